#include "colloquio/core/report/curve.hpp"

#include <algorithm>

namespace colloquio::report {

const talk::CurvePoint* step_at(const std::vector<talk::CurvePoint>& curve, double seconds) {
  const auto after = std::upper_bound(curve.begin(), curve.end(), seconds,
                                      [](double t, const talk::CurvePoint& p) { return t < p.seconds; });
  return after == curve.begin() ? nullptr : &*std::prev(after);
}

bool reaches(const std::vector<talk::CurvePoint>& curve, double seconds) {
  return !curve.empty() && (curve.back().seconds >= seconds || curve.back().answered >= 1);
}

}  // namespace colloquio::report
