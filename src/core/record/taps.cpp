#include "colloquio/core/record/taps.hpp"

#include <algorithm>
#include <cmath>
#include <limits>

#include "colloquio/core/model/vocabulary.hpp"

namespace colloquio::record {

std::uint32_t best_known_taps(std::span<const MetricValue> newest, std::int64_t actors) {
  double plain = 0;
  double total = 0;
  double parts = 0;
  const bool has_upvotes =
      std::any_of(newest.begin(), newest.end(), [](const MetricValue& v) { return v.metric == "upvotes"; });
  for (const auto& [metric, value] : newest) {
    if (!counts_as_tap(metric)) continue;
    const double taps = std::max(0.0, std::round(value));
    if (metric == "reactions") {
      total += taps;
    } else if (metric.starts_with("reactions.")) {
      parts += taps;
    } else if (metric != "score" || !has_upvotes) {
      plain += taps;
    }
  }
  const double counted = plain + std::max(total, parts);
  const double best = std::max(counted, static_cast<double>(actors));
  return static_cast<std::uint32_t>(std::min(best, static_cast<double>(std::numeric_limits<std::uint32_t>::max())));
}

}  // namespace colloquio::record
