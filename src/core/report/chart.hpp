#pragma once

#include <cstdint>
#include <string>
#include <vector>

#include "colloquio/core/report/language.hpp"
#include "colloquio/core/talk/talk.hpp"

namespace colloquio::report {

// Charts as inline SVG. Colours come from the page's style by class names; nothing is told by colour alone: lines carry
// their name, areas a pattern. Each chart is drawn twice, for a wide page and for a phone, and the style shows one.

/// The drawing a chart is made for, in SVG units (1 unit = 1 px at its natural size).
struct Canvas {
  double width, height;
  bool is_narrow;
};
inline constexpr Canvas kWide{720, 330, false};
inline constexpr Canvas kNarrow{328, 250, true};

/// Share answered by time waited, with bands; the time scale is logarithmic. `label` is read aloud in place of it.
/// Either curve may be empty, not both.
[[nodiscard]] std::string curve_svg(const std::vector<talk::CurvePoint>& house,
                                    const std::vector<talk::CurvePoint>& anyone, const Language& language,
                                    const Canvas& canvas, std::string_view label);

/// People per month: returning, reactivated and new stacked upward, lost downward; at most `most` last months.
[[nodiscard]] std::string months_svg(const std::vector<talk::TalkerMonth>& months, std::size_t most,
                                     const Language& language, const Canvas& canvas, std::string_view label);

/// A thin 0-100 % rail with the interval as a band and the value as a mark; decoration beside a number.
[[nodiscard]] std::string strip_svg(const Figure& figure);

/// A round step (1, 2, 5 times a power of ten) that cuts `most` into at most `pieces`.
[[nodiscard]] std::int64_t round_step(std::int64_t most, std::int64_t pieces);

}  // namespace colloquio::report
