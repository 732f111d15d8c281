#include "colloquio/text/toml.hpp"

#include <algorithm>
#include <stdexcept>
#include <string>

#include "colloquio/base/utf8.hpp"

namespace colloquio::text {

namespace {

constexpr std::string_view kByteOrderMark = "\xEF\xBB\xBF";

/// The place after the text in quotes that begins at `at`; a text that never ends goes on to the end of its line, one
/// in three quotes to the end of the file.
std::size_t after_text(std::string_view toml, std::size_t at) {
  const char quote = toml[at];
  const std::string three(3, quote);
  const bool is_long = toml.substr(at).starts_with(three);
  for (at += is_long ? 3 : 1; at < toml.size(); ++at) {
    if (toml[at] == '\\' && quote == '"') {
      ++at;
    } else if (!is_long && toml[at] == '\n') {
      return at;
    } else if (toml[at] == quote && (!is_long || toml.substr(at).starts_with(three))) {
      if (!is_long) return at + 1;
      return std::min(toml.find_first_not_of(quote, at), toml.size());
    }
  }
  return toml.size();
}

/// The first character beyond ASCII outside of texts and comments, where TOML has none. toml++ 3.3 would take it to
/// code that is said never to be reached.
std::size_t find_stray(std::string_view toml) {
  std::size_t at = toml.starts_with(kByteOrderMark) ? kByteOrderMark.size() : 0;
  while (at < toml.size()) {
    const char c = toml[at];
    if (static_cast<unsigned char>(c) >= 0x80) return at;
    if (c == '#') {
      at = std::min(toml.find('\n', at), toml.size());
    } else if (c == '"' || c == '\'') {
      at = after_text(toml, at);
    } else {
      ++at;
    }
  }
  return std::string_view::npos;
}

std::string place(std::string_view file, std::size_t line) {
  return std::string{file} + ", line " + std::to_string(line);
}

}  // namespace

void refuse_toml() { throw std::invalid_argument{"a character that means nothing here"}; }

Result<toml::table> parse_toml(std::string_view toml, std::string_view file) {
  if (const std::size_t stray = find_stray(toml); stray != std::string_view::npos) {
    const auto line = 1 + std::count(toml.begin(), toml.begin() + static_cast<std::ptrdiff_t>(stray), '\n');
    return fail(ErrorKind::invalid_input, "a letter with an accent, or of another alphabet, must stand in quotes",
                place(file, static_cast<std::size_t>(line)));
  }
  try {
    return toml::parse(toml);
  } catch (const toml::parse_error& e) {
    return fail(ErrorKind::invalid_input, std::string{e.description()}, place(file, e.source().begin.line));
  } catch (const std::invalid_argument& e) {
    return fail(ErrorKind::invalid_input, e.what(), std::string{file});
  }
}

std::string toml_string(std::string_view words) {
  std::string scratch;
  std::string out = "\"";
  for (const char c : valid_utf8(words, scratch)) {
    const auto byte = static_cast<unsigned char>(c);
    if (c == '"' || c == '\\') {
      out += '\\';
      out += c;
    } else if (c == '\n' || c == '\t') {
      out += c == '\n' ? "\\n" : "\\t";
    } else if (byte < 0x20U || byte == 0x7FU) {
      constexpr std::string_view kDigits = "0123456789ABCDEF";
      out += "\\u00";
      out += kDigits[byte >> 4U];
      out += kDigits[byte & 0xFU];
    } else {
      out += c;
    }
  }
  return out + '"';
}

}  // namespace colloquio::text
