#include "colloquio/adapters/memory/contents.hpp"

#include <algorithm>
#include <cmath>
#include <optional>

#include "colloquio/core/record/clean.hpp"
#include "colloquio/core/record/facts.hpp"
#include "colloquio/core/record/taps.hpp"

namespace colloquio::adapters::memory {

namespace {

using record::AccountFacts;
using record::ChannelFacts;
using record::ConversationFacts;
using record::GoneMark;
using record::MessageHistory;
using record::TapFacts;

struct Before {
  std::size_t states = 0;
  GoneKind gone = GoneKind::none;
  Id128 parent;
  friend bool operator==(const Before&, const Before&) = default;
};

Before look(const MessageHistory& h) { return {h.states().size(), h.gone(), h.parent().parent}; }

}  // namespace

ToldBatch told(const RowBatch& batch, Id128 run) {
  ToldBatch out;
  out.as_of = batch.as_of;
  out.synced = batch.synced;
  Arena spare;
  const auto own = [&](std::string_view text) { return std::string{record::clean(text, spare)}; };
  for (const MessageRow& dirty : batch.messages) {
    const MessageRow row = record::clean(dirty, spare);
    out.messages.push_back(record::state_of(row, batch.as_of));
    out.messages.back().details = record::details_of(row);
  }
  for (const AccountRow& r : batch.accounts) {
    out.accounts.push_back(record::facts_of(r, batch.as_of));
  }
  for (const ChannelRow& r : batch.channels) {
    out.channels.push_back(record::facts_of(r, batch.as_of, batch.synced));
  }
  for (const ConversationRow& r : batch.conversations) {
    out.conversations.push_back(
        {.id = r.id, .channel = r.channel, .native_id = own(r.native_id), .title = own(r.title)});
  }
  for (const TapRow& dirty : batch.taps) {
    TapRow r = dirty;
    r.native_id = record::clean(r.native_id, spare);
    r.value = record::clean(r.value, spare);
    out.taps.push_back({.id = r.id,
                        .account = r.account,
                        .target = r.target,
                        .native_id = std::string{r.native_id},
                        .value = std::string{r.value},
                        .details = record::details_of(r),
                        .occurred = r.occurred,
                        .first_seen = batch.as_of,
                        .last_seen = batch.as_of,
                        .target_kind = r.target_kind,
                        .kind = r.kind});
  }
  for (const CountRow& r : batch.counts) {
    if (std::isfinite(r.value)) out.counts.push_back({r.target_kind, r.target, own(r.metric), r.as_of, r.value + 0.0});
  }
  for (const GoneRow& r : batch.gone) {
    out.gone.push_back({r.of, r.target, GoneMark{batch.as_of, r.at, r.kind, own(r.evidence)}});
  }
  for (const OutcomeRow& r : batch.outcomes) {
    if (!std::isfinite(r.value)) continue;
    out.outcomes.push_back({own(r.measure), own(r.place), own(r.unit), r.day, r.value + 0.0});
  }
  for (const RejectRow& r : batch.rejects) {
    out.rejects.push_back({run, own(r.file), own(r.reason), own(r.sample), r.offset, r.line, r.loss});
  }
  return out;
}

const GoneMark* Contents::mark(GoneEvent::Of of, Id128 target) const {
  const auto found = gone.find({of, target});
  return found == gone.end() ? nullptr : &found->second;
}

bool Contents::is_gone(const TapFacts& tap) const {
  const GoneMark* own = mark(GoneEvent::Of::tap, tap.id);
  const GoneMark* account = mark(GoneEvent::Of::account, tap.account);
  return (own != nullptr && own->seen >= tap.last_seen) || (account != nullptr && account->seen >= tap.last_seen);
}

void Contents::merge(const std::vector<ToldBatch>& batches, ports::ImportRun& run) {
  for (const ToldBatch& batch : batches) {
    for (const auto& row : batch.gone) {
      if (row.target.is_none()) continue;
      auto& kept = gone[{row.of, row.target}];
      kept = std::max(kept, row.mark);
    }
    merge_accounts(batch);
    merge_channels(batch);
    merge_conversations(batch);
    merge_taps(batch, run);
  }
  std::erase_if(rejects, [&](const auto& reject) { return std::get<0>(reject) == run.id; });
  for (const ToldBatch& batch : batches) merge_rest(batch, run);
  merge_messages(batches, run);
  erase_names();
}

void Contents::merge_accounts(const ToldBatch& batch) {
  for (const AccountFacts& t : batch.accounts) {
    const auto [slot, fresh] = accounts.try_emplace(t.id, t);
    if (!fresh) record::merge(slot->second, t);
    if (t.handle.empty() && t.display_name.empty()) continue;
    auto& seen = account_names.try_emplace({t.id, t.handle, t.display_name}, batch.as_of).first->second;
    seen = std::max(seen, batch.as_of);
  }
}

void Contents::erase_names() {
  for (auto& [id, a] : accounts) {
    const GoneMark* end = mark(GoneEvent::Of::account, id);
    if (end != nullptr) record::forget_names(a, end->seen);
  }
  std::erase_if(account_names, [&](const auto& entry) {
    const GoneMark* end = mark(GoneEvent::Of::account, std::get<0>(entry.first));
    return end != nullptr && entry.second <= end->seen;
  });
}

void Contents::merge_channels(const ToldBatch& batch) {
  for (const ChannelFacts& t : batch.channels) {
    const auto [slot, fresh] = channels.try_emplace(t.id, t);
    if (!fresh) record::merge(slot->second, t);
  }
  for (const auto& message : batch.messages) {
    ChannelFacts& c = channels[message.channel];
    c.id = message.channel;
    c.synced = std::max(c.synced, batch.synced);
  }
}

void Contents::merge_conversations(const ToldBatch& batch) {
  for (const ConversationFacts& t : batch.conversations) {
    ConversationFacts& c = conversations[t.id];
    c.id = t.id;
    c.native_id = std::max(c.native_id, t.native_id);
    record::keep_newest(c.channel, c.channel_seen, t.channel, batch.as_of);
    record::keep_newest(c.title, c.title_seen, t.title, batch.as_of);
  }
}

void Contents::merge_taps(const ToldBatch& batch, ports::ImportRun& run) {
  run.taps_read += static_cast<std::int64_t>(batch.taps.size());
  for (const TapFacts& t : batch.taps) {
    const auto [slot, fresh] = taps.try_emplace(t.id, t);
    if (fresh) {
      ++run.taps_new;
      continue;
    }
    TapFacts& kept = slot->second;
    const Instant first = std::min(kept.first_seen, t.first_seen);
    if (std::tie(t.last_seen, t.details) > std::tie(kept.last_seen, kept.details)) kept = t;
    kept.first_seen = first;
  }
}

void Contents::merge_rest(const ToldBatch& batch, ports::ImportRun& run) {
  run.counts_read += static_cast<std::int64_t>(batch.counts.size());
  for (const auto& c : batch.counts) {
    auto& value = counts.try_emplace({c.target_kind, c.target, c.metric, c.as_of}, c.value).first->second;
    value = std::max(value, c.value);
  }
  run.outcomes_read += static_cast<std::int64_t>(batch.outcomes.size());
  for (const auto& o : batch.outcomes) {
    const std::tuple point{batch.as_of, o.value, o.unit};
    auto& kept = outcomes.try_emplace({o.measure, o.place, o.day}, point).first->second;
    kept = std::max(kept, point);
  }
  run.rejects += static_cast<std::int64_t>(batch.rejects.size());
  for (const auto& r : batch.rejects) rejects.insert({r.run, r.file, r.offset, r.line, r.reason, r.sample, r.loss});
}

void Contents::merge_messages(const std::vector<ToldBatch>& batches, ports::ImportRun& run) {
  std::map<Id128, std::optional<Before>> before;
  const auto note = [&](Id128 id) {
    const auto found = messages.find(id);
    before.try_emplace(id, found == messages.end() ? std::nullopt : std::optional{look(found->second)});
  };
  bool accounts_went = false;
  for (const ToldBatch& batch : batches) {
    run.messages_read += static_cast<std::int64_t>(batch.messages.size());
    for (const auto& row : batch.gone) {
      accounts_went = accounts_went || row.of == GoneEvent::Of::account;
      if (row.of == GoneEvent::Of::message && messages.contains(row.target)) note(row.target);
    }
  }
  if (accounts_went) {
    for (const auto& [id, history] : messages) note(id);
  }
  std::set<Id128> read;
  for (const ToldBatch& batch : batches) {
    for (const auto& state : batch.messages) {
      if (!read.insert(state.id).second) ++run.messages_again;
      note(state.id);
      MessageHistory& history = messages[state.id];
      history.claim({state.parent, state.parent_native_id, state.evidence, batch.as_of});
      history.tell(state);
    }
  }
  for (const auto& [id, was] : before) {
    MessageHistory& history = messages[id];
    history.settle(mark(GoneEvent::Of::message, id), [&](Id128 a) { return mark(GoneEvent::Of::account, a); });
    if (!was) {
      ++run.messages_new;
    } else if (*was != look(history)) {
      ++run.messages_changed;
    }
  }
}

std::map<Id128, std::uint32_t> Contents::message_taps() const {
  struct Known {
    std::map<std::string_view, double> newest;
    std::int64_t actors = 0;
  };
  std::map<Id128, Known> known;
  for (const auto& [key, value] : counts) {
    const auto& [kind, target, metric, as_of] = key;  // in order of as_of: the last one stays
    if (kind == TargetKind::message) known[target].newest[metric] = value;
  }
  for (const auto& [id, tap] : taps) {
    if (tap.target_kind == TargetKind::message && !is_gone(tap)) ++known[tap.target].actors;
  }
  std::map<Id128, std::uint32_t> best;
  for (const auto& [id, k] : known) {
    std::vector<record::MetricValue> newest;
    for (const auto& [metric, value] : k.newest) newest.push_back({metric, value});
    best[id] = record::best_known_taps(newest, k.actors);
  }
  return best;
}

Id128 Contents::fingerprint() const {
  record::Fingerprint sum;
  for (const auto& [id, history] : messages) {
    for (const auto& state : history.states()) {
      const bool current = &state == &history.current();
      record::add(sum, state, current ? &history.parent() : nullptr, history.gone());
    }
  }
  for (const auto& [id, account] : accounts) record::add(sum, account);
  for (const auto& [key, seen] : account_names) {
    record::add_account_name(sum, std::get<0>(key), std::get<1>(key), std::get<2>(key), seen);
  }
  for (const auto& [id, channel] : channels) record::add(sum, channel);
  for (const auto& [id, conversation] : conversations) record::add(sum, conversation);
  for (const auto& [id, tap] : taps) record::add(sum, tap);
  for (const auto& [key, value] : counts) {
    record::add_count(sum, std::get<0>(key), std::get<1>(key), std::get<2>(key), std::get<3>(key), value);
  }
  for (const auto& [key, m] : gone) record::add_gone(sum, key.first, key.second, m);
  for (const auto& [key, point] : outcomes) {
    record::add_outcome(sum,
                        {.measure = std::get<0>(key),
                         .place = std::get<1>(key),
                         .unit = std::get<2>(point),
                         .day = std::get<2>(key),
                         .value = std::get<1>(point)},
                        std::get<0>(point));
  }
  return sum.value();
}

}  // namespace colloquio::adapters::memory
