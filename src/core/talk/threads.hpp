#pragma once

#include <algorithm>
#include <cstddef>
#include <cstdint>
#include <limits>
#include <span>
#include <vector>

#include "colloquio/base/instant.hpp"
#include "colloquio/core/model/talk_table.hpp"
#include "colloquio/core/talk/faults.hpp"

namespace colloquio::talk {

/// The parent is named but we never saw it: a ghost stands in its place, without author or time.
inline constexpr std::uint32_t kGhost = kNone - 1;

/// Messages put in their place: conversation by conversation, each from its first message on.
///
/// A position is an index into the per-message vectors. Threads of one channel lie together, in the order of the
/// channel table; within a channel by the time of their first message, ties by its id. Within a thread a message comes
/// after its parent, else by time, ties by id; messages without a usable time come as early as their parent allows.
///
/// A thread is everything connected by parent links inside one channel, by the source's own conversation, or by the
/// same missing parent. Self-parents and rings of answers are cut (at the oldest message, ties by id).
///
/// A message that answers several at once hangs in the tree below the latest of those that are here, by (time, id); the
/// links to the others join threads too, and are kept aside.
///
/// Where the source names no parent but tells of a conversation, the parent is inferred:
///   E2 (post and its comments)  the thread's first message, if that one opened it
///   E3                          the latest message before it in the thread by an account that it mentions or quotes;
///                               where there is none, as E4
///   E4                          the message before it in the thread
/// E3 and E4 leave out bots and what is not talk, and both messages need a time. An E4 item that names its parent (a
/// reader that knows the order of an archive better than its clock) keeps it.
struct Threads {
  std::vector<std::uint32_t> row;        ///< in the table
  std::vector<std::uint32_t> parent;     ///< position, always smaller than its own; kNone = opens; kGhost
  std::vector<std::uint32_t> author;     ///< kNone = nobody: no author, or a role of nobody
  std::vector<std::uint32_t> next_same;  ///< next position in this thread by the same author with talk, no bots; kNone
  std::vector<std::int64_t> time;        ///< microseconds; micros(kNoTime) if missing or impossible
  std::vector<MessageFlags> flags;       ///< role is nobody where author is kNone and the role was a person's
  std::vector<std::uint32_t> start;      ///< first position of each thread, and the end
  std::vector<std::uint32_t> channel;    ///< of each thread
  std::vector<std::int64_t> horizon;  ///< of each channel: declared or last talk, whichever is later; kNoTime = no talk

  // What few messages have, in the order of `at`: see entries_of.

  struct Link {
    std::uint32_t at = 0, parent = 0;
  };
  std::vector<Link> other_links;  ///< of messages that answer several: the parents but the tree's, placed before them
  struct Address {
    std::uint32_t at = 0, account = 0;
  };
  std::vector<Address> addresses;  ///< whom a message mentions or quotes; never its author

  struct Placement {
    std::uint32_t at = 0, post = 0;
  };
  std::vector<Placement> placements;  ///< of cross-posts, by their number, each with its first one first

  [[nodiscard]] std::size_t size() const { return channel.size(); }
};

/// Words that count as talk: not a tap, a tombstone, or hidden. Bots' messages too.
[[nodiscard]] inline bool is_said(MessageFlags f) { return f.is_talk && !f.is_gone && !f.hidden; }
/// Talk as every figure counts it: of persons, the house and nobody.
[[nodiscard]] inline bool is_counted(MessageFlags f) { return is_said(f) && f.role != Role::bot; }

/// The entries of positions [first, end) of a list in the order of `at`.
template <class T>
[[nodiscard]] std::span<const T> entries_of(const std::vector<T>& list, std::uint32_t first, std::uint32_t end) {
  if (list.empty()) return {};
  const auto is_before = [](const T& entry, std::uint32_t at) { return entry.at < at; };
  const auto from = std::lower_bound(list.begin(), list.end(), first, is_before);
  return {from, std::lower_bound(from, list.end(), end, is_before)};
}

inline constexpr std::int64_t kUnknownTime = std::numeric_limits<std::int64_t>::min();
static_assert(kUnknownTime == micros(kNoTime));

/// Every row of the table but duplicates of an id is at exactly one position. `table` must be sound (check_table).
/// O(n) but for sorting messages of the same second and broken threads; about 60 bytes a message while it works.
[[nodiscard]] Threads build_threads(const TalkTable& table, FaultLog& faults);

}  // namespace colloquio::talk
