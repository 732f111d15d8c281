#pragma once

#include <algorithm>
#include <array>
#include <cstdint>
#include <optional>
#include <span>
#include <vector>

#include "colloquio/core/model/figure.hpp"
#include "colloquio/core/talk/talk.hpp"

namespace colloquio::talk {

/// One observed wait as an integer that sorts by its length: whole seconds, then 1 if it ended with the event and 0 if
/// we stopped looking (censored). 31 bits of seconds: longer waits than 68 years are cut there.
using Wait = std::uint32_t;

[[nodiscard]] constexpr Wait make_wait(std::int64_t microseconds, bool happened) {
  constexpr std::int64_t kLongest = 0x7FFFFFFF;
  const std::int64_t seconds = std::clamp<std::int64_t>(microseconds / 1'000'000, 0, kLongest);
  return static_cast<Wait>(seconds) << 1U | static_cast<Wait>(happened);
}

/// The Kaplan-Meier estimate of how many still wait at time t:
///   S(t) = Π over event times t_j ≤ t of (1 - d_j / n_j);  censored at t_j still count as at risk there.
/// The curve ends before the first step at which one person counts for more than a tenth of all (S / n_j > 0.1): hardly
/// anybody is watched so long any more, and one late answer would make "half".
/// Interval: Greenwood's variance on the log(-log S) scale (Kalbfleisch & Prentice 1980, 1.14), which stays in [0, 1]:
///   S^exp(±z·sqrt(Σ d/(n(n-d))) / ln S).
/// Where nobody was answered yet (S = 1) it is the Wilson interval of those watched so long, where everybody was (S =
/// 0) that of Peto's effective number of cases.
class Survival {
 public:
  /// Sorts `waits` if they are not. O(n).
  explicit Survival(std::vector<Wait>& waits);

  [[nodiscard]] std::int64_t n() const { return n_; }
  [[nodiscard]] std::int64_t events() const { return events_; }

  /// 1 - S(seconds) with interval and n; "too_few"; "not_reached" if nobody was watched that long and some still wait.
  [[nodiscard]] Figure answered_within(std::int64_t seconds) const;
  /// Smallest t with S(t) ≤ .5; "not_reached" is a valid answer. Interval after Brookmeyer & Crowley, Biometrics 38
  /// (1982): the times whose interval of S holds .5; no high end if it is never left.
  [[nodiscard]] Figure median() const;
  /// About `points` points, spread evenly over the logarithm of time; the first and last steps are always there, and
  /// those at which reports read the curve (10 min, 1 h, 6 h, 1, 3, 7, 30, 90 days).
  [[nodiscard]] std::vector<CurvePoint> curve(std::size_t points) const;

 private:
  /// Times at which reports read the curve: thinning must not change what they say. Seconds.
  static constexpr double kMostOfOne = 0.1;  ///< of the curve for one person
  static constexpr std::array<std::uint32_t, 8> kMarks = {600,     3'600,   21'600,    86'400,
                                                          259'200, 604'800, 2'592'000, 7'776'000};
  struct Step {
    std::uint32_t seconds;
    std::int64_t at_risk;  // just before
    double before;         // S just before
    double waiting;        // S after the step
    double variance;       // Greenwood's sum
  };
  /// How many were watched for at least so long; exact at the marks, else a little too few.
  [[nodiscard]] std::int64_t watched_so_long(std::int64_t seconds) const;
  [[nodiscard]] CurvePoint point(const Step& step) const;

  std::int64_t n_ = 0;
  std::int64_t events_ = 0;
  std::uint32_t longest_ = 0;  // how far the curve can be read
  std::array<std::int64_t, kMarks.size()> watched_{};
  std::vector<Step> steps_;  // one for each time with an event
};

}  // namespace colloquio::talk
