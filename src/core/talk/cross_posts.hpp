#pragma once

#include <cstdint>
#include <span>
#include <vector>

#include "colloquio/base/instant.hpp"
#include "colloquio/core/talk/facts.hpp"
#include "colloquio/core/talk/threads.hpp"

namespace colloquio::talk {

/// Which messages are one cross-post: the same words (TalkTable::wordings) by the same actor on at least two channels,
/// none of them more than 48 hours after the first. The house is one actor whatever its accounts; nobody is no actor;
/// only counted talk with a usable time. A second copy on a channel that has one already is a message of its own.
///
/// `time` and `position` are by row; `position` is kNone where a row has no place. The result is Threads::placements.
/// Cost: two looks at a small table of bits for each wording, and sorting those that seem to come twice; nothing where
/// there are fewer than two channels.
[[nodiscard]] std::vector<Threads::Placement> find_placements(const TalkTable& table,
                                                              const std::vector<std::int64_t>& time,
                                                              const std::vector<std::uint32_t>& position);

/// What a fold must know of a cross-post beyond the one conversation before it.
///
/// A cross-post waits once: from its first placement to the earliest answer at any of them. While there is none, the
/// wait is cut at the smallest horizon of its channels: only up to there were all of them watched, and an answer may
/// stand unseen on the one that was read first.
struct CrossPost {
  std::uint32_t first = 0, end = 0;        ///< its placements, in Threads::placements
  std::int64_t by_anyone = Facts::kNever;  ///< from the first placement to the answer, as Facts::Answer::after
  std::int64_t by_house = Facts::kNever;
  std::int64_t horizon = 0;  ///< microseconds
  bool settled = false;      ///< one of its conversations does not wait: it is off the list in all of them
};

/// The cross-posts of a body of talk. Borrows the threads. O(conversations with a placement); nothing without them.
class CrossPosts {
 public:
  /// `house_declared`: who must have spoken for a conversation not to wait, see Fold.
  CrossPosts(const Threads& threads, bool house_declared);

  /// The placements at positions [first, end), in their order.
  [[nodiscard]] std::span<const Threads::Placement> placed(std::uint32_t first, std::uint32_t end) const {
    return entries_of(placed_, first, end);
  }
  [[nodiscard]] const CrossPost& operator[](std::uint32_t number) const { return posts_[number]; }
  /// Of the placements that lie in the window, this is the first one.
  [[nodiscard]] bool is_first_in(const Window& window, const Threads::Placement& placement) const;
  /// Positions in the window at which an author says again what they said in it at an earlier placement; ascending.
  [[nodiscard]] std::vector<std::uint32_t> repeats_in(const Window& window) const;

 private:
  void look_at_thread(std::uint32_t thread, const Facts& facts, bool house_declared);

  const Threads& threads_;
  std::vector<Threads::Placement> placed_;  // by position
  std::vector<CrossPost> posts_;
};

}  // namespace colloquio::talk
