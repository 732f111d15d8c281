#include "colloquio/adapters/duckdb/duckdb_record.hpp"

#include <cstdlib>
#include <filesystem>
#include <string>

#include <gtest/gtest.h>

#include "colloquio/adapters/duckdb/duck.hpp"
#include "colloquio/adapters/duckdb/reading.hpp"
#include "colloquio/adapters/duckdb/schema.hpp"

namespace colloquio::adapters {
namespace {

class DuckDbFile : public testing::Test {
 protected:
  DuckDbFile() {
    std::string pattern = (std::filesystem::temp_directory_path() / "colloquio-duckdb-XXXXXX").string();
    folder_ = ::mkdtemp(pattern.data());
  }
  ~DuckDbFile() override { std::filesystem::remove_all(folder_); }

  [[nodiscard]] Error error() const {
    auto opened = open_duckdb_record(folder_);
    return opened ? Error{ErrorKind::not_found, "it opened"} : opened.error();
  }
  [[nodiscard]] std::filesystem::path file() const { return folder_ / "record.duckdb"; }
  /// Changes the file behind the record's back.
  void change(const std::string& sql) const {
    auto database = duck::Database::open(file(), {});
    ASSERT_TRUE(database.has_value());
    const auto done = (*database)->connect().run(sql);
    ASSERT_TRUE(done.has_value()) << done.error().message;
  }

