#include "colloquio/core/report/chart.hpp"

#include <cstdlib>

#include <gtest/gtest.h>
#include <rapidcheck/gtest.h>

#include "colloquio/core/report/curve.hpp"
#include "colloquio/core/report/escape.hpp"
#include "colloquio/core/report/samples_test.hpp"

namespace colloquio::report {
namespace {

TEST(Curve, IsReadAsAStaircase) {
  const std::vector<talk::CurvePoint> curve{{60, .1, 0, .2, 90}, {3600, .5, .4, .6, 50}};
  EXPECT_EQ(step_at(curve, 59), nullptr);
  EXPECT_EQ(step_at(curve, 60)->answered, .1);
  EXPECT_EQ(step_at(curve, 3599)->answered, .1);
  EXPECT_EQ(step_at(curve, 9999)->answered, .5);
  EXPECT_TRUE(reaches(curve, 3600));
  EXPECT_FALSE(reaches(curve, 3601));
}

TEST(Chart, StepsAreRound) {
  EXPECT_EQ(round_step(0, 4), 1);
  EXPECT_EQ(round_step(4, 4), 1);
  EXPECT_EQ(round_step(5, 4), 2);
  EXPECT_EQ(round_step(111, 4), 50);
  EXPECT_EQ(round_step(7'500'000, 4), 2'000'000);
}

TEST(Chart, NoNumberOfItsScaleIsCutOff) {
  const Language it(Lang::it, "Europe/Rome");
  const Report r = small_report();
  std::vector<talk::TalkerMonth> months = r.talk.total.months;
  months.front().fresh = 123'456;
  for (const Canvas& canvas : {kWide, kNarrow}) {
    for (const std::string& svg :
         {curve_svg(r.talk.total.answered_by_house, {}, it, canvas, "x"), months_svg(months, 12, it, canvas, "x"),
          months_svg(r.talk.total.months, 12, it, canvas, "x")}) {
      int seen = 0;
      for (std::size_t at = 0; (at = svg.find("<text x=\"", at)) != std::string::npos; ++at) {
        const std::size_t begin = svg.find('>', at) + 1;
        if (svg.find("text-anchor=\"end\"", at) > begin) continue;
        const std::string text = svg.substr(begin, svg.find('<', begin) - begin);
        const double widest = 7.7 * static_cast<double>(columns(text)) + (text.ends_with('%') ? 3.8 : 0);
        EXPECT_GE(std::strtod(svg.c_str() + at + 9, nullptr), widest) << text;
        ++seen;
      }
      EXPECT_GT(seen, 2);
    }
  }
}

RC_GTEST_PROP(Chart, AnyMonthsCanBeDrawn, ()) {
  const auto size = *rc::gen::inRange(1, 200);
  std::vector<talk::TalkerMonth> months;
  for (int i = 0; i < size; ++i) {
    talk::TalkerMonth m;
    m.month = 24000 + i;
    m.fresh = *rc::gen::inRange<std::int64_t>(0, 1000000);
    m.lost = *rc::gen::inRange<std::int64_t>(0, 50);
    months.push_back(m);
  }
  const Language en(Lang::en, "Etc/UTC");
  for (const Canvas& canvas : {kWide, kNarrow}) {
    const std::string svg = months_svg(months, 60, en, canvas, "label");
    RC_ASSERT(svg.find("nan") == std::string::npos && svg.find("inf") == std::string::npos);
    RC_ASSERT(svg.find("=\"-") == std::string::npos);
  }
}

}  // namespace
}  // namespace colloquio::report
