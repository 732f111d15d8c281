#include "colloquio/adapters/duckdb/intake.hpp"

#include <algorithm>
#include <cmath>
#include <span>

#include "colloquio/adapters/duckdb/state_rows.hpp"
#include "colloquio/core/record/clean.hpp"
#include "colloquio/core/record/taps.hpp"

namespace colloquio::adapters::duck {

namespace {

/// Full row groups (122,880 rows) of a transaction go straight to the file, only what is left over takes the way
/// through the log: commits are rare. They bound what a transaction keeps in memory.
constexpr std::size_t kRowsPerCommit = 6'000'000;

constexpr std::array kTableNames = {"channel", "account",        "account_name", "conversation", "tap",
                                    "gone",    "count_snapshot", "outcome",      "reject"};

/// Waits for the messages of a batch however their batch is left.
class WaitAnyway {
 public:
  explicit WaitAnyway(const std::unique_ptr<Inflow>& messages) : messages_(messages) {}
  WaitAnyway(const WaitAnyway&) = delete;
  WaitAnyway& operator=(const WaitAnyway&) = delete;
  ~WaitAnyway() {
    if (messages_) static_cast<void>(messages_->wait());
  }

 private:
  const std::unique_ptr<Inflow>& messages_;
};

Instant seen_if(bool said, Instant as_of) { return said ? as_of : kNoTime; }

}  // namespace

Result<Appender*> Intake::into(Table table) {
  if (!in_transaction_) {
    if (auto begun = connection_.run("BEGIN"); !begun) return tl::make_unexpected(begun.error());
    in_transaction_ = true;
  }
  auto& appender = appenders_[table];
  if (!appender) {
    auto opened = Appender::open(connection_, kTableNames[table]);
    if (!opened) return tl::make_unexpected(opened.error());
    appender = std::move(*opened);
  }
  return appender.get();
}

std::uint64_t RecentThreads::thread_of(const MessageRow& row) {
  std::uint64_t thread = first_thread(row.id, row.conversation, row.parent);
  if (row.conversation.is_none() && !row.parent.is_none()) {
    const Slot& slot = slots_[row.parent.lo % kSlots];
    if (slot.id == row.parent) thread = slot.thread;
  }
  slots_[row.id.lo % kSlots] = {row.id, thread};
  return thread;
}

Result<void> Intake::append(const RowBatch& batch) {
  newest_as_of_ = std::max(newest_as_of_, batch.as_of);
  const WaitAnyway wait{messages_};  // whatever becomes of the rest: the batch is not ours for longer
  if (auto offered = offer_messages(batch); !offered) return offered;
  auto done = add_rest(batch);
  if (messages_) {
    auto written = messages_->wait();
    if (done) done = std::move(written);
  }
  spare_.clear();
  if (!done) return done;
  uncommitted_ += batch.size();
  return uncommitted_ >= kRowsPerCommit ? commit() : Result<void>{};
}

Result<void> Intake::add_rest(const RowBatch& batch) {
  constexpr std::array kAdd = {&Intake::add_channels, &Intake::add_accounts, &Intake::add_conversations,
                               &Intake::add_taps,     &Intake::add_counts,   &Intake::add_gone,
                               &Intake::add_outcomes, &Intake::add_rejects};
  for (const auto add : kAdd) {
    if (auto done = (this->*add)(batch); !done) return done;
  }
  return {};
}

Result<void> Intake::commit() {
  for (auto& appender : appenders_) {
    if (!appender) continue;
    if (auto flushed = appender->flush(); !flushed) return flushed;
    appender.reset();
  }
  uncommitted_ = 0;
  if (messages_) {
    auto done = messages_->finish();
    messages_.reset();
    if (!done) return done;
  }
  if (!std::exchange(in_transaction_, false)) return {};
  return connection_.run("COMMIT");
}

Result<void> Intake::offer_messages(const RowBatch& batch) {
  folded_.assign(batch.counts.size(), false);
  if (batch.messages.empty()) return {};
  if (!messages_) {
    auto opened = Inflow::open(database_.connect(), "message");
    if (!opened) return tl::make_unexpected(opened.error());
    messages_ = std::move(*opened);
  }
  by_thread_.clear();
  std::size_t count = 0;
  for (std::uint32_t i = 0; i < batch.messages.size(); ++i) {
    const MessageRow& row = batch.messages[i];
    by_thread_.push_back({threads_.thread_of(row), i, fold_counts(batch, row.id, count)});
  }
  // The rows of a thread side by side: to open it, one place of each batch is read, not all the file.
  std::ranges::stable_sort(by_thread_, {}, &Placed::thread);
  messages_->offer(by_thread_.size(), [this, &batch](ChunkWriter& to, std::size_t first, std::size_t last) {
    Arena spare;  // for strings that had to be cleaned
    for (const Placed& place : std::span{by_thread_}.subspan(first, last - first)) {
      write_told(to, record::clean(batch.messages[place.row], spare), batch.as_of, place.thread, place.taps, ordinal_);
    }
  });
  return {};
}

std::uint32_t Intake::fold_counts(const RowBatch& batch, Id128 message, std::size_t& count) {
  constexpr std::size_t kMost = 16;
  std::array<record::MetricValue, kMost> values;
  std::size_t n = 0;
  std::size_t next = count;
  for (; next < batch.counts.size() && batch.counts[next].target == message; ++next) {
    const CountRow& row = batch.counts[next];
    const auto known = std::find_if(values.begin(), values.begin() + static_cast<std::ptrdiff_t>(n),
                                    [&](const record::MetricValue& v) { return v.metric == row.metric; });
    const bool plain = row.target_kind == TargetKind::message && std::isfinite(row.value) && n < kMost &&
                       record::clean(row.metric, spare_).data() == row.metric.data() &&
                       known == values.begin() + static_cast<std::ptrdiff_t>(n);
    if (!plain) return 0;  // left to the end of the import
    values[n++] = {row.metric, row.value};
  }
  for (; count < next; ++count) folded_[count] = true;
  return record::best_known_taps({values.data(), n}, 0);
}

Result<void> Intake::add_channels(const RowBatch& batch) {
  if (!batch.channels.empty()) {
    const auto to = into(channels);
    if (!to) return tl::make_unexpected(to.error());
    const auto text = [&](std::string_view t) { return record::clean(t, spare_); };
    for (const ChannelRow& r : batch.channels) {
      **to << r.id << text(r.network) << text(r.instance) << text(r.native_id) << text(r.name)
           << seen_if(!r.name.empty(), batch.as_of) << text(r.url) << seen_if(!r.url.empty(), batch.as_of)
           << text(r.lang) << seen_if(!r.lang.empty(), batch.as_of) << text(r.market)
           << seen_if(!r.market.empty(), batch.as_of) << r.kind << seen_if(r.kind != ChannelKind::other, batch.as_of)
           << batch.synced << ordinal_;
      if (auto done = (*to)->end_row(); !done) return done;
      auto& synced = synced_.try_emplace(r.id, batch.synced).first->second;
      synced = std::max(synced, batch.synced);
    }
  }
  for (const MessageRow& row : batch.messages) {
    if (auto done = add_synced_channel(row.channel, batch.synced); !done) return done;
  }
  return {};
}

/// A message tells that its channel exists and was read up to `synced`, even when no row of the channel came along.
Result<void> Intake::add_synced_channel(Id128 channel, Instant synced) {
  const auto [known, fresh] = synced_.try_emplace(channel, synced);
  if (!fresh && known->second >= synced) return {};
  known->second = synced;
  const auto to = into(channels);
  if (!to) return tl::make_unexpected(to.error());
  constexpr std::string_view kNothing;
  **to << channel << kNothing << kNothing << kNothing << kNothing << kNoTime << kNothing << kNoTime << kNothing
       << kNoTime << kNothing << kNoTime << ChannelKind::other << kNoTime << synced << ordinal_;
  return (*to)->end_row();
}

Result<void> Intake::add_accounts(const RowBatch& batch) {
  if (batch.accounts.empty()) return {};
  const auto to = into(accounts);
  if (!to) return tl::make_unexpected(to.error());
  const auto names = into(account_names);
  if (!names) return tl::make_unexpected(names.error());
  const auto text = [&](std::string_view t) { return record::clean(t, spare_); };
  for (const AccountRow& r : batch.accounts) {
    const std::string_view handle = text(r.handle);
    const std::string_view name = text(r.display_name);
    **to << r.id << text(r.network) << text(r.instance) << text(r.native_id) << handle
         << seen_if(!handle.empty(), batch.as_of) << name << seen_if(!name.empty(), batch.as_of) << r.id_kind
         << batch.as_of << r.is_bot << seen_if(r.gone, batch.as_of) << ordinal_;
    if (auto done = (*to)->end_row(); !done) return done;
    if (handle.empty() && name.empty()) continue;
    **names << r.id << handle << name << batch.as_of << ordinal_;
    if (auto done = (*names)->end_row(); !done) return done;
  }
  return {};
}

Result<void> Intake::add_conversations(const RowBatch& batch) {
  if (batch.conversations.empty()) return {};
  const auto to = into(conversations);
  if (!to) return tl::make_unexpected(to.error());
  for (const ConversationRow& r : batch.conversations) {
    **to << r.id << r.channel << seen_if(!r.channel.is_none(), batch.as_of) << record::clean(r.native_id, spare_)
         << record::clean(r.title, spare_) << seen_if(!r.title.empty(), batch.as_of) << ordinal_;
    if (auto done = (*to)->end_row(); !done) return done;
  }
  return {};
}

Result<void> Intake::add_taps(const RowBatch& batch) {
  if (batch.taps.empty()) return {};
  const auto to = into(taps);
  if (!to) return tl::make_unexpected(to.error());
  for (TapRow r : batch.taps) {
    r.native_id = record::clean(r.native_id, spare_);
    r.value = record::clean(r.value, spare_);
    **to << r.id << r.account << r.target << r.native_id << r.value << r.occurred << r.target_kind << r.kind
         << record::details_of(r) << batch.as_of << batch.as_of << false << ordinal_;
    if (auto done = (*to)->end_row(); !done) return done;
  }
  return {};
}

Result<void> Intake::add_counts(const RowBatch& batch) {
  if (batch.counts.empty()) return {};
  const auto to = into(counts);
  if (!to) return tl::make_unexpected(to.error());
  for (std::size_t i = 0; i < batch.counts.size(); ++i) {
    const CountRow& r = batch.counts[i];
    if (!std::isfinite(r.value)) continue;  // not a number of anything
    **to << r.target_kind << r.target << record::clean(r.metric, spare_) << r.as_of << r.value + 0.0 << folded_[i]
         << ordinal_;
    if (auto done = (*to)->end_row(); !done) return done;
  }
  return {};
}

Result<void> Intake::add_gone(const RowBatch& batch) {
  if (batch.gone.empty()) return {};
  const auto to = into(gone);
  if (!to) return tl::make_unexpected(to.error());
  for (const GoneRow& r : batch.gone) {
    if (r.target.is_none()) continue;
    **to << r.of << r.target << r.kind << r.at << batch.as_of << record::clean(r.evidence, spare_) << ordinal_;
    if (auto done = (*to)->end_row(); !done) return done;
  }
  return {};
}

Result<void> Intake::add_outcomes(const RowBatch& batch) {
  if (batch.outcomes.empty()) return {};
  const auto to = into(outcomes);
  if (!to) return tl::make_unexpected(to.error());
  for (const OutcomeRow& r : batch.outcomes) {
    if (!std::isfinite(r.value)) continue;
    **to << record::clean(r.measure, spare_) << record::clean(r.place, spare_) << record::clean(r.unit, spare_) << r.day
         << r.value + 0.0 << batch.as_of << ordinal_;
    if (auto done = (*to)->end_row(); !done) return done;
  }
  return {};
}

Result<void> Intake::add_rejects(const RowBatch& batch) {
  if (batch.rejects.empty()) return {};
  const auto to = into(rejects);
  if (!to) return tl::make_unexpected(to.error());
  for (const RejectRow& r : batch.rejects) {
    **to << run_ << record::clean(r.file, spare_) << record::clean(r.reason, spare_) << record::clean(r.sample, spare_)
         << r.offset << r.line << r.loss << ordinal_;
    if (auto done = (*to)->end_row(); !done) return done;
  }
  return {};
}

}  // namespace colloquio::adapters::duck
