#pragma once

#include <cstddef>
#include <cstdint>
#include <optional>
#include <string_view>

#include "colloquio/base/ascii.hpp"
#include "colloquio/base/time_parse.hpp"

namespace colloquio::written_time {

// The pieces of which written times are made, for the readers of time_forms.hpp. Every take_* moves the cursor on only
// when it finds what it looks for.

inline constexpr std::int64_t kSecond = 1'000'000;  // microseconds

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

/// nullopt if there is no such day or no such time of day.
[[nodiscard]] std::optional<ParsedTime> instant_of(const Parts& p, const TimeFormat& format);

/// Walks over a text.
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

/// The zone names of RFC 5322 and the two of central Europe, in minutes east of Greenwich.
std::optional<int> offset_of(std::string_view word);

/// `+02:00`, `+0200`, `+02` at the cursor.
std::optional<int> take_numeric_offset(Cursor& in);

/// The digits after a decimal point: microseconds and the precision they stand for. The rest is cut, not rounded.
void take_fraction(Cursor& in, Parts& p);

/// Whatever may follow a time of day: nothing, an offset, a zone's name, an RFC 5322 comment. False if it is something
/// else.
bool take_zone(Cursor& in, Parts& p);

/// `HH:MM[:SS[.fff]]`, one or two hour digits, '.' allowed between them, and AM / PM. False (and not moved) if there is
/// none.
bool take_clock(Cursor& in, Parts& p);

/// "PM", "p.m.", "p. m."; an hour over 12 keeps its value. False if the hour cannot be one of a 12 hour clock.
bool take_half_of_day(Cursor& in, Parts& p);

}  // namespace colloquio::written_time
