#pragma once

#include <cstdint>
#include <span>
#include <string>
#include <string_view>

#include "colloquio/base/instant.hpp"
#include "colloquio/core/model/figure.hpp"
#include "colloquio/core/report/words.hpp"

namespace colloquio::report {

/// How one reader is spoken to: their language's words, numbers, dates and durations, in the company's zone.
/// Numbers carry no-break spaces (U+00A0) where a line must not break.
class Language {
 public:
  /// A share with so narrow an interval shows a decimal, at both its ends too: else it could seem to lie outside.
  [[nodiscard]] static bool is_narrow(const Figure& figure) {
    constexpr double kNarrow = 0.02;
    return figure.unit == Unit::share && figure.low && figure.high && *figure.high - *figure.low < kNarrow &&
           *figure.low < *figure.high;
  }

  /// An unknown zone name is read as UTC: a report must come out whatever the configuration says.
  Language(Lang lang, std::string_view zone);

  [[nodiscard]] Lang lang() const { return lang_; }
  [[nodiscard]] const Zone& zone() const { return zone_; }

  [[nodiscard]] std::string_view text(std::string_view key) const { return word(lang_, key); }
  [[nodiscard]] std::string text(std::string_view key, Slots slots) const;
  /// Singular or plural by `n`; the slot {n} is filled with the number.
  [[nodiscard]] std::string counted(std::string_view key, std::int64_t n) const;
  /// "A, B and 3 more": the first `most` of the names, as they are dressed already.
  [[nodiscard]] std::string listed(std::span<const std::string> names, std::size_t most) const;

  [[nodiscard]] std::string number(std::int64_t n) const;             ///< 12.345 / 12,345
  [[nodiscard]] std::string decimal(double value, int digits) const;  ///< 0,86 / 0.86; "–" if not finite
  /// 72% ; 0,4% under 10 % with a digit only where rounding would hide everything; "<0,1%" rather than a false zero.
  [[nodiscard]] std::string percent(double share) const;
  /// "72", "less than 1", "more than 99": for "out of 100".
  [[nodiscard]] std::string of_hundred(double share) const;
  /// The two largest units: "3 ore e 20 min", "2 days and 4 hours", "45 s".
  [[nodiscard]] std::string duration(double seconds) const;
  /// One unit, for axes and narrow columns: "3 h", "2 g" / "2 d".
  [[nodiscard]] std::string short_duration(double seconds) const;
  [[nodiscard]] std::string date(Instant t) const;                  ///< "3 marzo 2026", "1º marzo 2026"; "" for kNoTime
  [[nodiscard]] std::string short_date(Instant t) const;            ///< "3 mar 2026"
  [[nodiscard]] std::string date_time(Instant t) const;             ///< "3 marzo 2026, 14:05"
  [[nodiscard]] std::string month(std::int32_t month_index) const;  ///< "marzo 2026"
  [[nodiscard]] std::string short_month(std::int32_t month_index) const;  ///< "mar 26"
  /// "1 marzo – 31 maggio 2026", "tutto il tempo".
  [[nodiscard]] std::string window(const Window& window) const;

  /// A value in its unit; the dash for an empty one.
  [[nodiscard]] std::string value(std::optional<double> value, Unit unit) const;
  /// Value of a figure or, where it has none, the reason in words ("troppo poco per dirlo").
  [[nodiscard]] std::string value(const Figure& figure) const;
  /// The same for narrow columns ("troppo poco").
  [[nodiscard]] std::string short_value(const Figure& figure) const;
  /// "tra 69% e 75%"; "" where there is no interval. An open end is said in words.
  [[nodiscard]] std::string interval(const Figure& figure) const;

 private:
  Lang lang_;
  Zone zone_;
};

}  // namespace colloquio::report
