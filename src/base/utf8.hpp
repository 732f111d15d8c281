#pragma once

#include <cstddef>
#include <cstdint>
#include <cstring>
#include <string>
#include <string_view>

namespace colloquio {

// UTF-8 as Unicode defines it (table 3-7): no overlong forms, no surrogates. What is broken becomes U+FFFD, one for
// each maximal subpart, as browsers do: a cut character is one, a byte that begins none is one.

inline constexpr char32_t kReplacement = 0xFFFD;

/// One code point read from bytes.
struct CodePoint {
  char32_t value = kReplacement;
  std::uint8_t size = 1;  ///< bytes it took, 1 to 4
  bool valid = false;     ///< false: not UTF-8 at this place; value is U+FFFD, size is what to skip (maximal subpart)
};

/// Reads the code point at the front of `bytes`, which must not be empty.
[[nodiscard]] CodePoint decode_utf8(std::string_view bytes);

/// Takes the code point off the front of `text`, which must not be empty; U+FFFD for what is broken.
[[nodiscard]] inline char32_t next_code_point(std::string_view& text) {
  const CodePoint c = decode_utf8(text);
  text.remove_prefix(c.size);
  return c.value;
}

/// Appends a code point; U+FFFD for what is no scalar value.
void append_utf8(std::string& out, char32_t code_point);

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

/// Bytes at the front that are UTF-8.
[[nodiscard]] std::size_t utf8_prefix(std::string_view bytes);

/// Whether `text` ends within a character that was well-formed so far (it may go on in the next piece).
[[nodiscard]] bool utf8_may_go_on(std::string_view text);

/// `text` itself if it is UTF-8, else a repaired copy kept in `scratch`.
[[nodiscard]] std::string_view valid_utf8(std::string_view text, std::string& scratch);

}  // namespace colloquio
