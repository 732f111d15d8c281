#pragma once

#include <cstdint>
#include <functional>
#include <span>
#include <vector>

#include "colloquio/base/id.hpp"
#include "colloquio/core/model/talk_table.hpp"

namespace colloquio::talk {

/// Finds the row of an id. Works in batches, asking the memory for the next slots while it looks at the present ones:
/// with millions of ids nearly every step is a cache miss, and waiting for them one by one costs five times more.
///
/// 16-24 bytes an id, O(n) time. Borrows `ids`, which must outlive it.
class RowIndex {
 public:
  /// Called when `later` has the id of `earlier`; says which of the two rows keeps it.
  using Choose = std::function<std::uint32_t(std::uint32_t earlier, std::uint32_t later)>;

  RowIndex(std::span<const Id128> ids, const Choose& choose);

  /// rows[i] = the row with id wanted[i], kNone if there is none. The none id is never found.
  void find(std::span<const Id128> wanted, std::span<std::uint32_t> rows) const;

 private:
  static constexpr std::uint64_t kEmpty = ~std::uint64_t{0};

  [[nodiscard]] static std::uint64_t hash(const Id128& id);
  [[nodiscard]] std::uint32_t probe(const Id128& id, std::uint64_t h) const;

  std::span<const Id128> ids_;
  unsigned shift_ = 0;
  std::size_t mask_ = 0;
  std::vector<std::uint64_t> slots_;  // low half of the hash, then the row: a stranger is recognised without its id
};

}  // namespace colloquio::talk
