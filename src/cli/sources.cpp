#include <algorithm>

#include "commands.hpp"
#include "faces.hpp"
#include <fmt/format.h>

#include "colloquio/app/roles.hpp"
#include "colloquio/core/report/escape.hpp"
#include "colloquio/sources/format.hpp"

namespace colloquio::cli {

namespace {

void print_formats() {
  fmt::print("What can be read (--as NAME):\n");
  for (const auto* format : sources::all_formats()) {
    fmt::print("  {}  {}  {}\n", cell(format->name, 18), cell(format->evidence, 2), format->title);
  }
  fmt::print(
      "\nE1 names what a message answers, E2 knows posts and their comments, E3 quotes or mentions, E4 only the "
      "order.\n");
}

Result<int> print_accounts(ports::Record& record, const app::Company& company) {
  auto accounts = record.accounts();
  if (!accounts) return tl::make_unexpected(accounts.error());
  std::ranges::sort(*accounts, [](const auto& a, const auto& b) {
    return std::pair{-a.messages, a.id} < std::pair{-b.messages, b.id};
  });
  const auto role = app::role_of(company);
  fmt::print("messages  role    name                    network / id (the 50 loudest of {})\n", accounts->size());
  for (std::size_t i = 0; i < std::min<std::size_t>(accounts->size(), 50); ++i) {
    const auto& account = (*accounts)[i];
    fmt::print("{:>8}  {}  {}  {} / {}\n", account.messages, cell(name_of(role(account, Instant::max())), 6),
               cell(app::shown_name(account), 22), account.network, report::one_line(account.native_id));
  }
  return 0;
}

Result<int> print_rejects(ports::Record& record) {
  const auto rejects = record.rejects(10'000);
  if (!rejects) return tl::make_unexpected(rejects.error());
  if (rejects->empty()) fmt::print("Everything could be read.\n");
  for (const auto& reject : *rejects) {
    const std::string place =
        reject.line > 0 ? fmt::format("line {}", reject.line) : fmt::format("byte {}", reject.offset);
    fmt::print("{}, {}: {}  {}\n", report::one_line(reject.file), place, reject.reason,
               report::cut_to(report::one_line(reject.sample), 80));
  }
  return 0;
}

Result<int> print_imports(ports::Record& record, const app::Company& company) {
  const auto runs = record.runs();
  if (!runs) return tl::make_unexpected(runs.error());
  const auto channels = record.channels();
  if (!channels) return tl::make_unexpected(channels.error());
  if (runs->empty()) {
    fmt::print("Nothing has been imported yet. Begin with: colloquio import FILE… --preview\n");
    return 0;
  }
  fmt::print("Imports:\n");
  for (const auto& run : *runs) {
    fmt::print("  {}  {}  {:>9} messages {:>7} taps {:>5} rejects  {}\n", to_iso_date(run.as_of), cell(run.format, 16),
               run.messages_read, run.taps_read, run.rejects, report::one_line(run.input));
  }
  fmt::print("\nChannels:\n");
  for (const auto& channel : *channels) {
    const auto shown = app::shown_channel(company, channel);
    fmt::print("  {}  {}  {:>9} messages {:>9} taps  {} to {}  {}\n", cell(shown.name, 24), cell(channel.network, 12),
               channel.messages, channel.taps, to_iso_date(channel.first), to_iso_date(channel.last),
               shown.market.empty() ? "no market" : "market " + shown.market);
  }
  return 0;
}

}  // namespace

Result<int> run_sources(const Context& context, const SourcesCommand& command) {
  if (command.formats) {
    print_formats();
    return 0;
  }
  const auto company = context.company();
  if (!company) return tl::make_unexpected(company.error());
  auto record = context.open_record();
  if (!record) return tl::make_unexpected(record.error());
  if (command.accounts) return print_accounts(**record, *company);
  if (command.rejects) return print_rejects(**record);
  return print_imports(**record, *company);
}

}  // namespace colloquio::cli
