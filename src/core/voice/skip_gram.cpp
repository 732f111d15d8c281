#include "colloquio/core/voice/skip_gram.hpp"

#include <algorithm>
#include <array>
#include <cmath>
#include <unordered_map>
#include <vector>

#include "colloquio/core/voice/random.hpp"
#include "colloquio/text/tokens.hpp"

namespace colloquio::voice {

namespace {

constexpr std::uint32_t kTextEnd = 0xFFFFFFFFU;

/// 1 / (1 + e^-x) from a table, so that it is fast and the same everywhere.
class Sigmoid {
 public:
  Sigmoid() {
    for (std::size_t i = 0; i < table_.size(); ++i) {
      const double x = (static_cast<double>(i) / kPerUnit) - kMost;
      table_[i] = static_cast<float>(1.0 / (1.0 + std::exp(-x)));
    }
  }
  float operator()(float x) const {
    if (x <= -kMost) return 0.0F;
    if (x >= kMost) return 1.0F;
    return table_[static_cast<std::size_t>((x + kMost) * kPerUnit)];
  }

 private:
  static constexpr int kMost = 6, kPerUnit = 128;
  std::array<float, std::size_t{2} * kMost * kPerUnit + 1> table_{};
};

/// Eight sums side by side: the compiler may use wide registers, and the order of adding is fixed.
float dot(const float* a, const float* b) {
  std::array<float, 8> sums{};
  for (std::size_t i = 0; i < kVectorSize; i += 8) {
    for (std::size_t j = 0; j < 8; ++j) sums[j] += a[i + j] * b[i + j];
  }
  return ((sums[0] + sums[1]) + (sums[2] + sums[3])) + ((sums[4] + sums[5]) + (sums[6] + sums[7]));
}

class SkipGram {
 public:
  SkipGram(std::span<const std::string_view> texts, const SkipGramOptions& options)
      : options_(options), random_(options.seed) {
    count(texts);
    number(texts);
  }

  WordVectors learn() {
    const std::size_t words = keys_.size();
    in_.resize(words * kVectorSize);
    out_.assign(words * kVectorSize, 0.0F);
    for (float& x : in_) x = static_cast<float>((random_.unit() - 0.5) / kVectorSize);
    make_noise();
    const std::size_t total = corpus_.size() * options_.epochs;
    std::size_t seen = 0;
    for (std::uint32_t epoch = 0; epoch < options_.epochs; ++epoch) {
      for (std::size_t begin = 0; begin < corpus_.size();) {
        std::size_t end = begin;
        while (corpus_[end] != kTextEnd) ++end;
        const float left = 1.0F - static_cast<float>(seen) / static_cast<float>(total);
        read_text(begin, end, options_.rate * std::max(left, 0.02F));
        seen += end + 1 - begin;
        begin = end + 1;
      }
    }
    return pack();
  }

 private:
  template <class Visit>
  void each_word(std::string_view text, const Visit& visit) {
    text::tokenise(text, tokens_);
    for (const text::Token& token : tokens_.list) {
      if (token.kind != text::TokenKind::link && token.kind != text::TokenKind::mention) {
        visit(WordVectors::key(tokens_.of(token)));
      }
    }
  }

  void count(std::span<const std::string_view> texts) {
    std::unordered_map<std::uint32_t, std::uint32_t> counts;
    for (const std::string_view text : texts) each_word(text, [&](std::uint32_t key) { ++counts[key]; });
    std::vector<std::pair<std::uint32_t, std::uint32_t>> kept;
    for (const auto& entry : counts) {
      if (entry.second >= options_.fewest) kept.push_back(entry);
    }
    std::ranges::sort(kept);
    for (const auto& [key, n] : kept) {
      keys_.push_back(key);
      counts_.push_back(n);
      total_ += n;
    }
  }

  void number(std::span<const std::string_view> texts) {
    for (const std::string_view text : texts) {
      each_word(text, [&](std::uint32_t key) {
        const auto at = std::ranges::lower_bound(keys_, key);
        if (at != keys_.end() && *at == key) corpus_.push_back(static_cast<std::uint32_t>(at - keys_.begin()));
      });
      corpus_.push_back(kTextEnd);
    }
  }

