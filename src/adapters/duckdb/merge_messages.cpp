#include "colloquio/adapters/duckdb/merge_messages.hpp"

#include <algorithm>
#include <map>
#include <optional>
#include <unordered_map>

#include <fmt/format.h>

#include "colloquio/adapters/duckdb/schema.hpp"
#include "colloquio/adapters/duckdb/state_rows.hpp"
#include "colloquio/core/record/message_history.hpp"

namespace colloquio::adapters::duck {

namespace {

using record::GoneMark;
using record::MessageHistory;

/// Messages that need all their states looked at are taken through memory this many rows at a time.
constexpr std::int64_t kRowsAtATime = 20'000;

class MessageMerger {
 public:
  MessageMerger(Connection& connection, std::uint32_t ordinal, ports::ImportRun& run)
      : connection_(connection), n_(ordinal), run_(run) {}

  Result<void> merge() {
    const auto read = number("SELECT count(*)::BIGINT FROM message WHERE touched = {0}");
    if (!read) return tl::make_unexpected(read.error());
    run_.messages_read = *read;
    constexpr std::array kSteps = {&MessageMerger::find_doubled, &MessageMerger::widen_same,
                                   &MessageMerger::gather_changed, &MessageMerger::merge_changed};
    for (const auto step : kSteps) {
      if (auto done = (this->*step)(); !done) return done;
    }
    return {};
  }

 private:
  Result<void> sql(const char* text) { return connection_.run(fmt::format(fmt::runtime(text), n_)); }
  Result<std::int64_t> number(const char* text) { return connection_.number(fmt::format(fmt::runtime(text), n_)); }

  /// Ids with more than one row, and how many messages were not known before.
  Result<void> find_doubled() {
    const auto old = number("SELECT count(*)::BIGINT FROM message WHERE touched < {0}");
    if (!old) return tl::make_unexpected(old.error());
    const char* told = *old == 0 ? "" : "SEMI JOIN (SELECT id FROM message WHERE touched = {0}) AS told USING (id) ";
    auto done =
        sql(("CREATE OR REPLACE TEMP TABLE doubled AS SELECT id, count(*) AS rows, count(*) FILTER (touched = {0}) "
             "AS fresh FROM message " +
             std::string{told} + "GROUP BY id HAVING count(*) > 1")
                .c_str());
    if (done) done = sql("CREATE OR REPLACE TEMP TABLE retold AS SELECT id FROM doubled");
    if (!done) return done;
    const auto known = number("SELECT coalesce(sum(fresh) - count(*) FILTER (rows = fresh), 0)::BIGINT FROM doubled");
    if (!known) return tl::make_unexpected(known.error());
    run_.messages_new = run_.messages_read - *known;
    const auto again = number("SELECT coalesce(sum(fresh - 1) FILTER (fresh > 1), 0)::BIGINT FROM doubled");
    if (!again) return tl::make_unexpected(again.error());
    run_.messages_again = *again;
    return {};
  }

  /// The usual case of an import that repeats an older one: the same words and details, seen at another time. Only the
  /// times grow, so no text has to be moved. What is gone, reparented or told twice goes the long way.
  Result<void> widen_same() {
    const auto doubled = number("SELECT count(*)::BIGINT FROM doubled");
    if (!doubled) return tl::make_unexpected(doubled.error());
    if (*doubled == 0) return {};
    auto done = sql(
        "CREATE OR REPLACE TEMP TABLE twin AS SELECT old.rowid AS old_row, told.rowid AS told_row, old.id, "
        "least(old.first_seen, told.first_seen) AS first_seen, greatest(old.last_seen, told.last_seen) AS last_seen, "
        "CASE WHEN old.parent = 0 THEN old.parent_seen ELSE least(old.parent_seen, told.parent_seen) END AS "
        "parent_seen "
        "FROM message AS old JOIN message AS told USING (id) "
        "SEMI JOIN (SELECT id FROM doubled WHERE rows = 2 AND fresh = 1) AS two USING (id) "
        "WHERE old.touched < {0} AND told.touched = {0} AND old.content_hash = told.content_hash "
        "AND old.details = told.details AND NOT old.reparented AND old.gone = 'none' AND NOT old.erased");
    if (!done) return done;
    const auto twins = number("SELECT count(*)::BIGINT FROM twin");
    if (!twins) return tl::make_unexpected(twins.error());
    if (*twins == 0) return {};
    for (const char* step :
         {"DELETE FROM message WHERE rowid IN (SELECT told_row FROM twin)",
          "UPDATE message SET first_seen = twin.first_seen, last_seen = twin.last_seen, parent_seen = twin.parent_seen "
          "FROM twin WHERE message.rowid = twin.old_row AND (message.first_seen <> twin.first_seen OR "
          "message.last_seen <> twin.last_seen OR message.parent_seen <> twin.parent_seen)",
          "DELETE FROM doubled WHERE id IN (SELECT id FROM twin)"}) {
      if (done = sql(step); !done) return done;
    }
    return {};
  }

