#include "colloquio/text/utf8.hpp"

#include <unicode/uchar.h>

namespace colloquio::text {

namespace {

constexpr unsigned byte(char c) { return static_cast<unsigned char>(c); }
constexpr bool continues(unsigned b) { return (b & 0xC0U) == 0x80; }

}  // namespace

CodePoint decode(std::string_view bytes) {
  const unsigned lead = byte(bytes[0]);
  if (lead < 0x80) return {lead, 1, true};
  if (lead < 0xC2 || lead > 0xF4) return {};
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

void append(std::string& out, char32_t c) {
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

bool is_word(char32_t c) {
  if (c < 0x80) return (c >= '0' && c <= '9') || ((c | 0x20U) >= 'a' && (c | 0x20U) <= 'z');
  return (U_MASK(u_charType(static_cast<UChar32>(c))) & (U_GC_L_MASK | U_GC_N_MASK)) != 0;
}

}  // namespace colloquio::text
