#pragma once

#include <cstddef>
#include <cstdint>
#include <string_view>

namespace colloquio::voice {

/// A language by its two letters ("it"); 0 = unknown.
using Language = std::uint16_t;
[[nodiscard]] constexpr Language language_of(std::string_view code) {
  if (code.size() < 2) return 0;
  return static_cast<Language>((static_cast<unsigned char>(code[0]) << 8U) | static_cast<unsigned char>(code[1]));
}

/// Spreads what differs over all bits.
[[nodiscard]] constexpr std::uint64_t mixed(std::uint64_t h) {
  h ^= h >> 32U;
  h *= 0x9E3779B97F4A7C15U;
  h ^= h >> 29U;
  return h;
}
/// A hash of a token's characters, the same on every machine.
[[nodiscard]] std::uint64_t hash_of(std::u32string_view chars);

/// Whether the word turns what follows into its contrary ("non", "not", "не", …), in any of our languages.
[[nodiscard]] bool is_negation(std::u32string_view word);
/// Words behind it that it turns, unless a mark comes first.
inline constexpr std::size_t kNegationReach = 4;

}  // namespace colloquio::voice
