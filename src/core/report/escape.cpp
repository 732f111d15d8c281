#include "colloquio/core/report/escape.hpp"

#include <algorithm>
#include <array>

#include <fmt/format.h>

#include "colloquio/base/utf8.hpp"

namespace colloquio::report {

namespace {

struct Range {
  char32_t first, last;
};

template <std::size_t N>
bool contains(const std::array<Range, N>& ranges, char32_t c) {
  return std::any_of(ranges.begin(), ranges.end(), [c](Range r) { return c >= r.first && c <= r.last; });
}

constexpr std::array<Range, 15> kUnprintable{{
    {0x00, 0x1F},
    {0x7F, 0x9F},
    {0xAD, 0xAD},    // soft hyphen
    {0x61C, 0x61C},  // Arabic letter mark
    {0x180E, 0x180E},
    {0x200B, 0x200B},  // zero width space
    {0x200E, 0x200F},  // left-to-right, right-to-left marks
    {0x2028, 0x202E},  // separators, embeddings, overrides
    {0x2060, 0x2064},  // word joiner, invisible operators
    {0x2066, 0x206F},  // isolates
    {0xD800, 0xDFFF},
    {0xFEFF, 0xFEFF},
    {0xFFF0, 0xFFFB},
    {0xFFFE, 0xFFFF},
    {0xE0000, 0x10FFFF},  // tags, private planes
}};

constexpr std::array<Range, 14> kNoWidth{{
    {0x300, 0x36F},
    {0x483, 0x489},
    {0x591, 0x5C7},
    {0x610, 0x61A},
    {0x64B, 0x65F},
    {0x670, 0x670},
    {0x6D6, 0x6ED},
    {0x93C, 0x93C},
    {0x941, 0x94D},
    {0x1AB0, 0x1AFF},
    {0x200B, 0x200F},
    {0x20D0, 0x20FF},
    {0xFE00, 0xFE0F},
    {0xE0000, 0xE01EF},
}};

constexpr std::array<Range, 12> kWide{{
    {0x1100, 0x115F},
    {0x231A, 0x231B},
    {0x2E80, 0x303E},
    {0x3041, 0x33FF},
    {0x3400, 0x4DBF},
    {0x4E00, 0x9FFF},
    {0xA000, 0xA4CF},
    {0xAC00, 0xD7A3},
    {0xF900, 0xFAFF},
    {0xFF00, 0xFF60},
    {0x1F300, 0x1FAFF},
    {0x20000, 0x3FFFD},
}};

std::size_t columns_of(char32_t c) {
  if (c < 0x300) return 1;
  if (contains(kNoWidth, c)) return 0;
  return contains(kWide, c) ? 2 : 1;
}

bool is_space(char32_t c) { return c == ' ' || (c >= 0x09 && c <= 0x0D) || c == 0x85 || c == 0x2028 || c == 0x2029; }

void append_markup_safe(std::string& out, char32_t c) {
  switch (c) {
    case '&':
      out += "&amp;";
      return;
    case '<':
      out += "&lt;";
      return;
    case '>':
      out += "&gt;";
      return;
    case '"':
      out += "&quot;";
      return;
    case '\'':
      out += "&#39;";
      return;
    default:
      append_utf8(out, c);  // a character, not an enum: everything else stays
  }
}

}  // namespace

bool is_unprintable(char32_t c) { return contains(kUnprintable, c); }

std::string one_line(std::string_view text) {
  std::string out;
  out.reserve(text.size());
  while (!text.empty()) {
    const char32_t c = next_code_point(text);
    if (is_space(c)) {
      if (!out.empty() && out.back() != ' ') out += ' ';
    } else {
      append_utf8(out, is_unprintable(c) ? U'\uFFFD' : c);
    }
  }
  if (!out.empty() && out.back() == ' ') out.pop_back();
  return out;
}

std::string html_text(std::string_view text) { return html_own(one_line(text)); }

std::string html_own(std::string_view text) {
  std::string out;
  out.reserve(text.size() + 16);
  while (!text.empty()) append_markup_safe(out, next_code_point(text));
  return out;
}

void append_json_string(std::string& out, std::string_view text) {
  out += '"';
  while (!text.empty()) {
    const char32_t c = next_code_point(text);
    if (c == '"')
      out += "\\\"";
    else if (c == '\\')
      out += "\\\\";
    else if (c == '\n')
      out += "\\n";
    else if (c == '\t')
      out += "\\t";
    else if (c == '\r')
      out += "\\r";
    else if (c < 0x10000 && is_unprintable(c))
      out += fmt::format("\\u{:04x}", static_cast<std::uint32_t>(c));
    else
      append_utf8(out, c);
  }
  out += '"';
}

std::size_t columns(std::string_view text) {
  std::size_t sum = 0;
  while (!text.empty()) sum += columns_of(next_code_point(text));
  return sum;
}

std::string cut_to(std::string_view text, std::size_t width, bool unicode) {
  if (columns(text) <= width) return std::string{text};
  const std::string_view ellipsis = unicode ? "…" : "...";
  const std::size_t room = width - std::min(width, columns(ellipsis));
  std::string out;
  std::size_t used = 0;
  while (!text.empty()) {
    const char32_t c = next_code_point(text);
    used += columns_of(c);
    if (used > room) break;
    append_utf8(out, c);
  }
  while (!out.empty() && out.back() == ' ') out.pop_back();
  return out += ellipsis;
}

}  // namespace colloquio::report
