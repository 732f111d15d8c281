#include "colloquio/app/ingest.hpp"

#include <algorithm>
#include <optional>
#include <stop_token>
#include <thread>
#include <unordered_map>
#include <utility>
#include <vector>

#include <fmt/format.h>

#include "colloquio/app/batch_queue.hpp"
#include "colloquio/app/identify.hpp"
#include "colloquio/app/roles.hpp"
#include "colloquio/app/stopping_bundle.hpp"

namespace colloquio::app {

namespace {

Result<const sources::Format*> format_of(const Input& input) {
  if (input.format != nullptr) return input.format;
  return sources::recognise(*input.bundle);
}

/// Counts what passes; tells progress batch by batch.
class ReadCounter {
 public:
  ReadCounter(const Input& input, const OnProgress& on_progress) : input_(input), on_progress_(on_progress) {}

  void see(const RowBatch& batch) {
    count(batch, outcome_);
    if (on_progress_) {
      on_progress_({.step = Progress::Step::reading,
                    .done = input_.bytes_read == nullptr ? 0 : input_.bytes_read->load(std::memory_order_relaxed),
                    .total = input_.bytes,
                    .messages = outcome_.messages,
                    .rejects = outcome_.rejects});
    }
  }

  [[nodiscard]] const ReadOutcome& outcome() const { return outcome_; }

 private:
  const Input& input_;
  const OnProgress& on_progress_;
  ReadOutcome outcome_;
};

/// The youngest message of an import in each of its channels. Messages whose source says when it was made do not count:
/// their order is known.
class Newest {
 public:
  void see(const RowBatch& batch) {
    if (batch.as_of_is_declared) return;
    for (const MessageRow& row : batch.messages) {
      if (row.channel_number >= by_number_.size()) by_number_.resize(row.channel_number + 1, {Id128{}, kNoTime});
      auto& [channel, newest] = by_number_[row.channel_number];
      channel = row.channel;
      newest = std::max(newest, row.occurred);
    }
  }

  /// What `looks_older` says, if it does. Asks the record for its channels only if the import changed something.
  [[nodiscard]] Result<std::optional<ImportOutcome::LooksOlder>> compare(ports::Record& record, const Input& input,
                                                                         const ports::ImportRun& run) const {
    if (run.messages_changed == 0 || input.time_is_said) return std::nullopt;
    const auto channels = record.channels(ports::Counted::messages);
    if (!channels) return tl::make_unexpected(channels.error());
    std::unordered_map<Id128, Instant> last;
    for (const ports::StoredChannel& channel : *channels) last.emplace(channel.id, channel.last);
    ImportOutcome::LooksOlder found{kNoTime, kNoTime, input.file_time};
    for (const auto& [id, newest] : by_number_) {
      found.newest = std::max(found.newest, newest);
      const auto same = last.find(id);
      // What is younger than the file itself shows that the file is the older one: it has replaced nothing.
      if (same != last.end() && same->second <= input.file_time) {
        found.newest_before = std::max(found.newest_before, same->second);
      }
    }
    if (found.newest == kNoTime || found.newest >= found.newest_before) return std::nullopt;
    return found;
  }

 private:
  std::vector<std::pair<Id128, Instant>> by_number_;  // channel and youngest, by the number of this import
};

/// Channels that only the name of a file says.
class Assumed {
 public:
  void see(const RowBatch& batch) {
    for (const ChannelRow& row : batch.channels) {
      if (row.assumed) names_.emplace(row.id, std::string{row.name});
    }
  }

  /// A table exported again under another name would take the messages that are known along, away from their answers.
  [[nodiscard]] Result<std::optional<Elsewhere>> compare(ports::Record& record, ports::ImportSession& session) const {
    if (names_.empty()) return std::nullopt;
    std::vector<Id128> ids;
    for (const auto& [id, name] : names_) ids.push_back(id);
    const auto moved = session.moved_into(ids);
    if (!moved) return tl::make_unexpected(moved.error());
    if (moved->messages == 0) return std::nullopt;
    const auto channels = record.channels(ports::Counted::none);
    if (!channels) return tl::make_unexpected(channels.error());
    const auto from = std::ranges::find(*channels, moved->from, &ports::StoredChannel::id);
    Elsewhere found{moved->messages, "", names_.at(moved->to)};
    if (from != channels->end()) found.known_from = from->name.empty() ? from->native_id : from->name;
    return found;
  }

