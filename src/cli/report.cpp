#include "commands.hpp"
#include "faces.hpp"
#include <fmt/format.h>

#include "colloquio/adapters/system/out_files.hpp"
#include "colloquio/adapters/system/system_clock.hpp"
#include "colloquio/app/measuring.hpp"
#include "colloquio/core/report/html.hpp"
#include "colloquio/core/report/json.hpp"
#include "colloquio/core/report/terminal.hpp"

namespace colloquio::cli {

Result<int> run_report(const Context& context, const ReportCommand& command) {
  const auto company = context.company();
  if (!company) return tl::make_unexpected(company.error());
  if (auto said = check_window(context, command.window); !said) return tl::make_unexpected(said.error());
  auto record = context.open_record_to_read();
  if (!record) return tl::make_unexpected(record.error());
  StatusLine status{context.status(), context.words, ""};
  const auto report = app::make_report(**record, *company,
                                       {.window = command.window,
                                        .version = COLLOQUIO_VERSION,
                                        .now = adapters::SystemClock{}.now(),
                                        .threads = context.threads},
                                       status.callback());
  status.clear();
  if (!report) return tl::make_unexpected(report.error());
  const report::Lang lang = context.report_lang(*company);
  if (!command.html.empty()) {
    const auto written = adapters::write_file(command.html, report::to_html(*report, {.lang = lang}));
    if (!written) return tl::make_unexpected(written.error());
    if (!context.quiet) fmt::print("{}\n", std::filesystem::absolute(command.html).string());
  }
  if (command.json) {
    fmt::print("{}", report::to_json(*report));
  } else if (command.html.empty()) {
    fmt::print("{}", report::to_terminal(*report, terminal_options(context, lang)));
  }
  return 0;
}

}  // namespace colloquio::cli
