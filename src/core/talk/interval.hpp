#pragma once

#include <cstdint>
#include <optional>
#include <span>

#include "colloquio/core/model/figure.hpp"

namespace colloquio::talk {

/// Two-sided 95 %: the .975 quantile of the standard normal distribution.
inline constexpr double kZ = 1.959963984540054;

struct Interval {
  double low = 0;
  double high = 0;
};

/// Score interval for k of n (E. B. Wilson, JASA 22, 1927): (p + z²/2n ± z·sqrt(p(1-p)/n + z²/4n²)) / (1 + z²/n).
[[nodiscard]] Interval wilson(std::int64_t k, std::int64_t n);

/// Ranks (0-based) between which the q-quantile of n observations lies with 95 % (normal approximation to the binomial
/// count below it; W. J. Conover, Practical Nonparametric Statistics, ch. 3.2).
struct Ranks {
  std::size_t low = 0;
  std::size_t high = 0;
};
[[nodiscard]] Ranks quantile_ranks(std::size_t n, double q);

/// .975 quantile of Student's t: table to 30 degrees of freedom, Cornish-Fisher expansion above (error < 1e-4).
[[nodiscard]] double student_t(int degrees_of_freedom);

/// A count as a figure: no interval, it is what was seen.
[[nodiscard]] Figure count_figure(std::int64_t value, Unit unit = Unit::count);

/// k of n with the Wilson interval; under kFewest the value is left out, "too_few".
[[nodiscard]] Figure share_figure(std::int64_t k, std::int64_t n);

/// The q-quantile of ascending values (mean of the middle two when q = .5 and n is even, else the nearest rank from
/// above) with its interval; under kFewest the value is left out, "too_few".
[[nodiscard]] Figure quantile_figure(std::span<const std::uint32_t> ascending, double q, Unit unit);

}  // namespace colloquio::talk
