#include "colloquio/sources/utf8.hpp"

#include <cstdint>
#include <cstring>

namespace colloquio::sources {

namespace {

struct Lead {
  std::size_t size = 0;
  unsigned char second_low = 0x80;
  unsigned char second_high = 0xBF;
};

/// What a first byte promises, with the limits of the second that keep out overlong forms and surrogates.
Lead lead_of(unsigned char byte) {
  if (byte < 0x80) return {1};
  if (byte < 0xC2) return {0};
  if (byte < 0xE0) return {2};
  if (byte == 0xE0) return {3, 0xA0, 0xBF};
  if (byte == 0xED) return {3, 0x80, 0x9F};
  if (byte < 0xF0) return {3};
  if (byte == 0xF0) return {4, 0x90, 0xBF};
  if (byte < 0xF4) return {4};
  if (byte == 0xF4) return {4, 0x80, 0x8F};
  return {0};
}

/// How many of the first bytes fit the character they begin.
std::size_t fitting(std::string_view text, const Lead& lead) {
  std::size_t n = 1;
  while (n < lead.size && n < text.size()) {
    const auto byte = static_cast<unsigned char>(text[n]);
    const bool fits = n == 1 ? byte >= lead.second_low && byte <= lead.second_high : (byte & 0xC0U) == 0x80U;
    if (!fits) break;
    ++n;
  }
  return n;
}

/// Bytes of ASCII at the beginning, eight at a time.
std::size_t ascii_run(std::string_view text) {
  std::size_t n = 0;
  for (std::uint64_t word = 0; n + 8 <= text.size(); n += 8) {
    std::memcpy(&word, text.data() + n, 8);
    if ((word & 0x8080808080808080U) != 0) break;
  }
  while (n < text.size() && static_cast<unsigned char>(text[n]) < 0x80) ++n;
  return n;
}

}  // namespace

std::size_t utf8_character_size(std::string_view text) {
  if (text.empty()) return 0;
  const Lead lead = lead_of(static_cast<unsigned char>(text[0]));
  return lead.size > 0 && fitting(text, lead) == lead.size ? lead.size : 0;
}

bool utf8_may_go_on(std::string_view text) {
  for (std::size_t back = 1; back <= 3 && back <= text.size(); ++back) {
    const std::string_view tail = text.substr(text.size() - back);
    const auto byte = static_cast<unsigned char>(tail[0]);
    if ((byte & 0xC0U) == 0x80U) continue;
    const Lead lead = lead_of(byte);
    return lead.size > back && fitting(tail, lead) == back;
  }
  return false;
}

std::size_t append_utf8_character(std::string_view text, std::string& out) {
  const std::size_t size = utf8_character_size(text);
  if (size > 0) {
    out.append(text.substr(0, size));
    return size;
  }
  out += kReplacement;
  if (text.empty()) return 0;
  const Lead lead = lead_of(static_cast<unsigned char>(text[0]));
  return lead.size == 0 ? 1 : fitting(text, lead);  // a cut character is one replacement, as browsers do
}

void append_code_point(char32_t code, std::string& out) {
  const auto byte = [](char32_t value) { return static_cast<char>(static_cast<unsigned char>(value)); };
  if (code > 0x10FFFF || (code >= 0xD800 && code < 0xE000)) {
    out += kReplacement;
  } else if (code < 0x80) {
    out += byte(code);
  } else if (code < 0x800) {
    out += byte(0xC0U | (code >> 6U));
    out += byte(0x80U | (code & 0x3FU));
  } else if (code < 0x10000) {
    out += byte(0xE0U | (code >> 12U));
    out += byte(0x80U | ((code >> 6U) & 0x3FU));
    out += byte(0x80U | (code & 0x3FU));
  } else {
    out += byte(0xF0U | (code >> 18U));
    out += byte(0x80U | ((code >> 12U) & 0x3FU));
    out += byte(0x80U | ((code >> 6U) & 0x3FU));
    out += byte(0x80U | (code & 0x3FU));
  }
}

std::string_view valid_utf8(std::string_view text, std::string& scratch) {
  std::size_t at = 0;
  while ((at += ascii_run(text.substr(at))) < text.size()) {
    const std::size_t size = utf8_character_size(text.substr(at));
    if (size == 0) break;
    at += size;
  }
  if (at == text.size()) return text;
  scratch.assign(text.substr(0, at));
  while (at < text.size()) at += append_utf8_character(text.substr(at), scratch);
  return scratch;
}

}  // namespace colloquio::sources
