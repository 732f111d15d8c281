#include "colloquio/sim/truth.hpp"

#include <algorithm>
#include <chrono>
#include <set>
#include <utility>

#include "colloquio/sim/writers/output.hpp"

namespace colloquio::sim {

namespace {

constexpr std::int64_t kDay = 86'400;
constexpr std::int64_t kSilence = 90;  // days

/// One who waits: seconds until the answer, or until the story ends.
struct Wait {
  std::int64_t seconds = 0;
  bool answered = false;
};

std::optional<double> median(std::vector<std::int64_t> values) {
  if (values.empty()) return std::nullopt;
  std::ranges::sort(values);
  const std::size_t n = values.size();
  return static_cast<double>(values[(n - 1) / 2] + values[n / 2]) / 2;
}

/// S(t) is the product, over all times up to t at which somebody was answered, of 1 - answered / still waiting.
Truth::FirstReply first_reply(const std::vector<Wait>& waits) {
  Truth::FirstReply out;
  std::vector<std::int64_t> ends;
  std::map<std::int64_t, std::int64_t> answered_at;
  std::vector<std::int64_t> answered;
  for (const Wait& w : waits) {
    ends.push_back(w.seconds);
    if (!w.answered) continue;
    ++answered_at[w.seconds];
    answered.push_back(w.seconds);
  }
  std::ranges::sort(ends);
  out.asked = std::ssize(waits);
  out.answered = std::ssize(answered);
  out.median_answered = median(answered);
  double survives = 1;
  for (const auto& [t, events] : answered_at) {
    const auto gone_before = std::ranges::lower_bound(ends, t) - ends.begin();
    survives *= 1 - static_cast<double>(events) / static_cast<double>(out.asked - gone_before);
    if (t <= 3'600) out.within_1h = 1 - survives;
    if (t <= 24 * 3'600) out.within_24h = 1 - survives;
    if (t <= 7 * kDay) out.within_7d = 1 - survives;
    if (!out.median && survives <= 0.5) out.median = static_cast<double>(t);
  }
  return out;
}

/// Counts one conversation after the other; every figure by its definition, nothing clever.
class Counting {
 public:
  explicit Counting(Story& story) : story_(story), end_(micros(story.end()) / 1'000'000) {}

  void add(const Conversation& c) {
    c_ = &c;
    count_faults();
    for (std::size_t i = 0; i < c.messages.size(); ++i) count_message(i);
    count_conversation();
  }

  Truth finish() {
    truth_.authors = std::ssize(authors_);
    truth_.pairs = std::ssize(pairs_);
    for (const auto& [a, b] : pairs_) truth_.mutual += pairs_.contains({b, a});
    truth_.reply_delay_median = median(delays_);
    truth_.house = first_reply(by_house_);
    truth_.anyone = first_reply(by_anyone_);
    truth_.gini = gini();
    count_months();
    return std::move(truth_);
  }

 private:
  [[nodiscard]] const SaidMessage& message(std::size_t i) const { return c_->messages[i]; }
  [[nodiscard]] Role role(std::size_t i) const {
    return message(i).author == kNone ? Role::nobody : story_.person(message(i).author).role;
  }
  [[nodiscard]] bool is_said(std::size_t i) const { return !message(i).no_words && !message(i).deleted; }
  [[nodiscard]] bool is_counted(std::size_t i) const { return is_said(i) && role(i) != Role::bot; }
  [[nodiscard]] bool is_inbound(std::size_t i) const { return is_counted(i) && role(i) == Role::person; }
  /// The message it answers, after the faults are mended: who names himself or a descendant of his opens.
  [[nodiscard]] std::optional<std::size_t> parent(std::size_t i) const {
    if (message(i).link != Link::named) return std::nullopt;
    return static_cast<std::size_t>(message(i).parent);
  }
  [[nodiscard]] std::optional<std::int64_t> delay(std::size_t from, std::size_t to) const {
    if (message(from).no_time || message(to).no_time) return std::nullopt;
    return std::max<std::int64_t>(0, message(to).time - message(from).time);
  }

  void count_faults() {
    const auto add = [&](std::string_view id, bool happened) {
      truth_.faults["faults." + std::string{id}] += happened;
    };
    add("duplicate_id", false);
    truth_.faults["faults.duplicate_id"] += std::ssize(c_->file_order) - std::ssize(c_->messages);
    for (const SaidMessage& m : c_->messages) {
      add("missing_parent", m.link == Link::gone);
      add("self_parent", m.link == Link::self);
      add("parent_cycle", m.link == Link::cycle);
      add("time_missing", m.no_time);
      add("reply_before_parent", m.clock_back);
    }
  }

  void count_message(std::size_t i) {
    const SaidMessage& m = message(i);
    ++truth_.written;
    truth_.taps += m.likes + m.shares + (m.no_words && !m.deleted ? 1 : 0);
    if (is_said(i) && role(i) == Role::bot) ++truth_.bot_messages;
    if (!is_counted(i)) return;
    ++truth_.messages;
    if (role(i) == Role::house) ++truth_.house_messages;
    if (role(i) == Role::nobody) ++truth_.nobody_messages;
    if (m.author != kNone) authors_.insert(m.author);
    if (is_inbound(i)) {
      ++spoke_[m.author];
      if (!m.no_time) days_[m.author].insert({m.time / kDay, i + 1'000'000 * c_->index});
      count_waits(i);
    }
    if (const auto p = parent(i)) count_reply(i, *p);
  }

  void count_reply(std::size_t i, std::size_t p) {
    ++truth_.replies;
    if (const auto d = delay(p, i)) delays_.push_back(*d);
    const std::uint32_t from = message(i).author;
    const std::uint32_t to = message(p).author;
    if (from == kNone || !is_counted(p) || from == to) return;
    if (const auto g = parent(p)) truth_.alternating += is_counted(*g) && message(*g).author == from;
    if (to != kNone) pairs_.insert({from, to});
  }

  /// How long what this guest says waits for anybody, and for the house.
  void count_waits(std::size_t i) {
    if (message(i).link == Link::gone || message(i).no_time) return;
    std::optional<std::int64_t> anyone, house;
    bool anyone_some_time = false, house_some_time = false;  // answered, but nobody knows when
    for (std::size_t k = 0; k < c_->messages.size(); ++k) {
      if (parent(k) != i || !is_counted(k) || message(k).author == message(i).author) continue;
      const bool by_house = role(k) == Role::house;
      const auto d = delay(i, k);
      if (d && (!anyone || *d < *anyone)) anyone = d;
      if (d && by_house && (!house || *d < *house)) house = d;
      if (!d) anyone_some_time = true;
      if (!d && by_house) house_some_time = true;
    }
    const std::int64_t left = end_ - message(i).time;
    if (anyone || !anyone_some_time) by_anyone_.push_back({anyone.value_or(left), anyone.has_value()});
    if (house || !house_some_time) by_house_.push_back({house.value_or(left), house.has_value()});
  }

  void count_conversation() {
    bool talk = false, inbound = false, truncated = false, dialogue = false;
    std::map<std::int64_t, std::int64_t> level;  // counted messages by depth
    for (std::size_t i = 0; i < c_->messages.size(); ++i) {
      if (!is_counted(i)) continue;
      talk = true;
      inbound = inbound || is_inbound(i);
      truncated = truncated || message(i).link == Link::gone;
      dialogue = dialogue || ends_exchange(i);
      ++level[depth(i)];
    }
    truth_.threads += talk;
    truth_.truncated += truncated;
    truth_.with_inbound += inbound;
    truth_.dialogues += inbound && dialogue;
    for (const auto& [depth, width] : level) {
      truth_.deepest = std::max(truth_.deepest, depth);
      truth_.widest = std::max(truth_.widest, width);
      if (width > depth) truth_.h_index_max = std::max(truth_.h_index_max, depth + 1);
    }
  }

  [[nodiscard]] std::int64_t depth(std::size_t i) const {
    std::int64_t depth = 0;
    for (auto p = parent(i); p; p = parent(i)) {
      i = *p;
      ++depth;
    }
    return depth + (message(i).link == Link::gone ? 1 : 0);
  }

  /// Whether the branch up from here reads x - y - x: turns of known people, at least one of them a guest.
  [[nodiscard]] bool ends_exchange(std::size_t i) const {
    std::vector<std::uint32_t> turns;
    bool guest = false;
    for (std::optional<std::size_t> at = i; at && is_counted(*at) && message(*at).author != kNone; at = parent(*at)) {
      const std::uint32_t who = message(*at).author;
      if (!turns.empty() && turns.back() == who) continue;
      turns.push_back(who);
      if (turns.size() <= 2) guest = guest || role(*at) == Role::person;
      if (turns.size() == 3) return guest && turns[0] == turns[2];
    }
    return false;
  }

  [[nodiscard]] double gini() const {
    std::vector<std::int64_t> counts;
    for (const auto& [who, said] : spoke_) counts.push_back(said);
    std::ranges::sort(counts);
    double sum = 0;
    double weighted = 0;
    const auto n = static_cast<double>(counts.size());
    for (std::size_t i = 0; i < counts.size(); ++i) {
      sum += static_cast<double>(counts[i]);
      weighted += (2 * static_cast<double>(i + 1) - n - 1) * static_cast<double>(counts[i]);
    }
    return counts.empty() ? 0 : weighted / (n * sum);
  }

  static std::string month_of(std::int64_t day) { return iso_day(day).substr(0, 7); }

  void count_months() {
    std::map<std::string, Truth::Month> months;
    const std::int64_t last_day = end_ / kDay;
    std::int64_t first_day = last_day;
    for (const auto& [who, days] : days_) first_day = std::min(first_day, days.begin()->first);
    for (std::int64_t day = first_day; day <= last_day; ++day) months[month_of(day)].month = month_of(day);
    for (const auto& [who, days] : days_) {
      std::optional<std::int64_t> before;
      for (const auto& [day, which] : days) {
        Truth::Month& m = months[month_of(day)];
        ++m.messages;
        const bool first_of_month = !before || month_of(*before) != month_of(day);
        const bool back = before && day - *before >= kSilence;
        if (first_of_month) {
          ++m.talkers;
          ++(!before ? m.fresh : back ? m.reactivated : m.returning);
        }
        if (back) ++months[month_of(*before + kSilence)].lost;
        before = day;
      }
      if (*before + kSilence <= last_day) ++months[month_of(*before + kSilence)].lost;
    }
    for (auto& [name, month] : months) truth_.months.push_back(month);
  }

  Story& story_;
  std::int64_t end_;
  const Conversation* c_ = nullptr;
  Truth truth_;
  std::set<std::uint32_t> authors_;
  std::map<std::uint32_t, std::int64_t> spoke_;
  std::map<std::uint32_t, std::set<std::pair<std::int64_t, std::uint64_t>>> days_;
  std::set<std::pair<std::uint32_t, std::uint32_t>> pairs_;
  std::vector<std::int64_t> delays_;
  std::vector<Wait> by_house_, by_anyone_;
};

}  // namespace

Truth truth_of(Story& story) {
  story.restart();
  Counting counting(story);
  Conversation c;
  while (story.next(c)) counting.add(c);
  return counting.finish();
}

}  // namespace colloquio::sim