  std::filesystem::path folder_;
};

TEST_F(DuckDbFile, ADatabaseOfSomebodyElse) {
  change("CREATE TABLE theirs (x INTEGER)");
  const Error said = error();
  EXPECT_EQ(said.kind, ErrorKind::corrupt);
  EXPECT_EQ(said.where, file().string());
}

TEST_F(DuckDbFile, ARecordOfANewerProgram) {
  ASSERT_TRUE(open_duckdb_record(folder_).has_value());
  change("UPDATE schema_version SET version = 99");
  const Error said = error();
  EXPECT_EQ(said.kind, ErrorKind::corrupt);
  EXPECT_NE(said.message.find("newer colloquio"), std::string::npos) << said.message;
}

TEST_F(DuckDbFile, ARecordOfAnOlderProgramIsLeftAsItIs) {
  ASSERT_TRUE(open_duckdb_record(folder_).has_value());
  change("ALTER TABLE reject DROP COLUMN loss; DROP TYPE loss; UPDATE schema_version SET version = 2");
  const Error said = error();
  EXPECT_EQ(said.kind, ErrorKind::corrupt);
  EXPECT_NE(said.message.find("has version 2"), std::string::npos) << said.message;
  EXPECT_NE(said.message.find("import the originals again"), std::string::npos) << said.message;
}

TEST_F(DuckDbFile, ARecordWithOtherWords) {
  ASSERT_TRUE(open_duckdb_record(folder_).has_value());
  change(
      "CREATE TYPE later AS ENUM ('approved', 'trash'); ALTER TABLE message ALTER moderation TYPE VARCHAR; "
      "ALTER TABLE message_revision ALTER moderation TYPE VARCHAR; DROP TYPE moderation; "
      "CREATE TYPE moderation AS ENUM ('approved', 'trash')");
  const Error said = error();
  EXPECT_EQ(said.kind, ErrorKind::corrupt);
  EXPECT_NE(said.message.find("moderation"), std::string::npos) << said.message;
}

TEST_F(DuckDbFile, LeftoversAreRemovedAndNeverSeen) {
  Id128 empty;
  {
    auto record = open_duckdb_record(folder_);
    ASSERT_TRUE(record.has_value());
    empty = (*record)->fingerprint().value();
  }
  change("INSERT INTO outcome VALUES ('orders', '', '', 1, 2, 3, 1)");
  change("INSERT INTO account_name VALUES (1, 'a', 'b', 3, 1)");
  {
    auto record = open_duckdb_record(folder_);
    ASSERT_TRUE(record.has_value());
    EXPECT_EQ((*record)->fingerprint().value(), empty);
  }
  auto database = duck::Database::open(file(), {});
  ASSERT_TRUE(database.has_value());
  EXPECT_EQ((*database)->connect().number("SELECT count(*)::BIGINT FROM outcome").value(), 0);
}

/// Message i by its own author, in thread i % `threads`. The authors are called `name` i.
void import_threads(ports::Record& record, int messages, int threads, const std::string& name = "author ") {
  RowBatch batch;
  for (int i = 0; i < messages; ++i) {
    MessageRow message;
    message.id = hash128("message " + std::to_string(i));
    message.account = hash128("author " + std::to_string(i));
    if (i >= threads) message.parent = hash128("message " + std::to_string(i % threads));
    message.occurred = from_micros(i);
    batch.messages.push_back(message);
    batch.accounts.push_back({.id = message.account, .display_name = batch.arena.keep(name + std::to_string(i))});
  }
  batch.as_of = from_micros(static_cast<std::int64_t>(name.size()));
  auto session = record.begin({.id = hash128(name), .input = name});
  ASSERT_TRUE(session.has_value());
  ASSERT_TRUE((*session)->append(batch).has_value());
  ASSERT_TRUE((*session)->finish().has_value());
}

TEST_F(DuckDbFile, TheMessagesOfAThreadLieSideBySide) {
  import_threads(*open_duckdb_record(folder_, {.threads = 1}).value(), 300, 7);
  auto database = duck::Database::open(file(), {});
  ASSERT_TRUE(database.has_value());
  auto connection = (*database)->connect();
  EXPECT_EQ(connection.number("SELECT count(DISTINCT thread)::BIGINT FROM message").value(), 7);
  EXPECT_EQ(connection
                .number("SELECT count(*)::BIGINT FROM (SELECT thread FROM message GROUP BY thread HAVING "
                        "max(rowid) - min(rowid) + 1 <> count(*))")
                .value(),
            0);
}

/// A batch as long as real ones, written by all threads: each has its stripe, and takes of another's at its end.
TEST_F(DuckDbFile, TheMessagesOfAThreadLieInFewPieces) {
  constexpr int kThreads = 7;
  import_threads(*open_duckdb_record(folder_, {.threads = 2}).value(), 16'384, kThreads);
  auto database = duck::Database::open(file(), {});
  ASSERT_TRUE(database.has_value());
  const auto pieces = (*database)->connect().number(
      "SELECT count(*)::BIGINT FROM (SELECT thread, lag(thread) OVER (ORDER BY rowid) AS before FROM message) "
      "WHERE before IS DISTINCT FROM thread");
  EXPECT_LE(pieces.value(), kThreads + 8) << "as if rows were dealt like cards";
}

TEST_F(DuckDbFile, EveryAuthorOfAThreadHasTheNameOfTheLastImport) {
  for (const int messages : {3, 5'000}) {  // few are asked for by id, many are picked out of all and kept
    auto record = open_duckdb_record(folder_ / std::to_string(messages)).value();
    for (const std::string name : {"author ", "later author "}) {
      import_threads(*record, messages, 1, name);
      for (const int start : {0, messages - 1}) {  // the key of the thread comes from the first
        const auto thread = record->read_conversation(hash128("message " + std::to_string(start))).value();
        ASSERT_EQ(thread.size(), static_cast<std::size_t>(messages));
        for (int i = 0; i < messages; ++i) {
          EXPECT_EQ(thread[static_cast<std::size_t>(i)].account_name, name + std::to_string(i));
        }
      }
    }
  }
}

TEST_F(DuckDbFile, NamesAreKeptForTheNextReadingUnlessTheyAreTooMany) {
  import_threads(*open_duckdb_record(folder_).value(), 1'000, 1);
  auto database = duck::Database::open(file(), {});
  ASSERT_TRUE(database.has_value());
  for (const std::int64_t most : {1'000, 999}) {
    duck::KeptNames kept{most};
    auto reading = duck::Reading::open(**database, kept);
    ASSERT_TRUE(reading.has_value());
    const auto thread = reading->conversation(hash128("message 0")).value();
    EXPECT_EQ(thread.back().account_name, "author 999");
    const auto names = kept.of(1);
    ASSERT_EQ(names != nullptr, most == 1'000);
    if (names != nullptr) {
      EXPECT_EQ(names->find(hash128("author 7"))->display_name, "author 7");
    }
    EXPECT_EQ(kept.of(2), nullptr);
  }
}

/// What may not be kept beside the record, as a backup that is only read, is kept among the temporary files.
TEST_F(DuckDbFile, ARecordOpenedForReadingSpillsIntoAFolderOfItsOwn) {
  constexpr int kMessages = 400'000;
  import_threads(*open_duckdb_record(folder_).value(), kMessages, 1);
  const auto temporary = folder_ / "tmp";
  std::filesystem::create_directory(temporary);
  const char* before = std::getenv("TMPDIR");
  const std::string kept = before == nullptr ? "" : before;
  ::setenv("TMPDIR", temporary.c_str(), 1);
  {
    auto record = open_duckdb_record(folder_, {.memory_limit_mib = 16, .threads = 1, .read_only = true});
    ASSERT_TRUE(record.has_value()) << record.error().message;
    const auto own = std::filesystem::directory_iterator { temporary } -> path();
    EXPECT_EQ(std::filesystem::status(own).permissions(), std::filesystem::perms::owner_all);
    const auto read = (*record)->each_message([](const ports::StoredMessage&) { return false; });
    EXPECT_TRUE(read.has_value()) << read.error().message;
  }
  EXPECT_TRUE(std::filesystem::is_empty(temporary));
  if (before == nullptr) {
    ::unsetenv("TMPDIR");
  } else {
    ::setenv("TMPDIR", kept.c_str(), 1);
  }
}

TEST_F(DuckDbFile, TheDoorsAreClosed) {
  auto database = duck::Database::open(file(), {});
  ASSERT_TRUE(database.has_value());
  auto connection = (*database)->connect();
  for (const char* sql :
       {"SELECT * FROM read_text('/etc/passwd')", "COPY (SELECT 1) TO '/dev/null'", "INSTALL fts", "LOAD fts",
        "ATTACH '/dev/null' AS other", "SET enable_external_access = true", "SET memory_limit = '1GB'"}) {
    EXPECT_FALSE(connection.run(sql).has_value()) << sql;
  }
}

TEST_F(DuckDbFile, LiteralsComeBackAsTheyWere) {
  auto database = duck::Database::open({}, {});
  ASSERT_TRUE(database.has_value());
  auto connection = (*database)->connect();
  const Id128 ids[] = {{}, {0, 1}, {0, ~0ULL}, {1, 0}, {~0ULL, ~0ULL}, {0x0123456789abcdef, 0xfedcba9876543210}};
  for (const Id128 id : ids) {
    auto rows = connection.query("SELECT " + duck::literal(id));
    ASSERT_TRUE(rows.has_value());
    ASSERT_TRUE(rows->next().value());
    EXPECT_EQ(rows->id(0, 0), id);
  }
  const std::string texts[] = {"", "it's", "''", "a;--\n", "caff\xC3\xA8"};
  for (const std::string& text : texts) {
    auto rows = connection.query("SELECT " + duck::literal(text));
    ASSERT_TRUE(rows.has_value());
    ASSERT_TRUE(rows->next().value());
    EXPECT_EQ(rows->text(0, 0), text);
  }
  EXPECT_EQ(connection.number("SELECT " + duck::literal(kNoTime)).value(), micros(kNoTime));
}

TEST_F(DuckDbFile, SeveralStatementsRunUpToTheFirstError) {
  auto database = duck::Database::open({}, {});
  ASSERT_TRUE(database.has_value());
  auto connection = (*database)->connect();
  EXPECT_EQ(connection.number("CREATE TABLE t (x BIGINT); INSERT INTO t VALUES (7); SELECT x FROM t").value(), 7);
  EXPECT_FALSE(connection.run("INSERT INTO t VALUES (8); SELECT nothing FROM t; INSERT INTO t VALUES (9)").has_value());
  EXPECT_FALSE(connection.run("INSERT INTO t VALUES (9); SELECT error('no')").has_value());
  EXPECT_FALSE(connection.run("SELEC 1").has_value());
  EXPECT_EQ(connection.number("SELECT sum(x)::BIGINT FROM t").value(), 24);
}

TEST(DuckErrors, SayWhatToDo) {
  EXPECT_EQ(duck::error_of("IO Error: Could not set lock on file: Conflicting lock is held in x (PID 42)").kind,
            ErrorKind::conflict);
  EXPECT_EQ(duck::error_of("IO Error: Could not write file: No space left on device").kind, ErrorKind::unavailable);
  EXPECT_EQ(duck::error_of("Out of Memory Error: could not allocate block").kind, ErrorKind::unavailable);
  EXPECT_EQ(duck::error_of("IO Error: The file exists, but it is not a valid DuckDB database file!").kind,
            ErrorKind::corrupt);
}

}  // namespace
}  // namespace colloquio::adapters
