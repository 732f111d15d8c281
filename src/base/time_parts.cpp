#include "colloquio/base/time_parts.hpp"

#include <array>
#include <chrono>

namespace colloquio::written_time {

using std::chrono::local_days;
using std::chrono::local_time;
using std::chrono::microseconds;

std::optional<ParsedTime> instant_of(const Parts& p, const TimeFormat& format) {
  if (p.year < 1 || p.year > 9999 || p.month < 1 || p.month > 12 || p.day < 1) return std::nullopt;
  if (p.hour > 24 || p.minute > 59 || p.second > 60) return std::nullopt;
  if (p.hour == 24 && (p.minute != 0 || p.second != 0)) return std::nullopt;
  const std::chrono::year_month_day ymd{std::chrono::year{p.year}, std::chrono::month{static_cast<unsigned>(p.month)},
                                        std::chrono::day{static_cast<unsigned>(p.day)}};
  if (!ymd.ok()) return std::nullopt;
  const local_time<microseconds> local =
      local_days{ymd} + microseconds{((p.hour * 60 + p.minute) * 60 + p.second) * kSecond + p.micros};
  if (p.offset_minutes) {
    return ParsedTime{Instant{local.time_since_epoch()} - std::chrono::minutes{*p.offset_minutes}, p.precision, false};
  }
  const Instant at = format.zone != nullptr ? format.zone->to_instant(local) : Instant{local.time_since_epoch()};
  return ParsedTime{at, p.precision, true};
}

std::optional<int> offset_of(std::string_view word) {
  struct Name {
    std::string_view name;
    int minutes;
  };
  static constexpr std::array<Name, 16> kNames{{{"z", 0},
                                                {"utc", 0},
                                                {"gmt", 0},
                                                {"ut", 0},
                                                {"cet", 60},
                                                {"cest", 120},
                                                {"eet", 120},
                                                {"eest", 180},
                                                {"est", -300},
                                                {"edt", -240},
                                                {"cst", -360},
                                                {"cdt", -300},
                                                {"mst", -420},
                                                {"mdt", -360},
                                                {"pst", -480},
                                                {"pdt", -420}}};
  for (const Name& name : kNames) {
    if (same_word(word, name.name)) return name.minutes;
  }
  return std::nullopt;
}

std::optional<int> take_numeric_offset(Cursor& in) {
  if (in.peek() != '+' && in.peek() != '-') return std::nullopt;
  Cursor ahead = in;
  const int sign = ahead.peek() == '-' ? -1 : 1;
  ahead.skip();
  const auto hours = ahead.take_digits(2);
  if (!hours || *hours > 18) return std::nullopt;
  int minutes = 0;
  if (ahead.take(':') || is_digit(ahead.peek())) {
    const auto written = ahead.take_digits(2);
    if (!written || *written > 59) return std::nullopt;
    minutes = *written;
  }
  if (is_digit(ahead.peek())) return std::nullopt;
  in = ahead;
  return sign * (*hours * 60 + minutes);
}

void take_fraction(Cursor& in, Parts& p) {
  std::size_t digits = 0;
  std::int64_t scale = kSecond / 10;
  for (; is_digit(in.peek()); in.skip(), ++digits) {
    p.micros += (in.peek() - '0') * scale;
    scale /= 10;
  }
  if (digits > 0) p.precision = digits <= 3 ? ClockPrecision::millisecond : ClockPrecision::microsecond;
}

bool take_zone(Cursor& in, Parts& p) {
  in.skip_spaces();
  if (const auto offset = take_numeric_offset(in)) {
    p.offset_minutes = offset;
  } else if (is_letter(in.peek())) {
    Cursor ahead = in;
    const auto named = offset_of(ahead.take_word());
    if (!named) return false;
    in = ahead;
    p.offset_minutes = named;
    if (const auto more = take_numeric_offset(in)) p.offset_minutes = *more;  // "GMT+0200"
  }
  in.skip_spaces();
  if (in.peek() == '(' || in.peek() == '[') in.skip(in.left().size());  // "(CEST)", "[Europe/Rome]"
  return in.done();
}

bool take_clock(Cursor& in, Parts& p) {
  Cursor ahead = in;
  const auto hour = ahead.take_digits(ahead.count_digits() == 1 ? 1 : 2);
  if (!hour || (ahead.peek() != ':' && ahead.peek() != '.')) return false;
  const char separator = ahead.peek();
  ahead.skip();
  const auto minute = ahead.take_digits(2);
  if (!minute || is_digit(ahead.peek())) return false;
  p.hour = *hour;
  p.minute = *minute;
  p.precision = ClockPrecision::minute;
  if (ahead.peek() == separator && is_digit(ahead.peek(1))) {
    ahead.skip();
    const auto second = ahead.take_digits(2);
    if (!second || is_digit(ahead.peek())) return false;
    p.second = *second;
    p.precision = ClockPrecision::second;
    if ((ahead.peek() == '.' || ahead.peek() == ',') && is_digit(ahead.peek(1))) {
      ahead.skip();
      take_fraction(ahead, p);
    }
  }
  in = ahead;
  return true;
}

bool take_half_of_day(Cursor& in, Parts& p) {
  Cursor ahead = in;
  ahead.skip_spaces();
  const char half = ascii_lower(ahead.peek());
  if (half != 'a' && half != 'p') return true;
  ahead.skip();
  ahead.take('.');
  ahead.skip_spaces();
  if (ascii_lower(ahead.peek()) != 'm') return true;
  ahead.skip();
  if (is_letter(ahead.peek())) return true;
  ahead.take('.');
  in = ahead;
  if (p.hour < 1 || p.hour > 12) return p.hour > 12 && half == 'p';
  p.hour = p.hour % 12 + (half == 'p' ? 12 : 0);
  return true;
}

}  // namespace colloquio::written_time
