#include "colloquio/core/talk/radix.hpp"

#include <algorithm>
#include <cstdint>
#include <vector>

#include <gtest/gtest.h>
#include <rapidcheck/gtest.h>

namespace colloquio::talk {
namespace {

template <class Key>
std::vector<Key> scrambled(std::uint64_t seed, std::size_t n, unsigned bits) {
  std::vector<Key> keys(n);
  for (auto& k : keys) {
    seed = seed * 6364136223846793005ULL + 1442695040888963407ULL;
    k = static_cast<Key>(seed >> (64U - bits));
  }
  return keys;
}

RC_GTEST_PROP(RadixSort, SortsWhatStdSortSorts, (std::uint64_t seed, std::uint16_t size)) {
  const unsigned bits = 1 + static_cast<unsigned>(seed % 63);
  auto wide = scrambled<std::uint64_t>(seed, size % 3000U, bits);
  auto narrow = scrambled<std::uint32_t>(seed, size % 3000U, std::min(bits, 32U));
  auto wide_sorted = wide;
  auto narrow_sorted = narrow;
  std::sort(wide_sorted.begin(), wide_sorted.end());
  std::sort(narrow_sorted.begin(), narrow_sorted.end());
  radix_sort(wide);
  radix_sort(narrow);
  RC_ASSERT(wide == wide_sorted);
  RC_ASSERT(narrow == narrow_sorted);
}

RC_GTEST_PROP(RadixSort, KeepsTheOrderOfEqualHighBits, (std::uint64_t seed, std::uint16_t size)) {
  auto keys = scrambled<std::uint64_t>(seed, size % 3000U, 40);
  auto expected = keys;
  std::stable_sort(expected.begin(), expected.end(),
                   [](std::uint64_t a, std::uint64_t b) { return a >> 32U < b >> 32U; });
  radix_sort(keys, 32);
  RC_ASSERT(keys == expected);
}

}  // namespace
}  // namespace colloquio::talk
