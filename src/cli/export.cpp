#include "colloquio/app/export.hpp"

#include "commands.hpp"
#include <fmt/format.h>

#include "colloquio/adapters/system/out_files.hpp"

namespace colloquio::cli {

Result<int> run_export(const Context& context, const ExportCommand& command) {
  const auto company = context.company();
  if (!company) return tl::make_unexpected(company.error());
  auto record = context.open_record_to_read();
  if (!record) return tl::make_unexpected(record.error());
  const auto files = adapters::write_into(command.out);
  StatusLine status{context.status(), context.words, command.out};
  const auto done = app::export_record(
      **record, *company, {.format = command.format, .pseudonymous = command.pseudonymous, .all = command.all}, *files,
      status.callback());
  status.clear();
  if (!done) return tl::make_unexpected(done.error());
  if (!context.quiet) {
    fmt::print("{}\n", context.words.counted("written", done->messages, {{"path", command.out}}));
  }
  return 0;
}

}  // namespace colloquio::cli
