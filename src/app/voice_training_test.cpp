#include "colloquio/app/voice_training.hpp"

#include <gtest/gtest.h>

#include "colloquio/core/voice/random.hpp"

namespace colloquio::app {
namespace {

/// Made-up comments: a few words show feeling and intent, the others nothing.
std::string comments(std::size_t n, std::uint64_t seed) {
  constexpr std::array<std::array<const char*, 3>, 3> kShow{
      {{"pessimo", "orribile", "deluso"}, {"orario", "martedì", "listino"}, {"ottimo", "splendido", "felice"}}};
  constexpr std::array<const char*, 8> kOther{"il", "pane", "del", "negozio", "ieri", "con", "mia", "zia"};
  voice::Random random{seed};
  std::string out;
  for (std::size_t i = 0; i < n; ++i) {
    const std::uint32_t feeling = random.below(3);
    const bool asks = random.below(2) == 1;
    out += std::string{kFeelings[feeling]} + (asks ? "\tquestion\t-\tx\tavete " : "\t-\t-\tx\t");
    for (int w = 0; w < 5; ++w) out += std::string{kOther[random.below(8)]} + " ";
    out += std::string{kShow[feeling][random.below(3)]} + "\n";
  }
  return out;
}

constexpr std::string_view kRecipe = R"(
name = "made"
[model]
bits = 12
intent_bits = 10
epochs = 4
folds = 3
languages = ["it"]
[vectors]
epochs = 1
[[set]]
name = "made up"
path = "train"
language = "it"
format = "comments"
[[set]]
name = "made up"
use = "test"
path = "test"
language = "it"
format = "comments"
)";

class VoiceTraining : public testing::Test {
 protected:
  [[nodiscard]] Result<voice::Model> train(const OnTraining& on_training = {}) const {
    return train_voice(recipe_, read_, on_training);
  }
  VoiceRecipe recipe_ = parse_voice_recipe(kRecipe, "r").value();
  std::map<std::string, std::string> files_{{"train", comments(400, 1)}, {"test", comments(150, 2)}};
  ReadFile read_ = [this](const std::string& path) -> Result<std::string> { return files_.at(path); };
};

TEST_F(VoiceTraining, LearnsFeelingsAndIntentsAndJudgesThem) {
  const auto model = train();
  ASSERT_TRUE(model.has_value()) << model.error().message;
  EXPECT_EQ(model->recipe, "made");
  EXPECT_EQ(model->card, "made up (it): 400");
  const auto scores = score_voice(*model, recipe_, read_);
  ASSERT_TRUE(scores.has_value());
  ASSERT_EQ(scores->sentiment.size(), 1U);
  EXPECT_EQ(scores->sentiment[0].n, 150U);
  EXPECT_GT(scores->sentiment[0].macro_f1, 0.97);
  EXPECT_LT(scores->sentiment[0].margin, 0.05);
  EXPECT_GT(scores->intents[0].f1[0], 0.97) << "question";
  EXPECT_EQ(scores->intents[0].f1[1], 0) << "no complaint is there";
}

TEST_F(VoiceTraining, TheSameFilesGiveTheSameModel) {
  EXPECT_EQ(voice::write_model(train().value()), voice::write_model(train().value()));
}

TEST_F(VoiceTraining, WhatJudgesDoesNotTeach) {
  // The test texts are in the training set too, under another name and with other people named.
  std::string leaked = files_["test"];
  for (std::size_t at = 0; (at = leaked.find("\tx\t", at)) != std::string::npos; at += 3)
    leaked.insert(at + 3, "@anna ");
  std::string named = files_["test"];
  for (std::size_t at = 0; (at = named.find("\tx\t", at)) != std::string::npos; at += 3) named.insert(at + 3, "@bea ");
  files_["test"] = named;
  const std::string apart = voice::write_model(train().value());
  files_["train"] += leaked;
  EXPECT_EQ(voice::write_model(train().value()), apart);
}

TEST_F(VoiceTraining, CalibrationAndThresholdsComeFromTextsTheModelDidNotLearn) {
  const auto model = train();
  ASSERT_TRUE(model.has_value());
  const voice::Head* head = model->head("intent");
  ASSERT_NE(head, nullptr);
  EXPECT_EQ(head->thresholds.size(), kIntents.size());
  EXPECT_NE(head->calibration.at(voice::language_of("it")), voice::Calibration{});
  EXPECT_NE(head->calibration.at(0), voice::Calibration{});
}

TEST_F(VoiceTraining, CanBeStoppedAndNeedsTexts) {
  for (const auto step : {TrainingProgress::Step::reading, TrainingProgress::Step::vectors,
                          TrainingProgress::Step::sentiment, TrainingProgress::Step::intents}) {
    const auto stopped = train([&](const TrainingProgress& p) { return p.step != step; });
    ASSERT_FALSE(stopped.has_value());
    EXPECT_EQ(stopped.error().kind, ErrorKind::interrupted);
  }
  files_["train"] = "";
  EXPECT_EQ(train().error().kind, ErrorKind::invalid_input);
}

TEST(VoiceAverages, AreOfSetsWithSeveralLanguages) {
  const auto found = averages({{.set = "a", .language = "it", .macro_f1 = 0.5},
                               {.set = "b", .language = "it", .macro_f1 = 0.9},
                               {.set = "a", .language = "en", .macro_f1 = 0.7}});
  ASSERT_EQ(found.size(), 1U);
  EXPECT_DOUBLE_EQ(found[0].macro_f1, 0.6);
  EXPECT_EQ(found[0].languages, 2U);
}

}  // namespace
}  // namespace colloquio::app
