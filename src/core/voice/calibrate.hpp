#pragma once

#include <array>
#include <cstdint>
#include <span>
#include <vector>

#include "colloquio/core/voice/scores.hpp"

namespace colloquio::voice {

/// Turns a model's scores into probabilities that mean what they say: of the texts rated 80 % positive, four of five
/// are. Vector scaling (Guo et al. 2017): one stretch for all classes and one shift for each.
struct Calibration {
  float stretch = 1;
  std::array<float, kMostClasses> shift{};

  /// Scores to calibrated scores, in place; softmax or a sigmoid makes probabilities of them.
  void apply(std::span<float> scores) const {
    for (std::size_t c = 0; c < scores.size(); ++c) scores[c] = scores[c] * stretch + shift[c];
  }
  friend bool operator==(const Calibration&, const Calibration&) = default;
};

/// Scores of texts that the model did not learn from, and what they are.
struct Judged {
  std::vector<float> scores;  ///< one a class
  std::uint32_t labels = 0;   ///< as in Sample
};

/// The calibration under which `judged` is likeliest, held near "nothing to correct" by as much as 30 texts weigh; with
/// fewer than 30 texts it is that. `exclusive`: one class holds (softmax), else each by itself.
[[nodiscard]] Calibration calibrate(std::span<const Judged> judged, std::size_t classes, bool exclusive);

/// Expected calibration error (Guo et al. 2017), in 15 bins of the largest probability: how far what is said to be sure
/// is from how often it is right. 0 to 1.
[[nodiscard]] double calibration_error(std::span<const Judged> judged, const Calibration& calibration);

}  // namespace colloquio::voice
