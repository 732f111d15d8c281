#include "colloquio/core/talk/row_index.hpp"

#include <vector>

#include <gtest/gtest.h>

namespace colloquio::talk {
namespace {

std::uint32_t keep_first(std::uint32_t a, std::uint32_t) { return a; }

TEST(RowIndex, FindsEveryIdAndNoOther) {
  std::vector<Id128> ids;
  for (std::uint64_t i = 1; i <= 5000; ++i) ids.push_back({i % 7, i});  // small numbers: the worst case for a hash
  const RowIndex index(ids, keep_first);
  std::vector<Id128> wanted = ids;
  wanted.push_back({9, 3});
  wanted.push_back({});
  std::vector<std::uint32_t> rows(wanted.size());
  index.find(wanted, rows);
  for (std::uint32_t i = 0; i < ids.size(); ++i) EXPECT_EQ(rows[i], i);
  EXPECT_EQ(rows[5000], kNone);
  EXPECT_EQ(rows[5001], kNone);
}

TEST(RowIndex, AsksWhichCopyKeepsTheId) {
  const std::vector<Id128> ids = {{1, 1}, {1, 2}, {1, 1}, {1, 1}};
  std::vector<std::pair<std::uint32_t, std::uint32_t>> asked;
  const RowIndex index(ids, [&](std::uint32_t a, std::uint32_t b) {
    asked.emplace_back(a, b);
    return b;
  });
  std::vector<std::uint32_t> rows(4);
  index.find(ids, rows);
  EXPECT_EQ(rows, (std::vector<std::uint32_t>{3, 1, 3, 3}));
  EXPECT_EQ(asked, (std::vector<std::pair<std::uint32_t, std::uint32_t>>{{0, 2}, {2, 3}}));
}

TEST(RowIndex, OfNothingFindsNothing) {
  const std::vector<Id128> wanted = {{1, 1}};
  std::vector<std::uint32_t> rows(1);
  RowIndex({}, keep_first).find(wanted, rows);
  EXPECT_EQ(rows[0], kNone);
}

}  // namespace
}  // namespace colloquio::talk
