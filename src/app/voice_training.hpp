#pragma once

#include <functional>
#include <map>
#include <string>
#include <vector>

#include "colloquio/app/voice_texts.hpp"
#include "colloquio/core/voice/model.hpp"

namespace colloquio::app {

/// What training is at: a step and how far it is, for people.
struct TrainingProgress {
  enum class Step : std::uint8_t { reading, vectors, sentiment, intents } step = Step::reading;
  std::uint32_t epoch = 0;  ///< of the step, from 0
  double validation = 0;    ///< macro-F1 after it; behind the last epoch, that of all parts by models that lack them
};
/// false stops the training.
using OnTraining = std::function<bool(const TrainingProgress&)>;

/// Makes a model by a recipe: word vectors, a head for sentiment, one for intents where a set has them, and their
/// calibration on what they did not learn from: texts of the test sets, and of those for validation, are left out of
/// what is learnt from, wherever else they stand. One thread; the same program gives the same model of the same files,
/// bit for bit. Errors: those of `read`, invalid_input (a set that does not fit its recipe, none to train from),
/// interrupted.
[[nodiscard]] Result<voice::Model> train_voice(const VoiceRecipe& recipe, const ReadFile& read,
                                               const OnTraining& on_training);

/// How a model does on one test set.
struct VoiceScore {
  std::string set, language;
  std::uint64_t n = 0;
  double macro_f1 = 0, macro_recall = 0;
  double poles_f1 = 0;           ///< macro-F1 of negative against positive, where a text is one of them
  double calibration_error = 0;  ///< 0 to 1
  double margin = 0;             ///< sentiment: half a 95 % interval of macro_f1, by bootstrap
  std::vector<double> f1;        ///< by class
};
struct VoiceScores {
  std::vector<VoiceScore> sentiment;
  std::vector<VoiceScore> intents;
  std::uint64_t texts = 0;
};

/// The average of a set over its languages, each as heavy as the other.
struct VoiceAverage {
  std::string set;
  std::size_t languages = 0;
  double macro_f1 = 0, calibration_error = 0;
};
/// Of the sets that have several languages, in the order of `scores`.
[[nodiscard]] std::vector<VoiceAverage> averages(const std::vector<VoiceScore>& scores);

/// Tries a model on the test sets of a recipe.
[[nodiscard]] Result<VoiceScores> score_voice(const voice::Model& model, const VoiceRecipe& recipe,
                                              const ReadFile& read);

}  // namespace colloquio::app
