#pragma once

#include <algorithm>
#include <array>
#include <cstddef>
#include <cstdint>
#include <limits>
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

/// A value as it is counted: rounded, never negative, at most what a table holds.
[[nodiscard]] std::uint32_t as_taps(double value);

/// Adds up the newest values (as_taps) of one message, each metric once: the rule of best_known_taps for who counts a
/// million messages.
class TapSum {
 public:
  void add(TapPart part, std::uint32_t taps) {
    has_upvotes_ = has_upvotes_ || part == TapPart::upvote;
    sums_[static_cast<std::size_t>(part)] += taps;
  }
  [[nodiscard]] std::uint32_t best_known(std::int64_t actors) const {
    const auto sum = [this](TapPart part) { return sums_[static_cast<std::size_t>(part)]; };
    const std::uint64_t counted = sum(TapPart::plain) + sum(TapPart::upvote) +
                                  (has_upvotes_ ? 0 : sum(TapPart::score)) +
                                  std::max(sum(TapPart::total), sum(TapPart::part));
    constexpr std::uint64_t kMost = std::numeric_limits<std::uint32_t>::max();
    return static_cast<std::uint32_t>(
        std::min(std::max(counted, static_cast<std::uint64_t>(std::max<std::int64_t>(actors, 0))), kMost));
  }

 private:
  std::array<std::uint64_t, 6> sums_{};
  bool has_upvotes_ = false;
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
[[nodiscard]] std::uint32_t best_known_taps(std::span<const MetricValue> newest, std::int64_t actors);

}  // namespace colloquio::record
