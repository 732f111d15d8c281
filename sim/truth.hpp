#pragma once

#include <cstdint>
#include <map>
#include <optional>
#include <string>
#include <vector>

#include "colloquio/base/instant.hpp"
#include "colloquio/sim/story.hpp"
#include "colloquio/sim/world.hpp"

namespace colloquio::sim {

/// What a perfect analysis would find, counted from the story the slow obvious way, without the engine.
/// Memory grows with messages and pairs of people: for stories of some millions.
struct Truth {
  // talk
  std::int64_t messages = 0;   ///< everything written, each once
  std::int64_t threads = 0;    ///< conversations
  std::int64_t truncated = 0;  ///< conversations whose root is in no file
  std::int64_t authors = 0;    ///< people and house who wrote, without bots and nobody
  std::int64_t house_messages = 0;
  std::int64_t bot_messages = 0;
  std::int64_t nobody_messages = 0;
  std::int64_t taps = 0;  ///< likes and shares
  std::vector<std::int64_t> per_channel;

  std::int64_t replies = 0;                  ///< messages whose parent is known
  std::optional<double> reply_delay_median;  ///< seconds, of all of them (a backward clock counts 0)
  /// First reply to what guests said, by Kaplan and Meier; unanswered is censored at the end of the story.
  struct FirstReply {
    std::int64_t asked = 0;
    std::int64_t answered = 0;
    double within_1h = 0, within_24h = 0, within_7d = 0;
    std::optional<double> median;           ///< not reached = empty
    std::optional<double> median_answered;  ///< over the answered only: biased low
  };
  FirstReply house;
  FirstReply anyone;

  std::int64_t with_inbound = 0;  ///< conversations with something said by a guest
  std::int64_t dialogues = 0;     ///< of these, with x - y - x on one branch
  std::int64_t alternating = 0;   ///< replies by the author of the grandparent who is not the author of the parent
  std::int64_t pairs = 0;         ///< directed pairs of people, a answered b
  std::int64_t mutual = 0;        ///< of these, answered back
  std::int32_t deepest = 0;
  std::int32_t widest = 0;
  std::int32_t h_index_max = 0;
  double gini = 0;  ///< of messages over people and house

  struct Month {
    std::string month;  ///< "2026-05", UTC
    std::int64_t messages = 0, talkers = 0, fresh = 0, returning = 0, reactivated = 0, lost = 0;
  };
  std::vector<Month> months;
  std::map<std::string, std::int64_t> faults;  ///< planted, by kind: "self_parent", "parent_cycle", ...
};

[[nodiscard]] Truth truth_of(Story& story);

/// The options (when the story is a generated world) and the truth as JSON, documented in docs/guide/en/demo.md.
[[nodiscard]] std::string truth_json(const Truth& truth, const WorldOptions* options = nullptr);

}  // namespace colloquio::sim
