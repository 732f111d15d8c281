#pragma once

#include <map>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "colloquio/base/result.hpp"
#include "colloquio/base/time_parse.hpp"
#include "colloquio/sources/bytes.hpp"
#include "colloquio/sources/numbers.hpp"
#include "colloquio/sources/text_stream.hpp"

namespace colloquio::sources {

/// How the columns of a table become messages; read from a TOML or JSON file, or guessed from the column names.
/// docs/formats/table.md shows every key.
struct Mapping {
  std::string format;  ///< "csv", "jsonl", "json" or "" = by what the file looks like
  char delimiter = 0;  ///< 0 = found out
  bool has_header = true;
  std::optional<Encoding> encoding;  ///< none = found out
  DecimalMark decimal = DecimalMark::unknown;
  std::string zone;  ///< IANA name for times without a zone; "" = as configured
  DateOrder date_order = DateOrder::undeclared;
  NumberMeans number_means = NumberMeans::unix_if_plausible;  ///< of a bare number in a time column
  bool date_declared = false;  ///< date_order or number_means were said, nothing is inferred
  std::string items;           ///< JSON: where the rows are, as JsonShape::paths; "" = the top level
  std::string network = "table";
  std::string instance;
  double rating_max = 5;
  char list_separator = 0;  ///< between the values of one cell (reply_to, mentions); 0 = a cell is one value

  /// Field → column name (JSON: a path with dots). Fields: see field_names(), and "count.<metric>".
  std::map<std::string, std::string> columns;
  /// Field → a value that holds for every row that has no other.
  std::map<std::string, std::string> constants;
  /// Fields that together tell one row from all others, for rows without message.id.
  std::vector<std::string> id_fallback;
};

/// "message.id", "message.text", "person.name", …: what a column can become.
[[nodiscard]] std::span<const std::string_view> field_names();

/// Reads a mapping file: JSON if it begins with '{', else TOML.
/// Errors: invalid_input with the place (syntax, an unknown key or field, a value that cannot be).
[[nodiscard]] Result<Mapping> parse_mapping(std::string_view text, std::string_view file);

/// The mapping as a TOML file to keep and change.
[[nodiscard]] std::string to_toml(const Mapping& mapping);

/// Fills columns from column names that mean something in English or Italian.
[[nodiscard]] Mapping guess_columns(std::span<const std::string> header);

/// What read() will use for this bundle if no mapping is given, dates and decimals inferred from the rows: for
/// previews. Errors: invalid_input if text, author or time cannot be guessed (with the columns found and a mapping to
/// start from), or if the dates can be read in two ways.
[[nodiscard]] Result<Mapping> guess_mapping(Bundle& bundle);

}  // namespace colloquio::sources
