#include "colloquio/core/talk/growth.hpp"

#include <array>
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

/// A person's talk on these days since 1 January 2026, UTC.
void talk_on(History& history, std::uint32_t person, std::initializer_list<std::uint32_t> days) {
  for (const std::uint32_t d : days) history.days.push_back(std::uint64_t{person} << 32U | d);
}

TEST(Growth, CountsEveryTalkerOfAMonthOnceAndEveryLossOnce) {
  const Instant january = sys_days{2026y / 1 / 1};
  const Instant horizon = sys_days{2026y / 9 / 10};
  const Days days(Zone::utc(), january, horizon);
  History history;
  talk_on(history, 1, {0, 3, 3, 40, 129, 130, 219});  // gaps of 37, 89, 89: never lost
  talk_on(history, 2, {10, 100});                     // exactly 90: lost and reactivated on 11 April
  talk_on(history, 3, {58});                          // lost on 29 May
  const Growth growth(history, days, Zone::utc(), micros(horizon));
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
  EXPECT_FALSE(months[8].complete);
  for (const TalkerMonth& m : months) EXPECT_EQ(m.talkers, m.fresh + m.returning + m.reactivated);

  const auto cohorts = growth.cohorts({});
  ASSERT_EQ(cohorts.size(), 2U);
  EXPECT_EQ(cohorts[0].people, 2);
  ASSERT_EQ(cohorts[0].share.size(), 8U);  // January to August: September is not over
  EXPECT_EQ(cohorts[0].share[1], 0.5);
  EXPECT_EQ(cohorts[0].share[2], 0.0);
}

TEST(Growth, AMonthTheWindowCutsIsShownButNotComplete) {
  const Instant january = sys_days{2026y / 1 / 1};
  const Instant horizon = sys_days{2026y / 9 / 10};
  const Days days(Zone::utc(), january, horizon);
  History history;
  talk_on(history, 1, {0, 40, 70, 100});
  const Growth growth(history, days, Zone::utc(), micros(horizon));
  const auto months = growth.months({sys_days{2026y / 2 / 10}, sys_days{2026y / 5 / 1}});
  ASSERT_EQ(months.size(), 3U);
  EXPECT_FALSE(months[0].complete);
  EXPECT_TRUE(months[1].complete);
  EXPECT_TRUE(months[2].complete);
}

TEST(Growth, AStayEndsWithNinetyDaysOfSilenceAndIsCensoredBefore) {
  const Instant january = sys_days{2026y / 1 / 1};
  const Instant horizon = sys_days{2026y / 12 / 31};
  const Days days(Zone::utc(), january, horizon);
  History history;
  for (std::uint32_t person = 0; person < 20; ++person) talk_on(history, person, {0});  // once, then silence
  for (std::uint32_t person = 20; person < 40; ++person)
    talk_on(history, person, {0, 80, 160, 240, 320});  // still here
  const Growth growth(history, days, Zone::utc(), micros(horizon));
  const Figure median = growth.tenure({}).median();
  EXPECT_EQ(median.value, 90.0 * 86'400) << "docs/metrics/growth.tenure_median.md";
  EXPECT_EQ(median.n, 40);
  const auto curve = growth.tenure({}).curve(10);
  ASSERT_FALSE(curve.empty());
  EXPECT_DOUBLE_EQ(curve.back().answered, 0.5);
  EXPECT_EQ(growth.tenure({.from = january + std::chrono::days{1}}).median().n, 0)
      << "nobody began after the first day";
}

TEST(Growth, OfNobodyHasNoMonths) {
  History history;
  const Growth growth(history, Days(Zone::utc(), Instant::max(), kNoTime), Zone::utc(), micros(kNoTime));
  Figures figures;
  growth.figures({}, figures);
  EXPECT_EQ(figures.at("growth.new").note, "no_messages");
  EXPECT_TRUE(growth.months({}).empty());
}

}  // namespace
}  // namespace colloquio::talk
