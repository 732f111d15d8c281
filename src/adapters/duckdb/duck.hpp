#pragma once

#include <cstdint>
#include <cstring>
#include <filesystem>
#include <memory>
#include <span>
#include <string>
#include <string_view>
#include <type_traits>
#include <vector>

#include <duckdb.h>

#include "colloquio/adapters/duckdb/chunk_writer.hpp"
#include "colloquio/base/id.hpp"
#include "colloquio/base/instant.hpp"
#include "colloquio/base/result.hpp"

namespace colloquio::adapters::duck {

// Owners for the handles of DuckDB's C API, and nothing more: the only file that calls it for queries and appends.

/// What the caller can do about something DuckDB said: conflict (another process holds the file), unavailable (disk
/// full, folder not writable, memory), corrupt (everything else that should never happen).
[[nodiscard]] Error error_of(std::string_view said, const std::filesystem::path& file = {});

/// The answer of a query, chunk by chunk. Columns are read by the C++ type that has their width; no NULLs are expected
/// (queries say coalesce).
class Rows {
 public:
  Rows(Rows&& other) noexcept;
  Rows& operator=(Rows&& other) noexcept;
  ~Rows();

  /// Goes to the next chunk; false at the end. Errors: as error_of.
  [[nodiscard]] Result<bool> next();
  [[nodiscard]] std::size_t size() const { return size_; }
  /// Rows of the whole answer of a query(); not for stream().
  [[nodiscard]] std::size_t total() { return duckdb_row_count(&result_); }

  template <class T>
  [[nodiscard]] const T* column(std::size_t i) const {
    static_assert(std::is_trivially_copyable_v<T>);
    return static_cast<const T*>(data_[i]);
  }
  [[nodiscard]] Id128 id(std::size_t i, std::size_t row) const {
    const duckdb_uhugeint v = column<duckdb_uhugeint>(i)[row];
    return {v.upper, v.lower};
  }
  [[nodiscard]] Instant instant(std::size_t i, std::size_t row) const {
    return from_micros(column<std::int64_t>(i)[row]);
  }
  [[nodiscard]] bool yes(std::size_t i, std::size_t row) const { return column<bool>(i)[row]; }
  /// Lives until the next next().
  [[nodiscard]] std::string_view text(std::size_t i, std::size_t row) const;

 private:
  friend class Connection;
  Rows() = default;
  void release();

  duckdb_result result_{};
  bool owns_result_ = false;
  duckdb_data_chunk chunk_ = nullptr;
  std::size_t size_ = 0;
  std::vector<const void*> data_;
};

/// One connection: one thread at a time.
class Connection {
 public:
  explicit Connection(duckdb_database database);
  Connection(Connection&& other) noexcept;
  Connection& operator=(Connection&&) = delete;
  ~Connection();

  /// Statements may be several, with ; between them: they are run up to the first error.
  [[nodiscard]] Result<void> run(const std::string& sql);
  /// All rows are ready when it returns.
  [[nodiscard]] Result<Rows> query(const std::string& sql);
  /// Rows come while they are read: memory stays small. The connection is busy until the end.
  [[nodiscard]] Result<Rows> stream(const std::string& sql);
  /// The one number a query gives; 0 if it gives no row.
  [[nodiscard]] Result<std::int64_t> number(const std::string& sql);

  [[nodiscard]] duckdb_connection handle() const { return connection_; }

 private:
  using Begin = duckdb_state (*)(duckdb_prepared_statement, duckdb_pending_result*);
  [[nodiscard]] Result<Rows> execute(const std::string& sql, Begin begin);
  [[nodiscard]] static Result<Rows> execute(duckdb_prepared_statement statement, Begin begin);

  duckdb_connection connection_ = nullptr;
};

/// Appends rows to one table, a vector of values at a time: `*to << id << text; to->end_row()`.
class Appender {
 public:
  [[nodiscard]] static Result<std::unique_ptr<Appender>> open(Connection& connection, const char* table);
  Appender(const Appender&) = delete;
  Appender& operator=(const Appender&) = delete;
  ~Appender();

  template <class T>
  Appender& operator<<(const T& value) {
    writer_ << value;
    return *this;
  }
  /// For rows that are written elsewhere too; end_row() then takes them over.
  [[nodiscard]] ChunkWriter& writer() { return writer_; }

  [[nodiscard]] Result<void> end_row();
  /// Everything appended so far belongs to the connection's transaction.
  [[nodiscard]] Result<void> flush();

 private:
  Appender() = default;
  [[nodiscard]] Result<void> send();

  duckdb_appender appender_ = nullptr;
  duckdb_data_chunk chunk_ = nullptr;
  ChunkWriter writer_;
};

struct Settings {
  std::uint32_t threads = 0;           ///< 0 = all cores
  std::uint32_t memory_limit_mib = 0;  ///< 0 = DuckDB's own choice
  std::filesystem::path temp_folder;   ///< where it may spill; empty = nowhere
  bool any_order = false;              ///< rows may be inserted and come in any order, on all threads
  bool read_only = false;              ///< the file is there and stays as it is
  bool close_doors = true;             ///< no other files, no network, no extensions, no change of settings
};

/// An open database file, or a database in memory if `file` is empty.
class Database {
 public:
  [[nodiscard]] static Result<std::unique_ptr<Database>> open(const std::filesystem::path& file,
                                                              const Settings& settings);
  Database(const Database&) = delete;
  Database& operator=(const Database&) = delete;
  ~Database();

  [[nodiscard]] Connection connect() const { return Connection{database_}; }

 private:
  Database() = default;
  duckdb_database database_ = nullptr;
};

/// The id as a literal of SQL.
[[nodiscard]] std::string literal(Id128 id);
/// Ids as SQL writes them in a list: "1, 2".
[[nodiscard]] std::string literals(std::span<const Id128> ids);
/// The text as a literal of SQL.
[[nodiscard]] std::string literal(std::string_view text);
[[nodiscard]] std::string literal(Instant at);

}  // namespace colloquio::adapters::duck
