#include "colloquio/core/talk/survival.hpp"

#include <algorithm>
#include <cmath>

#include "colloquio/core/talk/interval.hpp"
#include "colloquio/core/talk/radix.hpp"

namespace colloquio::talk {

Survival::Survival(std::vector<Wait>& waits) : n_(static_cast<std::int64_t>(waits.size())) {
  radix_sort(waits);
  if (waits.empty()) return;
  longest_ = waits.back() >> 1U;
  for (std::size_t m = 0; m < kMarks.size(); ++m) {
    watched_[m] = waits.end() - std::lower_bound(waits.begin(), waits.end(), Wait{kMarks[m] << 1U});
  }
  double waiting = 1;
  double variance = 0;
  bool is_thin = false;
  for (std::size_t i = 0; i < waits.size();) {
    const std::uint32_t seconds = waits[i] >> 1U;
    const auto at_risk = static_cast<std::int64_t>(waits.size() - i);
    std::int64_t happened = 0;
    for (; i < waits.size() && waits[i] >> 1U == seconds; ++i) happened += waits[i] & 1U;
    if (happened == 0) continue;
    events_ += happened;
    if (is_thin) continue;
    const auto d = static_cast<double>(happened);
    const auto r = static_cast<double>(at_risk);
    const double before = waiting;
    if (n_ >= kFewest && before / r > kMostOfOne) {
      is_thin = true;
      longest_ = seconds - std::min<std::uint32_t>(seconds, 1);
      continue;
    }
    waiting *= 1 - d / r;
    if (happened < at_risk) variance += d / (r * (r - d));
    steps_.push_back({seconds, at_risk, before, happened == at_risk ? 0.0 : waiting, variance});
  }
}

CurvePoint Survival::point(const Step& s) const {
  CurvePoint p{static_cast<double>(s.seconds), 1 - s.waiting, 0, 0, s.at_risk};
  if (s.waiting <= 0 || s.waiting >= 1) {
    // Everybody answered: Peto's effective number of cases (Peto et al., Br J Cancer 35, 1977), which is n without
    // censoring. Nobody yet: those who were watched so long.
    const auto cases = static_cast<std::int64_t>(std::llround(static_cast<double>(s.at_risk) / s.before));
    const Interval i = s.waiting <= 0 ? wilson(cases, cases) : wilson(0, s.at_risk);
    p.low = i.low;
    p.high = i.high;
    return p;
  }
  const double spread = kZ * std::sqrt(s.variance) / -std::log(s.waiting);
  p.low = 1 - std::pow(s.waiting, std::exp(-spread));
  p.high = 1 - std::pow(s.waiting, std::exp(spread));
  return p;
}

Figure Survival::answered_within(std::int64_t seconds) const {
  Figure f;
  f.n = n_;
  f.unit = Unit::share;
  if (n_ < kFewest) {
    f.note = "too_few";
    return f;
  }
  const auto after = std::upper_bound(steps_.begin(), steps_.end(), seconds,
                                      [](std::int64_t t, const Step& s) { return t < s.seconds; });
  const Step start{0, watched_so_long(seconds), 1, 1, 0};
  const Step& step = after == steps_.begin() ? start : *std::prev(after);
  if (longest_ < seconds && step.waiting > 0) {
    f.note = "not_reached";
    return f;
  }
  if (step.waiting >= 1 && step.at_risk < kFewest) {
    f.note = "too_few";
    return f;
  }
  const CurvePoint p = point(step);
  f.value = p.answered;
  f.low = p.low;
  f.high = p.high;
  return f;
}

std::int64_t Survival::watched_so_long(std::int64_t seconds) const {
  const auto mark = std::upper_bound(kMarks.begin(), kMarks.end(), seconds);  // the next mark: never too many
  return mark != kMarks.begin() && *std::prev(mark) == seconds
             ? watched_[static_cast<std::size_t>(std::prev(mark) - kMarks.begin())]
         : mark == kMarks.end() ? 0
                                : watched_[static_cast<std::size_t>(mark - kMarks.begin())];
}

Figure Survival::median() const {
  Figure f;
  f.n = n_;
  f.unit = Unit::seconds;
  if (n_ < kFewest) {
    f.note = "too_few";
    return f;
  }
  constexpr double kHalf = 0.5 + 1e-12;  // a product that should be exactly one half may miss it by a rounding
  // The interval of S holds 1/2 from where its low end falls to it until its high end does. On the log(-log) scale,
  // where the interval is built, both ends are a distance from log(-log S) and one half is a constant: no powers are
  // needed.
  const double half = std::log(std::log(2.0));
  for (const Step& s : steps_) {
    if (!f.value && s.waiting <= kHalf) f.value = s.seconds;
    if (s.waiting <= 0) {
      if (!f.low) f.low = s.seconds;
      break;
    }
    const double hazard = -std::log(s.waiting);
    const double middle = std::log(hazard);
    const double spread = kZ * std::sqrt(s.variance) / hazard;
    if (!f.low && middle + spread >= half) f.low = s.seconds;
    if (middle - spread >= half) {
      f.high = s.seconds;
      break;
    }
  }
  if (!f.value) f.note = "not_reached";
  return f;
}

std::vector<CurvePoint> Survival::curve(std::size_t points) const {
  std::vector<CurvePoint> out;
  if (steps_.empty() || points == 0) return out;
  if (steps_.size() <= points) {
    for (const Step& s : steps_) out.push_back(point(s));
    return out;
  }
  if (points == 1) return {point(steps_.back())};
  // The last step of each cell of a grid that is even in log(1 + t), and the steps that tables read off.
  const double first = std::log1p(steps_.front().seconds);
  const double width = (std::log1p(steps_.back().seconds) - first) / static_cast<double>(points - 1);
  double cell_end = first;
  for (std::size_t i = 0; i + 1 < steps_.size(); ++i) {
    const double next = std::log1p(steps_[i + 1].seconds);
    const auto is_read_off_here = [&](std::uint32_t mark) {
      return steps_[i].seconds <= mark && mark < steps_[i + 1].seconds;
    };
    if (next <= cell_end && std::none_of(kMarks.begin(), kMarks.end(), is_read_off_here)) continue;
    out.push_back(point(steps_[i]));
    while (cell_end < next) cell_end += width;
  }
  out.push_back(point(steps_.back()));
  return out;
}

}  // namespace colloquio::talk
