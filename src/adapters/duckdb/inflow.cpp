#include "colloquio/adapters/duckdb/inflow.hpp"

#include <algorithm>
#include <cstdint>
#include <exception>
#include <utility>

#include <fmt/format.h>

namespace colloquio::adapters::duck {

namespace {

constexpr const char* kName = "colloquio_inflow";
constexpr std::size_t kMostLanes = 16;

std::size_t lanes_here() { return std::clamp<std::size_t>(std::thread::hardware_concurrency(), 1, kMostLanes); }

}  // namespace

Result<void> Inflow::prepare(Connection& connection) {
  duckdb_table_function function = duckdb_create_table_function();
  duckdb_table_function_set_name(function, kName);
  duckdb_logical_type address = duckdb_create_logical_type(DUCKDB_TYPE_UBIGINT);
  duckdb_table_function_add_parameter(function, address);
  duckdb_destroy_logical_type(&address);
  duckdb_table_function_set_bind(function, &Inflow::bind);
  duckdb_table_function_set_init(function, &Inflow::init);
  duckdb_table_function_set_local_init(function, &Inflow::init_thread);
  duckdb_table_function_set_function(function, &Inflow::fetch);
  const bool good = duckdb_register_table_function(connection.handle(), function) == DuckDBSuccess;
  duckdb_destroy_table_function(&function);
  if (!good) return fail(ErrorKind::corrupt, "DuckDB does not take our table function");
  return {};
}

Inflow::Inflow(Connection connection) : connection_(std::move(connection)), handout_(lanes_here()) {}

Result<std::unique_ptr<Inflow>> Inflow::open(Connection connection, const char* table) {
  std::unique_ptr<Inflow> inflow{new Inflow{std::move(connection)}};
  if (auto read = inflow->read_columns(table); !read) return tl::make_unexpected(read.error());
  inflow->statement_ = std::thread{&Inflow::run, inflow.get(),
                                   fmt::format("INSERT INTO {} SELECT * FROM {}({}::UBIGINT)", table, kName,
                                               reinterpret_cast<std::uintptr_t>(inflow.get()))};
  return inflow;
}

Inflow::~Inflow() {
  give_up_ = true;
  handout_.end();
  if (statement_.joinable()) statement_.join();
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

void Inflow::run(const std::string& sql) {
  try {
    result_ = connection_.run(sql);
  } catch (const std::exception& e) {
    result_ = fail(ErrorKind::unavailable, std::string{"writing stopped: "} + e.what());
  }
  over_ = true;
  handout_.stop();
}

void Inflow::offer(std::size_t rows, Write write) {
  write_ = std::move(write);
  handout_.offer(rows);
}

Result<void> Inflow::wait() {
  handout_.wait();
  return over_ ? result_ : Result<void>{};
}

Result<void> Inflow::finish() {
  handout_.end();
  if (statement_.joinable()) statement_.join();
  return result_;
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

/// DuckDB takes as many threads as it has.
void Inflow::init(duckdb_init_info info) { duckdb_init_set_max_threads(info, kMostLanes); }

void Inflow::init_thread(duckdb_init_info info) {
  auto* self = static_cast<Inflow*>(duckdb_init_get_bind_data(info));
  duckdb_init_set_init_data(info, new std::size_t{self->lanes_++},
                            [](void* lane) { delete static_cast<std::size_t*>(lane); });
}

void Inflow::fetch(duckdb_function_info info, duckdb_data_chunk output) {
  const std::size_t lane = *static_cast<std::size_t*>(duckdb_function_get_local_init_data(info));
  static_cast<Inflow*>(duckdb_function_get_bind_data(info))->fill(lane, info, output);
}

void Inflow::fill(std::size_t lane, duckdb_function_info info, duckdb_data_chunk output) {
  const Handout::Range rows = handout_.take(lane, duckdb_vector_size());
  if (rows.empty()) {  // a chunk without rows is the end
    if (give_up_) duckdb_function_set_error(info, "given up");
    return;
  }
  try {
    ChunkWriter writer{output};
    write_(writer, rows.first, rows.last);
    duckdb_data_chunk_set_size(output, writer.size());
  } catch (const std::exception& e) {
    duckdb_function_set_error(info, e.what());
  }
  handout_.done();
}

}  // namespace colloquio::adapters::duck
