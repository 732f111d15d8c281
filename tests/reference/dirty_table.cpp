#include "dirty_table.hpp"

#include <numeric>
#include <string>
#include <utility>

namespace colloquio::reference {

namespace {

constexpr std::int64_t kSecond = 1'000'000;
constexpr std::int64_t kStart = 1'767'225'600 * kSecond;  // 2026-01-01

MessageFlags make_flags(Dice& dice, const Dirt& dirt, const std::vector<Role>& roles, std::uint32_t author) {
  MessageFlags f;
  f.role = author == kNone ? Role::nobody : roles[author];
  if (dice.chance(0.02)) f.role = dirt.bots && dice.chance(0.5) ? Role::bot : Role::nobody;
  if (dice.chance(dirt.weak)) f.evidence = static_cast<Evidence>(2 + dice.below(3));
  if (dice.chance(dirt.broken_times / 4)) f.precision = TimePrecision::day;
  f.author_clock = dice.chance(0.3);
  if (dice.chance(dirt.not_talk)) {
    switch (dice.below(3)) {
      case 0:
        f.is_talk = false;
        break;
      case 1:
        f.is_gone = true;
        break;
      case 2:
        f.hidden = true;
        break;
    }
  }
  return f;
}

std::int64_t make_time(Dice& dice, const Dirt& dirt, std::int64_t usual) {
  if (!dice.chance(dirt.broken_times)) return usual;
  switch (dice.below(5)) {
    case 0:
      return micros(kNoTime);
    case 1:
      return 0;
    case 2:
      return 5'000'000'000 * kSecond;
    case 3:
      return usual - static_cast<std::int64_t>(dice.below(40 * 86'400)) * kSecond;
    case 4:
      return kStart + 12'345;  // many at once
  }
  return usual;
}

/// What few rows have, of the row just added.
void add_sparse(TalkTable& t, Dice& dice, const Dirt& dirt) {
  const auto row = static_cast<std::uint32_t>(t.size() - 1);
  for (int i = 0; i < 2; ++i) {
    if (dice.chance(dirt.mentions / 2)) t.addresses.push_back({row, dice.below(dirt.accounts)});
  }
  if (dice.chance(dirt.several)) {
    for (std::uint32_t n = 1 + dice.below(3); n > 0; --n) {
      const std::uint32_t any = dice.below(dirt.messages);  // later ones too: rings
      const bool gone = dice.chance(dirt.broken_links / 2);
      t.other_parents.push_back({row, gone               ? hash128("gone " + std::to_string(dice.below(4)))
                                      : dice.chance(0.1) ? Id128{}
                                                         : hash128("message " + std::to_string(any))});
    }
  }
  if (dice.chance(dirt.alike)) t.wordings.push_back({row, dice.below(3)});
}

/// Entries of a row of another table, for the last row of this one.
template <class T>
void append_entries(std::vector<T>& to, std::size_t last, const std::vector<T>& from, std::uint32_t row) {
  std::vector<T> found;  // `to` may be `from`
  for (const T& entry : from) {
    if (entry.row == row) found.push_back(entry);
  }
  for (T& entry : found) {
    entry.row = static_cast<std::uint32_t>(last);
    to.push_back(entry);
  }
}

}  // namespace

std::uint64_t Dice::next() {
  std::uint64_t z = (state_ += 0x9E3779B97F4A7C15ULL);
  z = (z ^ (z >> 30U)) * 0xBF58476D1CE4E5B9ULL;
  z = (z ^ (z >> 27U)) * 0x94D049BB133111EBULL;
  return z ^ (z >> 31U);
}

TalkTable make_dirty_table(std::uint64_t seed, const Dirt& dirt) {
  Dice dice(seed);
  TalkTable t;
  for (std::uint32_t c = 0; c < dirt.channels; ++c) {
    TalkTable::Channel channel;
    channel.id = hash128("channel " + std::to_string(c));
    channel.name = std::to_string(c);
    channel.market = c % 2 == 0 ? "it" : c % 3 == 0 ? "en" : "";
    channel.own_taps = dice.below(5);
    if (dice.chance(0.5))
      channel.horizon = kStart + static_cast<std::int64_t>(200 + dice.below(100)) * 86'400 * kSecond;
    t.channels.push_back(channel);
  }
  std::vector<Role> roles;
  for (std::uint32_t a = 0; a < dirt.accounts; ++a) {
    t.accounts.push_back(hash128("account " + std::to_string(a)));
    roles.push_back(dirt.house && a % 7 == 1 ? Role::house : dirt.bots && a % 9 == 2 ? Role::bot : Role::person);
  }
  for (std::uint32_t c = 0; c < dirt.conversations; ++c)
    t.conversations.push_back(hash128("talk " + std::to_string(c)));

  const auto id_of = [](std::uint32_t m) { return hash128("message " + std::to_string(m)); };
  std::int64_t now = kStart;
  for (std::uint32_t m = 0; m < dirt.messages; ++m) {
    now += static_cast<std::int64_t>(dice.chance(0.1) ? 0 : dice.below(dice.chance(0.1) ? 2'000'000 : 20'000)) *
           dirt.slowness * kSecond;
    const bool copy = m > 0 && dice.chance(dirt.duplicates);
    const std::uint32_t id = copy ? dice.below(m) : m;
    std::uint32_t channel = dice.below(dirt.channels);
    Id128 parent{};
    if (m > 0 && dice.chance(0.75)) {
      const std::uint32_t p = dice.chance(0.5) ? m - 1 : dice.below(m);
      parent = t.id[p];
      channel = t.channel[p];
    }
    if (dice.chance(dirt.broken_links)) {
      switch (dice.below(5)) {
        case 0:
          parent = id_of(m + 1 + dice.below(5));
          break;  // later: rings, or never
        case 1:
          parent = hash128("gone " + std::to_string(dice.below(4)));
          break;
        case 2:
          parent = id_of(id);
          break;
        case 3:
          channel = dice.below(dirt.channels);
          break;  // perhaps elsewhere
        case 4:
          parent = id_of(dice.below(dirt.messages));
          break;
      }
    }
    const std::uint32_t author =
        dice.chance(0.08) ? kNone : dice.below(dice.chance(0.5) ? dirt.accounts : (dirt.accounts + 3) / 4);
    t.id.push_back(id_of(id));
    t.parent.push_back(parent);
    t.time.push_back(make_time(dice, dirt, now));
    t.conversation.push_back(dirt.conversations > 0 && dice.chance(0.4) ? dice.below(dirt.conversations) : kNone);
    t.author.push_back(author);
    t.channel.push_back(channel);
    t.taps.push_back(dice.below(4));
    t.flags.push_back(make_flags(dice, dirt, roles, author));
    add_sparse(t, dice, dirt);
  }
  return t;
}

void append_row(TalkTable& table, const TalkTable& from, std::uint32_t row) {
  table.id.push_back(from.id[row]);
  table.parent.push_back(from.parent[row]);
  table.time.push_back(from.time[row]);
  table.conversation.push_back(from.conversation[row]);
  table.author.push_back(from.author[row]);
  table.channel.push_back(from.channel[row]);
  table.taps.push_back(from.taps[row]);
  table.flags.push_back(from.flags[row]);
  const std::size_t last = table.size() - 1;
  append_entries(table.addresses, last, from.addresses, row);
  append_entries(table.other_parents, last, from.other_parents, row);
  append_entries(table.wordings, last, from.wordings, row);
}

TalkTable shuffled(const TalkTable& table, std::uint64_t seed) {
  std::vector<std::uint32_t> order(table.size());
  std::iota(order.begin(), order.end(), 0U);
  Dice dice(seed);
  for (std::size_t i = order.size(); i > 1; --i)
    std::swap(order[i - 1], order[dice.below(static_cast<std::uint32_t>(i))]);
  TalkTable out;
  out.channels = table.channels;
  out.accounts = table.accounts;
  out.conversations = table.conversations;
  for (const std::uint32_t row : order) append_row(out, table, row);
  return out;
}

}  // namespace colloquio::reference
