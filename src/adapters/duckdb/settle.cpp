#include "colloquio/adapters/duckdb/settle.hpp"

#include <fmt/format.h>

#include "colloquio/adapters/duckdb/merge_messages.hpp"
#include "colloquio/adapters/duckdb/schema.hpp"

namespace colloquio::adapters::duck {

Result<void> run_all(Connection& connection, const std::vector<std::string>& statements) {
  for (const std::string& sql : statements) {
    if (auto done = connection.run(sql); !done) return done;
  }
  return {};
}

std::vector<std::string> keep_largest(const char* table, const std::vector<std::string>& keys, const char* order,
                                      std::uint32_t ordinal, const std::string& among) {
  const std::string list = fmt::format("{}", fmt::join(keys, ", "));
  std::string same;
  for (const auto& key : keys) same += fmt::format("{}.{} = doubled.{} AND ", table, key, key);
  const std::string narrow = among.empty()
                                 ? fmt::format("SEMI JOIN (SELECT {} FROM {} WHERE touched = {}) AS told USING ({})",
                                               list, table, ordinal, list)
                                 : among;
  return {
      fmt::format("CREATE OR REPLACE TEMP TABLE doubled AS SELECT {}, arg_max(rowid, {}) AS best, count(*) AS rows, "
                  "count(*) FILTER (touched = {}) AS fresh FROM {} {} GROUP BY {} HAVING count(*) > 1",
                  list, order, ordinal, table, narrow, list),
      fmt::format("DELETE FROM {} USING doubled WHERE {} {}.rowid <> doubled.best", table, same, table)};
}

namespace {

using Sql = std::vector<std::string>;

/// A field that keeps the value told last; on a tie the larger one. An empty value says nothing.
std::string newest(const char* field, const char* says_something, const char* tie_type = "") {
  return fmt::format(
      "coalesce(arg_max({0}, ({0}_seen, {0}{3})) FILTER ({1}), any_value({0})), "
      "coalesce(max({0}_seen) FILTER ({1}), {2})",
      field, says_something, literal(kNoTime), tie_type);
}

/// Merges rows with equal ids into one, field by field.
Sql merge_fields(const char* table, const std::string& fields, std::uint32_t ordinal) {
  return {fmt::format("CREATE OR REPLACE TEMP TABLE doubled AS SELECT id FROM {} SEMI JOIN (SELECT id FROM {} WHERE "
                      "touched = {}) AS told USING (id) GROUP BY id HAVING count(*) > 1",
                      table, table, ordinal),
          fmt::format("CREATE OR REPLACE TEMP TABLE merged AS SELECT id, {}, {}::UINTEGER FROM {} SEMI JOIN doubled "
                      "USING (id) GROUP BY id",
                      fields, ordinal, table),
          fmt::format("DELETE FROM {} WHERE id IN (SELECT id FROM doubled)", table),
          fmt::format("INSERT INTO {} SELECT * FROM merged", table)};
}

class Settler {
 public:
  Settler(Connection& connection, std::uint32_t ordinal, ports::ImportRun& run)
      : connection_(connection), ordinal_(ordinal), run_(run) {}

  Result<void> settle() {
    constexpr std::array kSteps = {&Settler::places,  &Settler::accounts, &Settler::gone,  &Settler::taps,
                                   &Settler::numbers, &Settler::messages, &Settler::names, &Settler::run};
    for (const auto step : kSteps) {
      if (auto done = (this->*step)(); !done) return done;
    }
    return {};
  }

 private:
  Result<bool> told(const char* table) {
    const auto n =
        connection_.number(fmt::format("SELECT count(*)::BIGINT FROM {} WHERE touched = {}", table, ordinal_));
    if (!n) return tl::make_unexpected(n.error());
    return *n > 0;
  }

  /// Runs the statements if this import said anything for the table.
  Result<void> if_told(const char* table, const Sql& statements) {
    const auto some = told(table);
    if (!some) return tl::make_unexpected(some.error());
    return *some ? run_all(connection_, statements) : Result<void>{};
  }

  Result<void> places() {
    const std::string ids = "max(network), max(instance), max(native_id), ";
    const std::string channel = ids + newest("name", "name <> ''") + ", " + newest("url", "url <> ''") + ", " +
                                newest("lang", "lang <> ''") + ", " + newest("market", "market <> ''") + ", " +
                                newest("kind", "kind <> 'other'", "::VARCHAR") + ", max(synced)";
    if (auto done = if_told("channel", merge_fields("channel", channel, ordinal_)); !done) return done;
    const std::string conversation =
        newest("channel", "channel <> 0") + ", max(native_id), " + newest("title", "title <> ''");
    return if_told("conversation", merge_fields("conversation", conversation, ordinal_));
  }

  Result<void> accounts() {
    const std::string account = "max(network), max(instance), max(native_id), " + newest("handle", "handle <> ''") +
                                ", " + newest("display_name", "display_name <> ''") + ", " +
                                newest("id_kind", "true", "::VARCHAR") + ", bool_or(is_bot), max(gone_seen)";
    if (auto done = if_told("account", merge_fields("account", account, ordinal_)); !done) return done;
    return if_told("account_name",
                   keep_largest("account_name", {"account", "handle", "display_name"}, "seen", ordinal_));
  }

  Result<void> gone() {
    return if_told("gone", keep_largest("gone", {"gone_of", "target"}, "(seen, occurred, kind, evidence)", ordinal_));
  }

