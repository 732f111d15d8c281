#include "colloquio/core/report/language.hpp"

#include <limits>

#include <gtest/gtest.h>
#include <rapidcheck/gtest.h>

#include "colloquio/base/utf8.hpp"
#include "colloquio/core/report/escape.hpp"
#include "colloquio/core/report/json_writer.hpp"

namespace colloquio::report {
namespace {

TEST(Language, NumbersItalianAndEnglish) {
  const Language it(Lang::it, "Europe/Rome"), en(Lang::en, "Europe/Rome");
  EXPECT_EQ(it.number(1234567), "1.234.567");
  EXPECT_EQ(en.number(1234567), "1,234,567");
  EXPECT_EQ(it.number(-12), "\u221212");
  EXPECT_EQ(en.number(999), "999");
  EXPECT_EQ(it.number(std::numeric_limits<std::int64_t>::min()), "\u22129.223.372.036.854.775.808");
  EXPECT_EQ(it.decimal(1234.5, 1), "1.234,5");
  EXPECT_EQ(en.decimal(1234.5, 1), "1,234.5");
  EXPECT_EQ(en.decimal(-0.04, 1), "0.0");
  EXPECT_EQ(en.decimal(std::numeric_limits<double>::quiet_NaN(), 1), "–");
}

TEST(Language, PercentNeverSaysAllOrNothingFalsely) {
  const Language it(Lang::it, "Europe/Rome");
  EXPECT_EQ(it.percent(0.717), "72%");
  EXPECT_EQ(it.percent(0), "0%");
  EXPECT_EQ(it.percent(1), "100%");
  EXPECT_EQ(it.percent(0.0001), "<0,1%");
  EXPECT_EQ(it.percent(0.9999), ">99,9%");
  EXPECT_EQ(it.percent(0.996), "99,6%");
  EXPECT_EQ(it.percent(0.043), "4,3%");
  EXPECT_EQ(it.percent(0.05), "5%");
  EXPECT_EQ(it.percent(0.0899), "9%");
  EXPECT_EQ(it.of_hundred(0.003), "meno di 1");
  EXPECT_EQ(it.of_hundred(0.999), "più di 99");
  EXPECT_EQ(it.of_hundred(1), "100");
}

TEST(Language, NarrowIntervalsStillHaveTwoEnds) {
  const Language it(Lang::it, "Europe/Rome");
  const Figure narrow{0.62, 95986, 0.6169, 0.6231, Unit::share, "", ""};
  EXPECT_EQ(it.interval(narrow), "tra 61,7% e 62,3%");
  EXPECT_EQ(it.value(narrow), "62,0%") << "as fine as its ends";
  EXPECT_EQ(it.interval({4.0, 9965, 4.0, 4.0, Unit::count, "", ""}), "4 anche ai due estremi dell'intervallo");
  EXPECT_EQ(it.interval({0.5, 100, 0.4, {}, Unit::share, "", ""}), "40% o più");
  EXPECT_EQ(it.interval({0.5, 100, {}, {}, Unit::share, "", ""}), "");
}

TEST(Language, Durations) {
  const Language it(Lang::it, "Europe/Rome"), en(Lang::en, "Europe/Rome");
  EXPECT_EQ(it.duration(1), "1\u00a0secondo");
  EXPECT_EQ(it.duration(12000), "3\u00a0ore e 20\u00a0min");
  EXPECT_EQ(it.duration(3600), "1\u00a0ora");
  EXPECT_EQ(it.duration(3599), "1\u00a0ora") << "never 60 minutes";
  EXPECT_EQ(it.duration(86399), "1\u00a0giorno") << "never 24 hours";
  EXPECT_EQ(en.duration(2 * 86400 + 4 * 3600), "2\u00a0days and 4\u00a0hours");
  EXPECT_EQ(en.duration(27.4 * 86400), "27\u00a0days");
  EXPECT_EQ(en.duration(1000 * 86400.0), "2.7\u00a0years");
  EXPECT_EQ(en.duration(-60), "\u22121\u00a0min");
}

TEST(Language, DatesInTheCompanysZone) {
  const Language it(Lang::it, "Europe/Rome"), en(Lang::en, "No/Such");
  const Instant t = from_micros(1'772'402'700'000'000);  // 2026-03-01T22:05:00Z
  EXPECT_EQ(it.date_time(t), "1º\u00a0marzo 2026, 23:05");
  EXPECT_EQ(en.date_time(t), "1\u00a0March 2026, 22:05");
  EXPECT_EQ(it.month(2026 * 12 + 4), "maggio 2026");
  EXPECT_EQ(it.date(kNoTime), "");
  EXPECT_EQ(it.window({}), "tutto il tempo che abbiamo");
  const auto at = [](std::int64_t days) { return from_micros(1'772'402'700'000'000 + days * 86'400'000'000); };
  EXPECT_EQ(it.window({at(7), at(11)}), "dall'8\u00a0marzo 2026 al 12\u00a0marzo 2026");
  EXPECT_EQ(it.window({at(0), at(10)}), "dal 1º\u00a0marzo 2026 all'11\u00a0marzo 2026");
}

TEST(Language, ListsNamesAndSaysHowManyItLeavesOut) {
  const Language it(Lang::it, "Europe/Rome"), en(Lang::en, "Europe/Rome");
  const std::vector<std::string> names{"A", "B", "C"};
  EXPECT_EQ(en.listed(names, 3), "A, B, C");
  EXPECT_EQ(en.listed(names, 1), "A and 2 more");
  EXPECT_EQ(it.listed(names, 2), "A, B e ancora 1");
  EXPECT_EQ(it.listed({}, 2), "");
}

RC_GTEST_PROP(Language, DurationsNeverReachTheNextUnit, ()) {
  const Language en(Lang::en, "Etc/UTC");
  const auto seconds = *rc::gen::inRange(0, 70 * 86400);
  const std::string text = en.duration(seconds);
  for (const char* wrong : {"60\u00a0min", "60\u00a0seconds", "24\u00a0hours"})
    RC_ASSERT(text.find(wrong) == std::string::npos);
}

TEST(Escape, HtmlAndOneLine) {
  EXPECT_EQ(html_text("<b>&\"'"), "&lt;b&gt;&amp;&quot;&#39;");
  EXPECT_EQ(one_line(" a\r\n\tb  c "), "a b c");
  EXPECT_EQ(one_line("x\u202Ey"), "x\uFFFDy");
  EXPECT_EQ(one_line("\xff\xfe"), "\uFFFD\uFFFD");
  EXPECT_EQ(one_line("\xed\xa0\x80"), "\uFFFD\uFFFD\uFFFD") << "a lone surrogate is no text";
  EXPECT_EQ(one_line("caff\u00e8 \u05d3\u05e0\u05d4 👩‍🍳"), "caff\u00e8 \u05d3\u05e0\u05d4 👩‍🍳");
}

RC_GTEST_PROP(Escape, OutputIsAlwaysCleanUtf8, (const std::string& bytes)) {
  const std::string html = html_text(bytes);
  RC_ASSERT(html.find('<') == std::string::npos && html.find('"') == std::string::npos);
  std::string_view rest = html;
  std::string again;
  while (!rest.empty()) {
    const char32_t c = next_code_point(rest);
    RC_ASSERT(!is_unprintable(c));
    append_utf8(again, c);
  }
  RC_ASSERT(again == html);
  RC_ASSERT(columns(cut_to(one_line(bytes), 10)) <= 10U);
}

TEST(Json, WritesShortestNumbersAndNulls) {
  JsonWriter json;
  json.begin_list(JsonWriter::Layout::one_line);
  json.value(0.1);
  json.value(100000.0);
  json.value(-0.0);
  json.value(1e300);
  json.value(std::numeric_limits<double>::infinity());
  json.value(std::optional<double>{});
  json.value(std::int64_t{-7});
  json.value("a\"\\\n\x01\xff\u202e");
  json.end();
  EXPECT_EQ(json.take(), "[0.1, 100000, 0, 1e+300, null, null, -7, \"a\\\"\\\\\\n\\u0001\uFFFD\\u202e\"]\n");
}

}  // namespace
}  // namespace colloquio::report
