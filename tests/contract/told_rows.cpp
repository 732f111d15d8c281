#include "told_rows.hpp"

#include <algorithm>
#include <map>

#include <fmt/format.h>
#include <gtest/gtest.h>

namespace colloquio::contract {

namespace {

std::string name(char kind, int number) { return std::string{kind} + std::to_string(number); }

void add_message(Batch& batch, const Told& t) {
  static constexpr std::array kGone = {GoneKind::none,
                                       GoneKind::none,
                                       GoneKind::none,
                                       GoneKind::none,
                                       GoneKind::deleted_by_author,
                                       GoneKind::removed_by_moderator};
  Batch::Said said;
  said.id = name('m', t[2] % 7);
  said.gone = kGone[t[3] % kGone.size()];
  said.text = said.gone == GoneKind::none ? "words " + std::to_string(t[4] % 3) : "";
  said.author = t[5] % 4 == 0 ? "" : name('a', t[5] % 4);
  said.channel = name('c', t[6] % 2);
  said.conversation = t[6] % 5 == 0 ? name('v', t[6] % 2) : "";
  said.parent = t[7] % 3 == 0 ? "" : name('m', t[7] % 9);
  said.evidence = t[7] % 2 == 0 ? Evidence::explicit_ : Evidence::mention;
  said.at = t[5] % 6 == 5 ? -1 : t[4] % 5;
  said.url = t[6] % 7 == 0 ? "https://example.org/" : "";
  static constexpr std::array kCalled = {"a1", "@ANNA", "Bruno", "z\xC3\xA9no", "nobody"};
  if (t[7] % 4 == 1) said.mentions = {kCalled[t[3] % 5], kCalled[t[5] % 5]};
  if (t[7] % 5 == 1) said.other_parents = {name('m', t[4] % 7), name('m', t[6] % 7)};
  said.wording = t[6] % 3 == 0 ? 0 : t[4] % 3 + 1;
  batch.message(said);
}

void add_count(Batch& batch, const Told& t) {
  static constexpr std::array kMetrics = {"likes",          "score",         "upvotes", "reactions",
                                          "reactions.LOVE", "reactions.WOW", "views"};
  const double value = static_cast<double>(t[4] % 40) / 2 - 3;
  batch.count(name('m', t[2] % 9), kMetrics[t[3] % kMetrics.size()], value, t[5] % 4);
}

}  // namespace

std::int64_t as_of_of(const Told& told) { return static_cast<std::int64_t>(told[1] % 5) - 1; }

void add_told(Batch& batch, const Told& t) {
  static constexpr std::array kNames = {"", "anna", "bruno", "z\xC3\xA9no"};
  static constexpr std::array kKinds = {ChannelKind::other, ChannelKind::forum, ChannelKind::blog};
  switch (t[0] % 12) {
    case 0:
    case 1:
    case 2:
    case 3:
      return add_message(batch, t);
    case 4:
      batch.account(name('a', t[2] % 4 + 1), kNames[t[3] % 4], kNames[t[4] % 4], t[5] % 5 == 0, t[6] % 4 == 0,
                    t[7] % 2 == 0 ? IdKind::stable : IdKind::handle);
      return;
    case 5:
      batch.channel(name('c', t[2] % 3), kNames[t[3] % 4], kNames[t[4] % 4], "it", kKinds[t[5] % 3]);
      return;
    case 6:
      batch.conversation(name('v', t[2] % 2), t[3] % 3 == 0 ? "" : name('c', t[3] % 3), kNames[t[4] % 4]);
      return;
    case 7:
    case 8:
      batch.tap(name('t', t[2] % 6), name('a', t[3] % 4), name(t[5] % 4 == 0 ? 'c' : 'm', t[4] % 3),
                t[6] % 2 == 0 ? TapKind::like : TapKind::share,
                t[5] % 4 == 0 ? TargetKind::channel : TargetKind::message, t[7] % 3);
      return;
    case 9:
      return add_count(batch, t);
    case 10:
      if (t[3] % 3 == 0) batch.gone(GoneEvent::Of::message, name('m', t[2] % 7), GoneKind::hidden, t[4] % 2);
      if (t[3] % 3 == 1) batch.gone(GoneEvent::Of::tap, name('t', t[2] % 6), GoneKind::deleted_by_author, t[4] % 2);
      if (t[3] % 3 == 2) batch.gone(GoneEvent::Of::account, name('a', t[2] % 4), GoneKind::account_gone, t[4] % 2);
      return;
    default:
      batch.outcome(t[2] % 2 == 0 ? "orders" : "visits", t[3] % 3, t[4] % 7, t[5] % 2 == 0 ? "" : "Roma");
      return;
  }
}

std::vector<std::unique_ptr<Batch>> batches_of(const std::vector<Told>& world, std::mt19937_64& dice) {
  std::vector<std::unique_ptr<Batch>> out;
  std::int64_t open = -2;
  for (const Told& told : world) {
    const std::int64_t as_of = as_of_of(told);
    if (as_of != open || dice() % 8 == 0) {
      out.push_back(std::make_unique<Batch>(as_of, as_of % 2 == 0 ? as_of : -1));
      open = as_of;
    }
    add_told(*out.back(), told);
  }
  return out;
}

Result<ports::ImportRun> import_all(ports::Record& record, std::string_view run,
                                    const std::vector<std::unique_ptr<Batch>>& batches) {
  auto session = record.begin({.id = hash128(run), .input = std::string{run}, .format = "test"});
  if (!session) return tl::make_unexpected(session.error());
  for (const auto& batch : batches) {
    if (auto done = (*session)->append(batch->rows()); !done) return tl::make_unexpected(done.error());
  }
  return (*session)->finish();
}

namespace {

std::string line_of(const ports::StoredMessage& m) {
  return fmt::format(
      "message {} {} {} {} {} '{}' '{}' '{}' {} {} '{}' '{}' '{}' '{}' '{}' {} {} {} {} {} {} {} {} {} {} {} {} {}\n",
      to_hex(m.id), to_hex(m.channel), to_hex(m.account), to_hex(m.conversation), to_hex(m.parent), m.native_id,
      m.parent_native_id, m.channel_name, m.network, m.instance, m.account_name, m.account_handle, m.account_native_id,
      m.title, m.text, m.url, micros(m.occurred), micros(m.edited), m.rating, name_of(m.kind), name_of(m.evidence),
      name_of(m.time_basis), name_of(m.gone), name_of(m.moderation), m.is_talk, m.account_is_bot, m.taps, m.revisions);
}

Role role_by_name(const ports::StoredAccount& account, Instant at) {
  if (account.is_bot) return Role::bot;
  return account.native_id == "a1" && (at == kNoTime || micros(at) < 3) ? Role::house : Role::person;
}

}  // namespace

std::string lines_of(const TalkTable& t) {
  std::map<Id128, std::string> lines;  // rows may come in any order
  for (std::size_t i = 0; i < t.size(); ++i) {
    const MessageFlags f = t.flags[i];
    lines[t.id[i]] = fmt::format(
        "talk {} {} {} {} {} {} {} {} {} {} {} {} {}\n", to_hex(t.id[i]), to_hex(t.parent[i]), t.time[i],
        t.conversation[i] == kNone ? "-" : to_hex(t.conversations[t.conversation[i]]),
        t.author[i] == kNone ? "-" : to_hex(t.accounts[t.author[i]]), to_hex(t.channels[t.channel[i]].id), t.taps[i],
        name_of(f.role), name_of(f.evidence), bool{f.is_talk}, bool{f.is_gone}, bool{f.author_clock}, bool{f.hidden});
  }
  // Rows ascend, but which row is which message may differ: sorted again by what is said, in its order.
  std::map<Id128, std::string> rare;
  EXPECT_TRUE(std::ranges::is_sorted(t.addresses, {}, &TalkTable::Address::row));
  EXPECT_TRUE(std::ranges::is_sorted(t.other_parents, {}, &TalkTable::OtherParent::row));
  EXPECT_TRUE(std::ranges::is_sorted(t.wordings, {}, &TalkTable::Wording::row));
  for (const auto& a : t.addresses) rare[t.id[a.row]] += " to " + to_hex(t.accounts[a.account]);
  for (const auto& p : t.other_parents) rare[t.id[p.row]] += " under " + to_hex(p.parent);
  for (const auto& w : t.wordings) rare[t.id[w.row]] += " says " + std::to_string(w.key);
  std::string out;
  for (const auto& [id, line] : lines) out += line;
  for (const auto& [id, line] : rare) out += "talk of " + to_hex(id) + line + "\n";
  std::map<Id128, std::string> channels;
  for (const auto& c : t.channels) {
    channels[c.id] = fmt::format("talk channel {} {} {} {} {} {} {}\n", to_hex(c.id), c.name, c.network, c.market,
                                 c.lang, c.horizon, c.own_taps);
  }
  for (const auto& [id, line] : channels) out += line;
  return out;
}

namespace {

std::string without(std::string_view list, const std::vector<std::string>& words) {
  std::string out;
  while (!list.empty()) {
    const std::string_view word = take_word(list);
    if (std::ranges::find(words, word) == words.end())
      out += (out.empty() ? "" : std::string{kBetween}) + std::string{word};
  }
  return out;
}

}  // namespace

void Numberer::number(RowBatch& batch) {
  for (AccountRow& row : batch.accounts) row.number = accounts_.insert(row.id).first;
  for (ChannelRow& row : batch.channels) row.number = channels_.insert(row.id).first;
  for (ConversationRow& row : batch.conversations) row.number = conversations_.insert(row.id).first;
  const auto account = [&](Id128 id) {
    if (id.is_none()) return kNoNumber;
    const auto [number, fresh] = accounts_.insert(id);
    if (fresh) batch.accounts.push_back({.id = id, .network = "test", .instance = "here", .number = number});
    return number;
  };
  const auto channel = [&](Id128 id) {
    const auto [number, fresh] = channels_.insert(id);
    if (fresh) {
      batch.channels.push_back(
          {.id = id, .network = "test", .instance = "here", .native_id = "somewhere", .number = number});
    }
    return number;
  };
  for (MessageRow& row : batch.messages) {
    row.other_parents = batch.arena.keep(without(row.other_parents, {to_hex(row.id), to_hex(row.parent)}));
    row.account_number = account(row.account);
    row.channel_number = channel(row.channel);
    if (row.conversation.is_none()) continue;
    const auto [number, fresh] = conversations_.insert(row.conversation);
    if (fresh) batch.conversations.push_back({.id = row.conversation, .channel = row.channel, .number = number});
    row.conversation_number = number;
  }
  for (const TapRow& row : batch.taps) {
    static_cast<void>(account(row.account));
    if (row.target_kind == TargetKind::channel) static_cast<void>(channel(row.target));
  }
}

std::string everything(ports::Record& record) {
  std::string out = "fingerprint " + to_hex(record.fingerprint().value()) + "\n";
  std::vector<Id128> ids;
  const auto visited = record.each_message([&](const ports::StoredMessage& m) {
    out += line_of(m);
    ids.push_back(m.id);
    return true;
  });
  if (!visited) return visited.error().message;
  for (const Id128 id : ids) {
    out += "conversation of " + to_hex(id) + ":";
    for (const auto& m : taken(record.read_conversation(id))) out += " " + m.native_id;
    out += "\n";
  }
  const auto again = record.read_messages(ids).value();
  for (const auto& m : again) out += line_of(m);
  for (const auto& a : taken(record.accounts(ports::Counted::messages))) {
    out += fmt::format("account {} {} {} '{}' '{}' {} {} {}\n", to_hex(a.id), a.network, a.native_id, a.handle,
                       a.display_name, name_of(a.id_kind), a.is_bot, a.messages);
  }
  for (const auto& c : taken(record.channels(ports::Counted::messages))) {
    out += fmt::format("channel {} {} {} '{}' {} {} {} {} {} {} {} {}\n", to_hex(c.id), c.network, c.native_id, c.name,
                       c.lang, c.market, name_of(c.kind), c.messages, c.taps, micros(c.first), micros(c.last),
                       micros(c.horizon));
  }
  out += fmt::format("outcomes {}\n", record.outcome_points().value());
  ports::RoleOf role{role_by_name};
  out += lines_of(record.read_talk(role).value());
  role.depends_on_time = false;
  return out + lines_of(record.read_talk(role).value());
}

}  // namespace colloquio::contract
