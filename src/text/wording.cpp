#include "colloquio/text/wording.hpp"

#include <array>
#include <bit>
#include <cstring>
#include <string_view>

#include "colloquio/base/id.hpp"

namespace colloquio::text {

namespace {

constexpr std::size_t kFewest = 20;

constexpr unsigned char kIgnored = 0;
constexpr unsigned char kLook = 1;  // more than it seems: ':' and '.' may be part of a link, others are UTF-8

constexpr std::array<unsigned char, 256> make_bytes() {
  std::array<unsigned char, 256> to{};
  for (unsigned c = 0; c < 256; ++c) {
    const auto byte = static_cast<unsigned char>(c);
    if ((c >= '0' && c <= '9') || (c >= 'a' && c <= 'z')) to[c] = byte;
    if (c >= 'A' && c <= 'Z') to[c] = static_cast<unsigned char>(c + 32);
    if (c == ':' || c == '.' || c >= 0x80) to[c] = kLook;
  }
  return to;
}
/// What a byte becomes.
constexpr auto kBytes = make_bytes();

constexpr std::array<std::size_t, 256> make_kept() {
  std::array<std::size_t, 256> kept{};
  for (std::size_t c = 0; c < kept.size(); ++c) kept[c] = kBytes[c] > kLook ? 1 : 0;
  return kept;
}
/// How many bytes it becomes, without a look.
constexpr auto kKept = make_kept();

struct Range {
  char16_t first, last;
};
constexpr bool in(char16_t c, Range r) { return c >= r.first && c <= r.last; }

/// Below U+0800, what is neither letter nor digit.
constexpr std::array<Range, 24> kNoLetters{
    {{0x80, 0xA9},   {0xAB, 0xB4},   {0xB6, 0xB9},   {0xBB, 0xBF},   {0xD7, 0xD7},   {0xF7, 0xF7},
     {0x2C2, 0x2DF}, {0x2E5, 0x36F}, {0x375, 0x375}, {0x37E, 0x37E}, {0x384, 0x385}, {0x387, 0x387},
     {0x3F6, 0x3F6}, {0x482, 0x489}, {0x55A, 0x55F}, {0x589, 0x5CF}, {0x5F3, 0x61F}, {0x64B, 0x65F},
     {0x66A, 0x66D}, {0x670, 0x670}, {0x6D4, 0x6D4}, {0x6D6, 0x6ED}, {0x6FD, 0x6FE}, {0x700, 0x70F}}};
/// Capitals that stand a fixed distance before their small letters.
struct Shifted {
  Range capitals;
  char16_t by;
};
constexpr std::array<Shifted, 9> kShifted{{{{0xC0, 0xDE}, 32},
                                           {{0x386, 0x386}, 38},
                                           {{0x388, 0x38A}, 37},
                                           {{0x38C, 0x38C}, 64},
                                           {{0x38E, 0x38F}, 63},
                                           {{0x391, 0x3AB}, 32},
                                           {{0x400, 0x40F}, 80},
                                           {{0x410, 0x42F}, 32},
                                           {{0x531, 0x556}, 48}}};
/// Capitals that stand right before their small letters: from `first`, every second one.
constexpr std::array<Range, 14> kPairs{{{0x100, 0x12F},
                                        {0x132, 0x137},
                                        {0x139, 0x148},
                                        {0x14A, 0x177},
                                        {0x179, 0x17E},
                                        {0x1CD, 0x1DC},
                                        {0x1DE, 0x1EF},
                                        {0x1F8, 0x21F},
                                        {0x222, 0x233},
                                        {0x246, 0x24F},
                                        {0x3D8, 0x3EF},
                                        {0x460, 0x481},
                                        {0x48A, 0x4BF},
                                        {0x4D0, 0x52F}}};

/// A letter or digit below U+0800 in lower case, else 0.
constexpr char16_t lower(char16_t c) {
  for (const Range r : kNoLetters) {
    if (in(c, r)) return 0;
  }
  if (c == 0x130) return 'i';
  if (c == 0x178) return 0xFF;
  if (c == 0x17F) return 's';
  if (c == 0x3C2) return 0x3C3;
  if (c == 0x4C0) return 0x4CF;
  for (const Shifted s : kShifted) {
    if (in(c, s.capitals)) return static_cast<char16_t>(c + s.by);
  }
  for (const Range r : kPairs) {
    if (in(c, r)) return static_cast<char16_t>(c + ((c - r.first) % 2 == 0 ? 1 : 0));
  }
  if (in(c, {0x4C1, 0x4CE})) return static_cast<char16_t>(c + (c % 2));
  return c;
}

constexpr std::size_t kTwoByteFirst = 0x80;
constexpr std::array<char16_t, 0x800 - kTwoByteFirst> make_two_bytes() {
  std::array<char16_t, 0x800 - kTwoByteFirst> to{};
  for (std::size_t i = 0; i < to.size(); ++i) to[i] = lower(static_cast<char16_t>(i + kTwoByteFirst));
  return to;
}
constexpr auto kTwoBytes = make_two_bytes();

/// From U+0800 to U+FFFF, what is neither letter nor digit. The scripts of Asia have points among their letters that
/// are left in: they are rarely the only difference.
constexpr std::array<Range, 14> kNoLettersAbove{{{0x2000, 0x2BFF},
                                                 {0x2E00, 0x2E7F},
                                                 {0x3000, 0x3004},
                                                 {0x3008, 0x3020},
                                                 {0x3030, 0x3030},
                                                 {0x30FB, 0x30FB},
                                                 {0xE000, 0xF8FF},
                                                 {0xFE00, 0xFE6F},
                                                 {0xFEFF, 0xFF0F},
                                                 {0xFF1A, 0xFF20},
                                                 {0xFF3B, 0xFF40},
                                                 {0xFF5B, 0xFF65},
                                                 {0xFFE0, 0xFFFF},
                                                 {0xD800, 0xDFFF}}};

char16_t lower_above(char16_t c) {
  if (in(c, {0x3040, 0x30FA}) || in(c, {0x3400, 0xD7FF})) return c;  // Kana, Han, Hangul
  for (const Range r : kNoLettersAbove) {
    if (in(c, r)) return 0;
  }
  if (in(c, {0x1E00, 0x1E95}) || in(c, {0x1EA0, 0x1EFF})) return static_cast<char16_t>(c | 1U);  // Vietnamese and more
  if (in(c, {0xFF21, 0xFF3A})) return static_cast<char16_t>(c + 32);
  return c;
}

constexpr bool is_blank(unsigned char c) { return c == ' ' || (c >= '\t' && c <= '\r'); }
constexpr bool is_trail(unsigned char c) { return (c & 0xC0U) == 0x80; }

/// Collects letters in a buffer on the stack and hashes it block by block. Where a block ends depends on the letters
/// alone, so that blanks do not change the key.
class Wording {
 public:
  void take(std::string_view text) {
    const auto* at = reinterpret_cast<const unsigned char*>(text.data());
    const auto* const begin = at;
    const auto* const end = at + text.size();
    while (at < end) {
      // No letter takes more bytes than it had, so the buffer has room for the next bytes whatever they are.
      const auto room = static_cast<std::ptrdiff_t>(kRoom - size_);
      const auto* const stop = end - at > room ? at + room : end;
      while (at < stop) {
        if (stop - at >= kAtOnce && is_simple(at)) {
          std::size_t n = size_;
#pragma GCC unroll 8
          for (std::ptrdiff_t i = 0; i < kAtOnce; ++i) {
            buffer_[n] = static_cast<char>(kBytes[at[i]]);
            n += kKept[at[i]];
          }
          size_ = n;
          at += kAtOnce;
        } else {
          at = take_some(begin, at, stop, end);
        }
      }
      hash_blocks(kBlock + kStart);
    }
  }

