#include "colloquio/core/talk/growth.hpp"

#include <algorithm>
#include <array>
#include <utility>
#include <vector>

#include <gtest/gtest.h>

#include "colloquio/core/talk/days.hpp"

namespace colloquio::talk {
namespace {

using std::chrono::hours;
using std::chrono::sys_days;
using namespace std::chrono_literals;

TEST(Days, AreTheLocalOnesAcrossBothClockChanges) {
  const Zone rome = *Zone::named("Europe/Rome");
  const Instant first = sys_days{2025y / 10 / 1};
  const Instant last = sys_days{2026y / 11 / 20};
  const Days days(rome, first, last);
  const auto local = [&](Instant t) { return std::chrono::floor<std::chrono::days>(rome.to_local(t)); };
  for (Instant t = first; t <= last; t += 37min) {
    const std::int32_t day = days.day_of(micros(t));
    ASSERT_EQ(day, (local(t) - local(first)).count()) << to_rfc3339(t);
    ASSERT_EQ(days.month_of(day), rome.month_index(t)) << to_rfc3339(t);
  }
  EXPECT_EQ(days.day_of(micros(last)), days.count() - 1);
}

TEST(Trend, AgreesWithAnIndependentFit) {
  // Poisson regression by numpy, interval with Pearson dispersion and t(4) = 2.776.
  const std::array<std::int64_t, 6> counts = {20, 20, 40, 20, 0, 60};
  const Figure f = trend_figure(counts);
  EXPECT_NEAR(*f.value, 0.1387190, 1e-6);
  EXPECT_NEAR(*f.low, -0.3129450, 1e-6);
  EXPECT_NEAR(*f.high, 0.8873033, 1e-6);
}

TEST(Trend, OfExactDoublingIsOneAndStillAsUnsureAsCountsAre) {
  const std::array<std::int64_t, 5> counts = {10, 20, 40, 80, 160};
  const Figure f = trend_figure(counts);
  EXPECT_NEAR(*f.value, 1.0, 1e-9);
  EXPECT_LT(*f.low, 0.85) << "counts that lie too well on a line are no proof";
  EXPECT_GT(*f.high, 1.15);
}

TEST(Trend, NeedsMonthsPeopleAndAFit) {
  EXPECT_EQ(trend_figure(std::vector<std::int64_t>{50, 60, 70}).note, "no_trend");
  EXPECT_EQ(trend_figure(std::vector<std::int64_t>{1, 2, 1, 3}).note, "no_trend");
  EXPECT_EQ(trend_figure({}).note, "no_trend");
  // Everybody in the last month: the slope runs away.
  EXPECT_EQ(trend_figure(std::vector<std::int64_t>{0, 0, 0, 0, 0, 40}).note, "no_trend");
}

// Days since 1 January 2026, UTC: January 0-30, February 31-58, March 59-89, April 90-119, May 120-150, June 151-180,
// July 181-211, August 212-242, September 243-272, October 273-303, November 304-333, December 334-364.
constexpr std::int32_t kTenthOfSeptember = 252;

/// A person's talk on these days, in a channel read up to the day `horizon`.
void talk_on(History& history, std::uint32_t person, std::initializer_list<std::int32_t> days,
             std::int32_t horizon = kTenthOfSeptember) {
  for (const std::int32_t d : days) history.days.push_back(talk_key(person, d, horizon));
}

Growth growth_of(History history) {
  const Instant january = sys_days{2026y / 1 / 1};
  const Days days(Zone::utc(), january, january + std::chrono::days{364});
  return {history, days, Zone::utc()};
}

std::size_t whole_months(const Growth& growth) {
  const auto months = growth.months({});
  return static_cast<std::size_t>(std::ranges::count_if(months, &TalkerMonth::complete));
}

TEST(Growth, CountsEveryTalkerOfAMonthOnceAndEveryLossOnce) {
  History history;
  talk_on(history, 1, {0, 3, 3, 40, 129, 130, 219});  // gaps of 37, 89, 89: never lost
  talk_on(history, 2, {10, 100});                     // exactly 90: lost and reactivated on 11 April
  talk_on(history, 3, {58});                          // lost on 29 May
  const Growth growth = growth_of(history);
  const auto months = growth.months({});
  ASSERT_EQ(months.size(), 9U);
  EXPECT_EQ(months[0].talkers, 2);
  EXPECT_EQ(months[0].messages, 4);
  EXPECT_EQ(months[0].fresh, 2);
  EXPECT_EQ(months[1].fresh, 1);
  EXPECT_EQ(months[1].returning, 1);
  EXPECT_EQ(months[3].lost, 1);
  EXPECT_EQ(months[3].reactivated, 1);
  EXPECT_EQ(months[4].lost, 1);
  EXPECT_EQ(months[6].lost, 1);  // the second one again: 11 April + 90 days
  EXPECT_TRUE(months[0].complete);
  EXPECT_FALSE(months[8].complete);
  for (const TalkerMonth& m : months) EXPECT_EQ(m.talkers, m.fresh + m.returning + m.reactivated);
}

TEST(Growth, AMonthTheWindowCutsIsShownButNotComplete) {
  History history;
  talk_on(history, 1, {0, 40, 70, 100});
  const auto months = growth_of(history).months({sys_days{2026y / 2 / 10}, sys_days{2026y / 5 / 1}});
  ASSERT_EQ(months.size(), 3U);
  EXPECT_FALSE(months[0].complete);
  EXPECT_TRUE(months[1].complete);
  EXPECT_TRUE(months[2].complete);
}

TEST(Growth, NobodyIsLostWhereTheirChannelWasNotRead) {
  History history;
  talk_on(history, 1, {0, 60}, 140);             // 60 + 90 = 150: not read so far
  talk_on(history, 2, {0, 60});                  // lost on 31 May
  talk_on(history, 3, {0, 10}, 140);             // lost on 11 April
  talk_on(history, 4, {60}, 140);                // they talk elsewhere too,
  talk_on(history, 4, {50}, kTenthOfSeptember);  // where they were looked for: lost on 31 May
  std::int64_t lost = 0;
  const auto months = growth_of(history).months({});
  for (const TalkerMonth& m : months) lost += m.lost;
  EXPECT_EQ(lost, 3);
  EXPECT_EQ(months[3].lost, 1);
  EXPECT_EQ(months[4].lost, 2);
}

TEST(Growth, MonthsAreCompleteOnlyAsFarAsEveryGoingChannelWasRead) {
  History history;
  talk_on(history, 1, {0, 250});
  EXPECT_EQ(whole_months(growth_of(history)), 8U);  // January to August
  talk_on(history, 2, {60, 170}, 200);              // read to 20 July
  EXPECT_EQ(whole_months(growth_of(history)), 6U);  // January to June
  EXPECT_EQ(growth_of(history).months({}).size(), 9U) << "those after it are shown";
}

TEST(Growth, AChannelThatIsOverHoldsNoMonthBack) {
  History silent;
  talk_on(silent, 1, {0, 250});
  talk_on(silent, 2, {60, 110}, 200);  // nobody had talked there for 90 days when it was read last
  EXPECT_EQ(whole_months(growth_of(silent)), 8U);
  talk_on(silent, 3, {111}, 200);  // 89 days
  EXPECT_EQ(whole_months(growth_of(silent)), 6U);

  History given_up;
  talk_on(given_up, 1, {0, 250});
  talk_on(given_up, 2, {60, 162}, 162);  // 252 - 162 = 90 days behind the others
  EXPECT_EQ(whole_months(growth_of(given_up)), 8U);
  talk_on(given_up, 3, {100}, 163);
  EXPECT_EQ(whole_months(growth_of(given_up)), 5U);  // January to May: 163 lies in June
}

TEST(Growth, TheFirstMonthIsWholeOnlyIfTheDataBeginWithIt) {
  for (const auto& [first, whole] : {std::pair{0, 8U}, {1, 8U}, {2, 7U}, {30, 7U}, {31, 7U}, {32, 7U}, {33, 6U}}) {
    History history;
    talk_on(history, 1, {first, 100, 200});
    EXPECT_EQ(whole_months(growth_of(history)), whole) << first;
    Figures figures;
    growth_of(history).figures({}, figures);
    EXPECT_EQ(figures.at("growth.trend").n, whole) << first;
  }
}

TEST(Growth, TheTrendIsThatOfTheLastTwelveWholeMonths) {
  // Forty people in each month of 2026, then ten more in every month of 2027 than in the one before.
  const Instant january = sys_days{2026y / 1 / 1};
  const Days days(Zone::utc(), january, january + std::chrono::days{730});
  History history;
  std::vector<std::int64_t> counts;
  for (std::int32_t month = 0; month < 24; ++month) {
    const std::int32_t people = month < 12 ? 40 : 10 * (month - 11);
    const auto first = sys_days{2026y / 1 / 1 + std::chrono::months{month}} - sys_days{2026y / 1 / 1};
    for (std::int32_t person = 0; person < people; ++person)
      talk_on(history, static_cast<std::uint32_t>(person), {static_cast<std::int32_t>(first.count())}, 730);
    if (month >= 12) counts.push_back(people);
  }
  Figures figures;
  Growth{history, days, Zone::utc()}.figures({}, figures);
  EXPECT_EQ(figures.at("growth.trend"), trend_figure(counts));
  EXPECT_EQ(figures.at("growth.trend").n, 12);
}

TEST(Growth, WhoTalksInTheFirstNinetyDaysIsNoNewcomer) {
  History history;
  talk_on(history, 0, {0, 31, 59, 90, 120, 151});
  talk_on(history, 1, {89, 121});  // the 90th day
  talk_on(history, 2, {90});       // 1 April: a newcomer
  talk_on(history, 3, {95, 130, 160});
  const Growth growth = growth_of(history);
  const auto cohorts = growth.cohorts({});
  ASSERT_EQ(cohorts.size(), 1U);
  EXPECT_EQ(cohorts[0].month, 2026 * 12 + 3);
  EXPECT_EQ(cohorts[0].people, 2);
  ASSERT_EQ(cohorts[0].share.size(), 5U);  // April to August: September is not over
  EXPECT_EQ(cohorts[0].share[0], 1.0);
  EXPECT_EQ(cohorts[0].share[1], 0.5);
  EXPECT_EQ(cohorts[0].share[3], 0.0);
  Figures figures;
  growth.figures({}, figures);
  EXPECT_EQ(figures.at("growth.retention").n, 2);
  EXPECT_EQ(growth.tenure({}).n(), 2);
  const Window march{sys_days{2026y / 3 / 1}, sys_days{2026y / 4 / 1}};
  growth.figures(march, figures);
  for (const char* id : {"growth.new", "growth.returning", "growth.reactivated", "growth.lost"}) {
    EXPECT_FALSE(figures.at(id).value) << id;
    EXPECT_EQ(figures.at(id).note, "too_young") << id;
    EXPECT_EQ(figures.at(id).n, 2) << id;
  }
  const Window april{sys_days{2026y / 4 / 1}, sys_days{2026y / 5 / 1}};
  growth.figures(april, figures);
  EXPECT_EQ(figures.at("growth.new").value, 2.0);
  growth.figures({march.from, march.to - 1h}, figures);
  EXPECT_EQ(figures.at("growth.new").note, "no_whole_month");
}

TEST(Growth, ACohortHoldsOnlyWhomWeWatchedAllTheWhile) {
  History history;
  talk_on(history, 0, {0, 250});
  talk_on(history, 1, {100, 130});
  talk_on(history, 2, {101}, 140);  // a channel given up in May: who knows about June
  const auto cohorts = growth_of(history).cohorts({});
  ASSERT_EQ(cohorts.size(), 1U);
  EXPECT_EQ(cohorts[0].people, 1);
  EXPECT_EQ(growth_of(history).tenure({}).n(), 2) << "a stay can be watched for a while";
}

TEST(Growth, AStayEndsWithNinetyDaysOfSilenceAndIsCensoredBefore) {
  constexpr std::int32_t kEnd = 364;
  History history;
  talk_on(history, 100, {0}, kEnd);                                                             // begins the data
  for (std::uint32_t person = 0; person < 20; ++person) talk_on(history, person, {100}, kEnd);  // once, then silence
  for (std::uint32_t person = 20; person < 40; ++person) talk_on(history, person, {100, 180, 260, 340}, kEnd);
  const Growth growth = growth_of(history);
  const Figure median = growth.tenure({}).median();
  EXPECT_EQ(median.value, 90.0 * 86'400) << "docs/metrics/growth.tenure_median.md";
  EXPECT_EQ(median.n, 40);
  const auto curve = growth.tenure({}).curve(10);
  ASSERT_FALSE(curve.empty());
  EXPECT_DOUBLE_EQ(curve.back().answered, 0.5);
  EXPECT_EQ(growth.tenure({.from = sys_days{2026y / 4 / 12}}).median().n, 0) << "nobody began after 11 April";
}

TEST(Growth, OfNobodyHasNoMonths) {
  History history;
  const Growth growth(history, Days(Zone::utc(), Instant::max(), kNoTime), Zone::utc());
  Figures figures;
  growth.figures({}, figures);
  EXPECT_EQ(figures.at("growth.new").note, "no_messages");
  EXPECT_TRUE(growth.months({}).empty());
}

}  // namespace
}  // namespace colloquio::talk
