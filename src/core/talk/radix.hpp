#pragma once

#include <algorithm>
#include <array>
#include <cstddef>
#include <cstdint>
#include <utility>
#include <vector>

namespace colloquio::talk {

/// Sorts unsigned integers ascending by their bits from `low_bit` up. Stable. Digits on which all keys agree are
/// skipped, so keys that use few bits cost few passes. O(passes * n) time, n extra keys of memory.
template <class Key>
void radix_sort(std::vector<Key>& keys, unsigned low_bit = 0) {
  constexpr unsigned kDigit = 11;
  constexpr std::size_t kBuckets = std::size_t{1} << kDigit;
  constexpr std::size_t kSmall = 256;
  if (keys.size() < kSmall) {
    std::stable_sort(keys.begin(), keys.end(), [low_bit](Key a, Key b) { return (a >> low_bit) < (b >> low_bit); });
    return;
  }
  Key differing = 0;
  bool sorted = true;
  for (std::size_t i = 1; i < keys.size(); ++i) {
    differing |= keys[i] ^ keys[0];
    sorted &= (keys[i - 1] >> low_bit) <= (keys[i] >> low_bit);
  }
  if (sorted) return;
  std::vector<std::array<std::uint32_t, kBuckets>> counts;  // one for each digit that matters
  std::vector<unsigned> shifts;
  for (unsigned shift = low_bit; shift < sizeof(Key) * 8; shift += kDigit) {
    if (((differing >> shift) & (kBuckets - 1)) != 0) shifts.push_back(shift);
  }
  counts.resize(shifts.size());
  const auto digit = [](Key k, unsigned shift) { return static_cast<std::size_t>(k >> shift) & (kBuckets - 1); };
  for (const Key k : keys) {
    for (std::size_t d = 0; d < shifts.size(); ++d) ++counts[d][digit(k, shifts[d])];
  }
  std::vector<Key> other(keys.size());
  for (std::size_t d = 0; d < shifts.size(); ++d) {
    std::uint32_t sum = 0;
    for (auto& n : counts[d]) sum += std::exchange(n, sum);
    for (const Key k : keys) other[counts[d][digit(k, shifts[d])]++] = k;
    keys.swap(other);
  }
}

}  // namespace colloquio::talk
