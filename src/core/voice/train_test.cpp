#include "colloquio/core/voice/train.hpp"

#include <algorithm>
#include <array>
#include <cmath>

#include <gtest/gtest.h>

#include "colloquio/core/voice/model.hpp"
#include "colloquio/core/voice/random.hpp"
#include "colloquio/core/voice/scores.hpp"
#include "colloquio/core/voice/skip_gram.hpp"

namespace colloquio::voice {
namespace {

/// Made-up texts whose class a few words show, among words that show nothing.
class Made {
 public:
  explicit Made(std::size_t n, std::uint64_t seed = 1) {
    constexpr std::array<std::array<const char*, 3>, 3> kShow{
        {{"pessimo", "orribile", "deluso"}, {"orario", "martedì", "listino"}, {"ottimo", "splendido", "felice"}}};
    constexpr std::array<const char*, 8> kOther{"il", "pane", "del", "negozio", "ieri", "con", "mia", "zia"};
    Random random{seed};
    texts_.reserve(n);
    for (std::size_t i = 0; i < n; ++i) {
      const std::uint32_t label = random.below(3);
      std::string text;
      for (int w = 0; w < 6; ++w) text += std::string{kOther[random.below(8)]} + " ";
      texts_.push_back(text + kShow[label][random.below(3)]);
      samples.push_back({.text = {}, .language = language_of("it"), .labels = label});
    }
    for (std::size_t i = 0; i < n; ++i) samples[i].text = texts_[i];
  }
  std::vector<Sample> samples;

 private:
  std::vector<std::string> texts_;
};

TrainOptions small() {
  TrainOptions options;
  options.shape = {.bits = 12, .classes = 3, .languages = {language_of("it")}};
  options.epochs = 4;
  return options;
}

double f1_of(const Linear& model, const Made& texts) {
  FeatureMaker make{nullptr, nullptr};
  Confusion table{3};
  std::array<float, 3> z{};
  for (const Sample& s : texts.samples) {
    model.score(make(s.text, s.language), s.language, s.domain, z);
    table.add(s.labels, static_cast<std::size_t>(std::ranges::max_element(z) - z.begin()));
  }
  return table.macro_f1();
}

TEST(Train, LearnsWhatWordsShow) {
  const Made texts{600}, others{300, 2};
  FeatureMaker make{nullptr, nullptr};
  const Linear model = train(texts.samples, {}, make, small());
  EXPECT_GT(f1_of(model, others), 0.99);
  Made wrong{600, 3};
  for (Sample& s : wrong.samples) s.labels = (s.labels + 1) % 3;
  EXPECT_LT(f1_of(model, wrong), 0.01);
}

TEST(Train, TheSameTextsGiveTheSameModelBitForBit) {
  const Made texts{200};
  FeatureMaker make{nullptr, nullptr};
  const auto bytes = [&](std::uint64_t seed) {
    TrainOptions options = small();
    options.seed = seed;
    Model model;
    model.heads.push_back(
        {.name = "sentiment", .classes = {"a", "b", "c"}, .linear = train(texts.samples, {}, make, options)});
    return write_model(model);
  };
  EXPECT_EQ(bytes(1), bytes(1));
  EXPECT_NE(bytes(1), bytes(2));
}

TEST(Train, TheBestEpochIsKept) {
  const Made texts{300}, validation{100, 5};
  FeatureMaker make{nullptr, nullptr};
  TrainOptions options = small();
  options.epochs = 50;
  std::vector<double> said;
  options.on_epoch = [&](std::uint32_t, double f1) {
    said.push_back(f1);
    return true;
  };
  const Linear model = train(texts.samples, validation.samples, make, options);
  EXPECT_LT(said.size(), 50U) << "stops when nothing gets better";
  EXPECT_NEAR(f1_of(model, validation), *std::ranges::max_element(said), 1e-12);
  options.on_epoch = [](std::uint32_t, double) { return false; };
  EXPECT_GT(f1_of(train(texts.samples, validation.samples, make, options), validation), 0) << "one epoch, then stopped";
}

TEST(Train, SeveralClassesMayHoldAtOnce) {
  Made texts{600};
  for (Sample& s : texts.samples) {
    s.labels = (s.text.find("pane") != std::string_view::npos ? 1U : 0U) |
               (s.text.find("zia") != std::string_view::npos ? 2U : 0U);
  }
  FeatureMaker make{nullptr, nullptr};
  TrainOptions options = small();
  options.shape.classes = 2;
  options.loss = Loss::logistic;
  options.epochs = 12;
  const Linear model = train(texts.samples, {}, make, options);
  std::array<float, 2> z{};
  model.score(make("ieri con mia zia", language_of("it")), language_of("it"), Domain::post, z);
  EXPECT_LT(z[0], 0);
  EXPECT_GT(z[1], 0);
}

TEST(Train, ClassesOfASourceWeighTheSame) {
  Made texts{600};
  std::erase_if(texts.samples, [n = 0](const Sample& s) mutable { return s.labels == 0 && ++n > 10; });
  FeatureMaker make{nullptr, nullptr};
  EXPECT_GT(f1_of(train(texts.samples, {}, make, small()), Made{300, 2}), 0.9)
      << "ten texts of one class are enough here";
}

TEST(SkipGram, WordsOfTheSameCompanyAreNear) {
  std::vector<std::string> texts;
  Random random{3};
  const std::array<std::array<const char*, 4>, 2> groups{
      {{"pane", "farina", "forno", "lievito"}, {"treno", "binario", "ritardo", "stazione"}}};
  for (int i = 0; i < 1'500; ++i) {
    std::string text;
    for (int w = 0; w < 6; ++w) text += std::string{groups[static_cast<std::size_t>(i % 2)][random.below(4)]} + " ";
    texts.push_back(text);
  }
  const std::vector<std::string_view> views{texts.begin(), texts.end()};
  const auto near = [&](const WordVectors& vectors, std::u32string_view a, std::u32string_view b) {
    const std::int8_t* x = vectors.find(WordVectors::key(a));
    const std::int8_t* y = vectors.find(WordVectors::key(b));
    double dot = 0, xx = 0, yy = 0;
    for (std::size_t i = 0; i < kVectorSize; ++i) {
      dot += x[i] * y[i];
      xx += x[i] * x[i];
      yy += y[i] * y[i];
    }
    return dot / std::sqrt(xx * yy);
  };
  const WordVectors vectors = learn_vectors(views, {});
  EXPECT_EQ(vectors.keys().size(), 8U);
  EXPECT_GT(near(vectors, U"pane", U"farina"), near(vectors, U"pane", U"treno") + 0.3);
  EXPECT_EQ(std::vector(vectors.values().begin(), vectors.values().end()), [&] {
    const auto again = learn_vectors(views, {});
    return std::vector(again.values().begin(), again.values().end());
  }());
  EXPECT_EQ(learn_vectors(std::vector<std::string_view>{"una volta"}, {}).keys().size(), 0U) << "too rare";
}

}  // namespace
}  // namespace colloquio::voice
