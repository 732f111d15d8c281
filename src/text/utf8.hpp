#pragma once

#include <cstddef>
#include <cstdint>
#include <cstring>
#include <string>
#include <string_view>

namespace colloquio::text {

inline constexpr char32_t kReplacement = 0xFFFD;

/// One code point read from bytes.
struct CodePoint {
  char32_t value = kReplacement;
  std::uint8_t size = 1;  ///< bytes it took, 1 to 4
  bool valid = false;     ///< false: not UTF-8 at this place; value is U+FFFD, size is what to skip (maximal subpart)
};

/// Reads the code point at the front of `bytes`, which must not be empty. Surrogates and overlong forms are not valid.
[[nodiscard]] CodePoint decode(std::string_view bytes);

/// Appends a code point as UTF-8; U+FFFD for what is no scalar value.
void append(std::string& out, char32_t code_point);

/// Bytes at the front that are ASCII. About 8 bytes at a time.
[[nodiscard]] inline std::size_t ascii_prefix(std::string_view bytes) {
  std::size_t i = 0;
  for (; i + 8 <= bytes.size(); i += 8) {
    std::uint64_t chunk = 0;
    std::memcpy(&chunk, bytes.data() + i, 8);
    if ((chunk & 0x8080808080808080U) != 0) break;
  }
  while (i < bytes.size() && static_cast<unsigned char>(bytes[i]) < 0x80) ++i;
  return i;
}

/// A letter or a digit of any script; digits of a keycap emoji and letters of a flag are neither.
[[nodiscard]] bool is_word(char32_t code_point);

}  // namespace colloquio::text
