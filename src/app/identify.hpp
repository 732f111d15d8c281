#pragma once

#include <cstddef>
#include <functional>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <unordered_map>
#include <utility>
#include <vector>

#include "colloquio/base/id.hpp"
#include "colloquio/base/id_index.hpp"
#include "colloquio/core/model/event.hpp"
#include "colloquio/core/model/rows.hpp"

namespace colloquio::app {

struct IdentifyOptions {
  bool keep_text = true;            ///< false: only what analyses need (is_talk, ids, times); texts are not stored
  Instant as_of = kNoTime;          ///< for sources that do not say when they were exported
  std::size_t batch_rows = 16'384;  ///< a full batch is handed over
};

/// Turns a reader's events into canonical rows: deterministic ids, plain text, "is it talk?", one row an account,
/// channel and conversation. CONNECTORS.md §12.3 has the rules; an item without a native id gets a content key (hash of
/// network, instance, channel, author, raw time, text) and an ordinal among its equals in file order.
///
/// `full` is called with each full batch and at finish(); it takes the batch and gives back an empty one to fill next.
class Identifier final : public EventSink {
 public:
  using Full = std::function<std::unique_ptr<RowBatch>(std::unique_ptr<RowBatch>)>;

  Identifier(IdentifyOptions options, Full full);
  ~Identifier() override;

  void source(const SourceEvent& e) override;
  void channel(const ChannelEvent& e) override;
  void account(const AccountEvent& e) override;
  void message(const MessageEvent& e) override;
  void tap(const TapEvent& e) override;
  void count(const CountEvent& e) override;
  void gone(const GoneEvent& e) override;
  void outcome(const OutcomeEvent& e) override;
  void reject(const RejectEvent& e) override;

  /// Hands over what is left, and until when the channels were read in full (RowBatch::synced): by what the source
  /// declared, unless a reject said that a file, or the rest of one, is missing.
  void finish();

  [[nodiscard]] Instant newest_as_of() const { return newest_as_of_; }
  [[nodiscard]] Coverage coverage() const { return coverage_; }

 private:
  struct Ids;  // the id makers of one (network, instance)

  void need_source() const;
  /// An id and its number in this import.
  struct Known {
    Id128 id;
    std::uint32_t number = kNoNumber;
  };
  Known note_account(Id128 id, const AuthorRef& who, bool gone);
  Known note_channel(std::string_view native_id);
  Known note_conversation(Id128 id, std::string_view native_id, Id128 channel, std::string_view title);
  void note_reached(Id128 channel, std::uint32_t number);
  Id128 content_key(const MessageEvent& e, std::string_view text);
  Id128 target_id(TargetKind kind, std::string_view native_id);
  /// Plain NFC text of a message, valid until the next call.
  std::string_view plain_text(const MessageEvent& e);
  /// What few messages have: names they mention, parents besides the first, and a key of their words.
  void add_rare(const MessageEvent& e, std::string_view text, MessageRow& row);
  void hand_over_if_full();
  void hand_over();
  void tell_reached();

  IdentifyOptions options_;
  Full full_;
  std::unique_ptr<RowBatch> batch_;
  std::unordered_map<std::string, std::unique_ptr<Ids>> worlds_;
  Ids* ids_ = nullptr;
  std::string network_;
  std::string instance_;
  Instant as_of_ = kNoTime;
  Instant declared_ = kNoTime;  // as_of_ if the source itself said it
  bool is_cut_ = false;         // a file, or the rest of one, is missing
  Instant newest_as_of_ = kNoTime;
  Coverage coverage_ = Coverage::incremental;

  // Rows already given out in this import, with a hash of what was said of them: only news becomes a row again.
  IdIndex accounts_, channels_, conversations_, content_keys_;
  std::vector<std::uint64_t> account_state_, channel_state_, conversation_state_;
  std::vector<std::pair<Id128, Instant>> reached_;  // channel and declared time, by its number
  std::vector<std::uint32_t> content_key_seen_;
  // The channel of the message before: mostly the same again.
  std::string last_channel_name_;
  Known last_channel_;
  std::string html_buffer_;
  std::string text_buffer_;
  std::string key_buffer_;
};

}  // namespace colloquio::app
