#include "colloquio/sources/text_stream.hpp"

#include <algorithm>
#include <array>
#include <cstring>
#include <utility>
#include <vector>

#include "colloquio/base/ascii.hpp"
#include "colloquio/base/utf8.hpp"

namespace colloquio::sources {

namespace {

constexpr std::size_t kPiece = std::size_t{256} << 10;

/// Windows-1252 from 0x80 to 0x9F; 0 = no character.
constexpr std::array<char16_t, 32> kWindows1252 = {0x20AC, 0,      0x201A, 0x0192, 0x201E, 0x2026, 0x2020, 0x2021,
                                                   0x02C6, 0x2030, 0x0160, 0x2039, 0x0152, 0,      0x017D, 0,
                                                   0,      0x2018, 0x2019, 0x201C, 0x201D, 0x2022, 0x2013, 0x2014,
                                                   0x02DC, 0x2122, 0x0161, 0x203A, 0x0153, 0,      0x017E, 0x0178};

char32_t code_of(unsigned char byte, Encoding encoding) {
  if (encoding != Encoding::windows1252 || byte < 0x80 || byte >= 0xA0) return byte;
  const char16_t code = kWindows1252[byte - 0x80U];
  return code != 0 ? code : 0xFFFD;
}

/// Whether text without a BOM looks like UTF-16: one byte of each pair is nearly always zero.
std::optional<Encoding> utf16_by_zeros(std::string_view text) {
  const std::size_t pairs = std::min<std::size_t>(text.size(), 4096) / 2;
  if (pairs < 2) return std::nullopt;
  std::size_t first = 0;
  std::size_t second = 0;
  for (std::size_t i = 0; i < pairs; ++i) {
    first += text[2 * i] == '\0' ? 1U : 0U;
    second += text[2 * i + 1] == '\0' ? 1U : 0U;
  }
  if (second * 10 >= pairs * 7 && first * 10 < pairs) return Encoding::utf16le;
  if (first * 10 >= pairs * 7 && second * 10 < pairs) return Encoding::utf16be;
  return std::nullopt;
}

/// Whether the non-ASCII bytes of the piece are UTF-8; a character cut by its end does not count against it.
bool looks_utf8(std::string_view text) {
  const std::string_view rest = text.substr(utf8_prefix(text));
  return rest.empty() || (rest.size() < 4 && utf8_may_go_on(rest));
}

}  // namespace

std::optional<Encoding> encoding_named(std::string_view name) {
  std::string plain;
  for (const char c : name) {
    if (c == '-' || c == '_' || c == ' ') continue;
    plain += ascii_lower(c);
  }
  if (plain == "utf8") return Encoding::utf8;
  if (plain == "utf16" || plain == "utf16le") return Encoding::utf16le;
  if (plain == "utf16be") return Encoding::utf16be;
  if (plain == "windows1252" || plain == "cp1252" || plain == "ansi") return Encoding::windows1252;
  if (plain == "iso88591" || plain == "latin1") return Encoding::latin1;
  return std::nullopt;
}

std::string_view name_of(Encoding encoding) {
  switch (encoding) {
    case Encoding::utf8:
      return "utf-8";
    case Encoding::utf16le:
      return "utf-16le";
    case Encoding::utf16be:
      return "utf-16be";
    case Encoding::windows1252:
      return "windows-1252";
    case Encoding::latin1:
      return "iso-8859-1";
  }
  return "";
}

struct Utf8Stream::State {
  std::unique_ptr<ByteStream> bytes;
  std::optional<Encoding> decided;
  std::string in;   // read, not yet converted
  std::string out;  // converted
  std::size_t given = 0;
  std::uint64_t repaired = 0;
  bool started = false;
  bool at_end = false;

