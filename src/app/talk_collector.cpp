#include "colloquio/app/talk_collector.hpp"

#include <algorithm>
#include <utility>

#include "colloquio/app/roles.hpp"
#include "colloquio/app/talk_settling.hpp"
#include "colloquio/core/record/clean.hpp"

namespace colloquio::app {

namespace {

/// First sights come in order, so the list of places only ever grows by one.
void place(std::vector<std::uint32_t>& places, std::uint32_t number, std::uint32_t where) {
  if (number >= places.size()) places.resize(number + 1, kNone);
  places[number] = where;
}

/// A row's facts into the list at its number; the first ones as they are.
template <class Facts>
void note(std::vector<Facts>& list, bool fresh, std::uint32_t number, Facts told) {
  if (fresh) {
    list.push_back(std::move(told));
  } else {
    record::merge(list[number], told);
  }
}

}  // namespace

TalkCollector::TalkCollector(const Company& company) : company_(company) {}

void TalkCollector::begin_input() {
  inputs_.push_back(table_.size());
  account_of_.clear();
  channel_of_.clear();
  conversation_of_.clear();
}

void TalkCollector::note_accounts(const RowBatch& batch) {
  for (const AccountRow& row : batch.accounts) {
    const auto [number, fresh] = accounts_.insert(row.id);
    place(account_of_, row.number, number);
    note(account_facts_, fresh, number, record::facts_of(row, batch.as_of));
  }
}

void TalkCollector::note_channels(const RowBatch& batch) {
  for (const ChannelRow& row : batch.channels) {
    const auto [number, fresh] = channels_.insert(row.id);
    place(channel_of_, row.number, number);
    note(channel_facts_, fresh, number, record::facts_of(row, batch.as_of, batch.synced));
    channel_assumed_.resize(channel_facts_.size());
    channel_assumed_[number] = channel_assumed_[number] || row.assumed;
  }
}

void TalkCollector::add_messages(const RowBatch& batch) {
  Arena spare;
  for (const ConversationRow& row : batch.conversations) {
    place(conversation_of_, row.number, conversations_.insert(row.id).first);
  }
  for (const MessageRow& row : batch.messages) {
    const std::uint32_t channel = channel_of_[row.channel_number];
    table_.id.push_back(row.id);
    table_.parent.push_back(row.parent);
    table_.time.push_back(micros(row.occurred));
    table_.conversation.push_back(row.conversation_number == kNoNumber ? kNone
                                                                       : conversation_of_[row.conversation_number]);
    table_.author.push_back(row.account_number == kNoNumber ? kNone : account_of_[row.account_number]);
    table_.channel.push_back(channel);
    table_.taps.push_back(0);
    table_.flags.push_back(MessageFlags{.role = Role::nobody,  // known at the end
                                        .evidence = row.evidence,
                                        .precision = row.time_precision,
                                        .is_talk = row.is_talk && row.gone == GoneKind::none,
                                        .is_gone = row.gone != GoneKind::none,
                                        .author_clock = row.time_basis == TimeBasis::author,
                                        .hidden = record::is_hidden(row.moderation, row.visibility)});
    const bool has_words = row.gone == GoneKind::none;
    const std::string_view mentions = has_words ? record::clean(row.mentions, spare) : std::string_view{};
    rare_.add(table_, {mentions, row.other_parents, has_words ? row.wording : 0});
    if (const std::uint32_t lists = record::lists_of(mentions, row.other_parents); lists != 0) {
      lists_.push_back({static_cast<std::uint32_t>(table_.size() - 1), lists});
    }
    Instant& synced = channel_facts_[channel].synced;
    synced = std::max(synced, batch.synced);
  }
}

void TalkCollector::note_ends(const RowBatch& batch) {
  for (const GoneRow& row : batch.gone) {
    if (row.target.is_none()) continue;
    Ends& ends = row.of == GoneEvent::Of::message ? message_ends_
                 : row.of == GoneEvent::Of::tap   ? tap_ends_
                                                  : account_ends_;
    record::GoneMark& kept = ends[row.target];
    kept = std::max(kept, record::GoneMark{batch.as_of, row.at, row.kind, {}});
  }
}

void TalkCollector::add(const RowBatch& batch) {
  note_accounts(batch);
  note_channels(batch);
  const std::size_t first_row = table_.size();
  if (!batch.messages.empty() && (spans_.empty() || spans_.back().as_of != batch.as_of)) {
    spans_.push_back({static_cast<std::uint32_t>(first_row), batch.as_of});
  }
  add_messages(batch);
  book_.add(batch, table_.id, first_row, table_.taps);
  note_ends(batch);
}

bool TalkCollector::is_gone(std::size_t number) const {
  const TapBook::Tap& tap = book_.taps()[number];
  const auto ended = [&](const Ends& ends, Id128 id) {
    const auto mark = ends.find(id);
    return mark != ends.end() && mark->second.seen >= tap.last_seen;
  };
  return ended(tap_ends_, book_.tap_ids()[number]) || ended(account_ends_, tap.account);
}

std::vector<ports::StoredChannel> TalkCollector::finish_channels() {
  std::vector<ports::StoredChannel> channels;
  for (const record::ChannelFacts& facts : channel_facts_) {
    ports::StoredChannel& channel = channels.emplace_back();
    channel.id = facts.id;
    channel.network = facts.network;
    channel.instance = facts.instance;
    channel.native_id = facts.native_id;
    channel.name = facts.name;
    channel.lang = facts.lang;
    channel.market = facts.market;
    table_.channels.push_back(shown_channel(company_, channel));
    table_.channels.back().horizon = micros(facts.synced);
  }
  for (std::size_t tap = 0; tap < book_.taps().size(); ++tap) {
    if (book_.taps()[tap].target_kind != TargetKind::channel || is_gone(tap)) continue;
    const std::uint32_t channel = channels_.find(book_.taps()[tap].target);
    if (channel != IdIndex::kAbsent) ++table_.channels[channel].own_taps;
  }
  return channels;
}

std::vector<ports::StoredAccount> TalkCollector::finish_accounts() {
  for (const auto& [id, mark] : account_ends_) {
    const std::uint32_t number = accounts_.find(id);
    if (number != IdIndex::kAbsent) record::forget_names(account_facts_[number], mark.seen);
  }
  std::vector<ports::StoredAccount> accounts;
  accounts.reserve(account_facts_.size());
  for (record::AccountFacts& facts : account_facts_) {
    ports::StoredAccount& account = accounts.emplace_back();
    account.id = facts.id;
    account.network = std::move(facts.network);
    account.instance = std::move(facts.instance);
    account.native_id = std::move(facts.native_id);
    account.handle = std::move(facts.handle);
    account.display_name = std::move(facts.display_name);
    account.id_kind = facts.id_kind;
    account.is_bot = facts.is_bot;
  }
  account_facts_ = {};
  return accounts;
}

/// Roles come last: what a rule goes by (a name, an end) may be told after the message. What is gone is nobody's.
void TalkCollector::finish_authors(const std::vector<ports::StoredAccount>& accounts) {
  const ports::RoleOf role_of = app::role_of(company_);
  std::vector<Role> roles(accounts.size());
  if (!role_of.depends_on_time) {
    for (std::size_t i = 0; i < accounts.size(); ++i) roles[i] = role_of(accounts[i], kNoTime);
  }
  for (std::size_t row = 0; row < table_.size(); ++row) {
    std::uint32_t& author = table_.author[row];
    if (table_.flags[row].is_gone) author = kNone;
    if (author == kNone) continue;
    table_.flags[row].role =
        role_of.depends_on_time ? role_of(accounts[author], from_micros(table_.time[row])) : roles[author];
  }
}

TalkTable TalkCollector::finish() {
  Settling settling{*this};
  settling.settle();
  const auto channels = finish_channels();
  const auto accounts = finish_accounts();
  rare_.finish(table_, accounts_, accounts, channels);  // goes by rows as they came: before copies are dropped
  settling.drop_copies();
  finish_authors(accounts);
  book_ = {};
  table_.accounts = accounts_.take_ids();
  table_.conversations = conversations_.take_ids();
  return std::move(table_);
}

}  // namespace colloquio::app
