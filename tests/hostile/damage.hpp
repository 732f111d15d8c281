#pragma once

#include <algorithm>
#include <cstddef>
#include <cstdint>
#include <random>
#include <string>
#include <string_view>
#include <vector>

namespace colloquio::hostile {

/// A damaged text and what was done to it.
struct Damaged {
  std::string how;
  std::string bytes;
};

/// A seeded source of places, the same on every machine.
class Places {
 public:
  explicit Places(std::uint64_t seed) : engine_(seed) {}
  /// 0..end-1; 0 if there is no such place.
  std::size_t below(std::size_t end) { return end == 0 ? 0 : static_cast<std::size_t>(engine_() % end); }

 private:
  std::mt19937_64 engine_;
};

inline std::string flipped(std::string text, std::uint64_t seed) {
  Places places{seed};
  for (std::size_t n = 1 + text.size() / 300; n > 0 && !text.empty(); --n) {
    char& byte = text[places.below(text.size())];
    byte = static_cast<char>(static_cast<unsigned char>(byte) ^ (1U << places.below(8)));
  }
  return text;
}

inline std::string with_inserted(std::string text, std::string_view what, std::uint64_t seed) {
  Places places{seed};
  for (int n = 0; n < 8; ++n) text.insert(places.below(text.size() + 1), what);
  return text;
}

/// A piece of the text again in another place.
inline std::string with_repeated_piece(const std::string& text, std::uint64_t seed) {
  Places places{seed};
  const std::size_t from = places.below(text.size());
  const std::string piece = text.substr(from, 1 + places.below(text.size() / 4 + 1));
  return std::string{text}.insert(places.below(text.size() + 1), piece);
}

inline std::string without_a_piece(std::string text, std::uint64_t seed) {
  Places places{seed};
  const std::size_t from = places.below(text.size());
  return text.erase(from, 1 + places.below(text.size() / 8 + 1));
}

/// Every byte as a UTF-16 unit: what a program makes of a text when it is told the wrong encoding.
inline std::string as_utf16(std::string_view text, bool little_endian) {
  std::string wide = little_endian ? "\xFF\xFE" : "\xFE\xFF";
  for (const char c : text) {
    if (little_endian) wide += c;
    wide += '\0';
    if (!little_endian) wide += c;
  }
  return wide;
}

/// UTF-8 taken for Latin-1 and written as UTF-8 again.
inline std::string twice_encoded(std::string_view text) {
  std::string twice;
  for (const char c : text) {
    const auto byte = static_cast<unsigned char>(c);
    if (byte < 0x80U) {
      twice += c;
    } else {
      twice += static_cast<char>(0xC0U | byte >> 6U);
      twice += static_cast<char>(0x80U | (byte & 0x3FU));
    }
  }
  return twice;
}

inline std::string with_line_ends(std::string_view text, std::string_view end) {
  std::string other;
  for (const char c : text) {
    if (c == '\n') {
      other += end;
    } else {
      other += c;
    }
  }
  return other;
}

/// All the ways a file gets hurt on its way to us.
inline std::vector<Damaged> damaged(const std::string& text) {
  std::vector<Damaged> all;
  for (std::size_t part = 1; part < 16; ++part) {
    all.push_back({"cut at " + std::to_string(part) + "/16", text.substr(0, text.size() * part / 16)});
  }
  for (std::uint64_t seed = 1; seed <= 6; ++seed) {
    const std::string name = std::to_string(seed);
    all.push_back({"bits flipped, seed " + name, flipped(text, seed)});
    if (seed > 3) continue;
    all.push_back({"a piece twice, seed " + name, with_repeated_piece(text, seed)});
    all.push_back({"a piece lost, seed " + name, without_a_piece(text, seed)});
    all.push_back({"NULs, seed " + name, with_inserted(text, std::string_view{"\0", 1}, seed)});
    all.push_back({"invalid UTF-8, seed " + name, with_inserted(text, "\xED\xA0\x80\xC0\xAF\xFF\x80", seed)});
  }
  all.push_back({"as UTF-16LE", as_utf16(text, true)});
  all.push_back({"as UTF-16BE", as_utf16(text, false)});
  all.push_back({"encoded twice", twice_encoded(text)});
  all.push_back({"with CRLF", with_line_ends(text, "\r\n")});
  all.push_back({"with CR", with_line_ends(text, "\r")});
  all.push_back({"without line ends", with_line_ends(text, "")});
  all.push_back({"behind a BOM", "\xEF\xBB\xBF" + text});
  all.push_back({"twice in one file", text + text});
  all.push_back({"behind junk", "GET / HTTP/1.1\r\n\r\n" + text});
  return all;
}

}  // namespace colloquio::hostile
