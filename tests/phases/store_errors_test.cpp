// What can go wrong around the record's file: each has a clear error, and nothing is lost.
#include <csignal>
#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <functional>
#include <string>

#include <gtest/gtest.h>
#include <sys/resource.h>
#include <sys/stat.h>
#include <sys/wait.h>
#include <unistd.h>

#include "colloquio/adapters/duckdb/duckdb_record.hpp"

namespace colloquio {
namespace {

class StoreErrors : public testing::Test {
 protected:
  StoreErrors() {
    std::string pattern = (std::filesystem::temp_directory_path() / "colloquio-store-XXXXXX").string();
    folder_ = ::mkdtemp(pattern.data());
  }
  ~StoreErrors() override {
    ::chmod(folder_.c_str(), 0755);
    std::filesystem::remove_all(folder_);
  }

  [[nodiscard]] Result<std::unique_ptr<ports::Record>> open() const { return adapters::open_duckdb_record(folder_); }
  [[nodiscard]] Error error() const {
    auto opened = open();
    return opened ? Error{ErrorKind::not_found, "it opened"} : opened.error();
  }
  [[nodiscard]] std::filesystem::path file() const { return folder_ / "record.duckdb"; }

  std::filesystem::path folder_;
};

void fill(RowBatch& batch, std::uint64_t from, std::uint64_t to) {
  for (std::uint64_t i = from; i < to; ++i) {
    const std::string text = std::string(400, static_cast<char>('a' + i % 26)) + std::to_string(i * 7919);
    batch.messages.push_back({.id = hash128(std::to_string(i)), .text = batch.arena.keep(text)});
    batch.messages.back().content_hash = hash128(text);
  }
}

Result<ports::ImportRun> import(ports::Record& record, std::string_view name, std::uint64_t from, std::uint64_t to) {
  auto session = record.begin({.id = hash128(name)});
  if (!session) return tl::make_unexpected(session.error());
  for (; from < to; from += 5'000) {
    RowBatch batch;
    fill(batch, from, std::min(to, from + 5'000));
    if (auto done = (*session)->append(batch); !done) return tl::make_unexpected(done.error());
  }
  return (*session)->finish();
}

/// Runs `work` in a process of its own; its number, or -1 if it did not end by itself.
int in_child(const std::function<int()>& work) {
  const pid_t child = ::fork();
  if (child == 0) ::_exit(work());
  int status = 0;
  ::waitpid(child, &status, 0);
  return WIFEXITED(status) ? WEXITSTATUS(status) : -1;
}

TEST_F(StoreErrors, ASecondProcessIsToldWhoHoldsIt) {
  int ready[2];
  int done[2];
  ASSERT_EQ(::pipe(ready), 0);
  ASSERT_EQ(::pipe(done), 0);
  const pid_t child = ::fork();
  if (child == 0) {
    auto held = open();
    char byte = held ? 'y' : 'n';
    if (::write(ready[1], &byte, 1) != 1 || ::read(done[0], &byte, 1) < 0) ::_exit(1);
    ::_exit(0);
  }
  char opened = 'n';
  ASSERT_EQ(::read(ready[0], &opened, 1), 1);
  EXPECT_EQ(opened, 'y');
  const Error said = error();
  EXPECT_EQ(said.kind, ErrorKind::conflict);
  EXPECT_NE(said.message.find(std::to_string(child)), std::string::npos) << said.message;
  EXPECT_EQ(said.where, file().string());
  ASSERT_EQ(::write(done[1], &opened, 1), 1);
  ::waitpid(child, nullptr, 0);
  EXPECT_TRUE(open().has_value());
  for (const int end : {ready[0], ready[1], done[0], done[1]}) ::close(end);
}

TEST_F(StoreErrors, OnceAProcessIsEnough) {
  auto first = open();
  ASSERT_TRUE(first.has_value());
  EXPECT_EQ(error().kind, ErrorKind::conflict);
  first->reset();
  EXPECT_TRUE(open().has_value());
}

TEST_F(StoreErrors, AFolderThatCannotBeWritten) {
  ::chmod(folder_.c_str(), 0555);
  const int kind = in_child([&] {
    if (::geteuid() == 0 && ::seteuid(65534) != 0) return 100;  // root may write everywhere
    const Error said = error();
    return said.message.find("permissions") == std::string::npos ? 101 : static_cast<int>(said.kind);
  });
  EXPECT_EQ(kind, static_cast<int>(ErrorKind::unavailable));
}

TEST_F(StoreErrors, AFolderThatCannotBeMade) {
  std::ofstream{folder_ / "file"} << "x";
  const auto opened = adapters::open_duckdb_record(folder_ / "file" / "data");
  ASSERT_FALSE(opened.has_value());
  EXPECT_EQ(opened.error().kind, ErrorKind::unavailable);
}

TEST_F(StoreErrors, NotADatabase) {
  std::ofstream{file()} << std::string(20'000, 'x');
  const Error said = error();
  EXPECT_EQ(said.kind, ErrorKind::corrupt) << said.message;
  EXPECT_NE(said.message.find("import the originals again"), std::string::npos) << said.message;
  EXPECT_EQ(std::filesystem::file_size(file()), 20'000U);  // left as it was
}

TEST_F(StoreErrors, DamagedBlocksAreFound) {
  {
    auto record = open();
    ASSERT_TRUE(record.has_value());
    ASSERT_TRUE(import(**record, "one", 0, 20'000).has_value());
  }
  {
    std::fstream bytes{file(), std::ios::in | std::ios::out | std::ios::binary};
    for (std::uintmax_t at = 16'384; at + 64 < std::filesystem::file_size(file()); at += 65'536) {
      bytes.seekp(static_cast<std::streamoff>(at));
      bytes << "damage damage damage";
    }
  }
  auto record = open();
  const ErrorKind kind = !record ? record.error().kind : [&] {
    const auto sum = (*record)->fingerprint();
    return sum ? ErrorKind::not_found : sum.error().kind;
  }();
  EXPECT_EQ(kind, ErrorKind::corrupt);
}

/// The disk is full: no file of the process may grow beyond `bytes` (write gives EFBIG, as it gives ENOSPC on a full
/// disk).
void limit_files(rlim_t bytes) {
  std::signal(SIGXFSZ, SIG_IGN);
  const rlimit limit{bytes, bytes};
  ::setrlimit(RLIMIT_FSIZE, &limit);
}

TEST_F(StoreErrors, AFullDiskLosesNothing) {
  Id128 before;
  {
    auto record = open();
    ASSERT_TRUE(record.has_value());
    ASSERT_TRUE(import(**record, "one", 0, 5'000).has_value());
    before = (*record)->fingerprint().value();
  }
  // Full at different moments: while rows come in, while they are committed, while they are merged.
  const rlim_t size = std::filesystem::file_size(file());
  for (const rlim_t room : {rlim_t{0}, rlim_t{1} << 20U, rlim_t{6} << 20U, rlim_t{60} << 20U}) {
    const int kind = in_child([&] {
      limit_files(size + room);
      auto record = open();
      if (!record) return static_cast<int>(record.error().kind);
      const auto run = import(**record, "two", 2'500, 200'000);
      if (run) return 100;
      const int said = static_cast<int>(run.error().kind);
      const auto after = (*record)->fingerprint();  // may be refused until it is opened again, but must not be another
      return after && *after != before ? 101 : said;
    });
    EXPECT_EQ(kind, static_cast<int>(ErrorKind::unavailable)) << room;
    auto record = open();
    ASSERT_TRUE(record.has_value()) << record.error().message;
    EXPECT_EQ((*record)->fingerprint().value(), before) << room;
    EXPECT_FALSE((*record)->find_run(hash128("two")).value().has_value());
  }
  auto record = open();
  ASSERT_TRUE(record.has_value());
  EXPECT_EQ(import(**record, "two", 2'500, 6'000).value().messages_new, 1'000);
}

}  // namespace
}  // namespace colloquio
