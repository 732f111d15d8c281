#include "colloquio/core/talk/growth.hpp"

#include <algorithm>
#include <chrono>
#include <cmath>

#include "colloquio/core/talk/interval.hpp"
#include "colloquio/core/talk/radix.hpp"

namespace colloquio::talk {

namespace {

constexpr std::int64_t kDay = 86'400'000'000;  // microseconds

std::uint32_t person_of(std::uint64_t key) { return static_cast<std::uint32_t>(key >> 32U); }
std::int32_t day_of(std::uint64_t key) { return static_cast<std::int32_t>(key >> 16U & 0xFFFFU); }
std::int32_t horizon_of(std::uint64_t key) { return static_cast<std::int32_t>(key & 0xFFFFU); }

/// What the log says of all channels together; days.
struct Reach {
  std::int32_t first = 0;     // of talk
  std::int32_t horizon = 0;   // the latest of any channel
  std::int32_t complete = 0;  // the earliest horizon of the channels still going: see the class
};

Reach reach_of(std::span<const std::uint64_t> log) {
  Reach reach{.first = day_of(log.front())};
  for (const std::uint64_t key : log) {
    reach.first = std::min(reach.first, day_of(key));
    reach.horizon = std::max(reach.horizon, horizon_of(key));
  }
  // Channels read up to the same day are told apart by nothing that matters here: one that goes on is enough.
  std::vector<std::int32_t> last_talk(static_cast<std::size_t>(reach.horizon) + 1, -1);
  for (const std::uint64_t key : log) {
    std::int32_t& last = last_talk[static_cast<std::size_t>(horizon_of(key))];
    last = std::max(last, day_of(key));
  }
  reach.complete = reach.horizon;
  for (std::int32_t h = std::max(0, reach.horizon - kSilence + 1); h < reach.horizon; ++h) {
    const std::int32_t last = last_talk[static_cast<std::size_t>(h)];
    if (last >= 0 && h - last < kSilence) return {reach.first, reach.horizon, h};
  }
  return reach;
}

}  // namespace

Growth::Growth(History& history, const Days& days, const Zone& zone) : zone_(zone) {
  auto& log = history.days;
  radix_sort(log);
  if (log.empty()) return;
  lay_out_months(log, days);
  for (std::size_t i = 0; i < log.size();) {
    std::size_t end = i + 1;
    while (end < log.size() && person_of(log[end]) == person_of(log[i])) ++end;
    add_person(std::span{log}.subspan(i, end - i), days);
    i = end;
  }
}

void Growth::lay_out_months(std::span<const std::uint64_t> log, const Days& days) {
  const Reach reach = reach_of(log);
  const std::int32_t first_month = days.month_of(reach.first);
  complete_until_ = days.month_of(reach.complete);
  for (std::int32_t m = first_month; m <= days.month_of(reach.horizon); ++m) {
    months_.push_back({.month = m, .complete = m < complete_until_});
  }
  kept_.resize(months_.size());
  const auto local_day = [&](Instant t) { return std::chrono::floor<std::chrono::days>(zone_.to_local(t)); };
  const auto missed = local_day(from_micros(days.start_of(reach.first))) - local_day(zone_.month_start(first_month));
  if (missed >= std::chrono::days{kBeginning}) months_.front().complete = false;
  const std::int32_t newcomers_from = reach.first + kSilence;
  newcomers_from_ = newcomers_from < days.count() ? days.start_of(newcomers_from) : micros(Instant::max());
}

void Growth::add_person(std::span<const std::uint64_t> talk, const Days& days) {
  const std::int32_t base = months_.front().month;
  const auto month_at = [&](std::int32_t day) { return static_cast<std::size_t>(days.month_of(day) - base); };
  const std::int32_t first = day_of(talk.front());
  const std::int64_t began = days.start_of(first);
  const bool newcomer = began >= newcomers_from_;
  const std::int32_t horizon_day = horizon_of(*std::ranges::max_element(talk, {}, horizon_of));
  const std::size_t cohort = month_at(first);
  const std::int32_t followed_until = days.month_of(first) + static_cast<std::int32_t>(kFollowed) + 1;
  const bool followed = newcomer && days.month_of(horizon_day) >= std::min(followed_until, complete_until_);
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
      if (followed && m - cohort <= kFollowed) {
        if (kept_[cohort].size() <= m - cohort) kept_[cohort].resize(m - cohort + 1, 0);
        ++kept_[cohort][m - cohort];
      }
    }
    previous = day;
    previous_month = m;
  }
  const bool ended = previous + kSilence <= horizon_day;
  if (ended) ++months_[month_at(previous + kSilence)].lost;
  if (!newcomer) return;
  const std::int64_t stayed = (ended ? previous + kSilence : horizon_day) - first;
  stays_.push_back({began, make_wait(stayed * kDay, ended)});
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

bool Growth::knows_who_is_new(const TalkerMonth& month) const {
  return micros(zone_.month_start(month.month)) >= newcomers_from_;
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
    if (kept_[c].empty() || !holds_whole(window, months_[c]) || !knows_who_is_new(months_[c])) continue;
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
    if (kept_[m].empty() || !knows_who_is_new(*last) || m + 1 >= months_.size() || !months_[m + 1].complete) continue;
    people += kept_[m][0];
    stayed += kept_[m].size() > 1 ? kept_[m][1] : 0;
  }
  const auto of_last = [&](std::int64_t TalkerMonth::* number) {
    Figure f;
    if (last == nullptr) {
      f.note = months_.empty() ? "no_messages" : "no_whole_month";
      return f;
    }
    f.n = last->talkers;
    if (knows_who_is_new(*last)) {
      f.value = static_cast<double>(last->*number);
    } else {
      f.note = "too_young";
    }
    return f;
  };
  out["growth.new"] = of_last(&TalkerMonth::fresh);
  out["growth.returning"] = of_last(&TalkerMonth::returning);
  out["growth.reactivated"] = of_last(&TalkerMonth::reactivated);
  out["growth.lost"] = of_last(&TalkerMonth::lost);
  out["growth.retention"] = share_figure(stayed, people);
  Figure& stay = out["growth.tenure_median"] = tenure(window).median();
  // The shortest stay that can end is the silence that ends it: half came for some days and were not seen again.
  if (stay.value && *stay.value <= static_cast<double>((kSilence + 7) * 86'400)) stay.note = "shortest";
  out["growth.trend"] = trend_figure(std::span{talkers}.last(std::min(talkers.size(), kTrendMonths)));
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
