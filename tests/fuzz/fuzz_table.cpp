#include <string>
#include <string_view>

#include "colloquio/base/check.hpp"
#include "colloquio/sources/fingerprint_sink.hpp"
#include "colloquio/sources/formats.hpp"
#include "colloquio/sources/mapping.hpp"
#include "colloquio/sources/memory_bundle.hpp"

namespace {

using namespace colloquio;
using namespace colloquio::sources;

constexpr std::string_view kMapping = R"(
decimal = ","
date_order = "dmy"
[columns]
"message.id" = "id"
"message.at" = "date"
"message.text" = "text"
"message.reply_to" = "reply"
"message.rating" = "stars"
"person.name" = "who"
"count.likes" = "likes"
)";

/// What was told and, if reading was refused, why.
std::string read_once(const Format& format, std::string_view bytes, std::size_t chunk, const Mapping* mapping) {
  MemoryBundle bundle({{"table.csv", std::string{bytes}}}, "fuzz", chunk);
  FingerprintSink sink;
  const auto done = format.read(bundle, {.zone = "Europe/Rome", .mapping = mapping}, sink);
  COLLOQUIO_CHECK(done.has_value() || done.error().kind == ErrorKind::invalid_input, "refused for a strange reason");
  COLLOQUIO_CHECK(sink.is_in_order(), "an event came before its source");
  return std::to_string(sink.fingerprint()) + (done ? "" : done.error().message);
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  const std::string_view bytes{reinterpret_cast<const char*>(data), size};
  static const Mapping known = *parse_mapping(kMapping, "mapping");
  for (const Format* format : {&formats::table, &formats::outcomes}) {
    for (const Mapping* mapping : {static_cast<const Mapping*>(nullptr), &known}) {
      COLLOQUIO_CHECK(read_once(*format, bytes, size + 1, mapping) == read_once(*format, bytes, 5, mapping),
                      "what is read depends on how the bytes arrive");
    }
    const Sniffed head{"table.csv", bytes};
    COLLOQUIO_CHECK(format->recognise({&head, 1}) <= 100, "confidence out of 0..100");
  }
  if (const auto mapping = parse_mapping(bytes, "mapping")) {
    COLLOQUIO_CHECK(!to_toml(*mapping).empty(), "a mapping cannot be written");
  }
  return 0;
}
