#pragma once

#include <cstdint>
#include <span>
#include <string_view>

namespace colloquio::record {

/// What a metric says about taps.
enum class TapPart : std::uint8_t {
  none,    ///< nothing: views, replies, followers
  plain,   ///< taps of their own kind: likes, shares
  upvote,  ///< plain, and "score" says nothing new beside it
  score,   ///< net votes
  total,   ///< "reactions"
  part     ///< "reactions.X"
};
[[nodiscard]] TapPart tap_part(std::string_view metric);

struct PartValue {
  TapPart part = TapPart::none;
  double value = 0;
};

struct MetricValue {
  std::string_view metric;
  double value = 0;
};

/// The best known number of taps on one message: the larger of the known actors and the newest counts.
///
/// `newest` holds the newest value of each metric, each metric once. Only metrics that count taps are added; a negative
/// value is 0; "score" (net votes) says nothing new beside "upvotes"; of "reactions" and its parts "reactions.X" the
/// larger is taken.
[[nodiscard]] std::uint32_t best_known_taps(std::span<const PartValue> newest, std::int64_t actors);
[[nodiscard]] std::uint32_t best_known_taps(std::span<const MetricValue> newest, std::int64_t actors);

/// A value as it is counted: rounded, never negative, at most what a table holds. best_known_taps of it is the same.
[[nodiscard]] std::uint32_t as_taps(double value);

}  // namespace colloquio::record
