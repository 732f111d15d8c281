#include "grammar.hpp"

#include <cstdlib>
#include <memory>

#include "commands.hpp"
#include <CLI/CLI.hpp>

// The only file that knows the command-line library: the whole surface of the program at a glance.

namespace colloquio::cli {

namespace {

template <class Command>
void runs(CLI::App& command, Context& context, std::shared_ptr<Command> options,
          Result<int> (*run)(const Context&, const Command&)) {
  command.callback([&context, options = std::move(options), run] {
    context.command = [&context, options, run] { return run(context, *options); };
  });
}

void add_inputs(CLI::App& command, InputWords& words) {
  command.add_option("FILE", words.paths, "Files, folders or archives")->required();
  command.add_option("--as", words.as, "Name of the format ('colloquio sources --formats')");
  command.add_option("--map", words.map, "Mapping file of a table: which column is what");
  command.add_option("--instance", words.instance, "Which site or shop it is from, when the export does not say so");
  command.add_option("--zone", words.zone, "Time zone of local times in it (default: the company's)");
  command.add_option(
      "--as-of", words.as_of,
      "When the export was made (2026-05-01, or with a time), where it does not say so itself: the newer "
      "export counts. Default: when the file was written, which a copy or a download can change");
}

void add_demo(CLI::App& program, Context& context) {
  auto* command = program.add_subcommand("demo", "A made-up company's year: its exports, its record, its report");
  command->footer(
      "Everything goes into the data folder (colloquio-data/demo unless --data says otherwise). The people, the firm\n"
      "and the town do not exist.");
  command->callback([&context, &program] {
    if (program.count("--data") == 0 && std::getenv("COLLOQUIO_DATA") == nullptr) context.data = "colloquio-data/demo";
    context.command = [&context] { return run_demo(context); };
  });
}

void add_init(CLI::App& program, Context& context) {
  auto* command = program.add_subcommand("init", "Make a data folder with a colloquio.toml to fill in");
  auto options = std::make_shared<InitCommand>();
  command->add_option("--name", options->name, "Name of the company");
  command->add_option("--zone", options->zone, "Time zone in which your days begin and end")->capture_default_str();
  runs(*command, context, options, run_init);
}

void add_import(CLI::App& program, Context& context) {
  auto* command = program.add_subcommand("import", "Read exports into the record");
  command->footer(
      "FILE can be a file, a folder or an archive (zip, tar, gz, zst, xz). The format is recognised; --as names it\n"
      "when it is not ('colloquio sources --formats' lists them). Importing the same file twice changes nothing.\n"
      "A table (CSV, JSONL, Parquet) may need a mapping: look with --preview first.");
  auto options = std::make_shared<ImportCommand>();
  add_inputs(*command, options->words);
  command->add_flag("--preview", options->preview, "Show what would be read and who speaks for you; store nothing");
  command->add_flag("!--no-originals", options->keep, "Do not keep the original files");
  runs(*command, context, options, run_import);
}

void add_sources(CLI::App& program, Context& context) {
  auto* command = program.add_subcommand("sources", "What was imported, from which channels, by whom");
  auto options = std::make_shared<SourcesCommand>();
  command->add_flag("--formats", options->formats, "List the formats that can be read");
  command->add_flag("--accounts", options->accounts, "List the loudest accounts and their role");
  command->add_flag("--rejects", options->rejects, "List what could not be read, and why");
  runs(*command, context, options, run_sources);
}

void add_report(CLI::App& program, Context& context) {
  auto* command = program.add_subcommand("report", "Are we in a dialogue? The answer from the record");
  command->footer(
      "Windows: all, 90d, 12w, 6m, 1y, 2026, 2026-05, 2026-01-01..2026-03-31 (in the company's zone, ending\n"
      "with the last day of the data). Each is compared with the equal period before it.");
  auto options = std::make_shared<ReportCommand>();
  command->add_option("--window", options->window, "Which period")->capture_default_str();
  command->add_option("--html", options->html, "Write one self-contained HTML file");
  command->add_flag("--json", options->json, "Print the whole report as JSON");
  runs(*command, context, options, run_report);
}

void add_measure(CLI::App& program, Context& context) {
  auto* command = program.add_subcommand("measure", "Figures of exports in one pass, nothing stored");
  auto options = std::make_shared<MeasureCommand>();
  add_inputs(*command, options->words);
  command->add_option("--window", options->window, "Which period (see 'colloquio report --help')")
      ->capture_default_str();
  command->add_flag("--json", options->json, "Print the figures as JSON");
  runs(*command, context, options, run_measure);
}

void add_thread(CLI::App& program, Context& context) {
  auto* command = program.add_subcommand("thread", "Show one conversation as a tree");
  auto options = std::make_shared<ThreadCommand>();
  command->add_option("ID", options->id, "A message or conversation id as the report shows it; its beginning is enough")
      ->required();
  command->add_flag("--json", options->json, "Print it as JSON");
  runs(*command, context, options, run_thread);
}

void add_export(CLI::App& program, Context& context) {
  auto* command = program.add_subcommand("export", "Write the conversations for other programs");
  auto options = std::make_shared<ExportCommand>();
  command->add_option("OUT", options->out, "Folder to write into")->required();
  command->add_option("--format", options->format, "convokit (a corpus), csv or jsonl")
      ->check(CLI::IsMember({"convokit", "csv", "jsonl"}))
      ->capture_default_str();
  command->footer("Only what is approved and public goes out; --all adds what is pending, spam, trash or private.");
  command->add_flag("--pseudonymous", options->pseudonymous,
                    "People without names: person-1a2b…, their @handles too. Names written inside the words stay");
  command->add_flag("--all", options->all, "Also what is pending, spam, trash or private");
  runs(*command, context, options, run_export);
}

void add_remap(CLI::App& program, Context& context) {
  auto* command = program.add_subcommand("remap", "Read the kept originals again with today's readers");
  command->footer(
      "After an update that reads more, or a corrected mapping. Roles, markets and names in colloquio.toml need no\n"
      "remap: they are applied whenever something is measured.");
  auto options = std::make_shared<RemapCommand>();
  command->add_flag("--forget-missing", options->forget_missing,
                    "Go on although some originals are gone: their messages go too");
  runs(*command, context, options, run_remap);
}

void add_doctor(CLI::App& program, Context& context) {
  auto* command = program.add_subcommand("doctor", "Look for what would make the figures untrue");
  command->footer("Exit code 1 if something is wrong (not for notes and warnings).");
  command->callback([&context] { context.command = [&context] { return run_doctor(context); }; });
}

void add_sim(CLI::App& program, Context& context) {
  auto* command = program.add_subcommand("sim", "Write the exports of a simulated company, with known truth");
  auto options = std::make_shared<SimCommand>();
  command->add_option("--messages", options->world.messages, "How many messages")->capture_default_str();
  command->add_option("--seed", options->world.seed, "The same seed gives the same world")->capture_default_str();
  command->add_option("--format", options->format, "What to write (--formats lists them)")->capture_default_str();
  command->add_option("--out", options->out, "Folder to write into");
  command->add_flag("--truth", options->truth, "Also write truth.json: what a perfect analysis would find");
  command->add_flag("--formats", options->formats, "List the formats");
  runs(*command, context, options, run_sim);
}

void add_bench(CLI::App& program, Context& context) {
  auto* command = program.add_subcommand("bench", "How fast this machine reads and measures");
  command->footer("The comparison with other tools is bench/peers in the source tree.");
  auto options = std::make_shared<BenchCommand>();
  command->add_option("--messages", options->messages, "How many")
      ->capture_default_str()
      ->check(CLI::Range(100, 20'000'000));
  command->add_flag("--signature", options->signature, "Print only a hash of every figure of a fixed world");
  runs(*command, context, options, run_bench);
}

void describe(CLI::App& program) {
  program.description(
      "Colloquio gives a company back its conversation: it reads what people say to it on every channel, tells talk\n"
      "from taps, and answers whether there is a dialogue, with whom, how deep and how fast.\n\n"
      "Start here:\n"
      "  colloquio demo                      a made-up company, its report\n"
      "  colloquio measure export.zip        figures of one export, nothing stored\n"
      "  colloquio init                      make ./colloquio-data for your company\n"
      "  colloquio import FILE… --preview    look before anything is stored\n"
      "  colloquio import FILE…              exports, folders, archives: the format is recognised\n"
      "  colloquio report --html report.html the answer, for people");
  program.footer(
      "Every figure has a recipe in docs/metrics/. Exit codes: 0 good, 1 failed, 2 wrong input, 3 not found,\n"
      "4 busy or ambiguous, 130 stopped.");
}

}  // namespace

std::optional<int> parse(int argc, char** argv, Context& context) {
  CLI::App program{"", "colloquio"};
  describe(program);
  program.set_version_flag("--version", "colloquio " COLLOQUIO_VERSION);
  program.add_option("--data", context.data, "Data folder (or COLLOQUIO_DATA)")->capture_default_str();
  program.add_option("--lang", context.lang, "Language of reports: it or en")->check(CLI::IsMember({"it", "en"}));
  program.add_option("--colour,--color", context.colour, "auto, always or never")
      ->check(CLI::IsMember({"auto", "always", "never"}));
  program.add_option("--threads", context.threads, "How many threads (default: all)")->check(CLI::Range(1, 256));
  program.add_flag("-q,--quiet", context.quiet, "No progress, only results and errors");
  program.require_subcommand(1);
  program.fallthrough();
  for (const auto add : {add_demo, add_init, add_import, add_sources, add_report, add_measure, add_thread, add_export,
                         add_remap, add_doctor, add_sim, add_bench}) {
    add(program, context);
  }
  if (argc == 1) {
    std::fputs(program.help().c_str(), stdout);
    return 2;
  }
  try {
    program.parse(argc, argv);
  } catch (const CLI::ParseError& e) {
    return program.exit(e) == 0 ? 0 : 2;
  }
  return std::nullopt;
}

}  // namespace colloquio::cli
