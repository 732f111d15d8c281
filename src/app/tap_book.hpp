#pragma once

#include <cstddef>
#include <cstdint>
#include <map>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "colloquio/base/id.hpp"
#include "colloquio/base/id_index.hpp"
#include "colloquio/core/model/rows.hpp"
#include "colloquio/core/record/taps.hpp"

namespace colloquio::app {

/// Counts and taps as they are told in one pass, until it is known which messages were told more than once. Kept small:
/// a message with one metric of taps costs one byte here, for its value is in the table already; one with several about
/// one byte more for each.
class TapBook {
 public:
  /// A count that came apart from its message, or is of another time.
  struct LateCount {
    Id128 target;
    Instant as_of = kNoTime;
    std::uint32_t metric = 0;
    std::uint32_t value = 0;
  };
  /// A known actor's tap, as it was told last.
  struct Tap {
    Id128 account, target;
    Instant last_seen = kNoTime;
    TargetKind target_kind = TargetKind::message;
  };

  /// Takes the counts and taps of a batch whose messages are the rows from `first_row` of `ids` on; writes the counts
  /// that came with their message into `taps`.
  void add(const RowBatch& batch, const std::vector<Id128>& ids, std::size_t first_row,
           std::vector<std::uint32_t>& taps);

  [[nodiscard]] std::vector<LateCount>& late() { return late_; }
  /// Each tap once; its id is tap_ids()[i].
  [[nodiscard]] const std::vector<Tap>& taps() const { return taps_; }
  [[nodiscard]] const std::vector<Id128>& tap_ids() const { return tap_ids_.ids(); }

  /// The newest value of each metric of one message; best_known_taps() forgets them again.
  void tell(std::uint32_t metric, std::uint32_t value, Instant as_of);
  /// Tells what came with this row; `in_table` is what add() wrote there.
  void tell_row(std::uint32_t row, std::uint32_t in_table, Instant as_of);
  [[nodiscard]] std::uint32_t best_known_taps(std::int64_t actors);

 private:
  struct Value {
    std::uint32_t metric = 0, value = 0;
  };
  struct Newest {
    Value value;
    Instant as_of = kNoTime;
  };
  using Metrics = std::vector<std::uint32_t>;
  using Names = std::map<std::string, std::size_t, std::less<>>;

  void add_counts(const RowBatch& batch, const std::vector<Id128>& ids, std::size_t first_row,
                  std::vector<std::uint32_t>& taps);
  void add_taps(const RowBatch& batch);
  std::uint32_t number_of(std::string_view metric);
  [[nodiscard]] std::size_t after(std::size_t name) const;
  Names::iterator note_name(std::string_view metric, std::uint32_t number);
  void fold(std::size_t row, const RowBatch& batch, const std::vector<Id128>& ids, std::vector<std::uint32_t>& taps);
  [[nodiscard]] bool is_run_of(std::uint8_t set) const;
  std::uint8_t set_of_run();
  void put(std::uint32_t value);
  std::uint32_t take(std::size_t& at) const;

  Names metrics_;                               // as read; the place in the lists below
  std::vector<std::string_view> metric_names_;  // by order of first sight: mostly the next one comes
  std::vector<std::uint32_t> metric_numbers_;   // by place: the number of the cleaned name
  std::size_t next_name_ = 0;
  std::vector<record::TapPart> parts_;  // by number

  // Which metrics each row had, and the values of those that had several, one after the other in as few bytes as they
  // need; `marks_` says where those of every 64th row begin.
  std::vector<std::uint8_t> told_;    // by row: an index into sets_
  std::vector<Metrics> sets_ = {{}};  // 0: nothing
  std::map<Metrics, std::uint8_t> set_numbers_;
  std::vector<std::uint8_t> values_;
  std::vector<std::uint64_t> marks_;
  std::uint8_t last_set_ = 0;

  std::vector<Value> run_;  // of the row that is being read
  std::vector<LateCount> late_;
  IdIndex tap_ids_;
  std::vector<Tap> taps_;
  std::vector<Newest> newest_;  // of the message that is being settled
};

}  // namespace colloquio::app
