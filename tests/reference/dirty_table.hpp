#pragma once

#include <cstdint>

#include "colloquio/core/model/talk_table.hpp"

namespace colloquio::reference {

/// How a made-up table is broken; shares between 0 and 1 of the messages.
struct Dirt {
  std::uint32_t messages = 100;
  std::uint32_t accounts = 12;
  std::uint32_t channels = 3;
  std::uint32_t conversations = 6;
  double broken_links = 0.15;  ///< later, missing, self, elsewhere
  double broken_times = 0.15;  ///< absent, impossible, backwards, whole days
  double weak = 0.3;           ///< E2-E4
  double not_talk = 0.1;       ///< taps, tombstones, hidden
  double duplicates = 0.05;
  double mentions = 0.3;       ///< name somebody
  double several = 0.15;       ///< answer more than one
  double alike = 0.4;          ///< say what others say too
  std::uint32_t slowness = 1;  ///< how many times longer nobody speaks: 1 = 220 messages in eight months
  bool house = true;
  bool bots = true;
};

/// The same table for the same seed, whatever the machine.
[[nodiscard]] TalkTable make_dirty_table(std::uint64_t seed, const Dirt& dirt);

/// The same messages in another order.
[[nodiscard]] TalkTable shuffled(const TalkTable& table, std::uint64_t seed);
/// Appends row `row` of `from`, with what few rows have.
void append_row(TalkTable& table, const TalkTable& from, std::uint32_t row);

/// SplitMix64 (Steele, Lea, Flood 2014): standard distributions differ between libraries, this does not.
class Dice {
 public:
  explicit Dice(std::uint64_t seed) : state_(seed) {}
  std::uint64_t next();
  std::uint32_t below(std::uint32_t n) { return static_cast<std::uint32_t>(next() % n); }
  bool chance(double p) { return static_cast<double>(next() >> 11U) * 0x1.0p-53 < p; }

 private:
  std::uint64_t state_;
};

}  // namespace colloquio::reference
