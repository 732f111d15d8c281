#include "colloquio/base/utf8.hpp"

namespace colloquio {

namespace {

constexpr unsigned byte(char c) { return static_cast<unsigned char>(c); }
constexpr bool continues(unsigned b) { return (b & 0xC0U) == 0x80; }
constexpr bool leads(unsigned b) { return b >= 0xC2 && b <= 0xF4; }

}  // namespace

CodePoint decode_utf8(std::string_view bytes) {
  const unsigned lead = byte(bytes[0]);
  if (lead < 0x80) return {lead, 1, true};
  if (!leads(lead)) return {};
  const std::uint8_t size = lead < 0xE0 ? 2 : lead < 0xF0 ? 3 : 4;
  if (bytes.size() < 2) return {};
  // The second byte also rules out overlong forms, surrogates and what lies beyond U+10FFFF.
  const unsigned second = byte(bytes[1]);
  const unsigned low = lead == 0xE0 ? 0xA0 : lead == 0xF0 ? 0x90 : 0x80;
  const unsigned high = lead == 0xED ? 0x9F : lead == 0xF4 ? 0x8F : 0xBF;
  if (second < low || second > high) return {};
  if (size == 2) return {((lead & 0x1FU) << 6U) | (second & 0x3FU), 2, true};
  char32_t value = ((lead & (size == 3 ? 0x0FU : 0x07U)) << 6U) | (second & 0x3FU);
  for (std::uint8_t i = 2; i < size; ++i) {
    if (i >= bytes.size() || !continues(byte(bytes[i]))) return {kReplacement, i, false};
    value = (value << 6U) | (byte(bytes[i]) & 0x3FU);
  }
  return {value, size, true};
}

void append_utf8(std::string& out, char32_t c) {
  if (c > 0x10FFFF || (c >= 0xD800 && c <= 0xDFFF)) c = kReplacement;
  const auto put = [&out](char32_t b) { out += static_cast<char>(static_cast<unsigned char>(b)); };
  if (c < 0x80) {
    put(c);
  } else if (c < 0x800) {
    put(0xC0 | (c >> 6U));
    put(0x80 | (c & 0x3FU));
  } else if (c < 0x10000) {
    put(0xE0 | (c >> 12U));
    put(0x80 | ((c >> 6U) & 0x3FU));
    put(0x80 | (c & 0x3FU));
  } else {
    put(0xF0 | (c >> 18U));
    put(0x80 | ((c >> 12U) & 0x3FU));
    put(0x80 | ((c >> 6U) & 0x3FU));
    put(0x80 | (c & 0x3FU));
  }
}

std::size_t utf8_prefix(std::string_view bytes) {
  std::size_t at = 0;
  while ((at += ascii_prefix(bytes.substr(at))) < bytes.size()) {
    const CodePoint c = decode_utf8(bytes.substr(at));
    if (!c.valid) break;
    at += c.size;
  }
  return at;
}

bool utf8_may_go_on(std::string_view text) {
  for (std::size_t back = 1; back <= 3 && back <= text.size(); ++back) {
    const std::string_view tail = text.substr(text.size() - back);
    if (continues(byte(tail[0]))) continue;
    const CodePoint c = decode_utf8(tail);
    return leads(byte(tail[0])) && !c.valid && c.size == back;
  }
  return false;
}

std::string_view valid_utf8(std::string_view text, std::string& scratch) {
  std::size_t at = utf8_prefix(text);
  if (at == text.size()) return text;
  scratch.assign(text.substr(0, at));
  while (at < text.size()) {
    const CodePoint broken = decode_utf8(text.substr(at));
    append_utf8(scratch, broken.value);
    at += broken.size;
    const std::size_t good = utf8_prefix(text.substr(at));
    scratch.append(text.substr(at, good));
    at += good;
  }
  return scratch;
}

}  // namespace colloquio
