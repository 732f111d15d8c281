// A killed import leaves nothing behind: kill -9 at many random moments, then the same import again, gives the same
// record as never having been killed.
#include <chrono>
#include <csignal>
#include <cstdlib>
#include <filesystem>
#include <memory>
#include <random>
#include <string>
#include <vector>

#include <gtest/gtest.h>
#include <sys/wait.h>
#include <unistd.h>

#include "colloquio/adapters/duckdb/duckdb_record.hpp"

namespace colloquio {
namespace {

using ports::ImportRun;

/// Messages of one export. COLLOQUIO_KILL_MESSAGES=300000 also kills while whole row groups go straight to the file.
std::uint64_t messages_an_export() {
  const char* wanted = std::getenv("COLLOQUIO_KILL_MESSAGES");
  return wanted == nullptr ? 3'000 : std::strtoull(wanted, nullptr, 10);
}
const std::uint64_t kMessages = messages_an_export();

class Folder {
 public:
  Folder() {
    std::string pattern = (std::filesystem::temp_directory_path() / "colloquio-kill-XXXXXX").string();
    path_ = ::mkdtemp(pattern.data());
  }
  Folder(const Folder&) = delete;
  Folder& operator=(const Folder&) = delete;
  ~Folder() { std::filesystem::remove_all(path_); }
  [[nodiscard]] const std::filesystem::path& path() const { return path_; }

 private:
  std::filesystem::path path_;
};

/// Batch `b` of export `e`: exports share messages, the later one edits some, deletes some and counts anew.
void fill(RowBatch& batch, std::uint64_t e, std::uint64_t b, std::uint64_t rows) {
  batch.as_of = from_micros(static_cast<std::int64_t>(1'000 + e));
  IdMaker message{"message", "kill", ""};
  IdMaker account{"account", "kill", ""};
  const auto keep = [&](const std::string& text) { return batch.arena.keep(text); };
  for (std::uint64_t i = b * rows; i < (b + 1) * rows; ++i) {
    const std::uint64_t n = i + e * kMessages / 4;
    MessageRow row;
    row.native_id = keep(std::to_string(n));
    row.id = message(row.native_id);
    row.channel = Id128{0, 7};
    row.account = account(std::to_string(n % 97));
    if (n % 5 != 0) row.parent = message(std::to_string(n / 2));
    row.text = keep("message " + std::to_string(n) + (n % 11 == 0 ? " of export " + std::to_string(e) : "") +
                    std::string(n % 150, 'x'));
    row.content_hash = hash128(row.text);
    row.occurred = from_micros(static_cast<std::int64_t>(n));
    batch.messages.push_back(row);
    batch.counts.push_back(
        {.target = row.id, .metric = "likes", .as_of = batch.as_of, .value = static_cast<double>(n % 9)});
    if (n % 31 == 0) batch.gone.push_back({.target = message(std::to_string(n / 3)), .evidence = "delete"});
    if (n % 3 == 0) {
      batch.taps.push_back({.id = Id128{n % 4'000, 1}, .account = row.account, .target = row.id});
    }
  }
  for (std::uint64_t a = 0; a < 97; ++a) {
    const auto name = keep("person " + std::to_string(a) + (a % 7 == 0 ? " " + std::to_string(e) : ""));
    batch.accounts.push_back({.id = account(std::to_string(a)), .network = "kill", .display_name = name});
  }
}

/// Imports the exports in order into the folder, opening the record for each.
Result<Id128> import_exports(const std::filesystem::path& folder, std::uint64_t exports) {
  for (std::uint64_t e = 0; e < exports; ++e) {
    auto record = adapters::open_duckdb_record(folder, {.memory_limit_mib = 256, .threads = 2});
    if (!record) return tl::make_unexpected(record.error());
    const Id128 id = hash128("export " + std::to_string(e));
    const auto done = (*record)->find_run(id);
    if (!done) return tl::make_unexpected(done.error());
    if (*done) continue;
    auto session = (*record)->begin({.id = id, .input = "export"});
    if (!session) return tl::make_unexpected(session.error());
    constexpr std::uint64_t kBatches = 20;
    for (std::uint64_t b = 0; b < kBatches; ++b) {
      RowBatch batch;
      fill(batch, e, b, kMessages / kBatches);
      if (auto told = (*session)->append(batch); !told) return tl::make_unexpected(told.error());
    }
    if (auto finished = (*session)->finish(); !finished) return tl::make_unexpected(finished.error());
  }
  auto record = adapters::open_duckdb_record(folder, {.threads = 2});
  if (!record) return tl::make_unexpected(record.error());
  return (*record)->fingerprint();
}

constexpr std::uint64_t kExports = 2;

/// Runs the imports in a child; true if it came to the end before the kill.
bool import_and_die(const std::filesystem::path& folder, std::chrono::microseconds after) {
  const pid_t child = ::fork();
  if (child == 0) ::_exit(import_exports(folder, kExports) ? 0 : 1);
  ::usleep(static_cast<useconds_t>(after.count()));
  ::kill(child, SIGKILL);
  int status = 0;
  ::waitpid(child, &status, 0);
  EXPECT_TRUE(WIFSIGNALED(status) || WEXITSTATUS(status) == 0) << "the child failed by itself";
  return WIFEXITED(status);
}

/// Imports in a child, so that no thread of DuckDB is alive when the next child is forked.
void import_in_peace(const std::filesystem::path& folder) {
  const pid_t child = ::fork();
  if (child == 0) ::_exit(import_exports(folder, kExports) ? 0 : 1);
  int status = 0;
  ::waitpid(child, &status, 0);
  ASSERT_TRUE(WIFEXITED(status) && WEXITSTATUS(status) == 0);
}

TEST(Kill, TheSameImportAgainGivesTheSameRecord) {
  using std::chrono::microseconds;
  const Folder whole;
  const auto begin = std::chrono::steady_clock::now();
  import_in_peace(whole.path());
  const auto undisturbed = std::chrono::duration_cast<microseconds>(std::chrono::steady_clock::now() - begin).count();

  constexpr int kKills = 24;
  constexpr int kKillsARound = 8;
  std::mt19937_64 dice{20261123};
  std::vector<std::unique_ptr<Folder>> killed;
  for (int kills = 0; kills < kKills;) {
    killed.push_back(std::make_unique<Folder>());
    for (int i = 0; i < kKillsARound; ++i) {
      const auto after = 1 + dice() % static_cast<std::uint64_t>(undisturbed);
      if (import_and_die(killed.back()->path(), microseconds{after})) break;
      ++kills;
    }
    ASSERT_LT(killed.size(), 100U) << "the imports are over before they can be killed";
  }
  const auto expected = import_exports(whole.path(), kExports);
  ASSERT_TRUE(expected.has_value()) << expected.error().message;
  for (const auto& folder : killed) {
    const auto after_kills = import_exports(folder->path(), kExports);
    ASSERT_TRUE(after_kills.has_value()) << after_kills.error().message;
    EXPECT_EQ(to_hex(*after_kills), to_hex(*expected));
  }
}

}  // namespace
}  // namespace colloquio
