#pragma once

#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>

#include "colloquio/base/check.hpp"
#include "colloquio/sources/fingerprint_sink.hpp"
#include "colloquio/sources/format.hpp"
#include "colloquio/sources/memory_bundle.hpp"

namespace colloquio::fuzz {

inline std::uint64_t read_once(const sources::Format& format, const std::string& name, std::string_view bytes,
                               std::size_t chunk) {
  sources::MemoryBundle bundle{{{name, std::string{bytes}}}, "fuzz", chunk};
  sources::FingerprintSink sink;
  const auto done = format.read(bundle, {.zone = "Europe/Rome", .private_messages = true}, sink);
  COLLOQUIO_CHECK(done.has_value(), "bytes in memory are no reason to give up");
  COLLOQUIO_CHECK(sink.is_in_order(), "an event came before its source");
  return sink.fingerprint();
}

/// Reads the bytes as one file of that name, whole and in small pieces: both must tell the same.
inline int read_format(const sources::Format& format, const std::string& name, const std::uint8_t* data,
                       std::size_t size) {
  const std::string_view bytes{reinterpret_cast<const char*>(data), size};
  const sources::Sniffed head{name, bytes.substr(0, std::size_t{64} << 10)};
  const auto sure = format.recognise({&head, 1});
  COLLOQUIO_CHECK(sure >= 0 && sure <= 100, "confidence out of 0..100");
  constexpr std::size_t kPiece = 13;
  COLLOQUIO_CHECK(read_once(format, name, bytes, size + 1) == read_once(format, name, bytes, kPiece),
                  "what is read depends on how the bytes arrive");
  return 0;
}

}  // namespace colloquio::fuzz
