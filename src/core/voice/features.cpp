#include "colloquio/core/voice/features.hpp"

#include <algorithm>
#include <cmath>

namespace colloquio::voice {

namespace {

using text::Token;
using text::TokenKind;

constexpr std::uint64_t kPrime = 0x9E3779B97F4A7C15U;
constexpr std::size_t kShortestPiece = 2;
constexpr std::size_t kLongestPiece = 5;
constexpr std::size_t kCells = 1U << 13U;
/// Features of one text; what a very long one shows beyond them says nothing new.
constexpr std::size_t kMostFeatures = kCells / 2;

/// A text has some twenty words and some hundreds of pieces of them: words, and how they are written, speak louder.
/// Chosen by cross-validation on our own comments (1 to 6 tried).
constexpr float kWordWeight = 3;
constexpr float kMannerWeight = 3;

/// What a feature is, so that the word "no" and the piece "no" are two.
enum Sort : std::uint64_t { kWord = 1, kPair, kNegated, kPiece, kManner, kTag };

std::uint64_t sorted_hash(Sort sort, std::uint64_t h) { return mixed(h + sort * 0xD1B54A32D192ED03U); }

}  // namespace

const Features& FeatureMaker::operator()(std::string_view plain, Language language) {
  if (cells_.empty()) cells_.resize(kCells);
  if (++stamp_ == 0) {
    std::ranges::fill(cells_, Cell{});
    stamp_ = 1;
  }
  out_.id.clear();
  counts_.clear();
  weights_.clear();
  text::tokenise(plain, tokens_);
  add_words();
  add_manner();
  finish();
  score(language);
  return out_;
}

void FeatureMaker::count(std::uint64_t hash, float weight) {
  const auto id = static_cast<std::uint32_t>(hash >> 32U);
  std::size_t at = hash % kCells;
  while (cells_[at].stamp == stamp_ && cells_[at].id != id) at = (at + 1) % kCells;
  if (cells_[at].stamp == stamp_) {
    ++counts_[cells_[at].place];
    return;
  }
  if (out_.id.size() >= kMostFeatures) return;
  cells_[at] = {id, stamp_, static_cast<std::uint32_t>(out_.id.size())};
  out_.id.push_back(id);
  weights_.push_back(weight);
  counts_.push_back(1);
}

void FeatureMaker::add_words() {
  std::uint64_t before = kPrime;
  std::size_t negated = 0;
  for (const Token& token : tokens_.list) {
    const auto chars = tokens_.of(token);
    const std::uint64_t word = hash_of(chars);
    count(sorted_hash(kWord, word), kWordWeight);
    count(sorted_hash(kPair, before * 3 + word));
    before = word;
    if (token.kind == TokenKind::mark) negated = 0;
    if (token.kind != TokenKind::word) continue;
    if (token.is_hashtag) count(sorted_hash(kTag, word));
    if (negated > 0) {
      count(sorted_hash(kNegated, word), kWordWeight);
      --negated;
    }
    if (is_negation(chars)) negated = kNegationReach;
    add_pieces(chars);
  }
}

void FeatureMaker::add_pieces(std::u32string_view word) {
  const std::size_t size = word.size() + 2;
  const auto at = [&](std::size_t i) { return i == 0 || i + 1 == size ? U'_' : word[i - 1]; };
  for (std::size_t i = 0; i + kShortestPiece <= size; ++i) {
    std::uint64_t h = 0x2545F4914F6CDD1DU;
    const std::size_t end = std::min(size, i + kLongestPiece);
    for (std::size_t j = i; j < end; ++j) {
      h = (h ^ at(j)) * kPrime;
      if (j > i) count(sorted_hash(kPiece, h));
    }
  }
}

void FeatureMaker::add_manner() {
  std::size_t words = 0, capitals = 0, stretched = 0, calls = 0, questions = 0, dots = 0, quotes = 0, smiles = 0;
  for (const Token& token : tokens_.list) {
    const auto chars = tokens_.of(token);
    words += token.kind == TokenKind::word ? 1 : 0;
    capitals += token.is_capital ? 1 : 0;
    stretched += token.is_elongated ? 1 : 0;
    if (token.kind == TokenKind::mark) {
      if (chars.front() == U'!') calls += token.count;
      if (chars.front() == U'?') questions += token.count;
      if (chars.front() == U'.' && token.count > 1) ++dots;
      if (chars.front() == U'"') ++quotes;
    }
    smiles += token.kind == TokenKind::emoticon || token.kind == TokenKind::emoji ? 1 : 0;
  }
  const auto tell = [&](std::uint64_t what, std::size_t n) {
    if (n > 0) count(sorted_hash(kManner, what * 16 + std::min<std::size_t>(n, 3)), kMannerWeight);
  };
  tell(1, capitals);
  tell(2, stretched);
  tell(3, calls);
  tell(4, questions);
  tell(5, dots);
  tell(6, quotes);
  tell(7, smiles);
  tell(8, words > 0 && capitals * 2 > words ? 1 : 0);
  tell(9, words < 5 ? 1 : words < 12 ? 2 : words < 25 ? 3 : 0);
}

void FeatureMaker::finish() {
  out_.value.resize(counts_.size());
  double sum = 0;
  for (std::size_t i = 0; i < counts_.size(); ++i) {
    const float v = counts_[i] == 1 ? 1.0F : 1.0F + std::log(static_cast<float>(counts_[i]));
    out_.value[i] = v * weights_[i];
    sum += double{out_.value[i]} * out_.value[i];
  }
  const float scale = sum > 0 ? static_cast<float>(1.0 / std::sqrt(sum)) : 0.0F;
  for (float& v : out_.value) v *= scale;
}

void FeatureMaker::score(Language language) {
  if (lexicon_ != nullptr) out_.lexicon = lexicon_->score(tokens_, language);
  if (vectors_ == nullptr) return;
  std::array<int, kVectorSize> sum{}, largest{}, smallest{};
  int n = 0;
  for (const Token& token : tokens_.list) {
    if (token.kind == TokenKind::link || token.kind == TokenKind::mention) continue;
    const std::int8_t* v = vectors_->find(WordVectors::key(tokens_.of(token)));
    if (v == nullptr) continue;
    for (std::size_t i = 0; i < kVectorSize; ++i) {
      const int x = v[i];
      sum[i] += x;
      largest[i] = n == 0 ? x : std::max(largest[i], x);
      smallest[i] = n == 0 ? x : std::min(smallest[i], x);
    }
    ++n;
  }
  const float scale = vectors_->largest() / 127.0F;
  for (std::size_t i = 0; i < kVectorSize; ++i) {
    out_.vector[i] = n == 0 ? 0.0F : scale * static_cast<float>(sum[i]) / static_cast<float>(n);
    out_.vector[kVectorSize + i] = scale * static_cast<float>(largest[i]);
    out_.vector[2 * kVectorSize + i] = scale * static_cast<float>(smallest[i]);
  }
}

}  // namespace colloquio::voice
