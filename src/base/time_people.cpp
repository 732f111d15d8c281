// Times as people and mail programs write them: a month's name, or numbers in the order of a country.
#include <array>

#include "colloquio/base/time_forms.hpp"
#include "colloquio/base/time_parts.hpp"

namespace colloquio::written_time {

namespace {

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

constexpr int full_year(int two_digits) { return two_digits + (two_digits < 70 ? 2000 : 1900); }

}  // namespace

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

}  // namespace colloquio::written_time
