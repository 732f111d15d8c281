#include "colloquio/core/voice/calibrate.hpp"

#include <algorithm>
#include <cmath>

#include "colloquio/core/voice/scores.hpp"

namespace colloquio::voice {

namespace {

constexpr std::size_t kFewest = 30;
constexpr int kSteps = 400;

/// Descends with steps that adapt to each parameter (RMSprop): few parameters, smooth and convex.
class Descent {
 public:
  void step(float& parameter, double gradient, std::size_t which) {
    double& mean = means_[which];
    mean = 0.9 * mean + 0.1 * gradient * gradient;
    parameter -= static_cast<float>(rate_ * gradient / (std::sqrt(mean) + 1e-6));
  }
  void slower() { rate_ *= 0.99; }

 private:
  double rate_ = 0.05;
  std::array<double, kMostClasses + 1> means_{};
};

}  // namespace

Calibration calibrate(std::span<const Judged> judged, std::size_t classes, bool exclusive) {
  Calibration now;
  if (judged.size() < kFewest) return now;
  Descent descent;
  const double n = static_cast<double>(judged.size());
  const double prior = static_cast<double>(kFewest) / n;
  std::array<float, kMostClasses> z{};
  const auto scores = std::span{z}.first(classes);
  for (int round = 0; round < kSteps; ++round) {
    std::array<double, kMostClasses> by_shift{};
    double by_stretch = 0;
    for (const Judged& one : judged) {
      std::ranges::copy(one.scores, z.begin());
      now.apply(scores);
      if (exclusive) softmax(scores);
      for (std::size_t c = 0; c < classes; ++c) {
        const double said = exclusive ? z[c] : 1.0 / (1.0 + std::exp(-double{z[c]}));
        const bool holds = exclusive ? one.labels == c : (one.labels >> c & 1U) != 0;
        const double g = said - (holds ? 1.0 : 0.0);
        by_shift[c] += g;
        by_stretch += g * one.scores[c];
      }
    }
    descent.step(now.stretch, by_stretch / n + 0.1 * prior * (now.stretch - 1), kMostClasses);
    now.stretch = std::clamp(now.stretch, 0.05F, 10.0F);
    for (std::size_t c = 0; c < classes; ++c) {
      descent.step(now.shift[c], by_shift[c] / n + 0.1 * prior * now.shift[c], c);
    }
    descent.slower();
  }
  return now;
}

double calibration_error(std::span<const Judged> judged, const Calibration& calibration) {
  constexpr std::size_t kBins = 15;
  struct Bin {
    double sure = 0, right = 0;
  };
  std::array<Bin, kBins> bins{};
  for (const Judged& one : judged) {
    std::vector<float> p = one.scores;
    calibration.apply(p);
    softmax(p);
    const auto best = std::ranges::max_element(p);
    Bin& bin = bins[std::min(kBins - 1, static_cast<std::size_t>(*best * kBins))];
    bin.sure += *best;
    bin.right += static_cast<std::uint32_t>(best - p.begin()) == one.labels ? 1 : 0;
  }
  double error = 0;
  for (const Bin& bin : bins) error += std::abs(bin.sure - bin.right);
  return judged.empty() ? 0 : error / static_cast<double>(judged.size());
}

}  // namespace colloquio::voice
