#include "colloquio/base/time_parse.hpp"

#include <array>
#include <charconv>
#include <cmath>

namespace colloquio {

namespace {

using std::chrono::days;
using std::chrono::local_days;
using std::chrono::local_time;
using std::chrono::microseconds;

constexpr std::int64_t kSecond = 1'000'000;
constexpr std::int64_t kSmallestPlausible = 100'000'000;  // March 1973: smaller numbers are years or day numbers

constexpr bool is_digit(char c) { return c >= '0' && c <= '9'; }
constexpr char lower(char c) { return c >= 'A' && c <= 'Z' ? static_cast<char>(c + 32) : c; }
constexpr bool is_letter(char c) { return lower(c) >= 'a' && lower(c) <= 'z'; }
constexpr bool is_space(char c) { return c == ' ' || c == '\t' || c == '\r' || c == '\n'; }

/// The parts of a written time before they become an instant.
struct Parts {
  int year = -1;
  int month = -1;
  int day = -1;
  int hour = 0;
  int minute = 0;
  int second = 0;
  std::int64_t micros = 0;
  ClockPrecision precision = ClockPrecision::day;
  std::optional<int> offset_minutes;
};

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

/// Walks over a text; every take_* moves on only when it finds what it looks for.
class Cursor {
 public:
  explicit Cursor(std::string_view text) : at_(text.data()), end_(text.data() + text.size()) {}

  [[nodiscard]] bool done() const { return at_ == end_; }
  [[nodiscard]] char peek() const { return at_ < end_ ? *at_ : '\0'; }
  [[nodiscard]] char peek(std::size_t ahead) const {
    return static_cast<std::size_t>(end_ - at_) > ahead ? at_[ahead] : '\0';
  }
  void skip(std::size_t n = 1) { at_ += n; }
  bool take(char c) {
    if (peek() != c || done()) return false;
    ++at_;
    return true;
  }
  /// Spaces, also the no-break ones (U+00A0, U+202F) and direction marks that phones write into dates.
  void skip_spaces() {
    for (;;) {
      const std::string_view rest = left();
      if (!rest.empty() && is_space(rest[0])) {
        skip();
      } else if (rest.starts_with("\xC2\xA0")) {
        skip(2);
      } else if (rest.starts_with("\xE2\x80\xAF") || rest.starts_with("\xE2\x80\x8E") ||
                 rest.starts_with("\xE2\x80\x8F")) {
        skip(3);
      } else {
        return;
      }
    }
  }
  /// Exactly `n` digits, whatever follows.
  std::optional<int> take_digits(std::size_t n) {
    if (static_cast<std::size_t>(end_ - at_) < n) return std::nullopt;
    int value = 0;
    for (std::size_t i = 0; i < n; ++i) {
      if (!is_digit(at_[i])) return std::nullopt;
      value = value * 10 + (at_[i] - '0');
    }
    skip(n);
    return value;
  }
  [[nodiscard]] std::size_t count_digits() const {
    std::size_t n = 0;
    while (is_digit(peek(n))) ++n;
    return n;
  }
  std::string_view take_word() {
    const char* begin = at_;
    while (at_ < end_ && is_letter(*at_)) ++at_;
    return {begin, static_cast<std::size_t>(at_ - begin)};
  }
  [[nodiscard]] std::string_view left() const { return {at_, static_cast<std::size_t>(end_ - at_)}; }

