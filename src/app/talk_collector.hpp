#pragma once

#include <optional>
#include <string>
#include <unordered_map>
#include <vector>

#include "colloquio/app/company.hpp"
#include "colloquio/app/tap_book.hpp"
#include "colloquio/base/id_index.hpp"
#include "colloquio/core/model/rows.hpp"
#include "colloquio/core/model/talk_table.hpp"
#include "colloquio/core/record/facts.hpp"
#include "colloquio/core/record/message_history.hpp"
#include "colloquio/ports/rare_columns.hpp"
#include "colloquio/ports/record.hpp"

namespace colloquio::app {

/// Messages that are known from one channel, while only the name of a file says that they are of another one: a table
/// exported again under another name, perhaps. It would take them along, away from their answers; which of the two is
/// meant is for the user to say (ReadOptions::channel).
struct Elsewhere {
  std::int64_t messages = 0;
  std::string known_from, named;  ///< names of channels
};

/// Rows straight to analysis columns, without a record: what `measure` uses. Keeps no text.
///
/// Gives the table that a record would give of the same rows: what is told more than once, taken back or counted apart
/// from its message is settled at the end by the rules of core/record. About 53 bytes a message
/// and what TalkTable has of few.
class TalkCollector {
 public:
  explicit TalkCollector(const Company& company);

  /// A new import begins: its rows count their channels, accounts and conversations from 0 again.
  void begin_input();
  void add(const RowBatch& batch);
  [[nodiscard]] TalkTable finish();
  /// After finish(): whether two inputs put the same messages into two channels.
  [[nodiscard]] const std::optional<Elsewhere>& elsewhere() const { return elsewhere_; }

 private:
  /// Rows from here on were told at this time.
  struct Span {
    std::uint32_t first_row = 0;
    Instant as_of = kNoTime;
  };
  /// Whom a message mentions and what else it answers, as record::lists_of has it.
  struct Lists {
    std::uint32_t row = 0;
    std::uint32_t hash = 0;
  };
  using Ends = std::unordered_map<Id128, record::GoneMark>;
  class Settling;

  void note_accounts(const RowBatch& batch);
  void note_channels(const RowBatch& batch);
  void add_messages(const RowBatch& batch);
  void note_ends(const RowBatch& batch);
  [[nodiscard]] bool is_gone(std::size_t tap) const;
  [[nodiscard]] std::vector<ports::StoredChannel> finish_channels();
  [[nodiscard]] std::vector<ports::StoredAccount> finish_accounts();
  void finish_authors(const std::vector<ports::StoredAccount>& accounts);

  const Company company_;
  TalkTable table_;
  IdIndex accounts_, channels_, conversations_;
  std::vector<record::AccountFacts> account_facts_;
  std::vector<record::ChannelFacts> channel_facts_;
  std::vector<bool> channel_assumed_;
  std::vector<std::size_t> inputs_;  // the first row of each
  std::optional<Elsewhere> elsewhere_;
  // Numbers of this import → places in the table.
  std::vector<std::uint32_t> account_of_, channel_of_, conversation_of_;
  std::vector<Span> spans_;
  std::vector<Lists> lists_;  // of the few rows that have any, ascending
  ports::RareColumns rare_;
  TapBook book_;
  Ends message_ends_, account_ends_, tap_ends_;
};

}  // namespace colloquio::app
