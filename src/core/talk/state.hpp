#pragma once

#include <algorithm>
#include <cstdint>
#include <optional>
#include <span>
#include <vector>

#include "colloquio/core/model/vocabulary.hpp"
#include "colloquio/core/talk/survival.hpp"
#include "colloquio/core/talk/talk.hpp"

namespace colloquio::talk {

/// Numbers that add up when two bodies of conversations are put together.
struct Tally {
  std::int64_t messages = 0;  ///< talk of persons, house and nobody
  std::int64_t bot_messages = 0;
  std::int64_t taps = 0;  ///< on messages, and messages without words
  std::int64_t threads = 0;
  std::int64_t truncated_threads = 0;
  std::int64_t inbound_threads = 0;   ///< with talk of a person
  std::int64_t dialogue_threads = 0;  ///< of those, with x-y-x
  std::int64_t turns = 0;
  std::int64_t house_turns = 0;
  std::int64_t replies = 0;         ///< with a parent we have
  std::int64_t alternating = 0;     ///< of those, by the grandparent's author and not the parent's
  std::int64_t cross_posts = 0;     ///< placements beyond the first, taken out of the numbers
  std::int64_t waiting = 0;         ///< conversations on the waiting list, uncut
  std::int64_t waiting_recent = 0;  ///< of those, the recent ones
  void add(const Tally& other);
};

/// First time somebody was answered, and whether they came back.
struct Comeback {
  std::uint32_t author = 0;
  Wait until = 0;
  std::int64_t answered = 0;  ///< microseconds

  /// The earlier one of two of the same author is smaller.
  friend bool operator<(const Comeback& a, const Comeback& b) {
    return a.answered != b.answered ? a.answered < b.answered : a.until < b.until;
  }
};

/// A placement of a cross-post, and what it put into the numbers.
struct Placed {
  std::uint32_t post = 0;
  std::uint32_t author = kNone;  ///< kNone = the house
  bool opens = false;            ///< a turn
  std::optional<Wait> by_anyone, by_house;
};

/// A conversation on one of the two lists. Rows, not positions: a tap must not change the order of equals.
struct ListedWait {
  std::int64_t waited = 0;  ///< microseconds
  Id128 id;                 ///< of the message
  std::uint32_t row = 0, root_row = 0;
  std::int64_t messages = 0;
  bool is_recent = false;
};
struct ListedBusy {
  BusyConversation shape;
  Id128 id;  ///< of its first message
};

/// What folding conversations keeps about one window. Only integers: merging is exact, and any grouping of the same
/// conversations gives the same figures. The logs are multisets (their order means nothing), the lists are cut to their
/// length whenever they grow to twice that.
struct State {
  Tally tally;
  std::int32_t depth_max = 0, width_max = 0, h_index_max = 0;
  Evidence weakest = Evidence::none;  ///< of the replies counted

  std::vector<Wait> by_anyone, by_house;        ///< inbound messages until their first answer
  std::vector<std::uint32_t> delays;            ///< seconds from parent to reply
  std::vector<std::uint32_t> exchange_lengths;  ///< turns, one a dialogue thread
  std::vector<std::uint32_t> persons;           ///< author of each message of a person
  std::vector<std::uint32_t> house;             ///< ... of the house
  std::vector<std::uint32_t> answerers;         ///< author of each answer to another person's message
  std::vector<std::uint64_t> pairs;             ///< pair_key of each reply to another actor
  std::vector<std::uint64_t> house_pairs;       ///< person << 1 | (1 if the house wrote to the person)
  std::vector<std::uint64_t> exchanges;         ///< pair_key >> 1 of each x-y-x
  std::vector<Comeback> comebacks;
  std::vector<Placed> placed;
  std::vector<ListedWait> recently_waiting, older_waiting;  ///< each is on one of them
  std::vector<ListedBusy> busiest;

  void merge(State&& other);
  /// Room for the logs of all of these.
  void reserve_for(std::span<const State* const> others);
  /// Takes the placements of a cross-post but one out of messages, turns, persons and waits, and leaves one in the log:
  /// what is merged later is compared with it. The placements of a cross-post all wait for the same time.
  void count_cross_posts_once();
};

/// When each person talked, ever, and how far the channel was read in which they did: a talk_key for each message.
struct History {
  std::vector<std::uint64_t> days;
  void merge(History&& other);
};

/// Sorts by author, then day (see Days), then the day of the channel's horizon. Credible days fit in 16 bits (1980 to
/// 2100); a horizon 179 years after the first message is as good as any later one.
[[nodiscard]] constexpr std::uint64_t talk_key(std::uint32_t author, std::int32_t day, std::int32_t horizon_day) {
  constexpr std::int32_t kLast = 0xFFFF;
  return std::uint64_t{author} << 32U | static_cast<std::uint64_t>(std::min(day, kLast)) << 16U |
         static_cast<std::uint64_t>(std::min(horizon_day, kLast));
}

/// A directed pair so that both directions are neighbours when sorted: smaller author, larger author, direction.
[[nodiscard]] constexpr std::uint64_t pair_key(std::uint32_t from, std::uint32_t to) {
  return from < to ? std::uint64_t{from} << 33U | std::uint64_t{to} << 1U
                   : std::uint64_t{to} << 33U | std::uint64_t{from} << 1U | 1U;
}

/// Longest wait first, ties by id. `most` are kept.
void keep_longest(std::vector<ListedWait>& list, std::size_t most);
/// Those whose links are known, highest h-index first, then most messages, then by id; behind them those by_order, most
/// people first, then most messages, then by id. `most` of either kind are kept.
void keep_busiest(std::vector<ListedBusy>& list, std::size_t most);

}  // namespace colloquio::talk
