#include <map>
#include <set>
#include <string>

#include <gtest/gtest.h>

#include "colloquio/sources/format.hpp"
#include "colloquio/sources/memory_bundle.hpp"

namespace colloquio::sources {
namespace {

MemoryBundle bundle_of(const std::string& name, const std::string& text) {
  return MemoryBundle(std::map<std::string, std::string>{{name, text}}, name);
}

TEST(Registry, EveryFormatHasANameOfItsOwnAndIsFoundByIt) {
  std::set<std::string_view> names;
  for (const Format* format : all_formats()) {
    EXPECT_TRUE(names.insert(format->name).second) << format->name;
    EXPECT_EQ(find_format(format->name), format);
    EXPECT_FALSE(format->title.empty());
    EXPECT_NE(format->recognise, nullptr);
    EXPECT_NE(format->read, nullptr);
  }
  EXPECT_EQ(find_format("no-such-format"), nullptr);
}

TEST(Registry, TheMostCertainFormatWins) {
  auto corpus =
      bundle_of("utterances.jsonl",
                "{\"id\":\"a\",\"conversation_id\":\"a\",\"text\":\"x\",\"speaker\":\"s\",\"reply-to\":null}\n");
  const auto format = recognise(corpus);
  ASSERT_TRUE(format.has_value()) << format.error().message;
  EXPECT_EQ((*format)->name, "convokit");
  auto figures = bundle_of("a.csv", "date,measure,value\n2026-05-01,orders,3\n");
  EXPECT_EQ((*recognise(figures))->name, "outcomes");
  auto comments = bundle_of("a.csv", "id,date,author,text\n1,2026-05-01,x,hi\n");
  EXPECT_EQ((*recognise(comments))->name, "table");
}

TEST(Registry, WhatNobodyKnowsGetsTheListOfFormats) {
  auto unknown = bundle_of("a.bin", std::string("\0\1\2\3", 4));
  const auto format = recognise(unknown);
  ASSERT_FALSE(format.has_value());
  EXPECT_EQ(format.error().kind, ErrorKind::not_found);
  for (const Format* known : all_formats()) EXPECT_NE(format.error().message.find(known->name), std::string::npos);
  MemoryBundle empty(std::map<std::string, std::string>{});
  EXPECT_EQ(recognise(empty).error().kind, ErrorKind::not_found);
}

}  // namespace
}  // namespace colloquio::sources
