#pragma once

#include <array>
#include <map>
#include <string>
#include <string_view>
#include <vector>

#include "colloquio/base/result.hpp"
#include "colloquio/core/voice/skip_gram.hpp"
#include "colloquio/core/voice/train.hpp"

namespace colloquio::app {

/// The classes of sentiment, in the order of their numbers.
inline constexpr std::array<std::string_view, 3> kFeelings = {"negative", "neutral", "positive"};
/// What a text may be besides a feeling, several at once; in the order of the bits of Sample::labels.
inline constexpr std::array<std::string_view, 8> kIntents = {"question", "complaint", "praise",  "idea",
                                                             "buying",   "thanks",    "hostile", "spam"};

/// What a data set is for.
enum class SetUse : std::uint8_t { train, validate, test };

/// One data set of a recipe: files, and how labels are read from them.
struct VoiceSet {
  std::string name;
  SetUse use = SetUse::train;
  enum class Format : std::uint8_t {
    lines,    ///< a text a line, labels in a file beside
    table,    ///< CSV or TSV
    triples,  ///< text####[[term, category, polarity], …], where all say the same
    comments  ///< ours (data/voice): sentiment, intents, aspects, theme, text
  } format = Format::table;
  std::string path, labels_path;  ///< below the folder of the data; "./x" lies beside the recipe
  std::string language;           ///< "it"
  voice::Domain domain = voice::Domain::post;
  float weight = 1;
  bool has_header = true;
  bool has_escapes = false;  ///< \u00e9, \" and the like, as some exports of tweets have
  std::string text_column = "text";
  std::vector<std::string> label_columns{"label"};            ///< joined by ","
  std::map<std::string, std::uint32_t, std::less<>> classes;  ///< what a label means; others are left out
  std::map<std::string, std::string> where;                   ///< columns and the value a row must have in them
  std::uint32_t first_fold = 0, last_fold = 9;                ///< of ten, by a hash of the text
};

/// How a model is made: what from, and with which settings.
struct VoiceRecipe {
  std::string name;
  std::vector<VoiceSet> sets;
  voice::TrainOptions options;
  std::uint32_t folds = 0;         ///< without sets for validation: judge by so many models that each lack a part
  std::uint32_t intent_bits = 17;  ///< 2^bits buckets for intents: fewer texts teach them
  voice::SkipGramOptions vectors;  ///< epochs 0: none
  struct LexiconFile {
    std::string path, language;
    float largest = 1;  ///< the value that is 1
    enum class Format : std::uint8_t { values, pattern, words } format = Format::values;
    float value = 0;  ///< of every word, for lists of words
  };
  std::vector<LexiconFile> lexica;
};

/// Reads a recipe (TOML, docs/voice.md). Errors: invalid_input, with the line.
[[nodiscard]] Result<VoiceRecipe> parse_voice_recipe(std::string_view toml, std::string_view file);

}  // namespace colloquio::app
