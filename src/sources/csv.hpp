#pragma once

#include <cstddef>
#include <cstdint>
#include <memory>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "colloquio/core/model/event.hpp"
#include "colloquio/sources/bytes.hpp"
#include "colloquio/sources/lines.hpp"

namespace colloquio::sources {

struct CsvShape {
  char delimiter = 0;              ///< 0 = found out from the first lines: , ; tab |
  bool has_header = true;          ///< false: columns are called "1", "2", ...
  std::size_t limit = kItemLimit;  ///< a longer record is one reject
};

/// RFC 4180 as people really write it: any of four delimiters, quotes with line breaks inside, "" for a quote.
///
/// A quote that never ends is one reject of its first line and reading goes on with the line after it; where no line
/// after it is a row, the file is cut within the cell, and it is one reject of all the rest. A record with
/// another number of columns than the header is a reject; cells that are all empty behind the last column are fine, and
/// a blank line is nothing. Cells are text: `=1+1`, `+39 0123` and `'007` come as they stand.
///
///   CsvReader rows(stream, name, sink);
///   const auto id = rows.column("id");
///   while (rows.next()) { ... rows[*id] ... or rows.reject("no such date"); }
///   return rows.result();
class CsvReader {
 public:
  /// Reads the header at once. `text` must be UTF-8 (see Utf8Stream); it, the sink and the name must outlive the
  /// reader.
  CsvReader(ByteStream& text, std::string_view file, EventSink& sink, CsvShape shape = {});
  ~CsvReader();
  CsvReader(const CsvReader&) = delete;
  CsvReader& operator=(const CsvReader&) = delete;

  /// Column names, trimmed; the second "Note" is called "Note (2)", an empty one "column 3".
  [[nodiscard]] std::span<const std::string> header() const;
  /// Its place, by exact name or else without regard to ASCII case.
  [[nodiscard]] std::optional<std::size_t> column(std::string_view name) const;
  [[nodiscard]] char delimiter() const;

  /// Goes to the next record that has as many columns as the header; false at the end.
  [[nodiscard]] bool next();
  /// A cell of the current record, alive until the next call; "" if there is no such column.
  [[nodiscard]] std::string_view operator[](std::size_t column) const;
  [[nodiscard]] std::span<const std::string_view> cells() const;

  [[nodiscard]] std::uint64_t offset() const;  ///< of the current record's first byte
  [[nodiscard]] std::uint64_t line() const;    ///< its first line, 1-based
  /// Whether it looks like a sum under a table: "Totale", "Total", "Somma" in its first filled cell.
  [[nodiscard]] bool is_total() const;
  /// Rejects the current record.
  void reject(std::string_view reason);

  /// After the last record: why reading stopped. Damage was rejected already; only interrupted and unavailable fail.
  [[nodiscard]] Result<void> result() const;

 private:
  struct State;
  std::unique_ptr<State> state_;
};

}  // namespace colloquio::sources
