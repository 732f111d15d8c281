#pragma once

#include <cstdint>
#include <span>
#include <vector>

#include "colloquio/base/instant.hpp"
#include "colloquio/core/talk/cross_posts.hpp"
#include "colloquio/core/talk/days.hpp"
#include "colloquio/core/talk/facts.hpp"
#include "colloquio/core/talk/state.hpp"
#include "colloquio/core/talk/threads.hpp"

namespace colloquio::talk {

/// What the fold needs to know beside the conversations; outlives it.
struct FoldContext {
  const TalkTable& table;
  const Threads& threads;
  const Days& days;
  const CrossPosts& cross_posts;
  bool house_declared = false;  ///< somebody in the data speaks for the house: comebacks and waits are about it
  std::size_t most_waiting = 0;
  std::size_t most_busy = 0;
};

/// Folds conversations, one after the other, into the state of one or two windows and the history of persons.
/// Not thread-safe: one a chunk.
///
/// A conversation waits, where a house is declared, from the oldest message of a person after the house's last word in
/// it: any word of the house takes it off the list, also one that the first-answer figures count for somebody else (E2-
/// E4). Whoever looks through the list has read that conversation; a list that names it again would be left unread.
/// With no house, it waits if nobody but who opened it ever spoke. A cross-post that does not wait in one of its
/// conversations waits in none, and one that waits in all of them does so in that of its first placement in the window.
class Fold {
 public:
  explicit Fold(const FoldContext& context);

  /// Computes the facts of this conversation; the two calls below then speak of it.
  void open(std::uint32_t thread);
  void add_to(State& state, const Window& window);
  void add_to(History& history) const;

 private:
  void add_message(State& state, std::uint32_t at) const;
  void add_reply(State& state, std::uint32_t at) const;
  void add_pair(State& state, std::uint32_t at, std::uint32_t parent) const;
  void add_wait(State& state, std::uint32_t at) const;
  void add_placement(State& state, const Threads::Placement& placement) const;
  void add_shape(State& state, const Window& window);
  void add_dialogue(State& state, const Window& window) const;
  void add_comebacks(State& state, const Window& window);
  void add_waiting(State& state, const Window& window) const;
  [[nodiscard]] std::uint32_t oldest_unanswered(const Window& window) const;
  [[nodiscard]] const Threads::Placement* placement_at(std::uint32_t at) const {
    return placed_.empty() ? nullptr : find_placement(at);
  }
  [[nodiscard]] const Threads::Placement* find_placement(std::uint32_t at) const;
  [[nodiscard]] bool waits_elsewhere(const Window& window, std::uint32_t at) const;
  [[nodiscard]] bool is_in(const Window& window, std::uint32_t at) const;

  const FoldContext& context_;
  std::int64_t recent_from_ = 0;  // what waits since then or later is recent
  std::uint32_t first_ = 0, end_ = 0;
  std::uint32_t root_row_ = kNone;  // of the first message that counts
  std::int64_t horizon_ = kUnknownTime;
  std::int64_t messages_ = 0, people_ = 0;  // counted, of the whole conversation
  bool by_order_ = false;                   // most of its replies are
  Facts facts_;
  std::span<const Threads::Placement> placed_;  // of cross-posts, in this conversation
  std::vector<std::uint32_t> level_;
  std::vector<std::uint8_t> continued_;
};

}  // namespace colloquio::talk
