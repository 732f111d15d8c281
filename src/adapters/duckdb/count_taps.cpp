#include <fmt/format.h>

#include "colloquio/adapters/duckdb/merge_messages.hpp"
#include "colloquio/adapters/duckdb/settle.hpp"
#include "colloquio/core/model/vocabulary.hpp"

namespace colloquio::adapters::duck {

namespace {

/// The metrics in the record that count taps, as a list for IN; "" if there is none.
Result<std::string> tap_metrics(Connection& connection) {
  auto rows = connection.query("SELECT DISTINCT metric FROM count_snapshot WHERE target_kind = 'message'");
  if (!rows) return tl::make_unexpected(rows.error());
  std::string list;
  while (true) {
    const auto more = rows->next();
    if (!more) return tl::make_unexpected(more.error());
    if (!*more) return list;
    for (std::size_t i = 0; i < rows->size(); ++i) {
      if (!counts_as_tap(rows->text(0, i))) continue;
      list += (list.empty() ? "" : ", ") + literal(rows->text(0, i));
    }
  }
}

}  // namespace

namespace {

/// Targets whose counts or taps need a look: those of an import that came apart from their message, those of messages
/// told more than once, and new messages that were counted before they came. All others were folded while reading.
Result<void> find_suspects(Connection& connection, std::uint32_t ordinal) {
  return connection.run(fmt::format(
      "CREATE OR REPLACE TEMP TABLE suspect AS SELECT target FROM count_snapshot WHERE touched = {0} AND NOT folded "
      "UNION SELECT target FROM tap WHERE touched = {0} UNION SELECT id FROM retold UNION SELECT id FROM changed "
      "UNION SELECT id FROM message SEMI JOIN (SELECT target AS id FROM count_snapshot WHERE touched < {0} UNION ALL "
      "SELECT target FROM tap WHERE touched < {0}) AS before USING (id) WHERE touched = {0}",
      ordinal));
}

}  // namespace

// The rule of record::best_known_taps, set-wise: the contract tests compare both.
Result<void> count_taps(Connection& connection, std::uint32_t ordinal) {
  if (auto done = find_suspects(connection, ordinal); !done) return done;
  const auto suspects = connection.number("SELECT count(*)::BIGINT FROM suspect");
  if (!suspects) return tl::make_unexpected(suspects.error());
  if (*suspects == 0) return {};
  const auto merged = run_all(connection, keep_largest("count_snapshot", {"target_kind", "target", "metric", "as_of"},
                                                       "value", ordinal, "SEMI JOIN suspect USING (target)"));
  if (!merged) return merged;
  auto metrics = tap_metrics(connection);
  if (!metrics) return tl::make_unexpected(metrics.error());
  if (metrics->empty()) *metrics = "NULL";
  return connection.run(fmt::format(
      "UPDATE message SET taps = tally.taps FROM ("
      "WITH newest AS (SELECT target, metric, greatest(round(arg_max(value, as_of)), 0) AS taps FROM count_snapshot "
      "SEMI JOIN suspect USING (target) WHERE target_kind = 'message' AND metric IN ({}) GROUP BY target, metric), "
      "counted AS (SELECT target, coalesce(sum(taps) FILTER (metric NOT IN ('score', 'reactions') AND "
      "NOT starts_with(metric, 'reactions.')), 0) + CASE WHEN bool_or(metric = 'upvotes') THEN 0 ELSE "
      "coalesce(sum(taps) FILTER (metric = 'score'), 0) END + greatest(coalesce(sum(taps) FILTER (metric = "
      "'reactions'), "
      "0), coalesce(sum(taps) FILTER (starts_with(metric, 'reactions.')), 0)) AS taps FROM newest GROUP BY target), "
      "acted AS (SELECT target, count(*)::DOUBLE AS taps FROM tap SEMI JOIN suspect USING (target) WHERE NOT gone AND "
      "target_kind = 'message' GROUP BY target) "
      "SELECT target, least(greatest(coalesce(counted.taps, 0), coalesce(acted.taps, 0)), 4294967295)::UINTEGER AS "
      "taps "
      "FROM suspect LEFT JOIN counted USING (target) LEFT JOIN acted USING (target)) AS tally "
      "WHERE message.id = tally.target AND message.taps <> tally.taps",
      *metrics));
}

}  // namespace colloquio::adapters::duck
