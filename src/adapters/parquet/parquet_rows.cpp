#include "colloquio/adapters/parquet/parquet_rows.hpp"

#include <algorithm>
#include <cstring>
#include <string>
#include <vector>

#include <duckdb.h>
#include <fmt/format.h>

namespace colloquio::adapters {

namespace {

std::string quoted(std::string_view text, char quote) {
  std::string out(1, quote);
  for (const char c : text) {
    if (c == quote) out += quote;
    out += c;
  }
  return out + quote;
}

/// A database of its own for one file; everything it owns is freed in the right order.
class Reader final : public sources::ByteStream {
 public:
  Reader() = default;
  Reader(const Reader&) = delete;
  Reader& operator=(const Reader&) = delete;
  ~Reader() override {
    duckdb_destroy_data_chunk(&chunk_);
    if (has_result_) duckdb_destroy_result(&result_);
    duckdb_destroy_pending(&pending_);
    duckdb_destroy_prepare(&statement_);
    duckdb_disconnect(&connection_);
    duckdb_close(&database_);
  }

  Result<void> open(const std::string& path) {
    path_ = path;
    if (duckdb_open(nullptr, &database_) == DuckDBError || duckdb_connect(database_, &connection_) == DuckDBError) {
      return fail(ErrorKind::unavailable, "the reader of Parquet files could not be started", path);
    }
    for (const std::string& door :
         {std::string{"SET autoinstall_known_extensions=false"}, std::string{"SET autoload_known_extensions=false"},
          std::string{"SET threads=1"}, std::string{"SET memory_limit='512MB'"},
          fmt::format("SET allowed_paths=[{}]", quoted(path, '\'')), std::string{"SET enable_external_access=false"},
          std::string{"SET lock_configuration=true"}}) {
      if (auto done = run(door); !done) return done;
    }
    const auto select = select_of_columns();
    if (!select) return tl::make_unexpected(select.error());
    return start(*select);
  }

  [[nodiscard]] Result<std::size_t> read(std::span<char> into) override {
    while (at_ == line_.size()) {
      const auto more = next_line();
      if (!more) return tl::make_unexpected(more.error());
      if (!*more) return std::size_t{0};
    }
    const std::size_t n = std::min(into.size(), line_.size() - at_);
    std::memcpy(into.data(), line_.data() + at_, n);
    at_ += n;
    return n;
  }

 private:
  /// DuckDB does not tell a bad file from a failing disk; what it read is a file, so the file is to blame.
  [[nodiscard]] auto broken(const char* why) const {
    const std::string_view words = why == nullptr ? "it cannot be read" : why;
    return fail(ErrorKind::corrupt, fmt::format("no Parquet file, or a damaged one: {}", words.substr(0, 200)), path_);
  }

  Result<void> run(const std::string& sql) {
    duckdb_result result;
    const bool bad = duckdb_query(connection_, sql.c_str(), &result) == DuckDBError;
    Result<void> done;
    if (bad) done = broken(duckdb_result_error(&result));
    duckdb_destroy_result(&result);
    return done;
  }

  /// Every column as JSON can say it: instants in RFC 3339 with their zone, everything exotic as text.
  Result<std::string> select_of_columns() {
    duckdb_result result;
    const std::string sql = fmt::format("DESCRIBE SELECT * FROM read_parquet({})", quoted(path_, '\''));
    if (duckdb_query(connection_, sql.c_str(), &result) == DuckDBError) {
      auto error = broken(duckdb_result_error(&result));
      duckdb_destroy_result(&result);
      return error;
    }
    std::string fields;
    for (idx_t row = 0; row < duckdb_row_count(&result); ++row) {
      char* name_text = duckdb_value_varchar(&result, 0, row);
      char* type_text = duckdb_value_varchar(&result, 1, row);
      const std::string name = name_text == nullptr ? "" : name_text;
      const std::string type = type_text == nullptr ? "" : type_text;
      duckdb_free(name_text);
      duckdb_free(type_text);
      const std::string column = quoted(name, '"');
      std::string value = column;
      if (type == "TIMESTAMP WITH TIME ZONE") {
        value = fmt::format("strftime({} AT TIME ZONE 'UTC', '%Y-%m-%dT%H:%M:%S.%fZ')", column);
      } else if (type.starts_with("TIMESTAMP") || type == "DATE" || type == "BLOB" || type == "HUGEINT" ||
                 type == "UHUGEINT" || type == "BIGINT" || type == "UBIGINT" || type.starts_with("DECIMAL")) {
        value = fmt::format("CAST({} AS VARCHAR)", column);  // ids longer than a double stay exact
      }
      fields += fmt::format("{}{}: {}", fields.empty() ? "" : ", ", quoted(name, '\''), value);
    }
    duckdb_destroy_result(&result);
    return fmt::format("SELECT CAST(to_json({{{}}}) AS VARCHAR) FROM read_parquet({})", fields, quoted(path_, '\''));
  }

  Result<void> start(const std::string& sql) {
    if (duckdb_prepare(connection_, sql.c_str(), &statement_) == DuckDBError) {
      return broken(duckdb_prepare_error(statement_));
    }
    if (duckdb_pending_prepared_streaming(statement_, &pending_) == DuckDBError) {
      return broken(duckdb_pending_error(pending_));
    }
    has_result_ = true;
    if (duckdb_execute_pending(pending_, &result_) == DuckDBError) return broken(duckdb_result_error(&result_));
    return {};
  }

  Result<bool> next_line() {
    while (chunk_ == nullptr || row_ == rows_) {
      duckdb_destroy_data_chunk(&chunk_);
      chunk_ = duckdb_fetch_chunk(result_);
      if (chunk_ == nullptr) {
        if (const char* why = duckdb_result_error(&result_); why != nullptr && *why != '\0') return broken(why);
        return false;
      }
      rows_ = duckdb_data_chunk_get_size(chunk_);
      row_ = 0;
      if (rows_ == 0) return false;
    }
    auto* strings = static_cast<duckdb_string_t*>(duckdb_vector_get_data(duckdb_data_chunk_get_vector(chunk_, 0)));
    duckdb_string_t& text = strings[row_++];
    line_.assign(duckdb_string_t_data(&text), duckdb_string_t_length(text));
    line_ += '\n';
    at_ = 0;
    return true;
  }

  std::string path_;
  duckdb_database database_ = nullptr;
  duckdb_connection connection_ = nullptr;
  duckdb_prepared_statement statement_ = nullptr;
  duckdb_pending_result pending_ = nullptr;
  duckdb_result result_{};
  bool has_result_ = false;
  duckdb_data_chunk chunk_ = nullptr;
  idx_t row_ = 0;
  idx_t rows_ = 0;
  std::string line_;
  std::size_t at_ = 0;
};

class ParquetRows final : public sources::TableRows {
 public:
  [[nodiscard]] Result<std::unique_ptr<sources::ByteStream>> rows(const std::string& path) override {
    auto reader = std::make_unique<Reader>();
    if (auto opened = reader->open(path); !opened) return tl::make_unexpected(opened.error());
    return reader;
  }
};

}  // namespace

std::unique_ptr<sources::TableRows> parquet_rows() { return std::make_unique<ParquetRows>(); }

}  // namespace colloquio::adapters
