#include <algorithm>

#include "commands.hpp"
#include "faces.hpp"
#include "inputs.hpp"
#include "preview.hpp"
#include <fmt/format.h>

#include "colloquio/adapters/system/system_clock.hpp"
#include "colloquio/core/report/escape.hpp"
#include "colloquio/core/report/reasons.hpp"

namespace colloquio::cli {

namespace {

/// What could not be read: pieces, whole files and files that are cut; "" if it was all read.
std::string lost_of(const Words& words, const app::Losses& losses) {
  std::string out;
  if (losses.pieces() > 0) out = words.counted("n.rejects", losses.pieces());
  for (const std::string& lost : lost_files(words, losses)) out += (out.empty() ? "" : ", ") + lost;
  return out;
}

void print_outcome(const Context& context, const std::string& path, const app::ImportOutcome& outcome) {
  if (context.quiet) return;
  const auto& run = outcome.run;
  const Words& words = context.words;
  if (outcome.done_before) {
    fmt::print("{}\n", words("import.before", {{"path", path}}));
    return;
  }
  std::string line;
  const auto add = [&](CountedKey what, std::int64_t n) {
    if (n > 0) line += (line.empty() ? "" : ", ") + words.counted(what, n);
  };
  add("n.messages", run.messages_read);
  if (run.messages_read > 0) {
    line += " (" + words.counted("n.new", run.messages_new);
    add("n.changed", run.messages_changed);
    add("n.again", run.messages_again);
    line += ")";
  }
  add("n.taps", run.taps_read);
  add("n.counts", run.counts_read);
  add("n.outcomes", run.outcomes_read);
  const bool nothing = line.empty();
  if (nothing) line = words.counted("n.messages", 0);
  if (const std::string lost = lost_of(words, outcome.losses); !lost.empty()) line += ", " + lost;
  fmt::print("{} ({}): {}\n", path, outcome.format->name, line);
  if (nothing && outcome.first_reject) {
    fmt::print("  {}\n  {}\n",
               words("import.nothing",
                     {{"reason", report::one_line(report::reason(words.lang(), outcome.first_reject->reason))}}),
               words("import.rejects"));
  }
}

bool is_nothing(const ports::ImportRun& run) {
  return run.messages_read + run.taps_read + run.counts_read + run.outcomes_read == 0;
}

/// An old export that was copied looks new. Said even with --quiet: figures may be wrong.
void warn_if_older(const Context& context, const std::string& path, const app::ImportOutcome& outcome) {
  if (!outcome.looks_older) return;
  const auto& [newest, newest_before, file_time] = *outcome.looks_older;
  fmt::print(stderr, "{}\n",
             context.words("import.older", {{"path", path},
                                            {"newest", to_iso_date(newest)},
                                            {"before", to_iso_date(newest_before)},
                                            {"written", to_iso_date(file_time)}}));
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
    StatusLine status{context.status(), context.words, path};
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
  if (auto made = context.make_folder("", company->zone, context.asked_lang(*company)); !made) {
    return tl::make_unexpected(made.error());
  }
  auto record = context.open_record();
  if (!record) return tl::make_unexpected(record.error());
  const Instant now = adapters::SystemClock{}.now();
  int code = 0;
  bool imported = false;
  std::int64_t failed = 0;
  for (const std::string& path : command.words.paths) {
    // One bad file does not stop the others; it is named, and the exit code tells.
    const auto done = [&]() -> Result<void> {
      auto open = open_input(context, *company, command.words, path, true);
      if (!open) return tl::make_unexpected(open.error());
      StatusLine status{context.status(), context.words, path};
      const auto outcome = app::import_input(**record, open->input, COLLOQUIO_VERSION, status.callback());
      status.clear();
      if (!outcome) return tl::make_unexpected(outcome.error());
      if (outcome->elsewhere)
        return tl::make_unexpected(known_elsewhere(context, *outcome->elsewhere, path, "error.elsewhere.import"));
      print_outcome(context, path, *outcome);
      if (outcome->run.rejects > 0 && !outcome->done_before) {
        if (context.quiet) {
          fmt::print(stderr, "{}: {}\n", path, lost_of(context.words, outcome->losses));
        }
        if (is_nothing(outcome->run)) code = std::max(code, exit_code(ErrorKind::invalid_input));
      }
      warn_if_older(context, path, *outcome);
      if (!outcome->done_before) tell_unread(context, *open);  // else nothing of it was opened
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
    print_error(context.words, error);
    code = std::max(code, exit_code(error.kind));
    ++failed;
  }
  if (failed > 0 && command.words.paths.size() > 1) {
    fmt::print(
        stderr, "{}\n",
        context.words.counted("import.failed", failed, {{"of", context.words.number(command.words.paths.size())}}));
  }
  if (imported && company->house.empty() && !context.quiet) {
    const std::string file = (context.folder() / "colloquio.toml").string();
    fmt::print("\n{}\n", context.words("import.no_house", {{"file", file}}));
  }
  return code;
}

}  // namespace colloquio::cli
