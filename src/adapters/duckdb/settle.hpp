#pragma once

#include <string>
#include <vector>

#include "colloquio/adapters/duckdb/duck.hpp"
#include "colloquio/ports/record.hpp"

namespace colloquio::adapters::duck {

/// Merges the rows of import number `ordinal` with what was there, by the rules of docs/formats/record.md, and makes it
/// the last finished import. All in one transaction: before it nothing of the import can be seen, after it everything.
/// Fills in the numbers of the run. On an error nothing has changed.
[[nodiscard]] Result<void> settle(Connection& connection, std::uint32_t ordinal, ports::ImportRun& run);

/// Runs the statements one after the other, up to the first error.
[[nodiscard]] Result<void> run_all(Connection& connection, const std::vector<std::string>& statements);

/// Statements that keep, of the rows with equal `keys`, the one with the largest `order`, wherever this import told a
/// row. They leave the keys, the best row, the number of rows and of fresh ones in the temporary table `doubled`.
/// `among` may narrow the rows ("SEMI JOIN ...").
[[nodiscard]] std::vector<std::string> keep_largest(const char* table, const std::vector<std::string>& keys,
                                                    const char* order, std::uint32_t ordinal,
                                                    const std::string& among = "");

}  // namespace colloquio::adapters::duck
