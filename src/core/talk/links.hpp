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

/// Who answers whom, by row.
struct Links {
  /// The parent of each row in the tree, a row of the same channel; kNone, kGhost or kDropped. Without self-parents and
  /// rings. Of several parents that are here it is the latest by (time, id); a ghost only if none is here.
  std::vector<std::uint32_t> parent;
  struct Other {
    std::uint32_t row = 0, parent = 0;
  };
  std::vector<Other> others;  ///< the other parents that are here, each once; rows ascending
  struct Orphan {
    Id128 parent;
    std::uint32_t row = 0;
  };
  std::vector<Orphan> orphans;  ///< missing parents and who names them; only rows whose parent is kGhost matter
};
[[nodiscard]] Links resolve_links(const TalkTable& table, const std::vector<std::int64_t>& time, FaultLog& faults);

/// Counts what was wrong with the times of the rows that have a place.
void count_time_faults(const TalkTable& table, const std::vector<std::int64_t>& time,
                       const std::vector<std::uint32_t>& parent, FaultLog& faults);

/// The same number for rows of the same thread: the row of one of them. kDropped rows stay kDropped.
[[nodiscard]] std::vector<std::uint32_t> label_threads(const TalkTable& table, const Links& links);

}  // namespace colloquio::talk
