#include "colloquio/core/voice/word_vectors.hpp"

#include "colloquio/core/voice/features.hpp"

namespace colloquio::voice {

namespace {

constexpr unsigned kBuckets = 16;  // bits

}  // namespace

WordVectors::WordVectors(std::vector<std::uint32_t> keys, std::vector<std::int8_t> values, float largest)
    : keys_(std::move(keys)), values_(std::move(values)), first_((1U << kBuckets) + 1, 0), largest_(largest) {
  for (const std::uint32_t key : keys_) ++first_[(key >> (32 - kBuckets)) + 1];
  for (std::size_t i = 1; i < first_.size(); ++i) first_[i] += first_[i - 1];
}

std::uint32_t WordVectors::key(std::u32string_view word) { return static_cast<std::uint32_t>(hash_of(word) >> 32U); }

const std::int8_t* WordVectors::find(std::uint32_t key) const {
  if (keys_.empty()) return nullptr;
  const std::uint32_t bucket = key >> (32 - kBuckets);
  for (std::uint32_t i = first_[bucket]; i < first_[bucket + 1]; ++i) {
    if (keys_[i] == key) return values_.data() + std::size_t{i} * kVectorSize;
  }
  return nullptr;
}

}  // namespace colloquio::voice
