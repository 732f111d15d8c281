#pragma once

#include <cstddef>
#include <string>
#include <string_view>

namespace colloquio::sources {

inline constexpr std::string_view kReplacement = "\xEF\xBF\xBD";  ///< U+FFFD in UTF-8

/// Bytes of the well-formed UTF-8 character (Unicode table 3-7) that `text` begins with; 0 if it begins with none.
[[nodiscard]] std::size_t utf8_character_size(std::string_view text);

/// Whether `text` ends within a character that was well-formed so far (it may go on in the next piece).
[[nodiscard]] bool utf8_may_go_on(std::string_view text);

/// Appends the first character of `text`, or U+FFFD for a byte that starts none; returns how many bytes it stood for.
std::size_t append_utf8_character(std::string_view text, std::string& out);

/// Appends a code point; what is no scalar value becomes U+FFFD.
void append_code_point(char32_t code, std::string& out);

/// `text` itself if it is valid UTF-8, else a repaired copy kept in `scratch`.
[[nodiscard]] std::string_view valid_utf8(std::string_view text, std::string& scratch);

}  // namespace colloquio::sources
