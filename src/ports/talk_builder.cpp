#include "colloquio/ports/talk_builder.hpp"

#include <algorithm>
#include <utility>

#include "colloquio/base/check.hpp"

namespace colloquio::ports {

TalkBuilder::TalkBuilder(const RoleOf& role_of, std::vector<StoredAccount> accounts,
                         const std::vector<StoredChannel>& channels, const std::vector<std::uint64_t>& own_taps)
    : role_of_(role_of), account_info_(std::move(accounts)), channel_info_(channels), accounts_(account_info_.size()) {
  COLLOQUIO_CHECK(own_taps.size() == channels.size(), "one number of own taps for each channel");
  role_.reserve(account_info_.size());
  for (const StoredAccount& account : account_info_) {
    accounts_.insert(account.id);
    role_.push_back(role_of_.depends_on_time ? Role::person : role_of_(account, kNoTime));
  }
  for (std::size_t i = 0; i < channels.size(); ++i) {
    const StoredChannel& channel = channels[i];
    channels_.insert(channel.id);
    table_.channels.push_back({.id = channel.id,
                               .name = channel.name.empty() ? channel.native_id : channel.name,
                               .network = channel.network,
                               .market = channel.market,
                               .lang = channel.lang,
                               .horizon = micros(channel.horizon),
                               .own_taps = own_taps[i]});
  }
}

void TalkBuilder::reserve(std::size_t messages) {
  table_.id.reserve(messages);
  table_.parent.reserve(messages);
  table_.time.reserve(messages);
  table_.conversation.reserve(messages);
  table_.author.reserve(messages);
  table_.channel.reserve(messages);
  table_.taps.reserve(messages);
  table_.flags.reserve(messages);
}

std::uint32_t TalkBuilder::author_of(const TalkRow& row) {
  if (row.account.is_none() || row.gone != GoneKind::none) return kNone;
  const auto [number, fresh] = accounts_.insert(row.account);
  if (fresh) {
    account_info_.push_back({.id = row.account});
    role_.push_back(role_of_.depends_on_time ? Role::person : role_of_(account_info_.back(), kNoTime));
  }
  return number;
}

std::uint32_t TalkBuilder::channel_of(Id128 id) {
  if (last_channel_index_ != kNone && id == last_channel_) return last_channel_index_;
  const auto [number, fresh] = channels_.insert(id);
  if (fresh) table_.channels.push_back({.id = id, .name = to_hex(id)});
  last_channel_ = id;
  last_channel_index_ = number;
  return number;
}

Role TalkBuilder::role_at(std::uint32_t author, Instant at) const {
  if (author == kNone) return Role::nobody;
  return role_of_.depends_on_time ? role_of_(account_info_[author], at) : role_[author];
}

void TalkBuilder::add(const TalkRow& row) {
  const std::uint32_t author = author_of(row);
  const std::uint32_t channel = channel_of(row.channel);
  if (row.conversation != last_conversation_) {
    last_conversation_ = row.conversation;
    last_conversation_index_ = row.conversation.is_none() ? kNone : conversations_.insert(row.conversation).first;
  }
  table_.id.push_back(row.id);
  table_.parent.push_back(row.parent);
  table_.time.push_back(micros(row.occurred));
  table_.conversation.push_back(last_conversation_index_);
  table_.author.push_back(author);
  table_.channel.push_back(channel);
  table_.taps.push_back(row.taps);
  const MessageFlags flags{.role = role_at(author, row.occurred),
                           .evidence = row.evidence,
                           .precision = row.time_precision,
                           .is_talk = row.is_talk && row.gone == GoneKind::none,
                           .is_gone = row.gone != GoneKind::none,
                           .author_clock = row.time_basis == TimeBasis::author,
                           .hidden = row.moderation != Moderation::approved || row.visibility == Visibility::private_};
  table_.flags.push_back(flags);
  rare_.add(table_, row.rare);
}

TalkTable TalkBuilder::finish() {
  rare_.finish(table_, accounts_, account_info_, channel_info_);
  table_.accounts = accounts_.take_ids();
  table_.conversations = conversations_.take_ids();
  return std::move(table_);
}

}  // namespace colloquio::ports
