#pragma once

#include <cstdint>
#include <memory>
#include <optional>
#include <string>
#include <string_view>

#include "colloquio/sources/bytes.hpp"

namespace colloquio::sources {

enum class Encoding : std::uint8_t { utf8, utf16le, utf16be, windows1252, latin1 };

/// "utf-8", "utf-16le", "windows-1252", "iso-8859-1" and their usual other names, any case.
[[nodiscard]] std::optional<Encoding> encoding_named(std::string_view name);
[[nodiscard]] std::string_view name_of(Encoding encoding);

/// Any text as UTF-8 without BOM. Unless told: a BOM decides; else UTF-16 if every other byte is zero; else UTF-8 if
/// the first stretch with non-ASCII letters is valid UTF-8; else Windows-1252. Bytes that mean nothing become U+FFFD.
///
/// Byte offsets of readers on top of it count UTF-8 bytes. Memory: two buffers of 256 KiB.
class Utf8Stream final : public ByteStream {
 public:
  explicit Utf8Stream(std::unique_ptr<ByteStream> bytes, std::optional<Encoding> told = std::nullopt);
  ~Utf8Stream() override;

  [[nodiscard]] Result<std::size_t> read(std::span<char> into) override;

  /// What it decided so far; utf8 as long as all was ASCII.
  [[nodiscard]] Encoding encoding() const;
  /// How many times U+FFFD was put in place of bytes that mean nothing.
  [[nodiscard]] std::uint64_t repaired() const;

 private:
  struct State;
  std::unique_ptr<State> state_;
};

}  // namespace colloquio::sources
