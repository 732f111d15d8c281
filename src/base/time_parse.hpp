#pragma once

#include <cstdint>
#include <optional>
#include <string_view>

#include "colloquio/base/instant.hpp"

namespace colloquio {

/// How fine a written time is. Same order as core's TimePrecision, which this room may not see.
enum class ClockPrecision : std::uint8_t { microsecond, millisecond, second, minute, day };

/// The order of day, month and year in dates written with '/', '.', '-' or spaces. A date such as 05/06/2026 is never
/// guessed: without a declared order only year-first dates and dates with a month's name are read.
enum class DateOrder : std::uint8_t { undeclared, ymd, dmy, mdy };

/// What a bare number means.
enum class NumberMeans : std::uint8_t {
  unix_if_plausible,  ///< Unix time if it is at least 100 000 000; smaller ones are refused (a year? a day number?)
  unix_time,          ///< Unix time whatever its size
  excel_serial,       ///< days since 1899-12-30, the fraction is the time of day
};

/// What is declared about the times of one source. Cheap to copy; `zone` must outlive the calls.
struct TimeFormat {
  const Zone* zone = nullptr;  ///< for times written without a zone; nullptr = UTC
  DateOrder order = DateOrder::undeclared;
  NumberMeans number = NumberMeans::unix_if_plausible;
};

struct ParsedTime {
  Instant at = kNoTime;
  ClockPrecision precision = ClockPrecision::second;
  bool zone_assumed = false;  ///< nothing was written about the zone: the declared one (or UTC) was taken

  friend bool operator==(const ParsedTime&, const ParsedTime&) = default;
};

/// Reads a written time; nullopt if it is not one, or if it could be read in two ways that nobody declared.
///
/// Understood: RFC 3339 with 0-9 fraction digits, `+0000` without colon, a space for the T, no seconds, no zone; a date
/// alone; `20260501` and `20260501T095900Z`; RFC 5322 (`Fri, 1 May 2026 09:59 +0200 (CEST)`), `EEE MMM dd HH:mm:ss Z
/// yyyy`, ctime; month names in English and Italian; dates in the declared order with 2 or 4 digit years, 12 hour
/// clocks; Unix seconds, milliseconds, microseconds and nanoseconds told apart by size, as integer or with a fraction;
/// Excel serials. Local times that happen twice give the first; those that never happen give the instant of the jump.
/// No locale, no allocation; about 70 ns for the ISO forms, 120 ns for the others.
[[nodiscard]] std::optional<ParsedTime> parse_time(std::string_view text, const TimeFormat& format = {});

/// A Unix time as a number: seconds, milliseconds, microseconds or nanoseconds by size (under 1e11, 1e14, 1e17).
[[nodiscard]] ParsedTime time_of_unix(std::int64_t number);
/// The same with a fraction; nullopt for NaN, infinities and what does not fit.
[[nodiscard]] std::optional<ParsedTime> time_of_unix(double number);
/// Days since 1899-12-30 in the format's zone, as spreadsheets count (1900-03-01 = 61). nullopt outside 1..2958465.
[[nodiscard]] std::optional<ParsedTime> time_of_excel(double serial, const TimeFormat& format = {});

}  // namespace colloquio
