#include "colloquio/adapters/duckdb/reading.hpp"

#include <algorithm>
#include <unordered_map>

#include <fmt/format.h>

#include "colloquio/adapters/duckdb/schema.hpp"
#include "colloquio/ports/talk_builder.hpp"

namespace colloquio::adapters::duck {

namespace {

template <class E>
E word(const Rows& rows, std::size_t column, std::size_t row) {
  return static_cast<E>(rows.column<std::uint8_t>(column)[row]);
}

}  // namespace

Result<Reading> Reading::open(const Database& database, KeptNames& kept) {
  Connection connection = database.connect();
  if (auto begun = connection.run("BEGIN TRANSACTION READ ONLY"); !begun) return tl::make_unexpected(begun.error());
  const auto ordinal = settled(connection);
  if (!ordinal) return tl::make_unexpected(ordinal.error());
  return Reading{std::move(connection), *ordinal, kept};
}

std::string Reading::from(const char* table) const {
  return fmt::format("FROM {} WHERE touched <= {}", table, settled_);
}

Result<void> Reading::each_row(const std::string& sql, const std::function<void(const Rows&, std::size_t)>& row) {
  auto rows = connection_.query(sql);
  if (!rows) return tl::make_unexpected(rows.error());
  while (true) {
    const auto more = rows->next();
    if (!more) return tl::make_unexpected(more.error());
    if (!*more) return {};
    for (std::size_t i = 0; i < rows->size(); ++i) row(*rows, i);
  }
}

Result<TalkTable> Reading::talk(const ports::RoleOf& role_of) {
  auto stored_accounts = read_accounts(ports::Counted::none);
  if (!stored_accounts) return tl::make_unexpected(stored_accounts.error());
  auto stored_channels = channels(ports::Counted::none);
  if (!stored_channels) return tl::make_unexpected(stored_channels.error());
  const auto taps = own_taps(*stored_channels);
  if (!taps) return tl::make_unexpected(taps.error());
  const auto total = connection_.number("SELECT count(*)::BIGINT " + from("message"));
  if (!total) return tl::make_unexpected(total.error());

  ports::TalkBuilder builder{role_of, std::move(*stored_accounts), *stored_channels, *taps};
  builder.reserve(static_cast<std::size_t>(*total));
  auto rows = connection_.stream(
      "SELECT id, parent, conversation, account, channel, occurred, taps, kind, evidence, time_basis, time_precision, "
      "gone, moderation, visibility, is_talk, mentions, other_parents, wording " +
      from("message"));
  if (!rows) return tl::make_unexpected(rows.error());
  while (true) {
    const auto more = rows->next();
    if (!more) return tl::make_unexpected(more.error());
    if (!*more) return builder.finish();
    constexpr std::size_t kSoon = 8;
    for (std::size_t i = 0; i < rows->size(); ++i) {
      if (i + kSoon < rows->size()) builder.expect(rows->id(3, i + kSoon));
      builder.add({.id = rows->id(0, i),
                   .parent = rows->id(1, i),
                   .conversation = rows->id(2, i),
                   .account = rows->id(3, i),
                   .channel = rows->id(4, i),
                   .occurred = rows->instant(5, i),
                   .taps = rows->column<std::uint32_t>(6)[i],
                   .kind = word<MessageKind>(*rows, 7, i),
                   .evidence = word<Evidence>(*rows, 8, i),
                   .time_basis = word<TimeBasis>(*rows, 9, i),
                   .time_precision = word<TimePrecision>(*rows, 10, i),
                   .gone = word<GoneKind>(*rows, 11, i),
                   .moderation = word<Moderation>(*rows, 12, i),
                   .visibility = word<Visibility>(*rows, 13, i),
                   .is_talk = rows->yes(14, i),
                   .rare = {.mentions = rows->text(15, i),
                            .other_parents = rows->text(16, i),
                            .wording = rows->column<std::uint64_t>(17)[i]}});
    }
  }
}

Result<std::vector<std::uint64_t>> Reading::own_taps(const std::vector<ports::StoredChannel>& channels) {
  std::unordered_map<Id128, std::uint64_t> taps;
  auto done = each_row(
      "SELECT target, count(*)::UBIGINT " + from("tap") + " AND target_kind = 'channel' AND NOT gone GROUP BY target",
      [&](const Rows& r, std::size_t i) { taps[r.id(0, i)] = r.column<std::uint64_t>(1)[i]; });
  if (!done) return tl::make_unexpected(done.error());
  std::vector<std::uint64_t> out;
  for (const auto& channel : channels) {
    const auto found = taps.find(channel.id);
    out.push_back(found == taps.end() ? 0 : found->second);
  }
  return out;
}

/// DuckDB would carry all the names through its sort, which costs more than reading them.
Result<std::vector<ports::StoredAccount>> Reading::accounts(ports::Counted counted) {
  auto read = read_accounts(counted);
  if (!read) return read;
  std::vector<std::pair<Id128, std::size_t>> order;
  order.reserve(read->size());
  for (std::size_t i = 0; i < read->size(); ++i) order.emplace_back((*read)[i].id, i);
  std::sort(order.begin(), order.end());
  std::vector<ports::StoredAccount> out;
  out.reserve(read->size());
  for (const auto& [id, at] : order) out.push_back(std::move((*read)[at]));
  return out;
}

Result<std::vector<ports::StoredAccount>> Reading::read_accounts(ports::Counted counted) {
  const bool with_messages = counted == ports::Counted::messages;
  const std::string messages = with_messages
                                   ? "LEFT JOIN (SELECT account AS id, count(*) AS messages " + from("message") +
                                         " AND gone = 'none' GROUP BY account) AS written USING (id)"
                                   : "";
  std::vector<ports::StoredAccount> out;
  auto done = each_row(
      fmt::format("SELECT id, network, instance, native_id, handle, display_name, id_kind, is_bot, {} AS messages FROM "
                  "(SELECT * {}) AS account {}",
                  with_messages ? "coalesce(messages, 0)::BIGINT" : "0::BIGINT", from("account"), messages),
      [&](const Rows& r, std::size_t i) {
        out.push_back({.id = r.id(0, i),
                       .network = std::string{r.text(1, i)},
                       .instance = std::string{r.text(2, i)},
                       .native_id = std::string{r.text(3, i)},
                       .handle = std::string{r.text(4, i)},
                       .display_name = std::string{r.text(5, i)},
                       .id_kind = word<IdKind>(r, 6, i),
                       .is_bot = r.yes(7, i),
                       .messages = r.column<std::int64_t>(8)[i]});
      });
  if (!done) return tl::make_unexpected(done.error());
  return out;
}

Result<std::vector<ports::StoredChannel>> Reading::channels(ports::Counted counted) {
  const std::string none = literal(kNoTime);
  const std::string said =
      counted == ports::Counted::none
          ? fmt::format("0::BIGINT, 0::BIGINT, {0}, {0} {1}", none, from("channel"))
          : fmt::format(
                "coalesce(messages, 0)::BIGINT, coalesce(taps, 0)::BIGINT, coalesce(first, {0}), coalesce(last, {0}) "
                "FROM (SELECT * {1}) AS channel LEFT JOIN (SELECT channel AS id, count(*) AS messages, sum(taps) AS "
                "taps, min(occurred) FILTER (occurred <> {0}) AS first, max(occurred) AS last {2} GROUP BY channel) "
                "AS said USING (id)",
                none, from("channel"), from("message"));
  std::vector<ports::StoredChannel> out;
  auto done =
      each_row("SELECT id, network, instance, native_id, name, lang, market, kind, synced, " + said + " ORDER BY id",
               [&](const Rows& r, std::size_t i) {
                 out.push_back({.id = r.id(0, i),
                                .network = std::string{r.text(1, i)},
                                .instance = std::string{r.text(2, i)},
                                .native_id = std::string{r.text(3, i)},
                                .name = std::string{r.text(4, i)},
                                .lang = std::string{r.text(5, i)},
                                .market = std::string{r.text(6, i)},
                                .kind = word<ChannelKind>(r, 7, i),
                                .messages = r.column<std::int64_t>(9)[i],
                                .taps = r.column<std::int64_t>(10)[i],
                                .first = r.instant(11, i),
                                .last = r.instant(12, i),
                                .horizon = r.instant(8, i)});
               });
  if (!done) return tl::make_unexpected(done.error());
  return out;
}

Result<std::vector<Id128>> Reading::ids_between(ports::IdRange range, std::size_t limit) {
  std::vector<Id128> out;
  auto done = each_row(fmt::format("SELECT id {} AND id >= {} AND id <= {} ORDER BY id LIMIT {}", from("message"),
                                   literal(range.first), literal(range.last), limit),
                       [&](const Rows& r, std::size_t i) { out.push_back(r.id(0, i)); });
  if (!done) return tl::make_unexpected(done.error());
  return out;
}

Result<std::vector<ports::StoredReject>> Reading::rejects(std::size_t limit) {
  std::vector<ports::StoredReject> out;
  auto done = each_row(
      fmt::format("SELECT run, file, reason, sample, byte_offset, line, loss {} ORDER BY run, file, byte_offset, "
                  "line, reason, sample, loss LIMIT {}",
                  from("reject"), limit),
      [&](const Rows& r, std::size_t i) {
        out.push_back({r.id(0, i), std::string{r.text(1, i)}, std::string{r.text(2, i)}, std::string{r.text(3, i)},
                       r.column<std::uint64_t>(4)[i], r.column<std::uint64_t>(5)[i], word<Loss>(r, 6, i)});
      });
  if (!done) return tl::make_unexpected(done.error());
  return out;
}

Result<std::vector<ports::ImportRun>> Reading::runs() {
  std::vector<ports::ImportRun> out;
  auto done = each_row(
      "SELECT id, input, format, format_options, content, bytes, as_of, coverage, version, finished, "
      "messages_read, messages_new, messages_changed, taps_read, taps_new, counts_read, outcomes_read, "
      "rejects " +
          from("import_run") + " ORDER BY touched",
      [&](const Rows& r, std::size_t i) {
        ports::ImportRun run{.id = r.id(0, i),
                             .input = std::string{r.text(1, i)},
                             .format = std::string{r.text(2, i)},
                             .format_options = std::string{r.text(3, i)},
                             .content = r.id(4, i),
                             .bytes = r.column<std::uint64_t>(5)[i],
                             .as_of = r.instant(6, i),
                             .coverage = word<Coverage>(r, 7, i),
                             .version = std::string{r.text(8, i)},
                             .finished = r.yes(9, i)};
        std::size_t column = 10;
        for (auto* n : {&run.messages_read, &run.messages_new, &run.messages_changed, &run.taps_read, &run.taps_new,
                        &run.counts_read, &run.outcomes_read, &run.rejects}) {
          *n = r.column<std::int64_t>(column++)[i];
        }
        out.push_back(std::move(run));
      });
  if (!done) return tl::make_unexpected(done.error());
  return out;
}

Result<std::int64_t> Reading::outcome_points() {
  return connection_.number("SELECT count(*)::BIGINT " + from("outcome"));
}

}  // namespace colloquio::adapters::duck
