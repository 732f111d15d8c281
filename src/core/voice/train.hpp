#pragma once

#include <cstdint>
#include <functional>
#include <span>
#include <string_view>
#include <vector>

#include "colloquio/core/voice/linear.hpp"

namespace colloquio::voice {

/// A text somebody labelled.
struct Sample {
  std::string_view text;  ///< plain, normalised
  Language language = 0;
  Domain domain = Domain::post;
  std::uint16_t source = 0;  ///< which data set: classes are balanced within each
  std::uint32_t labels = 0;  ///< softmax: the class; else a bit for each class that holds
  float weight = 1;          ///< of its data set
};

enum class Loss : std::uint8_t {
  softmax,   ///< one class of several
  logistic,  ///< each class yes or no by itself
};

struct TrainOptions {
  LinearShape shape;
  Loss loss = Loss::softmax;
  std::uint32_t epochs = 6;  ///< at most: stops when validation gets worse twice
  float rate = 0.05F;        ///< of AdaGrad (Duchi et al. 2011)
  std::uint64_t seed = 1;
  /// Called after each epoch with what validation says; false stops.
  std::function<bool(std::uint32_t epoch, double macro_f1)> on_epoch;
};

/// Trains on one thread, in an order that the seed alone decides: the same samples give the same model, bit for bit.
/// The epoch with the best macro-F1 over `validation` (averaged over its languages) is the one given back; without
/// validation, the last. Memory: 32 bytes a bucket and class, no copy of the texts.
[[nodiscard]] Linear train(std::span<const Sample> samples, std::span<const Sample> validation, FeatureMaker& maker,
                           const TrainOptions& options);

}  // namespace colloquio::voice
