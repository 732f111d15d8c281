#pragma once

#include <cstdint>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "colloquio/base/id_index.hpp"
#include "colloquio/core/model/talk_table.hpp"

namespace colloquio::ports {

struct StoredAccount;
struct StoredChannel;

/// What few messages have, as rows and states hold it (MessageRow says what each is).
struct RareValues {
  std::string_view mentions, other_parents;
  std::uint64_t wording = 0;
};

/// Fills the columns of a TalkTable that few messages have: addresses, other_parents and wordings. Who makes a table
/// calls add() after each row and finish() once, when all accounts are known: one may get its handle after it was
/// mentioned.
class RareColumns {
 public:
  /// Of the last row of `table`, whose id and parent are there already. What is empty costs nothing.
  void add(TalkTable& table, const RareValues& values) {
    if (!values.mentions.empty() || !values.other_parents.empty() || values.wording != 0) keep(table, values);
  }

  /// Turns the names into accounts of the message's own (network, instance): the one with exactly that native id, else
  /// the one with that handle, without ASCII case and leading '@'. A name that nobody or more than one has, and
  /// authors who name themselves give no address.
  ///
  /// `accounts`: ids to indices of TalkTable::accounts; `account_info` and `channel_info` by those indices, perhaps
  /// shorter: of what is beyond, no names are known.
  void finish(TalkTable& table, const IdIndex& accounts, std::span<const StoredAccount> account_info,
              std::span<const StoredChannel> channel_info);

 private:
  void keep(TalkTable& table, const RareValues& values);

  struct Named {
    std::uint32_t row = 0;
    std::uint32_t size = 0;  ///< bytes of its list in names_, one list after the other
  };
  std::vector<Named> named_;
  std::string names_;
};

}  // namespace colloquio::ports
