#include <algorithm>

#include "commands.hpp"
#include "faces.hpp"
#include <fmt/format.h>

#include "colloquio/app/roles.hpp"
#include "colloquio/core/report/escape.hpp"
#include "colloquio/core/report/reasons.hpp"
#include "colloquio/sources/format.hpp"

namespace colloquio::cli {

namespace {

void print_formats(const Context& context) {
  const Words& words = context.words;
  fmt::print("{}\n", words("formats.head"));
  for (const auto* format : sources::all_formats()) {
    fmt::print("  {}  {}  {}\n", cell(format->name, 18), cell(format->evidence, 2),
               words.format_title(format->name, format->title));
  }
  fmt::print("\n{}", wrapped(context, words("formats.evidence")));
}

Result<int> print_accounts(const Context& context, ports::Record& record, const app::Company& company) {
  auto accounts = record.accounts(ports::Counted::messages);
  if (!accounts) return tl::make_unexpected(accounts.error());
  std::ranges::sort(*accounts, [](const auto& a, const auto& b) {
    return std::pair{-a.messages, a.id} < std::pair{-b.messages, b.id};
  });
  const auto role = app::role_of(company);
  const Words& words = context.words;
  if (accounts->empty()) {
    fmt::print("{}\n", words("sources.no_accounts"));
    return 0;
  }
  const std::size_t shown = std::min<std::size_t>(accounts->size(), 50);
  fmt::print("{}\n", words("sources.loudest", {{"n", words.number(shown)}, {"of", words.number(accounts->size())}}));
  fmt::print("  {}  {}  {}  {}\n", right(words("head.messages"), 8), cell(words("head.role"), 7),
             cell(words("head.name"), 22), words("head.account"));
  for (std::size_t i = 0; i < shown; ++i) {
    const auto& account = (*accounts)[i];
    fmt::print("  {}  {}  {}  {} / {}\n", right(words.number(account.messages), 8),
               cell(role_name(words, role(account, Instant::max())), 7), cell(app::shown_name(account), 22),
               account.network, report::one_line(account.native_id));
  }
  return 0;
}

Result<int> print_rejects(const Context& context, ports::Record& record) {
  const auto rejects = record.rejects(10'000);
  if (!rejects) return tl::make_unexpected(rejects.error());
  if (rejects->empty()) fmt::print("{}\n", context.words("sources.all_read"));
  for (const auto& reject : *rejects) {
    fmt::print("{}: {}  {}\n", place_of(context.words, reject.file, reject.line, reject.offset),
               report::one_line(report::reason(context.words.lang(), reject.reason, reject.loss)),
               report::cut_to(report::one_line(reject.sample), 80));
  }
  return 0;
}

Result<int> print_imports(const Context& context, ports::Record& record, const app::Company& company) {
  const auto runs = record.runs();
  if (!runs) return tl::make_unexpected(runs.error());
  const auto channels = record.channels(ports::Counted::messages);
  if (!channels) return tl::make_unexpected(channels.error());
  const Words& words = context.words;
  const report::Language dates{words.lang(), company.zone};
  if (runs->empty()) {
    fmt::print("{}\n", words("sources.empty"));
    return 0;
  }
  fmt::print("{}\n", words("sources.imports"));
  for (const auto& run : *runs) {
    std::string what = words.counted("n.messages", run.messages_read);
    if (run.taps_read > 0) what += ", " + words.counted("n.taps", run.taps_read);
    if (run.outcomes_read > 0) what += ", " + words.counted("n.outcomes", run.outcomes_read);
    if (run.rejects > 0) what += ", " + words.counted("n.rejects", run.rejects);
    fmt::print("  {}  {}  {}\n{:16}{}\n", cell(dates.short_date(run.as_of), 12), cell(run.format, 16),
               report::one_line(run.input), "", what);
  }
  fmt::print("\n{}\n", words("sources.channels"));
  for (const auto& channel : *channels) {
    const auto shown = app::shown_channel(company, channel);
    std::string what = words.counted("n.messages", channel.messages);
    if (channel.taps > 0) what += ", " + words.counted("n.taps", channel.taps);
    if (channel.first != kNoTime) {
      what +=
          ", " + words("span", {{"first", dates.short_date(channel.first)}, {"last", dates.short_date(channel.last)}});
    }
    fmt::print("  {}  {}  {}\n{:4}{}\n", cell(shown.name, 34), cell(channel.network, 14),
               shown.market.empty() ? std::string{words("sources.no_market")}
                                    : words("sources.market", {{"name", report::one_line(shown.market)}}),
               "", what);
  }
  return 0;
}

}  // namespace

Result<int> run_sources(const Context& context, const SourcesCommand& command) {
  if (command.formats) {
    print_formats(context);
    return 0;
  }
  const auto company = context.company();
  if (!company) return tl::make_unexpected(company.error());
  auto record = context.open_record_to_read();
  if (!record) return tl::make_unexpected(record.error());
  if (command.accounts) return print_accounts(context, **record, *company);
  if (command.rejects) return print_rejects(context, **record);
  return print_imports(context, **record, *company);
}

}  // namespace colloquio::cli
