#pragma once

#include <cstdint>
#include <string>
#include <string_view>

namespace colloquio::report {

// Words of strangers on their way to a reader. Names and texts come from anybody: they may hold markup, terminal
// escapes, invisible characters that turn a line around, or bytes that are no text at all.

/// Controls (C0, C1, DEL) and characters that reorder or hide text (bidi controls and isolates, zero width space, tags,
/// line and paragraph separators). The joiners of emoji and of Persian stay.
[[nodiscard]] bool is_unprintable(char32_t c);

/// One line of harmless text: tabs and line ends become a space, other unprintable characters U+FFFD, broken UTF-8 is
/// mended. Runs of spaces become one.
[[nodiscard]] std::string one_line(std::string_view text);

/// As one_line, and safe inside HTML elements and quoted attributes.
[[nodiscard]] std::string html_text(std::string_view text);
/// Escapes markup in our own texts; changes nothing else.
[[nodiscard]] std::string html_own(std::string_view text);

/// A JSON string with its quotes. Lossless for valid UTF-8 (unprintable characters become \u escapes); broken bytes
/// become U+FFFD, for JSON has no bytes.
void append_json_string(std::string& out, std::string_view text);

/// Columns a text takes in a terminal: 0 for combining marks, 2 for wide East Asian characters and emoji.
[[nodiscard]] std::size_t columns(std::string_view text);
/// The beginning that fits in `width` columns, with an ellipsis when something was cut ("..." without Unicode).
[[nodiscard]] std::string cut_to(std::string_view text, std::size_t width, bool unicode = true);

}  // namespace colloquio::report
