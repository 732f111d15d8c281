#pragma once

#include <cstdint>
#include <functional>
#include <memory>
#include <optional>
#include <span>
#include <string>
#include <vector>

#include "colloquio/base/id.hpp"
#include "colloquio/base/instant.hpp"
#include "colloquio/base/result.hpp"
#include "colloquio/core/model/rows.hpp"
#include "colloquio/core/model/talk_table.hpp"

namespace colloquio::ports {

/// One execution of an import. The id is made from what was read and how (hash of content, format, mapping, options),
/// so the same import again is the same run.
struct ImportRun {
  Id128 id;
  std::string input;  ///< what the user typed, for people
  std::string format;
  std::string format_options;  ///< mapping, instance, zone, ... as JSON: enough to remap
  Id128 content;               ///< hash of the bytes read
  std::uint64_t bytes = 0;
  Instant as_of = kNoTime;  ///< of the newest source in it
  Coverage coverage = Coverage::incremental;
  std::string version;  ///< of colloquio
  bool finished = false;
  // counted by the record while it takes the rows in
  std::int64_t messages_read = 0, messages_new = 0, messages_changed = 0, taps_read = 0, taps_new = 0, counts_read = 0,
               outcomes_read = 0, rejects = 0;
  /// Of the messages read, how many had come before in this import: overlapping files, the same post in two feeds. Only
  /// finish() tells it; it is not kept.
  std::int64_t messages_again = 0;
};

/// A message as the record holds it now, with the names people know. One that is gone has its place (id, parent,
/// conversation, channel, time) but no words and no account.
struct StoredMessage {
  Id128 id, channel, account, conversation, parent;
  std::string native_id, parent_native_id, channel_name, network, instance, account_name, account_handle,
      account_native_id, title, text, lang, url;
  Instant occurred = kNoTime, edited = kNoTime;
  float rating = -1, rating_max = 5;
  MessageKind kind = MessageKind::post;
  Evidence evidence = Evidence::none;
  TimeBasis time_basis = TimeBasis::platform;
  TimePrecision time_precision = TimePrecision::second;
  GoneKind gone = GoneKind::none;
  Moderation moderation = Moderation::approved;
  Visibility visibility = Visibility::public_;
  bool is_talk = true;
  bool account_is_bot = false;
  std::int64_t taps = 0;       ///< best known: max(known actors, newest counts)
  std::int32_t revisions = 1;  ///< how many states of it were seen
};

struct StoredAccount {
  Id128 id;
  std::string network, instance, native_id, handle, display_name;
  IdKind id_kind = IdKind::stable;
  bool is_bot = false;
  std::int64_t messages = 0;  ///< only with Counted::messages
};

struct StoredChannel {
  Id128 id;
  std::string network, instance, native_id, name, lang, market;
  ChannelKind kind = ChannelKind::other;
  std::int64_t messages = 0, taps = 0;      ///< only with Counted::messages
  Instant first = kNoTime, last = kNoTime;  ///< of its messages, as their clocks say; only with Counted::messages
  Instant horizon = kNoTime;                ///< until when a source says it was read in full; kNoTime = none says so
};

/// Whether accounts and channels come with what is counted of their messages, which looks through all of them.
enum class Counted : std::uint8_t { none, messages };

struct StoredReject {
  Id128 run;
  std::string file, reason, sample;
  std::uint64_t offset = 0, line = 0;
  Loss loss = Loss::piece;
};

/// Which role an account plays at a time: the company's rules, resolved by app before the record is read.
struct RoleOf : std::function<Role(const StoredAccount& account, Instant at)> {
  using std::function<Role(const StoredAccount& account, Instant at)>::function;
  /// Whether some rule holds only for a time: asked once per message; else once per account, with kNoTime.
  bool depends_on_time = true;
};

/// Messages that an import puts into another channel than the one they are known from.
struct Moved {
  std::int64_t messages = 0;
  Id128 from, to;
};

/// Takes one import in. Rows of a batch are merged by the rules of docs/formats/record.md: same id again = the newer
/// as_of wins, the other state becomes a revision; nothing depends on the order of batches, files or imports.
/// Nothing is visible to readers before finish(); dropping the object without finish() leaves the record as it was.
class ImportSession {
 public:
  virtual ~ImportSession() = default;
  [[nodiscard]] virtual Result<void> append(const RowBatch& batch) = 0;
  /// Of the messages appended to these channels, those that the record has in another one: the pair of channels that
  /// shares most of them.
  [[nodiscard]] virtual Result<Moved> moved_into(std::span<const Id128> channels) = 0;
  /// Makes it durable. Errors: unavailable (disk full), corrupt.
  [[nodiscard]] virtual Result<ImportRun> finish() = 0;
};

/// What others said and did. Can always be rebuilt from the originals.
///
/// One writer at a time; reads see the last finished import. Every adapter passes tests/contract/record_contract.hpp.
class Record {
 public:
  virtual ~Record() = default;

