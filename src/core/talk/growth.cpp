#include "colloquio/core/talk/growth.hpp"

#include <algorithm>
#include <cmath>

#include "colloquio/core/talk/interval.hpp"
#include "colloquio/core/talk/radix.hpp"

namespace colloquio::talk {

namespace {

constexpr std::int64_t kDay = 86'400'000'000;  // microseconds

std::uint32_t person_of(std::uint64_t key) { return static_cast<std::uint32_t>(key >> 32U); }
std::int32_t day_of(std::uint64_t key) { return static_cast<std::int32_t>(static_cast<std::uint32_t>(key)); }

}  // namespace

Growth::Growth(History& history, const Days& days, const Zone& zone, std::int64_t horizon) : zone_(zone) {
  auto& log = history.days;
  radix_sort(log);
  if (log.empty()) return;
  std::int32_t first_day = day_of(log.front());
  std::int32_t last_day = first_day;
  for (const std::uint64_t key : log) {
    first_day = std::min(first_day, day_of(key));
    last_day = std::max(last_day, day_of(key));
  }
  const std::int32_t horizon_day = std::max(last_day, days.day_of(horizon));
  const std::int32_t first_month = days.month_of(first_day);
  const std::int32_t last_month = days.month_of(horizon_day);
  for (std::int32_t m = first_month; m <= last_month; ++m) months_.push_back({.month = m, .complete = m < last_month});
  kept_.resize(months_.size());
  for (std::size_t i = 0; i < log.size();) {
    std::size_t end = i + 1;
    while (end < log.size() && person_of(log[end]) == person_of(log[i])) ++end;
    add_person(std::span{log}.subspan(i, end - i), days, horizon_day);
    i = end;
  }
}

void Growth::add_person(std::span<const std::uint64_t> talk, const Days& days, std::int32_t horizon_day) {
  const std::int32_t base = months_.front().month;
  const auto month_at = [&](std::int32_t day) { return static_cast<std::size_t>(days.month_of(day) - base); };
  const std::size_t cohort = month_at(day_of(talk.front()));
  std::int32_t previous = -1;
  std::size_t previous_month = months_.size();
  for (const std::uint64_t key : talk) {
    const std::int32_t day = day_of(key);
    const std::size_t m = day == previous ? previous_month : month_at(day);
    ++months_[m].messages;
    const bool back = previous >= 0 && day - previous >= kSilence;
    if (back) ++months_[month_at(previous + kSilence)].lost;
    if (m != previous_month) {
      ++months_[m].talkers;
      ++(previous < 0 ? months_[m].fresh : back ? months_[m].reactivated : months_[m].returning);
      if (m - cohort <= kFollowed) {
        if (kept_[cohort].size() <= m - cohort) kept_[cohort].resize(m - cohort + 1, 0);
        ++kept_[cohort][m - cohort];
      }
    }
    previous = day;
    previous_month = m;
  }
  const bool ended = previous + kSilence <= horizon_day;
  if (ended) ++months_[month_at(previous + kSilence)].lost;
  const std::int32_t first = day_of(talk.front());
  const std::int64_t stayed = (ended ? previous + kSilence : horizon_day) - first;
  stays_.push_back({days.start_of(first), make_wait(stayed * kDay, ended)});
}

Survival Growth::tenure(const Window& window) const {
  std::vector<Wait> waits;
  for (const Stay& stay : stays_) {
    if (window.is_all() || window.contains(from_micros(stay.first))) waits.push_back(stay.length);
  }
  return Survival{waits};
}

bool Growth::holds_whole(const Window& window, const TalkerMonth& month) const {
  return month.complete && (window.is_all() || (zone_.month_start(month.month) >= window.from &&
                                                zone_.month_start(month.month + 1) <= window.to));
}

std::vector<TalkerMonth> Growth::months(const Window& window) const {
  std::vector<TalkerMonth> out;
  for (TalkerMonth m : months_) {
    if (zone_.month_start(m.month) >= window.to || zone_.month_start(m.month + 1) <= window.from) continue;
    m.complete = holds_whole(window, m);
    out.push_back(m);
  }
  return out;
}

std::vector<Cohort> Growth::cohorts(const Window& window) const {
  std::vector<Cohort> out;
  for (std::size_t c = 0; c < months_.size(); ++c) {
    if (kept_[c].empty() || !holds_whole(window, months_[c])) continue;
    Cohort cohort{months_[c].month, kept_[c][0], {}};
    for (std::size_t k = 0; k <= kFollowed && c + k < months_.size() && months_[c + k].complete; ++k) {
      const std::int64_t kept = k < kept_[c].size() ? kept_[c][k] : 0;
      cohort.share.emplace_back(static_cast<double>(kept) / static_cast<double>(cohort.people));
    }
    out.push_back(std::move(cohort));
  }
  if (out.size() > kCohorts) out.erase(out.begin(), out.end() - static_cast<std::ptrdiff_t>(kCohorts));
  return out;
}

void Growth::figures(const Window& window, Figures& out) const {
  const TalkerMonth* last = nullptr;
  std::vector<std::int64_t> talkers;
  std::int64_t people = 0;
  std::int64_t stayed = 0;
  for (std::size_t m = 0; m < months_.size(); ++m) {
    if (!holds_whole(window, months_[m])) continue;
    last = &months_[m];
    talkers.push_back(last->talkers);
    if (kept_[m].empty() || m + 1 >= months_.size() || !months_[m + 1].complete) continue;
    people += kept_[m][0];
    stayed += kept_[m].size() > 1 ? kept_[m][1] : 0;
  }
  const auto of_last = [&](std::int64_t TalkerMonth::* number) {
    Figure f;
    if (last == nullptr) {
      f.note = "no_messages";
      return f;
    }
    f.value = static_cast<double>(last->*number);
    f.n = last->talkers;
    return f;
  };
  out["growth.new"] = of_last(&TalkerMonth::fresh);
  out["growth.returning"] = of_last(&TalkerMonth::returning);
  out["growth.reactivated"] = of_last(&TalkerMonth::reactivated);
  out["growth.lost"] = of_last(&TalkerMonth::lost);
  out["growth.retention"] = share_figure(stayed, people);
  out["growth.tenure_median"] = tenure(window).median();
  out["growth.trend"] = trend_figure(talkers);
}

Figure trend_figure(std::span<const std::int64_t> counts) {
  Figure f;
  f.n = static_cast<std::int64_t>(counts.size());
  f.unit = Unit::per_month;
  f.note = "no_trend";
  double sum = 0;
  for (const std::int64_t c : counts) sum += static_cast<double>(c);
  if (counts.size() < 4 || sum < static_cast<double>(kFewest)) return f;

  // Newton's method (= iteratively reweighted least squares) for mu = exp(a + b x), x centred.
  const double middle = (static_cast<double>(counts.size()) - 1) / 2;
  double a = std::log(sum / static_cast<double>(counts.size()));
  double b = 0;
  double variance = 0;
  double pearson = 0;
  bool settled = false;
  for (int round = 0; round < 100 && !settled; ++round) {
    double w = 0, wx = 0, wxx = 0, r = 0, rx = 0;
    pearson = 0;
    for (std::size_t i = 0; i < counts.size(); ++i) {
      const double x = static_cast<double>(i) - middle;
      const double mu = std::exp(a + b * x);
      const double residual = static_cast<double>(counts[i]) - mu;
      w += mu;
      wx += mu * x;
      wxx += mu * x * x;
      r += residual;
      rx += residual * x;
      pearson += residual * residual / mu;
    }
    const double determinant = w * wxx - wx * wx;
    if (!(determinant > 0) || !std::isfinite(determinant) || !std::isfinite(pearson)) return f;
    const double step_a = (wxx * r - wx * rx) / determinant;
    const double step_b = (w * rx - wx * r) / determinant;
    variance = w / determinant;
    a += std::clamp(step_a, -1.0, 1.0);
    b += std::clamp(step_b, -1.0, 1.0);
    settled = std::abs(step_a) < 1e-10 && std::abs(step_b) < 1e-10;
  }
  if (!settled) return f;
  const int freedom = static_cast<int>(counts.size()) - 2;
  const double spread = student_t(freedom) * std::sqrt(variance * std::max(1.0, pearson / freedom));
  f.value = std::expm1(b);
  f.low = std::expm1(b - spread);
  f.high = std::expm1(b + spread);
  f.note.clear();
  return f;
}

}  // namespace colloquio::talk
