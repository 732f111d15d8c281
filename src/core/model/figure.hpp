#pragma once

#include <cstdint>
#include <map>
#include <optional>
#include <string>
#include <string_view>

namespace colloquio {

enum class Unit : std::uint8_t { count, share, seconds, per_month, ratio, index };

/// One number and everything needed to believe it. The id is stable: docs/metrics/<id>.md is its recipe.
struct Figure {
  std::optional<double> value;  ///< empty: not defined here (see note), e.g. a median that is not reached
  std::int64_t n = 0;           ///< the denominator: how many observations stand behind it
  std::optional<double> low;    ///< 95 % interval
  std::optional<double> high;
  Unit unit = Unit::count;
  std::string evidence;  ///< weakest reply evidence it rests on: "E1".."E4", "" when replies play no part
  /// "" or a stable word the faces translate: "too_few", "not_reached", "no_house", "no_links", "no_messages",
  /// "biased_low", "no_trend", "no_whole_month", "too_young", "shortest".
  std::string note;

  friend bool operator==(const Figure&, const Figure&) = default;
};

/// Under this many observations a share or a median says nothing: counts only, note "too_few".
inline constexpr std::int64_t kFewest = 20;

/// By id, in id order.
using Figures = std::map<std::string, Figure, std::less<>>;

[[nodiscard]] constexpr std::string_view name_of(Unit u) {
  switch (u) {
    case Unit::count:
      return "count";
    case Unit::share:
      return "share";
    case Unit::seconds:
      return "seconds";
    case Unit::per_month:
      return "per_month";
    case Unit::ratio:
      return "ratio";
    case Unit::index:
      return "index";
  }
  return "";
}

}  // namespace colloquio
