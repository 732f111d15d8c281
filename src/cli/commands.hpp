#pragma once

#include <string>
#include <vector>

#include "context.hpp"

#include "colloquio/sim/world.hpp"

namespace colloquio::cli {

// What each command can be told (grammar.cpp says how) and the function that does it; one file per command.

/// How the user says an input is to be read; the same words for import, measure and preview.
struct InputWords {
  std::vector<std::string> paths;
  std::string as;        ///< --as FORMAT
  std::string map;       ///< --map FILE
  std::string instance;  ///< --instance NAME
  std::string channel;   ///< --channel NAME
  std::string zone;      ///< --zone NAME, "" = the company's
  std::string as_of;     ///< --as-of DATE, "" = the file's own time
  std::string map_text;  ///< what the mapping file said (remap), "" = read `map`
};

struct InitCommand {
  std::string name, zone = "Europe/Rome";
};

struct ImportCommand {
  InputWords words;
  bool preview = false;
  bool keep = true;
};

struct SourcesCommand {
  bool formats = false, accounts = false, rejects = false;
};

struct ReportCommand {
  std::string window = "365d";
  std::string html;
  bool json = false;
};

struct MeasureCommand {
  InputWords words;
  std::string window = "all";
  bool json = false;
};

struct ThreadCommand {
  std::string id;
  bool json = false;
};

struct ExportCommand {
  std::string out;
  std::string format = "convokit";
  bool pseudonymous = false;
  bool all = false;
  bool force = false;  ///< write over what is there
};

struct RemapCommand {
  bool forget_missing = false;
};

struct SimCommand {
  sim::WorldOptions world;
  std::string format = "convokit";
  std::string out;
  bool truth = false;
  bool formats = false;
};

struct VoiceTrainCommand {
  std::string recipe, from, out;
};

struct VoiceEvalCommand {
  std::string model, recipe, from;
  bool json = false;
};

struct VoiceHearCommand {
  std::string model, language;
  std::vector<std::string> texts;
};

struct BenchCommand {
  std::uint64_t messages = 200'000;
  bool signature = false;
};

// Each returns the exit code.
[[nodiscard]] Result<int> run_demo(const Context& context);
[[nodiscard]] Result<int> run_init(const Context& context, const InitCommand& command);
[[nodiscard]] Result<int> run_import(const Context& context, const ImportCommand& command);
[[nodiscard]] Result<int> run_sources(const Context& context, const SourcesCommand& command);
[[nodiscard]] Result<int> run_report(const Context& context, const ReportCommand& command);
[[nodiscard]] Result<int> run_measure(const Context& context, const MeasureCommand& command);
[[nodiscard]] Result<int> run_thread(const Context& context, const ThreadCommand& command);
[[nodiscard]] Result<int> run_export(const Context& context, const ExportCommand& command);
[[nodiscard]] Result<int> run_remap(const Context& context, const RemapCommand& command);
[[nodiscard]] Result<int> run_doctor(const Context& context);
[[nodiscard]] Result<int> run_sim(const Context& context, const SimCommand& command);
[[nodiscard]] Result<int> run_voice_train(const Context& context, const VoiceTrainCommand& command);
[[nodiscard]] Result<int> run_voice_eval(const Context& context, const VoiceEvalCommand& command);
[[nodiscard]] Result<int> run_voice_hear(const Context& context, const VoiceHearCommand& command);
[[nodiscard]] Result<int> run_bench(const Context& context, const BenchCommand& command);

}  // namespace colloquio::cli
