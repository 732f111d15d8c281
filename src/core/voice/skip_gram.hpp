#pragma once

#include <cstdint>
#include <span>
#include <string_view>

#include "colloquio/core/voice/word_vectors.hpp"

namespace colloquio::voice {

struct SkipGramOptions {
  std::uint32_t fewest = 4;  ///< a rarer word gets no vector
  std::uint32_t epochs = 5;
  std::uint32_t window = 5;  ///< words on each side, at most
  std::uint32_t negatives = 5;
  float rate = 0.05F;
  std::uint64_t seed = 1;
};

/// Learns word vectors from texts without labels: skip-grams with negative sampling (Mikolov et al. 2013). One thread,
/// in the order of the texts: the same texts give the same vectors, bit for bit. Memory: about 600 bytes a word.
[[nodiscard]] WordVectors learn_vectors(std::span<const std::string_view> texts, const SkipGramOptions& options);

}  // namespace colloquio::voice
