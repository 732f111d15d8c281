// Times as machines write them: the year first, or all digits.
#include "colloquio/base/time_forms.hpp"
#include "colloquio/base/time_parts.hpp"

namespace colloquio::written_time {

std::optional<ParsedTime> parse_iso(std::string_view text, const TimeFormat& format) {
  Cursor in(text);
  Parts p;
  const auto year = in.take_digits(4);
  const char separator = in.peek();
  if (!year || (separator != '-' && separator != '/' && separator != '.')) return std::nullopt;
  in.skip();
  const auto month = in.take_digits(in.count_digits() == 1 ? 1 : 2);
  if (!month || !in.take(separator)) return std::nullopt;
  const auto day = in.take_digits(in.count_digits() == 1 ? 1 : 2);
  if (!day) return std::nullopt;
  p.year = *year;
  p.month = *month;
  p.day = *day;
  if (in.done()) return instant_of(p, format);
  if (!in.take('T') && !in.take('t')) {
    if (in.peek() != ' ' && in.peek() != ',' && in.peek() != '\xE2' && in.peek() != '\xC2') return std::nullopt;
    in.take(',');
    in.skip_spaces();
  }
  if (!take_clock(in, p) || !take_half_of_day(in, p) || !take_zone(in, p)) return std::nullopt;
  return instant_of(p, format);
}

std::optional<ParsedTime> parse_compact(std::string_view text, const TimeFormat& format) {
  Cursor in(text);
  const std::size_t digits = in.count_digits();
  if (digits != 8 && digits != 14) return std::nullopt;
  if (text.substr(0, 2) != "19" && text.substr(0, 2) != "20") return std::nullopt;
  Parts p;
  p.year = *in.take_digits(4);
  p.month = *in.take_digits(2);
  p.day = *in.take_digits(2);
  if (in.done()) return instant_of(p, format);
  if (digits == 8 && !in.take('T') && !in.take('t')) return std::nullopt;
  const auto hour = in.take_digits(2);
  const auto minute = in.take_digits(2);
  if (!hour || !minute) return std::nullopt;
  p.hour = *hour;
  p.minute = *minute;
  p.precision = ClockPrecision::minute;
  if (const auto second = in.take_digits(2)) {
    p.second = *second;
    p.precision = ClockPrecision::second;
  }
  if (!take_zone(in, p)) return std::nullopt;
  return instant_of(p, format);
}

}  // namespace colloquio::written_time
