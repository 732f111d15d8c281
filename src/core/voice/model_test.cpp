#include "colloquio/core/voice/model.hpp"

#include <array>
#include <cmath>

#include <gtest/gtest.h>

#include "colloquio/core/voice/random.hpp"
#include "colloquio/core/voice/scores.hpp"

namespace colloquio::voice {
namespace {

Model some_model() {
  Model model;
  model.recipe = "test";
  model.card = "made for a test";
  model.lexicon = Lexicon{{{5, 10}, {9, -10}}};
  std::vector<std::int8_t> vectors(2 * kVectorSize, 3);
  model.vectors = WordVectors{{7, 8}, vectors, 0.5F};
  LinearShape shape{.bits = 4, .classes = 3, .languages = {language_of("it"), language_of("en")}};
  std::vector<std::int8_t> packed(shape.buckets() * 3);
  Random random{1};
  for (auto& p : packed) p = static_cast<std::int8_t>(random.below(255));
  std::vector<float> dense(shape.dense_rows() * 3, 0.25F);
  Head head{.name = "sentiment",
            .classes = {"negative", "neutral", "positive"},
            .linear = Linear{shape, packed, 2.0F, dense}};
  head.calibration[0] = {.stretch = 0.5F};
  head.calibration[language_of("it")] = {.stretch = 0.5F, .shift = {0, 9, 0}};
  model.heads.push_back(head);
  return model;
}

TEST(VoiceModel, ComesBackAsItWas) {
  const std::string bytes = write_model(some_model());
  const auto model = read_model(bytes);
  ASSERT_TRUE(model.has_value()) << model.error().message;
  EXPECT_EQ(write_model(*model), bytes);
  EXPECT_EQ(model->card, "made for a test");
  ASSERT_NE(model->head("sentiment"), nullptr);
  EXPECT_EQ(model->head("mood"), nullptr);
}

TEST(VoiceModel, ProbabilitiesAreCalibratedByLanguage) {
  const Model model = some_model();
  FeatureMaker make{&model.lexicon, &model.vectors};
  std::array<float, 3> it{}, fr{};
  probabilities(*model.head("sentiment"), make("ciao", language_of("it")), language_of("it"), Domain::post, it);
  probabilities(*model.head("sentiment"), make("ciao", language_of("fr")), language_of("fr"), Domain::post, fr);
  EXPECT_NEAR(it[0] + it[1] + it[2], 1, 1e-5);
  EXPECT_NEAR(fr[0] + fr[1] + fr[2], 1, 1e-5);
  EXPECT_GT(it[1], 0.99F);
}

TEST(VoiceModel, WhatIsCutOrChangedIsRefused) {
  const std::string bytes = write_model(some_model());
  for (std::size_t n = 0; n < bytes.size(); n += 1 + n / 50) {
    const auto cut = read_model(std::string_view{bytes}.substr(0, n));
    ASSERT_FALSE(cut.has_value()) << n;
    EXPECT_EQ(cut.error().kind, ErrorKind::corrupt);
    std::string changed = bytes;
    changed[n] = static_cast<char>(changed[n] ^ 1);
    ASSERT_FALSE(read_model(changed).has_value()) << n;
  }
  EXPECT_EQ(read_model(bytes + "x").error().kind, ErrorKind::corrupt);
  std::string newer = bytes;
  newer[std::string_view{"colloquio voice\n"}.size()] = 9;
  EXPECT_EQ(read_model(newer).error().kind, ErrorKind::invalid_input);
}

TEST(Calibrate, FindsTheStretchOfScoresThatAreTooSure) {
  Random random{4};
  std::vector<Judged> judged;
  for (int i = 0; i < 3'000; ++i) {
    std::vector<float> z(3);
    for (float& x : z) x = static_cast<float>(random.unit() * 4 - 2);
    std::vector<float> p = z;
    softmax(p);
    const double u = random.unit();
    const std::uint32_t label = u < double{p[0]} ? 0 : u < double{p[0]} + double{p[1]} ? 1 : 2;
    for (float& x : z) x *= 3;  // the model shouts
    judged.push_back({z, label});
  }
  const Calibration found = calibrate(judged, 3, true);
  EXPECT_NEAR(found.stretch, 1.0 / 3, 0.03);
  EXPECT_LT(calibration_error(judged, found), 0.03);
  EXPECT_GT(calibration_error(judged, {}), 0.15);
  EXPECT_EQ(calibrate(std::span{judged}.first(10), 3, true), Calibration{}) << "too few to say";
}

TEST(Calibrate, ShiftsClassesThatHoldEachByItself) {
  Random random{5};
  std::vector<Judged> judged;
  for (int i = 0; i < 3'000; ++i) {
    const auto z = static_cast<float>(random.unit() * 4 - 2);
    const bool holds = random.unit() < 1 / (1 + std::exp(-double{z} + 1.0));
    judged.push_back({{z, 0}, holds ? 1U : 0U});
  }
  const Calibration found = calibrate(judged, 2, false);
  EXPECT_NEAR(found.shift[0], -1, 0.15);
}

TEST(Confusion, CountsAsDefined) {
  Confusion table{2};
  table.add(0, 0);
  table.add(0, 1);
  table.add(1, 1);
  EXPECT_DOUBLE_EQ(table.recall(0), 0.5);
  EXPECT_DOUBLE_EQ(table.precision(1), 0.5);
  EXPECT_DOUBLE_EQ(table.f1(0), 2.0 / 3);
  EXPECT_DOUBLE_EQ(table.macro_recall(), 0.75);
  EXPECT_DOUBLE_EQ(Confusion{2}.macro_f1(), 0);
}

}  // namespace
}  // namespace colloquio::voice
