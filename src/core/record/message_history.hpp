#pragma once

#include <functional>
#include <string>
#include <string_view>
#include <vector>

#include "colloquio/core/model/rows.hpp"

namespace colloquio::record {

// The merge rules of docs/formats/record.md for messages. Every rule takes the larger or the smaller of two things, so
// the result does not depend on the order in which batches, files and imports come, nor on how often.

/// One state of a message: what sources said of it with the same content hash.
struct MessageState {
  Id128 id, content_hash, channel, account, conversation;
  Id128 parent;  ///< as this state says; MessageHistory::parent() is the one that counts
  std::string native_id, parent_native_id, title, text, lang, url, time_raw;
  std::string mentions, other_parents;  ///< lists as in MessageRow
  std::uint64_t details = 0;            ///< details_of the row it was taken from
  std::uint64_t wording = 0;
  Instant first_seen = kNoTime;
  Instant last_seen = kNoTime;
  Instant occurred = kNoTime;
  Instant edited = kNoTime;
  float rating = -1;
  float rating_max = 5;
  MessageKind kind = MessageKind::post;
  Evidence evidence = Evidence::none;
  TimeBasis time_basis = TimeBasis::platform;
  TimePrecision time_precision = TimePrecision::second;
  GoneKind gone = GoneKind::none;  ///< not none: the source itself sent a tombstone
  Moderation moderation = Moderation::approved;
  Visibility visibility = Visibility::public_;
  bool content_key = false;
  bool is_talk = true;
  bool erased = false;  ///< its words were taken away

  friend bool operator==(const MessageState&, const MessageState&) = default;
};

/// The state a clean row tells.
[[nodiscard]] MessageState state_of(const MessageRow& row, Instant as_of);

/// What somebody said the message answers, and since when we know.
struct ParentClaim {
  Id128 parent;  ///< none = no claim
  std::string native_id;
  Evidence evidence = Evidence::none;
  Instant seen = kNoTime;

  friend bool operator==(const ParentClaim&, const ParentClaim&) = default;
};

/// News that something is gone. The larger one (by seen, then at, kind, evidence) is kept.
struct GoneMark {
  Instant seen = kNoTime;  ///< as_of of the source that said it
  Instant at = kNoTime;
  GoneKind kind = GoneKind::none;
  std::string evidence;

  friend auto operator<=>(const GoneMark&, const GoneMark&) = default;
};

/// All that is known of one message.
class MessageHistory {
 public:
  /// Adds a state just read or one stored before.
  void tell(MessageState state);
  /// The oldest claim wins; on a tie the better evidence, then the smaller id.
  void claim(ParentClaim claim);

  /// Finds the current state and takes the words of every state that is not younger than the news of its end.
  /// `mark` is the one of the message or nullptr; `account_mark` gives the one of an account or nullptr.
  void settle(const GoneMark* mark, const std::function<const GoneMark*(Id128)>& account_mark);

  // After settle():
  [[nodiscard]] const MessageState& current() const { return states_.front(); }
  /// The current state first, the others by content hash.
  [[nodiscard]] const std::vector<MessageState>& states() const { return states_; }
  [[nodiscard]] const ParentClaim& parent() const { return parent_; }
  /// Evidence of the parent that counts; without one, of belonging to the conversation.
  [[nodiscard]] Evidence evidence() const;
  [[nodiscard]] GoneKind gone() const { return gone_; }

 private:
  std::vector<MessageState> states_;
  ParentClaim parent_;
  GoneKind gone_ = GoneKind::none;
};

}  // namespace colloquio::record
