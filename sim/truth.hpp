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
/// Memory grows with messages: about 100 bytes each, for stories of some millions.
struct Truth {
  // talk, as docs/metrics counts it: words of people, the house and nobody; bots stand apart
  std::int64_t written = 0;  ///< everything in the files, each once: also bots, tombstones, emoji
  std::int64_t messages = 0;
  std::int64_t threads = 0;    ///< conversations with talk
  std::int64_t truncated = 0;  ///< of these, with an answer to something that is in no file
  std::int64_t authors = 0;    ///< people and house accounts
  std::int64_t house_messages = 0;
  std::int64_t bot_messages = 0;
  std::int64_t nobody_messages = 0;
  std::int64_t taps = 0;  ///< likes, shares and messages without words

  std::int64_t replies = 0;                  ///< messages whose parent is there
  std::optional<double> reply_delay_median;  ///< seconds; a backward clock counts 0

  /// First answers to what guests said, by Kaplan and Meier: what waits is censored at the end of the story.
  struct FirstReply {
    std::int64_t asked = 0;
    std::int64_t answered = 0;
    double within_1h = 0, within_24h = 0, within_7d = 0;
    std::optional<double> median;           ///< empty = not reached
    std::optional<double> median_answered;  ///< of the answered only: biased low
  };
  FirstReply house;
  FirstReply anyone;

  std::int64_t with_inbound = 0;  ///< conversations in which a guest says something
  std::int64_t dialogues = 0;     ///< of these, with x - y - x on one branch, not both of the house
  std::int64_t alternating = 0;   ///< replies to an answer to oneself
  std::int64_t pairs = 0;         ///< directed pairs, a answered b
  std::int64_t mutual = 0;        ///< of these, with b answering a too
  std::int64_t deepest = 0;
  std::int64_t widest = 0;
  std::int64_t h_index_max = 0;
  double gini = 0;  ///< of messages over guests

  /// Guests who talk, by calendar month (UTC). Silence is 90 days.
  struct Month {
    std::string month;  ///< "2026-05"
    std::int64_t messages = 0, talkers = 0, fresh = 0, returning = 0, reactivated = 0, lost = 0;
  };
  std::vector<Month> months;
  std::map<std::string, std::int64_t> faults;  ///< by id: "faults.self_parent", ...
};

[[nodiscard]] Truth truth_of(Story& story);

/// The options (when the story is a generated world) and the truth as JSON, documented in docs/guide/en/demo.md.
[[nodiscard]] std::string truth_json(const Truth& truth, const WorldOptions* options = nullptr);

}  // namespace colloquio::sim
