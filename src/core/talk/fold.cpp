#include "colloquio/core/talk/fold.hpp"

#include <algorithm>

namespace colloquio::talk {

namespace {
constexpr std::int64_t kRecentWait = 30LL * 86'400 * 1'000'000;  // microseconds
}  // namespace

bool Fold::is_in(const Window& window, std::uint32_t at) const {
  return window.is_all() || window.contains(from_micros(context_.threads.time[at]));
}

void Fold::open(std::uint32_t thread) {
  const Threads& t = context_.threads;
  first_ = t.start[thread];
  end_ = t.start[thread + 1];
  horizon_ = t.horizon[t.channel[thread]];
  facts_.fill(t, thread);
  messages_ = 0;
  people_ = 0;
  root_row_ = kNone;
  continued_.assign(end_ - first_, 0);  // marks all but the first message of each author
  for (std::uint32_t at = first_; at < end_; ++at) {
    if (t.next_same[at] != kNone) continued_[t.next_same[at] - first_] = 1;
    if (!is_counted(t.flags[at])) continue;
    ++messages_;
    if (root_row_ == kNone) root_row_ = t.row[at];
    people_ += t.author[at] != kNone && continued_[at - first_] == 0;
  }
}

void Fold::add_to(History& history) const {
  const Threads& t = context_.threads;
  std::int32_t horizon_day = -1;
  for (std::uint32_t at = first_; at < end_; ++at) {
    if (!is_inbound(t, at) || t.time[at] == kUnknownTime) continue;
    if (horizon_day < 0) horizon_day = context_.days.day_of(horizon_);  // where nobody talked there is no calendar
    history.days.push_back(talk_key(t.author[at], context_.days.day_of(t.time[at]), horizon_day));
  }
}

void Fold::add_to(State& state, const Window& window) {
  const Threads& t = context_.threads;
  const std::int64_t before = state.tally.messages;
  bool inbound = false;
  for (std::uint32_t at = first_; at < end_; ++at) {
    if (!is_in(window, at)) continue;
    const MessageFlags f = t.flags[at];
    if (!f.hidden) state.tally.taps += context_.table.taps[t.row[at]] + (!f.is_talk && !f.is_gone ? 1 : 0);
    if (!is_said(f)) continue;
    if (f.role == Role::bot) {
      ++state.tally.bot_messages;
      continue;
    }
    inbound |= is_inbound(t, at);
    add_message(state, at);
    if (t.parent[at] < kGhost) add_reply(state, at);
    if (is_inbound(t, at)) add_wait(state, at);
  }
  if (state.tally.messages == before) return;
  ++state.tally.threads;
  state.tally.truncated_threads += facts_.truncated;
  add_shape(state, window);
  if (inbound) {
    ++state.tally.inbound_threads;
    add_dialogue(state, window);
    add_comebacks(state, window);
    add_waiting(state, window);
  }
}

void Fold::add_message(State& state, std::uint32_t at) const {
  const Threads& t = context_.threads;
  ++state.tally.messages;
  const bool is_house = t.flags[at].role == Role::house;
  if (facts_.turn[at - first_].opens != 0) {
    ++state.tally.turns;
    state.tally.house_turns += is_house;
  }
  if (t.author[at] != kNone) (is_house ? state.house : state.persons).push_back(t.author[at]);
}

void Fold::add_reply(State& state, std::uint32_t at) const {
  const Threads& t = context_.threads;
  const std::uint32_t parent = t.parent[at];
  ++state.tally.replies;
  state.weakest = std::max<Evidence>(state.weakest, t.flags[at].evidence);
  if (const std::int64_t delay = reply_delay(t, parent, at); delay != Facts::kSomeTime) {
    state.delays.push_back(make_wait(delay, false) >> 1U);
  }
  const std::uint32_t from = t.author[at];
  const std::uint32_t to = t.author[parent];
  const MessageFlags parent_flags = t.flags[parent];
  if (from == kNone || !is_counted(parent_flags) || from == to) return;
  const std::uint32_t grandparent = t.parent[parent];
  state.tally.alternating += grandparent < kGhost && t.author[grandparent] == from && is_counted(t.flags[grandparent]);
  if (parent_flags.role != Role::house) state.answerers.push_back(from);
  if (to == kNone) return;
  state.pairs.push_back(pair_key(from, to));
  const bool from_house = t.flags[at].role == Role::house;
  const bool to_house = parent_flags.role == Role::house;
  if (from_house != to_house)
    state.house_pairs.push_back(std::uint64_t{from_house ? to : from} << 1U | (from_house ? 1U : 0U));
}

void Fold::add_wait(State& state, std::uint32_t at) const {
  const Threads& t = context_.threads;
  const std::int64_t asked = t.time[at];
  if (t.parent[at] == kGhost || asked == kUnknownTime || t.flags[at].precision == TimePrecision::day) return;
  const auto add = [&](std::vector<Wait>& waits, const Facts::Answer& answer) {
    if (answer.after == Facts::kSomeTime) return;
    const bool answered = answer.after != Facts::kNever;
    waits.push_back(make_wait(answered ? answer.after : horizon_ - asked, answered));
  };
  add(state.by_anyone, facts_.by_anyone[at - first_]);
  if (context_.house_declared) add(state.by_house, facts_.by_house[at - first_]);
}

void Fold::add_shape(State& state, const Window& window) {
  const Threads& t = context_.threads;
  level_.clear();
  for (std::uint32_t at = first_; at < end_; ++at) {
    if (!is_counted(t.flags[at]) || !is_in(window, at)) continue;
    const std::uint32_t depth = facts_.depth[at - first_];
    if (level_.size() <= depth) level_.resize(depth + 1, 0);
    ++level_[depth];
  }
  BusyConversation shape{.root_row = root_row_};
  for (std::size_t depth = 0; depth < level_.size(); ++depth) {
    if (level_[depth] == 0) continue;
    shape.depth = static_cast<std::int32_t>(depth);
    shape.width = std::max(shape.width, static_cast<std::int32_t>(level_[depth]));
    if (level_[depth] > depth) shape.h_index = static_cast<std::int32_t>(depth) + 1;
  }
  state.depth_max = std::max(state.depth_max, shape.depth);
  state.width_max = std::max(state.width_max, shape.width);
  state.h_index_max = std::max(state.h_index_max, shape.h_index);
  if (context_.most_busy == 0 || messages_ < 2) return;
  shape.messages = messages_;
  shape.people = people_;
  state.busiest.push_back({shape, context_.table.id[root_row_]});
  if (state.busiest.size() >= 2 * context_.most_busy + 64) keep_busiest(state.busiest, context_.most_busy);
}

void Fold::add_dialogue(State& state, const Window& window) const {
  const Threads& t = context_.threads;
  std::uint32_t longest = 0;
  for (std::uint32_t at = first_; at < end_; ++at) {
    const Facts::Turn turn = facts_.turn[at - first_];
    if (turn.opens == 0 || turn.with_person == 0 || turn.length < 3 || !is_in(window, at)) continue;
    longest = std::max<std::uint32_t>(longest, turn.length);
    state.exchanges.push_back(pair_key(t.author[at], turn.partner) >> 1U);
  }
  if (longest == 0) return;
  ++state.tally.dialogue_threads;
  state.exchange_lengths.push_back(longest);
}

void Fold::add_comebacks(State& state, const Window& window) {
  const Threads& t = context_.threads;
  const auto& answers = context_.house_declared ? facts_.by_house : facts_.by_anyone;
  for (std::uint32_t head = first_; head < end_; ++head) {
    if (t.author[head] == kNone || continued_[head - first_] != 0 || !is_counted(t.flags[head])) continue;
    std::uint32_t answer = kNone;
    for (std::uint32_t at = head; at != kNone; at = t.next_same[at]) {
      const Facts::Answer& a = answers[at - first_];
      if (a.after >= Facts::kSomeTime || t.parent[at] == kGhost || !is_in(window, at)) continue;
      if (answer == kNone || t.time[a.at] < t.time[answer] || (t.time[a.at] == t.time[answer] && a.at < answer))
        answer = a.at;
    }
    if (answer == kNone) continue;
    const std::int64_t answered = t.time[answer];
    std::uint32_t back = t.next_same[head];
    while (back != kNone && (back < answer || t.time[back] == kUnknownTime || t.time[back] < answered))
      back = t.next_same[back];
    const std::int64_t until = (back != kNone ? t.time[back] : horizon_) - answered;
    state.comebacks.push_back({t.author[head], make_wait(until, back != kNone), answered});
  }
}

std::uint32_t Fold::oldest_unanswered(const Window& window) const {
  const Threads& t = context_.threads;
  std::uint32_t oldest = kNone;
  std::uint32_t somebody = kNone;
  for (std::uint32_t at = first_; at < end_; ++at) {
    const MessageFlags f = t.flags[at];
    if (!is_counted(f)) continue;
    if (context_.house_declared) {
      if (f.role == Role::house) oldest = kNone;
    } else {
      if (somebody != kNone && t.author[at] != somebody) return kNone;
      if (t.author[at] == kNone) return kNone;
      somebody = t.author[at];
    }
    const bool waits = is_inbound(t, at) && t.time[at] != kUnknownTime && is_in(window, at);
    if (waits && (oldest == kNone || t.time[at] < t.time[oldest])) oldest = at;
  }
  return oldest;
}

void Fold::add_waiting(State& state, const Window& window) const {
  if (context_.most_waiting == 0) return;
  const std::uint32_t oldest = oldest_unanswered(window);
  if (oldest == kNone) return;
  const std::uint32_t row = context_.threads.row[oldest];
  const std::int64_t waited = horizon_ - context_.threads.time[oldest];
  ++state.tally.waiting;
  if (waited <= kRecentWait) ++state.tally.waiting_recent;
  state.waiting.push_back({waited, context_.table.id[row], row, root_row_, messages_});
  if (state.waiting.size() >= 2 * context_.most_waiting + 64) keep_longest(state.waiting, context_.most_waiting);
}

}  // namespace colloquio::talk
