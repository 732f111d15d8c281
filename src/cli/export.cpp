#include "colloquio/app/export.hpp"

#include "commands.hpp"
#include <fmt/format.h>

#include "colloquio/adapters/system/out_files.hpp"

namespace colloquio::cli {

namespace {

/// Refuses to write over what somebody may still want. A corpus is a whole folder; a table is one file in it.
Result<void> check_place(const Context& context, const ExportCommand& command) {
  namespace fs = std::filesystem;
  const fs::path out = command.out;
  std::error_code error;
  if (fs::exists(out, error) && !fs::is_directory(out, error)) {
    return fail(ErrorKind::invalid_input, context.words("error.out_is_file", {{"path", command.out}}));
  }
  if (command.force) return {};
  if (command.format == "convokit") {
    if (!fs::is_directory(out, error) || fs::is_empty(out, error)) return {};
    return fail(ErrorKind::invalid_input, context.words("error.not_empty", {{"path", command.out}}));
  }
  const fs::path file = out / app::table_name(command.format);
  if (!fs::exists(file, error)) return {};
  return fail(ErrorKind::invalid_input, context.words("error.is_there", {{"path", file.string()}}));
}

}  // namespace

Result<int> run_export(const Context& context, const ExportCommand& command) {
  const auto company = context.company();
  if (!company) return tl::make_unexpected(company.error());
  if (auto free = check_place(context, command); !free) return tl::make_unexpected(free.error());
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