  [[nodiscard]] std::uint64_t key() {
    if (hashed_ + size_ - spare_bytes_ < kFewest) return 0;
    hash_blocks(kBlock);
    mix({buffer_.data(), size_});
    return key_ == 0 ? 1 : key_;
  }

 private:
  static constexpr std::ptrdiff_t kAtOnce = 8;

  /// Whether eight bytes are ASCII without '.' and ':'. Says no to '*' and '>' too: one test finds the four.
  static bool is_simple(const unsigned char* at) {
    std::uint64_t bytes = 0;
    std::memcpy(&bytes, at, sizeof bytes);
    const std::uint64_t apart =
        (bytes & 0xEBEB'EBEB'EBEB'EBEBU) ^ 0x2A2A'2A2A'2A2A'2A2AU;  // 0 where one of the four is
    return ((bytes | ((apart - 0x0101'0101'0101'0101U) & ~apart)) & 0x8080'8080'8080'8080U) == 0;
  }

  /// Some bytes one by one.
  const unsigned char* take_some(const unsigned char* begin, const unsigned char* at, const unsigned char* stop,
                                 const unsigned char* end) {
    const auto* const until = stop - at > kAtOnce ? at + kAtOnce : stop;
    while (at < until) {
      const unsigned char byte = kBytes[*at];
      if (byte == kLook) {
        at = look(begin, at, stop, end);
        continue;
      }
      buffer_[size_] = static_cast<char>(byte);
      size_ += byte == kIgnored ? 0U : 1U;
      ++at;
    }
    return at;
  }

  static constexpr std::size_t kBlock = 512;
  static constexpr std::size_t kStart = 5;  // letters of "https", taken back when it turns out to be one
  static constexpr std::size_t kRoom = 2 * kBlock;

  void mix(std::string_view block) { key_ = std::rotl(key_, 23) * 0x9E3779B97F4A7C15U + hash64(block); }

  /// Hashes whole blocks while at least `enough` bytes are there.
  void hash_blocks(std::size_t enough) {
    std::size_t from = 0;
    for (; size_ - from >= enough; from += kBlock) mix({buffer_.data() + from, kBlock});
    if (from == 0) return;
    std::memmove(buffer_.data(), buffer_.data() + from, size_ - from);
    size_ -= from;
    hashed_ += from;
  }

  /// What stands at `at` needs more than one byte to know; gives what comes after it. Letters of two bytes are taken up
  /// to `stop`: they come in rows.
  const unsigned char* look(const unsigned char* begin, const unsigned char* at, const unsigned char* stop,
                            const unsigned char* end) {
    const unsigned char* const first = at;
    for (; end - at >= 2 && *at >= 0xC2 && *at <= 0xDF && is_trail(at[1]) && at < stop; at += 2) {
      put(kTwoBytes[((at[0] & 0x1FU) << 6U | (at[1] & 0x3FU)) - kTwoByteFirst]);
    }
    if (at != first) return at;
    if (*at == '.') return ends_start(begin, at, "www") ? skip_link(at, end, 3) : at + 1;
    if (*at == ':') {
      if (end - at < 3 || at[1] != '/' || at[2] != '/') return at + 1;
      if (ends_start(begin, at, "https")) return skip_link(at, end, 5);
      return ends_start(begin, at, "http") ? skip_link(at, end, 4) : at + 1;
    }
    if ((*at & 0xF0U) == 0xE0 && end - at >= 3 && is_trail(at[1]) && is_trail(at[2])) {
      const unsigned c = (at[0] & 0x0FU) << 12U | (at[1] & 0x3FU) << 6U | (at[2] & 0x3FU);
      if (c >= 0x800) put(lower_above(static_cast<char16_t>(c)));
      return at + 3;
    }
    if ((*at & 0xF8U) == 0xF0 && end - at >= 4 && is_trail(at[1]) && is_trail(at[2]) && is_trail(at[3])) {
      // Beyond U+FFFF: rare scripts and Han, and U+1Fxxx: emoji. No case is folded there.
      const unsigned c = (at[0] & 0x07U) << 18U | (at[1] & 0x3FU) << 12U | (at[2] & 0x3FU) << 6U | (at[3] & 0x3FU);
      const bool letter = c >= 0x10000 && c < 0x3FFFF && (c >> 12U) != 0x1F;
      if (letter) {
        std::memcpy(buffer_.data() + size_, at, 4);
        size_ += 4;
        spare_bytes_ += 3;
      }
      return at + 4;
    }
    return at + 1;
  }

  /// Whether the word `start` stands right before `at`, and no letter of ASCII before it.
  static bool ends_start(const unsigned char* begin, const unsigned char* at, std::string_view start) {
    const auto size = static_cast<std::ptrdiff_t>(start.size());
    if (at - begin < size) return false;
    for (std::ptrdiff_t i = 0; i < size; ++i) {
      if (kBytes[at[i - size]] != static_cast<unsigned char>(start[static_cast<std::size_t>(i)])) return false;
    }
    if (at - begin == size) return true;
    return kBytes[at[-size - 1]] <= kLook;
  }

  const unsigned char* skip_link(const unsigned char* at, const unsigned char* end, std::size_t start) {
    size_ -= start;
    while (at < end && !is_blank(*at)) ++at;
    return at;
  }

  void put(char16_t c) {
    char* const to = buffer_.data() + size_;
    if (c == 0) return;
    if (c < 0x80) {
      to[0] = static_cast<char>(c);
      size_ += 1;
    } else if (c < 0x800) {
      to[0] = static_cast<char>(0xC0U | c >> 6U);
      to[1] = static_cast<char>(0x80U | (c & 0x3FU));
      size_ += 2;
      spare_bytes_ += 1;
    } else {
      to[0] = static_cast<char>(0xE0U | c >> 12U);
      to[1] = static_cast<char>(0x80U | (c >> 6U & 0x3FU));
      to[2] = static_cast<char>(0x80U | (c & 0x3FU));
      size_ += 3;
      spare_bytes_ += 2;
    }
  }

  std::array<char, kRoom + 8> buffer_;
  std::size_t size_ = 0;         // bytes in the buffer
  std::size_t hashed_ = 0;       // bytes that were in it before
  std::size_t spare_bytes_ = 0;  // bytes that are not the first of a letter
  std::uint64_t key_ = 0;
};

}  // namespace

std::uint64_t wording_key(std::string_view plain, std::string_view title) {
  Wording wording;
  if (!title.empty()) wording.take(title);
  wording.take(plain);
  return wording.key();
}

}  // namespace colloquio::text
