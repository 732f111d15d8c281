#pragma once

#include <functional>
#include <memory>
#include <optional>
#include <span>
#include <string>
#include <vector>

#include "colloquio/adapters/duckdb/account_names.hpp"
#include "colloquio/adapters/duckdb/duck.hpp"
#include "colloquio/ports/record.hpp"

namespace colloquio::adapters::duck {

/// One look at the record: a connection in a transaction, so that all its queries see the same finished import.
class Reading {
 public:
  /// `kept` outlives the reading, which looks for names there and leaves them.
  [[nodiscard]] static Result<Reading> open(const Database& database, KeptNames& kept);

  [[nodiscard]] Result<TalkTable> talk(const ports::RoleOf& role_of);
  [[nodiscard]] Result<std::vector<ports::StoredMessage>> messages(std::span<const Id128> ids);
  [[nodiscard]] Result<std::vector<ports::StoredMessage>> conversation(Id128 message_or_conversation);
  [[nodiscard]] Result<std::vector<Id128>> ids_between(ports::IdRange range, std::size_t limit);
  [[nodiscard]] Result<void> each_message(const std::function<bool(const ports::StoredMessage&)>& visit);
  /// In id order.
  [[nodiscard]] Result<std::vector<ports::StoredAccount>> accounts(ports::Counted counted);
  [[nodiscard]] Result<std::vector<ports::StoredChannel>> channels(ports::Counted counted);
  [[nodiscard]] Result<std::vector<ports::StoredReject>> rejects(std::size_t limit);
  [[nodiscard]] Result<std::vector<ports::ImportRun>> runs();
  [[nodiscard]] Result<std::int64_t> outcome_points();
  [[nodiscard]] Result<Id128> fingerprint();

 private:
  Reading(Connection connection, std::uint32_t settled, KeptNames& kept)
      : connection_(std::move(connection)), settled_(settled), kept_(kept) {}

  /// "FROM table WHERE touched <= settled"
  [[nodiscard]] std::string from(const char* table) const;
  /// Calls `row` for every row of the answer.
  [[nodiscard]] Result<void> each_row(const std::string& sql, const std::function<void(const Rows&, std::size_t)>& row);
  /// As they come.
  [[nodiscard]] Result<std::vector<ports::StoredAccount>> read_accounts(ports::Counted counted);
  /// Messages that fulfil a condition, with names; `order` is "" or an ORDER BY.
  [[nodiscard]] Result<std::vector<ports::StoredMessage>> stored(const std::string& condition, const char* order);
  /// The same without names.
  [[nodiscard]] Result<std::vector<ports::StoredMessage>> read_rows(const std::string& condition, const char* order);
  /// Gives messages the names of their channels and accounts.
  [[nodiscard]] Result<void> name(std::vector<ports::StoredMessage>& messages);
  [[nodiscard]] Result<void> name_channels(std::vector<ports::StoredMessage>& messages);
  [[nodiscard]] Result<void> name_accounts(std::vector<ports::StoredMessage>& messages);
  /// The names of all accounts that wrote these messages, perhaps of others too.
  [[nodiscard]] Result<std::shared_ptr<const AccountNames>> names_of(const std::vector<ports::StoredMessage>& messages);
  template <class Wanted>
  [[nodiscard]] Result<std::shared_ptr<const AccountNames>> read_names(const std::string& condition, Wanted&& wanted);
  [[nodiscard]] Result<std::vector<std::uint64_t>> own_taps(const std::vector<ports::StoredChannel>& channels);
  /// The thread key of a message whose `column` is `id`, if there is one.
  [[nodiscard]] Result<std::optional<std::uint64_t>> thread_of(const char* column, Id128 id);
  /// The messages with this thread key that are tied to a message or conversation; none if it has another key.
  [[nodiscard]] Result<std::vector<ports::StoredMessage>> opened_by(std::uint64_t thread,
                                                                    Id128 message_or_conversation);

  Connection connection_;
  std::uint32_t settled_;
  KeptNames& kept_;
};

}  // namespace colloquio::adapters::duck
