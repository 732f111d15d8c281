#include "colloquio/base/time_parse.hpp"

#include <limits>
#include <string>

#include <gtest/gtest.h>
#include <rapidcheck/gtest.h>

namespace colloquio {
namespace {

/// "instant precision zone", or "-" if the text is refused: one line a case.
std::string read(std::string_view text, const TimeFormat& format = {}) {
  const auto time = parse_time(text, format);
  if (!time) return "-";
  constexpr const char* kPrecision[] = {"us", "ms", "s", "min", "day"};
  return to_rfc3339(time->at) + ' ' + kPrecision[static_cast<int>(time->precision)] +
         (time->zone_assumed ? " assumed" : "");
}

TimeFormat in_order(DateOrder order, const Zone* zone = nullptr) {
  return {.zone = zone, .order = order, .number = NumberMeans::unix_if_plausible};
}

TEST(TimeParse, ReadsRfc3339WithAnyFraction) {
  EXPECT_EQ(read("2026-05-01T09:59:00Z"), "2026-05-01T09:59:00Z s");
  EXPECT_EQ(read("2026-05-01T09:59:00+02:00"), "2026-05-01T07:59:00Z s");
  EXPECT_EQ(read("2026-05-01t09:59:00.5z"), "2026-05-01T09:59:00.5Z ms");
  EXPECT_EQ(read("2026-05-01T09:59:00.123Z"), "2026-05-01T09:59:00.123Z ms");
  EXPECT_EQ(read("2026-05-01T09:59:00.123456789-05:30"), "2026-05-01T15:29:00.123456Z us");
  EXPECT_EQ(read("2012-12-05T00:58:26+0000"), "2012-12-05T00:58:26Z s");
  EXPECT_EQ(read("2026-05-01T09:59:00+02"), "2026-05-01T07:59:00Z s");
  EXPECT_EQ(read("2016-12-31T23:59:60Z"), "2017-01-01T00:00:00Z s");
}

TEST(TimeParse, ReadsTheIsoFamily) {
  EXPECT_EQ(read("2026-05-01 09:59:00 +0200"), "2026-05-01T07:59:00Z s");
  EXPECT_EQ(read("2026-05-01 09:59:00"), "2026-05-01T09:59:00Z s assumed");
  EXPECT_EQ(read("2026-05-01 09:59:00.250"), "2026-05-01T09:59:00.25Z ms assumed");
  EXPECT_EQ(read("2026-05-01T09:59"), "2026-05-01T09:59:00Z min assumed");
  EXPECT_EQ(read("2026-05-01"), "2026-05-01T00:00:00Z day assumed");
  EXPECT_EQ(read("2026/5/1 9:59"), "2026-05-01T09:59:00Z min assumed");
  EXPECT_EQ(read("20260501"), "2026-05-01T00:00:00Z day assumed");
  EXPECT_EQ(read("20260501T095900Z"), "2026-05-01T09:59:00Z s");
  EXPECT_EQ(read("2026-05-01 09:59:00 UTC"), "2026-05-01T09:59:00Z s");
  EXPECT_EQ(read("  2026-05-01T24:00:00Z\n"), "2026-05-02T00:00:00Z s");
}

TEST(TimeParse, ReadsDatesWithMonthNames) {
  EXPECT_EQ(read("Tue Jun 03 19:32:20 +0000 2025"), "2025-06-03T19:32:20Z s");
  EXPECT_EQ(read("Fri, 1 May 2026 09:59:00 +0200 (CEST)"), "2026-05-01T07:59:00Z s");
  EXPECT_EQ(read("1 May 26 09:59 EST"), "2026-05-01T14:59:00Z min");
  EXPECT_EQ(read("Fri May  1 09:59:00 2026"), "2026-05-01T09:59:00Z s assumed");
  EXPECT_EQ(read("May 1, 2026, 12:05 AM"), "2026-05-01T00:05:00Z min assumed");
  EXPECT_EQ(read("venerdì 1 maggio 2026 alle 9.59"), "2026-05-01T09:59:00Z min assumed");
  EXPECT_EQ(read("mar 5 mag 2026"), "2026-05-05T00:00:00Z day assumed");
  EXPECT_EQ(read("martedì 10 mar 2026"), "2026-03-10T00:00:00Z day assumed");
  EXPECT_EQ(read("1-Mag-2026 09:59:00 GMT+0200"), "2026-05-01T07:59:00Z s");
}

TEST(TimeParse, ReadsUnixTimesByTheirSize) {
  EXPECT_EQ(read("1777622400"), "2026-05-01T08:00:00Z s");
  EXPECT_EQ(read("1777622400.000100"), "2026-05-01T08:00:00.0001Z us");
  EXPECT_EQ(read("1777622400.5"), "2026-05-01T08:00:00.5Z ms");
  EXPECT_EQ(read("1777622400.0"), "2026-05-01T08:00:00Z ms");
  EXPECT_EQ(read("1777622400123"), "2026-05-01T08:00:00.123Z ms");
  EXPECT_EQ(read("1777622400123456"), "2026-05-01T08:00:00.123456Z us");
  EXPECT_EQ(read("1777622400123456789"), "2026-05-01T08:00:00.123456Z us");
  EXPECT_EQ(read("1.7776224E9"), "2026-05-01T08:00:00Z s");
  EXPECT_EQ(read("2026"), "-") << "a year is no Unix time";
  EXPECT_EQ(read("2026", {.number = NumberMeans::unix_time}), "1970-01-01T00:33:46Z s");
  EXPECT_EQ(read("99999999999999999999999"), "-");
  EXPECT_FALSE(time_of_unix(std::numeric_limits<double>::quiet_NaN()));
  EXPECT_EQ(to_rfc3339(time_of_unix(1777622400.25)->at), "2026-05-01T08:00:00.25Z");
}

TEST(TimeParse, ReadsLocaleDatesOnlyInADeclaredOrder) {
  EXPECT_EQ(read("05/06/2026"), "-") << "May or June: never guessed";
  EXPECT_EQ(read("05/06/2026", in_order(DateOrder::dmy)), "2026-06-05T00:00:00Z day assumed");
  EXPECT_EQ(read("05/06/2026", in_order(DateOrder::mdy)), "2026-05-06T00:00:00Z day assumed");
  EXPECT_EQ(read("26.6.5", in_order(DateOrder::ymd)), "2026-06-05T00:00:00Z day assumed");
  EXPECT_EQ(read("31/12/98, 23:59", in_order(DateOrder::dmy)), "1998-12-31T23:59:00Z min assumed");
  EXPECT_EQ(read("13.6.2018 klo 21.25.15", in_order(DateOrder::dmy)), "2018-06-13T21:25:15Z s assumed");
  EXPECT_EQ(read("13. 6. 2018. 21:25:15", in_order(DateOrder::dmy)), "2018-06-13T21:25:15Z s assumed");
  EXPECT_EQ(read("5/1/2026 9:59\u202FPM", in_order(DateOrder::mdy)), "2026-05-01T21:59:00Z min assumed");
  EXPECT_EQ(read("1/5/2026, 9:59 p. m.", in_order(DateOrder::dmy)), "2026-05-01T21:59:00Z min assumed");
  EXPECT_EQ(read("13/13/2026", in_order(DateOrder::dmy)), "-");
  EXPECT_EQ(read("30/02/2026", in_order(DateOrder::dmy)), "-");
  EXPECT_EQ(read("2026-05-01", in_order(DateOrder::dmy)), "2026-05-01T00:00:00Z day assumed");
}

TEST(TimeParse, TakesTheDeclaredZoneAndTheFirstOfTwoHours) {
  const Zone rome = *Zone::named("Europe/Rome");
  const TimeFormat format{.zone = &rome};
  EXPECT_EQ(read("2026-05-01 09:59:00", format), "2026-05-01T07:59:00Z s assumed");
  EXPECT_EQ(read("2026-05-01T09:59:00Z", format), "2026-05-01T09:59:00Z s");
  EXPECT_EQ(read("2026-10-25 02:30:00", format), "2026-10-25T00:30:00Z s assumed") << "the first of the two";
  EXPECT_EQ(read("2026-03-29 02:30:00", format), "2026-03-29T01:00:00Z s assumed") << "the instant of the jump";
}

TEST(TimeParse, ReadsExcelSerials) {
  const TimeFormat format{.number = NumberMeans::excel_serial};
  EXPECT_EQ(read("46143", format), "2026-05-01T00:00:00Z day assumed");
  EXPECT_EQ(read("46143.5", format), "2026-05-01T12:00:00Z s assumed");
  EXPECT_EQ(read("61", format), "1900-03-01T00:00:00Z day assumed");
  EXPECT_EQ(read("1", format), "1900-01-01T00:00:00Z day assumed");
  EXPECT_EQ(read("-3", format), "-");
  EXPECT_EQ(read("1e9", format), "-");
}

TEST(TimeParse, RefusesWhatIsNoTime) {
  for (const char* text : {"",
                           " ",
                           "yesterday",
                           "0000-00-00 00:00:00",
                           "2026-02-30",
                           "2026-13-01",
                           "2026-05-01T25:00Z",
                           "2026-05-01T09:61Z",
                           "2026-05-01T09:59:00+99:00",
                           "2026-05-01 and more",
                           "1 May",
                           "May 2026",
                           "10:30",
                           "12 Marco 2026",
                           "-",
                           "+",
                           "...",
                           "1.2.3",
                           "99",
                           "T"}) {
    EXPECT_EQ(read(text), "-") << text;
  }
  EXPECT_EQ(read(std::string(100'000, '1')), "-");
  EXPECT_EQ(read(std::string_view("2026-05-01\0T", 12)), "-");
}

RC_GTEST_PROP(TimeParse, ReadsBackEveryInstantItWrote, ()) {
  // years 1000 to 9999
  const auto us = *rc::gen::inRange<std::int64_t>(-30'610'224'000'000'000, 253'402'300'800'000'000);
  const auto time = parse_time(to_rfc3339(from_micros(us)));
  RC_ASSERT(time.has_value());
  RC_ASSERT(micros(time->at) == us);
  RC_ASSERT(!time->zone_assumed);
}

RC_GTEST_PROP(TimeParse, NeverFailsOnAnyBytes, (const std::string& text)) {
  for (const DateOrder order : {DateOrder::undeclared, DateOrder::dmy, DateOrder::mdy, DateOrder::ymd}) {
    (void)parse_time(text, in_order(order));
  }
}

}  // namespace
}  // namespace colloquio
