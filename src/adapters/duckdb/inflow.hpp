#pragma once

#include <condition_variable>
#include <cstddef>
#include <functional>
#include <memory>
#include <mutex>
#include <thread>
#include <vector>

#include "colloquio/adapters/duckdb/duck.hpp"

namespace colloquio::adapters::duck {

/// Rows that DuckDB fetches for itself, with all its threads at once: an INSERT out of a table function that is this
/// object. An appender does the same on one thread and copies every row once more.
///
///   open(connection, "message"), then any number of times offer() and wait(), then finish()
///
/// One thread calls it; `Write` is called on threads of DuckDB, several at a time.
class Inflow {
 public:
  /// Writes the rows from `first` to before `last` of what was offered.
  using Write = std::function<void(ChunkWriter& to, std::size_t first, std::size_t last)>;

  /// Makes the table function known to a database that was just opened.
  [[nodiscard]] static Result<void> prepare(Connection& connection);
  /// Begins to insert into a table. The connection does nothing else meanwhile.
  [[nodiscard]] static Result<std::unique_ptr<Inflow>> open(Connection connection, const char* table);
  Inflow(const Inflow&) = delete;
  Inflow& operator=(const Inflow&) = delete;
  /// What was not finished is taken back.
  ~Inflow();

  /// Hands out so many rows; what `write` looks at stays as it is until wait() returns.
  void offer(std::size_t rows, Write write);
  /// Waits until all rows are written. Errors: as error_of; nothing can be offered any more then.
  [[nodiscard]] Result<void> wait();
  /// Commits the rows.
  [[nodiscard]] Result<void> finish();

 private:
  explicit Inflow(Connection connection) : connection_(std::move(connection)) {}
  static void bind(duckdb_bind_info info);
  static void init(duckdb_init_info info);
  static void fetch(duckdb_function_info info, duckdb_data_chunk output);
  void fill(duckdb_function_info info, duckdb_data_chunk output);
  void end(bool give_up);

  struct Column {
    std::string name;
    duckdb_logical_type type;
  };
  [[nodiscard]] Result<void> read_columns(const char* table);

  Connection connection_;
  std::vector<Column> columns_;
  std::mutex mutex_;
  std::condition_variable changed_;
  // guarded by mutex_:
  Write write_;
  std::size_t rows_ = 0;     // offered
  std::size_t next_ = 0;     // not given to a thread yet
  std::size_t writing_ = 0;  // threads that write now
  bool no_more_ = false;
  bool give_up_ = false;
  bool over_ = false;  // the statement has ended, with result_
  Result<void> result_;
  std::thread statement_;
};

}  // namespace colloquio::adapters::duck
