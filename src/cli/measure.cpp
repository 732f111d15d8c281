#include "commands.hpp"
#include "faces.hpp"
#include "inputs.hpp"
#include <fmt/format.h>

#include "colloquio/adapters/system/system_clock.hpp"
#include "colloquio/app/measuring.hpp"
#include "colloquio/core/report/json.hpp"
#include "colloquio/core/report/terminal.hpp"

namespace colloquio::cli {

Result<int> run_measure(const Context& context, const MeasureCommand& command) {
  const auto company = context.company();
  if (!company) return tl::make_unexpected(company.error());
  if (auto said = check_window(context, command.window); !said) return tl::make_unexpected(said.error());
  app::TalkCollector collector{*company};
  std::int64_t rejects = 0, files_unread = 0, files_cut = 0;
  for (const std::string& path : command.words.paths) {
    auto open = open_input(context, *company, command.words, path, false);
    if (!open) return tl::make_unexpected(open.error());
    StatusLine status{context.status(), context.words, path};
    const auto read = app::collect_input(collector, open->input, status.callback());
    status.clear();
    if (!read) return tl::make_unexpected(read.error());
    tell_unread(context, *open);
    rejects += read->losses.pieces();
    files_unread += read->losses.files_unread();
    files_cut += read->losses.files_cut();
  }
  TalkTable table = collector.finish();
  if (const auto& elsewhere = collector.elsewhere()) {
    return tl::make_unexpected(known_elsewhere(context, *elsewhere, "", "error.elsewhere.measure"));
  }
  const auto report = app::measure_table(table, *company,
                                         {.window = command.window,
                                          .version = COLLOQUIO_VERSION,
                                          .now = adapters::SystemClock{}.now(),
                                          .threads = context.threads});
  if (!report) return tl::make_unexpected(report.error());
  if (command.json) {
    fmt::print("{}", report::to_json(*report));
  } else {
    fmt::print("{}", report::to_terminal(*report, terminal_options(context, context.report_lang(*company))));
  }
  const auto tell = [&](CountedKey what, std::int64_t n) {
    if (n > 0) fmt::print(stderr, "{}\n", context.words.counted(what, n));
  };
  if (!context.quiet) tell("measure.rejects", rejects);
  // Said even with --quiet: figures may be wrong.
  tell("measure.files_unread", files_unread);
  tell("measure.files_cut", files_cut);
  return 0;
}

}  // namespace colloquio::cli