  /// Errors: conflict if another import of this record is under way.
  [[nodiscard]] virtual Result<std::unique_ptr<ImportSession>> begin(const ImportRun& run) = 0;
  /// The finished run with this id, if it was done before.
  [[nodiscard]] virtual Result<std::optional<ImportRun>> find_run(Id128 id) = 0;
  /// In the order they were finished; after clear() those that wait to be done again.
  [[nodiscard]] virtual Result<std::vector<ImportRun>> runs() = 0;

  /// Everything analyses need, without text. `role_of` is applied while reading.
  [[nodiscard]] virtual Result<TalkTable> read_talk(const RoleOf& role_of) = 0;

  /// Those that are here, once each, in id order.
  [[nodiscard]] virtual Result<std::vector<StoredMessage>> read_messages(std::span<const Id128> ids) = 0;
  /// All messages of the conversation that holds this message, or has this conversation id: native conversation and
  /// parent links both followed; by (time, id). not_found if there is no such message. Fast: 15 k messages in 20 ms.
  [[nodiscard]] virtual Result<std::vector<StoredMessage>> read_conversation(Id128 message_or_conversation) = 0;
  /// Messages whose id starts with these hexadecimal digits, in id order, at most `limit`. Errors: invalid_input.
  [[nodiscard]] virtual Result<std::vector<Id128>> find_by_prefix(std::string_view hex_prefix, std::size_t limit) = 0;
  /// Every message once, by (occurred, id); stops when the callback says false.
  [[nodiscard]] virtual Result<void> each_message(const std::function<bool(const StoredMessage&)>& visit) = 0;

  /// Both in id order.
  [[nodiscard]] virtual Result<std::vector<StoredAccount>> accounts(Counted counted) = 0;
  [[nodiscard]] virtual Result<std::vector<StoredChannel>> channels(Counted counted) = 0;
  [[nodiscard]] virtual Result<std::vector<StoredReject>> rejects(std::size_t limit) = 0;
  [[nodiscard]] virtual Result<std::int64_t> outcome_points() = 0;

  /// A hash over everything the record holds except run bookkeeping: equal content, equal fingerprint, whatever the
  /// order it came in. For tests and `doctor`.
  [[nodiscard]] virtual Result<Id128> fingerprint() = 0;

  /// Forgets everything derived from inputs (before a remap). Originals stay, and so do the runs, as not finished: a
  /// remap that is interrupted knows what is still to do. Errors: conflict while an import is under way.
  [[nodiscard]] virtual Result<void> clear() = 0;
};

/// Ids from `first` to `last`, both in.
struct IdRange {
  Id128 first, last;
};
/// The ids that start with these digits. Errors: invalid_input (no digits, too many, not hexadecimal).
[[nodiscard]] Result<IdRange> id_range(std::string_view hex_prefix);

/// The run as it stands after clear(): how to do it again, nothing of what it did.
[[nodiscard]] ImportRun unfinished(const ImportRun& run);

}  // namespace colloquio::ports
