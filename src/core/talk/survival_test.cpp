#include "colloquio/core/talk/survival.hpp"

#include <algorithm>
#include <vector>

#include <gtest/gtest.h>

#include "colloquio/core/talk/interval.hpp"

namespace colloquio::talk {
namespace {

constexpr std::int64_t kSecond = 1'000'000;

/// Weeks in remission of 21 leukaemia patients on 6-MP (Freireich et al., Blood 21, 1963): the textbook example.
std::vector<Wait> freireich() {
  std::vector<Wait> waits;
  for (const int t : {6, 6, 6, 7, 10, 13, 16, 22, 23}) waits.push_back(make_wait(t * kSecond, true));
  for (const int t : {6, 9, 10, 11, 17, 19, 20, 25, 32, 32, 34, 35}) waits.push_back(make_wait(t * kSecond, false));
  return waits;
}

TEST(Survival, AgreesWithTheTextbook) {
  std::vector<Wait> waits = freireich();
  const Survival s(waits);
  EXPECT_EQ(s.n(), 21);
  EXPECT_EQ(s.events(), 9);
  // R: survfit(Surv(time, status) ~ 1, conf.type = "log-log"): time, survival, lower, upper.
  const struct {
    std::int64_t t;
    double survival, lower, upper;
  } rows[] = {{6, 0.857, 0.620, 0.952},  {7, 0.807, 0.563, 0.923},  {10, 0.753, 0.503, 0.889},
              {13, 0.690, 0.432, 0.849}, {16, 0.627, 0.368, 0.805}, {22, 0.538, 0.268, 0.747},
              {23, 0.448, 0.188, 0.680}, {30, 0.448, 0.188, 0.680}};
  for (const auto& row : rows) {
    const Figure f = s.answered_within(row.t);
    EXPECT_NEAR(*f.value, 1 - row.survival, 6e-4) << row.t;
    EXPECT_NEAR(*f.low, 1 - row.upper, 6e-4) << row.t;
    EXPECT_NEAR(*f.high, 1 - row.lower, 6e-4) << row.t;
  }
  const Figure median = s.median();
  EXPECT_EQ(median.value, 23.0);
  EXPECT_EQ(median.low, 13.0);
  EXPECT_FALSE(median.high.has_value());
}

TEST(Survival, EndsWhereOnePersonWouldCountForMoreThanATenth) {
  std::vector<Wait> waits;
  for (int i = 0; i < 15; ++i) waits.push_back(make_wait(kSecond, true));
  for (int i = 0; i < 20; ++i) waits.push_back(make_wait(100 * kSecond, false));
  waits.push_back(make_wait(5'000 * kSecond, true));  // the last one who is still watched
  const Survival s(waits);
  EXPECT_EQ(s.events(), 16);
  EXPECT_EQ(s.median().note, "not_reached");
  EXPECT_EQ(s.curve(10).size(), 1U);
  EXPECT_EQ(s.answered_within(6'000).note, "not_reached");
  EXPECT_NEAR(*s.answered_within(60).value, 15.0 / 36, 1e-12);
}

TEST(Survival, BeyondTheLongestWatchIsNotReached) {
  std::vector<Wait> waits = freireich();
  const Survival s(waits);
  EXPECT_TRUE(s.answered_within(35).value.has_value());
  EXPECT_EQ(s.answered_within(36).note, "not_reached");
}

TEST(Survival, WhereNobodyWaitsAnyMoreTheAnswerIsAll) {
  std::vector<Wait> waits(30, make_wait(60 * kSecond, true));
  const Survival s(waits);
  const Figure f = s.answered_within(1'000'000);
  EXPECT_EQ(f.value, 1.0);
  EXPECT_LT(*f.low, 1.0);
  EXPECT_EQ(f.high, 1.0);
  EXPECT_EQ(s.median().value, 60.0);
}

TEST(Survival, WhereNobodyWasAnsweredItIsNoneWithAnUpperBound) {
  std::vector<Wait> waits(30, make_wait(1'000 * kSecond, false));
  waits.insert(waits.end(), 70, make_wait(60 * kSecond, false));  // asked a minute ago: they say nothing of ten minutes
  const Survival s(waits);
  const Figure f = s.answered_within(600);
  EXPECT_EQ(f.value, 0.0);
  EXPECT_EQ(f.low, 0.0);
  EXPECT_NEAR(*f.high, 0.1135, 1e-3);
  EXPECT_EQ(s.median().note, "not_reached");
  EXPECT_TRUE(s.curve(50).empty());
}

TEST(Survival, WhoWasWatchedTooShortlySaysNothing) {
  std::vector<Wait> waits(98, make_wait(60 * kSecond, false));
  waits.insert(waits.end(), 2, make_wait(7'200 * kSecond, false));
  EXPECT_EQ(Survival(waits).answered_within(3'600).note, "too_few");
}

TEST(Survival, OfAllAnsweredTheIntervalIsThatOfSoManyCases) {
  // One after the other, none censored: the interval must be Wilson's of n in n, whatever the last step.
  for (const std::int64_t n : {40, 400}) {
    std::vector<Wait> waits;
    for (std::int64_t i = 1; i <= n; ++i) waits.push_back(make_wait(i * kSecond, true));
    const Figure f = Survival(waits).answered_within(86'400);
    EXPECT_EQ(f.value, 1.0);
    EXPECT_NEAR(*f.low, wilson(n, n).low, 1e-12);
  }
}

TEST(Survival, ThinningKeepsWhatTablesReadOff) {
  std::vector<Wait> waits;
  for (int i = 1; i <= 20'000; ++i) waits.push_back(make_wait(i * kSecond * 37, i % 2 != 0));
  const Survival s(waits);
  const auto curve = s.curve(20);
  for (const std::int64_t mark : {3'600, 86'400, 604'800}) {
    const auto after = std::find_if(curve.begin(), curve.end(),
                                    [&](const CurvePoint& p) { return p.seconds > static_cast<double>(mark); });
    EXPECT_DOUBLE_EQ(std::prev(after)->answered, *s.answered_within(mark).value) << mark;
  }
}

TEST(Survival, CurveIsThinnedButKeepsItsEnds) {
  std::vector<Wait> waits;
  for (int i = 1; i <= 5000; ++i) waits.push_back(make_wait(i * kSecond * 7, i % 3 != 0));
  const Survival s(waits);
  const auto curve = s.curve(100);
  ASSERT_GE(curve.size(), 40U);
  ASSERT_LE(curve.size(), 108U);
  EXPECT_EQ(curve.back().seconds, 5000.0 * 7);
  for (std::size_t i = 1; i < curve.size(); ++i) {
    EXPECT_LT(curve[i - 1].seconds, curve[i].seconds);
    EXPECT_LE(curve[i - 1].answered, curve[i].answered);
  }
  EXPECT_EQ(s.curve(10'000).size(), static_cast<std::size_t>(s.events()));
  EXPECT_EQ(s.curve(1).size(), 1U);
}

TEST(Wait, SortsByTimeAndIsCutAtTheFarEnd) {
  EXPECT_LT(make_wait(5 * kSecond, true), make_wait(6 * kSecond, false));
  EXPECT_EQ(make_wait(-5, false), make_wait(0, false));
  EXPECT_EQ(make_wait(INT64_MAX, true) >> 1U, 0x7FFFFFFFU);
}

}  // namespace
}  // namespace colloquio::talk
