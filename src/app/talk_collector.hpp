#pragma once

#include <unordered_map>
#include <vector>

#include "colloquio/app/company.hpp"
#include "colloquio/base/id_index.hpp"
#include "colloquio/core/model/rows.hpp"
#include "colloquio/core/model/talk_table.hpp"
#include "colloquio/ports/rare_columns.hpp"
#include "colloquio/ports/record.hpp"

namespace colloquio::app {

/// Rows straight to analysis columns, without a record: what `measure` uses. Keeps no text.
///
/// Repeated message ids are left in (core/talk drops and counts them). About 52 bytes a message.
class TalkCollector {
 public:
  explicit TalkCollector(const Company& company);

  /// A new import begins: its rows count their channels, accounts and conversations from 0 again.
  void begin_input();
  void add(const RowBatch& batch);
  /// Counts, taps and tombstones that came apart from their message are joined here.
  [[nodiscard]] TalkTable finish();

  /// Accounts by the numbers of TalkTable::author; only what the rules need is filled.
  [[nodiscard]] const std::vector<ports::StoredAccount>& accounts() const { return account_info_; }

 private:
  struct Late {
    Id128 target;
    double taps = 0;
    bool actor = false;  ///< one known actor, else a count
  };

  void add_messages(const RowBatch& batch);
  void add_counts(const RowBatch& batch, std::size_t first_row);
  void note_accounts(const RowBatch& batch);
  void note_channels(const RowBatch& batch);
  Role role_of_row(std::uint32_t author, Instant at);

  const Company company_;
  ports::RoleOf role_of_;
  TalkTable table_;
  ports::RareColumns rare_;
  IdIndex accounts_, channels_, conversations_;
  std::vector<ports::StoredAccount> account_info_;
  std::vector<Role> account_role_;
  std::vector<ports::StoredChannel> channel_info_;
  // Numbers of this import → places in the table.
  std::vector<std::uint32_t> account_of_, channel_of_, conversation_of_;
  std::vector<Late> late_;
  std::vector<Id128> gone_;
};

}  // namespace colloquio::app
