#pragma once

#include <map>
#include <string>
#include <string_view>
#include <vector>

#include "colloquio/base/result.hpp"
#include "colloquio/core/voice/calibrate.hpp"
#include "colloquio/core/voice/linear.hpp"

namespace colloquio::voice {

/// One question a model answers of a text: "sentiment" (one of three), "intent" (any of eight).
struct Head {
  std::string name;
  std::vector<std::string> classes;
  bool exclusive = true;  ///< one class holds; else each by itself
  Linear linear;
  std::vector<float> thresholds;                ///< not exclusive: from which probability on each class is said to hold
  std::map<Language, Calibration> calibration;  ///< 0 = languages that are not named
};

/// Everything that is needed to hear a text, as one file holds it. No text of anybody is in it: words are hashes.
struct Model {
  std::string recipe;  ///< its name
  std::string card;    ///< what it was trained on and what it reached, for people
  Lexicon lexicon;
  WordVectors vectors;
  std::vector<Head> heads;

  /// nullptr if it does not answer that.
  [[nodiscard]] const Head* head(std::string_view name) const;
};

/// Probabilities of a head's classes, calibrated for the language.
void probabilities(const Head& head, const Features& features, Language language, Domain domain, std::span<float> into);

/// The model as bytes: docs/formats/voice-model.md. The same model gives the same bytes.
[[nodiscard]] std::string write_model(const Model& model);
/// Errors: corrupt (no such file, cut, changed: the checksum does not fit), invalid_input (of a newer version).
/// Never allocates more than the bytes justify.
[[nodiscard]] Result<Model> read_model(std::string_view bytes);

}  // namespace colloquio::voice
