#pragma once

#include <cstdint>
#include <span>
#include <string_view>
#include <vector>

#include "colloquio/core/voice/key_index.hpp"
#include "colloquio/core/voice/words.hpp"

namespace colloquio::voice {

inline constexpr std::size_t kVectorSize = 64;

/// Words as points: words that stand in the same surroundings are near each other. Holds hashes of words, not words.
class WordVectors {
 public:
  WordVectors() = default;
  /// `keys` ascending, one vector of kVectorSize bytes each; 127 = `largest`.
  WordVectors(std::vector<std::uint32_t> keys, std::vector<std::int8_t> values, float largest)
      : index_(std::move(keys)), values_(std::move(values)), largest_(largest) {}

  /// The key of a word, the same in every language.
  [[nodiscard]] static std::uint32_t key(std::u32string_view word) {
    return static_cast<std::uint32_t>(hash_of(word) >> 32U);
  }
  /// nullptr if the word is not in it; else kVectorSize bytes.
  [[nodiscard]] const std::int8_t* find(std::uint32_t key) const {
    const std::size_t at = index_.find(key);
    return at == KeyIndex::kAbsent ? nullptr : values_.data() + at * kVectorSize;
  }
  [[nodiscard]] float largest() const { return largest_; }
  [[nodiscard]] std::span<const std::uint32_t> keys() const { return index_.keys(); }
  [[nodiscard]] std::span<const std::int8_t> values() const { return values_; }

 private:
  KeyIndex index_;
  std::vector<std::int8_t> values_;
  float largest_ = 1;
};

}  // namespace colloquio::voice
