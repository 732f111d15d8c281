#pragma once

#include <array>
#include <cstdint>

#include "colloquio/adapters/duckdb/duck.hpp"

namespace colloquio::adapters::duck {

/// docs/formats/record.md describes the tables. Raise it with every change of them.
inline constexpr std::int64_t kSchemaVersion = 3;

/// Tables whose rows carry `touched`: the number of the import that wrote them. Rows above the number in `settled`
/// belong to an import that is not finished: readers pass over them, the next start removes them.
inline constexpr std::array kTables = {"channel",        "account",          "account_name", "conversation",
                                       "message",        "message_revision", "tap",          "gone",
                                       "count_snapshot", "outcome",          "reject",       "import_run"};

/// The columns of message and message_revision as read_state() wants them.
extern const char* const kStateColumns;

/// Makes the tables if the file is new. Errors: corrupt (no record of ours, or written by a newer program).
[[nodiscard]] Result<void> prepare(Connection& connection);

/// Number of the last finished import.
[[nodiscard]] Result<std::uint32_t> settled(Connection& connection);

/// Removes what imports that never finished left behind.
[[nodiscard]] Result<void> remove_leftovers(Connection& connection);

}  // namespace colloquio::adapters::duck
