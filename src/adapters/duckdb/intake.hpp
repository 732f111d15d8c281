#pragma once

#include <array>
#include <cstdint>
#include <memory>
#include <unordered_map>
#include <vector>

#include "colloquio/adapters/duckdb/duck.hpp"
#include "colloquio/adapters/duckdb/inflow.hpp"
#include "colloquio/core/model/rows.hpp"

namespace colloquio::adapters::duck {

/// Remembers the thread keys of the messages read last, so that most answers get the key of their thread at once.
/// Only a guess: tie_threads() finds what it missed.
class RecentThreads {
 public:
  [[nodiscard]] std::uint64_t thread_of(const MessageRow& row);

 private:
  static constexpr std::size_t kSlots = 1U << 20U;
  struct Slot {
    Id128 id;
    std::uint64_t thread = 0;
  };
  std::vector<Slot> slots_ = std::vector<Slot>(kSlots);
};

/// Appends the rows of batches to the tables as they come, under the number of an import that is not finished: nobody
/// sees them yet. Commits now and then, so that an import of any size needs little memory.
class Intake {
 public:
  /// `database` and `connection` outlive the intake.
  Intake(const Database& database, Connection& connection, Id128 run, std::uint32_t ordinal)
      : database_(database), connection_(connection), run_(run), ordinal_(ordinal) {}

  [[nodiscard]] Result<void> append(const RowBatch& batch);
  /// Makes what was appended durable, still unseen.
  [[nodiscard]] Result<void> commit();

  [[nodiscard]] Instant newest_as_of() const { return newest_as_of_; }

 private:
  enum Table : std::size_t {
    channels,
    accounts,
    account_names,
    conversations,
    taps,
    gone,
    counts,
    outcomes,
    rejects,
    table_count
  };

  /// A message of the batch with its thread key and its taps so far.
  struct Placed {
    std::uint64_t thread;
    std::uint32_t row;
    std::uint32_t taps;
  };

  [[nodiscard]] Result<Appender*> into(Table table);
  /// The messages are written while the rest of the batch is.
  [[nodiscard]] Result<void> offer_messages(const RowBatch& batch);
  [[nodiscard]] Result<void> add_rest(const RowBatch& batch);
  [[nodiscard]] Result<void> add_channels(const RowBatch& batch);
  [[nodiscard]] Result<void> add_accounts(const RowBatch& batch);
  [[nodiscard]] Result<void> add_conversations(const RowBatch& batch);
  [[nodiscard]] Result<void> add_taps(const RowBatch& batch);
  [[nodiscard]] Result<void> add_counts(const RowBatch& batch);
  [[nodiscard]] Result<void> add_gone(const RowBatch& batch);
  [[nodiscard]] Result<void> add_outcomes(const RowBatch& batch);
  [[nodiscard]] Result<void> add_rejects(const RowBatch& batch);
  /// Taps of a message from the counts that come next to it in the batch, `count` being the first not looked at yet;
  /// those counts are folded: they need no second look when the import ends, unless the message is told again.
  [[nodiscard]] std::uint32_t fold_counts(const RowBatch& batch, Id128 message, std::size_t& count);
  [[nodiscard]] Result<void> add_synced_channel(Id128 channel, Instant synced);

  const Database& database_;
  Connection& connection_;
  Id128 run_;
  std::uint32_t ordinal_;
  bool in_transaction_ = false;
  std::size_t uncommitted_ = 0;
  std::array<std::unique_ptr<Appender>, table_count> appenders_;
  std::unordered_map<Id128, Instant> synced_;  // what was already said of a channel in this import
  RecentThreads threads_;
  std::unique_ptr<Inflow> messages_;  // over a connection of its own
  std::vector<Placed> by_thread_;
  std::vector<bool> folded_;  // counts of the batch that are in the taps of their message
  Arena spare_;               // for strings that had to be cleaned
  Instant newest_as_of_ = kNoTime;
};

}  // namespace colloquio::adapters::duck
