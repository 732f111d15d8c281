#include "colloquio/core/report/language.hpp"

#include <array>
#include <cmath>
#include <utility>

#include <fmt/format.h>

namespace colloquio::report {

namespace {

using std::chrono::days;
using std::chrono::floor;

constexpr double kMinute = 60, kHour = 3600, kDay = 86400, kYear = 365.25 * kDay;
constexpr std::string_view kDash = "–";

std::string grouped(std::string digits, char separator) {
  for (auto at = static_cast<std::ptrdiff_t>(digits.size()) - 3; at > 0; at -= 3)
    digits.insert(static_cast<std::size_t>(at), 1, separator);
  return digits;
}

std::chrono::year_month_day local_day(const Zone& zone, Instant t) {
  return std::chrono::year_month_day{floor<days>(zone.to_local(t))};
}

/// "dal 8 marzo" is said "dall'8 marzo", "il 11" "l'11": dates have a no-break space after the day.
std::string elided(std::string text) {
  static constexpr std::array<std::pair<std::string_view, std::string_view>, 4> kElisions{{
      {"al 8\u00a0", "all'8\u00a0"},
      {"al 11\u00a0", "all'11\u00a0"},
      {" il 8\u00a0", " l'8\u00a0"},
      {" il 11\u00a0", " l'11\u00a0"},
  }};
  for (const auto& [plain, said] : kElisions) {
    for (std::size_t at = 0; (at = text.find(plain, at)) != std::string::npos; at += said.size())
      text.replace(at, plain.size(), said);
  }
  return text;
}

unsigned month_of(std::int32_t month_index) { return static_cast<unsigned>(month_index % 12 + 1); }

}  // namespace

Language::Language(Lang lang, std::string_view zone)
    : lang_(lang), zone_(Zone::named(zone.empty() ? "Etc/UTC" : zone).value_or(Zone::utc())) {}

std::string Language::text(std::string_view key, Slots slots) const {
  std::string out = fill(word(lang_, key), slots);
  return lang_ == Lang::it ? elided(std::move(out)) : out;
}

std::string Language::counted(std::string_view key, std::int64_t n) const {
  return fill(word_for(lang_, key, n), {{"n", number(n)}});
}

std::string Language::listed(std::span<const std::string> names, std::size_t most) const {
  std::string out;
  for (const std::string& name : names.first(std::min(most, names.size()))) out += (out.empty() ? "" : ", ") + name;
  if (names.size() > most)
    out += " " + text("frame.more", {{"n", number(static_cast<std::int64_t>(names.size() - most))}});
  return out;
}

std::string Language::number(std::int64_t n) const {
  const bool negative = n < 0;
  const std::uint64_t size = negative ? 0 - static_cast<std::uint64_t>(n) : static_cast<std::uint64_t>(n);
  return (negative ? "\u2212" : "") + grouped(fmt::format("{}", size), lang_ == Lang::it ? '.' : ',');
}

std::string Language::decimal(double value, int digits) const {
  if (!std::isfinite(value)) return std::string{kDash};
  std::string text = fmt::format("{:.{}f}", std::abs(value), digits);
  const std::size_t point = text.find('.');
  std::string whole = grouped(text.substr(0, point), lang_ == Lang::it ? '.' : ',');
  if (point != std::string::npos) whole += (lang_ == Lang::it ? ',' : '.') + text.substr(point + 1);
  const bool is_zero = text.find_first_not_of("0.") == std::string::npos;
  return (value < 0 && !is_zero ? "\u2212" : "") + whole;
}

std::string Language::percent(double share) const {
  if (!std::isfinite(share)) return std::string{kDash};
  const double size = std::abs(share) * 100;
  if (size > 0 && size < 0.05) return (share < 0 ? ">\u2212" : "<") + decimal(0.1, 1) + "%";
  // Under 10 % whole points are too coarse; beside 100 % they would claim "all" where somebody is missing.
  const bool is_fine = (size < 9.95 && size != std::round(size)) || (size > 99 && size < 100);
  if (is_fine && size > 99.95) return ">" + decimal(99.9, 1) + "%";
  std::string digits = decimal(share * 100, is_fine ? 1 : 0);
  if (is_fine && digits.ends_with('0')) digits.resize(digits.size() - 2);  // "9,0" is "9"
  return digits + "%";
}

std::string Language::of_hundred(double share) const {
  if (!std::isfinite(share)) return std::string{kDash};
  if (share > 0 && share < 0.01) return std::string{text("less_than_1")};
  if (share > 0.99 && share < 1) return std::string{text("more_than_99")};
  return number(std::llround(share * 100));
}

// NOLINTNEXTLINE(misc-no-recursion): once, with the sign turned.
std::string Language::duration(double seconds) const {
  if (!std::isfinite(seconds)) return std::string{kDash};
  if (seconds < 0) return "\u2212" + duration(-seconds);
  if (seconds < 59.5) return counted("duration.seconds", std::llround(seconds));
  if (seconds < kHour - 30) return counted("duration.minutes", std::llround(seconds / kMinute));
  const auto pair = [&](double large, std::string_view large_key, double small, std::string_view small_key) {
    const std::int64_t total = std::llround(seconds / small);
    const auto per = static_cast<std::int64_t>(large / small);
    const std::string first = counted(large_key, total / per);
    return total % per == 0 ? first : text("duration.pair", {{"a", first}, {"b", counted(small_key, total % per)}});
  };
  if (seconds < kDay - 30) return pair(kHour, "duration.hours", kMinute, "duration.minutes");
  if (seconds < 7 * kDay) return pair(kDay, "duration.days", kHour, "duration.hours");
  if (seconds < 2 * kYear) return counted("duration.days", std::llround(seconds / kDay));
  return text("duration.years", {{"n", decimal(seconds / kYear, 1)}});
}

std::string Language::short_duration(double seconds) const {
  if (!std::isfinite(seconds)) return std::string{kDash};
  const auto say = [&](double unit, std::string_view key) {
    const double n = seconds / unit;
    return decimal(n, n < 10 && std::abs(n - std::round(n)) >= 0.05 ? 1 : 0) + "\u00a0" + std::string{text(key)};
  };
  if (seconds < 59.5) return say(1, "short.second");
  if (seconds < kHour - 30) return say(kMinute, "short.minute");
  if (seconds < kDay - 30) return say(kHour, "short.hour");
  if (seconds < 2 * kYear) return say(kDay, "short.day");
  return say(kYear, "short.year");
}

std::string Language::date(Instant t) const {
  if (t == kNoTime) return {};
  const auto ymd = local_day(zone_, t);
  const auto day = static_cast<unsigned>(ymd.day());
  return fmt::format("{}{}\u00a0{} {}", day, lang_ == Lang::it && day == 1 ? "º" : "",
                     text(fmt::format("month.{:02}", static_cast<unsigned>(ymd.month()))),
                     static_cast<int>(ymd.year()));
}

std::string Language::short_date(Instant t) const {
  if (t == kNoTime) return {};
  const auto ymd = local_day(zone_, t);
  return fmt::format("{}\u00a0{}\u00a0{}", static_cast<unsigned>(ymd.day()),
                     text(fmt::format("month.short.{:02}", static_cast<unsigned>(ymd.month()))),
                     static_cast<int>(ymd.year()));
}

std::string Language::date_time(Instant t) const {
  if (t == kNoTime) return {};
  const auto local = zone_.to_local(t);
  const std::int64_t minutes = (local - floor<days>(local)).count() / 60'000'000;
  return fmt::format("{}, {:02}:{:02}", date(t), minutes / 60, minutes % 60);
}

std::string Language::month(std::int32_t month_index) const {
  return fmt::format("{} {}", text(fmt::format("month.{:02}", month_of(month_index))), month_index / 12);
}

std::string Language::short_month(std::int32_t month_index) const {
  return fmt::format("{}\u00a0{:02}", text(fmt::format("month.short.{:02}", month_of(month_index))),
                     month_index / 12 % 100);
}

std::string Language::window(const Window& window) const {
  const bool from_ever = window.from == kNoTime;
  const bool to_ever = window.to == Instant::max();
  if (from_ever && to_ever) return std::string{text("window.all")};
  // The window is half-open; people name its last day.
  const std::string last = to_ever ? "" : date(window.to - std::chrono::microseconds{1});
  if (from_ever) return text("window.until", {{"to", last}});
  if (to_ever) return text("window.since", {{"from", date(window.from)}});
  return text("window.between", {{"from", date(window.from)}, {"to", last}});
}

std::string Language::value(std::optional<double> value, Unit unit) const {
  if (!value) return std::string{kDash};
  switch (unit) {
    case Unit::count:
      return *value == std::floor(*value) ? number(std::llround(*value)) : decimal(*value, 1);
    case Unit::share:
      return percent(*value);
    case Unit::seconds:
      return duration(*value);
    case Unit::per_month:
      return (*value > 0 ? "+" : "") + percent(*value);
    case Unit::ratio:
      return decimal(*value, *value == std::floor(*value) ? 0 : 2);
    case Unit::index:
      return decimal(*value, *value == std::floor(*value) ? 0 : 2);
  }
  return std::string{kDash};
}

std::string Language::value(const Figure& figure) const {
  if (figure.value && figure.note != "shortest") {
    return is_narrow(figure) ? decimal(*figure.value * 100, 1) + "%" : value(figure.value, figure.unit);
  }
  // A median may never be reached; a share within a time is only not known yet.
  const bool is_yet = figure.note == "not_reached" && figure.unit == Unit::share;
  const auto reason = find_word(lang_, is_yet ? "note.not_reached_yet" : "note." + figure.note);
  return std::string{reason && !figure.note.empty() ? *reason : kDash};
}

std::string Language::short_value(const Figure& figure) const {
  const auto reason = find_word(lang_, "note.short." + figure.note);
  return !figure.value && reason ? std::string{*reason} : value(figure);
}

std::string Language::interval(const Figure& figure) const {
  if ((!figure.low && !figure.high) || figure.note == "shortest") return {};
  if (!figure.high) return text("interval.from", {{"low", value(figure.low, figure.unit)}});
  if (!figure.low) return text("interval.to", {{"high", value(figure.high, figure.unit)}});
  const bool narrow = is_narrow(figure);
  const auto say = [&](double end) { return narrow ? decimal(end * 100, 1) + "%" : value(end, figure.unit); };
  const std::string low = say(*figure.low);
  const std::string high = say(*figure.high);
  return low == high ? text("interval.narrow", {{"low", low}})
                     : text("interval.between", {{"low", low}, {"high", high}});
}

}  // namespace colloquio::report
