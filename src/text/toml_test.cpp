#include "colloquio/text/toml.hpp"

#include <gtest/gtest.h>

namespace colloquio::text {
namespace {

TEST(Toml, IsRead) {
  const auto table = parse_toml("\xEF\xBB\xBF# caffè\nname = \"Caffè\"\n[a]\nn = 1\n", "x.toml");
  ASSERT_TRUE(table);
  EXPECT_EQ((*table)["name"].value<std::string>(), "Caffè");
  EXPECT_EQ((*table)["a"]["n"].value<int>(), 1);
}

TEST(Toml, AFaultHasItsLine) {
  const auto table = parse_toml("a = 1\nb = \n", "x.toml");
  ASSERT_FALSE(table);
  EXPECT_EQ(table.error().kind, ErrorKind::invalid_input);
  EXPECT_EQ(table.error().where, "x.toml, line 2");
}

TEST(Toml, AnyWordsReadBackAsTheyWereQuoted) {
  std::string every;
  for (int c = 1; c < 128; ++c) every += static_cast<char>(c);
  for (const std::string& words :
       {std::string{}, std::string{"plain"}, std::string{"\"\\\"'''"}, std::string{"città\r\n\ttab"},
        std::string{"a\0b", 3}, std::string{"\x1b[2J"}, every}) {
    const std::string quoted = toml_string(words);
    EXPECT_EQ(quoted.find_first_of("\x1b\n\r"), std::string::npos) << quoted;
    const auto table = parse_toml(quoted + " = " + quoted + "\n", "x.toml");
    ASSERT_TRUE(table) << quoted << ": " << table.error().message;
    EXPECT_EQ(table->begin()->first.str(), words);
    EXPECT_EQ(table->begin()->second.value<std::string>(), words);
  }
  EXPECT_EQ(toml_string("a\xFFz"), "\"a\xEF\xBF\xBDz\"");
}

TEST(Toml, WhatTheLibraryAssertsIsAFaultOfTheFile) {
  const auto table = parse_toml("[&\"\n", "x.toml");
  ASSERT_FALSE(table);
  EXPECT_EQ(table.error().kind, ErrorKind::invalid_input);
}

TEST(Toml, LettersBeyondAsciiStandInQuotes) {
  for (const char* bad : {"città = 1", "a = 1\n\xD0\x94# x", "name = Caffè", "a = \"b\" è", "x = 1\u00A0", "a = \"b\nè",
                          "a = '\\' è", "a = \"\"\"x\"\"\"\" è", "[è]"}) {
    const auto table = parse_toml(bad, "x.toml");
    ASSERT_FALSE(table) << bad;
    EXPECT_EQ(table.error().kind, ErrorKind::invalid_input) << bad;
  }
  for (const char* good : {"\"città\" = 1", "a = 'è' # è", "a = \"\\\"è\"", "a = \"\"\"\nè\"è\n\"\"\"",
                           "a = '''è\nè'è'''", "a = \"\"\"è\"\"\"\" # two quotes at the end: è", "[\"è\"]"}) {
    EXPECT_TRUE(parse_toml(good, "x.toml")) << good;
  }
  EXPECT_EQ(parse_toml("a = 1\nè = 2", "x.toml").error().where, "x.toml, line 2");
}

}  // namespace
}  // namespace colloquio::text
