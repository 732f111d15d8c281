#include "colloquio/core/voice/scores.hpp"

#include <algorithm>
#include <cmath>

namespace colloquio::voice {

void softmax(std::span<float> scores) {
  const float largest = *std::ranges::max_element(scores);
  float sum = 0;
  for (float& s : scores) sum += s = std::exp(s - largest);
  for (float& s : scores) s /= sum;
}

double Confusion::f1(std::size_t of) const {
  const std::uint64_t both = said_[of] + there_[of];
  return both == 0 ? 0.0 : 2.0 * static_cast<double>(right_[of]) / static_cast<double>(both);
}

double Confusion::macro_f1() const {
  double sum = 0;
  for (std::size_t c = 0; c < classes_; ++c) sum += f1(c);
  return sum / static_cast<double>(classes_);
}

double Confusion::macro_recall() const {
  double sum = 0;
  for (std::size_t c = 0; c < classes_; ++c) sum += recall(c);
  return sum / static_cast<double>(classes_);
}

}  // namespace colloquio::voice
