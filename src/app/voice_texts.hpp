#pragma once

#include <cstdint>
#include <deque>
#include <functional>
#include <string>
#include <vector>

#include "colloquio/app/voice_recipe.hpp"
#include "colloquio/base/result.hpp"
#include "colloquio/core/voice/lexicon.hpp"
#include "colloquio/core/voice/train.hpp"

namespace colloquio::app {

using ReadFile = std::function<Result<std::string>(const std::string& path)>;

/// Labelled texts of a recipe, with the texts they point into.
struct LabelledTexts {
  std::deque<std::string> texts;
  std::vector<voice::Sample> samples;  ///< sentiment: 0 negative, 1 neutral, 2 positive
  std::vector<voice::Sample> intents;  ///< of the sets that say them
};

/// The texts of one set, normalised. Errors: those of `read`; invalid_input (columns or lines that do not fit).
[[nodiscard]] Result<void> read_voice_set(const VoiceSet& set, std::uint16_t source, const ReadFile& read,
                                          LabelledTexts& into);

[[nodiscard]] Result<voice::Lexicon> read_lexica(const VoiceRecipe& recipe, const ReadFile& read);

}  // namespace colloquio::app
