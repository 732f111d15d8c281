#include "colloquio/core/talk/row_index.hpp"

#include <algorithm>
#include <array>
#include <bit>

namespace colloquio::talk {

namespace {

constexpr std::size_t kBatch = 32;

std::uint32_t row_of(std::uint64_t slot) { return static_cast<std::uint32_t>(slot); }
std::uint64_t tag_of(std::uint64_t h) { return h << 32U; }
bool same_tag(std::uint64_t slot, std::uint64_t h) { return (slot ^ tag_of(h)) >> 32U == 0; }

}  // namespace

std::uint64_t RowIndex::hash(const Id128& id) {
  const std::uint64_t h = (id.lo ^ std::rotl(id.hi, 32)) * 0x9E3779B97F4A7C15ULL;
  return h ^ (h >> 29U);
}

RowIndex::RowIndex(std::span<const Id128> ids, const Choose& choose) : ids_(ids) {
  const std::size_t capacity = std::bit_ceil(std::max<std::size_t>(16, ids.size() + ids.size() / 2));
  shift_ = 64U - static_cast<unsigned>(std::countr_zero(capacity));
  mask_ = capacity - 1;
  slots_.assign(capacity, kEmpty);
  std::array<std::uint64_t, kBatch> hashes{};
  for (std::size_t at = 0; at < ids.size(); at += kBatch) {
    const std::size_t n = std::min(kBatch, ids.size() - at);
    for (std::size_t i = 0; i < n; ++i) {
      hashes[i] = hash(ids[at + i]);
      __builtin_prefetch(&slots_[hashes[i] >> shift_], 1);
    }
    for (std::size_t i = 0; i < n; ++i) {
      const std::uint64_t h = hashes[i];
      const auto row = static_cast<std::uint32_t>(at + i);
      std::size_t s = h >> shift_;
      while (slots_[s] != kEmpty && !(same_tag(slots_[s], h) && ids[row_of(slots_[s])] == ids[row]))
        s = (s + 1) & mask_;
      const std::uint32_t keeper = slots_[s] == kEmpty ? row : choose(row_of(slots_[s]), row);
      slots_[s] = tag_of(h) | keeper;
    }
  }
}

std::uint32_t RowIndex::probe(const Id128& id, std::uint64_t h) const {
  for (std::size_t s = h >> shift_; slots_[s] != kEmpty; s = (s + 1) & mask_) {
    if (same_tag(slots_[s], h) && ids_[row_of(slots_[s])] == id) return row_of(slots_[s]);
  }
  return kNone;
}

void RowIndex::find(std::span<const Id128> wanted, std::span<std::uint32_t> rows) const {
  std::array<std::uint64_t, kBatch> hashes{};
  for (std::size_t at = 0; at < wanted.size(); at += kBatch) {
    const std::size_t n = std::min(kBatch, wanted.size() - at);
    for (std::size_t i = 0; i < n; ++i) {
      hashes[i] = hash(wanted[at + i]);
      __builtin_prefetch(&slots_[hashes[i] >> shift_]);
    }
    for (std::size_t i = 0; i < n; ++i) {
      const std::uint64_t slot = slots_[hashes[i] >> shift_];
      if (slot != kEmpty) __builtin_prefetch(&ids_[row_of(slot)]);
    }
    for (std::size_t i = 0; i < n; ++i) {
      rows[at + i] = wanted[at + i].is_none() ? kNone : probe(wanted[at + i], hashes[i]);
    }
  }
}

}  // namespace colloquio::talk