  /// Takes out every message whose states must be merged: told twice in different ways, or told to be gone.
  Result<void> gather_changed() {
    return sql(
        "CREATE OR REPLACE TEMP TABLE changed AS SELECT id FROM doubled UNION SELECT message.id FROM message JOIN gone "
        "ON gone_of = 'message' AND target = message.id WHERE message.touched = {0} OR gone.touched = {0} "
        "UNION SELECT message.id FROM message JOIN gone ON gone_of = 'account' AND target = message.account "
        "WHERE message.touched = {0} OR gone.touched = {0} "
        "UNION SELECT message_revision.id FROM message_revision JOIN gone ON gone_of = 'account' AND "
        "target = message_revision.account WHERE gone.touched = {0}");
  }

  Result<void> merge_changed() {
    const auto some = number("SELECT count(*)::BIGINT FROM changed");
    if (!some) return tl::make_unexpected(some.error());
    if (*some == 0) return {};
    const std::string columns = kStateColumns;
    const std::string take = fmt::format(
        "CREATE OR REPLACE TEMP TABLE states AS SELECT *, row_number() OVER (ORDER BY id) AS place FROM (SELECT {0}, "
        "touched < {1} AS known, false AS revision "
        "FROM message SEMI JOIN changed USING (id) UNION ALL SELECT {0}, true, true FROM message_revision SEMI JOIN "
        "changed USING (id)) ORDER BY place",
        columns, n_);
    if (auto done = connection_.run(take); !done) return done;
    for (const char* step : {"DELETE FROM message WHERE id IN (SELECT id FROM changed)",
                             "DELETE FROM message_revision WHERE id IN (SELECT id FROM changed)"}) {
      if (auto done = sql(step); !done) return done;
    }
    if (auto done = read_marks(); !done) return done;
    return merge_states();
  }

  Result<void> read_marks() {
    auto rows = connection_.query(
        "SELECT gone_of, target, kind, occurred, seen, evidence FROM gone WHERE gone_of = 'account' OR "
        "(gone_of = 'message' AND target IN (SELECT id FROM changed))");
    if (!rows) return tl::make_unexpected(rows.error());
    while (true) {
      const auto more = rows->next();
      if (!more) return tl::make_unexpected(more.error());
      if (!*more) return {};
      for (std::size_t i = 0; i < rows->size(); ++i) {
        const auto of = static_cast<GoneEvent::Of>(rows->column<std::uint8_t>(0)[i]);
        auto& marks = of == GoneEvent::Of::account ? account_marks_ : message_marks_;
        marks[rows->id(1, i)] = {rows->instant(4, i), rows->instant(3, i),
                                 static_cast<GoneKind>(rows->column<std::uint8_t>(2)[i]),
                                 std::string{rows->text(5, i)}};
      }
    }
  }

