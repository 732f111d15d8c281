#include <algorithm>
#include <map>
#include <set>

#include "commands.hpp"
#include "inputs.hpp"
#include <fmt/format.h>

#include "colloquio/adapters/duckdb/duckdb_record.hpp"
#include "colloquio/adapters/system/out_files.hpp"

namespace colloquio::cli {

namespace {

namespace fs = std::filesystem;

/// The runs that are to be read again. The same bytes, imported again in the same way but with another --as-of, correct
/// what was said before: the last word counts.
Result<std::vector<ports::ImportRun>> last_words(const Context& context, std::vector<ports::ImportRun> runs) {
  std::set<std::string> seen;
  std::vector<ports::ImportRun> kept;
  for (auto run = runs.rbegin(); run != runs.rend(); ++run) {
    const auto words = words_of_run(context, *run);
    if (!words) return tl::make_unexpected(words.error());
    const std::string same = fmt::format("{}\x1f{}\x1f{}\x1f{}\x1f{}\x1f{}", to_hex(run->content), run->format,
                                         words->map_text, words->instance, words->channel, words->zone);
    if (seen.insert(same).second) kept.push_back(std::move(*run));
  }
  std::ranges::reverse(kept);
  return kept;
}

/// Every import of the old record into the new one, from its kept original; notes which runs have a new id.
Result<void> read_all_again(const Context& context, const app::Company& company,
                            const std::vector<ports::ImportRun>& runs, const std::map<Id128, std::string>& kept,
                            ports::Record& fresh, std::vector<std::pair<Id128, Id128>>& renamed) {
  for (const ports::ImportRun& run : runs) {
    const auto path = kept.find(run.id);
    if (path == kept.end()) continue;
    const auto words = words_of_run(context, run);
    if (!words) return tl::make_unexpected(words.error());
    auto open = open_input(context, company, *words, path->second, false);
    if (!open) return tl::make_unexpected(open.error());
    // The kept copy is compressed and was written later: what was read, and when it was made, is what the run says.
    open->input.name = run.input;
    open->input.content = run.content;
    if (!open->input.time_is_said) open->input.file_time = run.as_of;
    StatusLine status{context.status(), context.words, run.input};
    const auto outcome = app::import_input(fresh, open->input, COLLOQUIO_VERSION, status.callback());
    status.clear();
    if (!outcome) return tl::make_unexpected(outcome.error());
    if (outcome->elsewhere) {
      return tl::make_unexpected(known_elsewhere(context, *outcome->elsewhere, run.input, "error.elsewhere.remap"));
    }
    if (!context.quiet) {
      fmt::print("{}: {}\n", run.input, context.words.counted("n.messages", outcome->run.messages_read));
    }
    if (outcome->run.id != run.id) renamed.emplace_back(run.id, outcome->run.id);
  }
  return {};
}

}  // namespace

Result<int> run_remap(const Context& context, const RemapCommand& command) {
  const auto company = context.company();
  if (!company) return tl::make_unexpected(company.error());
  auto record = context.open_record();
  if (!record) return tl::make_unexpected(record.error());
  auto originals = context.open_originals();
  if (!originals) return tl::make_unexpected(originals.error());
  auto all_runs = (*record)->runs();
  if (!all_runs) return tl::make_unexpected(all_runs.error());
  const auto runs = last_words(context, std::move(*all_runs));
  if (!runs) return tl::make_unexpected(runs.error());
  const auto list = (*originals)->list();
  if (!list) return tl::make_unexpected(list.error());
  std::map<Id128, std::string> kept;
  for (const auto& original : *list) kept.emplace(original.run, original.path);

  std::string missing;
  for (const auto& run : *runs) {
    if (!kept.contains(run.id)) missing += "\n  " + run.input;
  }
  if (!missing.empty() && !command.forget_missing) {
    return fail(ErrorKind::conflict, context.words("error.originals_gone", {{"paths", missing}}));
  }

  // A new record beside the old one, put in its place when it is whole: killed half-way, the old one is still there.
  const fs::path beside = context.folder() / "remap";
  std::error_code error;
  fs::remove_all(beside, error);
  fs::create_directories(beside, error);
  if (error) return tl::make_unexpected(adapters::system_error(error.value(), beside, "make the folder"));
  std::vector<std::pair<Id128, Id128>> renamed;
  {
    auto fresh = adapters::open_duckdb_record(beside, {.threads = static_cast<std::uint32_t>(context.threads)});
    if (!fresh) return tl::make_unexpected(fresh.error());
    if (auto done = read_all_again(context, *company, *runs, kept, **fresh, renamed); !done) {
      fresh->reset();
      fs::remove_all(beside, error);
      return tl::make_unexpected(done.error());
    }
  }
  record->reset();
  // A log beside a closed record means that not everything reached its file: the one that is whole stays.
  for (const fs::path& log : {beside / "record.duckdb.wal", context.folder() / "record.duckdb.wal"}) {
    if (!fs::exists(log, error)) continue;
    fs::remove_all(beside, error);
    return fail(ErrorKind::unavailable, context.words("error.not_whole", {{"path", log.string()}}));
  }
  fs::rename(beside / "record.duckdb", context.folder() / "record.duckdb", error);
  if (error)
    return tl::make_unexpected(adapters::system_error(error.value(), context.folder(), "replace the record in"));
  fs::remove_all(beside, error);
  // Only now: had anything failed before, the old record still finds its originals.
  for (const auto& [old_run, new_run] : renamed) {
    if (auto done = (*originals)->rename(old_run, new_run); !done) return tl::make_unexpected(done.error());
  }
  const auto again =
      static_cast<std::uint64_t>(std::ranges::count_if(*runs, [&](const auto& run) { return kept.contains(run.id); }));
  if (!context.quiet)
    fmt::print("{}\n", context.words("remap.done",
                                     {{"n", context.words.number(again)}, {"of", context.words.number(runs->size())}}));
  return 0;
}

}  // namespace colloquio::cli
