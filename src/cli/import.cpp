#include <algorithm>

#include "commands.hpp"
#include "inputs.hpp"
#include "preview.hpp"
#include <fmt/format.h>

#include "colloquio/adapters/system/system_clock.hpp"
#include "colloquio/core/report/escape.hpp"

namespace colloquio::cli {

namespace {

void print_outcome(const Context& context, const std::string& path, const app::ImportOutcome& outcome) {
  if (context.quiet) return;
  const auto& run = outcome.run;
  if (outcome.done_before) {
    fmt::print("{}: imported before, nothing to do\n", path);
    return;
  }
  std::string line = fmt::format("{}: {}, {} messages", path, outcome.format->title,
                                 human_count(static_cast<std::uint64_t>(run.messages_read)));
  const auto add = [&](std::int64_t n, std::string_view what) {
    if (n > 0) line += fmt::format(", {} {}", human_count(static_cast<std::uint64_t>(n)), what);
  };
  line += fmt::format(" ({} new", human_count(static_cast<std::uint64_t>(run.messages_new)));
  add(run.messages_changed, "changed");
  add(run.messages_again, "told again in it");
  line += ")";
  add(run.taps_read, "taps");
  add(run.counts_read, "counts");
  add(run.outcomes_read, "outcome points");
  add(run.rejects, "rejects");
  fmt::print("{}\n", line);
  if (run.messages_read == 0 && outcome.first_reject) {
    fmt::print("  nothing in it could be read; the first reason: {}\n  colloquio sources --rejects shows them all\n",
               report::one_line(outcome.first_reject->reason));
  }
}

/// An old export that was copied looks new. Said even with --quiet: figures may be wrong.
void warn_if_older(const std::string& path, const app::ImportOutcome& outcome) {
  if (!outcome.looks_older) return;
  const auto& [newest, newest_before, file_time] = *outcome.looks_older;
  fmt::print(
      stderr,
      "{}: warning: its newest message is of {}, what was here before goes to {}; yet it changed {} messages,\n"
      "  for it does not say when it was made and its file was written on {}. If it is an older export, import it\n"
      "  again with --as-of DATE (the day it was made), then say: colloquio remap\n",
      path, to_iso_date(newest), to_iso_date(newest_before), outcome.run.messages_changed, to_iso_date(file_time));
}

/// Keeps the file for a remap; one that was imported before only if its copy is not there any more.
Result<void> keep_original(const Context& context, const app::Company& company, const app::ImportOutcome& outcome,
                           const std::string& path, Instant now) {
  auto originals = context.open_originals();
  if (!originals) return tl::make_unexpected(originals.error());
  if (auto expired = (*originals)->expire(now); !expired) return tl::make_unexpected(expired.error());
  if (outcome.done_before) {
    const auto kept = (*originals)->list();
    if (!kept) return tl::make_unexpected(kept.error());
    if (std::ranges::find(*kept, outcome.run.id, &ports::KeptOriginal::run) != kept->end()) return {};
  }
  return (*originals)->keep(outcome.run.id, path, now + std::chrono::days{company.keep_originals_days});
}

Result<int> run_preview(const Context& context, const app::Company& company, const ImportCommand& command) {
  for (const std::string& path : command.words.paths) {
    auto open = open_input(context, company, command.words, path, false);
    if (!open) return tl::make_unexpected(open.error());
    StatusLine status{context.status(), path};
    const auto preview = app::preview_input(open->input, company, status.callback());
    status.clear();
    if (!preview) return tl::make_unexpected(preview.error());
    print_preview(context, company, path, *preview);
    tell_unread(context, *open);
  }
  return 0;
}

}  // namespace

Result<int> run_import(const Context& context, const ImportCommand& command) {
  const auto company = context.company();
  if (!company) return tl::make_unexpected(company.error());
  if (command.preview) return run_preview(context, *company, command);
  if (auto made = context.make_folder("", company->zone, context.report_lang(*company)); !made) {
    return tl::make_unexpected(made.error());
  }
  auto record = context.open_record();
  if (!record) return tl::make_unexpected(record.error());
  const Instant now = adapters::SystemClock{}.now();
  int code = 0;
  bool imported = false;
  for (const std::string& path : command.words.paths) {
    // One bad file does not stop the others; it is named, and the exit code tells.
    const auto done = [&]() -> Result<void> {
      auto open = open_input(context, *company, command.words, path, true);
      if (!open) return tl::make_unexpected(open.error());
      StatusLine status{context.status(), path};
      const auto outcome = app::import_input(**record, open->input, COLLOQUIO_VERSION, status.callback());
      status.clear();
      if (!outcome) return tl::make_unexpected(outcome.error());
      print_outcome(context, path, *outcome);
      warn_if_older(path, *outcome);
      tell_unread(context, *open);
      imported = imported || !outcome->done_before;
      if (command.keep && company->keep_originals_days > 0) {
        return keep_original(context, *company, *outcome, path, now);
      }
      return {};
    }();
    if (done) continue;
    if (done.error().kind == ErrorKind::interrupted) return tl::make_unexpected(done.error());
    Error error = done.error();
    if (error.where.empty()) error.where = path;
    print_error(error);
    code = std::max(code, exit_code(error.kind));
  }
  if (imported && company->house.empty() && !context.quiet) {
    fmt::print(
        "\nNobody is declared as the house yet, so every answer counts as a guest's.\n"
        "Add [[house]] blocks to {}; colloquio sources --accounts shows the names.\n",
        (context.folder() / "colloquio.toml").string());
  }
  return code;
}

}  // namespace colloquio::cli
