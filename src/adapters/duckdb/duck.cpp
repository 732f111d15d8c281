#include "colloquio/adapters/duckdb/duck.hpp"

#include <algorithm>
#include <chrono>
#include <thread>
#include <utility>

#include <fmt/format.h>

#include "colloquio/base/check.hpp"

namespace colloquio::adapters::duck {

namespace {

bool says(std::string_view text, std::initializer_list<std::string_view> words) {
  return std::any_of(words.begin(), words.end(),
                     [&](std::string_view word) { return text.find(word) != std::string_view::npos; });
}

/// "PID 123" in DuckDB's words about a lock, or "".
std::string holder(std::string_view said) {
  const auto at = said.find("PID ");
  if (at == std::string_view::npos) return "";
  const auto digits = said.substr(at + 4);
  const auto end = std::find_if(digits.begin(), digits.end(), [](char c) { return c < '0' || c > '9'; });
  return " (process " + std::string{digits.begin(), end} + ")";
}

/// Helps with the work of a query until its answer is there. DuckDB left alone would turn in circles while its other
/// threads do the last of it: a sixth of the CPU time of an import, taken from those who work.
/// False if it has none: the reason is in the pending result then.
bool work_until_ready(duckdb_pending_result pending) {
  constexpr int kPatience = 20;
  int idle = 0;
  while (true) {
    const duckdb_pending_state state = duckdb_pending_execute_task(pending);
    if (state == DUCKDB_PENDING_RESULT_READY) return true;
    if (state == DUCKDB_PENDING_ERROR) return false;
    if (state == DUCKDB_PENDING_RESULT_NOT_READY) {
      idle = 0;
    } else if (++idle <= kPatience) {
      std::this_thread::yield();
    } else {
      std::this_thread::sleep_for(std::chrono::microseconds{50});
    }
  }
}

std::string first_line(std::string_view said) { return std::string{said.substr(0, said.find('\n'))}; }

}  // namespace

Error error_of(std::string_view said, const std::filesystem::path& file) {
  const std::string where = file.string();
  if (says(said, {"Could not set lock", "Conflicting lock"})) {
    return {ErrorKind::conflict,
            "the record is in use by another program" + holder(said) + ": close it or wait until it is done", where};
  }
  if (says(said, {"No space left", "File too large", "disk is full", "Disk quota exceeded"})) {
    return {ErrorKind::unavailable, "the disk is full: free some space and do it again; nothing was lost", where};
  }
  if (says(said, {"has been invalidated"})) {
    return {ErrorKind::unavailable,
            "the record stopped after an error of the disk: start the program again; what was finished is there",
            where};
  }
  if (says(said, {"Permission denied", "Read-only file system", "read-only"})) {
    return {ErrorKind::unavailable, "the data folder cannot be written to: check its owner and its permissions", where};
  }
  if (says(said, {"Out of Memory", "could not allocate", "failed to allocate"})) {
    return {ErrorKind::unavailable, "not enough memory for the record: give it more with its memory limit", where};
  }
  if (says(said, {"not a valid DuckDB database", "checksum", "Corrupt", "corrupt", "Serialization Error",
                  "newer version of DuckDB", "storage version"})) {
    return {
        ErrorKind::corrupt,
        "the record is damaged or is no record: move it away and import the originals again (" + first_line(said) + ")",
        where};
  }
  if (says(said, {"IO Error", "Input/output error"})) {
    return {ErrorKind::unavailable, "the record cannot be read or written now (" + first_line(said) + ")", where};
  }
  return {ErrorKind::corrupt, "the record does not answer as it should (" + first_line(said) + ")", where};
}

// --- Rows ---

Rows::Rows(Rows&& other) noexcept
    : result_(other.result_),
      owns_result_(std::exchange(other.owns_result_, false)),
      chunk_(std::exchange(other.chunk_, nullptr)),
      size_(other.size_),
      data_(std::move(other.data_)) {}

Rows& Rows::operator=(Rows&& other) noexcept {
  if (this == &other) return *this;
  release();
  result_ = other.result_;
  owns_result_ = std::exchange(other.owns_result_, false);
  chunk_ = std::exchange(other.chunk_, nullptr);
  size_ = other.size_;
  data_ = std::move(other.data_);
  return *this;
}

Rows::~Rows() { release(); }

void Rows::release() {
  if (chunk_ != nullptr) duckdb_destroy_data_chunk(&chunk_);
  if (std::exchange(owns_result_, false)) duckdb_destroy_result(&result_);
}

Result<bool> Rows::next() {
  if (chunk_ != nullptr) duckdb_destroy_data_chunk(&chunk_);
  chunk_ = duckdb_fetch_chunk(result_);
  size_ = chunk_ == nullptr ? 0 : duckdb_data_chunk_get_size(chunk_);
  if (size_ == 0) {
    const char* said = duckdb_result_error(&result_);
    if (said != nullptr && *said != '\0') return tl::make_unexpected(error_of(said));
    return false;
  }
  data_.resize(duckdb_data_chunk_get_column_count(chunk_));
  for (std::size_t i = 0; i < data_.size(); ++i) {
    data_[i] = duckdb_vector_get_data(duckdb_data_chunk_get_vector(chunk_, i));
  }
  return true;
}

std::string_view Rows::text(std::size_t i, std::size_t row) const {
  const duckdb_string_t& s = column<duckdb_string_t>(i)[row];
  const std::uint32_t length = s.value.inlined.length;
  return {length <= sizeof s.value.inlined.inlined ? s.value.inlined.inlined : s.value.pointer.ptr, length};
}

// --- Connection ---

Connection::Connection(duckdb_database database) {
  COLLOQUIO_CHECK(duckdb_connect(database, &connection_) == DuckDBSuccess, "an open database takes connections");
}

Connection::Connection(Connection&& other) noexcept : connection_(std::exchange(other.connection_, nullptr)) {}

Connection::~Connection() {
  if (connection_ != nullptr) duckdb_disconnect(&connection_);
}

Result<void> Connection::run(const std::string& sql) {
  const auto rows = query(sql);
  if (!rows) return tl::make_unexpected(rows.error());
  return {};
}

Result<Rows> Connection::query(const std::string& sql) { return execute(sql, duckdb_pending_prepared); }

Result<Rows> Connection::stream(const std::string& sql) { return execute(sql, duckdb_pending_prepared_streaming); }

Result<Rows> Connection::execute(const std::string& sql, Begin begin) {
  duckdb_extracted_statements statements = nullptr;
  const idx_t count = duckdb_extract_statements(connection_, sql.c_str(), &statements);
  Result<Rows> rows{Rows{}};
  if (count == 0) rows = tl::make_unexpected(error_of(duckdb_extract_statements_error(statements)));
  for (idx_t i = 0; rows && i < count; ++i) {
    duckdb_prepared_statement statement = nullptr;
    if (duckdb_prepare_extracted_statement(connection_, statements, i, &statement) == DuckDBSuccess) {
      rows = execute(statement, begin);
    } else {
      rows = tl::make_unexpected(error_of(duckdb_prepare_error(statement)));
    }
    duckdb_destroy_prepare(&statement);
  }
  duckdb_destroy_extracted(&statements);
  return rows;
}

Result<Rows> Connection::execute(duckdb_prepared_statement statement, Begin begin) {
  Rows rows;
  rows.owns_result_ = true;
  duckdb_pending_result pending = nullptr;
  bool good = begin(statement, &pending) == DuckDBSuccess;
  Error error{ErrorKind::corrupt, ""};
  good = good && work_until_ready(pending);
  if (good) {
    good = duckdb_execute_pending(pending, &rows.result_) == DuckDBSuccess;
    if (!good) error = error_of(duckdb_result_error(&rows.result_));
  } else {
    error = error_of(duckdb_pending_error(pending));
  }
  duckdb_destroy_pending(&pending);
  if (!good) return tl::make_unexpected(error);
  return rows;
}

Result<std::int64_t> Connection::number(const std::string& sql) {
  auto rows = query(sql);
  if (!rows) return tl::make_unexpected(rows.error());
  const auto some = rows->next();
  if (!some) return tl::make_unexpected(some.error());
  return *some ? rows->column<std::int64_t>(0)[0] : 0;
}

// --- Appender ---

Result<std::unique_ptr<Appender>> Appender::open(Connection& connection, const char* table) {
  std::unique_ptr<Appender> a{new Appender};
  if (duckdb_appender_create(connection.handle(), nullptr, table, &a->appender_) == DuckDBError) {
    return tl::make_unexpected(error_of(duckdb_appender_error(a->appender_)));
  }
  std::vector<duckdb_logical_type> types(duckdb_appender_column_count(a->appender_));
  for (std::size_t i = 0; i < types.size(); ++i) types[i] = duckdb_appender_column_type(a->appender_, i);
  a->chunk_ = duckdb_create_data_chunk(types.data(), types.size());
  for (duckdb_logical_type& type : types) duckdb_destroy_logical_type(&type);
  a->writer_ = ChunkWriter{a->chunk_};
  return a;
}

Appender::~Appender() {
  if (chunk_ != nullptr) duckdb_destroy_data_chunk(&chunk_);
  if (appender_ != nullptr) duckdb_appender_destroy(&appender_);
}

Result<void> Appender::end_row() {
  writer_.end_row();
  return writer_.size() == duckdb_vector_size() ? send() : Result<void>{};
}

Result<void> Appender::send() {
  duckdb_data_chunk_set_size(chunk_, writer_.size());
  const bool good = duckdb_append_data_chunk(appender_, chunk_) == DuckDBSuccess;
  duckdb_data_chunk_reset(chunk_);
  writer_.begin();
  if (!good) return tl::make_unexpected(error_of(duckdb_appender_error(appender_)));
  return {};
}

Result<void> Appender::flush() {
  if (writer_.size() > 0) {
    if (auto sent = send(); !sent) return sent;
  }
  if (duckdb_appender_flush(appender_) == DuckDBError) {
    return tl::make_unexpected(error_of(duckdb_appender_error(appender_)));
  }
  return {};
}

// --- Database ---

Result<std::unique_ptr<Database>> Database::open(const std::filesystem::path& file, const Settings& settings) {
  duckdb_config config = nullptr;
  COLLOQUIO_CHECK(duckdb_create_config(&config) == DuckDBSuccess, "DuckDB makes configurations");
  const auto set = [&](const char* name, const std::string& value) {
    COLLOQUIO_CHECK(duckdb_set_config(config, name, value.c_str()) == DuckDBSuccess, "the pinned DuckDB knows it");
  };
  if (settings.threads != 0) set("threads", std::to_string(settings.threads));
  if (settings.memory_limit_mib != 0) set("memory_limit", std::to_string(settings.memory_limit_mib) + "MiB");
  set("temp_directory", settings.temp_folder.string());
  set("checkpoint_threshold", "256MiB");  // else an import is copied into the file more than once
  set("autoinstall_known_extensions", "false");
  set("autoload_known_extensions", "false");
  if (settings.read_only) set("access_mode", "READ_ONLY");
  if (settings.any_order) set("preserve_insertion_order", "false");
  if (settings.close_doors) set("enable_external_access", "false");

  std::unique_ptr<Database> database{new Database};
  char* said = nullptr;
  const std::string path = file.string();
  const bool good =
      duckdb_open_ext(path.empty() ? nullptr : path.c_str(), &database->database_, config, &said) == DuckDBSuccess;
  duckdb_destroy_config(&config);
  if (!good) {
    Error error = error_of(said == nullptr ? "" : said, file);
    duckdb_free(said);
    return tl::make_unexpected(std::move(error));
  }
  if (settings.close_doors) {
    auto connection = database->connect();
    if (auto locked = connection.run("SET lock_configuration = true"); !locked) {
      return tl::make_unexpected(locked.error());
    }
  }
  return database;
}

Database::~Database() {
  if (database_ != nullptr) duckdb_close(&database_);
}

// --- Literals ---

std::string literal(Id128 id) {
  // Long division of the two words by 10^18: DuckDB reads 128-bit numbers in decimal only.
  constexpr std::uint64_t kBase = 1'000'000'000'000'000'000;
  __extension__ using Wide = unsigned __int128;
  Wide n = (static_cast<Wide>(id.hi) << 64U) | id.lo;
  std::string digits;
  while (n >= kBase) {
    digits.insert(0, fmt::format("{:018}", static_cast<std::uint64_t>(n % kBase)));
    n /= kBase;
  }
  return fmt::format("'{}{}'::UHUGEINT", static_cast<std::uint64_t>(n), digits);
}

std::string literals(std::span<const Id128> ids) {
  std::string list;
  for (const Id128 id : ids) list += (list.empty() ? "" : ", ") + literal(id);
  return list;
}

std::string literal(std::string_view text) {
  std::string out = "'";
  for (const char c : text) {
    out += c;
    if (c == '\'') out += c;
  }
  return out + "'";
}

std::string literal(Instant at) { return fmt::format("({})::BIGINT", micros(at)); }

}  // namespace colloquio::adapters::duck
