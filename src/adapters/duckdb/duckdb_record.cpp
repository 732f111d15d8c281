#include "colloquio/adapters/duckdb/duckdb_record.hpp"

#include <algorithm>
#include <cstdlib>
#include <mutex>
#include <set>
#include <system_error>
#include <utility>

#include "colloquio/adapters/duckdb/intake.hpp"
#include "colloquio/adapters/duckdb/merge_messages.hpp"
#include "colloquio/adapters/duckdb/reading.hpp"
#include "colloquio/adapters/duckdb/schema.hpp"
#include "colloquio/adapters/duckdb/settle.hpp"

namespace colloquio::adapters {

namespace {

using duck::Connection;
using duck::Database;
using duck::Reading;
using ports::ImportRun;

/// DuckDB's lock on the file keeps other processes out, not a second opening in this one, which would damage the file.
class OpenFiles {
 public:
  bool add(const std::filesystem::path& file) {
    const std::lock_guard lock(mutex_);
    return files_.insert(file).second;
  }
  void remove(const std::filesystem::path& file) {
    const std::lock_guard lock(mutex_);
    files_.erase(file);
  }
  static OpenFiles& all() {
    static OpenFiles files;
    return files;
  }

 private:
  std::mutex mutex_;
  std::set<std::filesystem::path> files_;
};

/// Holds a file's place in OpenFiles.
class Claim {
 public:
  [[nodiscard]] static Result<std::unique_ptr<Claim>> of(const std::filesystem::path& file) {
    if (!OpenFiles::all().add(file)) {
      return fail(ErrorKind::conflict, "the record is already open in this program", file.string());
    }
    return std::unique_ptr<Claim>{new Claim{file}};
  }
  Claim(const Claim&) = delete;
  Claim& operator=(const Claim&) = delete;
  ~Claim() { OpenFiles::all().remove(file_); }

 private:
  explicit Claim(std::filesystem::path file) : file_(std::move(file)) {}
  std::filesystem::path file_;
};

class DuckDbSession final : public ports::ImportSession {
 public:
  /// `open` is set back to false when the session ends.
  DuckDbSession(const Database& database, ImportRun run, std::uint32_t ordinal, std::mutex& mutex, bool& open)
      : connection_(database.connect()),
        run_(std::move(run)),
        ordinal_(ordinal),
        intake_(std::make_unique<duck::Intake>(database, connection_, run_.id, ordinal)),
        mutex_(mutex),
        open_(open) {}
  ~DuckDbSession() override {
    if (!ended_) give_up();
  }

  Result<void> append(const RowBatch& batch) override {
    if (ended_) return fail(ErrorKind::conflict, "this import is already finished");
    auto done = intake_->append(batch);
    if (!done) give_up();
    return done;
  }

  Result<ports::Moved> moved_into(std::span<const Id128> channels) override {
    if (ended_) return fail(ErrorKind::conflict, "this import is already finished");
    auto done = intake_->commit();
    if (!done) {
      give_up();
      return tl::make_unexpected(done.error());
    }
    return duck::moved_into(connection_, ordinal_, channels);
  }

  Result<ImportRun> finish() override {
    if (ended_) return fail(ErrorKind::conflict, "this import is already finished");
    run_.as_of = std::max(run_.as_of, intake_->newest_as_of());
    auto done = intake_->commit();
    if (done) done = duck::settle(connection_, ordinal_, run_);
    if (!done) {
      give_up();
      return tl::make_unexpected(done.error());
    }
    end();
    return run_;
  }

 private:
  /// Takes back what was appended. If even that fails (disk full), the rows stay unseen and the next start removes
  /// them.
  void give_up() {
    intake_.reset();                                 // closes its appenders
    static_cast<void>(connection_.run("ROLLBACK"));  // fails when no transaction is open: as good
    static_cast<void>(duck::remove_leftovers(connection_));
    end();
  }

  void end() {
    intake_.reset();
    ended_ = true;
    const std::lock_guard lock(mutex_);
    open_ = false;
  }

