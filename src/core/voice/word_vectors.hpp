#pragma once

#include <cstdint>
#include <span>
#include <string_view>
#include <vector>

namespace colloquio::voice {

inline constexpr std::size_t kVectorSize = 64;

/// Words as points: words that stand in the same surroundings are near each other. Holds hashes of words, not words.
class WordVectors {
 public:
  WordVectors() = default;
  /// `keys` ascending, one vector of kVectorSize bytes each; 127 = `largest`.
  WordVectors(std::vector<std::uint32_t> keys, std::vector<std::int8_t> values, float largest);

  /// The key of a word, the same in every language.
  [[nodiscard]] static std::uint32_t key(std::u32string_view word);
  /// nullptr if the word is not in it; else kVectorSize bytes.
  [[nodiscard]] const std::int8_t* find(std::uint32_t key) const;
  [[nodiscard]] float largest() const { return largest_; }
  [[nodiscard]] float scale() const { return largest_ / 127.0F; }
  [[nodiscard]] std::size_t size() const { return keys_.size(); }
  [[nodiscard]] std::span<const std::uint32_t> keys() const { return keys_; }
  [[nodiscard]] std::span<const std::int8_t> values() const { return values_; }

 private:
  std::vector<std::uint32_t> keys_;
  std::vector<std::int8_t> values_;
  std::vector<std::uint32_t> first_;
  float largest_ = 1;
};

}  // namespace colloquio::voice
