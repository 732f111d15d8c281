#pragma once

#include <cstdint>
#include <deque>
#include <memory>
#include <string>
#include <string_view>
#include <vector>

#include "colloquio/base/id.hpp"
#include "colloquio/base/instant.hpp"
#include "colloquio/core/model/event.hpp"
#include "colloquio/core/model/vocabulary.hpp"

namespace colloquio {

// The canonical rows: events after identity. app/ingest makes them from events, the record keeps them.
// All string_views of a batch point into the batch's own arena.
//
// `number` counts the channels, accounts and conversations of one import from 0 in order of first sight; rows that
// point to them carry it beside the id, so that who takes the rows in one pass need not look ids up. kNoNumber =
// nothing there.

inline constexpr std::uint32_t kNoNumber = 0xFFFF'FFFF;

/// Between the words of a list that is one string (mentions, other_parents). No word holds it, none is empty.
inline constexpr char kBetween = '\x1F';

/// Takes the first word off a list joined by kBetween; "" when nothing is left.
inline std::string_view take_word(std::string_view& list) {
  const std::size_t end = list.find(kBetween);
  const std::string_view word = list.substr(0, end);
  list.remove_prefix(end == std::string_view::npos ? list.size() : end + 1);
  return word;
}

struct ChannelRow {
  Id128 id;
  std::string_view network, instance, native_id, name, url, lang, market;
  ChannelKind kind = ChannelKind::other;
  bool assumed = false;  ///< called after a file; no part of the record
  std::uint32_t number = kNoNumber;
};

struct AccountRow {
  Id128 id;
  std::string_view network, instance, native_id, handle, display_name;
  IdKind id_kind = IdKind::stable;
  bool is_bot = false;
  bool gone = false;
  std::uint32_t number = kNoNumber;
};

struct ConversationRow {
  Id128 id;
  Id128 channel;
  std::string_view native_id, title;
  std::uint32_t number = kNoNumber;
};

struct MessageRow {
  Id128 id;
  Id128 channel;
  Id128 account;       ///< none = nobody
  Id128 conversation;  ///< none = follow the parents
  Id128 parent;        ///< none = opens, or unknown
  std::string_view native_id;
  std::string_view parent_native_id;
  std::string_view title;
  std::string_view text;  ///< plain text, NFC; empty for tombstones
  std::string_view lang;
  std::string_view url;
  std::string_view time_raw;
  std::string_view mentions;       ///< handles or native ids of accounts it names or quotes; nearly always empty
  std::string_view other_parents;  ///< ids besides `parent`, 32 hexadecimal digits each; nearly always empty
  Id128 content_hash;              ///< of title, text, parent, moderation and gone: tells an edit from a repetition
  Instant occurred = kNoTime;
  Instant edited = kNoTime;
  std::uint64_t wording = 0;  ///< text::wording_key of what opens or names no parent; 0 = none
  std::uint32_t channel_number = kNoNumber;
  std::uint32_t account_number = kNoNumber;
  std::uint32_t conversation_number = kNoNumber;
  float rating = -1;  ///< -1 = none
  float rating_max = 5;
  MessageKind kind = MessageKind::post;
  Evidence evidence = Evidence::none;
  TimeBasis time_basis = TimeBasis::platform;
  TimePrecision time_precision = TimePrecision::second;
  GoneKind gone = GoneKind::none;
  Moderation moderation = Moderation::approved;
  Visibility visibility = Visibility::public_;
  bool content_key = false;  ///< the id was made from the content: the source has none
  bool is_talk =
      true;  ///< at least one letter or digit after mentions, links and quotes (docs/metrics/talk.messages.md)
};

struct TapRow {
  Id128 id;
  Id128 account;
  Id128 target;
  std::string_view native_id, value;
  Instant occurred = kNoTime;
  TargetKind target_kind = TargetKind::message;
  TapKind kind = TapKind::like;
};

struct CountRow {
  Id128 target;
  std::string_view metric;
  Instant as_of = kNoTime;
  double value = 0;
  TargetKind target_kind = TargetKind::message;
};

struct GoneRow {
  Id128 target;
  std::string_view evidence;
  Instant at = kNoTime;
  GoneEvent::Of of = GoneEvent::Of::message;
  GoneKind kind = GoneKind::deleted_by_author;
};

struct OutcomeRow {
  std::string_view measure, place, unit;
  std::int32_t day = 0;
  double value = 0;
};

struct RejectRow {
  std::string_view file, reason, sample;
  std::uint64_t offset = 0;
  std::uint64_t line = 0;
  Loss loss = Loss::piece;
};

/// Bytes that live as long as the batch. Grows by blocks; never moves what it gave out.
class Arena {
 public:
  [[nodiscard]] std::string_view keep(std::string_view bytes);
  /// Forgets everything, keeps the memory of the first block.
  void clear();
  [[nodiscard]] std::size_t size() const { return used_; }

 private:
  static constexpr std::size_t kBlock = 1U << 20U;
  struct Block {
    std::unique_ptr<char[]> bytes;
    std::size_t capacity = 0;
  };
  std::vector<Block> blocks_;
  std::size_t in_block_ = 0;
  std::size_t used_ = 0;
};

/// Some thousands of rows of one source at one `as_of`, in the order they were read.
struct RowBatch {
  std::vector<ChannelRow> channels;
  std::vector<AccountRow> accounts;
  std::vector<ConversationRow> conversations;
  std::vector<MessageRow> messages;
  std::vector<TapRow> taps;
  std::vector<CountRow> counts;
  std::vector<GoneRow> gone;
  std::vector<OutcomeRow> outcomes;
  std::vector<RejectRow> rejects;
  Arena arena;
  Instant as_of =
      kNoTime;  ///< when the source said this; a newer one wins over an older one, whatever the order of import
  bool as_of_is_declared = false;  ///< the source itself says as_of; else it is the file's time
  /// Until when the channels of this batch and of its messages are known to have been read in full: their horizon, as
  /// what is younger is not yet unanswered. kNoTime = this batch does not say. An import says it in its last batches,
  /// when it is known that its input was not cut.
  Instant synced = kNoTime;

  [[nodiscard]] std::size_t size() const {
    return channels.size() + accounts.size() + conversations.size() + messages.size() + taps.size() + counts.size() +
           gone.size() + outcomes.size() + rejects.size();
  }
  void clear();
};

}  // namespace colloquio
