#include "colloquio/base/id.hpp"

#include <set>
#include <string>

#include <gtest/gtest.h>

namespace colloquio {
namespace {

// Answers of the xxHash specification, not of the library at hand: every stored id depends on them for ever.
TEST(Hash128, GivesTheSpecifiedAnswers) {
  EXPECT_EQ(to_hex(hash128("")), "99aa06d3014798d86001c324468d497f");
  EXPECT_EQ(hash64(""), 0x2d06800538d394c2U);
}

TEST(IdMaker, AnIdIsTheHashOfTheRecipe) {
  IdMaker make("message", "reddit", "");
  EXPECT_EQ(make("c3d4e5f"), hash128(std::string("colloquio:1\x1f"
                                                 "message\x1f"
                                                 "reddit\x1f\x1f"
                                                 "c3d4e5f")));
}

TEST(IdMaker, EveryPartCounts) {
  const std::string native = "17";
  std::set<Id128> ids;
  ids.insert(IdMaker("message", "discourse", "a.example")(native));
  ids.insert(IdMaker("message", "discourse", "b.example")(native));
  ids.insert(IdMaker("message", "wordpress", "a.example")(native));
  ids.insert(IdMaker("account", "discourse", "a.example")(native));
  ids.insert(IdMaker("message", "discourse", "a.example")("18"));
  EXPECT_EQ(ids.size(), 5U);
}

TEST(IdMaker, ALongNativeIdLeavesNothingBehindForTheNext) {
  IdMaker make("message", "mbox", "");
  const Id128 before = make("a");
  (void)make(std::string(1000, 'x'));
  EXPECT_EQ(make("a"), before);
}

TEST(IdMaker, NoNativeIdIsNoId) { EXPECT_TRUE(IdMaker("message", "mbox", "")("").is_none()); }

TEST(Hex, ComesBackInAnyCase) {
  const Id128 id = hash128("one");
  std::string hex = to_hex(id);
  EXPECT_EQ(id_from_hex(hex), id);
  for (char& c : hex) {
    if (c >= 'a' && c <= 'f') c = static_cast<char>(c - 'a' + 'A');
  }
  EXPECT_EQ(id_from_hex(hex), id);
}

TEST(Hex, NothingElseIsRead) {
  EXPECT_FALSE(id_from_hex(""));
  EXPECT_FALSE(id_from_hex(std::string(31, '0')));
  EXPECT_FALSE(id_from_hex(std::string(33, '0')));
  EXPECT_FALSE(id_from_hex(std::string(31, '0') + "g"));
  EXPECT_FALSE(id_from_hex("0x" + std::string(30, '0')));
}

}  // namespace
}  // namespace colloquio
