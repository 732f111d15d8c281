#include "colloquio/adapters/duckdb/schema.hpp"

#include <map>

#include <fmt/format.h>

#include "colloquio/core/model/event.hpp"
#include "colloquio/core/model/vocabulary.hpp"

namespace colloquio::adapters::duck {

const char* const kStateColumns =
    "id, content_hash, details, first_seen, last_seen, channel, account, conversation, parent, native_id, "
    "parent_native_id, title, text, lang, url, time_raw, occurred, edited, rating, rating_max, kind, evidence, "
    "time_basis, time_precision, gone, moderation, visibility, content_key, is_talk, erased, own_gone, reparented, "
    "own_parent, own_parent_native_id, own_evidence, parent_seen, mentions, other_parents, wording";

namespace {

/// An ENUM type with the names of the vocabulary: small and fast like a number, readable like a word.
struct EnumType {
  const char* name;
  std::string words;  // 'a', 'b', ...
};

template <class E>
EnumType enum_type(const char* name, E last) {
  EnumType type{name, ""};
  for (int i = 0; i <= static_cast<int>(last); ++i) {
    type.words += (i == 0 ? "" : ", ") + literal(name_of(static_cast<E>(i)));
  }
  return type;
}

std::array<EnumType, 14> enum_types() {
  return {enum_type("message_kind", MessageKind::visit),
          enum_type("reply_evidence", Evidence::order),
          enum_type("time_basis", TimeBasis::file),
          enum_type("time_precision", TimePrecision::day),
          enum_type("id_kind", IdKind::phone_hash),
          enum_type("tap_kind", TapKind::other),
          enum_type("channel_kind", ChannelKind::other),
          enum_type("gone_kind", GoneKind::missing),
          enum_type("moderation", Moderation::trash),
          enum_type("visibility", Visibility::private_),
          enum_type("coverage", Coverage::own_only),
          enum_type("loss", Loss::file),
          EnumType{"target_kind", "'message', 'channel', 'account'"},  // TargetKind
          EnumType{"gone_of", "'message', 'tap', 'account'"}};         // GoneEvent::Of
}

// 128-bit ids are UHUGEINT, 0 = none; times are BIGINT microseconds since 1970 UTC, the smallest = unknown. No NULLs.
// Texts that differ in every row are not compressed: it would save a fifth of the file, but cost a third of the import,
// and a conversation scattered over the file would take five times as long to open, as whole blocks are unpacked for
// few rows. No primary keys: an index on random 128-bit keys costs more than the whole import, and merging needs none.
constexpr const char* kState = R"(
  id UHUGEINT, content_hash UHUGEINT, details UBIGINT, first_seen BIGINT, last_seen BIGINT,
  channel UHUGEINT, account UHUGEINT, conversation UHUGEINT, parent UHUGEINT,
  native_id VARCHAR USING COMPRESSION uncompressed, parent_native_id VARCHAR USING COMPRESSION uncompressed,
  title VARCHAR USING COMPRESSION uncompressed, text VARCHAR USING COMPRESSION uncompressed, lang VARCHAR,
  url VARCHAR USING COMPRESSION uncompressed, time_raw VARCHAR USING COMPRESSION uncompressed, occurred BIGINT, edited BIGINT, rating FLOAT, rating_max FLOAT,
  kind message_kind, evidence reply_evidence, time_basis time_basis, time_precision time_precision, gone gone_kind,
  moderation moderation, visibility visibility, content_key BOOLEAN, is_talk BOOLEAN, erased BOOLEAN,
  own_gone gone_kind, reparented BOOLEAN, own_parent UHUGEINT, own_parent_native_id VARCHAR,
  own_evidence reply_evidence, parent_seen BIGINT, mentions VARCHAR, other_parents VARCHAR, wording UBIGINT,
  thread UBIGINT, taps UINTEGER, revisions UINTEGER, touched UINTEGER)";

constexpr const char* kOthers = R"(
CREATE TABLE channel (id UHUGEINT, network VARCHAR, instance VARCHAR, native_id VARCHAR, name VARCHAR, name_seen BIGINT,
  url VARCHAR, url_seen BIGINT, lang VARCHAR, lang_seen BIGINT, market VARCHAR, market_seen BIGINT, kind channel_kind,
  kind_seen BIGINT, synced BIGINT, touched UINTEGER);
CREATE TABLE account (id UHUGEINT, network VARCHAR, instance VARCHAR,
  native_id VARCHAR USING COMPRESSION uncompressed, handle VARCHAR USING COMPRESSION uncompressed,
  handle_seen BIGINT, display_name VARCHAR USING COMPRESSION uncompressed, display_name_seen BIGINT, id_kind id_kind, id_kind_seen BIGINT,
  is_bot BOOLEAN, gone_seen BIGINT, touched UINTEGER);
CREATE TABLE account_name (account UHUGEINT, handle VARCHAR USING COMPRESSION uncompressed,
  display_name VARCHAR USING COMPRESSION uncompressed, seen BIGINT, touched UINTEGER);
CREATE TABLE conversation (id UHUGEINT, channel UHUGEINT, channel_seen BIGINT, native_id VARCHAR, title VARCHAR,
  title_seen BIGINT, touched UINTEGER);
CREATE TABLE tap (id UHUGEINT, account UHUGEINT, target UHUGEINT, native_id VARCHAR, value VARCHAR, occurred BIGINT,
  target_kind target_kind, kind tap_kind, details UBIGINT, first_seen BIGINT, last_seen BIGINT, gone BOOLEAN,
  touched UINTEGER);
CREATE TABLE gone (gone_of gone_of, target UHUGEINT, kind gone_kind, occurred BIGINT, seen BIGINT, evidence VARCHAR,
  touched UINTEGER);
CREATE TABLE count_snapshot (target_kind target_kind, target UHUGEINT, metric VARCHAR, as_of BIGINT, value DOUBLE,
  folded BOOLEAN, touched UINTEGER);
CREATE TABLE outcome (measure VARCHAR, place VARCHAR, unit VARCHAR, day INTEGER, value DOUBLE, as_of BIGINT,
  touched UINTEGER);
CREATE TABLE reject (run UHUGEINT, file VARCHAR, reason VARCHAR, sample VARCHAR, byte_offset UBIGINT, line UBIGINT, loss loss,
  touched UINTEGER);
CREATE TABLE import_run (id UHUGEINT, input VARCHAR, format VARCHAR, format_options VARCHAR, content UHUGEINT,
  bytes UBIGINT, as_of BIGINT, coverage coverage, version VARCHAR, finished BOOLEAN, messages_read BIGINT,
  messages_new BIGINT, messages_changed BIGINT, taps_read BIGINT, taps_new BIGINT, counts_read BIGINT,
  outcomes_read BIGINT, rejects BIGINT, touched UINTEGER);
CREATE TABLE settled (ordinal UINTEGER);
INSERT INTO settled VALUES (0);
)";

