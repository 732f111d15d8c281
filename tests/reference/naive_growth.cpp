#include "naive_growth.hpp"

#include <algorithm>
#include <chrono>
#include <optional>
#include <set>

#include "naive_intervals.hpp"

namespace colloquio::reference {

namespace {

constexpr std::int64_t kQuarter = 90;

std::chrono::year_month_day date_of(std::int64_t day) { return std::chrono::sys_days{std::chrono::days{day}}; }

std::int32_t month_of(std::int64_t day) {
  return static_cast<std::int32_t>(static_cast<int>(date_of(day).year()) * 12) +
         static_cast<std::int32_t>(static_cast<unsigned>(date_of(day).month())) - 1;
}

std::int64_t first_day_of(std::int32_t month) {
  const std::chrono::year_month_day first{
      std::chrono::year{month / 12}, std::chrono::month{static_cast<unsigned>(month % 12 + 1)}, std::chrono::day{1}};
  return std::chrono::sys_days{first}.time_since_epoch().count();
}

struct Person {
  std::set<std::int64_t> days;
  std::int64_t watched_until = 0;
  [[nodiscard]] std::int64_t first() const { return *days.begin(); }
  [[nodiscard]] bool talked_in(std::int32_t month) const {
    return std::ranges::any_of(days, [&](std::int64_t day) { return month_of(day) == month; });
  }
  /// The day before `day` on which they talked last.
  [[nodiscard]] std::optional<std::int64_t> before(std::int64_t day) const {
    std::optional<std::int64_t> last;
    for (const std::int64_t d : days) {
      if (d < day) last = d;
    }
    return last;
  }
  /// The 90th day of each of their silences that was seen.
  [[nodiscard]] std::vector<std::int64_t> losses() const {
    std::vector<std::int64_t> out;
    for (const std::int64_t d : days) {
      bool silent = d + kQuarter <= watched_until || d != *days.rbegin();
      for (const std::int64_t later : days) silent = silent && !(later > d && later < d + kQuarter);
      if (silent) out.push_back(d + kQuarter);
    }
    return out;
  }
};

struct Whole {
  std::map<std::uint32_t, Person> people;
  std::int64_t first = 0, horizon = 0;
  std::int64_t complete_until = 0;  // day
  [[nodiscard]] bool is_complete(std::int32_t month) const {
    const bool begins_whole = month > month_of(first) || static_cast<unsigned>(date_of(first).day()) <= 2;
    return begins_whole && month < month_of(complete_until);
  }
  [[nodiscard]] bool is_newcomer(const Person& p) const { return p.first() >= first + kQuarter; }
};

Whole gather(const std::vector<DayOfTalk>& talk, const std::map<std::uint32_t, std::int64_t>& horizon) {
  Whole w;
  w.first = talk.front().day;
  for (const DayOfTalk& t : talk) {
    w.people[t.person].days.insert(t.day);
    w.people[t.person].watched_until = std::max(w.people[t.person].watched_until, horizon.at(t.channel));
    w.first = std::min(w.first, t.day);
    w.horizon = std::max(w.horizon, horizon.at(t.channel));
  }
  w.complete_until = w.horizon;
  for (const DayOfTalk& t : talk) {
    const std::int64_t read = horizon.at(t.channel);
    const bool goes_on = t.day > read - kQuarter && read > w.horizon - kQuarter;
    if (goes_on) w.complete_until = std::min(w.complete_until, read);
  }
  return w;
}

struct Counts {
  std::int64_t talkers = 0, fresh = 0, returning = 0, reactivated = 0, lost = 0;
};

Counts count_month(const Whole& w, std::int32_t month) {
  Counts c;
  for (const auto& [id, p] : w.people) {
    const std::vector<std::int64_t> losses = p.losses();
    c.lost += std::ranges::count_if(losses, [&](std::int64_t day) { return month_of(day) == month; });
    if (!p.talked_in(month)) continue;
    ++c.talkers;
    const std::int64_t here = *std::ranges::find_if(p.days, [&](std::int64_t day) { return month_of(day) == month; });
    const auto before = p.before(here);
    ++(!before ? c.fresh : here - *before >= kQuarter ? c.reactivated : c.returning);
  }
  return c;
}

}  // namespace

Figures naive_growth(const std::vector<DayOfTalk>& talk, const std::map<std::uint32_t, std::int64_t>& horizon,
                     const Zone& zone, const Window& window) {
  Figures out;
  for (const char* id : {"growth.new", "growth.returning", "growth.reactivated", "growth.lost"}) {
    out[id] = Figure{.note = talk.empty() ? "no_messages" : "no_whole_month"};
  }
  KaplanMeier stays;
  std::vector<std::int64_t> talkers;
  std::int64_t people = 0, stayed = 0;
  const Whole w = talk.empty() ? Whole{} : gather(talk, horizon);
  for (std::int32_t month = month_of(w.first); month <= month_of(w.horizon); ++month) {
    const bool inside =
        window.is_all() || (zone.month_start(month) >= window.from && zone.month_start(month + 1) <= window.to);
    if (!inside || !w.is_complete(month)) continue;
    const Counts c = count_month(w, month);
    talkers.push_back(c.talkers);
    const bool is_known = first_day_of(month) >= w.first + kQuarter;
    const auto tell = [&](const char* id, std::int64_t value) {
      out[id] = Figure{.n = c.talkers, .note = is_known ? "" : "too_young"};
      if (is_known) out[id].value = static_cast<double>(value);
    };
    tell("growth.new", c.fresh);
    tell("growth.returning", c.returning);
    tell("growth.reactivated", c.reactivated);
    tell("growth.lost", c.lost);
    if (!is_known || !w.is_complete(month + 1)) continue;
    for (const auto& [id, p] : w.people) {
      const std::int32_t followed_to = std::min(month + 24, month_of(w.complete_until) - 1);
      if (month_of(p.first()) != month || month_of(p.watched_until) <= followed_to) continue;
      ++people;
      stayed += p.talked_in(month + 1);
    }
  }
  for (const auto& [id, p] : w.people) {
    const Instant began = zone.to_instant(std::chrono::local_days{std::chrono::days{p.first()}});
    if (!w.is_newcomer(p) || !(window.is_all() || window.contains(began))) continue;
    const std::int64_t end = *p.days.rbegin() + kQuarter;
    stays.waits.emplace_back((std::min(end, p.watched_until) - p.first()) * 86'400, end <= p.watched_until);
  }
  out["growth.retention"] = share(stayed, people);
  Figure& stay = out["growth.tenure_median"] = stays.median();
  if (stay.value && *stay.value <= 97 * 86'400) stay.note = "shortest";
  while (talkers.size() > 12) talkers.erase(talkers.begin());  // the last year only
  out["growth.trend"] = trend(talkers);
  return out;
}

}  // namespace colloquio::reference
