#include "colloquio/core/talk/state.hpp"

#include <algorithm>
#include <iterator>
#include <tuple>
#include <utility>

#include "colloquio/core/talk/radix.hpp"

namespace colloquio::talk {

namespace {

/// Puts the two together and gives the memory of `other` back.
template <class T>
void append(std::vector<T>& all, std::vector<T>&& other) {
  if (all.capacity() < other.size()) {
    other.insert(other.end(), all.begin(), all.end());
    all = std::move(other);
  } else {
    all.insert(all.end(), other.begin(), other.end());
  }
  std::vector<T>{}.swap(other);
}

/// Takes each of `some`, as often as it is there, out of `all`. Sorts what remains.
void take_away(std::vector<std::uint32_t>& all, std::vector<std::uint32_t>&& some) {
  if (some.empty()) return;
  radix_sort(all);
  radix_sort(some);
  std::vector<std::uint32_t> rest;
  rest.reserve(all.size() - some.size());
  std::set_difference(all.begin(), all.end(), some.begin(), some.end(), std::back_inserter(rest));
  all = std::move(rest);
}

template <class T, class Before>
void keep_first(std::vector<T>& list, std::size_t most, Before before) {
  const std::size_t kept = std::min(most, list.size());
  std::partial_sort(list.begin(), list.begin() + static_cast<std::ptrdiff_t>(kept), list.end(), before);
  list.resize(kept);
}

}  // namespace

void Tally::add(const Tally& o) {
  messages += o.messages;
  bot_messages += o.bot_messages;
  taps += o.taps;
  threads += o.threads;
  truncated_threads += o.truncated_threads;
  inbound_threads += o.inbound_threads;
  dialogue_threads += o.dialogue_threads;
  turns += o.turns;
  house_turns += o.house_turns;
  replies += o.replies;
  alternating += o.alternating;
  cross_posts += o.cross_posts;
  waiting += o.waiting;
  waiting_recent += o.waiting_recent;
}

void State::merge(State&& o) {
  tally.add(o.tally);
  depth_max = std::max(depth_max, o.depth_max);
  width_max = std::max(width_max, o.width_max);
  h_index_max = std::max(h_index_max, o.h_index_max);
  weakest = std::max(weakest, o.weakest);
  append(by_anyone, std::move(o.by_anyone));
  append(by_house, std::move(o.by_house));
  append(delays, std::move(o.delays));
  append(exchange_lengths, std::move(o.exchange_lengths));
  append(persons, std::move(o.persons));
  append(house, std::move(o.house));
  append(answerers, std::move(o.answerers));
  append(pairs, std::move(o.pairs));
  append(house_pairs, std::move(o.house_pairs));
  append(exchanges, std::move(o.exchanges));
  append(comebacks, std::move(o.comebacks));
  append(placed, std::move(o.placed));
  append(recently_waiting, std::move(o.recently_waiting));
  append(older_waiting, std::move(o.older_waiting));
  append(busiest, std::move(o.busiest));
}

void State::reserve_for(std::span<const State* const> others) {
  const auto make_room = [&](auto log) {
    std::size_t size = (this->*log).size();
    for (const State* o : others) size += (o->*log).size();
    (this->*log).reserve(size);
  };
  make_room(&State::by_anyone);
  make_room(&State::by_house);
  make_room(&State::delays);
  make_room(&State::exchange_lengths);
  make_room(&State::persons);
  make_room(&State::house);
  make_room(&State::answerers);
  make_room(&State::pairs);
  make_room(&State::house_pairs);
  make_room(&State::exchanges);
  make_room(&State::comebacks);
  make_room(&State::placed);
}

void State::count_cross_posts_once() {
  if (placed.size() < 2) return;
  std::sort(placed.begin(), placed.end(), [](const Placed& a, const Placed& b) { return a.post < b.post; });
  std::vector<Wait> anyone_twice, house_twice;
  std::vector<std::uint32_t> persons_twice;
  const auto keep_wait = [](std::optional<Wait>& kept, const std::optional<Wait>& wait, std::vector<Wait>& twice) {
    if (kept && wait) twice.push_back(*wait);
    if (!kept) kept = wait;
  };
  std::vector<Placed> once;
  for (const Placed& p : placed) {
    if (once.empty() || once.back().post != p.post) {
      once.push_back(p);
      continue;
    }
    Placed& kept = once.back();
    ++tally.cross_posts;
    --tally.messages;
    if (p.author != kNone) persons_twice.push_back(p.author);
    if (kept.opens && p.opens) {
      --tally.turns;
      if (p.author == kNone) --tally.house_turns;
    }
    kept.opens |= p.opens;
    keep_wait(kept.by_anyone, p.by_anyone, anyone_twice);
    keep_wait(kept.by_house, p.by_house, house_twice);
  }
  placed = std::move(once);
  take_away(persons, std::move(persons_twice));
  take_away(by_anyone, std::move(anyone_twice));
  take_away(by_house, std::move(house_twice));
}

void History::merge(History&& o) { append(days, std::move(o.days)); }

void keep_longest(std::vector<ListedWait>& list, std::size_t most) {
  keep_first(list, most, [](const ListedWait& a, const ListedWait& b) {
    return a.waited != b.waited ? a.waited > b.waited : a.id < b.id;
  });
}

void keep_busiest(std::vector<ListedBusy>& list, std::size_t most) {
  const auto rest = std::partition(list.begin(), list.end(), [](const ListedBusy& b) { return !b.shape.by_order; });
  std::vector<ListedBusy> by_order(rest, list.end());
  list.erase(rest, list.end());
  keep_first(list, most, [](const ListedBusy& a, const ListedBusy& b) {
    return std::tuple{-a.shape.h_index, -a.shape.messages, a.id} <
           std::tuple{-b.shape.h_index, -b.shape.messages, b.id};
  });
  keep_first(by_order, most, [](const ListedBusy& a, const ListedBusy& b) {
    return std::tuple{-a.shape.people, -a.shape.messages, a.id} < std::tuple{-b.shape.people, -b.shape.messages, b.id};
  });
  list.insert(list.end(), by_order.begin(), by_order.end());
}

}  // namespace colloquio::talk
