#pragma once

#include <array>
#include <cstdint>
#include <span>
#include <string_view>
#include <vector>

#include "colloquio/core/voice/key_index.hpp"
#include "colloquio/core/voice/words.hpp"
#include "colloquio/text/tokens.hpp"

namespace colloquio::voice {

inline constexpr std::size_t kLexiconScores = 10;

/// Words with a feeling: word and language as one hash, -1 to 1. Holds no words, only their hashes.
class Lexicon {
 public:
  struct Entry {
    std::uint32_t key = 0;
    std::int8_t value = 0;  ///< 127 = 1
  };

  Lexicon() = default;
  /// Takes entries in any order; of equal keys the average counts.
  explicit Lexicon(std::vector<Entry> entries);

  /// The key of a word (lower case, as tokens have it) of a language; 0 = of every language (emoji, emoticons).
  [[nodiscard]] static std::uint32_t key(std::u32string_view word, Language language);
  /// nullptr if the word is not in it.
  [[nodiscard]] const std::int8_t* find(std::uint32_t key) const;

  /// What it says of a text: sum, sum of the good, of the bad, largest, smallest, the last one, how many good and bad,
  /// the share of words it knows, and whether good and bad both came. Words under a negation count three quarters the
  /// other way round (as VADER does: Hutto and Gilbert 2014); words in capitals a quarter more.
  [[nodiscard]] std::array<float, kLexiconScores> score(const text::Tokens& tokens, Language language) const;

  [[nodiscard]] std::span<const Entry> entries() const { return entries_; }

 private:
  [[nodiscard]] const std::int8_t* find_stretched(std::u32string_view word, Language language) const;

  std::vector<Entry> entries_;  // by key
  KeyIndex index_;
};

}  // namespace colloquio::voice