  Result<void> fill();
  void start();
  void convert();
  std::size_t convert_utf8();
  std::size_t convert_utf16(bool big);
  std::size_t convert_single();
  void put(char32_t code) {
    if (code == 0xFFFD || (code >= 0xD800 && code < 0xE000)) ++repaired;
    append_utf8(out, code);
  }
};

/// Reads a further piece; a small one only at the end, so that deciding sees enough.
Result<void> Utf8Stream::State::fill() {
  while (in.size() < kPiece && !at_end) {
    const std::size_t had = in.size();
    in.resize(kPiece);
    const auto got = bytes->read({in.data() + had, kPiece - had});
    in.resize(had + got.value_or(0));
    if (!got) return tl::make_unexpected(got.error());
    at_end = *got == 0;
  }
  return {};
}

void Utf8Stream::State::start() {
  started = true;
  const auto bom = [&](std::string_view mark, Encoding encoding) {
    if (!in.starts_with(mark) || (decided && *decided != encoding)) return false;
    in.erase(0, mark.size());
    decided = encoding;
    return true;
  };
  if (bom("\xEF\xBB\xBF", Encoding::utf8) || bom("\xFF\xFE", Encoding::utf16le) || bom("\xFE\xFF", Encoding::utf16be)) {
    return;
  }
  if (!decided) decided = utf16_by_zeros(in);
}

std::size_t Utf8Stream::State::convert_utf8() {
  std::size_t at = 0;
  while (at < in.size()) {
    std::string_view rest = std::string_view{in}.substr(at);
    const std::size_t clean = utf8_prefix(rest);
    out.append(rest.substr(0, clean));
    at += clean;
    rest.remove_prefix(clean);
    if (rest.empty() || (!at_end && rest.size() < 4 && utf8_may_go_on(rest))) break;
    at += decode_utf8(rest).size;
    append_utf8(out, kReplacement);
    ++repaired;
  }
  return at;
}

std::size_t Utf8Stream::State::convert_utf16(bool big) {
  const auto unit_at = [&](std::size_t at) {
    const auto a = static_cast<unsigned char>(in[at]);
    const auto b = static_cast<unsigned char>(in[at + 1]);
    return static_cast<char32_t>(big ? (a << 8U | b) : (b << 8U | a));
  };
  std::size_t at = 0;
  while (at + 2 <= in.size()) {
    const char32_t unit = unit_at(at);
    const bool is_high = unit >= 0xD800 && unit < 0xDC00;
    if (is_high && at + 4 > in.size() && !at_end) break;
    if (is_high && at + 4 <= in.size()) {
      const char32_t low = unit_at(at + 2);
      if (low >= 0xDC00 && low < 0xE000) {
        put(0x10000 + ((unit - 0xD800) << 10U) + (low - 0xDC00));
        at += 4;
        continue;
      }
    }
    put(unit);
    at += 2;
  }
  if (at_end && at < in.size()) {
    put(0xFFFD);
    at = in.size();
  }
  return at;
}

std::size_t Utf8Stream::State::convert_single() {
  for (const char c : in) put(code_of(static_cast<unsigned char>(c), *decided));
  return in.size();
}

void Utf8Stream::State::convert() {
  out.clear();
  given = 0;
  if (!decided) {
    const std::size_t ascii = ascii_prefix(in);
    if (ascii == in.size()) {
      out.swap(in);
      return;
    }
    decided = looks_utf8(std::string_view{in}.substr(ascii)) ? Encoding::utf8 : Encoding::windows1252;
  }
  std::size_t used = 0;
  switch (*decided) {
    case Encoding::utf8:
      used = convert_utf8();
      break;
    case Encoding::utf16le:
      used = convert_utf16(false);
      break;
    case Encoding::utf16be:
      used = convert_utf16(true);
      break;
    case Encoding::windows1252:
    case Encoding::latin1:
      used = convert_single();
      break;
  }
  in.erase(0, used);
}

Utf8Stream::Utf8Stream(std::unique_ptr<ByteStream> bytes, std::optional<Encoding> told)
    : state_(std::make_unique<State>()) {
  state_->bytes = std::move(bytes);
  state_->decided = told;
}

Utf8Stream::~Utf8Stream() = default;

Result<std::size_t> Utf8Stream::read(std::span<char> into) {
  State& s = *state_;
  while (s.given == s.out.size()) {
    const auto filled = s.fill();
    if (!filled && s.in.empty()) return tl::make_unexpected(filled.error());
    if (!filled) s.at_end = true;  // first give what came; the stream will say it again
    if (!s.started) s.start();
    if (s.in.empty()) return 0;
    s.convert();
    if (!filled) s.at_end = false;
  }
  const std::size_t n = std::min(into.size(), s.out.size() - s.given);
  std::memcpy(into.data(), s.out.data() + s.given, n);
  s.given += n;
  return n;
}

Encoding Utf8Stream::encoding() const { return state_->decided.value_or(Encoding::utf8); }
std::uint64_t Utf8Stream::repaired() const { return state_->repaired; }

}  // namespace colloquio::sources
