#include "colloquio/core/record/taps.hpp"

#include <algorithm>
#include <cmath>
#include <limits>

#include "colloquio/core/model/vocabulary.hpp"

namespace colloquio::record {

TapPart tap_part(std::string_view metric) {
  if (!counts_as_tap(metric)) return TapPart::none;
  if (metric == "reactions") return TapPart::total;
  if (metric.starts_with("reactions.")) return TapPart::part;
  if (metric == "upvotes") return TapPart::upvote;
  return metric == "score" ? TapPart::score : TapPart::plain;
}

std::uint32_t as_taps(double value) {
  constexpr double kMost = std::numeric_limits<std::uint32_t>::max();
  return value > 0 ? static_cast<std::uint32_t>(std::min(std::round(value), kMost)) : 0;
}

std::uint32_t best_known_taps(std::span<const MetricValue> newest, std::int64_t actors) {
  TapSum sum;
  for (const auto& [metric, value] : newest) sum.add(tap_part(metric), as_taps(value));
  return sum.best_known(actors);
}

}  // namespace colloquio::record
