#pragma once

#include <algorithm>
#include <array>
#include <cstddef>
#include <cstdint>
#include <vector>

namespace colloquio::talk {

/// Sorts unsigned integers ascending by their bits [low_bit, top). Stable. Digits on which all keys agree are skipped,
/// so keys that use few bits cost few passes. O(passes * n) time, n extra keys of memory.
template <class Key>
void radix_sort(std::vector<Key>& keys, unsigned low_bit = 0) {
  constexpr unsigned kDigit = 11;
  constexpr std::size_t kBuckets = std::size_t{1} << kDigit;
  constexpr std::size_t kSmall = 256;
  const auto by_high_bits = [low_bit](Key a, Key b) { return (a >> low_bit) < (b >> low_bit); };
  if (std::is_sorted(keys.begin(), keys.end(), by_high_bits)) return;
  if (keys.size() < kSmall) {
    std::stable_sort(keys.begin(), keys.end(), by_high_bits);
    return;
  }
  Key differing = 0;
  for (const Key k : keys) differing |= k ^ keys.front();
  std::vector<Key> other(keys.size());
  for (unsigned shift = low_bit; shift < sizeof(Key) * 8; shift += kDigit) {
    if (((differing >> shift) & (kBuckets - 1)) == 0) continue;
    std::array<std::uint32_t, kBuckets> next{};
    for (const Key k : keys) ++next[(k >> shift) & (kBuckets - 1)];
    std::uint32_t sum = 0;
    for (auto& n : next) {
      const std::uint32_t count = n;
      n = sum;
      sum += count;
    }
    for (const Key k : keys) other[next[(k >> shift) & (kBuckets - 1)]++] = k;
    keys.swap(other);
  }
}

}  // namespace colloquio::talk
