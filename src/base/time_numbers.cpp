// Times as numbers: Unix times of any unit, days of a spreadsheet.
#include <charconv>
#include <chrono>
#include <cmath>

#include "colloquio/base/time_forms.hpp"
#include "colloquio/base/time_parts.hpp"

namespace colloquio {

using std::chrono::days;
using std::chrono::local_days;
using std::chrono::local_time;
using std::chrono::microseconds;
using written_time::kSecond;

namespace written_time {

constexpr std::int64_t kSmallestPlausible = 100'000'000;  // March 1973: smaller numbers are years or day numbers

std::optional<ParsedTime> parse_number(std::string_view text, const TimeFormat& format) {
  if (format.number == NumberMeans::excel_serial) {
    const auto serial = number_of<double>(text);
    return serial ? time_of_excel(*serial, format) : std::nullopt;
  }
  if (text.find_first_of("eE") != std::string_view::npos) {
    const auto number = number_of<double>(text);
    const bool small =
        number && std::abs(*number) < kSmallestPlausible && format.number == NumberMeans::unix_if_plausible;
    return number && !small ? time_of_unix(*number) : std::nullopt;
  }
  const char* const end = text.data() + text.size();
  std::int64_t whole = 0;
  const auto [stop, error] = std::from_chars(text.data(), end, whole);
  if (error != std::errc{}) return std::nullopt;
  const bool small = whole < kSmallestPlausible && whole > -kSmallestPlausible;
  if (small && format.number == NumberMeans::unix_if_plausible) return std::nullopt;
  ParsedTime time = time_of_unix(whole);
  if (stop == end) return time;
  if (*stop != '.') return std::nullopt;
  Cursor in(text.substr(static_cast<std::size_t>(stop + 1 - text.data())));
  Parts fraction;
  fraction.precision = time.precision;
  take_fraction(in, fraction);
  if (!in.done()) return std::nullopt;
  if (time.precision != ClockPrecision::second) return time;  // a fraction of a millisecond: below what we need
  time.at += microseconds{text.front() == '-' ? -fraction.micros : fraction.micros};
  time.precision = fraction.precision;
  return time;
}

}  // namespace written_time

ParsedTime time_of_unix(std::int64_t number) {
  const std::uint64_t size = number < 0 ? 0 - static_cast<std::uint64_t>(number) : static_cast<std::uint64_t>(number);
  if (size < 100'000'000'000) return {from_micros(number * kSecond), ClockPrecision::second, false};
  if (size < 100'000'000'000'000) return {from_micros(number * 1000), ClockPrecision::millisecond, false};
  if (size < 100'000'000'000'000'000) return {from_micros(number), ClockPrecision::microsecond, false};
  return {from_micros(number / 1000), ClockPrecision::microsecond, false};
}

std::optional<ParsedTime> time_of_unix(double number) {
  constexpr double kLargest = 9.2e18;
  if (!std::isfinite(number) || std::abs(number) > kLargest) return std::nullopt;
  if (std::abs(number) >= 1e11 || number == std::trunc(number)) {
    return time_of_unix(static_cast<std::int64_t>(number));
  }
  return ParsedTime{from_micros(std::llround(number * static_cast<double>(kSecond))), ClockPrecision::microsecond,
                    false};
}

std::optional<ParsedTime> time_of_excel(double serial, const TimeFormat& format) {
  constexpr double kFirst = 1;
  constexpr double kLast = 2'958'466;  // the day after 9999-12-31
  if (!(serial >= kFirst && serial < kLast)) return std::nullopt;
  // Spreadsheets believe in 1900-02-29 (serial 60): earlier days are one off.
  const double whole = std::floor(serial);
  const local_days epoch = std::chrono::local_days{std::chrono::year{1899} / 12 / (whole < 60 ? 31 : 30)};
  const std::int64_t seconds = std::llround((serial - whole) * 86'400);
  const local_time<microseconds> local =
      epoch + days{static_cast<std::int64_t>(whole)} + microseconds{seconds * kSecond};
  const Instant at = format.zone != nullptr ? format.zone->to_instant(local) : Instant{local.time_since_epoch()};
  return ParsedTime{at, serial == whole ? ClockPrecision::day : ClockPrecision::second, true};
}

}  // namespace colloquio
