#include "colloquio/core/talk/interval.hpp"

#include <cmath>
#include <numeric>
#include <vector>

#include <gtest/gtest.h>

#include "colloquio/core/talk/people.hpp"

namespace colloquio::talk {
namespace {

TEST(Wilson, AgreesWithPublishedValues) {
  // R: prop.test(x, n, correct = FALSE)$conf.int
  EXPECT_NEAR(wilson(10, 20).low, 0.2992980, 1e-6);
  EXPECT_NEAR(wilson(10, 20).high, 0.7007020, 1e-6);
  EXPECT_NEAR(wilson(0, 20).high, 0.1611252, 1e-6);
  EXPECT_EQ(wilson(0, 20).low, 0.0);
  EXPECT_EQ(wilson(20, 20).high, 1.0);
}

TEST(StudentT, TableAndExpansionMeet) {
  EXPECT_NEAR(student_t(1), 12.706, 1e-3);
  EXPECT_NEAR(student_t(30), 2.042, 1e-3);
  EXPECT_NEAR(student_t(31), 2.0395, 1e-3);
  EXPECT_NEAR(student_t(100), 1.9840, 1e-3);
  EXPECT_NEAR(student_t(100'000), kZ, 1e-4);
}

TEST(ShareFigure, UnderTheFloorSaysCountsOnly) {
  const Figure f = share_figure(3, 19);
  EXPECT_FALSE(f.value.has_value());
  EXPECT_FALSE(f.low.has_value());
  EXPECT_EQ(f.n, 19);
  EXPECT_EQ(f.note, "too_few");
  EXPECT_EQ(share_figure(5, 20).value, 0.25);
}

TEST(QuantileFigure, TakesTheMiddleAndItsOrderStatistics) {
  std::vector<std::uint32_t> v(101);
  std::iota(v.begin(), v.end(), 0U);
  const Figure f = quantile_figure(v, 0.5, Unit::seconds);
  EXPECT_EQ(f.value, 50.0);
  EXPECT_EQ(f.low, 40.0);   // floor(50.5 - 1.96 * 5.02)
  EXPECT_EQ(f.high, 61.0);  // ceil(50.5 + 9.85)
  v.pop_back();
  EXPECT_EQ(quantile_figure(v, 0.5, Unit::seconds).value, 49.5);
  EXPECT_EQ(quantile_figure(v, 0.9, Unit::seconds).value, 89.0);
}

/// A set of ties, the first `mutual` of which go both ways.
std::vector<std::uint64_t> ties(std::uint64_t mutual, std::uint64_t all) {
  std::vector<std::uint64_t> set;
  for (std::uint64_t tie = 0; tie < all; ++tie) {
    set.push_back(tie << 1U);
    if (tie < mutual) set.push_back(tie << 1U | 1U);
  }
  return set;
}

TEST(Reciprocity, TheIntervalCountsTiesAndNotDirections) {
  // 10 of 20 ties are mutual: 20 of 30 pairs. Wilson of 10 of 20 is 0.2992980 to 0.7007020 (R, above), so the share of
  // pairs lies between 0.598596 / 1.299298 and 1.401404 / 1.700702. Wilson of 20 of 30 would say 0.488 to 0.808.
  const Figure f = reciprocity_figure(ties(10, 20));
  EXPECT_EQ(f.n, 30);
  EXPECT_DOUBLE_EQ(*f.value, 2.0 / 3);
  EXPECT_NEAR(*f.low, 0.4607072, 1e-6);
  EXPECT_NEAR(*f.high, 0.8240151, 1e-6);
}

TEST(Reciprocity, OfNoneAndOfAllIsAsUnsureAsOnesidedIntervalsAre) {
  const Figure none = reciprocity_figure(ties(0, 20));
  EXPECT_EQ(none.value, 0.0);
  EXPECT_EQ(none.low, 0.0);
  EXPECT_NEAR(*none.high, 0.2775328, 1e-6);  // 2 * 0.1611252 / 1.1611252
  const Figure all = reciprocity_figure(ties(10, 10));
  EXPECT_EQ(all.value, 1.0);
  EXPECT_EQ(all.high, 1.0);
  EXPECT_NEAR(*all.low, 0.8388748, 1e-6);  // Wilson of 10 of 10 begins at 0.7224672
  EXPECT_EQ(reciprocity_figure(ties(9, 10)).note, "too_few") << "19 pairs";
}

double gini_of(const std::vector<std::uint32_t>& counts) { return *gini_figure(counts).value; }

TEST(Gini, IntervalIsAsWideAsTheJackknifeSays) {
  std::vector<std::uint32_t> counts;
  for (std::uint32_t i = 1; i <= 400; ++i) counts.push_back(1 + i * i % 97);
  const Figure f = gini_figure(counts);
  const auto n = static_cast<double>(counts.size());
  double sum = 0, squares = 0;
  for (std::size_t left_out = 0; left_out < counts.size(); ++left_out) {
    std::vector<std::uint32_t> rest = counts;
    rest.erase(rest.begin() + static_cast<std::ptrdiff_t>(left_out));
    const double g = gini_of(rest);
    sum += g;
    squares += g * g;
  }
  const double deviation = std::sqrt((n - 1) * (squares / n - sum / n * (sum / n)));
  EXPECT_NEAR((*f.high - *f.low) / (2 * kZ), deviation, 0.05 * deviation);
}

TEST(Gini, OfEqualsIsZeroAndOfOneAmongManyNearsOne) {
  EXPECT_EQ(gini_of(std::vector<std::uint32_t>(30, 7)), 0.0);
  std::vector<std::uint32_t> one(30, 0);
  one[4] = 1000;
  EXPECT_NEAR(gini_of(one), 29.0 / 30, 1e-12);
}

TEST(FewestForHalf, CountsTheBusiestFirst) {
  EXPECT_EQ(fewest_for_half({1, 1, 10, 4, 4}).value, 1.0);  // 10 of 20
  EXPECT_EQ(fewest_for_half({5, 5, 5, 6}).value, 2.0);
  EXPECT_EQ(fewest_for_half({5, 5}).note, "too_few");
}

TEST(CountAuthors, TheArrayAndTheSortAgree) {
  std::vector<std::uint32_t> log = {5, 2, 5, 5, 9, 2};
  std::vector<std::uint32_t> same = log;
  const AuthorCounts dense = count_authors(log, 10);
  const AuthorCounts sparse = count_authors(same, 1'000'000);
  EXPECT_EQ(dense.author, (std::vector<std::uint32_t>{2, 5, 9}));
  EXPECT_EQ(dense.count, (std::vector<std::uint32_t>{2, 3, 1}));
  EXPECT_EQ(sparse.author, dense.author);
  EXPECT_EQ(sparse.count, dense.count);
}

}  // namespace
}  // namespace colloquio::talk
