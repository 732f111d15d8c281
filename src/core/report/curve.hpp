#pragma once

#include <array>
#include <string_view>
#include <vector>

#include "colloquio/core/talk/talk.hpp"

namespace colloquio::report {

/// Times people think in, seconds: 10 min, 1 h, 6 h, 1 d, 3 d, 7 d, 30 d. Tables read the curve there.
inline constexpr std::array<double, 7> kCurveMarks{600, 3600, 21600, 86400, 259200, 604800, 2592000};

/// The step of the curve that holds at `seconds`: its last point not later; nullptr before the first.
[[nodiscard]] const talk::CurvePoint* step_at(const std::vector<talk::CurvePoint>& curve, double seconds);
/// Whether the curve still knows anything at that time: there are points at or after it, or nobody was left waiting.
[[nodiscard]] bool reaches(const std::vector<talk::CurvePoint>& curve, double seconds);

/// The curve answered by `who` ("house", "anyone") of a section, or an empty one where too few messages stand behind it
/// for any share to be said.
[[nodiscard]] const std::vector<talk::CurvePoint>& curve_of(const talk::Section& section, std::string_view who);

}  // namespace colloquio::report
