#include "colloquio/adapters/system/file_bundle.hpp"

#include <filesystem>
#include <fstream>
#include <string>
#include <vector>

#include <gtest/gtest.h>
#include <unistd.h>

namespace colloquio::adapters {
namespace {

namespace fs = std::filesystem;

class FileBundleTest : public testing::Test {
 protected:
  void SetUp() override {
    root_ = fs::temp_directory_path() / ("colloquio_file_bundle_" + std::to_string(::getpid()) + "_" +
                                         testing::UnitTest::GetInstance()->current_test_info()->name());
    fs::create_directories(root_ / "in" / "sub");
    write("in/b.txt", "bb");
    write("in/sub/a.txt", "aaa");
    write("in/.hidden", "x");
    write("outside.txt", "secret");
  }
  void TearDown() override { fs::remove_all(root_); }

  void write(const std::string& name, const std::string& text) const { std::ofstream(root_ / name) << text; }
  [[nodiscard]] std::string path(const std::string& name) const { return (root_ / name).string(); }

  fs::path root_;
};

std::string text_of(sources::Bundle& bundle, std::string_view name) {
  auto stream = bundle.open(name);
  if (!stream) return "?";
  std::vector<char> bytes(100);
  const auto got = (*stream)->read(bytes);
  return got ? std::string(bytes.data(), *got) : "?";
}

TEST_F(FileBundleTest, ShowsAFolderSortedAndCountsWhatIsRead) {
  ReadProgress progress;
  const auto bundle = open_files(path("in"), {.progress = &progress});
  ASSERT_TRUE(bundle.has_value());
  EXPECT_EQ(std::vector<std::string>((*bundle)->names().begin(), (*bundle)->names().end()),
            (std::vector<std::string>{"b.txt", "sub/a.txt"}));
  EXPECT_EQ(progress.bytes_total.load(), 5U);
  EXPECT_EQ(text_of(**bundle, "sub/a.txt"), "aaa");
  EXPECT_EQ(progress.bytes_read.load(), 3U);
  EXPECT_EQ((*bundle)->title(), path("in"));
  EXPECT_FALSE((*bundle)->open("../outside.txt").has_value());
}

TEST_F(FileBundleTest, ShowsOneFileByItsName) {
  const auto bundle = open_files(path("in/b.txt"));
  ASSERT_TRUE(bundle.has_value());
  ASSERT_EQ((*bundle)->names().size(), 1U);
  EXPECT_EQ((*bundle)->names()[0], "b.txt");
  auto stream = (*bundle)->open("b.txt");
  ASSERT_TRUE(stream.has_value());
  EXPECT_EQ((*stream)->size(), 2U);
  EXPECT_TRUE((*stream)->seek(1));
  std::vector<char> bytes(10);
  EXPECT_EQ((*stream)->read(bytes).value_or(0), 1U);
}

TEST_F(FileBundleTest, LinksLeadNowhereOutside) {
  fs::create_symlink(root_ / "outside.txt", root_ / "in" / "link.txt");
  fs::create_symlink(root_, root_ / "in" / "up");
  fs::create_symlink(root_ / "in" / "b.txt", root_ / "in" / "inner.txt");
  const auto bundle = open_files(path("in"));
  ASSERT_TRUE(bundle.has_value());
  EXPECT_EQ(std::vector<std::string>((*bundle)->names().begin(), (*bundle)->names().end()),
            (std::vector<std::string>{"b.txt", "inner.txt", "sub/a.txt"}));
}

TEST_F(FileBundleTest, StopsWhenAsked) {
  std::stop_source stop;
  const auto bundle = open_files(path("in"), {.stop = stop.get_token()});
  auto stream = (*bundle)->open("b.txt");
  stop.request_stop();
  std::vector<char> bytes(10);
  const auto got = (*stream)->read(bytes);
  ASSERT_FALSE(got.has_value());
  EXPECT_EQ(got.error().kind, ErrorKind::interrupted);
}

TEST_F(FileBundleTest, SaysWhatIsWrongWithAPath) {
  EXPECT_EQ(open_files(path("none")).error().kind, ErrorKind::not_found);
  EXPECT_EQ(open_files("/dev/null").error().kind, ErrorKind::invalid_input);
  const auto bundle = open_files(path("in/b.txt"));
  fs::remove(root_ / "in/b.txt");
  EXPECT_EQ((*bundle)->open("b.txt").error().kind, ErrorKind::unavailable);
}

class FakeTableRows final : public sources::TableRows {
 public:
  Result<std::unique_ptr<sources::ByteStream>> rows(const std::string& path) override {
    asked = path;
    return fail(ErrorKind::corrupt, "not Parquet");
  }
  std::string asked;
};

TEST_F(FileBundleTest, AsksTheHookForParquet) {
  write("in/t.parquet", "PAR1");
  FakeTableRows hook;
  const auto bundle = open_files(path("in/t.parquet"), {.table_rows = &hook});
  EXPECT_EQ((*bundle)->open("t.parquet").error().kind, ErrorKind::corrupt);
  EXPECT_EQ(hook.asked, path("in/t.parquet"));
}

}  // namespace
}  // namespace colloquio::adapters
