#pragma once

#include "colloquio/adapters/duckdb/duck.hpp"
#include "colloquio/ports/record.hpp"

namespace colloquio::adapters::duck {

/// Merges the rows of import number `ordinal` with what was there, by the rules of docs/formats/record.md, and makes it
/// the last finished import. All in one transaction: before it nothing of the import can be seen, after it everything.
/// Fills in the numbers of the run. On an error nothing has changed.
[[nodiscard]] Result<void> settle(Connection& connection, std::uint32_t ordinal, ports::ImportRun& run);

}  // namespace colloquio::adapters::duck
