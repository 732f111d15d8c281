// Trains a voice model by a recipe and prints what it reaches on the recipe's test sets.
//   voice_bench RECIPE FOLDER
#include <algorithm>
#include <cstdio>
#include <fstream>
#include <iterator>
#include <map>

#include "step.hpp"
#include <fmt/format.h>

#include "colloquio/app/voice_recipe.hpp"
#include "colloquio/core/voice/scores.hpp"
#include "colloquio/core/voice/skip_gram.hpp"

using namespace colloquio;

namespace {

Result<std::string> read_whole(const std::string& path) {
  std::ifstream in{path, std::ios::binary};
  if (!in) return fail(ErrorKind::not_found, "no such file", path);
  return std::string{std::istreambuf_iterator<char>{in}, {}};
}

int fail_with(const Error& error) {
  fmt::print(stderr, "{}: {}\n", error.where, error.message);
  return 1;
}

}  // namespace

int main(int argc, char** argv) {
  if (argc < 3) return 2;
  const auto bytes = read_whole(argv[1]);
  if (!bytes) return fail_with(bytes.error());
  auto recipe = app::parse_voice_recipe(*bytes, argv[1]);
  if (!recipe) return fail_with(recipe.error());
  const std::string folder = argv[2];
  const auto read = [&](const std::string& path) { return read_whole(folder + "/" + path); };
  bool with_vectors = true;
  voice::SkipGramOptions skip;
  for (int i = 3; i + 1 < argc; i += 2) {
    const std::string key = argv[i];
    if (key == "rate") recipe->options.rate = std::stof(argv[i + 1]);
    if (key == "epochs") recipe->options.epochs = static_cast<unsigned>(std::stoi(argv[i + 1]));
    if (key == "damping") recipe->options.damping = std::stof(argv[i + 1]);
    if (key == "decay") recipe->options.decay = std::stof(argv[i + 1]);
    if (key.starts_with("w:")) {
      for (auto& set : recipe->sets) {
        if (set.name == key.substr(2)) set.weight = std::stof(argv[i + 1]);
      }
    }
    if (key == "vectors") with_vectors = std::stoi(argv[i + 1]) > 0;
    if (key == "skip") skip.epochs = static_cast<unsigned>(std::stoi(argv[i + 1]));
    if (key == "fewest") skip.fewest = static_cast<unsigned>(std::stoi(argv[i + 1]));
    if (key == "bits") recipe->options.shape.bits = static_cast<unsigned>(std::stoi(argv[i + 1]));
  }
  std::map<app::SetUse, app::LabelledTexts> texts;
  std::map<std::string, std::uint16_t> sources;
  std::vector<std::string> names;
  for (const auto& set : recipe->sets) {
    const auto [source, fresh] =
        sources.emplace(set.name + " " + set.language, static_cast<std::uint16_t>(sources.size()));
    if (fresh) names.push_back(source->first);
    if (auto done = app::read_voice_set(set, source->second, read, texts[set.use]); !done)
      return fail_with(done.error());
  }
  const auto lexicon = app::read_lexica(*recipe, read);
  if (!lexicon) return fail_with(lexicon.error());
  fmt::print("{} train, {} validate, {} test, {} lexicon entries\n", texts[app::SetUse::train].samples.size(),
             texts[app::SetUse::validate].samples.size(), texts[app::SetUse::test].samples.size(),
             lexicon->entries().size());
  std::vector<std::string_view> all;
  for (const auto& text : texts[app::SetUse::train].texts) all.push_back(text);
  const auto before = bench::cpu_seconds();
  const auto vectors = with_vectors ? voice::learn_vectors(all, skip) : voice::WordVectors{};
  fmt::print("{} vectors in {:.1f} s CPU\n", vectors.size(), bench::cpu_seconds() - before);
  voice::FeatureMaker maker{&*lexicon, &vectors};
  recipe->options.on_epoch = [](std::uint32_t epoch, double f1) {
    fmt::print(stderr, "epoch {}: {:.4f}\n", epoch, f1);
    return true;
  };
  const auto start = bench::cpu_seconds();
  const auto model =
      voice::train(texts[app::SetUse::train].samples, texts[app::SetUse::validate].samples, maker, recipe->options);
  fmt::print("train {:.1f} s CPU\n", bench::cpu_seconds() - start);
  std::map<std::uint16_t, voice::Confusion> tables, two;
  const auto scored = bench::cpu_seconds();
  for (const auto& s : texts[app::SetUse::test].samples) {
    std::array<float, 3> z{};
    model.score(maker(s.text, s.language), s.language, s.domain, z);
    tables.try_emplace(s.source, 3)
        .first->second.add(s.labels, static_cast<std::size_t>(std::ranges::max_element(z) - z.begin()));
    if (s.labels != 1) two.try_emplace(s.source, 2).first->second.add(s.labels / 2, z[2] > z[0] ? 1 : 0);
  }
  const double seconds = bench::cpu_seconds() - scored;
  double umsab = 0;
  for (const auto& [source, table] : tables) {
    if (names[source].ends_with(" it"))
      fmt::print("   F1 {:.1f} {:.1f} {:.1f} recall {:.1f} {:.1f} {:.1f}\n", 100 * table.f1(0), 100 * table.f1(1),
                 100 * table.f1(2), 100 * table.recall(0), 100 * table.recall(1), 100 * table.recall(2));
    fmt::print("{:24} n {:5} F1 {:.1f} recall {:.1f} pos/neg {:.1f}\n", names[source],
               table.there(0) + table.there(1) + table.there(2), 100 * table.macro_f1(), 100 * table.macro_recall(),
               100 * two.at(source).macro_f1());
    if (names[source].starts_with("UMSAB")) umsab += table.macro_f1() / 8;
  }
  fmt::print("UMSAB average {:.2f}; {:.0f} texts/s\n", 100 * umsab,
             static_cast<double>(texts[app::SetUse::test].samples.size()) / seconds);
  return 0;
}
