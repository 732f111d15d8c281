#pragma once

#include <cstdint>
#include <span>
#include <vector>

#include "colloquio/base/instant.hpp"
#include "colloquio/core/model/figure.hpp"
#include "colloquio/core/talk/days.hpp"
#include "colloquio/core/talk/state.hpp"
#include "colloquio/core/talk/survival.hpp"
#include "colloquio/core/talk/talk.hpp"

namespace colloquio::talk {

/// Days of silence after which a person counts as lost, and as reactivated when they talk again.
inline constexpr std::int32_t kSilence = 90;

/// Metrics 12 and 13 of one body of talk.
///
/// Of each month (in the company's zone): talkers = new (first talk ever) + returning (silent for less than 90 days)
/// + reactivated (silent for 90 days or more); lost = people whose silence reached its 90th day in it, so
/// talkers who are neither lost nor back are always accounted for. A month is complete when the horizon is past its
/// end; months run on to the horizon even when nobody talks.
class Growth {
 public:
  /// Sorts the history. `horizon` (microseconds) is the latest of the channels'; must lie within `days` if anybody
  /// talked.
  Growth(History& history, const Days& days, const Zone& zone, std::int64_t horizon);

  /// growth.new, .returning, .reactivated, .lost of the last complete month in the window (n = its talkers);
  /// growth.trend over the complete months in it; growth.retention over cohorts whose first month is complete and in
  /// it.
  void figures(const Window& window, Figures& out) const;
  /// Months that overlap the window; one that the window cuts is not complete.
  [[nodiscard]] std::vector<TalkerMonth> months(const Window& window) const;
  /// How long people stay: from their first talk to the day their silence reaches 90 days, censored at the horizon for
  /// those still here (Kaplan-Meier); of people whose first talk lies in the window. growth.tenure_median is its
  /// median.
  [[nodiscard]] Survival tenure(const Window& window) const;
  /// Cohorts that began in the window: the last 60, followed for up to 24 months.
  [[nodiscard]] std::vector<Cohort> cohorts(const Window& window) const;

 private:
  void add_person(std::span<const std::uint64_t> talk, const Days& days, std::int32_t horizon_day);
  [[nodiscard]] bool holds_whole(const Window& window, const TalkerMonth& month) const;

  static constexpr std::size_t kFollowed = 24;
  static constexpr std::size_t kCohorts = 60;

  Zone zone_;
  struct Stay {
    std::int64_t first;  // start of the day of the first talk, microseconds
    Wait length;
  };
  std::vector<Stay> stays_;  // one a person
  std::vector<TalkerMonth> months_;
  std::vector<std::vector<std::int64_t>> kept_;  // by cohort: people who talked k months on; [0] = its size
};

/// Slope of counts on their index: quasi-Poisson regression with log link (McCullagh & Nelder 1989, ch. 6), dispersion
/// from Pearson's chi-square but never below 1, interval with Student's t on m - 2 degrees of freedom. The value is the
/// relative change per step: exp(slope) - 1. "no_trend" under 4 counts, under kFewest in sum, or where the fit does not
/// settle.
[[nodiscard]] Figure trend_figure(std::span<const std::int64_t> counts);

}  // namespace colloquio::talk
