#include "grammar.hpp"

#include <algorithm>
#include <charconv>
#include <cstdlib>
#include <memory>
#include <span>

#include "commands.hpp"
#include "grammar_help.hpp"
#include <CLI/CLI.hpp>

// The whole surface of the program at a glance. Only this file and grammar_help.cpp know the command-line library.

namespace colloquio::cli {

namespace {

std::string said(const Context& context, Key key) { return std::string{context.words(key)}; }

CLI::App* add_command(CLI::App& program, const Context& context, const char* name, Key what) {
  return program.add_subcommand(name, said(context, what));
}

/// A value out of a few words; CLI::IsMember speaks English only.
CLI::Validator one_of(const Context& context, std::vector<std::string> names) {
  return {[&context, names = std::move(names)](std::string& value) {
            if (std::ranges::find(names, value) != names.end()) return std::string{};
            return context.words("words.one_of", {{"names", context.words.listed(names, names.size())}});
          },
          ""};
}

CLI::Validator from_to(const Context& context, std::uint64_t low, std::uint64_t high) {
  return {[&context, low, high](std::string& value) {
            std::uint64_t n = 0;
            const auto [end, error] = std::from_chars(value.data(), value.data() + value.size(), n);
            const bool is_number = error == std::errc{} && end == value.data() + value.size();
            if (is_number && n >= low && n <= high) return std::string{};
            return context.words("words.range",
                                 {{"low", context.words.number(low)}, {"high", context.words.number(high)}});
          },
          ""};
}

template <class Command>
void runs(CLI::App& command, Context& context, std::shared_ptr<Command> options,
          Result<int> (*run)(const Context&, const Command&)) {
  command.callback([&context, options = std::move(options), run] {
    context.command = [&context, options, run] { return run(context, *options); };
  });
}

void add_inputs(CLI::App& command, const Context& context, InputWords& words) {
  command.add_option("FILE", words.paths, said(context, "input.file"))->required();
  command.add_option("--as", words.as, said(context, "input.as"))->type_name(said(context, "value.name"));
  command.add_option("--map", words.map, said(context, "input.map"))->type_name("FILE");
  command.add_option("--instance", words.instance, said(context, "input.instance"))
      ->type_name(said(context, "value.name"));
  command.add_option("--channel", words.channel, said(context, "input.channel"))
      ->type_name(said(context, "value.name"));
  command.add_option("--zone", words.zone, said(context, "input.zone"))->type_name(said(context, "value.zone"));
  command.add_option("--as-of", words.as_of, said(context, "input.as_of"))->type_name(said(context, "value.date"));
}

void add_demo(CLI::App& program, Context& context) {
  auto* command = add_command(program, context, "demo", "demo");
  command->footer(said(context, "demo.more"));
  command->callback([&context, &program] {
    if (program.count("--data") == 0 && std::getenv("COLLOQUIO_DATA") == nullptr) context.data = "colloquio-data/demo";
    context.command = [&context] { return run_demo(context); };
  });
}

void add_init(CLI::App& program, Context& context) {
  auto* command = add_command(program, context, "init", "init");
  command->footer(said(context, "init.more"));
  auto options = std::make_shared<InitCommand>();
  command->add_option("--name", options->name, said(context, "init.name"))->type_name(said(context, "value.name"));
  command->add_option("--zone", options->zone, said(context, "init.zone"))
      ->type_name(said(context, "value.zone"))
      ->capture_default_str();
  runs(*command, context, options, run_init);
}

void add_import(CLI::App& program, Context& context) {
  auto* command = add_command(program, context, "import", "import");
  command->footer(said(context, "import.more"));
  auto options = std::make_shared<ImportCommand>();
  add_inputs(*command, context, options->words);
  command->add_flag("--preview", options->preview, said(context, "import.preview"));
  command->add_flag("!--no-originals", options->keep, said(context, "import.no_originals"));
  runs(*command, context, options, run_import);
}

void add_sources(CLI::App& program, Context& context) {
  auto* command = add_command(program, context, "sources", "sources");
  command->footer(said(context, "sources.more"));
  auto options = std::make_shared<SourcesCommand>();
  command->add_flag("--formats", options->formats, said(context, "sources.formats"));
  command->add_flag("--accounts", options->accounts, said(context, "sources.accounts"));
  command->add_flag("--rejects", options->rejects, said(context, "sources.rejects"));
  runs(*command, context, options, run_sources);
}

void add_report(CLI::App& program, Context& context) {
  auto* command = add_command(program, context, "report", "report");
  command->footer(said(context, "report.more"));
  auto options = std::make_shared<ReportCommand>();
  command->add_option("--window", options->window, said(context, "report.window"))
      ->type_name(said(context, "value.period"))
      ->capture_default_str();
  command->add_option("--html", options->html, said(context, "report.html"))->type_name("FILE");
  command->add_flag("--json", options->json, said(context, "report.json"));
  runs(*command, context, options, run_report);
}

void add_measure(CLI::App& program, Context& context) {
  auto* command = add_command(program, context, "measure", "measure");
  auto options = std::make_shared<MeasureCommand>();
  add_inputs(*command, context, options->words);
  command->add_option("--window", options->window, said(context, "measure.window"))
      ->type_name(said(context, "value.period"))
      ->capture_default_str();
  command->add_flag("--json", options->json, said(context, "measure.json"));
  runs(*command, context, options, run_measure);
}

void add_thread(CLI::App& program, Context& context) {
  auto* command = add_command(program, context, "thread", "thread");
  auto options = std::make_shared<ThreadCommand>();
  command->add_option("ID", options->id, said(context, "thread.id"))->required();
  command->add_flag("--json", options->json, said(context, "thread.json"));
  runs(*command, context, options, run_thread);
}

void add_export(CLI::App& program, Context& context) {
  auto* command = add_command(program, context, "export", "export");
  command->footer(said(context, "export.more"));
  auto options = std::make_shared<ExportCommand>();
  command->add_option(said(context, "value.folder"), options->out, said(context, "export.out"))->required();
  command->add_option("--format", options->format, said(context, "export.format"))
      ->type_name(said(context, "value.name"))
      ->check(one_of(context, {"convokit", "csv", "jsonl"}))
      ->capture_default_str();
  command->add_flag("--pseudonymous", options->pseudonymous, said(context, "export.pseudonymous"));
  command->add_flag("--all", options->all, said(context, "export.all"));
  command->add_flag("--force", options->force, said(context, "export.force"));
  runs(*command, context, options, run_export);
}

void add_remap(CLI::App& program, Context& context) {
  auto* command = add_command(program, context, "remap", "remap");
  command->footer(said(context, "remap.more"));
  auto options = std::make_shared<RemapCommand>();
  command->add_flag("--forget-missing", options->forget_missing, said(context, "remap.forget_missing"));
  runs(*command, context, options, run_remap);
}

void add_doctor(CLI::App& program, Context& context) {
  auto* command = add_command(program, context, "doctor", "doctor");
  command->footer(said(context, "doctor.more"));
  command->callback([&context] { context.command = [&context] { return run_doctor(context); }; });
}

void add_sim(CLI::App& program, Context& context) {
  auto* command = add_command(program, context, "sim", "sim");
  auto options = std::make_shared<SimCommand>();
  const std::string number = said(context, "value.number");
  command->add_option("--messages", options->world.messages, said(context, "sim.messages"))
      ->type_name(number)
      ->check(from_to(context, 1, 4'000'000'000))
      ->capture_default_str();
  command->add_option("--seed", options->world.seed, said(context, "sim.seed"))
      ->type_name(number)
      ->capture_default_str();
  command->add_option("--format", options->format, said(context, "sim.format"))
      ->type_name(said(context, "value.name"))
      ->capture_default_str();
  command->add_option("--out", options->out, said(context, "sim.out"))->type_name(said(context, "value.folder"));
  command->add_flag("--truth", options->truth, said(context, "sim.truth"));
  command->add_flag("--formats", options->formats, said(context, "sim.formats"));
  runs(*command, context, options, run_sim);
}

void add_bench(CLI::App& program, Context& context) {
  auto* command = add_command(program, context, "bench", "bench");
  command->footer(said(context, "bench.more"));
  auto options = std::make_shared<BenchCommand>();
  command->add_option("--messages", options->messages, said(context, "bench.messages"))
      ->type_name(said(context, "value.number"))
      ->capture_default_str()
      ->check(from_to(context, 100, 20'000'000));
  command->add_flag("--signature", options->signature, said(context, "bench.signature"));
  runs(*command, context, options, run_bench);
}

void add_voice(CLI::App& program, Context& context) {
  auto* voice = add_command(program, context, "voice", "voice");
  voice->footer(said(context, "voice.more"));
  voice->require_subcommand(1);
  voice->fallthrough();
  const std::string folder = said(context, "value.folder");

  auto* train = add_command(*voice, context, "train", "voice.train");
  auto making = std::make_shared<VoiceTrainCommand>();
  train->add_option("--recipe", making->recipe, said(context, "voice.recipe"))->type_name("FILE")->required();
  train->add_option("--from", making->from, said(context, "voice.from"))->type_name(folder);
  train->add_option("--out", making->out, said(context, "voice.out"))->type_name("FILE")->required();
  runs(*train, context, making, run_voice_train);

  auto* eval = add_command(*voice, context, "eval", "voice.eval");
  auto judging = std::make_shared<VoiceEvalCommand>();
  eval->add_option("MODEL", judging->model, said(context, "voice.model"))->required();
  eval->add_option("--recipe", judging->recipe, said(context, "voice.recipe"))->type_name("FILE")->required();
  eval->add_option("--from", judging->from, said(context, "voice.from"))->type_name(folder);
  eval->add_flag("--json", judging->json, said(context, "voice.json"));
  runs(*eval, context, judging, run_voice_eval);

  auto* hear = add_command(*voice, context, "hear", "voice.hear");
  auto hearing = std::make_shared<VoiceHearCommand>();
  hear->add_option("MODEL", hearing->model, said(context, "voice.model"))->required();
  hear->add_option("TEXT", hearing->texts, said(context, "voice.text"))->required();
  hear->add_option("--language", hearing->language, said(context, "voice.language"))->type_name("it|en|…");
  runs(*hear, context, hearing, run_voice_hear);
}

void add_options(CLI::App& program, Context& context) {
  program.set_help_flag("-h,--help", said(context, "help.help"));
  program.set_version_flag("--version", "colloquio " COLLOQUIO_VERSION, said(context, "help.version"));
  program.add_option("--data", context.data, said(context, "option.data"))
      ->type_name(said(context, "value.folder"))
      ->capture_default_str();
  program.add_option("--lang", context.lang, said(context, "option.lang"))
      ->type_name("it|en")
      ->check(one_of(context, {"it", "en"}));
  program.add_option("--colour,--color", context.colour, said(context, "option.colour"))
      ->type_name(said(context, "value.when"))
      ->check(one_of(context, {"auto", "always", "never"}));
  program.add_option("--threads", context.threads, said(context, "option.threads"))
      ->type_name(said(context, "value.number"))
      ->check(from_to(context, 1, 256));
  program.add_flag("-q,--quiet", context.quiet, said(context, "option.quiet"));
}

/// Help is asked for, and words are wrong, before anything is parsed: the language must be known by then.
Context first_look(int argc, char** argv, const Context& context) {
  Context seen = context;
  const std::span<char*> words{argv, static_cast<std::size_t>(argc)};
  const auto look = [&](std::string_view option, std::string& into) {
    for (std::size_t i = 1; i < words.size(); ++i) {
      const std::string_view word{words[i]};
      if (word == option && i + 1 < words.size()) into = words[i + 1];
      if (word.starts_with(option) && word.substr(option.size()).starts_with('='))
        into = word.substr(option.size() + 1);
    }
  };
  look("--data", seen.data);
  look("--lang", seen.lang);
  if (seen.lang != "it" && seen.lang != "en") seen.lang.clear();
  return seen;
}

}  // namespace

std::optional<int> parse(int argc, char** argv, Context& context) {
  Context seen = first_look(argc, argv, context);
  seen.settle_language();
  context.words = seen.words;

  CLI::App program{said(context, "help.program"), "colloquio"};
  use_help(program, context);
  add_options(program, context);
  program.require_subcommand(1);
  program.fallthrough();
  for (const auto add : {add_demo, add_init, add_import, add_sources, add_report, add_measure, add_thread, add_export,
                         add_remap, add_doctor, add_voice, add_sim, add_bench}) {
    add(program, context);
  }
  program.footer(said(context, "help.program.more"));  // after the commands, which would take it over
  if (argc == 1) {
    std::fputs(program.help().c_str(), stdout);
    return 2;
  }
  try {
    program.parse(argc, argv);
  } catch (const CLI::Success& asked) {
    return program.exit(asked);
  } catch (const CLI::ParseError& wrong) {
    print_error(context.words, {ErrorKind::invalid_input, wrong_words(program, context, wrong)});
    return exit_code(ErrorKind::invalid_input);
  }
  context.settle_language();  // demo has a data folder of its own
  return std::nullopt;
}

}  // namespace colloquio::cli
