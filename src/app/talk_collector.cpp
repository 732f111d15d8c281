#include "colloquio/app/talk_collector.hpp"

#include <algorithm>
#include <cmath>

#include "colloquio/app/roles.hpp"

namespace colloquio::app {

namespace {

std::uint32_t as_taps(double value) {
  return value > 0 ? static_cast<std::uint32_t>(std::min(std::round(value), 4e9)) : 0;
}

/// First sights come in order, so the list of places only ever grows by one.
void place(std::vector<std::uint32_t>& places, std::uint32_t number, std::uint32_t where) {
  if (number >= places.size()) places.resize(number + 1, kNone);
  places[number] = where;
}

bool is_hidden(const MessageRow& row) {
  return row.moderation != Moderation::approved || row.visibility == Visibility::private_;
}

}  // namespace

TalkCollector::TalkCollector(const Company& company) : company_(company), role_of_(app::role_of(company)) {}

void TalkCollector::begin_input() {
  account_of_.clear();
  channel_of_.clear();
  conversation_of_.clear();
}

void TalkCollector::note_accounts(const RowBatch& batch) {
  for (const AccountRow& row : batch.accounts) {
    const auto [number, fresh] = accounts_.insert(row.id);
    place(account_of_, row.number, number);
    if (fresh) {
      account_info_.emplace_back();
      account_role_.push_back(Role::person);
    }
    ports::StoredAccount& info = account_info_[number];
    info.id = row.id;
    info.network = row.network;
    info.instance = row.instance;
    info.native_id = row.native_id;
    if (!row.handle.empty()) info.handle = row.handle;
    if (!row.display_name.empty()) info.display_name = row.display_name;
    info.id_kind = row.id_kind;
    info.is_bot = info.is_bot || row.is_bot;
    account_role_[number] = role_of_(info, kNoTime);
  }
}

void TalkCollector::note_channels(const RowBatch& batch) {
  for (const ChannelRow& row : batch.channels) {
    const auto [number, fresh] = channels_.insert(row.id);
    place(channel_of_, row.number, number);
    if (fresh) {
      channel_info_.emplace_back();
      table_.channels.emplace_back();
    }
    ports::StoredChannel& info = channel_info_[number];
    info.id = row.id;
    info.network = row.network;
    info.instance = row.instance;
    info.native_id = row.native_id;
    if (!row.name.empty()) info.name = row.name;
    if (!row.lang.empty()) info.lang = row.lang;
    if (!row.market.empty()) info.market = row.market;
    TalkTable::Channel shown = shown_channel(company_, info);
    shown.horizon = table_.channels[number].horizon;
    shown.own_taps = table_.channels[number].own_taps;
    table_.channels[number] = std::move(shown);
  }
}

Role TalkCollector::role_of_row(std::uint32_t author, Instant at) {
  if (author == kNone) return Role::nobody;
  return role_of_.depends_on_time ? role_of_(account_info_[author], at) : account_role_[author];
}

void TalkCollector::add_messages(const RowBatch& batch) {
  for (const ConversationRow& row : batch.conversations) {
    place(conversation_of_, row.number, conversations_.insert(row.id).first);
  }
  for (const MessageRow& row : batch.messages) {
    const std::uint32_t author = row.account_number == kNoNumber ? kNone : account_of_[row.account_number];
    const std::uint32_t channel = channel_of_[row.channel_number];
    table_.id.push_back(row.id);
    table_.parent.push_back(row.parent);
    table_.time.push_back(micros(row.occurred));
    table_.conversation.push_back(row.conversation_number == kNoNumber ? kNone
                                                                       : conversation_of_[row.conversation_number]);
    table_.author.push_back(author);
    table_.channel.push_back(channel);
    table_.taps.push_back(0);
    table_.flags.push_back(MessageFlags{.role = role_of_row(author, row.occurred),
                                        .evidence = row.evidence,
                                        .precision = row.time_precision,
                                        .is_talk = row.is_talk,
                                        .is_gone = row.gone != GoneKind::none,
                                        .author_clock = row.time_basis == TimeBasis::author,
                                        .hidden = is_hidden(row)});
    rare_.add(table_, {row.mentions, row.other_parents, row.wording});
    if (batch.synced != kNoTime) {
      auto& horizon = table_.channels[channel].horizon;
      horizon = std::max(horizon, micros(batch.synced));
    }
  }
}

/// Most counts come with their message, in its order: no lookup for those. The first that does not sends the rest of
/// its batch to the end, so a batch costs one pass whatever is in it.
void TalkCollector::add_counts(const RowBatch& batch, std::size_t first_row) {
  std::size_t row = first_row;
  for (const CountRow& count : batch.counts) {
    if (!counts_as_tap(count.metric)) continue;
    if (count.target_kind == TargetKind::channel) continue;
    while (row < table_.size() && table_.id[row] != count.target) ++row;
    if (row == table_.size()) {
      late_.push_back({count.target, count.value, false});
    } else {
      table_.taps[row] += as_taps(count.value);
    }
  }
}

void TalkCollector::add(const RowBatch& batch) {
  note_accounts(batch);
  note_channels(batch);
  const std::size_t first_row = table_.size();
  add_messages(batch);
  add_counts(batch, first_row);
  for (const TapRow& tap : batch.taps) {
    if (tap.target_kind == TargetKind::message) {
      late_.push_back({tap.target, 1, true});
    } else if (tap.target_kind == TargetKind::channel) {
      const std::uint32_t channel = channels_.find(tap.target);
      if (channel != IdIndex::kAbsent) ++table_.channels[channel].own_taps;
    }
  }
  for (const GoneRow& gone : batch.gone) {
    if (gone.of == GoneEvent::Of::message) gone_.push_back(gone.target);
  }
}

TalkTable TalkCollector::finish() {
  if (!late_.empty() || !gone_.empty()) {
    IdIndex rows{table_.size()};
    std::vector<std::uint32_t> first_row;
    first_row.reserve(table_.size());
    for (std::size_t i = 0; i < table_.size(); ++i) {
      if (rows.insert(table_.id[i]).second) first_row.push_back(static_cast<std::uint32_t>(i));
    }
    std::unordered_map<std::uint32_t, std::pair<double, double>> by_row;  // known actors, counts
    for (const Late& late : late_) {
      const std::uint32_t number = rows.find(late.target);
      if (number == IdIndex::kAbsent) continue;
      auto& [actors, counted] = by_row[first_row[number]];
      (late.actor ? actors : counted) += late.taps;
    }
    for (const auto& [row, known] : by_row) {
      table_.taps[row] = std::max(as_taps(known.first), table_.taps[row] + as_taps(known.second));
    }
    for (const Id128 target : gone_) {
      if (const std::uint32_t number = rows.find(target); number != IdIndex::kAbsent) {
        table_.flags[first_row[number]].is_gone = true;
        table_.flags[first_row[number]].is_talk = false;
      }
    }
  }
  rare_.finish(table_, accounts_, account_info_, channel_info_);
  table_.accounts = accounts_.take_ids();
  table_.conversations = conversations_.take_ids();
  return std::move(table_);
}

}  // namespace colloquio::app
