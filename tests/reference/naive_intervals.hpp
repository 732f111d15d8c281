#pragma once

#include <cstdint>
#include <optional>
#include <span>
#include <utility>
#include <vector>

#include "colloquio/core/model/figure.hpp"

namespace colloquio::reference {

// Figures with their 95 % intervals, each written down from its formula the slow and obvious way. Shares no code with
// core/talk; the definitions are those of its headers and of docs/metrics.

struct Bounds {
  std::optional<double> low, high;
};

/// Wilson: the p for which k of n is just 1.96 standard errors off, found by bisection.
[[nodiscard]] Bounds wilson_bounds(std::int64_t k, std::int64_t n);

[[nodiscard]] Figure share(std::int64_t k, std::int64_t n);
/// Interval by order statistics.
[[nodiscard]] Figure quantile(std::vector<std::int64_t> v, double q, Unit unit);
/// Mean absolute difference over twice the mean; interval from the derivative by the weight of each person.
[[nodiscard]] Figure gini(const std::vector<std::int64_t>& counts);
/// Share of `pairs` directed pairs, `mutual` of which have their reverse among them; the interval counts ties.
[[nodiscard]] Figure reciprocity(std::int64_t mutual, std::int64_t pairs);
/// Quasi-Poisson regression on the index, by bisection of the profile score.
[[nodiscard]] Figure trend(std::span<const std::int64_t> counts);

struct KaplanMeier {
  std::vector<std::pair<std::int64_t, bool>> waits;  // seconds, happened

  [[nodiscard]] Figure share(std::int64_t seconds) const;
  [[nodiscard]] Figure median() const;

 private:
  [[nodiscard]] double waiting_after(std::int64_t seconds) const;
  [[nodiscard]] std::vector<std::int64_t> steps() const;
  [[nodiscard]] std::int64_t end() const;
  [[nodiscard]] std::int64_t watched(std::int64_t seconds) const;
  /// Of the share still waiting, by Greenwood on the log(-log) scale; where none or all wait, see Survival.
  [[nodiscard]] Bounds waiting_bounds(std::int64_t seconds) const;
};

}  // namespace colloquio::reference
