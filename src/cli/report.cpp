#include "context.hpp"
#include "faces.hpp"
#include <fmt/format.h>

#include "colloquio/adapters/system/out_files.hpp"
#include "colloquio/adapters/system/system_clock.hpp"
#include "colloquio/app/measuring.hpp"
#include "colloquio/core/report/html.hpp"
#include "colloquio/core/report/json.hpp"
#include "colloquio/core/report/terminal.hpp"

namespace colloquio::cli {

namespace {

struct ReportOptions {
  std::string window = "365d";
  std::string html;
  bool json = false;
};

Result<int> run_report(const Context& context, const ReportOptions& options) {
  const auto company = context.company();
  if (!company) return tl::make_unexpected(company.error());
  auto record = context.open_record();
  if (!record) return tl::make_unexpected(record.error());
  StatusLine status{context.status(), ""};
  const auto report = app::make_report(**record, *company,
                                       {.window = options.window,
                                        .version = COLLOQUIO_VERSION,
                                        .now = adapters::SystemClock{}.now(),
                                        .threads = context.threads},
                                       status.callback());
  status.clear();
  if (!report) return tl::make_unexpected(report.error());
  const std::string lang = context.report_lang(*company);
  if (!options.html.empty()) {
    const auto written = adapters::write_file(options.html, report::to_html(*report, {.lang = lang_of(lang)}));
    if (!written) return tl::make_unexpected(written.error());
    if (!context.quiet) fmt::print("{}\n", std::filesystem::absolute(options.html).string());
  }
  if (options.json) {
    fmt::print("{}", report::to_json(*report));
  } else if (options.html.empty()) {
    fmt::print("{}", report::to_terminal(*report, terminal_options(context, lang)));
  }
  return 0;
}

}  // namespace

void add_report(CLI::App& program, Context& context) {
  auto* command = program.add_subcommand("report", "Are we in a dialogue? The answer from the record");
  command->footer(
      "Windows: all, 90d, 12w, 6m, 1y, 2026, 2026-05, 2026-01-01..2026-03-31 (in the company's zone, ending\n"
      "with the last day of the data). Each is compared with the equal period before it.");
  auto options = std::make_shared<ReportOptions>();
  command->add_option("--window", options->window, "Which period")->capture_default_str();
  command->add_option("--html", options->html, "Write one self-contained HTML file");
  command->add_flag("--json", options->json, "Print the whole report as JSON");
  command->callback(
      [&context, options] { context.command = [&context, options] { return run_report(context, *options); }; });
}

}  // namespace colloquio::cli
