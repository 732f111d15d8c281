#pragma once

#include <cstdint>
#include <string>
#include <string_view>

#include "colloquio/core/record/message_history.hpp"

namespace colloquio::record {

/// A hash over a set of rows that does not depend on their order: the sum of the rows' hashes.
///
/// A row is put together field by field and closed with end(). Every adapter adds the same fields in the same order
/// (the functions below), so equal records have equal fingerprints whatever holds them.
class Fingerprint {
 public:
  Fingerprint& row(std::string_view table);
  Fingerprint& operator<<(std::string_view text);
  Fingerprint& operator<<(Id128 id);
  Fingerprint& operator<<(std::int64_t number);
  Fingerprint& operator<<(double number);
  Fingerprint& operator<<(Instant at) { return *this << micros(at); }
  void end();

  [[nodiscard]] Id128 value() const { return sum_; }

 private:
  std::string bytes_;
  Id128 sum_;
};

struct AccountFacts {
  Id128 id;
  std::string network, instance, native_id, handle, display_name;
  Instant handle_seen = kNoTime, display_name_seen = kNoTime, id_kind_seen = kNoTime, gone_seen = kNoTime;
  IdKind id_kind = IdKind::stable;
  bool is_bot = false;
};

struct ChannelFacts {
  Id128 id;
  std::string network, instance, native_id, name, url, lang, market;
  Instant name_seen = kNoTime, url_seen = kNoTime, lang_seen = kNoTime, market_seen = kNoTime, kind_seen = kNoTime,
          synced = kNoTime;
  ChannelKind kind = ChannelKind::other;
};

struct ConversationFacts {
  Id128 id, channel;
  std::string native_id, title;
  Instant channel_seen = kNoTime, title_seen = kNoTime;
};

struct TapFacts {
  Id128 id, account, target;
  std::string native_id, value;
  std::uint64_t details = 0;
  Instant occurred = kNoTime, first_seen = kNoTime, last_seen = kNoTime;
  TargetKind target_kind = TargetKind::message;
  TapKind kind = TapKind::like;
};

/// A state of a message; `parent` is the claim that counts, given with the current state only.
void add(Fingerprint& sum, const MessageState& state, const ParentClaim* parent, GoneKind gone_now);
void add(Fingerprint& sum, const AccountFacts& account);
void add(Fingerprint& sum, const ChannelFacts& channel);
void add(Fingerprint& sum, const ConversationFacts& conversation);
void add(Fingerprint& sum, const TapFacts& tap);
void add_account_name(Fingerprint& sum, Id128 account, std::string_view handle, std::string_view name, Instant seen);
void add_count(Fingerprint& sum, TargetKind kind, Id128 target, std::string_view metric, Instant as_of, double value);
void add_gone(Fingerprint& sum, GoneEvent::Of of, Id128 target, const GoneMark& mark);
void add_outcome(Fingerprint& sum, const OutcomeRow& row, Instant as_of);

}  // namespace colloquio::record
