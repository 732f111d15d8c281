#include <algorithm>
#include <array>
#include <filesystem>

#include "commands.hpp"
#include "faces.hpp"
#include <fmt/format.h>

#include "colloquio/adapters/system/out_files.hpp"
#include "colloquio/app/voice_training.hpp"
#include "colloquio/core/report/escape.hpp"
#include "colloquio/core/report/json_writer.hpp"
#include "colloquio/text/normalise.hpp"

namespace colloquio::cli {

namespace fs = std::filesystem;

namespace {

constexpr std::size_t kMostRecipe = 1U << 20U;
constexpr std::size_t kMostModel = 64U << 20U;
constexpr std::size_t kMostTexts = 1U << 30U;

/// A recipe and how to read what it names: "./x" lies beside the recipe, everything else below --from.
struct OpenRecipe {
  app::VoiceRecipe recipe;
  app::ReadFile read;
};

Result<OpenRecipe> open_recipe(const Context& context, const std::string& path, const std::string& from) {
  auto bytes = adapters::read_file(path, kMostRecipe);
  if (!bytes) {
    return tl::make_unexpected(
        in_words(bytes.error(), ErrorKind::not_found, context.words("error.no_file", {{"path", path}})));
  }
  auto recipe = app::parse_voice_recipe(*bytes, path);
  if (!recipe) return tl::make_unexpected(recipe.error());
  const fs::path beside = fs::path{path}.parent_path();
  const bool needs_folder = std::ranges::any_of(recipe->sets, [](const auto& s) { return !s.path.starts_with("./"); });
  if (needs_folder && from.empty()) {
    return fail(ErrorKind::invalid_input, context.words("error.voice_from", {{"path", path}}));
  }
  return OpenRecipe{
      std::move(*recipe), [&context, beside, folder = fs::path{from}](const std::string& name) -> Result<std::string> {
        if (context.stop.stop_requested()) return fail(ErrorKind::interrupted, "stopped");
        const fs::path file = (name.starts_with("./") ? beside : folder) / name;
        auto read = adapters::read_file(file, kMostTexts);
        if (!read) {
          return tl::make_unexpected(
              in_words(read.error(), ErrorKind::not_found, context.words("error.no_file", {{"path", file.string()}})));
        }
        return read;
      }};
}

Result<voice::Model> open_model(const Context& context, const std::string& path) {
  const auto bytes = adapters::read_file(path, kMostModel);
  if (!bytes) {
    return tl::make_unexpected(
        in_words(bytes.error(), ErrorKind::not_found, context.words("error.no_file", {{"path", path}})));
  }
  auto model = voice::read_model(*bytes);
  if (!model) {
    Error error = model.error();
    error.where = path;
    return tl::make_unexpected(std::move(error));
  }
  return model;
}

std::string percent(const Context& context, double share) { return context.words.decimal(share * 100, 1); }

void print_scores(const Context& context, const app::VoiceScores& scores) {
  const Words& words = context.words;
  if (!scores.sentiment.empty()) {
    fmt::print("{}\n", words("voice.sentiment"));
    fmt::print("  {:28} {:>7} {:>14} {:>8} {:>8} {:>7}\n", words("voice.set"), words("voice.texts"), words("voice.f1"),
               words("voice.recall"), words("voice.poles"), words("voice.ece"));
    for (const auto& s : scores.sentiment) {
      fmt::print("  {:28} {:>7} {:>14} {:>8} {:>8} {:>7}\n", s.set + " " + s.language, words.number(s.n),
                 percent(context, s.macro_f1) + " ± " + percent(context, s.margin), percent(context, s.macro_recall),
                 percent(context, s.poles_f1), percent(context, s.calibration_error));
    }
    for (const auto& average : app::averages(scores.sentiment)) {
      fmt::print("  {}\n", words("voice.average", {{"set", average.set},
                                                   {"n", words.number(static_cast<std::int64_t>(average.languages))},
                                                   {"f1", percent(context, average.macro_f1)},
                                                   {"ece", percent(context, average.calibration_error)}}));
    }
  }
  if (!scores.intents.empty()) {
    fmt::print("\n{}\n  {:28} {:>7}", words("voice.intents"), words("voice.set"), words("voice.texts"));
    for (const auto name : app::kIntents) fmt::print(" {:>9}", name);
    fmt::print("\n");
    for (const auto& s : scores.intents) {
      fmt::print("  {:28} {:>7}", s.set + " " + s.language, words.number(s.n));
      for (const double f1 : s.f1) fmt::print(" {:>9}", percent(context, f1));
      fmt::print("\n");
    }
  }
  fmt::print("\n{}", wrapped(context, words("voice.scores.more")));
}

void write_list(report::JsonWriter& to, std::string_view name, const std::vector<app::VoiceScore>& scores,
                std::span<const std::string_view> classes) {
  to.key(name);
  to.begin_list();
  for (const app::VoiceScore& s : scores) {
    to.begin_object();
    to.field("set", std::string_view{s.set});
    to.field("language", std::string_view{s.language});
    to.field("n", static_cast<std::int64_t>(s.n));
    to.field("macro_f1", s.macro_f1);
    if (classes.size() == app::kFeelings.size()) {
      to.field("margin", s.margin);
      to.field("macro_recall", s.macro_recall);
      to.field("poles_f1", s.poles_f1);
      to.field("calibration_error", s.calibration_error);
    }
    to.key("f1");
    to.begin_object(report::JsonWriter::Layout::one_line);
    for (std::size_t c = 0; c < s.f1.size(); ++c) to.field(classes[c], s.f1[c]);
    to.end();
    to.end();
  }
  to.end();
}

std::string to_json(const voice::Model& model, const app::VoiceScores& scores) {
  report::JsonWriter to;
  to.begin_object();
  to.field("version", std::int64_t{1});
  to.field("recipe", std::string_view{model.recipe});
  to.field("card", std::string_view{model.card});
  write_list(to, "sentiment", scores.sentiment, app::kFeelings);
  write_list(to, "intents", scores.intents, app::kIntents);
  to.end();
  return to.take();
}

}  // namespace

Result<int> run_voice_train(const Context& context, const VoiceTrainCommand& command) {
  const auto open = open_recipe(context, command.recipe, command.from);
  if (!open) return tl::make_unexpected(open.error());
  std::string shown;
  const auto model = app::train_voice(open->recipe, open->read, [&](const app::TrainingProgress& p) {
    static constexpr std::array<Key, 4> kSteps{"voice.step.reading", "voice.step.vectors", "voice.step.sentiment",
                                               "voice.step.intents"};
    const std::string step{context.words(kSteps[static_cast<std::size_t>(p.step)])};
    if (!context.quiet && step != shown) fmt::print(stderr, "{}\n", shown = step);
    return !context.stop.stop_requested();
  });
  if (!model) return tl::make_unexpected(model.error());
  const std::string bytes = voice::write_model(*model);
  if (auto written = adapters::write_file(command.out, bytes); !written) return tl::make_unexpected(written.error());
  if (!context.quiet) {
    fmt::print("{}\n", context.words("voice.written",
                                     {{"path", command.out},
                                      {"size", context.words.decimal(static_cast<double>(bytes.size()) * 1e-6, 2)}}));
  }
  return 0;
}

Result<int> run_voice_eval(const Context& context, const VoiceEvalCommand& command) {
  const auto model = open_model(context, command.model);
  if (!model) return tl::make_unexpected(model.error());
  const auto open = open_recipe(context, command.recipe, command.from);
  if (!open) return tl::make_unexpected(open.error());
  const auto scores = app::score_voice(*model, open->recipe, open->read);
  if (!scores) return tl::make_unexpected(scores.error());
  if (scores->texts == 0)
    return fail(ErrorKind::invalid_input, context.words("error.voice_no_test", {{"path", command.recipe}}));
  if (command.json) {
    fmt::print("{}", to_json(*model, *scores));
  } else {
    fmt::print("{}", wrapped(context, context.words("voice.card", {{"recipe", model->recipe}, {"card", model->card}})));
    print_scores(context, *scores);
  }
  return 0;
}

Result<int> run_voice_hear(const Context& context, const VoiceHearCommand& command) {
  const auto model = open_model(context, command.model);
  if (!model) return tl::make_unexpected(model.error());
  voice::FeatureMaker make{&model->lexicon, &model->vectors};
  const voice::Language language = voice::language_of(command.language);
  for (const std::string& raw : command.texts) {
    const std::string text = text::normalise(raw);
    const voice::Features& features = make(text, language);
    fmt::print("{}\n", report::one_line(text));
    for (const voice::Head& head : model->heads) {
      std::vector<float> p(head.classes.size());
      voice::probabilities(head, features, language, voice::Domain::post, p);
      std::string line;
      for (std::size_t c = 0; c < p.size(); ++c) {
        if (!head.exclusive && p[c] < head.thresholds[c]) continue;
        line += fmt::format("{}{} {}%", line.empty() ? "" : ", ", head.classes[c],
                            context.words.decimal(static_cast<double>(p[c]) * 100, 0));
      }
      if (!line.empty()) fmt::print("  {}: {}\n", head.name, line);
    }
  }
  return 0;
}

}  // namespace colloquio::cli
