// What it costs to train a voice model and to hear texts with it. How well it hears, `colloquio voice eval` says.
//   voice_bench RECIPE FOLDER
#include <array>
#include <filesystem>

#include "step.hpp"
#include <fmt/format.h>

#include "colloquio/adapters/system/out_files.hpp"
#include "colloquio/app/voice_training.hpp"

using namespace colloquio;

namespace {

int failed(const Error& error) {
  fmt::print(stderr, "{}: {}\n", error.where, error.message);
  return 1;
}

}  // namespace

int main(int argc, char** argv) {
  if (argc != 3) return 2;
  const std::filesystem::path recipe_file{argv[1]}, folder{argv[2]};
  constexpr std::size_t kMost = 1U << 30U;
  const auto bytes = adapters::read_file(recipe_file, kMost);
  if (!bytes) return failed(bytes.error());
  const auto recipe = app::parse_voice_recipe(*bytes, argv[1]);
  if (!recipe) return failed(recipe.error());
  const auto read = [&](const std::string& path) {
    return adapters::read_file((path.starts_with("./") ? recipe_file.parent_path() : folder) / path, kMost);
  };

  Result<voice::Model> model;
  {
    const bench::Step step{"train"};
    model = app::train_voice(*recipe, read, {});
  }
  if (!model) return failed(model.error());
  fmt::print("model: {:.2f} MB\n", static_cast<double>(voice::write_model(*model).size()) * 1e-6);

  app::LabelledTexts texts;
  for (const app::VoiceSet& set : recipe->sets) {
    if (set.use != app::SetUse::test) continue;
    if (auto done = app::read_voice_set(set, 0, read, texts); !done) return failed(done.error());
  }
  voice::FeatureMaker make{&model->lexicon, &model->vectors};
  std::array<float, voice::kMostClasses> p{};
  const double before = bench::cpu_seconds();
  for (const voice::Sample& s : texts.samples) {
    const voice::Features& features = make(s.text, s.language);
    for (const voice::Head& head : model->heads) {
      voice::probabilities(head, features, s.language, s.domain, std::span{p}.first(head.classes.size()));
    }
  }
  const double seconds = bench::cpu_seconds() - before;
  fmt::print("{} texts, {:.0f} a second and core\n", texts.samples.size(),
             static_cast<double>(texts.samples.size()) / seconds);
  return 0;
}
