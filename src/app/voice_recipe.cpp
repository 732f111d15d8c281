#include "colloquio/app/voice_recipe.hpp"

#include <algorithm>

#include <fmt/format.h>

#include "colloquio/app/toml_reader.hpp"

namespace colloquio::app {

namespace {

using Format = VoiceSet::Format;
using LexiconFormat = VoiceRecipe::LexiconFile::Format;
using std::pair;
using std::string_view;

constexpr std::array kUses{pair{string_view{"train"}, SetUse::train}, pair{string_view{"validate"}, SetUse::validate},
                           pair{string_view{"test"}, SetUse::test}};
constexpr std::array kFormats{pair{string_view{"lines"}, Format::lines}, pair{string_view{"table"}, Format::table},
                              pair{string_view{"triples"}, Format::triples},
                              pair{string_view{"comments"}, Format::comments}};
constexpr std::array kDomains{pair{string_view{"post"}, voice::Domain::post},
                              pair{string_view{"review"}, voice::Domain::review}};
constexpr std::array kLexiconFormats{pair{string_view{"values"}, LexiconFormat::values},
                                     pair{string_view{"pattern"}, LexiconFormat::pattern},
                                     pair{string_view{"words"}, LexiconFormat::words}};

std::string filled(std::string path, const std::string& name) {
  constexpr string_view kSlot = "{language}";
  if (const auto at = path.find(kSlot); at != std::string::npos) path.replace(at, kSlot.size(), name);
  return path;
}

/// Reads one recipe; faults are kept by the readers of its tables.
class RecipeReader {
 public:
  RecipeReader(const toml::table& root, string_view file) : root_(root), file_(file) {}

  Result<VoiceRecipe> read() {
    TomlReader in{root_, "recipe", file_, error_};
    in.only({"name", "model", "vectors", "set", "lexicon"});
    in.text("name", recipe_.name);
    if (const toml::table* table = root_["model"].as_table()) read_model(*table);
    if (const toml::table* table = root_["vectors"].as_table()) {
      TomlReader of{*table, "vectors", file_, error_};
      of.only({"epochs", "fewest"});
      whole(of, "epochs", recipe_.vectors.epochs, 0, 100);
      whole(of, "fewest", recipe_.vectors.fewest, 1, 1'000'000);
    }
    each_table(root_, "set", file_, error_, [&](const toml::table& table) { read_set(table); });
    each_table(root_, "lexicon", file_, error_, [&](const toml::table& table) { read_lexicon(table); });
    if (error_) return tl::make_unexpected(*error_);
    return std::move(recipe_);
  }

 private:
  static void whole(TomlReader& in, string_view key, std::uint32_t& into, int low, int high) {
    int value = static_cast<int>(into);
    in.integer(key, value, low, high);
    into = static_cast<std::uint32_t>(value);
  }

  void read_model(const toml::table& table) {
    TomlReader in{table, "model", file_, error_};
    in.only({"bits", "intent_bits", "epochs", "rate", "seed", "folds", "languages"});
    whole(in, "bits", recipe_.options.shape.bits, 8, 24);
    whole(in, "intent_bits", recipe_.intent_bits, 8, 24);
    whole(in, "epochs", recipe_.options.epochs, 1, 1'000);
    whole(in, "folds", recipe_.folds, 0, 100);
    in.number("rate", recipe_.options.rate, 1e-6, 10);
    std::uint32_t seed = 1;
    whole(in, "seed", seed, 0, 1'000'000'000);
    recipe_.options.seed = recipe_.vectors.seed = seed;
    std::vector<std::string> languages;
    in.texts("languages", languages);
    for (const std::string& code : languages) recipe_.options.shape.languages.push_back(voice::language_of(code));
  }

  void read_set(const toml::table& table) {
    TomlReader in{table, "set", file_, error_};
    in.only({"name", "use", "format", "path", "labels", "language", "languages", "domain", "weight", "header",
             "escapes", "text", "label", "classes", "where", "folds"});
    VoiceSet set;
    in.text("name", set.name);
    in.choice("use", set.use, kUses);
    in.choice("format", set.format, kFormats);
    in.choice("domain", set.domain, kDomains);
    in.number("weight", set.weight, 0, 1'000);
    in.boolean("header", set.has_header);
    in.boolean("escapes", set.has_escapes);
    in.text("text", set.text_column);
    in.texts("label", set.label_columns);
    in.pairs("where", set.where);
    read_classes(in, table, set);
    read_folds(in, table, set);
    std::vector<std::string> paths;
    in.texts("path", paths);
    if (paths.empty()) in.report(table, "a [[set]] needs a path");
    std::string labels, language;
    in.text("labels", labels);
    if (set.format == Format::lines && labels.empty()) in.report(table, "a [[set]] of lines needs labels");
    in.text("language", language);
    std::map<std::string, std::string> languages;
    in.pairs("languages", languages);
    if (languages.empty()) languages.emplace(language, language);
    for (const auto& [code, name] : languages) {
      for (const std::string& path : paths) {
        VoiceSet& one = recipe_.sets.emplace_back(set);
        one.language = code;
        one.path = filled(path, name);
        one.labels_path = filled(labels, name);
      }
    }
  }

  static void read_classes(TomlReader& in, const toml::table& table, VoiceSet& set) {
    std::map<std::string, std::string> classes;
    in.pairs("classes", classes);
    if (classes.empty()) {
      for (const string_view name : kFeelings) classes.emplace(name, name);
    }
    for (const auto& [label, name] : classes) {
      const auto known = std::ranges::find(kFeelings, name);
      if (known == kFeelings.end()) {
        in.report(*table.get("classes"), fmt::format("there is no class '{}': negative, neutral, positive", name));
        return;
      }
      set.classes.emplace(label, static_cast<std::uint32_t>(known - kFeelings.begin()));
    }
  }

  static void read_folds(TomlReader& in, const toml::table& table, VoiceSet& set) {
    const toml::node* node = table.get("folds");
    if (node == nullptr) return;
    const toml::array* both = node->as_array();
    const auto at = [&](std::size_t i) { return both->get(i)->value<std::int64_t>().value_or(-1); };
    if (both == nullptr || both->size() != 2 || at(0) < 0 || at(1) > 9 || at(0) > at(1)) {
      in.report(*node, "'folds' must be the first and the last of ten parts, such as [0, 7]");
      return;
    }
    set.first_fold = static_cast<std::uint32_t>(at(0));
    set.last_fold = static_cast<std::uint32_t>(at(1));
  }

  void read_lexicon(const toml::table& table) {
    TomlReader in{table, "lexicon", file_, error_};
    in.only({"path", "language", "largest", "format", "value"});
    auto& lexicon = recipe_.lexica.emplace_back();
    in.text("path", lexicon.path);
    in.text("language", lexicon.language);
    in.number("largest", lexicon.largest, 1e-3, 1e6);
    in.choice("format", lexicon.format, kLexiconFormats);
    in.number("value", lexicon.value, -1, 1);
    if (lexicon.path.empty()) in.report(table, "a [[lexicon]] needs a path");
  }

  const toml::table& root_;
  string_view file_;
  VoiceRecipe recipe_;
  std::optional<Error> error_;
};

}  // namespace

Result<VoiceRecipe> parse_voice_recipe(std::string_view toml, std::string_view file) {
  const auto table = text::parse_toml(toml, file);
  if (!table) return tl::make_unexpected(table.error());
  return RecipeReader{*table, file}.read();
}

}  // namespace colloquio::app
