#pragma once

#include <cstdint>
#include <vector>

namespace colloquio::sim {

/// One step of SplitMix64: spreads any 64 bits over all 64.
[[nodiscard]] constexpr std::uint64_t spread_bits(std::uint64_t x) {
  x += 0x9E3779B97F4A7C15U;
  x = (x ^ (x >> 30U)) * 0xBF58476D1CE4E5B9U;
  x = (x ^ (x >> 27U)) * 0x94D049BB133111EBU;
  return x ^ (x >> 31U);
}

/// xoshiro256** (Blackman and Vigna), seeded by SplitMix64. The same numbers on every platform; the standard library's
/// distributions are not, so the few we need are here.
class Rng {
 public:
  /// Streams of one seed are independent: one for each conversation.
  explicit Rng(std::uint64_t seed, std::uint64_t stream = 0) {
    std::uint64_t x = spread_bits(seed) ^ spread_bits(stream * 0xD1342543DE82EF95U + 1);
    for (auto& word : state_) word = spread_bits(x += 0x9E3779B97F4A7C15U);
  }

  [[nodiscard]] std::uint64_t next() {
    const std::uint64_t result = rotate(state_[1] * 5, 7) * 9;
    const std::uint64_t t = state_[1] << 17U;
    state_[2] ^= state_[0];
    state_[3] ^= state_[1];
    state_[1] ^= state_[2];
    state_[0] ^= state_[3];
    state_[2] ^= t;
    state_[3] = rotate(state_[3], 45);
    return result;
  }
  /// 0 .. n-1, n >= 1; the bias of the multiplication is under n / 2^32.
  [[nodiscard]] std::uint32_t below(std::uint32_t n) {
    return static_cast<std::uint32_t>(((next() >> 32U) * n) >> 32U);
  }
  [[nodiscard]] std::int64_t between(std::int64_t low, std::int64_t high) {
    return low + static_cast<std::int64_t>(next() % static_cast<std::uint64_t>(high - low + 1));
  }
  /// In (0, 1]: safe to divide by.
  [[nodiscard]] double unit() { return static_cast<double>((next() >> 11U) + 1) * 0x1.0p-53; }
  [[nodiscard]] bool chance(double p) { return unit() <= p; }

 private:
  static constexpr std::uint64_t rotate(std::uint64_t x, unsigned k) { return (x << k) | (x >> (64U - k)); }
  std::uint64_t state_[4]{};
};

/// A log-normal law as a table of whole numbers, so that no machine's exp() shows in the result. Cut at 4 sigma.
class LogNormal {
 public:
  LogNormal(double median, double sigma, std::int64_t lowest = 1);
  [[nodiscard]] std::int64_t operator()(Rng& rng) const;

 private:
  static constexpr unsigned kBits = 11;
  std::vector<std::int64_t> quantile_;  ///< 2^kBits + 1 of them
};

}  // namespace colloquio::sim