  Connection connection_;
  ImportRun run_;
  std::uint32_t ordinal_;
  std::unique_ptr<duck::Intake> intake_;
  bool ended_ = false;
  std::mutex& mutex_;
  bool& open_;
};

/// What was spilled by a process that was killed.
void remove_spills(const std::filesystem::path& folder) {
  std::error_code ignored;  // DuckDB says it better if the folder cannot be used
  std::filesystem::remove_all(folder, ignored);
}

/// A folder of our own (0700) among the system's temporary ones, removed at the end: whoever only reads may not be able
/// to write beside the record, and more than one may read it.
class PrivateFolder {
 public:
  /// nullptr if none can be made: what fits into memory is read all the same.
  [[nodiscard]] static std::unique_ptr<PrivateFolder> make() {
    std::error_code error;
    const auto among = std::filesystem::temp_directory_path(error);
    if (error) return nullptr;
    std::string name = (among / "colloquio-spill-XXXXXX").string();
    if (::mkdtemp(name.data()) == nullptr) return nullptr;
    return std::unique_ptr<PrivateFolder>{new PrivateFolder{name}};
  }
  PrivateFolder(const PrivateFolder&) = delete;
  PrivateFolder& operator=(const PrivateFolder&) = delete;
  ~PrivateFolder() { remove_spills(path_); }
  [[nodiscard]] const std::filesystem::path& path() const { return path_; }

 private:
  explicit PrivateFolder(std::filesystem::path path) : path_(std::move(path)) {}
  std::filesystem::path path_;
};

class DuckDbRecord final : public ports::Record {
 public:
  /// `spills` is set if the record is only read.
  DuckDbRecord(std::unique_ptr<Claim> claim, std::unique_ptr<PrivateFolder> spills, std::unique_ptr<Database> database,
               bool read_only)
      : claim_(std::move(claim)), spills_(std::move(spills)), database_(std::move(database)), read_only_(read_only) {}

  Result<std::unique_ptr<ports::ImportSession>> begin(const ImportRun& run) override {
    const std::lock_guard lock(mutex_);
    if (read_only_) return tl::make_unexpected(only_to_read());
    if (session_open_) return fail(ErrorKind::conflict, "another import is under way");
    Connection connection = database_->connect();
    if (auto clean = duck::remove_leftovers(connection); !clean) return tl::make_unexpected(clean.error());
    const auto last = duck::settled(connection);
    if (!last) return tl::make_unexpected(last.error());
    session_open_ = true;
    return std::make_unique<DuckDbSession>(*database_, run, *last + 1, mutex_, session_open_);
  }

  Result<std::optional<ImportRun>> find_run(Id128 id) override {
    auto all = runs();
    if (!all) return tl::make_unexpected(all.error());
    for (ImportRun& run : *all) {
      if (run.id == id && run.finished) return std::move(run);
    }
    return std::nullopt;
  }

  Result<std::vector<ImportRun>> runs() override {
    return read([](Reading& r) { return r.runs(); });
  }
  Result<TalkTable> read_talk(const ports::RoleOf& role_of) override {
    return read([&](Reading& r) { return r.talk(role_of); });
  }
  Result<std::vector<ports::StoredMessage>> read_messages(std::span<const Id128> ids) override {
    return read([&](Reading& r) { return r.messages(ids); });
  }
  Result<std::vector<ports::StoredMessage>> read_conversation(Id128 message_or_conversation) override {
    return read([&](Reading& r) { return r.conversation(message_or_conversation); });
  }
  Result<std::vector<Id128>> find_by_prefix(std::string_view hex_prefix, std::size_t limit) override {
    const auto range = ports::id_range(hex_prefix);
    if (!range) return tl::make_unexpected(range.error());
    return read([&](Reading& r) { return r.ids_between(*range, limit); });
  }
  Result<void> each_message(const std::function<bool(const ports::StoredMessage&)>& visit) override {
    return read([&](Reading& r) { return r.each_message(visit); });
  }
  Result<std::vector<ports::StoredAccount>> accounts(ports::Counted counted) override {
    return read([&](Reading& r) { return r.accounts(counted); });
  }
  Result<std::vector<ports::StoredChannel>> channels(ports::Counted counted) override {
    return read([&](Reading& r) { return r.channels(counted); });
  }
  Result<std::vector<ports::StoredReject>> rejects(std::size_t limit) override {
    return read([&](Reading& r) { return r.rejects(limit); });
  }
  Result<std::int64_t> outcome_points() override {
    return read([](Reading& r) { return r.outcome_points(); });
  }
  Result<Id128> fingerprint() override {
    return read([](Reading& r) { return r.fingerprint(); });
  }

