#include "commands.hpp"
#include "faces.hpp"
#include <fmt/format.h>

#include "colloquio/adapters/system/system_clock.hpp"
#include "colloquio/app/conversation.hpp"
#include "colloquio/core/report/terminal.hpp"

namespace colloquio::cli {

namespace {

Error id_error(const Context& context, const std::string& id, const Error& error) {
  const auto& words = context.words;
  switch (error.kind) {
    case ErrorKind::invalid_input:
      return {error.kind, words("error.no_id", {{"id", id}})};
    case ErrorKind::not_found:
      return {error.kind, words("error.no_message", {{"id", id}})};
    case ErrorKind::conflict: {
      const auto ids = error.message.find('\n');  // the ids are named below the sentence
      return {error.kind, words("error.many_ids",
                                {{"id", id}, {"ids", ids == std::string::npos ? "" : error.message.substr(ids)}})};
    }
    case ErrorKind::unavailable:
    case ErrorKind::corrupt:
    case ErrorKind::interrupted:
      return error;
  }
  return error;
}

}  // namespace

Result<int> run_thread(const Context& context, const ThreadCommand& command) {
  const auto company = context.company();
  if (!company) return tl::make_unexpected(company.error());
  auto record = context.open_record_to_read();
  if (!record) return tl::make_unexpected(record.error());
  const auto view =
      app::view_conversation(**record, *company, command.id, COLLOQUIO_VERSION, adapters::SystemClock{}.now());
  if (!view) return tl::make_unexpected(id_error(context, command.id, view.error()));
  fmt::print("{}", command.json ? report::to_json(*view)
                                : report::to_terminal(*view, terminal_options(context, context.report_lang(*company))));
  return 0;
}

}  // namespace colloquio::cli
