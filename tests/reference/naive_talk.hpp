#pragma once

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

}  // namespace colloquio::reference
