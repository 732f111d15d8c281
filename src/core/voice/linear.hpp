#pragma once

#include <cstdint>
#include <span>
#include <vector>

#include "colloquio/core/voice/features.hpp"

namespace colloquio::voice {

/// Where a text comes from: what people write to whom differs more in how often they praise or complain than in words.
enum class Domain : std::uint8_t { post, review };
inline constexpr std::size_t kDomains = 2;

/// Languages with weights of their own; others are scored by the shared ones.
inline constexpr std::uint32_t kNoOwn = 0xFFFFFFFFU;

/// The size of a linear model over Features.
struct LinearShape {
  std::uint32_t bits = 20;  ///< 2^bits buckets of hashed features
  std::uint32_t classes = 3;
  std::vector<Language> languages;

  [[nodiscard]] std::size_t buckets() const { return std::size_t{1} << bits; }
  /// Dense features, once shared and once for each language: lexicon, vector, bias; and a bias for each domain.
  [[nodiscard]] static constexpr std::size_t dense() { return kLexiconScores + 3 * kVectorSize + 1 + kDomains; }
  [[nodiscard]] std::size_t dense_rows() const { return dense() * (1 + languages.size()); }
  /// Its number among the languages, kNoOwn if it has no weights of its own.
  [[nodiscard]] std::uint32_t own(Language language) const;
};

/// A feature's bucket among the weights all languages share, and among those of one language.
[[nodiscard]] inline std::uint32_t shared_bucket(std::uint32_t id, std::uint32_t mask) { return id & mask; }
[[nodiscard]] inline std::uint32_t own_bucket(std::uint32_t id, Language language, std::uint32_t mask) {
  const std::uint64_t h = (std::uint64_t{id} + 1) * 0x9E3779B97F4A7C15U + std::uint64_t{language} * 0xD1B54A32D192ED03U;
  return static_cast<std::uint32_t>(h >> 40U ^ h >> 13U) & mask;
}

/// A trained model: scores of classes as sums of weights. Weights are bytes; those of a bucket lie side by side.
class Linear {
 public:
  Linear() = default;
  /// `packed` has buckets * classes bytes, `dense` dense_rows * classes numbers; a byte of 127 weighs `largest`.
  Linear(LinearShape shape, std::vector<std::int8_t> packed, float largest, std::vector<float> dense);

  /// One score a class into `scores`, not bounded: log-odds before calibration. About 8 microseconds for a tweet.
  void score(const Features& features, Language language, Domain domain, std::span<float> scores) const;

  [[nodiscard]] const LinearShape& shape() const { return shape_; }
  [[nodiscard]] std::span<const std::int8_t> packed() const { return packed_; }
  [[nodiscard]] std::span<const float> dense() const { return dense_; }
  [[nodiscard]] float largest() const { return largest_; }

 private:
  LinearShape shape_;
  std::vector<std::int8_t> packed_;
  std::vector<float> dense_;
  float largest_ = 1;
};

/// Calls `add(row, value)` for every dense feature that is not zero.
template <class Add>
void each_dense(const Features& f, std::uint32_t own, Domain domain, const Add& add) {
  constexpr std::size_t kVector = kLexiconScores;
  constexpr std::size_t kBias = kLexiconScores + 3 * kVectorSize;
  const auto add_at = [&](std::size_t base) {
    for (std::size_t i = 0; i < f.lexicon.size(); ++i) {
      if (f.lexicon[i] != 0) add(base + i, f.lexicon[i]);
    }
    for (std::size_t i = 0; i < f.vector.size(); ++i) {
      if (f.vector[i] != 0) add(base + kVector + i, f.vector[i]);
    }
    add(base + kBias, 1.0F);
    add(base + kBias + 1 + static_cast<std::size_t>(domain), 1.0F);
  };
  add_at(0);
  if (own != kNoOwn) add_at(LinearShape::dense() * (1 + own));
}

}  // namespace colloquio::voice
