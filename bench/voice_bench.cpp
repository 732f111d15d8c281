// Trains a voice model by a recipe and prints what it reaches on the test sets of a recipe.
//   voice_bench RECIPE FOLDER [MODEL]        train, keep the model in MODEL
//   voice_bench --judge RECIPE FOLDER MODEL  only try a model
#include <cstdio>
#include <filesystem>
#include <fstream>
#include <iterator>

#include "step.hpp"
#include <fmt/format.h>

#include "colloquio/app/voice_training.hpp"

using namespace colloquio;

namespace {

Result<std::string> read_bytes(const std::string& path) {
  std::ifstream in{path, std::ios::binary};
  if (!in) return fail(ErrorKind::not_found, "no such file", path);
  return std::string{std::istreambuf_iterator<char>{in}, {}};
}

int failed(const Error& error) {
  fmt::print(stderr, "{}: {}\n", error.where, error.message);
  return 1;
}

void print(const app::VoiceScores& scores) {
  fmt::print("{:28} {:>6} {:>8} {:>7} {:>8} {:>5}   by class\n", "sentiment", "n", "macro F1", "recall", "pos/neg",
             "ECE");
  double umsab = 0;
  for (const auto& s : scores.sentiment) {
    fmt::print("{:25} {:2} {:6} {:5.1f}±{:.1f} {:7.1f} {:8.1f} {:5.1f}  ", s.set, s.language, s.n, 100 * s.macro_f1,
               100 * s.margin, 100 * s.macro_recall, 100 * s.poles_f1, 100 * s.calibration_error);
    for (const double f1 : s.f1) fmt::print(" {:.1f}", 100 * f1);
    fmt::print("\n");
    if (s.set == "UMSAB") umsab += s.macro_f1 / 8;
  }
  if (umsab > 0) fmt::print("UMSAB, average of 8: {:.2f}\n", 100 * umsab);
  for (const auto& s : scores.intents) {
    fmt::print("{:25} {:2} {:6} {:5.1f}  ", s.set, s.language, s.n, 100 * s.macro_f1);
    for (std::size_t c = 0; c < s.f1.size(); ++c) fmt::print(" {} {:.1f}", app::kIntents[c], 100 * s.f1[c]);
    fmt::print("\n");
  }
}

}  // namespace

int main(int argc, char** argv) {
  const bool judge = argc > 1 && std::string_view{argv[1]} == "--judge";
  const int first = judge ? 2 : 1;
  if (argc < first + 2) return 2;
  const auto bytes = read_bytes(argv[first]);
  if (!bytes) return failed(bytes.error());
  const auto recipe = app::parse_voice_recipe(*bytes, argv[first]);
  if (!recipe) return failed(recipe.error());
  const std::string folder = argv[first + 1];
  const std::string beside = std::filesystem::path{argv[first]}.parent_path().string() + "/";
  const auto read = [&](const std::string& path) {
    return read_bytes((path.starts_with("./") ? beside : folder + "/") + path);
  };

  Result<voice::Model> model;
  if (judge) {
    if (argc < 5) return 2;
    const auto file = read_bytes(argv[4]);
    if (!file) return failed(file.error());
    model = voice::read_model(*file);
  } else {
    const double before = bench::cpu_seconds();
    model = app::train_voice(*recipe, read, [&](const app::TrainingProgress& p) {
      fmt::print(stderr, "{:6.1f} s  step {} epoch {} validation {:.4f}\n", bench::cpu_seconds() - before,
                 static_cast<int>(p.step), p.epoch, p.validation);
      return true;
    });
    fmt::print("trained in {:.1f} s CPU\n", bench::cpu_seconds() - before);
  }
  if (!model) return failed(model.error());
  const std::string file = voice::write_model(*model);
  fmt::print("model: {:.2f} MB\n", static_cast<double>(file.size()) * 1e-6);
  if (!judge && argc > 3) std::ofstream{argv[3], std::ios::binary} << file;
  const double before = bench::cpu_seconds();
  const auto scores = app::score_voice(*model, *recipe, read);
  if (!scores) return failed(scores.error());
  fmt::print("{} texts tried in {:.2f} s CPU, reading them included\n", scores->texts, bench::cpu_seconds() - before);
  print(*scores);
  return 0;
}
