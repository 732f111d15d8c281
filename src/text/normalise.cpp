#include "colloquio/text/normalise.hpp"

#include <algorithm>

#include <unicode/bytestream.h>
#include <unicode/normalizer2.h>

#include "colloquio/base/utf8.hpp"

namespace colloquio::text {

namespace {

constexpr bool is_blank(char c) {
  return c == ' ' || c == '\t' || c == '\n' || c == '\r' || c == '\f' || c == '\v' || c == '\0';
}

/// Bytes of a mark at the front that says nothing about the text: direction marks, byte order marks.
std::size_t mark_at_front(std::string_view text) {
  if (text.starts_with("\xEF\xBB\xBF") || text.starts_with("\xE2\x80\x8E") || text.starts_with("\xE2\x80\x8F"))
    return 3;
  if (text.size() < 3 || !text.starts_with("\xE2\x80")) return 0;
  const auto last = static_cast<unsigned char>(text[2]);
  return last >= 0xAA && last <= 0xAE ? 3 : 0;  // U+202A to U+202E
}

std::string_view trim(std::string_view text) {
  for (;;) {
    const std::size_t mark = mark_at_front(text);
    if (mark == 0 && (text.empty() || !is_blank(text[0]))) break;
    text.remove_prefix(std::max<std::size_t>(mark, 1));
  }
  for (;;) {
    const bool mark = text.size() >= 3 && mark_at_front(text.substr(text.size() - 3)) != 0;
    if (!mark && (text.empty() || !is_blank(text.back()))) return text;
    text.remove_suffix(mark ? 3 : 1);
  }
}

/// Code points that stand in NFC whatever is next to them (Unicode's NFC_Quick_Check is Yes, the combining class 0) and
/// that texts are full of: a text of these alone needs no composing. normalise_test.cpp asks ICU about each.
constexpr bool is_settled(char32_t c) {
  if (c < 0x0300) return true;
  if (c < 0x0590) return c >= 0x0370 && c != 0x0374 && c != 0x037E && c != 0x0387 && (c < 0x0483 || c > 0x0487);
  if (c < 0x3041) return c >= 0x2002 && c <= 0x20CF;
  return (c >= 0x4E00 && c <= 0x9FFF) || c == 0xFE0F || (c >= 0x1F000 && c <= 0x1FAFF);
}

struct Needs {
  bool repair = false;   // invalid UTF-8, NUL or CR
  bool compose = false;  // something that may not be in NFC
};

Needs look(std::string_view text) {
  Needs needs;
  std::string_view rest = text;
  while (!rest.empty()) {
    const std::size_t ascii = ascii_prefix(rest);
    rest.remove_prefix(ascii);
    if (rest.empty()) break;
    const CodePoint c = decode_utf8(rest);
    needs.repair |= !c.valid;
    needs.compose |= !is_settled(c.value);
    rest.remove_prefix(c.size);
  }
  needs.repair = needs.repair || text.find('\0') != std::string_view::npos || text.find('\r') != std::string_view::npos;
  return needs;
}

/// Invalid UTF-8 to U+FFFD, NUL to a space, "\r\n" and "\r" to "\n".
std::string repair(std::string_view text) {
  std::string out;
  out.reserve(text.size() + 16);
  while (!text.empty()) {
    const std::size_t ascii = ascii_prefix(text);
    for (std::size_t i = 0; i < ascii; ++i) {
      const char c = text[i];
      if (c == '\r') {
        if (i + 1 == text.size() || text[i + 1] != '\n') out += '\n';
      } else {
        out += c == '\0' ? ' ' : c;
      }
    }
    text.remove_prefix(ascii);
    if (text.empty()) break;
    const CodePoint c = decode_utf8(text);
    append_utf8(out, c.value);
    text.remove_prefix(c.size);
  }
  return out;
}

/// NFC into `scratch` unless `text`, which is valid UTF-8, is already. Returns where the text is now.
std::string_view compose(std::string_view text, std::string& scratch) {
  UErrorCode error = U_ZERO_ERROR;
  static const icu::Normalizer2* const nfc = icu::Normalizer2::getNFCInstance(error);
  if (U_FAILURE(error) || nfc == nullptr) return text;
  const icu::StringPiece piece(text.data(), static_cast<std::int32_t>(text.size()));
  if (nfc->isNormalizedUTF8(piece, error) != 0 || U_FAILURE(error)) return text;
  std::string composed;
  composed.reserve(text.size());
  icu::StringByteSink<std::string> sink(&composed);
  nfc->normalizeUTF8(0, piece, sink, nullptr, error);
  if (U_FAILURE(error)) return text;
  scratch = std::move(composed);
  return scratch;
}

}  // namespace

std::string_view normalise(std::string_view text, std::string& scratch) {
  // ICU counts in 32 bits; a message of more than 1 GiB is cut by the readers long before.
  constexpr std::size_t kLongest = std::size_t{1} << 30U;
  text = trim(text.substr(0, kLongest));
  const Needs needs = look(text);
  if (needs.repair) {
    scratch = repair(text);
    text = trim(scratch);
  }
  if (needs.compose || needs.repair) text = compose(text, scratch);
  return text;
}

std::string normalise(std::string_view text) {
  std::string scratch;
  return std::string{normalise(text, scratch)};
}

}  // namespace colloquio::text
