#include "colloquio/ports/rare_columns.hpp"

#include <algorithm>
#include <map>
#include <unordered_map>
#include <utility>

#include "colloquio/core/model/rows.hpp"
#include "colloquio/ports/record.hpp"

namespace colloquio::ports {

namespace {

std::string_view without_at(std::string_view name) {
  if (name.starts_with('@')) name.remove_prefix(1);
  return name;
}

/// The accounts of one (network, instance) by their names.
class World {
 public:
  World(std::string_view network, std::string_view instance) : account_id_("account", network, instance) {}

  /// Says that somebody mentions `name`: only such handles are looked for.
  void want(std::string_view name) { handles_.try_emplace(folded(name), kNone); }

  void has(std::string_view handle, std::uint32_t account) {
    const auto wanted = handles_.find(folded(handle));
    if (wanted == handles_.end() || wanted->second == account) return;
    wanted->second = wanted->second == kNone ? account : kSeveral;
  }

  [[nodiscard]] std::uint32_t account(std::string_view name, const IdIndex& accounts) {
    for (const std::string_view native_id : {name, without_at(name)}) {
      if (const std::uint32_t found = accounts.find(account_id_(native_id)); found != IdIndex::kAbsent) return found;
    }
    const std::uint32_t found = handles_.at(folded(name));
    return found == kSeveral ? kNone : found;
  }

 private:
  static constexpr std::uint32_t kSeveral = kNone - 1;

  const std::string& folded(std::string_view name) {
    folded_ = without_at(name);
    for (char& c : folded_) c = c >= 'A' && c <= 'Z' ? static_cast<char>(c + 32) : c;
    return folded_;
  }

  IdMaker account_id_;
  std::unordered_map<std::string, std::uint32_t> handles_;
  std::string folded_;
};

/// The worlds that were asked for; things of one world mostly come one after the other.
class Worlds {
 public:
  World& make(std::string_view network, std::string_view instance) {
    return worlds_.try_emplace({std::string{network}, std::string{instance}}, network, instance).first->second;
  }
  [[nodiscard]] World* find(const std::string& network, const std::string& instance) {
    if (!asked_ || network != last_.first || instance != last_.second) {
      last_ = {network, instance};
      const auto found = worlds_.find(last_);
      found_ = found == worlds_.end() ? nullptr : &found->second;
      asked_ = true;
    }
    return found_;
  }

 private:
  std::map<std::pair<std::string, std::string>, World> worlds_;
  std::pair<std::string, std::string> last_;
  World* found_ = nullptr;
  bool asked_ = false;
};

}  // namespace

void RareColumns::keep(TalkTable& table, const RareValues& values) {
  const auto row = static_cast<std::uint32_t>(table.size() - 1);
  if (!values.mentions.empty()) {
    named_.push_back({row, static_cast<std::uint32_t>(values.mentions.size())});
    names_ += values.mentions;
  }
  if (values.wording != 0 && table.parent[row].is_none()) table.wordings.push_back({row, values.wording});
  const std::size_t first = table.other_parents.size();
  for (std::string_view list = values.other_parents; !list.empty();) {
    const auto parent = id_from_hex(take_word(list));
    if (!parent || *parent == table.id[row] || *parent == table.parent[row]) continue;
    const TalkTable::OtherParent other{row, *parent};
    const auto begin = table.other_parents.begin() + static_cast<std::ptrdiff_t>(first);
    if (std::find(begin, table.other_parents.end(), other) == table.other_parents.end()) {
      table.other_parents.push_back(other);
    }
  }
}

void RareColumns::finish(TalkTable& table, const IdIndex& accounts, std::span<const StoredAccount> account_info,
                         std::span<const StoredChannel> channel_info) {
  if (named_.empty()) return;
  Worlds worlds;
  std::vector<World*> world_of(table.channels.size(), nullptr);
  for (std::size_t i = 0; i < std::min(world_of.size(), channel_info.size()); ++i) {
    world_of[i] = &worlds.make(channel_info[i].network, channel_info[i].instance);
  }
  const auto each_name = [&](auto take) {
    std::string_view left = names_;
    for (const Named& named : named_) {
      World* const world = world_of[table.channel[named.row]];
      std::string_view list = left.substr(0, named.size);
      left.remove_prefix(named.size);
      while (world != nullptr && !list.empty()) take(named.row, *world, take_word(list));
    }
  };
  each_name([](std::uint32_t, World& world, std::string_view name) { world.want(name); });
  for (std::size_t i = 0; i < account_info.size(); ++i) {
    const StoredAccount& account = account_info[i];
    if (account.handle.empty()) continue;
    World* const world = worlds.find(account.network, account.instance);
    if (world != nullptr) world->has(account.handle, static_cast<std::uint32_t>(i));
  }
  each_name([&](std::uint32_t row, World& world, std::string_view name) {
    const TalkTable::Address address{row, world.account(name, accounts)};
    if (address.account == kNone || address.account == table.author[row]) return;
    const auto same_row = std::find_if(table.addresses.rbegin(), table.addresses.rend(),
                                       [&](const auto& a) { return a.row != row || a == address; });
    if (same_row == table.addresses.rend() || same_row->row != row) table.addresses.push_back(address);
  });
}

}  // namespace colloquio::ports
