#include "faces.hpp"
#include <fmt/format.h>

#include "colloquio/app/conversation.hpp"
#include "colloquio/core/report/terminal.hpp"

namespace colloquio::cli {

namespace {

struct ThreadOptions {
  std::string id;
  bool json = false;
};

Result<int> run_thread(const Context& context, const ThreadOptions& options) {
  const auto company = context.company();
  if (!company) return tl::make_unexpected(company.error());
  auto record = context.open_record();
  if (!record) return tl::make_unexpected(record.error());
  const auto view = app::view_conversation(**record, *company, options.id, COLLOQUIO_VERSION);
  if (!view) return tl::make_unexpected(view.error());
  fmt::print("{}", options.json ? report::to_json(*view)
                                : report::to_terminal(*view, terminal_options(context, context.report_lang(*company))));
  return 0;
}

}  // namespace

void add_thread(CLI::App& program, Context& context) {
  auto* command = program.add_subcommand("thread", "Show one conversation as a tree");
  auto options = std::make_shared<ThreadOptions>();
  command->add_option("ID", options->id, "A message or conversation id as the report shows it; its beginning is enough")
      ->required();
  command->add_flag("--json", options->json, "Print it as JSON");
  command->callback(
      [&context, options] { context.command = [&context, options] { return run_thread(context, *options); }; });
}

}  // namespace colloquio::cli
