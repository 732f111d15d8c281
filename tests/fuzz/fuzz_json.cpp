#include <string>
#include <string_view>
#include <vector>

#include "colloquio/base/check.hpp"
#include "colloquio/sources/json.hpp"
#include "colloquio/sources/memory_bundle.hpp"
#include "colloquio/sources/recording_sink.hpp"

namespace {

using namespace colloquio;
using namespace colloquio::sources;

/// Everything a reader can ask of a value, as text.
// NOLINTNEXTLINE(misc-no-recursion): JSON is at most 128 deep
void walk(JsonValue value, std::string& told) {
  told += value.text();
  told += std::to_string(value.integer().value_or(-1)) + (value.is_true() ? "t" : "f");
  (void)value.number();
  COLLOQUIO_CHECK(value.text().find('\0') == std::string_view::npos, "NUL comes through");
  for (const auto [key, inner] : value) {
    told += key;
    if (value.is_object()) COLLOQUIO_CHECK(value[key].exists(), "a member that is there is not found");
    walk(inner, told);
  }
}

std::string read_all(std::string_view bytes, std::size_t chunk, const JsonShape& shape) {
  MemoryStream stream(bytes, chunk);
  RecordingSink sink;
  JsonItems items(stream, "f", sink, shape);
  std::string told;
  while (auto item = items.next()) {
    told += "\n" + std::to_string(items.offset()) + ":" + std::to_string(items.line()) + ":";
    told += std::string{items.key()} + ":" + std::string{items.around("name")} + ":";
    walk(*item, told);
  }
  COLLOQUIO_CHECK(items.result().has_value(), "bytes in memory are no reason to give up");
  for (const auto& reject : sink.rejects) {
    told += "\n!" + std::to_string(reject.offset) + std::string{reject.reason};
    COLLOQUIO_CHECK(reject.sample.size() <= 200, "a sample is too long");
  }
  return told;
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  const std::string_view bytes{reinterpret_cast<const char*>(data), size};
  for (const auto& shape : {JsonShape{}, JsonShape{.paths = {"", "messages"}, .limit = 200},
                            JsonShape{.paths = {"chats.list[].messages", "messages", "{}"}, .limit = 1000}}) {
    COLLOQUIO_CHECK(read_all(bytes, size + 1, shape) == read_all(bytes, 3, shape),
                    "what is read depends on how the bytes arrive");
  }
  return 0;
}
