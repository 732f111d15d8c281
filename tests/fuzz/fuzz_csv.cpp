#include <memory>
#include <string>
#include <string_view>

#include "colloquio/base/check.hpp"
#include "colloquio/sources/csv.hpp"
#include "colloquio/sources/memory_bundle.hpp"
#include "colloquio/sources/recording_sink.hpp"
#include "colloquio/sources/text_stream.hpp"

namespace {

using namespace colloquio;
using namespace colloquio::sources;

std::string read_all(std::string_view bytes, std::size_t chunk, const CsvShape& shape) {
  Utf8Stream text(std::make_unique<MemoryStream>(bytes, chunk));
  RecordingSink sink;
  CsvReader rows(text, "f", sink, shape);
  std::string told;
  for (const auto& name : rows.header()) told += name + "|";
  while (rows.next()) {
    COLLOQUIO_CHECK(rows.cells().size() == rows.header().size(), "a record has another number of columns");
    told += "\n" + std::to_string(rows.line()) + (rows.is_total() ? "t" : "") + ":";
    for (const auto cell : rows.cells()) told += std::string{cell} + "|";
  }
  COLLOQUIO_CHECK(rows.result().has_value(), "bytes in memory are no reason to give up");
  for (const auto& reject : sink.rejects) told += "\n!" + std::to_string(reject.offset) + std::string{reject.reason};
  return told + name_of(text.encoding()).data() + std::to_string(text.repaired());
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  const std::string_view bytes{reinterpret_cast<const char*>(data), size};
  for (const auto& shape : {CsvShape{}, CsvShape{.delimiter = ';', .has_header = false, .limit = 100}}) {
    COLLOQUIO_CHECK(read_all(bytes, size + 1, shape) == read_all(bytes, 3, shape),
                    "what is read depends on how the bytes arrive");
  }
  return 0;
}
