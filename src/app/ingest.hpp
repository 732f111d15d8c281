#pragma once

#include <atomic>
#include <functional>
#include <optional>
#include <string>
#include <vector>

#include "colloquio/app/company.hpp"
#include "colloquio/app/identify.hpp"
#include "colloquio/app/losses.hpp"
#include "colloquio/app/progress.hpp"
#include "colloquio/app/talk_collector.hpp"
#include "colloquio/ports/record.hpp"
#include "colloquio/sources/format.hpp"

namespace colloquio::app {

/// One thing the user asked to read.
struct Input {
  sources::Bundle* bundle = nullptr;
  const sources::Format* format = nullptr;  ///< nullptr = recognise it
  sources::ReadOptions options;
  std::string name;             ///< as typed
  std::string options_json;     ///< kept with the run, enough to read it again the same way
  Instant file_time = kNoTime;  ///< of the newest file in it; stands in where the source does not say when it was made
  bool time_is_said = false;    ///< file_time is the user's word (--as-of), not the file's
  Id128 content;                ///< hash of the bytes on disk
  std::uint64_t bytes = 0;
  const std::atomic<std::uint64_t>* bytes_read = nullptr;  ///< counted by the bundle while it reads, for progress
};

struct ImportOutcome {
  ports::ImportRun run;
  const sources::Format* format = nullptr;
  bool done_before = false;  ///< the very same import is in the record already: nothing was done
  std::optional<ports::StoredReject> first_reject = std::nullopt;  ///< of what this call read
  Losses losses{};                                                 ///< of the rejects of this call
  /// It changed messages though what the record had in the same channels is younger than all it brought, and only the
  /// file's own time made it the newer one: an old export that was copied, perhaps.
  struct LooksOlder {
    Instant newest;         ///< message in it
    Instant newest_before;  ///< message in the record
    Instant file_time;      ///< what it was taken by
  };
  std::optional<LooksOlder> looks_older = std::nullopt;
  std::optional<Elsewhere> elsewhere = std::nullopt;  ///< if so, nothing was imported
};

/// Everything of a bundle into an identifier, which is finished then; what a cut archive lacks is a reject, and so
/// is each file of a folder that cannot be opened.
/// Errors: those of the reader.
[[nodiscard]] Result<void> read_whole(const sources::Format& format, sources::Bundle& bundle,
                                      const sources::ReadOptions& options, Identifier& identifier);

/// The id of an import: what was read (content), by which format and version, with which options.
[[nodiscard]] Id128 run_id(const Input& input, const sources::Format& format, std::string_view version);

/// Reads an input into the record. All or nothing: an error, Ctrl-C or a crash leaves the record as it was, and the
/// same import again starts afresh. Reading runs on this thread, the record works on a second one. Errors:
/// not_found/conflict (format), those of the reader, those of the record.
[[nodiscard]] Result<ImportOutcome> import_input(ports::Record& record, const Input& input, std::string_view version,
                                                 const OnProgress& on_progress);

/// What one pass over an input without a record gives.
struct ReadOutcome {
  const sources::Format* format = nullptr;
  std::uint64_t messages = 0, taps = 0, counts = 0, outcomes = 0, rejects = 0;
  Losses losses;                                   ///< what the rejects stand for
  std::vector<ports::StoredReject> first_rejects;  ///< at most 20
};

/// Counts what passes; keeps the first rejects.
void count(const RowBatch& batch, ReadOutcome& outcome);

/// Reads an input into a collector, keeping no text: what `measure` does.
[[nodiscard]] Result<ReadOutcome> collect_input(TalkCollector& collector, const Input& input,
                                                const OnProgress& on_progress);

/// What `import --preview` shows: the whole input is read, nothing is stored.
struct Preview {
  ReadOutcome read;
  std::vector<ports::StoredMessage> first_messages;  ///< at most 20, as they would be stored
  struct Speaker {
    ports::StoredAccount account;
    Role role = Role::person;
  };
  std::vector<Speaker> house;    ///< accounts that speak for the company by its rules
  std::vector<Speaker> loudest;  ///< the ten with most messages: is one of them ours?
  std::uint64_t nobody = 0;      ///< messages by nobody
  Instant first = kNoTime, last = kNoTime;
};
[[nodiscard]] Result<Preview> preview_input(const Input& input, const Company& company, const OnProgress& on_progress);

}  // namespace colloquio::app
