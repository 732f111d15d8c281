#include <algorithm>
#include <iterator>
#include <map>
#include <numeric>
#include <tuple>
#include <unordered_map>

#include <fmt/format.h>

#include "colloquio/adapters/duckdb/reading.hpp"
#include "colloquio/base/id_index.hpp"

namespace colloquio::adapters::duck {

namespace {

using ports::StoredMessage;

constexpr const char* kShown =
    "id, channel, account, conversation, parent, native_id, parent_native_id, title, text, lang, url, occurred, "
    "edited, "
    "rating, rating_max, kind, evidence, time_basis, time_precision, gone, moderation, visibility, is_talk, taps, "
    "revisions";

/// A row of a query for kShown.
StoredMessage shown(const Rows& r, std::size_t i) {
  std::size_t c = 0;
  const auto text = [&] { return std::string{r.text(c++, i)}; };
  const auto word = [&]<class E>(E& value) { value = static_cast<E>(r.column<std::uint8_t>(c++)[i]); };
  StoredMessage m;
  m.id = r.id(c++, i);
  m.channel = r.id(c++, i);
  m.account = r.id(c++, i);
  m.conversation = r.id(c++, i);
  m.parent = r.id(c++, i);
  m.native_id = text();
  m.parent_native_id = text();
  m.title = text();
  m.text = text();
  m.lang = text();
  m.url = text();
  m.occurred = r.instant(c++, i);
  m.edited = r.instant(c++, i);
  m.rating = r.column<float>(c++)[i];
  m.rating_max = r.column<float>(c++)[i];
  word(m.kind);
  word(m.evidence);
  word(m.time_basis);
  word(m.time_precision);
  word(m.gone);
  word(m.moderation);
  word(m.visibility);
  m.is_talk = r.yes(c++, i);
  m.taps = r.column<std::uint32_t>(c++)[i];
  m.revisions = static_cast<std::int32_t>(r.column<std::uint32_t>(c++)[i]);
  if (m.gone != GoneKind::none) m.account = {};
  return m;
}

/// Of messages that share a thread key, those really tied to `start` (a message or a conversation) by parents and
/// native conversations: keys may be equal by accident, and stay equal when a thread falls apart. Empty if `start` is
/// neither a message nor a conversation of them.
std::vector<StoredMessage> tied_to(Id128 start, std::vector<StoredMessage> messages) {
  const auto is_start = [&](const StoredMessage& m) { return m.id == start || m.conversation == start; };
  if (std::ranges::none_of(messages, is_start)) return {};
  IdIndex nodes{messages.size() * 2};  // messages, the parents they name, their conversations
  std::vector<std::uint32_t> above;    // union-find over nodes
  above.reserve(messages.size() * 2);
  const auto node = [&](Id128 id) {
    const auto [number, fresh] = nodes.insert(id);
    if (fresh) above.push_back(number);
    return number;
  };
  const auto root = [&](std::uint32_t n) {
    while (above[n] != n) n = above[n] = above[above[n]];
    return n;
  };
  std::vector<std::uint32_t> selves;
  selves.reserve(messages.size());
  for (const StoredMessage& m : messages) {
    const std::uint32_t self = selves.emplace_back(node(m.id));
    for (const Id128 other : {m.parent, m.conversation}) {
      if (!other.is_none()) above[root(node(other))] = root(self);
    }
  }
  const std::uint32_t wanted = root(node(start));
  std::size_t kept = 0;
  for (std::size_t i = 0; i < messages.size(); ++i) {
    if (root(selves[i]) != wanted) continue;
    if (kept != i) messages[kept] = std::move(messages[i]);
    ++kept;
  }
  messages.resize(kept);
  return messages;
}

/// By (occurred, id). Messages are big, and exports mostly come in order: they are moved only if they must be.
std::vector<StoredMessage> in_time_order(std::vector<StoredMessage> messages) {
  struct Place {
    Instant occurred;
    Id128 id;
    std::uint32_t at;
    bool operator<(const Place& other) const { return std::tie(occurred, id) < std::tie(other.occurred, other.id); }
  };
  std::vector<Place> places;
  places.reserve(messages.size());
  for (const StoredMessage& m : messages) {
    places.push_back({m.occurred, m.id, static_cast<std::uint32_t>(places.size())});
  }
  if (std::is_sorted(places.begin(), places.end())) return messages;
  std::sort(places.begin(), places.end());
  // Each ring of places that exchange their messages is turned by one step, where they lie.
  for (std::uint32_t first = 0; first < places.size(); ++first) {
    if (places[first].at == first) continue;
    StoredMessage held = std::move(messages[first]);
    std::uint32_t to = first;
    for (std::uint32_t from = places[to].at; from != first; from = places[to].at) {
      messages[to] = std::move(messages[from]);
      places[to].at = to;
      to = from;
    }
    messages[to] = std::move(held);
    places[to].at = to;
  }
  return messages;
}

}  // namespace

/// Asked for ids or rows anywhere in the table, DuckDB 1.4 reads the words of all messages. So the rows are looked up
/// in the narrow column of ids, and fetched from one group of rows after the other: there it reads only blocks that
/// hold some of them, as long as it can test the condition while it scans, which it does for list_contains but not for
/// IN or a join. It compares every row with every wanted one of its group, in one tight loop: of a million messages 100
/// take 0.05 s of CPU, 1,000 0.12 s, 10,000 0.9 s. A string of bits (get_bit), one test a row, takes 0.14, 0.14 and
/// 0.33 s, lists cut into short ones are never better; a report asks for some hundreds.
Result<std::vector<StoredMessage>> Reading::messages(std::span<const Id128> ids) {
  constexpr std::size_t kAtATime = 1'000;
  constexpr std::int64_t kRowGroup = 122'880;
  std::map<std::int64_t, std::string> rows_by_group;
  for (std::size_t from_index = 0; from_index < ids.size(); from_index += kAtATime) {
    const auto some = ids.subspan(from_index, std::min(kAtATime, ids.size() - from_index));
    auto found = each_row(fmt::format("SELECT rowid {} AND id IN ({})", from("message"), literals(some)),
                          [&](const Rows& r, std::size_t i) {
                            const auto row = r.column<std::int64_t>(0)[i];
                            std::string& rows = rows_by_group[row / kRowGroup];
                            rows += (rows.empty() ? "" : ", ") + std::to_string(row);
                          });
    if (!found) return tl::make_unexpected(found.error());
  }
  std::vector<StoredMessage> out;
  for (const auto& [group, rows] : rows_by_group) {
    auto read = read_rows(fmt::format("rowid >= {} AND rowid < {} AND list_contains([{}], rowid)", group * kRowGroup,
                                      (group + 1) * kRowGroup, rows),
                          "");
    if (!read) return read;
    std::move(read->begin(), read->end(), std::back_inserter(out));
  }
  std::sort(out.begin(), out.end(), [](const auto& a, const auto& b) { return a.id < b.id; });
  const auto same = [](const auto& a, const auto& b) { return a.id == b.id; };
  out.erase(std::unique(out.begin(), out.end(), same), out.end());
  if (auto done = name(out); !done) return tl::make_unexpected(done.error());
  return out;
}

Result<std::vector<StoredMessage>> Reading::stored(const std::string& condition, const char* order) {
  auto messages = read_rows(condition, order);
  if (!messages) return messages;
  if (auto done = name(*messages); !done) return tl::make_unexpected(done.error());
  return messages;
}

Result<std::vector<StoredMessage>> Reading::read_rows(const std::string& condition, const char* order) {
  auto rows = connection_.query(fmt::format("SELECT {} {} AND {} {}", kShown, from("message"), condition, order));
  if (!rows) return tl::make_unexpected(rows.error());
  std::vector<StoredMessage> out;
  out.reserve(rows->total());
  while (true) {
    const auto more = rows->next();
    if (!more) return tl::make_unexpected(more.error());
    if (!*more) return out;
    for (std::size_t i = 0; i < rows->size(); ++i) out.push_back(shown(*rows, i));
  }
}

Result<void> Reading::name(std::vector<StoredMessage>& messages) {
  if (messages.empty()) return {};
  if (auto done = name_channels(messages); !done) return done;
  return name_accounts(messages);
}

Result<void> Reading::name_channels(std::vector<StoredMessage>& messages) {
  struct Place {
    std::string name, network, instance;
  };
  std::unordered_map<Id128, Place> places;
  auto done =
      each_row("SELECT id, CASE WHEN name = '' THEN native_id ELSE name END, network, instance " + from("channel"),
               [&](const Rows& r, std::size_t i) {
                 places[r.id(0, i)] = {std::string{r.text(1, i)}, std::string{r.text(2, i)}, std::string{r.text(3, i)}};
               });
  if (!done) return done;
  for (StoredMessage& message : messages) {
    const auto place = places.find(message.channel);
    if (place == places.end()) continue;
    message.channel_name = place->second.name;
    message.network = place->second.network;
    message.instance = place->second.instance;
  }
  return {};
}

Result<void> Reading::name_accounts(std::vector<StoredMessage>& messages) {
  const auto names = names_of(messages);
  if (!names) return tl::make_unexpected(names.error());
  constexpr std::size_t kSoon = 8, kNext = 4;
  for (std::size_t i = 0; i < messages.size(); ++i) {
    if (i + kSoon < messages.size()) (*names)->expect(messages[i + kSoon].account);
    if (i + kNext < messages.size()) (*names)->await(messages[i + kNext].account);
    StoredMessage& message = messages[i];
    const AccountNames::Name* name = message.account.is_none() ? nullptr : (*names)->find(message.account);
    if (name == nullptr) continue;
    message.account_name = name->display_name;
    message.account_handle = name->handle;
    message.account_native_id = name->native_id;
    message.account_is_bot = name->is_bot;
  }
  return {};
}

/// A join over 128-bit ids costs more than reading the names of all accounts, so few are asked for by id, and many are
/// picked out of all; which are kept for the next time, unless they are too many.
Result<std::shared_ptr<const AccountNames>> Reading::names_of(const std::vector<StoredMessage>& messages) {
  constexpr std::size_t kFew = 500;
  if (messages.size() > kFew) {
    if (auto kept = kept_.of(settled_)) return kept;
  }
  IdIndex wanted;
  for (const StoredMessage& m : messages) {
    if (!m.account.is_none()) wanted.insert(m.account);
  }
  if (messages.size() <= kFew) {
    if (wanted.size() == 0) return std::make_shared<const AccountNames>(settled_);
    return read_names(" AND id IN (" + literals(wanted.ids()) + ")", [](Id128) { return true; });
  }
  const auto accounts = connection_.number("SELECT count(*)::BIGINT " + from("account"));
  if (!accounts) return tl::make_unexpected(accounts.error());
  const bool keep = *accounts <= kept_.most();
  auto names = read_names("", [&](Id128 id) { return keep || wanted.find(id) != IdIndex::kAbsent; });
  if (names && keep) kept_.keep(*names);
  return names;
}

template <class Wanted>
Result<std::shared_ptr<const AccountNames>> Reading::read_names(const std::string& condition, Wanted&& wanted) {
  auto rows = connection_.stream("SELECT id, display_name, handle, native_id, is_bot " + from("account") + condition);
  if (!rows) return tl::make_unexpected(rows.error());
  auto names = std::make_shared<AccountNames>(settled_);
  while (true) {
    const auto more = rows->next();
    if (!more) return tl::make_unexpected(more.error());
    if (!*more) return names;
    for (std::size_t i = 0; i < rows->size(); ++i) {
      const Id128 id = rows->id(0, i);
      if (wanted(id)) names->add(id, {rows->text(1, i), rows->text(2, i), rows->text(3, i), rows->yes(4, i)});
    }
  }
}

Result<std::optional<std::uint64_t>> Reading::thread_of(const char* column, Id128 id) {
  auto rows = connection_.query(fmt::format("SELECT thread {} AND {} = {}", from("message"), column, literal(id)));
  if (!rows) return tl::make_unexpected(rows.error());
  const auto some = rows->next();
  if (!some) return tl::make_unexpected(some.error());
  if (!*some) return std::nullopt;
  return rows->column<std::uint64_t>(0)[0];
}

/// What opens a thread mostly gave it its key, so that is tried first: the narrow column of keys is looked through, not
/// the ids.
Result<std::vector<StoredMessage>> Reading::conversation(Id128 message_or_conversation) {
  auto opened = opened_by(message_or_conversation.lo, message_or_conversation);
  if (!opened || !opened->empty()) return opened;
  for (const char* column : {"id", "conversation"}) {
    const auto thread = thread_of(column, message_or_conversation);
    if (!thread) return tl::make_unexpected(thread.error());
    if (*thread) return opened_by(**thread, message_or_conversation);
  }
  return fail(ErrorKind::not_found, "no message or conversation has the id " + to_hex(message_or_conversation));
}

Result<std::vector<StoredMessage>> Reading::opened_by(std::uint64_t thread, Id128 message_or_conversation) {
  auto messages = read_rows(fmt::format("thread = {}", thread), "");
  if (!messages) return messages;
  *messages = in_time_order(tied_to(message_or_conversation, std::move(*messages)));
  if (auto done = name(*messages); !done) return tl::make_unexpected(done.error());
  return messages;
}

/// Sorting a million messages with their texts would need all of them at once. So the times and ids are sorted alone,
/// and the messages fetched slice by slice of that order.
Result<void> Reading::each_message(const std::function<bool(const StoredMessage&)>& visit) {
  constexpr std::int64_t kSlice = 50'000;
  struct Edge {
    std::int64_t occurred;
    Id128 id;
  };
  std::vector<Edge> last_of_slice;
  if (auto done = each_row(
          fmt::format("SELECT occurred, id FROM (SELECT occurred, id, row_number() OVER (ORDER BY "
                      "occurred, id) AS place, count(*) OVER () AS total {}) WHERE place % {} = 0 OR "
                      "place = total ORDER BY place",
                      from("message"), kSlice),
          [&](const Rows& r, std::size_t i) { last_of_slice.push_back({r.column<std::int64_t>(0)[i], r.id(1, i)}); });
      !done) {
    return done;
  }
  std::string after = "true";
  for (const Edge& edge : last_of_slice) {
    const std::string time = literal(from_micros(edge.occurred));
    const auto slice = stored(
        fmt::format("{} AND occurred <= {} AND (occurred < {} OR id <= {})", after, time, time, literal(edge.id)),
        "ORDER BY occurred, id");
    if (!slice) return tl::make_unexpected(slice.error());
    for (const StoredMessage& message : *slice) {
      if (!visit(message)) return {};
    }
    after = fmt::format("occurred >= {} AND (occurred > {} OR id > {})", time, time, literal(edge.id));
  }
  return {};
}

}  // namespace colloquio::adapters::duck
