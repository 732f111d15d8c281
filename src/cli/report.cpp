#include <fstream>

#include "commands.hpp"
#include "faces.hpp"
#include <fmt/format.h>

#include "colloquio/adapters/system/out_files.hpp"
#include "colloquio/adapters/system/system_clock.hpp"
#include "colloquio/app/measuring.hpp"
#include "colloquio/base/ascii.hpp"
#include "colloquio/core/report/html.hpp"
#include "colloquio/core/report/json.hpp"
#include "colloquio/core/report/terminal.hpp"

namespace colloquio::cli {

namespace {

/// A report is made again and again under the same name; what is no page was somebody's own.
Result<void> check_page(const Context& context, const std::filesystem::path& path) {
  std::error_code error;
  if (!std::filesystem::is_regular_file(path, error) || std::filesystem::file_size(path, error) == 0) return {};
  std::ifstream in{path, std::ios::binary};
  std::string beginning(std::string_view{"<!doctype html"}.size(), '\0');
  in.read(beginning.data(), static_cast<std::streamsize>(beginning.size()));
  if (ascii_lower(beginning) == "<!doctype html") return {};
  return fail(ErrorKind::invalid_input, context.words("error.no_page", {{"path", path.string()}}));
}

}  // namespace

Result<int> run_report(const Context& context, const ReportCommand& command) {
  const auto company = context.company();
  if (!company) return tl::make_unexpected(company.error());
  if (auto said = check_window(context, command.window); !said) return tl::make_unexpected(said.error());
  if (!command.html.empty()) {
    if (auto good = check_page(context, command.html); !good) return tl::make_unexpected(good.error());
  }
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