  Result<void> merge_states() {
    auto messages = Appender::open(connection_, "message");
    if (!messages) return tl::make_unexpected(messages.error());
    auto revisions = Appender::open(connection_, "message_revision");
    if (!revisions) return tl::make_unexpected(revisions.error());
    const auto total = number("SELECT count(*)::BIGINT FROM states");
    if (!total) return tl::make_unexpected(total.error());
    for (std::int64_t from = 0; from < *total; from += kRowsAtATime) {
      auto rows = connection_.query(
          fmt::format("SELECT {}, known, revision FROM states WHERE place > {} AND place <= {} ORDER BY place",
                      kStateColumns, from, from + kRowsAtATime));
      if (!rows) return tl::make_unexpected(rows.error());
      if (auto done = take_in(*rows, **messages, **revisions); !done) return done;
    }
    if (auto done = close_history(**messages, **revisions); !done) return done;
    if (auto done = (*messages)->flush(); !done) return done;
    return (*revisions)->flush();
  }

  /// States come sorted by id: a history is complete when the next id begins.
  Result<void> take_in(Rows& rows, Appender& messages, Appender& revisions) {
    while (true) {
      const auto more = rows.next();
      if (!more) return tl::make_unexpected(more.error());
      if (!*more) return {};
      constexpr std::size_t kKnown = 39;  // after kStateColumns
      for (std::size_t i = 0; i < rows.size(); ++i) {
        if (open_ && rows.id(0, i) != open_->id) {
          if (auto done = close_history(messages, revisions); !done) return done;
        }
        if (!open_) open_.emplace(Open{rows.id(0, i)});
        add_state(read_state(rows, i), rows.yes(kKnown, i), rows.yes(kKnown + 1, i));
      }
    }
  }

  void add_state(StoredState stored, bool known, bool revision) {
    if (known) ++open_->states_before;
    if (!revision) {
      if (known) {
        open_->was_known = true;
        open_->gone_before = stored.gone;
        open_->parent_before = stored.parent.parent;
      }
      open_->history.claim(stored.parent);
    }
    open_->history.tell(std::move(stored.state));
  }

  Result<void> close_history(Appender& messages, Appender& revisions) {
    if (!open_) return {};
    MessageHistory& history = open_->history;
    const auto mark = message_marks_.find(open_->id);
    history.settle(mark == message_marks_.end() ? nullptr : &mark->second, [&](Id128 account) -> const GoneMark* {
      const auto found = account_marks_.find(account);
      return found == account_marks_.end() ? nullptr : &found->second;
    });
    if (open_->was_known && (history.states().size() != open_->states_before || history.gone() != open_->gone_before ||
                             history.parent().parent != open_->parent_before)) {
      ++run_.messages_changed;
    }
    auto done = append_history(messages, revisions, history, n_);
    open_.reset();
    return done;
  }

  struct Open {
    Id128 id;
    MessageHistory history;
    bool was_known = false;
    std::size_t states_before = 0;
    GoneKind gone_before = GoneKind::none;
    Id128 parent_before;
  };

  Connection& connection_;
  std::uint32_t n_;
  ports::ImportRun& run_;
  std::unordered_map<Id128, GoneMark> message_marks_, account_marks_;
  std::optional<Open> open_;
};

}  // namespace

Result<void> merge_messages(Connection& connection, std::uint32_t ordinal, ports::ImportRun& run) {
  if (auto done = MessageMerger{connection, ordinal, run}.merge(); !done) return done;
  if (auto done = tie_threads(connection, ordinal); !done) return done;
  return count_taps(connection, ordinal);
}

Result<ports::Moved> moved_into(Connection& connection, std::uint32_t ordinal, std::span<const Id128> channels) {
  if (channels.empty()) return ports::Moved{};
  auto rows = connection.query(
      fmt::format("SELECT count(DISTINCT told.id)::BIGINT AS messages, old.channel, told.channel FROM message AS told "
                  "JOIN message AS old USING (id) WHERE told.touched = {0} AND old.touched < {0} "
                  "AND told.channel IN ({1}) AND old.channel <> told.channel "
                  "GROUP BY ALL ORDER BY messages DESC, old.channel, told.channel LIMIT 1",
                  ordinal, literals(channels)));
  if (!rows) return tl::make_unexpected(rows.error());
  const auto some = rows->next();
  if (!some) return tl::make_unexpected(some.error());
  if (!*some) return ports::Moved{};
  return ports::Moved{rows->column<std::int64_t>(0)[0], rows->id(1, 0), rows->id(2, 0)};
}

}  // namespace colloquio::adapters::duck
