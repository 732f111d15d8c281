#include "colloquio/adapters/parquet/parquet_rows.hpp"

#include <filesystem>
#include <fstream>

#include <duckdb.h>
#include <gtest/gtest.h>
#include <unistd.h>

namespace colloquio::adapters {
namespace {

class Parquet : public testing::Test {
 protected:
  void SetUp() override {
    path_ = std::filesystem::temp_directory_path() / ("colloquio-" + std::to_string(::getpid()) + "'s.parquet");
  }
  void TearDown() override { std::filesystem::remove(path_); }

  /// Writes the rows of a query with DuckDB itself: the files people will bring are made by it or its like.
  void make(const std::string& select) const {
    duckdb_database database = nullptr;
    duckdb_connection connection = nullptr;
    duckdb_result result;
    ASSERT_EQ(duckdb_open(nullptr, &database), DuckDBSuccess);
    ASSERT_EQ(duckdb_connect(database, &connection), DuckDBSuccess);
    std::string escaped;
    for (const char c : path_.string()) escaped += c == '\'' ? std::string{"''"} : std::string(1, c);
    const std::string sql = "COPY (" + select + ") TO '" + escaped + "' (FORMAT parquet)";
    const auto state = duckdb_query(connection, sql.c_str(), &result);
    EXPECT_EQ(state, DuckDBSuccess) << duckdb_result_error(&result);
    duckdb_destroy_result(&result);
    duckdb_disconnect(&connection);
    duckdb_close(&database);
  }

  [[nodiscard]] Result<std::string> read_all() const {
    const auto rows = parquet_rows();
    auto stream = rows->rows(path_.string());
    if (!stream) return tl::make_unexpected(stream.error());
    std::string out;
    std::array<char, 777> piece{};
    for (;;) {
      const auto n = (*stream)->read(piece);
      if (!n) return tl::make_unexpected(n.error());
      if (*n == 0) return out;
      out.append(piece.data(), *n);
    }
  }

  std::filesystem::path path_;
};

TEST_F(Parquet, RowsComeAsJsonLinesWithTheirColumnsInOrder) {
  make(
      "SELECT 9007199254740993::BIGINT AS id, TIMESTAMPTZ '2026-05-01 10:00:00+02' AS \"when\", 'perché \"no\"?' AS "
      "text,"
      " NULL::VARCHAR AS parent, DATE '2026-05-01' AS day, TIMESTAMP '2026-05-01 10:00:00' AS local");
  const auto text = read_all();
  ASSERT_TRUE(text) << text.error().message;
  EXPECT_EQ(*text,
            "{\"id\":\"9007199254740993\",\"when\":\"2026-05-01T08:00:00.000000Z\",\"text\":\"perché \\\"no\\\"?\","
            "\"parent\":null,\"day\":\"2026-05-01\",\"local\":\"2026-05-01 10:00:00\"}\n");
}

TEST_F(Parquet, ManyRowsStreamThrough) {
  make("SELECT range AS id FROM range(100000)");
  const auto text = read_all();
  ASSERT_TRUE(text);
  EXPECT_EQ(std::count(text->begin(), text->end(), '\n'), 100'000);
  EXPECT_TRUE(text->ends_with("{\"id\":\"99999\"}\n"));
}

TEST_F(Parquet, WhatIsNoParquetFileIsCorrupt) {
  std::ofstream{path_} << "PAR1 but not really PAR1";
  const auto text = read_all();
  ASSERT_FALSE(text);
  EXPECT_EQ(text.error().kind, ErrorKind::corrupt);
}

TEST_F(Parquet, ADamagedFileGivesRowsOrAnError) {
  make("SELECT range AS id, 'testo ' || range AS text, TIMESTAMP '2026-05-01 10:00:00' AS at FROM range(300)");
  std::string whole;
  {
    std::ifstream in{path_, std::ios::binary};
    whole.assign(std::istreambuf_iterator<char>{in}, {});
  }
  ASSERT_GT(whole.size(), 500U);
  int refused = 0;
  constexpr std::size_t kTries = 150;  // places spread over the file, each with one byte wrong, then cut there
  for (std::size_t i = 0; i < kTries; ++i) {
    const std::size_t at = i * whole.size() / kTries;
    std::string wrong = whole;
    wrong[at] = static_cast<char>(wrong[at] ^ (i % 2 == 0 ? 0xFF : 0x01));
    for (const std::string& bytes : {wrong, whole.substr(0, at)}) {
      std::ofstream{path_, std::ios::binary | std::ios::trunc} << bytes;
      const auto text = read_all();
      refused += text ? 0 : 1;
      EXPECT_TRUE(text || !text.error().message.empty());
    }
  }
  EXPECT_GE(refused, static_cast<int>(kTries));  // every cut file at least
}

TEST_F(Parquet, AnEmptyTableHasNoRows) {
  make("SELECT 1 AS id WHERE false");
  const auto text = read_all();
  ASSERT_TRUE(text);
  EXPECT_EQ(*text, "");
}

}  // namespace
}  // namespace colloquio::adapters