 private:
  std::unordered_map<Id128, std::string> names_;
};

/// Reads on this thread while `write` takes full batches on another; the first error of either side wins.
Result<void> read_and_write(const Input& input, const sources::Format& format, bool keep_text, ReadCounter& counter,
                            const std::function<Result<void>(const RowBatch&)>& write) {
  BatchQueue queue{2};
  std::stop_source writer_failed;
  Result<void> written;
  Result<void> read;
  {
    const std::jthread writer{[&] {
      while (auto batch = queue.take()) {
        try {
          written = write(*batch);
        } catch (const std::exception& e) {
          written = fail(ErrorKind::unavailable, fmt::format("writing stopped: {}", e.what()));
        }
        if (!written) {
          writer_failed.request_stop();
          queue.close();
          return;
        }
        queue.give_back(std::move(batch));
      }
    }};
    Identifier identifier{{.keep_text = keep_text, .as_of = input.file_time}, [&](std::unique_ptr<RowBatch> full) {
                            counter.see(*full);
                            return queue.exchange(std::move(full));
                          }};
    try {
      StoppingBundle bundle{*input.bundle, writer_failed.get_token()};
      read = read_whole(format, bundle, input.options, identifier);
    } catch (const std::exception& e) {
      read = fail(ErrorKind::unavailable, fmt::format("reading stopped: {}", e.what()), input.name);
    }
    queue.close();
  }
  if (!written) return written;
  return read;
}

}  // namespace

void count(const RowBatch& batch, ReadOutcome& outcome) {
  constexpr std::size_t kShown = 20;
  outcome.messages += batch.messages.size();
  outcome.taps += batch.taps.size();
  outcome.counts += batch.counts.size();
  outcome.outcomes += batch.outcomes.size();
  outcome.rejects += batch.rejects.size();
  for (const RejectRow& reject : batch.rejects) {
    outcome.losses.add(reject.loss, reject.file);
    if (outcome.first_rejects.size() >= kShown) continue;
    outcome.first_rejects.push_back({.run = {},
                                     .file = std::string{reject.file},
                                     .reason = std::string{reject.reason},
                                     .sample = std::string{reject.sample},
                                     .offset = reject.offset,
                                     .line = reject.line,
                                     .loss = reject.loss});
  }
}

Result<void> read_whole(const sources::Format& format, sources::Bundle& bundle, const sources::ReadOptions& options,
                        Identifier& identifier) {
  if (auto read = format.read(bundle, options, identifier); !read) return read;
  for (const Error& closed : bundle.closed()) {
    identifier.reject({.file = closed.where, .reason = closed.message, .loss = Loss::file});
  }
  if (const auto cut = bundle.cut()) {
    identifier.reject({.file = cut->where, .reason = cut->message, .loss = Loss::rest});
  }
  identifier.finish();
  return {};
}

Id128 run_id(const Input& input, const sources::Format& format, std::string_view version) {
  return hash128(fmt::format("colloquio:1\x1frun\x1f{}\x1f{}\x1f{}\x1f{}", to_hex(input.content), format.name, version,
                             input.options_json));
}

Result<ImportOutcome> import_input(ports::Record& record, const Input& input, std::string_view version,
                                   const OnProgress& on_progress) {
  const auto format = format_of(input);
  if (!format) return tl::make_unexpected(format.error());
  ports::ImportRun run;
  run.id = run_id(input, **format, version);
  run.input = input.name;
  run.format = (*format)->name;
  run.format_options = input.options_json;
  run.content = input.content;
  run.bytes = input.bytes;
  run.version = version;
  run.as_of = input.file_time;

  auto before = record.find_run(run.id);
  if (!before) return tl::make_unexpected(before.error());
  if (before->has_value() && (*before)->finished) return ImportOutcome{**before, *format, true};

  auto session = record.begin(run);
  if (!session) return tl::make_unexpected(session.error());
  ReadCounter counter{input, on_progress};
  Newest newest;
  Assumed assumed;
  if (auto done = read_and_write(input, **format, true, counter,
                                 [&](const RowBatch& batch) {
                                   newest.see(batch);
                                   assumed.see(batch);
                                   return (*session)->append(batch);
                                 });
      !done) {
    return tl::make_unexpected(done.error());
  }
  if (on_progress) {
    on_progress({.step = Progress::Step::writing_record,
                 .done = 0,
                 .total = 0,
                 .messages = counter.outcome().messages,
                 .rejects = counter.outcome().rejects});
  }
  auto elsewhere = assumed.compare(record, **session);
  if (!elsewhere) return tl::make_unexpected(elsewhere.error());
  if (*elsewhere) return ImportOutcome{.run = run, .format = *format, .elsewhere = std::move(*elsewhere)};
  auto finished = (*session)->finish();
  if (!finished) return tl::make_unexpected(finished.error());
  session->reset();
  const auto looks_older = newest.compare(record, input, *finished);
  if (!looks_older) return tl::make_unexpected(looks_older.error());
  ImportOutcome outcome{*finished, *format};
  outcome.looks_older = *looks_older;
  outcome.losses = counter.outcome().losses;
  if (!counter.outcome().first_rejects.empty()) outcome.first_reject = counter.outcome().first_rejects.front();
  return outcome;
}

Result<ReadOutcome> collect_input(TalkCollector& collector, const Input& input, const OnProgress& on_progress) {
  const auto format = format_of(input);
  if (!format) return tl::make_unexpected(format.error());
  ReadCounter counter{input, on_progress};
  collector.begin_input();
  if (auto done = read_and_write(input, **format, false, counter,
                                 [&](const RowBatch& batch) {
                                   collector.add(batch);
                                   return Result<void>{};
                                 });
      !done) {
    return tl::make_unexpected(done.error());
  }
  ReadOutcome outcome = counter.outcome();
  outcome.format = *format;
  return outcome;
}

}  // namespace colloquio::app
