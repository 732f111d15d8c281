#include "colloquio/core/voice/lexicon.hpp"

#include <algorithm>
#include <cmath>
#include <string>

namespace colloquio::voice {

Lexicon::Lexicon(std::vector<Entry> entries) {
  std::ranges::stable_sort(entries, {}, &Entry::key);
  for (std::size_t i = 0; i < entries.size();) {
    std::size_t end = i;
    int sum = 0;
    while (end < entries.size() && entries[end].key == entries[i].key) sum += entries[end++].value;
    const int average = sum / static_cast<int>(end - i);
    if (average != 0) entries_.push_back({entries[i].key, static_cast<std::int8_t>(average)});
    i = end;
  }
  std::vector<std::uint32_t> keys;
  for (const Entry& entry : entries_) keys.push_back(entry.key);
  index_ = KeyIndex{std::move(keys)};
}

std::uint32_t Lexicon::key(std::u32string_view word, Language language) {
  const std::uint64_t hash = (hash_of(word) + language) * 0x9E3779B97F4A7C15U;
  return static_cast<std::uint32_t>(hash >> 32U);
}

const std::int8_t* Lexicon::find(std::uint32_t key) const {
  const std::size_t at = index_.find(key);
  return at == KeyIndex::kAbsent ? nullptr : &entries_[at].value;
}

/// "bellissimoo" is "bellissimo": any doubled letter may have been stretched.
const std::int8_t* Lexicon::find_stretched(std::u32string_view word, Language language) const {
  std::u32string shorter;
  for (std::size_t i = 1; i < word.size(); ++i) {
    if (word[i] != word[i - 1]) continue;
    shorter.assign(word.substr(0, i)).append(word.substr(i + 1));
    if (const auto* found = find(key(shorter, language)); found != nullptr) return found;
  }
  return nullptr;
}

std::array<float, kLexiconScores> Lexicon::score(const text::Tokens& tokens, Language language) const {
  std::array<float, kLexiconScores> out{};
  if (entries_.empty()) return out;
  auto& [sum, good, bad, largest, smallest, last, goods, bads, share, both] = out;
  std::size_t negated = 0, words = 0, known = 0;
  for (const text::Token& token : tokens.list) {
    const auto chars = tokens.of(token);
    if (token.kind == text::TokenKind::mark) {
      negated = 0;
      continue;
    }
    if (token.kind == text::TokenKind::link || token.kind == text::TokenKind::mention) continue;
    const bool is_word = token.kind == text::TokenKind::word;
    words += is_word ? 1 : 0;
    const std::int8_t* found = is_word ? find(key(chars, language)) : find(key(chars, 0));
    if (found == nullptr && token.is_elongated) found = find_stretched(chars, language);
    if (is_word && is_negation(chars)) {
      negated = kNegationReach;
      continue;
    }
    if (found != nullptr) {
      float value = static_cast<float>(*found) / 127.0F;
      if (is_word && negated > 0) value *= -0.75F;
      if (token.is_capital) value *= 1.25F;
      ++known;
      sum += value;
      (value > 0 ? good : bad) += value;
      (value > 0 ? goods : bads) += 1;
      largest = std::max(largest, value);
      smallest = std::min(smallest, value);
      last = value;
    }
    if (negated > 0) --negated;
  }
  if (known == 0) return out;
  both = goods > 0 && bads > 0 ? 1.0F : 0.0F;
  share = words == 0 ? 0.0F : static_cast<float>(known) / static_cast<float>(words + 1);
  // Long texts have more of everything: what counts is the direction.
  sum = sum / std::sqrt(sum * sum + 1.0F);
  good = good / (good + 1.0F);
  bad = bad / (1.0F - bad);
  goods = goods / (goods + 2.0F);
  bads = bads / (bads + 2.0F);
  return out;
}

}  // namespace colloquio::voice
