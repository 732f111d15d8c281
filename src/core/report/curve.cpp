#include "colloquio/core/report/curve.hpp"

#include <algorithm>
#include <string>

#include "colloquio/core/report/figures.hpp"

namespace colloquio::report {

const talk::CurvePoint* step_at(const std::vector<talk::CurvePoint>& curve, double seconds) {
  const auto after = std::upper_bound(curve.begin(), curve.end(), seconds,
                                      [](double t, const talk::CurvePoint& p) { return t < p.seconds; });
  return after == curve.begin() ? nullptr : &*std::prev(after);
}

bool reaches(const std::vector<talk::CurvePoint>& curve, double seconds) {
  return !curve.empty() && (curve.back().seconds >= seconds || curve.back().answered >= 1);
}

const std::vector<talk::CurvePoint>& curve_of(const talk::Section& section, std::string_view who) {
  static const std::vector<talk::CurvePoint> kNothing;
  const Figure* median = find_figure(section.figures, "talk.first_reply_median." + std::string{who});
  if (median == nullptr || median->note == "too_few" || median->note == "no_house") return kNothing;
  return who == "house" ? section.answered_by_house : section.answered_by_anyone;
}

}  // namespace colloquio::report
