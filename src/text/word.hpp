#pragma once

namespace colloquio::text {

/// A letter or a digit of any script; digits of a keycap emoji and letters of a flag are neither.
[[nodiscard]] bool is_word(char32_t code_point);

}  // namespace colloquio::text
