#include "colloquio/core/voice/train.hpp"

#include <algorithm>
#include <array>
#include <cmath>
#include <limits>
#include <map>
#include <numeric>

#include "colloquio/core/voice/random.hpp"
#include "colloquio/core/voice/scores.hpp"

namespace colloquio::voice {

namespace {

/// What AdaGrad has seen of a weight before it begins. More (0.0001 to 1 tried) held rare words back and helped no set.
constexpr float kBefore = 1e-8F;

void shuffle(std::vector<std::uint32_t>& order, Random& random) {
  for (std::size_t i = order.size(); i > 1; --i)
    std::swap(order[i - 1], order[random.below(static_cast<std::uint32_t>(i))]);
}

class Trainer {
 public:
  Trainer(std::span<const Sample> samples, FeatureMaker& maker, const TrainOptions& options)
      : samples_(samples),
        maker_(maker),
        options_(options),
        classes_(options.shape.classes),
        sparse_(options.shape.buckets() * classes_),
        sparse_sum_(sparse_.size()),
        dense_(options.shape.dense_rows() * classes_),
        dense_sum_(dense_.size()) {
    balance();
    std::ranges::fill(sparse_sum_, kBefore);
    std::ranges::fill(dense_sum_, kBefore);
  }

  Linear run(std::span<const Sample> validation) {
    Random random{options_.seed};
    std::vector<std::uint32_t> order(samples_.size());
    std::iota(order.begin(), order.end(), 0U);
    Linear best;
    double best_f1 = -1;
    std::uint32_t worse = 0;
    for (std::uint32_t epoch = 0; epoch < options_.epochs; ++epoch) {
      shuffle(order, random);
      for (const std::uint32_t i : order) learn(samples_[i], weights_[i]);
      average(epoch);
      Linear now = pack();
      const double f1 = validation.empty() ? static_cast<double>(epoch) : macro_f1(now, validation);
      if (f1 > best_f1) {
        best_f1 = f1;
        best = std::move(now);
        worse = 0;
      } else {
        ++worse;
      }
      if (options_.on_epoch && !options_.on_epoch(epoch, f1)) break;
      if (worse >= 2) break;
    }
    return best;
  }

 private:
  /// Each class of a source weighs the same in all.
  void balance() {
    std::map<std::pair<std::uint16_t, std::uint32_t>, double> counts;
    std::map<std::uint16_t, double> totals;
    for (const Sample& s : samples_) {
      ++counts[{s.source, s.labels}];
      ++totals[s.source];
    }
    std::map<std::uint16_t, double> kinds;
    for (const auto& [key, n] : counts) ++kinds[key.first];
    weights_.reserve(samples_.size());
    for (const Sample& s : samples_) {
      const double even = totals[s.source] / (kinds[s.source] * counts[{s.source, s.labels}]);
      weights_.push_back(options_.loss == Loss::softmax ? static_cast<float>(s.weight * even) : s.weight);
    }
  }

  void learn(const Sample& sample, float weight) {
    const Features& f = maker_(sample.text, sample.language);
    const std::uint32_t mask = static_cast<std::uint32_t>(options_.shape.buckets() - 1);
    const std::uint32_t own = options_.shape.own(sample.language);
    places_.clear();
    for (std::size_t i = 0; i < f.id.size(); ++i) {
      places_.push_back({shared_bucket(f.id[i], mask), f.value[i]});
      if (own != kNoOwn) places_.push_back({own_bucket(f.id[i], sample.language, mask), f.value[i]});
    }
    std::array<float, kMostClasses> z{};
    for (const auto& [bucket, value] : places_) {
      const float* w = &sparse_[std::size_t{bucket} * classes_];
      for (std::size_t c = 0; c < classes_; ++c) z[c] += value * w[c];
    }
    each_dense(f, own, sample.domain, [&](std::size_t row, float value) {
      for (std::size_t c = 0; c < classes_; ++c) z[c] += value * dense_[row * classes_ + c];
    });
    gradient(z, sample.labels);
    for (std::size_t c = 0; c < classes_; ++c) z[c] *= weight;
    const float rate = options_.rate;
    for (const auto& [bucket, value] : places_) {
      float* w = &sparse_[std::size_t{bucket} * classes_];
      float* sum = &sparse_sum_[std::size_t{bucket} * classes_];
      for (std::size_t c = 0; c < classes_; ++c) step(w[c], sum[c], z[c] * value, rate);
    }
    each_dense(f, own, sample.domain, [&](std::size_t row, float value) {
      for (std::size_t c = 0; c < classes_; ++c) {
        step(dense_[row * classes_ + c], dense_sum_[row * classes_ + c], z[c] * value, rate);
      }
    });
  }

