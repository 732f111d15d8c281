#pragma once

#include <atomic>
#include <cstddef>
#include <functional>
#include <memory>
#include <string>
#include <thread>
#include <vector>

#include "colloquio/adapters/duckdb/duck.hpp"
#include "colloquio/adapters/duckdb/handout.hpp"

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

  /// Hands out so many rows; what `write` looks at must stay as it is until wait() returns.
  void offer(std::size_t rows, Write write);
  /// Waits until all rows are written. Errors: as error_of; what is offered after one goes nowhere.
  [[nodiscard]] Result<void> wait();
  /// Commits the rows. Errors: as error_of; none of them is there then.
  [[nodiscard]] Result<void> finish();

 private:
  struct Column {
    std::string name;
    duckdb_logical_type type;
  };

  explicit Inflow(Connection connection);
  static void bind(duckdb_bind_info info);
  static void init(duckdb_init_info info);
  static void init_thread(duckdb_init_info info);
  static void fetch(duckdb_function_info info, duckdb_data_chunk output);
  void fill(std::size_t lane, duckdb_function_info info, duckdb_data_chunk output);
  [[nodiscard]] Result<void> read_columns(const char* table);
  void run(const std::string& sql);

  Connection connection_;
  std::vector<Column> columns_;
  Handout handout_;
  Write write_;  // of the batch that is handed out
  std::atomic<std::size_t> lanes_{0};
  std::atomic<bool> give_up_{false};
  std::atomic<bool> over_{false};  // the statement has ended; result_ is there
  Result<void> result_;
  std::thread statement_;
};

}  // namespace colloquio::adapters::duck
