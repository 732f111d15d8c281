#include "colloquio/core/record/taps.hpp"

#include <algorithm>
#include <cmath>
#include <limits>
#include <vector>

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
  return static_cast<std::uint32_t>(std::clamp(std::round(value), 0.0, kMost));
}

std::uint32_t best_known_taps(std::span<const PartValue> newest, std::int64_t actors) {
  double plain = 0;
  double score = 0;
  double total = 0;
  double parts = 0;
  bool has_upvotes = false;
  for (const auto& [part, value] : newest) {
    const double taps = std::max(0.0, std::round(value));
    switch (part) {
      case TapPart::none:
        break;
      case TapPart::upvote:
        has_upvotes = true;
        plain += taps;
        break;
      case TapPart::plain:
        plain += taps;
        break;
      case TapPart::score:
        score += taps;
        break;
      case TapPart::total:
        total += taps;
        break;
      case TapPart::part:
        parts += taps;
        break;
    }
  }
  const double counted = plain + (has_upvotes ? 0 : score) + std::max(total, parts);
  return as_taps(std::max(counted, static_cast<double>(actors)));
}

std::uint32_t best_known_taps(std::span<const MetricValue> newest, std::int64_t actors) {
  std::vector<PartValue> parts;
  parts.reserve(newest.size());
  for (const auto& [metric, value] : newest) parts.push_back({tap_part(metric), value});
  return best_known_taps(parts, actors);
}

}  // namespace colloquio::record
