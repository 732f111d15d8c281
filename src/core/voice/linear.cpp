#include "colloquio/core/voice/linear.hpp"

#include <algorithm>

namespace colloquio::voice {

std::uint32_t LinearShape::own(Language language) const {
  const auto found = std::ranges::find(languages, language);
  return found == languages.end() ? kNoOwn : static_cast<std::uint32_t>(found - languages.begin());
}

Linear::Linear(LinearShape shape, std::vector<std::int8_t> packed, float largest, std::vector<float> dense)
    : shape_(std::move(shape)), packed_(std::move(packed)), dense_(std::move(dense)), largest_(largest) {}

void Linear::score(const Features& features, Language language, Domain domain, std::span<float> scores) const {
  const std::uint32_t mask = static_cast<std::uint32_t>(shape_.buckets() - 1);
  const std::uint32_t own = shape_.own(language);
  const std::size_t classes = shape_.classes;
  std::ranges::fill(scores, 0.0F);
  const auto add = [&](std::uint32_t bucket, float value) {
    const std::int8_t* weights = packed_.data() + std::size_t{bucket} * classes;
    for (std::size_t c = 0; c < classes; ++c) scores[c] += value * static_cast<float>(weights[c]);
  };
  for (std::size_t i = 0; i < features.id.size(); ++i) {
    add(shared_bucket(features.id[i], mask), features.value[i]);
    if (own != kNoOwn) add(own_bucket(features.id[i], language, mask), features.value[i]);
  }
  for (float& score : scores) score *= largest_ / 127.0F;
  each_dense(features, own, domain, [&](std::size_t row, float value) {
    for (std::size_t c = 0; c < classes; ++c) scores[c] += value * dense_[row * classes + c];
  });
}

}  // namespace colloquio::voice
