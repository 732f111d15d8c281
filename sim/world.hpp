#pragma once

#include <cstdint>
#include <memory>
#include <string>

#include "colloquio/base/instant.hpp"
#include "colloquio/base/result.hpp"
#include "colloquio/sim/story.hpp"

namespace colloquio::sim {

/// The laws of a made-up world. The same options give the same world on every machine.
struct WorldOptions {
  std::uint64_t seed = 1;
  std::uint64_t messages = 100'000;  ///< exactly so many are told (repetitions not counted); at least 1
  Instant from = from_micros(1'698'796'800'000'000);  ///< 2023-11-01T00:00Z: the first conversation
  Instant to = from_micros(1'793'491'200'000'000);    ///< 2026-11-01T00:00Z: the exports are made; nothing is later
  std::uint32_t longest = 20'000;  ///< messages in one conversation; sizes follow P(size >= k) = 1/k up to here
  double growth_per_month = 0.02;  ///< conversations and newcomers of a month over those of the month before
  // who speaks
  std::uint32_t house_accounts = 4;
  std::uint32_t bots = 3;
  std::uint32_t tribe = 40;          ///< people in repeated dialogue with the house and with each other, all along
  double people_per_message = 0.10;  ///< regulars and guests that exist, for every message
  double tribe_share = 0.15;         ///< of guest messages that are written by the tribe
  double comeback_share = 0.04;      ///< of guest messages by somebody long silent
  double alternation = 0.35;         ///< the one who was answered answers back
  double self_reply = 0.02;
  double nobody = 0.02;
  double bot = 0.01;
  // the house answers
  double answered = 0.62;  ///< of conversations opened by guests that have replies at all
  double answer_median_seconds = 7'200;
  double reply_median_seconds = 10'800;  ///< everybody else
  double spread = 2.0;                   ///< sigma of the log-normal delays
  bool office_hours = false;             ///< the house answers Monday to Friday, 08:00 to 17:00 UTC only
  // faults, as shares of messages or conversations
  double deleted_root = 0.01;  ///< conversations whose root is in no file
  double tombstone = 0.01;
  double self_parent = 0.001;  ///< opening messages that name themselves
  double cycle = 0.001;        ///< opening messages that name a descendant
  double clock_back = 0.002;
  double no_time = 0.001;
  double repeated = 0.002;
  double late_parent = 0.01;
  double no_words = 0.03;  ///< messages that are only an emoji or a "+1"
};

/// Errors: invalid_input with the option's name when one is out of its range.
[[nodiscard]] Result<void> check(const WorldOptions& options);

/// The world of these options. Memory does not grow with `messages`, except one bit a person where a writer needs it.
/// Requires check(options).
[[nodiscard]] std::unique_ptr<Story> make_world(const WorldOptions& options);

}  // namespace colloquio::sim
