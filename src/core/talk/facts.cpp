#include "colloquio/core/talk/facts.hpp"

#include <algorithm>
#include <tuple>

namespace colloquio::talk {

namespace {

bool is_position(std::uint32_t parent) { return parent < kGhost; }
bool is_weak(MessageFlags f) { return f.evidence > Evidence::explicit_; }

}  // namespace

std::int64_t reply_delay(const Threads& t, std::uint32_t parent, std::uint32_t reply) {
  const MessageFlags p = t.flags[parent];
  const MessageFlags r = t.flags[reply];
  if (t.time[parent] == kUnknownTime || t.time[reply] == kUnknownTime) return Facts::kSomeTime;
  if (p.precision == TimePrecision::day || r.precision == TimePrecision::day) return Facts::kSomeTime;
  const std::int64_t delay = t.time[reply] - t.time[parent];
  if (delay >= 0) return delay;
  return p.author_clock || r.author_clock ? Facts::kSomeTime : 0;
}

void Facts::fill(const Threads& threads, std::uint32_t thread) {
  const std::uint32_t first = threads.start[thread];
  const std::uint32_t end = threads.start[thread + 1];
  fill_depths(threads, first, end);
  fill_turns(threads, first, end);
  fill_answers(threads, first, end);
}

void Facts::fill_depths(const Threads& t, std::uint32_t first, std::uint32_t end) {
  depth.resize(end - first);
  truncated = false;
  for (std::uint32_t at = first; at < end; ++at) {
    const std::uint32_t parent = t.parent[at];
    depth[at - first] = parent == kNone ? 0 : parent == kGhost ? 1 : depth[parent - first] + 1;
    truncated |= parent == kGhost && is_counted(t.flags[at]);
  }
}

void Facts::fill_turns(const Threads& t, std::uint32_t first, std::uint32_t end) {
  turn.assign(end - first, Turn{});
  std::uint32_t before = kNone;  // the message before in the conversation
  for (std::uint32_t at = first; at < end; ++at) {
    const MessageFlags f = t.flags[at];
    if (!is_counted(f)) continue;
    const bool timed = t.time[at] != kUnknownTime;
    const std::uint32_t previous = !is_weak(f) ? t.parent[at] : timed ? before : kNone;
    if (timed) before = at;
    Turn& now = turn[at - first];
    now.length = 1;
    now.opens = 1;
    if (!is_position(previous) || turn[previous - first].length == 0) continue;
    const Turn& old = turn[previous - first];
    if (t.author[at] == kNone || t.author[previous] == kNone) continue;
    if (t.author[at] == t.author[previous]) {
      now = old;
      now.opens = 0;
      continue;
    }
    now.partner = t.author[previous];
    now.length = (old.partner == t.author[at] ? old.length + 1 : 2) & 0x3FFFFFFFU;
    now.with_person = f.role == Role::person || t.flags[previous].role == Role::person;
  }
}

namespace {

/// The messages that come next in the conversation, seen from its end: the nearest, and the nearest by somebody else.
class Upcoming {
 public:
  void add(const Threads& t, std::uint32_t at) {
    if (nearest_ != kNone && t.author[at] != t.author[nearest_]) other_ = nearest_;
    nearest_ = at;
  }
  /// The next message by another than `author`; kNone if there is none.
  [[nodiscard]] std::uint32_t by_another(const Threads& t, std::uint32_t author) const {
    return nearest_ == kNone || t.author[nearest_] != author ? nearest_ : other_;
  }

 private:
  std::uint32_t nearest_ = kNone;
  std::uint32_t other_ = kNone;
};

}  // namespace

void Facts::find_house_mentions(const Threads& t, std::uint32_t first, std::uint32_t end) {
  house_mentions_.clear();
  for (const Threads::Address& a : entries_of(t.addresses, first, end)) {
    const MessageFlags f = t.flags[a.at];
    if (f.role == Role::house && is_counted(f) && is_weak(f) && t.time[a.at] != kUnknownTime) {
      house_mentions_.push_back(a);
    }
  }
  std::sort(house_mentions_.begin(), house_mentions_.end(), [](const Threads::Address& a, const Threads::Address& b) {
    return std::tie(a.account, a.at) < std::tie(b.account, b.at);
  });
}

/// The next message of the house after `at` that mentions or quotes `author`; kNone if there is none.
std::uint32_t Facts::house_mention_after(std::uint32_t at, std::uint32_t author) const {
  const auto found =
      std::upper_bound(house_mentions_.begin(), house_mentions_.end(), std::tie(author, at),
                       [](const auto& key, const Threads::Address& a) { return key < std::tie(a.account, a.at); });
  return found != house_mentions_.end() && found->account == author ? found->at : kNone;
}

void Facts::fill_answers(const Threads& t, std::uint32_t first, std::uint32_t end) {
  by_anyone.assign(end - first, Answer{});
  by_house.assign(end - first, Answer{});
  const auto offer = [&](std::vector<Answer>& answers, std::uint32_t message, std::uint32_t answer) {
    Answer& known = answers[message - first];
    const std::int64_t after = reply_delay(t, message, answer);
    if (after < known.after || (after == known.after && answer < known.at)) known = {after, answer};
  };
  const auto answer_to = [&](std::uint32_t message, std::uint32_t answer) {
    offer(by_anyone, message, answer);
    if (t.flags[answer].role == Role::house) offer(by_house, message, answer);
  };
  const auto answer_parent = [&](std::uint32_t parent, std::uint32_t at) {
    if (is_inbound(t, parent) && t.author[at] != t.author[parent]) answer_to(parent, at);
  };
  find_house_mentions(t, first, end);
  Upcoming upcoming;
  for (std::uint32_t at = end; at-- > first;) {
    const MessageFlags f = t.flags[at];
    if (!is_counted(f)) continue;
    const bool timed = t.time[at] != kUnknownTime;
    if (is_inbound(t, at) && timed) {
      if (const std::uint32_t next = upcoming.by_another(t, t.author[at]); next != kNone) answer_to(at, next);
      if (!house_mentions_.empty()) {
        const std::uint32_t mention = house_mention_after(at, t.author[at]);
        if (mention != kNone) offer(by_house, at, mention);
      }
    }
    if (is_weak(f) && timed) upcoming.add(t, at);
    if (is_position(t.parent[at])) answer_parent(t.parent[at], at);
  }
  for (const Threads::Link& link : entries_of(t.other_links, first, end)) {
    if (is_counted(t.flags[link.at])) answer_parent(link.parent, link.at);
  }
}

}  // namespace colloquio::talk
