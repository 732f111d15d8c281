#pragma once

#include <cstdint>
#include <map>
#include <set>
#include <string>
#include <tuple>
#include <vector>

#include "colloquio/core/record/fingerprint.hpp"
#include "colloquio/core/record/message_history.hpp"
#include "colloquio/ports/record.hpp"

namespace colloquio::adapters::memory {

/// Strings and rows of one batch, owned: batches are handed back to their maker at once.
struct ToldBatch {
  Instant as_of = kNoTime;
  Instant synced = kNoTime;
  std::vector<record::MessageState> messages;
  std::vector<record::AccountFacts> accounts;
  std::vector<record::ChannelFacts> channels;
  std::vector<record::ConversationFacts> conversations;
  std::vector<record::TapFacts> taps;
  struct Count {
    TargetKind target_kind;
    Id128 target;
    std::string metric;
    Instant as_of;
    double value;
  };
  std::vector<Count> counts;
  struct Gone {
    GoneEvent::Of of;
    Id128 target;
    record::GoneMark mark;
  };
  std::vector<Gone> gone;
  struct Outcome {
    std::string measure, place, unit;
    std::int32_t day;
    double value;
  };
  std::vector<Outcome> outcomes;
  std::vector<ports::StoredReject> rejects;
};

[[nodiscard]] ToldBatch told(const RowBatch& batch, Id128 run);

/// Everything the record holds, in plain ordered maps: the slow obvious twin of the tables.
struct Contents {
  std::map<Id128, record::MessageHistory> messages;
  std::map<Id128, record::AccountFacts> accounts;
  std::map<std::tuple<Id128, std::string, std::string>, Instant> account_names;  // (account, handle, name) -> last seen
  std::map<Id128, record::ChannelFacts> channels;
  std::map<Id128, record::ConversationFacts> conversations;
  std::map<Id128, record::TapFacts> taps;
  std::map<std::tuple<TargetKind, Id128, std::string, Instant>, double> counts;
  std::map<std::pair<GoneEvent::Of, Id128>, record::GoneMark> gone;
  std::map<std::tuple<std::string, std::string, std::int32_t>, std::tuple<Instant, double, std::string>> outcomes;
  std::set<std::tuple<Id128, std::string, std::uint64_t, std::uint64_t, std::string, std::string, Loss>> rejects;
  std::vector<ports::ImportRun> runs;  // in order of finishing

  /// Merges an import; fills in the numbers of the run.
  void merge(const std::vector<ToldBatch>& batches, ports::ImportRun& run);

  [[nodiscard]] const record::GoneMark* mark(GoneEvent::Of of, Id128 target) const;
  [[nodiscard]] bool is_gone(const record::TapFacts& tap) const;
  /// Best known taps of every message that has any.
  [[nodiscard]] std::map<Id128, std::uint32_t> message_taps() const;
  [[nodiscard]] Id128 fingerprint() const;

 private:
  void merge_messages(const std::vector<ToldBatch>& batches, ports::ImportRun& run);
  void merge_accounts(const ToldBatch& batch);
  void merge_channels(const ToldBatch& batch);
  void merge_conversations(const ToldBatch& batch);
  void merge_taps(const ToldBatch& batch, ports::ImportRun& run);
  void merge_rest(const ToldBatch& batch, ports::ImportRun& run);
  void erase_names();
};

}  // namespace colloquio::adapters::memory
