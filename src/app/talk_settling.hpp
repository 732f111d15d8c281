#pragma once

#include "colloquio/app/talk_collector.hpp"

namespace colloquio::app {

/// The last step of a TalkCollector: messages that were told more than once, counted or tapped apart from where they
/// stand, or ended, one after the other by the rules of core/record. Costs two cheap passes over the ids, and about a
/// microsecond for each of those messages.
class TalkCollector::Settling {
 public:
  explicit Settling(TalkCollector& all) : all_(all), table_(all.table_) {}

  /// Puts what holds now into one row of each message.
  void settle();
  /// Then, when all columns are filled: takes the other rows out, and what the record would not have of the others.
  void drop_copies();

 private:
  void find();
  void group();
  void settle_one(std::uint32_t number, std::vector<TapBook::LateCount>::const_iterator first_late,
                  std::vector<TapBook::LateCount>::const_iterator end_late);
  void compare_channels(std::span<const std::uint32_t> rows);
  void merge_rows(std::span<const std::uint32_t> rows);
  [[nodiscard]] record::MessageState state_of(std::uint32_t row) const;
  [[nodiscard]] Instant as_of(std::uint32_t row) const;
  [[nodiscard]] const record::GoneMark* account_end(std::uint32_t row) const;
  [[nodiscard]] std::uint32_t lists_of(std::uint32_t row) const;
  [[nodiscard]] std::uint64_t wording_of(std::uint32_t row) const;

  TalkCollector& all_;
  TalkTable& table_;
  IdIndex ids_;                       // of the messages to settle
  std::vector<std::uint32_t> found_;  // their rows, ascending
  std::vector<std::uint32_t> rows_;   // the same, each message's together
  std::vector<std::uint32_t> begin_;  // by number: where its rows begin
  std::vector<std::uint32_t> actors_;
  std::vector<std::uint32_t> copies_;  // rows that go
  bool merged_ = false;
};

}  // namespace colloquio::app
