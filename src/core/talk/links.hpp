#pragma once

#include <cstdint>
#include <vector>

#include "colloquio/core/model/talk_table.hpp"
#include "colloquio/core/talk/faults.hpp"
#include "colloquio/core/talk/threads.hpp"

namespace colloquio::talk {

/// The row is a second copy of an id and has no place.
inline constexpr std::uint32_t kDropped = kNone - 2;
/// The largest number of rows: the numbers above have a meaning.
inline constexpr std::size_t kMostRows = kNone - 15;

/// Usable times by row: kUnknownTime where missing or impossible.
[[nodiscard]] std::vector<std::int64_t> usable_times(const TalkTable& table);

/// The parent of each row as a row of the same channel; kNone, kGhost or kDropped. Without self-parents and rings.
[[nodiscard]] std::vector<std::uint32_t> resolve_parents(const TalkTable& table, const std::vector<std::int64_t>& time,
                                                         FaultLog& faults);

/// Counts what was wrong with the times of the rows that have a place.
void count_time_faults(const TalkTable& table, const std::vector<std::int64_t>& time,
                       const std::vector<std::uint32_t>& parent, FaultLog& faults);

/// The same number for rows of the same thread: the row of one of them. kDropped rows stay kDropped.
[[nodiscard]] std::vector<std::uint32_t> label_threads(const TalkTable& table,
                                                       const std::vector<std::uint32_t>& parent);

}  // namespace colloquio::talk
