#pragma once

#include "colloquio/adapters/duckdb/duck.hpp"
#include "colloquio/core/record/message_history.hpp"

namespace colloquio::adapters::duck {

// One row of message or message_revision, written and read: the only place that knows the order of their columns.

/// What a row holds besides what the source said.
struct StateExtras {
  std::uint64_t details = 0;
  Instant first_seen = kNoTime;
  Instant last_seen = kNoTime;
  bool erased = false;
  // only in message: what counts now
  record::ParentClaim parent;  ///< none = none known
  GoneKind gone = GoneKind::none;
  std::uint64_t thread = 0;
  std::uint32_t taps = 0;
  std::uint32_t revisions = 1;
  std::uint32_t touched = 0;
};

/// Key of the thread before links are looked at: the native conversation, else the parent, else the message itself.
[[nodiscard]] inline std::uint64_t first_thread(Id128 id, Id128 conversation, Id128 parent) {
  if (!conversation.is_none()) return conversation.lo;
  return parent.is_none() ? id.lo : parent.lo;
}

/// A row as a source told it; `thread` and `taps` as far as they are known while reading.
void write_told(ChunkWriter& to, const MessageRow& clean_row, Instant as_of, std::uint64_t thread, std::uint32_t taps,
                std::uint32_t touched);
/// A settled history: one row of message, the others of message_revision.
[[nodiscard]] Result<void> append_history(Appender& messages, Appender& revisions,
                                          const record::MessageHistory& history, std::uint32_t touched);

/// A row of a query for kStateColumns.
struct StoredState {
  record::MessageState state;
  record::ParentClaim parent;
  GoneKind gone = GoneKind::none;  ///< now
};
[[nodiscard]] StoredState read_state(const Rows& rows, std::size_t row);

}  // namespace colloquio::adapters::duck
