#include "colloquio/sim/demo.hpp"

#include "commands.hpp"
#include "faces.hpp"
#include "inputs.hpp"
#include <fmt/format.h>

#include "colloquio/adapters/system/out_files.hpp"
#include "colloquio/adapters/system/system_clock.hpp"
#include "colloquio/app/measuring.hpp"
#include "colloquio/core/report/html.hpp"
#include "colloquio/core/report/terminal.hpp"

namespace colloquio::cli {

namespace {

namespace fs = std::filesystem;

Result<void> import_demo(const Context& context, const app::Company& company, const fs::path& exports,
                         ports::Record& record) {
  for (const auto& demo : sim::demo_inputs()) {
    InputWords words;
    words.as = demo.format;
    if (!demo.map.empty()) words.map = (exports / demo.map).string();
    const std::string path = (exports / demo.file).string();
    auto open = open_input(context, company, words, path, true);
    if (!open) return tl::make_unexpected(open.error());
    StatusLine status{context.status(), context.words, path};
    const auto outcome = app::import_input(record, open->input, COLLOQUIO_VERSION, status.callback());
    status.clear();
    if (!outcome) return tl::make_unexpected(outcome.error());
    if (!context.quiet) {
      fmt::print(stderr, "  {}  {}  {}\n", cell(demo.file, 26),
                 right(context.words.counted("n.messages", outcome->run.messages_read), 15), outcome->format->name);
    }
  }
  return {};
}

}  // namespace

Result<int> run_demo(const Context& context) {
  const fs::path exports = context.folder() / "exports";
  if (const auto files = adapters::write_into(exports); true) {
    if (auto written = sim::write_demo({}, *files); !written) return tl::make_unexpected(written.error());
  }
  std::error_code error;
  if (!fs::exists(context.folder() / "colloquio.toml", error)) {
    fs::copy_file(exports / "colloquio.toml", context.folder() / "colloquio.toml", error);
    if (error) return tl::make_unexpected(adapters::system_error(error.value(), context.folder(), "write"));
  }
  const auto company = context.company();
  if (!company) return tl::make_unexpected(company.error());
  auto record = context.open_record();
  if (!record) return tl::make_unexpected(record.error());
  if (!context.quiet) fmt::print(stderr, "{}\n", context.words("demo.exports", {{"folder", exports.string()}}));
  if (auto imported = import_demo(context, *company, exports, **record); !imported) {
    return tl::make_unexpected(imported.error());
  }
  StatusLine status{context.status(), context.words, ""};
  const auto report =
      app::make_report(**record, *company,
                       {.version = COLLOQUIO_VERSION, .now = adapters::SystemClock{}.now(), .threads = context.threads},
                       status.callback());
  status.clear();
  if (!report) return tl::make_unexpected(report.error());
  const report::Lang lang = context.report_lang(*company);
  const fs::path page = context.folder() / "report.html";
  if (auto written = adapters::write_file(page, report::to_html(*report, {.lang = lang})); !written) {
    return tl::make_unexpected(written.error());
  }
  fmt::print("{}", report::to_terminal(*report, terminal_options(context, lang)));
  fmt::print("\n{}\n", context.words("demo.page", {{"path", fs::absolute(page).string()}}));
  return 0;
}

}  // namespace colloquio::cli