  Result<void> clear() override {
    const std::lock_guard lock(mutex_);
    if (read_only_) return tl::make_unexpected(only_to_read());
    if (session_open_) return fail(ErrorKind::conflict, "another import is under way");
    Connection connection = database_->connect();
    std::string sql = "BEGIN;";
    for (const std::string table : duck::kTables) {
      if (table != "import_run") sql += "DELETE FROM " + table + ";";
    }
    sql +=
        "UPDATE import_run SET finished = false, messages_read = 0, messages_new = 0, messages_changed = 0, "
        "taps_read = 0, taps_new = 0, counts_read = 0, outcomes_read = 0, rejects = 0; COMMIT;";
    names_.keep(nullptr);
    return connection.run(sql);
  }

 private:
  static Error only_to_read() { return {ErrorKind::unavailable, "the record was opened for reading only", ""}; }

  template <class F>
  auto read(F&& question) -> std::invoke_result_t<F, Reading&> {
    auto reading = Reading::open(*database_, names_);
    if (!reading) return tl::make_unexpected(reading.error());
    return question(*reading);
  }

  std::unique_ptr<Claim> claim_;           // given back after the database is closed
  std::unique_ptr<PrivateFolder> spills_;  // and this removed
  std::unique_ptr<Database> database_;
  duck::KeptNames names_;
  std::mutex mutex_;
  bool session_open_ = false;
  bool read_only_;
};

Result<void> prepare_to_write(Connection& connection, const std::filesystem::path& spills) {
  remove_spills(spills);
  auto ready = duck::Inflow::prepare(connection);
  if (ready) ready = duck::prepare(connection);
  if (ready) ready = duck::remove_leftovers(connection);
  return ready;
}

Result<void> have_folder(const std::filesystem::path& folder) {
  std::error_code error;
  std::filesystem::create_directories(folder, error);
  if (error) {
    return fail(ErrorKind::unavailable, "the data folder cannot be made: " + error.message(), folder.string());
  }
  return {};
}

}  // namespace

Result<std::unique_ptr<ports::Record>> open_duckdb_record(const std::filesystem::path& folder,
                                                          const DuckDbOptions& options) {
  if (!options.read_only) {
    if (auto made = have_folder(folder); !made) return tl::make_unexpected(made.error());
  }
  std::error_code error;
  auto file = std::filesystem::weakly_canonical(folder / "record.duckdb", error);
  if (error) return fail(ErrorKind::unavailable, "the data folder cannot be read: " + error.message(), folder.string());
  if (options.read_only && !std::filesystem::exists(file, error)) {
    return fail(ErrorKind::not_found, "there is no record in the data folder", folder.string());
  }
  auto claim = Claim::of(file);
  if (!claim) return tl::make_unexpected(claim.error());

  auto spills = file;
  spills += ".tmp";
  auto own = options.read_only ? PrivateFolder::make() : nullptr;
  if (options.read_only) spills = own ? own->path() : std::filesystem::path{};
  auto database = Database::open(file, {.threads = options.threads,
                                        .memory_limit_mib = options.memory_limit_mib,
                                        .temp_folder = spills,
                                        .any_order = true,
                                        .read_only = options.read_only});
  if (!database) return tl::make_unexpected(database.error());
  Connection connection = (*database)->connect();
  const auto ready = options.read_only ? duck::prepare(connection) : prepare_to_write(connection, spills);
  if (!ready) {
    Error said = ready.error();
    if (said.where.empty()) said.where = file.string();
    return tl::make_unexpected(std::move(said));
  }
  return std::make_unique<DuckDbRecord>(std::move(*claim), std::move(own), std::move(*database), options.read_only);
}

}  // namespace colloquio::adapters
