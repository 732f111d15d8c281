#include "colloquio/adapters/system/kept_originals.hpp"

#include <fstream>

#include <gtest/gtest.h>
#include <unistd.h>

#include "colloquio/adapters/system/out_files.hpp"

namespace colloquio::adapters {
namespace {

namespace fs = std::filesystem;

class KeptOriginals : public testing::Test {
 protected:
  void SetUp() override {
    folder_ = fs::temp_directory_path() / ("colloquio-originals-" + std::to_string(::getpid()));
    fs::remove_all(folder_);
    fs::create_directories(folder_);
    ASSERT_TRUE(write_file(folder_ / "export.csv", std::string(100'000, 'a')));
    ASSERT_TRUE(write_file(folder_ / "tree/Posts.xml", "<row/>"));
    ASSERT_TRUE(write_file(folder_ / "tree/deep/Comments.xml.gz", "packed already"));
  }
  void TearDown() override { fs::remove_all(folder_); }
  fs::path folder_;
};

TEST_F(KeptOriginals, AFileIsKeptSmallerAndExpiresOnItsDay) {
  auto originals = *open_originals(folder_ / "originals");
  const Id128 run{1, 2};
  ASSERT_TRUE(originals->keep(run, (folder_ / "export.csv").string(), from_micros(1000)));
  const auto kept = *originals->list();
  ASSERT_EQ(kept.size(), 1U);
  EXPECT_EQ(kept[0].run, run);
  EXPECT_EQ(fs::path{kept[0].path}.filename(), "export.csv.zst");
  EXPECT_LT(kept[0].bytes, 1000U);
  EXPECT_EQ(*originals->expire(from_micros(999)), 0U);
  EXPECT_EQ(*originals->expire(from_micros(1000)), 1U);
  EXPECT_TRUE(originals->list()->empty());
}

TEST_F(KeptOriginals, AFolderKeepsItsNamesAndPackedFilesStayAsTheyAre) {
  auto originals = *open_originals(folder_ / "originals");
  ASSERT_TRUE(originals->keep({3, 4}, (folder_ / "tree").string(), Instant::max()));
  const fs::path data = originals->list()->at(0).path;
  EXPECT_EQ(data.filename(), "tree") << "readers may call it so";
  EXPECT_TRUE(fs::exists(data / "Posts.xml.zst"));
  EXPECT_EQ(*read_file(data / "deep/Comments.xml.gz", 100), "packed already");
}

TEST_F(KeptOriginals, AFolderKeepsItsNameHoweverItIsWritten) {
  auto originals = *open_originals(folder_ / "originals");
  ASSERT_TRUE(originals->keep({3, 4}, (folder_ / "tree/").string(), Instant::max()));
  ASSERT_TRUE(originals->keep({3, 5}, (folder_ / "tree/deep/.").string(), Instant::max()));
  EXPECT_EQ(fs::path{originals->list()->at(0).path}.filename(), "tree");
  EXPECT_EQ(fs::path{originals->list()->at(1).path}.filename(), "deep");
}

TEST_F(KeptOriginals, KeepingTwiceReplacesAndHalfWrittenOnesAreRemoved) {
  {
    auto originals = *open_originals(folder_ / "originals");
    ASSERT_TRUE(originals->keep({5, 6}, (folder_ / "export.csv").string(), from_micros(1)));
    ASSERT_TRUE(originals->keep({5, 6}, (folder_ / "export.csv").string(), from_micros(2)));
    EXPECT_EQ(originals->list()->at(0).expires, from_micros(2));
  }
  fs::create_directories(folder_ / "originals/0123.part/data");
  auto again = *open_originals(folder_ / "originals");
  EXPECT_FALSE(fs::exists(folder_ / "originals/0123.part"));
  EXPECT_EQ(again->list()->size(), 1U);
}

TEST_F(KeptOriginals, AMissingInputIsAnErrorAndLeavesNothing) {
  auto originals = *open_originals(folder_ / "originals");
  const auto kept = originals->keep({7, 8}, (folder_ / "nowhere.csv").string(), Instant::max());
  ASSERT_FALSE(kept);
  EXPECT_TRUE(originals->list()->empty());
}

TEST_F(KeptOriginals, AFileAppearsOnlyWhenItIsClosed) {
  auto files = write_into(folder_);
  {
    auto file = *files->create("new/report.html");
    ASSERT_TRUE(file->write("half"));
    EXPECT_FALSE(fs::exists(folder_ / "new/report.html"));
  }
  EXPECT_TRUE(fs::is_empty(folder_ / "new")) << "an unfinished file leaves nothing behind";
  auto file = *files->create("new/report.html");
  ASSERT_TRUE(file->write("whole"));
  ASSERT_TRUE(file->close());
  EXPECT_EQ(*read_file(folder_ / "new/report.html", 100), "whole");
}

}  // namespace
}  // namespace colloquio::adapters
