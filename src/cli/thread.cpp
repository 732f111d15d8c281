#include "commands.hpp"
#include "faces.hpp"
#include <fmt/format.h>

#include "colloquio/app/conversation.hpp"
#include "colloquio/core/report/terminal.hpp"

namespace colloquio::cli {

Result<int> run_thread(const Context& context, const ThreadCommand& command) {
  const auto company = context.company();
  if (!company) return tl::make_unexpected(company.error());
  auto record = context.open_record();
  if (!record) return tl::make_unexpected(record.error());
  const auto view = app::view_conversation(**record, *company, command.id, COLLOQUIO_VERSION);
  if (!view) return tl::make_unexpected(view.error());
  fmt::print("{}", command.json ? report::to_json(*view)
                                : report::to_terminal(*view, terminal_options(context, context.report_lang(*company))));
  return 0;
}

}  // namespace colloquio::cli
