#include "colloquio/core/talk/fold.hpp"

#include <algorithm>
#include <limits>
#include <optional>

namespace colloquio::talk {

namespace {
/// How long it waited can be told of a message of this time.
bool can_wait(const Threads& t, std::uint32_t at) {
  return t.time[at] != kUnknownTime && t.flags[at].precision != TimePrecision::day;
}

/// `after` as in Facts::Answer, but never kSomeTime; `watched`: how long we looked.
Wait wait_for(std::int64_t after, std::int64_t watched) {
  const bool answered = after != Facts::kNever;
  return make_wait(answered ? after : watched, answered);
}

/// Somebody known answers the talk of somebody else, or of nobody.
bool is_pair(const Threads& t, std::uint32_t at, std::uint32_t parent) {
  return t.author[at] != kNone && is_counted(t.flags[parent]) && t.author[at] != t.author[parent];
}

}  // namespace

Fold::Fold(const FoldContext& context) : context_(context) {
  const auto& horizons = context.threads.horizon;
  const auto latest = std::ranges::max_element(horizons);
  // Where no horizon is known nothing waits, and the smallest number has nothing below it.
  const bool known = latest != horizons.end() && *latest > std::numeric_limits<std::int64_t>::min() + kRecentWait;
  recent_from_ = known ? *latest - kRecentWait : 0;
}

bool Fold::is_in(const Window& window, std::uint32_t at) const {
  return window.is_all() || window.contains(from_micros(context_.threads.time[at]));
}

void Fold::open(std::uint32_t thread) {
  const Threads& t = context_.threads;
  first_ = t.start[thread];
  end_ = t.start[thread + 1];
  horizon_ = t.horizon[t.channel[thread]];
  facts_.fill(t, thread);
  placed_ = context_.cross_posts.placed(first_, end_);
  messages_ = 0;
  people_ = 0;
  std::int64_t replies = 0, by_order = 0;
  root_row_ = kNone;
  continued_.assign(end_ - first_, 0);  // marks all but the first message of each author
  for (std::uint32_t at = first_; at < end_; ++at) {
    if (t.next_same[at] != kNone) continued_[t.next_same[at] - first_] = 1;
    if (!is_counted(t.flags[at])) continue;
    ++messages_;
    if (root_row_ == kNone) root_row_ = t.row[at];
    people_ += t.author[at] != kNone && continued_[at - first_] == 0;
    if (t.parent[at] >= kGhost) continue;
    ++replies;
    by_order += t.flags[at].evidence == Evidence::order;
  }
  by_order_ = 2 * by_order > replies;
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
    if (const Threads::Placement* const placement = placement_at(at)) {
      add_placement(state, *placement);
    } else if (is_inbound(t, at)) {
      add_wait(state, at);
    }
  }
  for (const Threads::Link& link : entries_of(t.other_links, first_, end_)) {
    if (!is_in(window, link.at) || !is_counted(t.flags[link.at])) continue;
    if (is_pair(t, link.at, link.parent)) add_pair(state, link.at, link.parent);
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
  if (!is_pair(t, at, parent)) return;
  const std::uint32_t grandparent = t.parent[parent];
  state.tally.alternating +=
      grandparent < kGhost && t.author[grandparent] == t.author[at] && is_counted(t.flags[grandparent]);
  add_pair(state, at, parent);
}

/// Who answered whom, of one link (is_pair).
void Fold::add_pair(State& state, std::uint32_t at, std::uint32_t parent) const {
  const Threads& t = context_.threads;
  const std::uint32_t from = t.author[at];
  const std::uint32_t to = t.author[parent];
  const MessageFlags parent_flags = t.flags[parent];
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
  if (t.parent[at] == kGhost || !can_wait(t, at)) return;
  const std::int64_t watched = horizon_ - t.time[at];
  const auto add = [&](std::vector<Wait>& waits, const Facts::Answer& answer) {
    if (answer.after != Facts::kSomeTime) waits.push_back(wait_for(answer.after, watched));
  };
  add(state.by_anyone, facts_.by_anyone[at - first_]);
  if (context_.house_declared) add(state.by_house, facts_.by_house[at - first_]);
}

/// The wait of a cross-post, from where it was said first; and what will have to be taken out again if another of its
/// placements is merged with this one.
void Fold::add_placement(State& state, const Threads::Placement& placement) const {
  const Threads& t = context_.threads;
  const std::uint32_t at = placement.at;
  const CrossPost& post = context_.cross_posts[placement.post];
  const std::uint32_t asked = t.placements[post.first].at;
  const bool waits = is_inbound(t, at) && t.parent[at] != kGhost && can_wait(t, asked);
  const auto add = [&](std::vector<Wait>& log, std::int64_t after) -> std::optional<Wait> {
    if (!waits || after == Facts::kSomeTime) return std::nullopt;
    log.push_back(wait_for(after, post.horizon - t.time[asked]));
    return log.back();
  };
  Placed placed;
  placed.post = placement.post;
  if (t.flags[at].role != Role::house) placed.author = t.author[at];
  placed.opens = facts_.turn[at - first_].opens != 0;
  placed.by_anyone = add(state.by_anyone, post.by_anyone);
  if (context_.house_declared) placed.by_house = add(state.by_house, post.by_house);
  state.placed.push_back(placed);
}

const Threads::Placement* Fold::find_placement(std::uint32_t at) const {
  const auto found = std::lower_bound(placed_.begin(), placed_.end(), at,
                                      [](const Threads::Placement& p, std::uint32_t a) { return p.at < a; });
  return found != placed_.end() && found->at == at ? &*found : nullptr;
}

/// It is a placement of a cross-post that is off the list, or on it for another placement.
bool Fold::waits_elsewhere(const Window& window, std::uint32_t at) const {
  const Threads::Placement* const placement = placement_at(at);
  return placement != nullptr &&
         (context_.cross_posts[placement->post].settled || !context_.cross_posts.is_first_in(window, *placement));
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
  shape.by_order = by_order_;
  state.busiest.push_back({shape, context_.table.id[root_row_]});
  if (state.busiest.size() >= 4 * context_.most_busy + 64) keep_busiest(state.busiest, context_.most_busy);
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
    const bool waits =
        is_inbound(t, at) && t.time[at] != kUnknownTime && is_in(window, at) && !waits_elsewhere(window, at);
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
  const bool is_recent = context_.threads.time[oldest] >= recent_from_;
  if (is_recent) ++state.tally.waiting_recent;
  auto& list = is_recent ? state.recently_waiting : state.older_waiting;
  list.push_back({waited, context_.table.id[row], row, root_row_, messages_, is_recent});
  if (list.size() >= 2 * context_.most_waiting + 64) keep_longest(list, context_.most_waiting);
}

}  // namespace colloquio::talk
