#pragma once

#include <cstdint>
#include <span>
#include <vector>

namespace colloquio::voice {

/// Classes of one question, at most.
inline constexpr std::size_t kMostClasses = 16;

/// Scores to probabilities that add up to one, in place.
void softmax(std::span<float> scores);

/// What was said against what a model said.
class Confusion {
 public:
  explicit Confusion(std::size_t classes) : classes_(classes), right_(classes), said_(classes), there_(classes) {}

  void add(std::size_t truth, std::size_t guess) {
    ++there_[truth];
    ++said_[guess];
    if (truth == guess) ++right_[truth];
  }
  /// For classes that hold or not each by itself.
  void add_binary(std::size_t of, bool truth, bool guess) {
    there_[of] += truth ? 1U : 0U;
    said_[of] += guess ? 1U : 0U;
    right_[of] += truth && guess ? 1U : 0U;
  }

  [[nodiscard]] double precision(std::size_t of) const { return share(right_[of], said_[of]); }
  [[nodiscard]] double recall(std::size_t of) const { return share(right_[of], there_[of]); }
  [[nodiscard]] double f1(std::size_t of) const;
  /// The average over classes, each as heavy as the other.
  [[nodiscard]] double macro_f1() const;
  [[nodiscard]] double macro_recall() const;

 private:
  static double share(std::uint64_t a, std::uint64_t b) {
    return b == 0 ? 0.0 : static_cast<double>(a) / static_cast<double>(b);
  }
  std::size_t classes_;
  std::vector<std::uint64_t> right_, said_, there_;
};

}  // namespace colloquio::voice