Result<void> create(Connection& connection) {
  std::string sql = "BEGIN;\n";
  for (const EnumType& type : enum_types()) sql += fmt::format("CREATE TYPE {} AS ENUM ({});\n", type.name, type.words);
  sql += fmt::format("CREATE TABLE message ({});\nCREATE TABLE message_revision ({});\n", kState, kState);
  sql += kOthers;
  sql += fmt::format("CREATE TABLE schema_version (version BIGINT);\nINSERT INTO schema_version VALUES ({});\nCOMMIT;",
                     kSchemaVersion);
  return connection.run(sql);
}

/// The words of each type as the file has them, in order, written like EnumType::words.
Result<std::map<std::string, std::string, std::less<>>> words_in_file(Connection& connection) {
  auto rows = connection.query("SELECT type_name, unnest(labels) FROM duckdb_types() WHERE len(labels) > 0");
  if (!rows) return tl::make_unexpected(rows.error());
  std::map<std::string, std::string, std::less<>> words;
  while (true) {
    const auto more = rows->next();
    if (!more) return tl::make_unexpected(more.error());
    if (!*more) return words;
    for (std::size_t i = 0; i < rows->size(); ++i) {
      std::string& list = words[std::string{rows->text(0, i)}];
      list += (list.empty() ? "" : ", ") + literal(rows->text(1, i));
    }
  }
}

Result<void> check_words(Connection& connection) {
  const auto words = words_in_file(connection);
  if (!words) return tl::make_unexpected(words.error());
  for (const EnumType& type : enum_types()) {
    const auto found = words->find(type.name);
    if (found == words->end() || found->second != type.words) {
      return fail(ErrorKind::corrupt, fmt::format("the record was written with other words for {}: use the colloquio "
                                                  "that wrote it, or move it away and import the originals again",
                                                  type.name));
    }
  }
  return {};
}

}  // namespace

Result<void> prepare(Connection& connection) {
  const auto tables = connection.number("SELECT count(*)::BIGINT FROM duckdb_tables() WHERE NOT temporary");
  if (!tables) return tl::make_unexpected(tables.error());
  if (*tables == 0) return create(connection);
  const auto ours = connection.number(
      "SELECT count(*)::BIGINT FROM duckdb_tables() WHERE table_name IN ('schema_version', 'settled', 'message')");
  if (!ours) return tl::make_unexpected(ours.error());
  if (*ours != 3) {
    return fail(ErrorKind::corrupt, "this is a DuckDB file, but no record of colloquio: choose another data folder");
  }
  const auto version = connection.number("SELECT max(version)::BIGINT FROM schema_version");
  if (!version) return tl::make_unexpected(version.error());
  if (*version > kSchemaVersion) {
    return fail(ErrorKind::corrupt,
                fmt::format("the record was written by a newer colloquio (its version {}, ours {}): "
                            "install the newer one",
                            *version, kSchemaVersion));
  }
  if (*version != kSchemaVersion) {
    return fail(ErrorKind::corrupt, fmt::format("the record has version {}, which this colloquio does not know: move "
                                                "it away and import the originals again",
                                                *version));
  }
  return check_words(connection);
}

Result<std::uint32_t> settled(Connection& connection) {
  const auto ordinal = connection.number("SELECT max(ordinal)::BIGINT FROM settled");
  if (!ordinal) return tl::make_unexpected(ordinal.error());
  return static_cast<std::uint32_t>(*ordinal);
}

Result<void> remove_leftovers(Connection& connection) {
  const auto ordinal = settled(connection);
  if (!ordinal) return tl::make_unexpected(ordinal.error());
  for (const char* table : kTables) {
    const auto left =
        connection.number(fmt::format("SELECT count(*)::BIGINT FROM {} WHERE touched > {}", table, *ordinal));
    if (!left) return tl::make_unexpected(left.error());
    if (*left == 0) continue;
    if (auto done = connection.run(fmt::format("DELETE FROM {} WHERE touched > {}", table, *ordinal)); !done)
      return done;
  }
  return {};
}

}  // namespace colloquio::adapters::duck
