#pragma once

#include <cstdint>
#include <map>
#include <optional>
#include <set>
#include <string>
#include <utility>
#include <vector>

#include "colloquio/core/model/talk_table.hpp"
#include "colloquio/core/talk/measure.hpp"

namespace colloquio::reference {

// The messages of a table put in their place the slow and obvious way, for naive_figures. Indices are into World::m.

inline constexpr std::int64_t kMissing = micros(kNoTime);
inline constexpr std::int64_t kSecond = 1'000'000;
inline constexpr std::int64_t kDay = 86'400 * kSecond;

struct Message {
  Id128 id;
  std::uint32_t row = 0;
  std::optional<std::int64_t> time;
  std::optional<std::uint32_t> author;
  Role role = Role::person;
  Evidence evidence = Evidence::none;
  MessageFlags flags;
  int parent = -1;                    // -1 opens, -2 never seen
  std::set<int> others;               // the further parents
  std::set<Id128> never_seen;         // parents that are not here
  std::set<std::uint32_t> addresses;  // whom it mentions
  std::optional<std::uint64_t> key;   // of its words
  bool counted = false;               // talk of persons, house, nobody
  int thread = -1;
  std::size_t place = 0;  // in its thread
  int post = -1;          // of which it is one placement
};

struct World {
  const TalkTable& t;
  const talk::MeasureOptions& options;
  std::vector<Message> m;                 // each id once
  std::vector<std::vector<int>> threads;  // in order
  std::vector<std::vector<int>> posts;    // the placements of each, first one first
  std::map<std::string, std::int64_t> faults;
  std::map<std::uint32_t, std::int64_t> horizon;
  bool house = false;
};

[[nodiscard]] World make_world(const TalkTable& table, const talk::MeasureOptions& options);

inline Message& at(World& w, int i) { return w.m[static_cast<std::size_t>(i)]; }
inline const Message& at(const World& w, int i) { return w.m[static_cast<std::size_t>(i)]; }
inline bool in(const Window& window, const Message& m) {
  return window.is_all() || (m.time && window.contains(from_micros(*m.time)));
}
inline bool inbound(const Message& m) { return m.counted && m.role == Role::person && m.author; }

/// Empty: no stamp can tell.
[[nodiscard]] std::optional<std::int64_t> delay(const Message& parent, const Message& reply);

struct Answer {
  bool any = false;
  std::optional<std::int64_t> after;
  int by = -1;
};
/// To the message itself, where it stands.
[[nodiscard]] Answer first_answer(const World& w, int message, bool by_house);

/// How long a message waits, in seconds, and whether it ended with an answer; empty: it takes no part.
[[nodiscard]] std::optional<std::pair<std::int64_t, bool>> wait_of(const World& w, int message, bool by_house);

}  // namespace colloquio::reference
