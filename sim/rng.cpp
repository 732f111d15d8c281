#include "colloquio/sim/rng.hpp"

#include <algorithm>
#include <cmath>
#include <cstddef>

namespace colloquio::sim {

namespace {

/// The standard normal quantile by bisection: slow, only for the table.
double normal_quantile(double p) {
  double low = -4;
  double high = 4;
  for (int i = 0; i < 50; ++i) {
    const double middle = (low + high) / 2;
    (std::erfc(-middle / std::sqrt(2.0)) / 2 < p ? low : high) = middle;
  }
  return (low + high) / 2;
}

}  // namespace

LogNormal::LogNormal(double median, double sigma, std::int64_t lowest) {
  constexpr std::size_t kSteps = std::size_t{1} << kBits;
  for (std::size_t i = 0; i <= kSteps; ++i) {
    const double z = i == kSteps / 2 ? 0 : normal_quantile(static_cast<double>(i) / static_cast<double>(kSteps));
    quantile_.push_back(std::max(lowest, static_cast<std::int64_t>(std::llround(median * std::exp(sigma * z)))));
  }
}

std::int64_t LogNormal::operator()(Rng& rng) const {
  const std::uint64_t u = rng.next() >> 32U;
  const auto step = static_cast<std::size_t>(u >> (32U - kBits));
  const auto rest = static_cast<std::int64_t>(u & ((std::uint64_t{1} << (32U - kBits)) - 1));
  const std::int64_t low = quantile_[step];
  return low + (((quantile_[step + 1] - low) * rest) >> (32U - kBits));
}

}  // namespace colloquio::sim
