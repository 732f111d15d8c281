#pragma once

#include <cstdint>
#include <map>
#include <utility>
#include <vector>

#include "colloquio/core/model/figure.hpp"
#include "colloquio/core/model/talk_table.hpp"
#include "colloquio/core/talk/measure.hpp"

namespace colloquio::reference {

/// The same figures as talk::measure, computed the slow and obvious way: maps, sets and every pair of messages of a
/// conversation. Shares no code with it. With intervals; no evidence (left empty). O(n^3); for some hundred messages.
///
/// `only_channel`: kNone for the total, else the figures of that channel (without faults).
[[nodiscard]] Figures naive_figures(const TalkTable& table, const talk::MeasureOptions& options,
                                    std::uint32_t only_channel);

struct NaiveWait {
  std::uint32_t row = 0;
  std::int64_t microseconds = 0;
  bool is_recent = false;
};
/// The whole list of who waits, longest first.
[[nodiscard]] std::vector<NaiveWait> naive_waiting(const TalkTable& table, const talk::MeasureOptions& options);

/// How many messages each account that talks has in the window; a cross-post once.
[[nodiscard]] std::map<std::uint32_t, std::int64_t> naive_talkers(const TalkTable& table,
                                                                  const talk::MeasureOptions& options);

}  // namespace colloquio::reference
