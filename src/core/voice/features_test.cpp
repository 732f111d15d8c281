#include "colloquio/core/voice/features.hpp"

#include <algorithm>
#include <cmath>
#include <numeric>

#include <gtest/gtest.h>

namespace colloquio::voice {
namespace {

std::vector<std::uint32_t> ids(FeatureMaker& make, std::string_view text) {
  auto list = make(text, language_of("it")).id;
  std::ranges::sort(list);
  return list;
}

TEST(Features, TheSameTextGivesTheSame) {
  FeatureMaker one{nullptr, nullptr}, other{nullptr, nullptr};
  const auto first = ids(one, "Il pane non è buono!");
  EXPECT_FALSE(ids(other, "altro").empty());
  EXPECT_EQ(ids(other, "Il pane non è buono!"), first);
  EXPECT_NE(ids(other, "Il pane è buono!"), first);
}

TEST(Features, TheWholeHasLengthOne) {
  FeatureMaker make{nullptr, nullptr};
  const auto& f = make("tanto tanto tanto bello", language_of("it"));
  double sum = 0;
  for (const float v : f.value) sum += double{v} * v;
  EXPECT_NEAR(sum, 1.0, 1e-5);
  EXPECT_EQ(make("", 0).id.size(), 1U) << "only that it is short";
}

TEST(Features, ALongTextIsBounded) {
  std::string text;
  for (int i = 0; i < 20'000; ++i)
    text += std::to_string(i * 7919) + "x" + std::string(1, static_cast<char>('a' + i % 26)) + " ";
  FeatureMaker make{nullptr, nullptr};
  EXPECT_LE(make(text, 0).id.size(), 4'096U);
}

TEST(Features, NegationsOfEveryLanguage) {
  for (const auto* word : {U"non", U"not", U"don't", U"не", U"pas", U"nicht", U"não", U"nunca"})
    EXPECT_TRUE(is_negation(word));
  for (const auto* word : {U"nonno", U"note", U"si", U""}) EXPECT_FALSE(is_negation(word));
}

Lexicon lexicon() {
  return Lexicon{{{Lexicon::key(U"buono", language_of("it")), 100},
                  {Lexicon::key(U"brutto", language_of("it")), -100},
                  {Lexicon::key(U"buono", language_of("it")), 60},
                  {Lexicon::key(U"👏", 0), 90}}};
}

TEST(Lexicon, FindsWordsOfALanguageAndSignsOfAll) {
  const Lexicon words = lexicon();
  ASSERT_NE(words.find(Lexicon::key(U"buono", language_of("it"))), nullptr);
  EXPECT_EQ(*words.find(Lexicon::key(U"buono", language_of("it"))), 80) << "the average of both";
  EXPECT_EQ(words.find(Lexicon::key(U"buono", language_of("es"))), nullptr);
  EXPECT_EQ(Lexicon{}.find(1), nullptr);
}

TEST(Lexicon, ANegationTurnsAWordRound) {
  const Lexicon words = lexicon();
  const auto sum = [&](std::string_view text, std::string_view language = "it") {
    text::Tokens tokens;
    text::tokenise(text, tokens);
    return words.score(tokens, language_of(language))[0];
  };
  EXPECT_GT(sum("buono"), 0);
  EXPECT_LT(sum("non è per niente buono"), 0);
  EXPECT_GT(sum("non so. buono"), 0) << "a mark ends it";
  EXPECT_GT(sum("non brutto"), 0);
  EXPECT_GT(sum("BUONO"), sum("buono"));
  EXPECT_EQ(sum("buonooo"), sum("buono"));
  EXPECT_EQ(sum("buono", "es"), 0);
  EXPECT_GT(sum("👏", "es"), 0);
}

TEST(WordVectors, AreFoundByTheirWord) {
  std::vector<std::uint32_t> keys{WordVectors::key(U"pane"), WordVectors::key(U"olio")};
  std::ranges::sort(keys);
  std::vector<std::int8_t> values(2 * kVectorSize, 1);
  values[kVectorSize] = 7;
  const WordVectors vectors{keys, values, 0.5F};
  EXPECT_EQ(vectors.find(keys[1])[0], 7);
  EXPECT_EQ(vectors.find(WordVectors::key(U"vino")), nullptr);
  FeatureMaker make{nullptr, &vectors};
  const auto& f = make("pane olio", 0);
  EXPECT_NEAR(f.vector[0], 4 * 0.5F / 127, 1e-6);
  EXPECT_NEAR(f.vector[kVectorSize], 7 * 0.5F / 127, 1e-6);
}

}  // namespace
}  // namespace colloquio::voice
