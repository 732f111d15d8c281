#pragma once

#include <array>
#include <cstddef>
#include <cstdint>
#include <string_view>
#include <vector>

#include "colloquio/core/model/talk_table.hpp"
#include "colloquio/core/talk/talk.hpp"

namespace colloquio::talk {

/// What can be wrong with a message's place or time. Each is counted and shown; none loses a message.
enum class FaultKind : std::uint8_t {
  duplicate_id,         ///< the same id twice: one of the two is used
  missing_parent,       ///< answers a message we never saw
  self_parent,          ///< answers itself: the link is cut
  parent_cycle,         ///< one per ring of answers: cut at its oldest message
  parent_elsewhere,     ///< the parent lies in another channel: the link is not followed
  time_missing,         ///< no time
  time_past,            ///< before 1980: no such talk online, so no usable time
  time_future,          ///< over a day after its channel was read, or after 2100: no usable time
  reply_before_parent,  ///< its time is before its parent's: the delay counts as 0
};
inline constexpr std::size_t kFaultKinds = 9;

/// "faults.missing_parent", ...
[[nodiscard]] std::string_view name_of(FaultKind kind);

/// Counts faults and keeps, for each kind, the few rows with the smallest ids: the same ones in whatever order rows
/// come.
class FaultLog {
 public:
  FaultLog(const TalkTable& table, std::size_t examples) : table_(&table), examples_(examples) {}

  void add(FaultKind kind, std::uint32_t row);
  [[nodiscard]] std::int64_t count(FaultKind kind) const { return kinds_[static_cast<std::size_t>(kind)].count; }
  /// Every kind, also those that did not happen, by id.
  [[nodiscard]] std::vector<Fault> list() const;

 private:
  struct Kind {
    std::int64_t count = 0;
    std::vector<std::uint32_t> rows;
  };
  const TalkTable* table_;
  std::size_t examples_;
  std::array<Kind, kFaultKinds> kinds_;
};

}  // namespace colloquio::talk