 private:
  const char* at_;
  const char* end_;
};

bool same_word(std::string_view a, std::string_view lower_case) {
  if (a.size() != lower_case.size()) return false;
  for (std::size_t i = 0; i < a.size(); ++i) {
    if (lower(a[i]) != lower_case[i]) return false;
  }
  return true;
}

/// 1-12 for a month's name or its beginning of at least three letters, English or Italian; 0 if it is no month.
int month_of(std::string_view word) {
  struct Name {
    std::string_view full;
    int month;
  };
  static constexpr std::array<Name, 23> kNames{
      {{"january", 1}, {"february", 2}, {"march", 3},     {"april", 4},    {"may", 5},       {"june", 6},
       {"july", 7},    {"august", 8},   {"september", 9}, {"october", 10}, {"november", 11}, {"december", 12},
       {"gennaio", 1}, {"febbraio", 2}, {"marzo", 3},     {"aprile", 4},   {"maggio", 5},    {"giugno", 6},
       {"luglio", 7},  {"agosto", 8},   {"settembre", 9}, {"ottobre", 10}, {"dicembre", 12}}};
  constexpr std::size_t kShortest = 3;
  if (word.size() < kShortest) return 0;
  for (const Name& name : kNames) {
    if (same_word(word, name.full.substr(0, word.size()))) return name.month;
  }
  return 0;
}

/// The zone names of RFC 5322 and the two of central Europe, in minutes east of Greenwich.
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

/// `+02:00`, `+0200`, `+02` at the cursor.
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

/// The digits after a decimal point: microseconds and the precision they stand for. The rest is cut, not rounded.
void take_fraction(Cursor& in, Parts& p) {
  std::size_t digits = 0;
  std::int64_t scale = kSecond / 10;
  for (; is_digit(in.peek()); in.skip(), ++digits) {
    p.micros += (in.peek() - '0') * scale;
    scale /= 10;
  }
  if (digits > 0) p.precision = digits <= 3 ? ClockPrecision::millisecond : ClockPrecision::microsecond;
}

/// Whatever may follow a time of day: nothing, an offset, a zone's name, an RFC 5322 comment. False if it is something
/// else.
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

/// `HH:MM[:SS[.fff]]`, one or two hour digits, '.' allowed between them, and AM / PM. False (and not moved) if there is
/// none.
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

/// "PM", "p.m.", "p. m."; an hour over 12 keeps its value. False if the hour cannot be one of a 12 hour clock.
bool take_half_of_day(Cursor& in, Parts& p) {
  Cursor ahead = in;
  ahead.skip_spaces();
  const char half = lower(ahead.peek());
  if (half != 'a' && half != 'p') return true;
  ahead.skip();
  ahead.take('.');
  ahead.skip_spaces();
  if (lower(ahead.peek()) != 'm') return true;
  ahead.skip();
  if (is_letter(ahead.peek())) return true;
  ahead.take('.');
  in = ahead;
  if (p.hour < 1 || p.hour > 12) return p.hour > 12 && half == 'p';
  p.hour = p.hour % 12 + (half == 'p' ? 12 : 0);
  return true;
}

/// Year-first dates with '-' or '/' between and an optional time of day: nearly every time a machine writes.
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

/// `YYYYMMDD`, `YYYYMMDDHHMMSS`, `YYYYMMDDTHHMMSSZ`.
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

constexpr int full_year(int two_digits) { return two_digits + (two_digits < 70 ? 2000 : 1900); }

/// Dates with a month's name, in any order: RFC 5322, ctime, X's `EEE MMM dd HH:mm:ss Z yyyy`, "1 maggio 2026, 9:59".
std::optional<ParsedTime> parse_named_month(std::string_view text, const TimeFormat& format) {
  Cursor in(text);
  Parts p;
  bool has_clock = false;
  bool month_first = false;
  while (!in.done()) {
    in.skip_spaces();
    if (in.take(',') || in.take('.')) continue;
    if (in.done()) break;
    if (is_letter(in.peek())) {
      const std::string_view word = in.take_word();
      const int month = month_of(word);
      // The first of two months is a Tuesday: "mar 5 mag 2026"
      if (month != 0 && (p.month < 0 || (p.month == 3 && month_first))) {
        month_first = p.month < 0 && p.day < 0;
        p.month = month;
      } else if (const auto offset = offset_of(word); offset && has_clock) {
        p.offset_minutes = offset;
        if (const auto more = take_numeric_offset(in)) p.offset_minutes = *more;
      } else if (p.month >= 0 || p.day >= 0) {
        // "at", "alle", "ore" between date and time; anything else is not a date
        if (!same_word(word, "at") && !same_word(word, "alle") && !same_word(word, "ore")) return std::nullopt;
      } else if (in.peek() == '\xC3' && in.peek(1) == '\xAC') {
        in.skip(2);  // "lunedì"
      }
    } else if (is_digit(in.peek())) {
      const std::size_t digits = in.count_digits();
      if (!has_clock && take_clock(in, p)) {
        has_clock = true;
        if (!take_half_of_day(in, p)) return std::nullopt;
        in.skip_spaces();
        if (const auto offset = take_numeric_offset(in)) p.offset_minutes = offset;
      } else if (digits <= 2 && p.day < 0) {
        p.day = *in.take_digits(digits);
      } else if ((digits == 4 || digits == 2) && p.year < 0) {
        p.year = *in.take_digits(digits);
        if (digits == 2) p.year = full_year(p.year);
      } else {
        return std::nullopt;
      }
    } else if (in.peek() == '(') {
      in.skip(in.left().size());
    } else if (const auto offset = take_numeric_offset(in); offset && has_clock) {
      p.offset_minutes = offset;
    } else if (!in.take('-')) {  // "1-May-2026"
      return std::nullopt;
    }
  }
  return instant_of(p, format);
}

/// Numbers in the declared order: `31/12/26, 23:59:58`, `1.5.2026 9.59`, `5/1/2026 9:59 PM`.
std::optional<ParsedTime> parse_declared_order(std::string_view text, const TimeFormat& format) {
  if (format.order == DateOrder::undeclared) return std::nullopt;
  Cursor in(text);
  std::array<int, 3> number{};
  std::array<std::size_t, 3> width{};
  for (std::size_t i = 0; i < 3; ++i) {
    width[i] = in.count_digits();
    if (width[i] != 1 && width[i] != 2 && width[i] != 4) return std::nullopt;
    number[i] = *in.take_digits(width[i]);
    if (i == 2) break;
    const char separator = in.peek();
    if (separator != '/' && separator != '.' && separator != '-' && separator != ' ') return std::nullopt;
    in.skip();
    in.skip_spaces();
  }
  // A four-digit year shows the order of the rest by itself only when it comes first.
  const bool year_first = format.order == DateOrder::ymd || width[0] == 4;
  const std::size_t year = year_first ? 0 : 2;
  const bool day_first = !year_first && format.order == DateOrder::dmy;
  const std::size_t month = year_first || day_first ? 1 : 0;
  const std::size_t day = 3 - year - month;
  if (width[month] == 4 || width[day] == 4) return std::nullopt;
  Parts p;
  p.year = width[year] == 4 ? number[year] : full_year(number[year]);
  p.month = number[month];
  p.day = number[day];
  in.take('.');
  in.take(',');
  in.skip_spaces();
  if (in.done()) return instant_of(p, format);
  if (is_letter(in.peek())) {  // "klo", "alle", "ore", "at"
    if (const auto word = in.take_word(); word.size() > 4) return std::nullopt;
    in.skip_spaces();
  }
  if (!take_clock(in, p) || !take_half_of_day(in, p) || !take_zone(in, p)) return std::nullopt;
  return instant_of(p, format);
}

/// "1777622400", "1777622400.000100", "-3.5", "4.6145E4". nullopt if it is not a number.
std::optional<ParsedTime> parse_number(std::string_view text, const TimeFormat& format) {
  const char* end = text.data() + text.size();
  if (format.number == NumberMeans::excel_serial) {
    double serial = 0;
    const auto [stop, error] = std::from_chars(text.data(), end, serial);
    return stop == end && error == std::errc{} ? time_of_excel(serial, format) : std::nullopt;
  }
  if (text.find_first_of("eE") != std::string_view::npos) {
    double number = 0;
    const auto [stop, error] = std::from_chars(text.data(), end, number);
    const bool small = std::abs(number) < kSmallestPlausible && format.number == NumberMeans::unix_if_plausible;
    return stop == end && error == std::errc{} && !small ? time_of_unix(number) : std::nullopt;
  }
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

std::string_view trim(std::string_view text) {
  Cursor in(text);
  in.skip_spaces();
  text = in.left();
  while (!text.empty() && is_space(text.back())) text.remove_suffix(1);
  return text;
}

bool is_number(std::string_view text) {
  bool digit = false;
  for (const char c : text) {
    if (is_digit(c)) {
      digit = true;
    } else if (c != '.' && c != '-' && c != '+' && c != 'e' && c != 'E') {
      return false;
    }
  }
  return digit;
}

}  // namespace

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

std::optional<ParsedTime> parse_time(std::string_view text, const TimeFormat& format) {
  text = trim(text);
  constexpr std::size_t kLongest = 128;
  if (text.empty() || text.size() > kLongest) return std::nullopt;
  if (text.size() >= 8 && is_digit(text[0])) {
    if (const auto iso = parse_iso(text, format)) return iso;
    if (format.number == NumberMeans::unix_if_plausible) {
      if (const auto compact = parse_compact(text, format)) return compact;
    }
  }
  if (const auto declared = parse_declared_order(text, format)) return declared;
  if (is_number(text)) return parse_number(text, format);
  return parse_named_month(text, format);
}

}  // namespace colloquio
