#include "colloquio/core/talk/interval.hpp"

#include <algorithm>
#include <array>
#include <cmath>

namespace colloquio::talk {

Interval wilson(std::int64_t k, std::int64_t n) {
  if (n <= 0) return {0, 1};
  const auto count = static_cast<double>(n);
  const double p = static_cast<double>(k) / count;
  const double z2 = kZ * kZ;
  const double middle = p + z2 / (2 * count);
  const double spread = kZ * std::sqrt(p * (1 - p) / count + z2 / (4 * count * count));
  const double scale = 1 + z2 / count;
  return {k == 0 ? 0.0 : std::max(0.0, (middle - spread) / scale),
          k == n ? 1.0 : std::min(1.0, (middle + spread) / scale)};
}

Ranks quantile_ranks(std::size_t n, double q) {
  if (n == 0) return {};
  const auto count = static_cast<double>(n);
  const double spread = kZ * std::sqrt(count * q * (1 - q));
  const double low = std::floor(count * q - spread);
  const double high = std::ceil(count * q + spread);
  return {low < 0 ? 0 : static_cast<std::size_t>(low), std::min(n - 1, static_cast<std::size_t>(high))};
}

double student_t(int df) {
  static constexpr std::array<double, 31> kTable = {
      0,     12.706, 4.303, 3.182, 2.776, 2.571, 2.447, 2.365, 2.306, 2.262, 2.228, 2.201, 2.179, 2.160, 2.145, 2.131,
      2.120, 2.110,  2.101, 2.093, 2.086, 2.080, 2.074, 2.069, 2.064, 2.060, 2.056, 2.052, 2.048, 2.045, 2.042};
  if (df < 1) return kTable[1];
  if (df <= 30) return kTable[static_cast<std::size_t>(df)];
  const double z = kZ;
  const double v = df;
  const double z3 = z * z * z;
  const double z5 = z3 * z * z;
  return z + (z3 + z) / (4 * v) + (5 * z5 + 16 * z3 + 3 * z) / (96 * v * v);
}

Figure count_figure(std::int64_t value, Unit unit) {
  Figure f;
  f.value = static_cast<double>(value);
  f.n = value;
  f.unit = unit;
  return f;
}

Figure share_figure(std::int64_t k, std::int64_t n) {
  Figure f;
  f.n = n;
  f.unit = Unit::share;
  if (n < kFewest) {
    f.note = "too_few";
    return f;
  }
  const Interval i = wilson(k, n);
  f.value = static_cast<double>(k) / static_cast<double>(n);
  f.low = i.low;
  f.high = i.high;
  return f;
}

Figure quantile_figure(std::span<const std::uint32_t> ascending, double q, Unit unit) {
  Figure f;
  const std::size_t n = ascending.size();
  f.n = static_cast<std::int64_t>(n);
  f.unit = unit;
  if (f.n < kFewest) {
    f.note = "too_few";
    return f;
  }
  if (q == 0.5) {
    f.value = (static_cast<double>(ascending[(n - 1) / 2]) + static_cast<double>(ascending[n / 2])) / 2;
  } else {
    const auto rank = static_cast<std::size_t>(std::ceil(q * static_cast<double>(n)));
    f.value = static_cast<double>(ascending[std::clamp<std::size_t>(rank, 1, n) - 1]);
  }
  const Ranks r = quantile_ranks(n, q);
  f.low = static_cast<double>(ascending[r.low]);
  f.high = static_cast<double>(ascending[r.high]);
  return f;
}

}  // namespace colloquio::talk
