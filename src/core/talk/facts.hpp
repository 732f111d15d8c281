#pragma once

#include <cstdint>
#include <limits>
#include <vector>

#include "colloquio/core/talk/threads.hpp"

namespace colloquio::talk {

/// What one conversation is like, message by message, before any window is laid over it: depths, turns, answers.
/// Indices are positions less the first of the thread. One is filled again and again: memory of the longest thread.
///
/// Turns. A branch runs through the parent where the source names it (E1), else through the message before it in the
/// conversation (E2-E4, both with a time, bots left out). Consecutive messages of one author on a branch are one turn;
/// a message of nobody is a turn of its own; a message that is not talk, or a bot's on an E1 branch, ends the branch.
///
/// Answers to a message of a person, by anyone or by the house: a later message of another author, not a bot, that
///   E1-E4   has it as a parent: named (of several each one), or inferred (see Threads)
///   E2-E4   is the first by another actor, of this evidence, to come after it in the conversation (both with a time)
///   E2-E4   mentions or quotes its author, and comes after it (both with a time)
/// where E1-E4 is the evidence of the answer. The first by another is never later than a mention, so the last line
/// matters only by the house: where the house is not the first to speak, its word is an answer only to whom it is
/// meant for. Nobody's answer counts as anyone's: platforms drop the name of whoever left.
struct Facts {
  static constexpr std::int64_t kNever = std::numeric_limits<std::int64_t>::max();
  /// It was answered, but no time of ours can say when: no time, a whole-day stamp, or an author's clock that runs
  /// backwards.
  static constexpr std::int64_t kSomeTime = kNever - 1;

  struct Answer {
    std::int64_t after = kNever;  ///< microseconds, at least 0; kSomeTime; kNever
    std::uint32_t at = kNone;     ///< position of the answer
  };
  struct Turn {
    std::uint32_t partner = kNone;  ///< the author of the turn before
    std::uint32_t length : 30 =
        0;                        ///< turns in the two-person alternating run that ends here; 0 where there is no turn
    std::uint32_t opens : 1 = 0;  ///< first message of its turn
    std::uint32_t with_person : 1 = 0;  ///< at least one of the two is a person (not house talking to house)
  };

  std::vector<std::uint32_t> depth;  ///< root 0; an answer to a ghost 1
  std::vector<Turn> turn;
  std::vector<Answer> by_anyone, by_house;
  bool truncated = false;  ///< some counted message answers what we never saw

  void fill(const Threads& threads, std::uint32_t thread);

 private:
  void fill_depths(const Threads& threads, std::uint32_t first, std::uint32_t end);
  void fill_turns(const Threads& threads, std::uint32_t first, std::uint32_t end);
  void fill_answers(const Threads& threads, std::uint32_t first, std::uint32_t end);
  void find_house_mentions(const Threads& threads, std::uint32_t first, std::uint32_t end);
  [[nodiscard]] std::uint32_t house_mention_after(std::uint32_t at, std::uint32_t author) const;

  std::vector<Threads::Address> house_mentions_;  // in this thread, by (account, at)
};

/// A message that may wait for an answer: talk of a known person.
[[nodiscard]] inline bool is_inbound(const Threads& t, std::uint32_t at) {
  return t.flags[at].role == Role::person && is_counted(t.flags[at]) && t.author[at] != kNone;
}

/// Time from `parent` to `reply`, at least 0; Facts::kSomeTime where the stamps cannot tell.
[[nodiscard]] std::int64_t reply_delay(const Threads& t, std::uint32_t parent, std::uint32_t reply);

}  // namespace colloquio::talk
