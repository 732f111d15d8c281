#include "colloquio/adapters/duckdb/inflow.hpp"

#include <algorithm>
#include <cstdint>
#include <exception>
#include <utility>

#include <fmt/format.h>

namespace colloquio::adapters::duck {

namespace {

constexpr const char* kName = "colloquio_inflow";
/// DuckDB takes as many as it has.
constexpr idx_t kMostThreads = 64;

}  // namespace

Result<void> Inflow::prepare(Connection& connection) {
  duckdb_table_function function = duckdb_create_table_function();
  duckdb_table_function_set_name(function, kName);
  duckdb_logical_type address = duckdb_create_logical_type(DUCKDB_TYPE_UBIGINT);
  duckdb_table_function_add_parameter(function, address);
  duckdb_destroy_logical_type(&address);
  duckdb_table_function_set_bind(function, &Inflow::bind);
  duckdb_table_function_set_init(function, &Inflow::init);
  duckdb_table_function_set_function(function, &Inflow::fetch);
  const bool good = duckdb_register_table_function(connection.handle(), function) == DuckDBSuccess;
  duckdb_destroy_table_function(&function);
  if (!good) return fail(ErrorKind::corrupt, "DuckDB does not take our table function");
  return {};
}

Result<std::unique_ptr<Inflow>> Inflow::open(Connection connection, const char* table) {
  std::unique_ptr<Inflow> inflow{new Inflow{std::move(connection)}};
  if (auto read = inflow->read_columns(table); !read) return tl::make_unexpected(read.error());
  inflow->statement_ =
      std::thread{[self = inflow.get(), sql = fmt::format("INSERT INTO {} SELECT * FROM {}({}::UBIGINT)", table, kName,
                                                          reinterpret_cast<std::uintptr_t>(inflow.get()))] {
        Result<void> result = self->connection_.run(sql);
        const std::lock_guard lock{self->mutex_};
        self->result_ = std::move(result);
        self->over_ = true;
        self->changed_.notify_all();
      }};
  return inflow;
}

Inflow::~Inflow() {
  end(true);
  for (Column& column : columns_) duckdb_destroy_logical_type(&column.type);
}

Result<void> Inflow::read_columns(const char* table) {
  duckdb_prepared_statement all = nullptr;
  const std::string sql = fmt::format("SELECT * FROM {}", table);
  const bool good = duckdb_prepare(connection_.handle(), sql.c_str(), &all) == DuckDBSuccess;
  const Error error = good ? Error{} : error_of(duckdb_prepare_error(all));
  for (idx_t i = 0; good && i < duckdb_prepared_statement_column_count(all); ++i) {
    const char* name = duckdb_prepared_statement_column_name(all, i);
    columns_.push_back({name, duckdb_prepared_statement_column_logical_type(all, i)});
    duckdb_free(const_cast<char*>(name));
  }
  duckdb_destroy_prepare(&all);
  if (!good) return tl::make_unexpected(error);
  return {};
}

void Inflow::offer(std::size_t rows, Write write) {
  const std::lock_guard lock{mutex_};
  write_ = std::move(write);
  rows_ = rows;
  next_ = 0;
  changed_.notify_all();
}

Result<void> Inflow::wait() {
  std::unique_lock lock{mutex_};
  changed_.wait(lock, [this] { return writing_ == 0 && (next_ == rows_ || over_); });
  // Threads that come late find nothing, whatever became of the statement.
  rows_ = next_ = 0;
  if (over_ && result_) return fail(ErrorKind::corrupt, "the record stopped taking messages");
  return over_ ? result_ : Result<void>{};
}

Result<void> Inflow::finish() {
  end(false);
  return result_;
}

void Inflow::end(bool give_up) {
  {
    const std::lock_guard lock{mutex_};
    no_more_ = true;
    give_up_ = give_up;
    changed_.notify_all();
  }
  if (statement_.joinable()) statement_.join();
}

void Inflow::bind(duckdb_bind_info info) {
  duckdb_value address = duckdb_bind_get_parameter(info, 0);
  auto* self = reinterpret_cast<Inflow*>(static_cast<std::uintptr_t>(duckdb_get_uint64(address)));
  duckdb_destroy_value(&address);
  for (const Column& column : self->columns_) {
    duckdb_bind_add_result_column(info, column.name.c_str(), column.type);
  }
  duckdb_bind_set_bind_data(info, self, nullptr);
}

void Inflow::init(duckdb_init_info info) { duckdb_init_set_max_threads(info, kMostThreads); }

void Inflow::fetch(duckdb_function_info info, duckdb_data_chunk output) {
  static_cast<Inflow*>(duckdb_function_get_bind_data(info))->fill(info, output);
}

void Inflow::fill(duckdb_function_info info, duckdb_data_chunk output) {
  std::unique_lock lock{mutex_};
  changed_.wait(lock, [this] { return next_ < rows_ || no_more_; });
  if (give_up_) {
    duckdb_function_set_error(info, "given up");
    return;
  }
  if (next_ == rows_) return;  // a chunk without rows is the end
  const std::size_t first = next_;
  const std::size_t last = std::min<std::size_t>(rows_, first + duckdb_vector_size());
  next_ = last;
  ++writing_;
  lock.unlock();
  try {
    ChunkWriter writer{output};
    write_(writer, first, last);
    duckdb_data_chunk_set_size(output, writer.size());
  } catch (const std::exception& e) {
    duckdb_function_set_error(info, e.what());
  }
  lock.lock();
  --writing_;
  changed_.notify_all();
}

}  // namespace colloquio::adapters::duck