  Result<void> taps() {
    const auto read = connection_.number(fmt::format("SELECT count(*)::BIGINT FROM tap WHERE touched = {}", ordinal_));
    if (!read) return tl::make_unexpected(read.error());
    run_.taps_read = run_.taps_new = *read;
    if (*read > 0) {
      Sql sql = keep_largest("tap", {"id"}, "(last_seen, details)", ordinal_);
      sql.insert(sql.begin() + 1,
                 {fmt::format("CREATE OR REPLACE TEMP TABLE first AS SELECT id, min(first_seen) AS first_seen FROM tap "
                              "SEMI JOIN doubled USING (id) GROUP BY id"),
                  fmt::format("UPDATE tap SET first_seen = first.first_seen, touched = {} FROM first WHERE tap.id = "
                              "first.id",
                              ordinal_)});
      if (auto done = run_all(connection_, sql); !done) return done;
      const auto known =
          connection_.number("SELECT coalesce(sum(fresh) - count(*) FILTER (rows = fresh), 0)::BIGINT FROM doubled");
      if (!known) return tl::make_unexpected(known.error());
      run_.taps_new -= *known;
    }
    // A tap is gone when the news of its end, or of its account's, is not older than the tap was last seen.
    return run_all(connection_,
                   {fmt::format("UPDATE tap SET gone = ended.gone, touched = {0} FROM (SELECT tap.id, "
                                "coalesce(own.seen >= tap.last_seen, false) "
                                "OR coalesce(owner.seen >= tap.last_seen, false) AS gone FROM tap "
                                "LEFT JOIN gone AS own ON own.gone_of = 'tap' AND own.target = tap.id "
                                "LEFT JOIN gone AS owner ON owner.gone_of = 'account' AND owner.target = tap.account "
                                "WHERE tap.touched = {0} OR own.touched = {0} OR owner.touched = {0}) AS ended "
                                "WHERE tap.id = ended.id AND tap.gone <> ended.gone",
                                ordinal_)});
  }

  Result<void> numbers() {
    const auto count = [&](const char* table, std::int64_t& n) -> Result<void> {
      const auto told_rows =
          connection_.number(fmt::format("SELECT count(*)::BIGINT FROM {} WHERE touched = {}", table, ordinal_));
      if (!told_rows) return tl::make_unexpected(told_rows.error());
      n = *told_rows;
      return {};
    };
    if (auto done = count("count_snapshot", run_.counts_read); !done) return done;
    if (auto done = count("outcome", run_.outcomes_read); !done) return done;
    if (auto done = count("reject", run_.rejects); !done) return done;
    if (run_.outcomes_read > 0) {
      const auto sql = keep_largest("outcome", {"measure", "place", "day"}, "(as_of, value, unit)", ordinal_);
      if (auto done = run_all(connection_, sql); !done) return done;
    }
    Sql rejects{fmt::format("DELETE FROM reject WHERE run = {} AND touched < {}", literal(run_.id), ordinal_)};
    if (run_.rejects > 0) {
      const auto sql =
          keep_largest("reject", {"run", "file", "byte_offset", "line", "reason", "sample", "loss"}, "rowid", ordinal_);
      rejects.insert(rejects.end(), sql.begin(), sql.end());
    }
    return run_all(connection_, rejects);
  }

  Result<void> messages() { return merge_messages(connection_, ordinal_, run_); }

  /// An account that is gone has no name any more, but for what was told after its end.
  Result<void> names() {
    const auto ends = connection_.number("SELECT count(*)::BIGINT FROM gone WHERE gone_of = 'account'");
    if (!ends) return tl::make_unexpected(ends.error());
    if (*ends == 0) return {};
    Sql sql;
    for (const char* field : {"handle", "display_name"}) {
      sql.push_back(
          fmt::format("UPDATE account SET {0} = '', {0}_seen = {1} FROM gone WHERE gone_of = 'account' AND "
                      "target = account.id AND {0}_seen <= gone.seen AND {0} <> ''",
                      field, literal(kNoTime)));
    }
    sql.emplace_back(
        "DELETE FROM account_name USING gone WHERE gone_of = 'account' AND target = account_name.account AND "
        "account_name.seen <= gone.seen");
    return run_all(connection_, sql);
  }

  Result<void> run() {
    run_.finished = true;
    const ports::ImportRun& r = run_;
    return run_all(
        connection_,
        {fmt::format("DELETE FROM import_run WHERE id = {}", literal(r.id)),
         fmt::format("INSERT INTO import_run VALUES ({}, {}, {}, {}, {}, {}, {}, {}, {}, true, {}, {}, {}, {}, {}, {}, "
                     "{}, {}, {})",
                     literal(r.id), literal(r.input), literal(r.format), literal(r.format_options), literal(r.content),
                     r.bytes, literal(r.as_of), literal(name_of(r.coverage)), literal(r.version), r.messages_read,
                     r.messages_new, r.messages_changed, r.taps_read, r.taps_new, r.counts_read, r.outcomes_read,
                     r.rejects, ordinal_),
         fmt::format("UPDATE settled SET ordinal = {}", ordinal_)});
  }

  Connection& connection_;
  std::uint32_t ordinal_;
  ports::ImportRun& run_;
};

}  // namespace

Result<void> settle(Connection& connection, std::uint32_t ordinal, ports::ImportRun& run) {
  if (auto begun = connection.run("BEGIN"); !begun) return begun;
  ports::ImportRun counted = run;
  auto done = Settler{connection, ordinal, counted}.settle();
  if (done) done = connection.run("COMMIT");
  if (!done) {
    static_cast<void>(connection.run("ROLLBACK"));  // after a failed COMMIT there is nothing to roll back
    return done;
  }
  run = counted;
  return {};
}

}  // namespace colloquio::adapters::duck
