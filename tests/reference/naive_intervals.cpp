#include "naive_intervals.hpp"

#include <algorithm>
#include <cmath>
#include <numbers>
#include <numeric>
#include <set>

namespace colloquio::reference {

namespace {

constexpr double kQuantile = 1.959963984540054;  // .975 of the normal distribution

/// Where a function that is below zero at `low` and not at `high` changes sign.
template <class F>
double bisect(double low, double high, F f) {
  for (int i = 0; i < 200; ++i) {
    const double middle = (low + high) / 2;
    (f(middle) < 0 ? low : high) = middle;
  }
  return (low + high) / 2;
}

/// .975 quantile of Student's t to the three decimals of the printed tables: the density integrated by Simpson's rule.
double student_quantile(int freedom) {
  const double v = freedom;
  const double scale = std::exp(std::lgamma((v + 1) / 2) - std::lgamma(v / 2)) / std::sqrt(v * std::numbers::pi);
  const auto density = [&](double t) { return scale * std::pow(1 + t * t / v, -(v + 1) / 2); };
  const auto below = [&](double t) {
    constexpr int kSteps = 4000;
    const double h = t / kSteps;
    double sum = density(0) + density(t);
    for (int i = 1; i < kSteps; ++i) sum += density(i * h) * (i % 2 == 1 ? 4 : 2);
    return 0.5 + sum * h / 3;
  };
  double low = 0, high = 20;
  for (int i = 0; i < 40; ++i) {
    const double middle = (low + high) / 2;
    (below(middle) < 0.975 ? low : high) = middle;
  }
  return std::round(high * 1000) / 1000;
}

void put(Figure& f, const Bounds& b) {
  f.low = b.low;
  f.high = b.high;
}

}  // namespace

Bounds wilson_bounds(std::int64_t k, std::int64_t n) {
  const double share = static_cast<double>(k) / static_cast<double>(n);
  const auto off_by = [&](double p) {
    return (share - p) - kQuantile * std::sqrt(p * (1 - p) / static_cast<double>(n));
  };
  const auto short_by = [&](double p) {
    return (p - share) - kQuantile * std::sqrt(p * (1 - p) / static_cast<double>(n));
  };
  Bounds b{0, 1};
  if (k > 0) b.low = bisect(0, share, [&](double p) { return -off_by(p); });
  if (k < n) b.high = bisect(share, 1, short_by);
  return b;
}

Figure share(std::int64_t k, std::int64_t n) {
  Figure f{.n = n, .unit = Unit::share};
  if (n < kFewest) {
    f.note = "too_few";
    return f;
  }
  f.value = static_cast<double>(k) / static_cast<double>(n);
  put(f, wilson_bounds(k, n));
  return f;
}

Figure quantile(std::vector<std::int64_t> v, double q, Unit unit) {
  Figure f{.n = static_cast<std::int64_t>(v.size()), .unit = unit};
  if (f.n < kFewest) {
    f.note = "too_few";
    return f;
  }
  std::sort(v.begin(), v.end());
  const auto n = static_cast<double>(v.size());
  const auto at = [&](double rank) {
    return static_cast<double>(v[static_cast<std::size_t>(std::clamp(rank, 0.0, n - 1))]);
  };
  f.value = q == 0.5 ? (at(std::floor((n - 1) / 2)) + at(std::floor(n / 2))) / 2 : at(std::ceil(q * n) - 1);
  // How many of n lie below the quantile: n q on average, with the variance n q (1 - q).
  f.low = at(std::floor(n * q - kQuantile * std::sqrt(n * q * (1 - q))));
  f.high = at(std::ceil(n * q + kQuantile * std::sqrt(n * q * (1 - q))));
  return f;
}

Figure gini(const std::vector<std::int64_t>& counts) {
  Figure f{.n = static_cast<std::int64_t>(counts.size()), .unit = Unit::index};
  if (f.n < kFewest) {
    f.note = "too_few";
    return f;
  }
  // G = Σ w_i w_j |x_i - x_j| / (2 Σ w Σ w x) with all weights 1.
  const auto n = static_cast<double>(counts.size());
  const auto sum = static_cast<double>(std::accumulate(counts.begin(), counts.end(), std::int64_t{0}));
  std::vector<double> away;  // Σ_j |x_i - x_j|
  for (const std::int64_t x : counts) {
    away.push_back(0);
    for (const std::int64_t y : counts) away.back() += static_cast<double>(std::abs(x - y));
  }
  const double g = std::accumulate(away.begin(), away.end(), 0.0) / (2 * n * sum);
  double variance = 0;
  for (std::size_t i = 0; i < counts.size(); ++i) {
    const double by_weight = away[i] / (n * sum) - g / n - g * static_cast<double>(counts[i]) / sum;
    variance += by_weight * by_weight;
  }
  f.value = g;
  f.low = std::max(0.0, g - kQuantile * std::sqrt(variance));
  f.high = std::min(1.0, g + kQuantile * std::sqrt(variance));
  return f;
}

Figure reciprocity(std::int64_t mutual, std::int64_t pairs) {
  Figure f = share(mutual, pairs);
  if (!f.value) return f;
  const std::int64_t both_ways = mutual / 2;
  const Bounds of_ties = wilson_bounds(both_ways, both_ways + (pairs - mutual));
  f.low = 2 * *of_ties.low / (1 + *of_ties.low);
  f.high = 2 * *of_ties.high / (1 + *of_ties.high);
  return f;
}

Figure trend(std::span<const std::int64_t> counts) {
  Figure f{.n = static_cast<std::int64_t>(counts.size()), .unit = Unit::per_month, .note = "no_trend"};
  const auto sum = static_cast<double>(std::accumulate(counts.begin(), counts.end(), std::int64_t{0}));
  if (counts.size() < 4 || sum < static_cast<double>(kFewest)) return f;
  // All in the first or all in the last: no finite slope is best.
  if (sum == static_cast<double>(counts.front()) || sum == static_cast<double>(counts.back())) return f;
  // Given the slope b, the best level makes the expected counts sum to what was counted; the best b makes Σ x mu = Σ x
  // y.
  const auto expected = [&](double b) {
    std::vector<double> mu;
    double all = 0;
    for (std::size_t i = 0; i < counts.size(); ++i) {
      mu.push_back(std::exp(b * static_cast<double>(i)));
      all += mu.back();
    }
    for (double& m : mu) m *= sum / all;
    return mu;
  };
  const double b = bisect(-20, 20, [&](double slope) {
    const auto mu = expected(slope);
    double score = 0;
    for (std::size_t i = 0; i < counts.size(); ++i) {
      score += static_cast<double>(i) * (mu[i] - static_cast<double>(counts[i]));
    }
    return score;
  });
  const auto mu = expected(b);
  double middle = 0, spread_of_x = 0, pearson = 0;
  for (std::size_t i = 0; i < mu.size(); ++i) middle += static_cast<double>(i) * mu[i] / sum;
  for (std::size_t i = 0; i < mu.size(); ++i) {
    spread_of_x += mu[i] * std::pow(static_cast<double>(i) - middle, 2);
    pearson += std::pow(static_cast<double>(counts[i]) - mu[i], 2) / mu[i];
  }
  const int freedom = static_cast<int>(counts.size()) - 2;
  const double error = std::sqrt(std::max(1.0, pearson / freedom) / spread_of_x);
  f.note.clear();
  f.value = std::expm1(b);
  f.low = std::expm1(b - student_quantile(freedom) * error);
  f.high = std::expm1(b + student_quantile(freedom) * error);
  return f;
}

double KaplanMeier::waiting_after(std::int64_t seconds) const {
  double s = 1;
  for (const std::int64_t t : steps()) {
    if (t > seconds) break;
    double d = 0, n = 0;
    for (const auto& [u, e] : waits) {
      n += u >= t;
      d += e && u == t;
    }
    s *= 1 - d / n;
  }
  return s < 1e-12 ? 0 : s;
}

/// Times with an answer, up to where one person counts for more than a tenth of the curve.
std::vector<std::int64_t> KaplanMeier::steps() const {
  std::set<std::int64_t> times;
  for (const auto& [t, e] : waits) {
    if (e) times.insert(t);
  }
  std::vector<std::int64_t> out;
  double s = 1;
  for (const std::int64_t t : times) {
    const auto n = static_cast<double>(watched(t));
    if (s / n > 0.1) break;
    s *= 1 - static_cast<double>(std::count(waits.begin(), waits.end(), std::pair{t, true})) / n;
    out.push_back(t);
  }
  return out;
}

/// How far the curve can be read.
std::int64_t KaplanMeier::end() const {
  std::int64_t longest = 0;
  for (const auto& wait : waits) longest = std::max(longest, wait.first);
  const auto known = steps();
  for (const auto& [t, e] : waits) {
    if (e && (known.empty() || t > known.back())) longest = std::min(longest, t - 1);
  }
  return longest;
}

std::int64_t KaplanMeier::watched(std::int64_t seconds) const {
  return std::count_if(waits.begin(), waits.end(), [&](const auto& wait) { return wait.first >= seconds; });
}

Bounds KaplanMeier::waiting_bounds(std::int64_t seconds) const {
  const double s = waiting_after(seconds);
  if (s == 1) return {1 - *wilson_bounds(0, watched(seconds)).high, 1};
  double greenwood = 0;
  auto times = steps();
  std::erase_if(times, [&](std::int64_t t) { return t > seconds; });
  if (s == 0) {
    const std::int64_t end = times.back();
    const auto cases =
        static_cast<std::int64_t>(std::llround(static_cast<double>(watched(end)) / waiting_after(end - 1)));
    return {0, 1 - *wilson_bounds(cases, cases).low};
  }
  for (const std::int64_t t : times) {
    const auto n = static_cast<double>(watched(t));
    const auto d = static_cast<double>(std::count(waits.begin(), waits.end(), std::pair{t, true}));
    greenwood += d / (n * (n - d));
  }
  const double on_scale = std::log(-std::log(s));
  const double error = kQuantile * std::sqrt(greenwood) / -std::log(s);
  return {std::exp(-std::exp(on_scale + error)), std::exp(-std::exp(on_scale - error))};
}

Figure KaplanMeier::share(std::int64_t seconds) const {
  Figure f{.n = static_cast<std::int64_t>(waits.size()), .unit = Unit::share};
  if (f.n < kFewest) {
    f.note = "too_few";
  } else if (end() < seconds && waiting_after(seconds) > 0) {
    f.note = "not_reached";
  } else if (waiting_after(seconds) == 1 && watched(seconds) < kFewest) {
    f.note = "too_few";
  } else {
    f.value = 1 - waiting_after(seconds);
    const Bounds waiting = waiting_bounds(seconds);
    put(f, {1 - *waiting.high, 1 - *waiting.low});
  }
  return f;
}

Figure KaplanMeier::median() const {
  Figure f{.n = static_cast<std::int64_t>(waits.size()), .unit = Unit::seconds};
  if (f.n < kFewest) {
    f.note = "too_few";
    return f;
  }
  for (const std::int64_t t : steps()) {
    const double s = waiting_after(t);
    const auto seconds = static_cast<double>(t);
    if (!f.value && s <= 0.5 + 1e-12) f.value = seconds;
    if (!f.low && (s == 0 || *waiting_bounds(t).low <= 0.5)) f.low = seconds;
    if (!f.high && s > 0 && *waiting_bounds(t).high <= 0.5) f.high = seconds;
  }
  if (!f.value) f.note = "not_reached";
  return f;
}

}  // namespace colloquio::reference
