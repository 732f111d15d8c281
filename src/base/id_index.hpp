#pragma once

#include <cstddef>
#include <cstdint>
#include <limits>
#include <utility>
#include <vector>

#include "colloquio/base/id.hpp"

namespace colloquio {

/// Ids to dense numbers 0, 1, 2, … in order of first sight. Open addressing over 4-byte slots that point into the id
/// list: 16 bytes an id plus 8 to 16 for the table. Ids are hashes already, so their low word is the hash.
class IdIndex {
 public:
  static constexpr std::uint32_t kAbsent = std::numeric_limits<std::uint32_t>::max();

  explicit IdIndex(std::size_t expected = 0) { reserve(expected); }

  void reserve(std::size_t expected) {
    ids_.reserve(expected);
    std::size_t slots = 64;
    while (slots < expected * 2) slots *= 2;
    if (slots > slots_.size()) rebuild(slots);
  }

  /// The number of the id, and whether it is new.
  std::pair<std::uint32_t, bool> insert(Id128 id) {
    if ((ids_.size() + 1) * 2 > slots_.size()) rebuild(slots_.size() * 2);
    std::size_t i = id.lo & (slots_.size() - 1);
    while (slots_[i] != kAbsent) {
      if (ids_[slots_[i]] == id) return {slots_[i], false};
      i = (i + 1) & (slots_.size() - 1);
    }
    const auto number = static_cast<std::uint32_t>(ids_.size());
    slots_[i] = number;
    ids_.push_back(id);
    return {number, true};
  }

  /// Asks the memory for the place where an id is looked up, without waiting for it; await(), called some work later,
  /// for the id that lies there. A large index waits for memory most of its time.
  void expect(Id128 id) const { __builtin_prefetch(&slots_[id.lo & (slots_.size() - 1)]); }
  void await(Id128 id) const {
    const std::uint32_t number = slots_[id.lo & (slots_.size() - 1)];
    if (number != kAbsent) __builtin_prefetch(&ids_[number]);
  }

  [[nodiscard]] std::uint32_t find(Id128 id) const {
    std::size_t i = id.lo & (slots_.size() - 1);
    while (slots_[i] != kAbsent) {
      if (ids_[slots_[i]] == id) return slots_[i];
      i = (i + 1) & (slots_.size() - 1);
    }
    return kAbsent;
  }

  [[nodiscard]] std::size_t size() const { return ids_.size(); }
  [[nodiscard]] const std::vector<Id128>& ids() const { return ids_; }
  /// Hands the ids out and starts anew.
  [[nodiscard]] std::vector<Id128> take_ids() {
    slots_.assign(64, kAbsent);
    return std::exchange(ids_, {});
  }

 private:
  void rebuild(std::size_t slots) {
    slots_.assign(slots, kAbsent);
    for (std::size_t n = 0; n < ids_.size(); ++n) {
      std::size_t i = ids_[n].lo & (slots - 1);
      while (slots_[i] != kAbsent) i = (i + 1) & (slots - 1);
      slots_[i] = static_cast<std::uint32_t>(n);
    }
  }

  std::vector<Id128> ids_;
  std::vector<std::uint32_t> slots_ = std::vector<std::uint32_t>(64, kAbsent);
};

}  // namespace colloquio
