#pragma once

#include <array>
#include <deque>
#include <functional>
#include <map>
#include <string>
#include <string_view>
#include <vector>

#include "colloquio/base/result.hpp"
#include "colloquio/core/voice/skip_gram.hpp"
#include "colloquio/core/voice/train.hpp"

namespace colloquio::app {

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
  std::string path, labels_path;       ///< below the folder of the data
  std::string language, name_in_path;  ///< "it", and what {language} in paths stands for
  voice::Domain domain = voice::Domain::post;
  float weight = 1;
  bool has_header = true;
  bool has_escapes = false;  ///< é, \" and the like, as some exports of tweets have
  std::string text_column;
  std::vector<std::string> label_columns;                     ///< joined by ","
  std::map<std::string, std::uint32_t, std::less<>> classes;  ///< what a label means; others are left out
  std::map<std::string, std::string> where;                   ///< columns and the value a row must have in them
  std::uint32_t first_fold = 0, last_fold = 9;                ///< of ten, by a hash of the text
};

/// How a model is made: what from, and with which settings.
struct VoiceRecipe {
  std::string name;
  std::vector<VoiceSet> sets;
  std::vector<std::string> languages;  ///< with weights of their own
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

/// Reads a recipe (TOML, docs/voice.md). Errors: invalid_input.
[[nodiscard]] Result<VoiceRecipe> parse_voice_recipe(std::string_view toml, std::string_view file);

using ReadFile = std::function<Result<std::string>(const std::string& path)>;

/// What a text may be besides a feeling, several at once; in the order of the bits of Sample::labels.
inline constexpr std::array<std::string_view, 8> kIntents = {"question", "complaint", "praise",  "idea",
                                                             "buying",   "thanks",    "hostile", "spam"};

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
