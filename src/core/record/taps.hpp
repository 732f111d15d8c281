#pragma once

#include <cstdint>
#include <span>
#include <string_view>

namespace colloquio::record {

struct MetricValue {
  std::string_view metric;
  double value = 0;
};

/// The best known number of taps on one message: the larger of the known actors and the newest counts.
///
/// `newest` holds the newest value of each metric, each metric once. Only metrics that count taps are added; a negative
/// value is 0; "score" (net votes) says nothing new beside "upvotes"; of "reactions" and its parts "reactions.X" the
/// larger is taken.
[[nodiscard]] std::uint32_t best_known_taps(std::span<const MetricValue> newest, std::int64_t actors);

}  // namespace colloquio::record
