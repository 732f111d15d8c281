// Every tests/golden/*.talk file: talk in, numbers worked out by hand out.
#include <algorithm>
#include <filesystem>

#include "talk_file.hpp"
#include <gtest/gtest.h>

namespace colloquio::golden {
namespace {

std::vector<std::filesystem::path> talk_files() {
  std::vector<std::filesystem::path> files;
  for (const auto& entry : std::filesystem::directory_iterator(COLLOQUIO_FIXTURES "/../golden")) {
    if (entry.path().extension() == ".talk") files.push_back(entry.path());
  }
  std::sort(files.begin(), files.end());
  return files;
}

class Golden : public testing::TestWithParam<std::filesystem::path> {};

TEST_P(Golden, SaysWhatAPersonFoundByHand) {
  const auto file = read_talk_file(GetParam());
  ASSERT_TRUE(file.has_value()) << file.error().where << ": " << file.error().message;
  ASSERT_FALSE(file->expectations.empty());
  const auto result = talk::measure(file->table, file->options);
  ASSERT_TRUE(result.has_value()) << result.error().message;
  for (const std::string& wrong : compare(*file, *result)) ADD_FAILURE() << wrong;
}

INSTANTIATE_TEST_SUITE_P(Talk, Golden, testing::ValuesIn(talk_files()),
                         [](const auto& param_info) { return param_info.param.stem().string(); });

TEST(GoldenFiles, AreThere) { EXPECT_GE(talk_files().size(), 12U); }

}  // namespace
}  // namespace colloquio::golden
