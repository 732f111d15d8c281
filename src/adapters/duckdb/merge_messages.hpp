#pragma once

#include "colloquio/adapters/duckdb/duck.hpp"
#include "colloquio/ports/record.hpp"

namespace colloquio::adapters::duck {

/// Merges the messages and counts of import number `ordinal`: one row a message, other states to message_revision,
/// threads tied, taps counted. Called inside the transaction of settle(), after gone and tap are merged. Counts the
/// run's messages.
[[nodiscard]] Result<void> merge_messages(Connection& connection, std::uint32_t ordinal, ports::ImportRun& run);

/// ports::ImportSession::moved_into for the rows an import has committed so far.
[[nodiscard]] Result<ports::Moved> moved_into(Connection& connection, std::uint32_t ordinal,
                                              std::span<const Id128> channels);

/// Gives every message that the import touched the key of its thread: equal for all messages tied by parents or a
/// native conversation. Late parents tie threads that were apart.
[[nodiscard]] Result<void> tie_threads(Connection& connection, std::uint32_t ordinal);

/// Merges the counts and gives best known taps to the messages whose taps or counts the import touched. Uses the
/// temporary tables `retold` (messages told more than once) and `changed` (messages put together anew).
[[nodiscard]] Result<void> count_taps(Connection& connection, std::uint32_t ordinal);

}  // namespace colloquio::adapters::duck
