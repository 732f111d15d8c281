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
/// Of how many days at its beginning one must hold the first talk for the first month to count as whole.
inline constexpr std::int32_t kBeginning = 2;
/// The trend is of at most so many months, the last ones: every season once, and of now. One straight line through ten
/// years has a tight interval and misleads.
inline constexpr std::size_t kTrendMonths = 12;

/// Metrics 12 and 13 of one body of talk.
///
/// Of each month (in the company's zone): talkers = new (first talk in the data) + returning (silent for less than 90
/// days) + reactivated (silent for 90 days or more); lost = people whose silence reached its 90th day in it, so talkers
/// who are neither lost nor back are always accounted for. Months run on to the latest horizon even when nobody talks.
///
/// Channels are read up to different days, so:
/// - A person is judged up to the latest horizon of the channels they talked in: whose channel was not read for 90 days
///   after their last message is not lost, but not known.
/// - A month is complete when it ended before the earliest horizon of the channels still going: those that people had
///   talked in less than 90 days before their own horizon, and whose horizon lies less than 90 days before the latest.
///   Both rules let go of what is over: a channel that fell silent, and one of which nothing new was read for so long
///   that it is closed or given up. Were they not let go of, one old archive would leave no month complete for ever.
/// - The first month is complete only if the first talk falls on one of its first two days.
///
/// Who talks in the first 90 days of the data may have talked before they began. Only who comes later is a newcomer:
/// cohorts, retention and tenure are of newcomers, and of a month that begins earlier it is not told who is new,
/// returning, reactivated or lost ("too_young"). The trend counts talkers of every kind.
class Growth {
 public:
  /// Sorts the history. Its days and horizons must be those of `days`.
  Growth(History& history, const Days& days, const Zone& zone);

  /// growth.new, .returning, .reactivated, .lost of the last complete month in the window (n = its talkers;
  /// "no_whole_month" if there is none); growth.trend over the last kTrendMonths complete months in it;
  /// growth.retention over its cohorts.
  void figures(const Window& window, Figures& out) const;
  /// Months that overlap the window; one that the window cuts is not complete.
  [[nodiscard]] std::vector<TalkerMonth> months(const Window& window) const;
  /// How long newcomers stay: from their first talk to the day their silence reaches 90 days, censored at their horizon
  /// for those still here (Kaplan-Meier); of those whose first talk lies in the window. growth.tenure_median is its
  /// median.
  [[nodiscard]] Survival tenure(const Window& window) const;
  /// Newcomers by the month of their first talk, of the complete months in the window: the last 60, followed for up to
  /// 24 months. Who was not watched for as long as the others of their month (their channel was given up) is in none.
  [[nodiscard]] std::vector<Cohort> cohorts(const Window& window) const;

 private:
  void lay_out_months(std::span<const std::uint64_t> log, const Days& days);
  void add_person(std::span<const std::uint64_t> talk, const Days& days);
  [[nodiscard]] bool holds_whole(const Window& window, const TalkerMonth& month) const;
  [[nodiscard]] bool knows_who_is_new(const TalkerMonth& month) const;

  static constexpr std::size_t kFollowed = 24;
  static constexpr std::size_t kCohorts = 60;

  Zone zone_;
  std::int64_t newcomers_from_ = 0;  // microseconds: 90 days after the first talk
  std::int32_t complete_until_ = 0;  // the first month that is not complete, but for the very first
  struct Stay {
    std::int64_t first;  // start of the day of the first talk, microseconds
    Wait length;
  };
  std::vector<Stay> stays_;  // one a newcomer
  std::vector<TalkerMonth> months_;
  std::vector<std::vector<std::int64_t>> kept_;  // by cohort: people who talked k months on; [0] = its size
};

/// Slope of counts on their index: quasi-Poisson regression with log link (McCullagh & Nelder 1989, ch. 6), dispersion
/// from Pearson's chi-square but never below 1, interval with Student's t on m - 2 degrees of freedom. The value is the
/// relative change per step: exp(slope) - 1. "no_trend" under 4 counts, under kFewest in sum, or where the fit does not
/// settle.
[[nodiscard]] Figure trend_figure(std::span<const std::int64_t> counts);

}  // namespace colloquio::talk
