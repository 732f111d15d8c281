#include "colloquio/app/window.hpp"

#include <charconv>
#include <optional>

#include <fmt/format.h>

namespace colloquio::app {

namespace {

using std::chrono::local_days;
using std::chrono::year_month_day;

std::optional<int> number(std::string_view text) {
  int value = 0;
  const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), value);
  if (error != std::errc{} || end != text.data() + text.size() || value < 0) return std::nullopt;
  return value;
}

/// A span of local days [first, past).
struct Days {
  local_days first, past;
};

/// "2026", "2026-05" or "2026-05-17".
std::optional<Days> calendar_days(std::string_view text) {
  const auto y = text.size() >= 4 ? number(text.substr(0, 4)) : std::nullopt;
  if (!y || *y < 1970) return std::nullopt;
  const std::chrono::year year{*y};
  if (text.size() == 4) return Days{local_days{year / 1 / 1}, local_days{(year + std::chrono::years{1}) / 1 / 1}};
  if (text.size() < 7 || text[4] != '-') return std::nullopt;
  const auto m = number(text.substr(5, 2));
  if (!m || *m < 1 || *m > 12) return std::nullopt;
  const auto month = year / *m;
  if (text.size() == 7) return Days{local_days{month / 1}, local_days{(month + std::chrono::months{1}) / 1}};
  if (text.size() != 10 || text[7] != '-') return std::nullopt;
  const auto d = number(text.substr(8, 2));
  if (!d) return std::nullopt;
  const year_month_day day = month / *d;
  if (!day.ok()) return std::nullopt;
  return Days{local_days{day}, local_days{day} + std::chrono::days{1}};
}

/// "90d": how far back from the day after the horizon.
std::optional<local_days> back_from(local_days past, std::string_view text) {
  if (text.size() < 2) return std::nullopt;
  const auto n = number(text.substr(0, text.size() - 1));
  if (!n || *n == 0 || *n > 100'000) return std::nullopt;
  const auto by_months = [&](int months) -> local_days {
    const year_month_day day{past};
    const auto month = day.year() / day.month() - std::chrono::months{months};
    const year_month_day same = month / day.day();
    return local_days{same.ok() ? same : year_month_day{month / std::chrono::last}};
  };
  switch (text.back()) {
    case 'd':
      return past - std::chrono::days{*n};
    case 'w':
      return past - std::chrono::weeks{*n};
    case 'm':
      return by_months(*n);
    case 'y':
      return by_months(*n * 12);
    default:
      return std::nullopt;
  }
}

}  // namespace

Result<Window> parse_window(std::string_view text, const Zone& zone, Instant horizon) {
  if (text == "all") return Window{};
  const auto wrong = [&] {
    return fail(
        ErrorKind::invalid_input,
        fmt::format("'{}' is no window; write all, 90d, 12w, 6m, 1y, 2026, 2026-05 or 2026-01-01..2026-03-31", text));
  };
  if (const auto dots = text.find(".."); dots != std::string_view::npos) {
    Window window;
    const auto from = text.substr(0, dots);
    const auto to = text.substr(dots + 2);
    if (from.empty() && to.empty()) return wrong();
    if (!from.empty()) {
      const auto days = calendar_days(from);
      if (!days) return wrong();
      window.from = zone.to_instant(days->first);
    }
    if (!to.empty()) {
      const auto days = calendar_days(to);
      if (!days) return wrong();
      window.to = zone.to_instant(days->past);
    }
    if (window.from >= window.to) {
      return fail(ErrorKind::invalid_input, fmt::format("the window '{}' ends before it begins", text));
    }
    return window;
  }
  if (const auto days = calendar_days(text)) return Window{zone.to_instant(days->first), zone.to_instant(days->past)};
  const Instant anchor = horizon == kNoTime ? from_micros(0) : horizon;
  // An export made at midnight holds the day that ended, not the one that begins.
  const auto last_moment = zone.to_local(anchor - std::chrono::microseconds{1});
  const local_days past = std::chrono::floor<std::chrono::days>(last_moment) + std::chrono::days{1};
  const auto from = back_from(past, text);
  if (!from) return wrong();
  return Window{zone.to_instant(*from), zone.to_instant(past)};
}

}  // namespace colloquio::app