  static void step(float& w, float& sum, float g, float rate) {
    sum += g * g;
    w -= rate * g / std::sqrt(sum);
  }

  /// Scores to the gradient of the loss.
  void gradient(std::array<float, kMostClasses>& z, std::uint32_t labels) const {
    if (options_.loss == Loss::logistic) {
      for (std::size_t c = 0; c < classes_; ++c) {
        z[c] = 1.0F / (1.0F + std::exp(-z[c])) - static_cast<float>(labels >> c & 1U);
      }
      return;
    }
    softmax(std::span{z}.first(classes_));
    z[labels] -= 1.0F;
  }

  /// What is given back is the average of the weights after each epoch: it forgets what one order of the texts taught.
  void average(std::uint32_t epoch) {
    const auto into = [&](std::vector<float>& mean, const std::vector<float>& now) {
      mean.resize(now.size());
      const float share = 1.0F / static_cast<float>(epoch + 1);
      for (std::size_t i = 0; i < now.size(); ++i) mean[i] += (now[i] - mean[i]) * share;
    };
    into(sparse_mean_, sparse_);
    into(dense_mean_, dense_);
  }

  [[nodiscard]] Linear pack() const {
    float largest = 1e-6F;
    for (const float w : sparse_mean_) largest = std::max(largest, std::abs(w));
    std::vector<std::int8_t> packed(sparse_mean_.size());
    for (std::size_t i = 0; i < packed.size(); ++i) {
      packed[i] = static_cast<std::int8_t>(std::lround(sparse_mean_[i] / largest * 127.0F));
    }
    return {options_.shape, std::move(packed), largest, dense_mean_};
  }

  [[nodiscard]] double macro_f1(const Linear& model, std::span<const Sample> validation) {
    std::map<Language, Confusion> by_language;
    std::array<float, kMostClasses> z{};
    const auto scores = std::span{z}.first(classes_);
    for (const Sample& s : validation) {
      model.score(maker_(s.text, s.language), s.language, s.domain, scores);
      Confusion& table = by_language.try_emplace(s.language, classes_).first->second;
      if (options_.loss == Loss::softmax) {
        table.add(s.labels, static_cast<std::size_t>(std::ranges::max_element(scores) - scores.begin()));
      } else {
        for (std::size_t c = 0; c < classes_; ++c) table.add_binary(c, (s.labels >> c & 1U) != 0, scores[c] > 0);
      }
    }
    double sum = 0;
    for (const auto& [language, table] : by_language) sum += table.macro_f1();
    return by_language.empty() ? 0 : sum / static_cast<double>(by_language.size());
  }

  std::span<const Sample> samples_;
  FeatureMaker& maker_;
  const TrainOptions& options_;
  std::size_t classes_;
  std::vector<float> sparse_, sparse_sum_, dense_, dense_sum_;
  std::vector<float> sparse_mean_, dense_mean_;
  std::vector<float> weights_;
  std::vector<std::pair<std::uint32_t, float>> places_;
};

}  // namespace

Linear train(std::span<const Sample> samples, std::span<const Sample> validation, FeatureMaker& maker,
             const TrainOptions& options) {
  return Trainer{samples, maker, options}.run(validation);
}

}  // namespace colloquio::voice