  /// Words to draw as negatives, as often as their count to the power of three quarters.
  void make_noise() {
    double sum = 0;
    for (const std::uint32_t n : counts_) sum += std::pow(n, 0.75);
    constexpr std::size_t kNoise = 1U << 20U;
    noise_.reserve(kNoise);
    double reached = 0;
    for (std::uint32_t w = 0; w < counts_.size(); ++w) {
      reached += std::pow(counts_[w], 0.75);
      while (static_cast<double>(noise_.size()) < reached / sum * kNoise) noise_.push_back(w);
    }
    // Frequent words are left out now and then, as word2vec does.
    keep_.reserve(counts_.size());
    for (const std::uint32_t n : counts_) {
      const double share = static_cast<double>(n) / static_cast<double>(total_);
      keep_.push_back(static_cast<float>(std::sqrt(1e-3 / share) + 1e-3 / share));
    }
  }

  void read_text(std::size_t begin, std::size_t end, float rate) {
    sentence_.clear();
    for (std::size_t i = begin; i < end; ++i) {
      const std::uint32_t word = corpus_[i];
      if (keep_[word] >= 1 || random_.unit() < double{keep_[word]}) sentence_.push_back(word);
    }
    for (std::size_t i = 0; i < sentence_.size(); ++i) {
      const std::size_t reach = 1 + random_.below(options_.window);
      const std::size_t from = i > reach ? i - reach : 0;
      const std::size_t to = std::min(sentence_.size(), i + reach + 1);
      for (std::size_t j = from; j < to; ++j) {
        if (j != i) learn_pair(sentence_[j], sentence_[i], rate);
      }
    }
  }

  void learn_pair(std::uint32_t word, std::uint32_t near, float rate) {
    float* v = &in_[std::size_t{word} * kVectorSize];
    std::array<float, kVectorSize> change{};
    for (std::uint32_t k = 0; k <= options_.negatives; ++k) {
      const std::uint32_t other = k == 0 ? near : noise_[random_.below(static_cast<std::uint32_t>(noise_.size()))];
      if (k > 0 && other == near) continue;
      float* u = &out_[std::size_t{other} * kVectorSize];
      const float g = rate * ((k == 0 ? 1.0F : 0.0F) - sigmoid_(dot(v, u)));
      for (std::size_t i = 0; i < kVectorSize; ++i) change[i] += g * u[i];
      for (std::size_t i = 0; i < kVectorSize; ++i) u[i] += g * v[i];
    }
    for (std::size_t i = 0; i < kVectorSize; ++i) v[i] += change[i];
  }

  /// Each vector at length 1 before it is rounded: rare words are as loud as frequent ones.
  [[nodiscard]] WordVectors pack() const {
    std::vector<std::int8_t> values(in_.size());
    for (std::size_t w = 0; w < keys_.size(); ++w) {
      const float* v = &in_[w * kVectorSize];
      const float length = std::sqrt(dot(v, v)) + 1e-9F;
      for (std::size_t i = 0; i < kVectorSize; ++i) {
        values[w * kVectorSize + i] =
            static_cast<std::int8_t>(std::lround(std::clamp(v[i] / length / kLargest, -1.0F, 1.0F) * 127.0F));
      }
    }
    return {keys_, std::move(values), kLargest};
  }

  static constexpr float kLargest = 0.5F;
  const SkipGramOptions& options_;
  Random random_;
  Sigmoid sigmoid_;
  text::Tokens tokens_;
  std::vector<std::uint32_t> keys_, counts_, corpus_, noise_, sentence_;
  std::vector<float> keep_, in_, out_;
  std::uint64_t total_ = 0;
};

}  // namespace

WordVectors learn_vectors(std::span<const std::string_view> texts, const SkipGramOptions& options) {
  return SkipGram{texts, options}.learn();
}

}  // namespace colloquio::voice
