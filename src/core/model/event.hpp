#pragma once

#include <cstdint>
#include <optional>
#include <span>
#include <string_view>

#include "colloquio/base/instant.hpp"
#include "colloquio/core/model/vocabulary.hpp"

namespace colloquio {

// What a reader says while it reads: events with the source's own ids and words. Every string_view lives only for the
// call that hands it over; whoever wants to keep it copies it.

/// The world native ids belong to. Ids are unique within (network, instance): WordPress comment 2 exists on every site.
struct SourceEvent {
  std::string_view network;   ///< "wordpress", "discourse", "mastodon", "csv", ... lower case
  std::string_view instance;  ///< host, forum, shop, account; "" only if the network is one world (Reddit, Bluesky)
  /// When the export was made or the data polled: the time of every count in it. kNoTime = take the file's own time.
  /// Channels count as read up to here, unless a reject says that a file, or the rest of one, is missing.
  Instant as_of = kNoTime;
  Coverage coverage = Coverage::incremental;
  std::string_view own_account;  ///< native id of the account the export belongs to, if the format says so; a hint only
};

struct ChannelEvent {
  std::string_view native_id;
  std::string_view name;
  std::string_view url;
  std::string_view lang;    ///< BCP 47 or ""
  std::string_view market;  ///< as the mapping says, else ""
  ChannelKind kind = ChannelKind::other;
  bool assumed = false;  ///< the source names no channel: this one is called after the file
};

/// Who wrote or tapped. An empty native_id is nobody: "[deleted]", "Anonymous", "A Google user".
struct AuthorRef {
  std::string_view native_id;
  std::string_view handle;
  std::string_view display_name;
  IdKind id_kind = IdKind::stable;
  bool is_bot = false;  ///< the platform says so
};

/// What a source tells of an account without a message (profiles, users.xml); optional, any order.
struct AccountEvent {
  AuthorRef account;
  bool gone = false;
};

/// When, and how far to trust it.
struct Stamp {
  Instant at = kNoTime;
  std::string_view raw;  ///< as read
  TimeBasis basis = TimeBasis::platform;
  TimePrecision precision = TimePrecision::second;
};

/// A number somebody else kept about the item it comes with, true as of SourceEvent::as_of (or its own as_of).
struct CountValue {
  std::string_view metric;  ///< "likes", "shares", "score", "views", "reactions.LOVE", "followers", "replies", ...
  double value = 0;
  Instant as_of = kNoTime;  ///< kNoTime = the source's
};

struct MessageEvent {
  std::string_view native_id;  ///< "" = the source has none: a content key is made
  std::string_view channel;    ///< native id of its channel; announced by ChannelEvent before or after
  /// Native id of the conversation the source itself knows (topic, post, chat day); "" = follow the parents.
  std::string_view conversation;
  std::string_view parent;  ///< native id of what it answers; "" = opens, or unknown
  /// Native ids of what it answers besides `parent`, which is named whenever these are.
  std::span<const std::string_view> other_parents;
  std::string_view title;
  std::string_view text;  ///< as the source has it, in `format`
  std::string_view lang;  ///< declared language or ""
  std::string_view url;
  /// Handles or native ids of accounts named or quoted in it, in order: the evidence where the parent is not known.
  std::span<const std::string_view> mentions;
  std::span<const CountValue> counts;
  AuthorRef author;
  Stamp when;
  Instant edited_at = kNoTime;
  std::optional<double> rating;
  double rating_max = 5;
  MessageKind kind = MessageKind::post;
  Evidence evidence = Evidence::none;  ///< of `parent`, or of belonging to `conversation` when parent is ""
  TextFormat format = TextFormat::plain;
  GoneKind gone = GoneKind::none;  ///< a tombstone: the item was here, its words are not
  Moderation moderation = Moderation::approved;
  Visibility visibility = Visibility::public_;
};

enum class TargetKind : std::uint8_t { message, channel, account };

/// An act without words by a known account.
struct TapEvent {
  std::string_view native_id;  ///< of the tap itself if it has one, else made of (account, kind, target)
  std::string_view target;     ///< native id
  std::string_view value;      ///< emoji, "LOVE", a poll choice
  AuthorRef account;
  Stamp when;
  TargetKind target_kind = TargetKind::message;
  TapKind kind = TapKind::like;
};

/// A count about something that does not come along as a message in this input (followers of a page, votes of a post).
struct CountEvent {
  std::string_view target;
  CountValue count;
  TargetKind target_kind = TargetKind::message;
};

/// The source says an item is gone (a delete event): its words go, its place in the conversation stays.
struct GoneEvent {
  std::string_view target;  ///< native id of a message, a tap or an account
  std::string_view evidence;
  Instant at = kNoTime;
  enum class Of : std::uint8_t { message, tap, account } of = Of::message;
  GoneKind kind = GoneKind::deleted_by_author;
};

/// One point of a series the company cares about: orders, revenue, visits.
struct OutcomeEvent {
  std::string_view measure;
  std::string_view place;  ///< shop or market, "" if one
  std::string_view unit;   ///< "EUR", "orders" or ""
  std::int32_t day = 0;    ///< days since 1970-01-01, the local day of the company
  double value = 0;
};

/// Something that could not be read. Never fatal, never silent.
struct RejectEvent {
  std::string_view file;
  std::uint64_t offset = 0;  ///< byte offset in the (decompressed) file
  std::uint64_t line = 0;    ///< 1-based, 0 if lines mean nothing here
  std::string_view reason;   ///< short, stable, English, e.g. "not JSON", "no text and no id", "no such date"
  std::string_view sample;   ///< the beginning of what was there, at most 200 bytes
  Loss loss = Loss::piece;
};

/// Where a reader puts what it reads. Calls come on one thread.
class EventSink {
 public:
  virtual ~EventSink() = default;
  /// Starts (or switches to) a source; must come before any other event. Cheap when nothing changed.
  virtual void source(const SourceEvent& e) = 0;
  virtual void channel(const ChannelEvent& e) = 0;
  virtual void account(const AccountEvent& e) = 0;
  virtual void message(const MessageEvent& e) = 0;
  virtual void tap(const TapEvent& e) = 0;
  virtual void count(const CountEvent& e) = 0;
  virtual void gone(const GoneEvent& e) = 0;
  virtual void outcome(const OutcomeEvent& e) = 0;
  virtual void reject(const RejectEvent& e) = 0;
};

}  // namespace colloquio
