#include "faces.hpp"
#include "inputs.hpp"
#include <fmt/format.h>

#include "colloquio/adapters/system/system_clock.hpp"
#include "colloquio/app/measuring.hpp"
#include "colloquio/core/report/json.hpp"
#include "colloquio/core/report/terminal.hpp"

namespace colloquio::cli {

namespace {

struct MeasureWords {
  InputWords words;
  std::string window = "all";
  bool json = false;
};

Result<int> run_measure(const Context& context, const MeasureWords& options) {
  const auto company = context.company();
  if (!company) return tl::make_unexpected(company.error());
  app::TalkCollector collector{*company};
  std::uint64_t rejects = 0;
  for (const std::string& path : options.words.paths) {
    auto open = open_input(context, *company, options.words, path, false);
    if (!open) return tl::make_unexpected(open.error());
    StatusLine status{context.status(), path};
    const auto read = app::collect_input(collector, open->input, status.callback());
    status.clear();
    if (!read) return tl::make_unexpected(read.error());
    rejects += read->rejects;
  }
  const TalkTable table = collector.finish();
  const auto report = app::measure_table(table, *company,
                                         {.window = options.window,
                                          .version = COLLOQUIO_VERSION,
                                          .now = adapters::SystemClock{}.now(),
                                          .threads = context.threads});
  if (!report) return tl::make_unexpected(report.error());
  if (options.json) {
    fmt::print("{}", report::to_json(*report));
  } else {
    fmt::print("{}", report::to_terminal(*report, terminal_options(context, context.report_lang(*company))));
  }
  if (rejects > 0 && !context.quiet) {
    fmt::print(stderr, "{} pieces could not be read; 'colloquio import FILE --preview' shows them.\n", rejects);
  }
  return 0;
}

}  // namespace

void add_measure(CLI::App& program, Context& context) {
  auto* command = program.add_subcommand("measure", "Figures of exports in one pass, nothing stored");
  auto options = std::make_shared<MeasureWords>();
  options->words.add_to(*command);
  command->add_option("--window", options->window, "Which period (see 'colloquio report --help')")
      ->capture_default_str();
  command->add_flag("--json", options->json, "Print the figures as JSON");
  command->callback(
      [&context, options] { context.command = [&context, options] { return run_measure(context, *options); }; });
}

}  // namespace colloquio::cli
