#pragma once

#include <cstdint>
#include <memory>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "colloquio/core/model/event.hpp"
#include "colloquio/sources/bytes.hpp"
#include "colloquio/sources/mapping.hpp"

namespace colloquio::sources {

/// Rows with named cells, whatever the file is: CSV, lines of JSON, a JSON array, Parquet through TableRows.
class Rows {
 public:
  virtual ~Rows() = default;
  /// CSV: its header. JSON: the names met in the first rows, those of inner objects with dots ("user.name").
  [[nodiscard]] virtual std::span<const std::string> columns() const = 0;
  /// The number of a column for cell(); nullopt if the table has none of that name.
  [[nodiscard]] virtual std::optional<std::size_t> column(std::string_view name) = 0;
  [[nodiscard]] virtual bool next() = 0;
  /// Alive until next(); "" if absent.
  [[nodiscard]] virtual std::string_view cell(std::size_t column) const = 0;
  /// Sets `into` to the texts of a cell that holds a list (an array in JSON), else to the cell; alive until next().
  virtual void cells(std::size_t column, std::vector<std::string_view>& into) const { into.assign(1, cell(column)); }
  [[nodiscard]] virtual bool is_total() const = 0;
  [[nodiscard]] virtual char delimiter() const = 0;  ///< 0 if it is not CSV
  virtual void reject(std::string_view reason) = 0;
  [[nodiscard]] virtual Result<void> result() const = 0;
};

/// Whether a file of that name can be a table.
[[nodiscard]] bool is_table_name(std::string_view name);

/// Opens a file of the bundle as rows; `mapping` says how if it says so. The sink takes what is no row.
/// Errors: those of the bundle; invalid_input for a Parquet file that nobody turned into rows.
[[nodiscard]] Result<std::unique_ptr<Rows>> open_rows(Bundle& bundle, const std::string& name, const Mapping& mapping,
                                                      EventSink& sink);

}  // namespace colloquio::sources
