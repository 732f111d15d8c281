#include "colloquio/sources/json.hpp"

#include <ctime>
#include <string>
#include <vector>

#include <gtest/gtest.h>

#include "colloquio/sources/memory_bundle.hpp"
#include "colloquio/sources/recording_sink.hpp"

namespace colloquio::sources {
namespace {

using Strings = std::vector<std::string>;

struct Read {
  Strings items;    // their "id", or their own text
  Strings rejects;  // "reason@offset"
};

Read read_in_pieces(std::string_view text, std::size_t chunk, JsonShape shape) {
  MemoryStream stream(text, chunk);
  RecordingSink sink;
  JsonItems items(stream, "f", sink, std::move(shape));
  Read read;
  while (auto item = items.next()) {
    const auto id = (*item)["id"];
    read.items.emplace_back(id.exists() ? id.text() : item->text());
    EXPECT_EQ(items.raw(), text.substr(items.offset(), items.raw().size()));
  }
  EXPECT_TRUE(items.result().has_value());
  for (const auto& r : sink.rejects) read.rejects.push_back(std::string{r.reason} + "@" + std::to_string(r.offset));
  return read;
}

/// The pieces must not matter; checks that for a few sizes.
Read read_items(std::string_view text, JsonShape shape = {}) {
  const Read whole = read_in_pieces(text, 1 << 20, shape);
  for (const std::size_t chunk : {1U, 2U, 5U, 64U}) {
    const Read pieces = read_in_pieces(text, chunk, shape);
    EXPECT_EQ(pieces.items, whole.items) << "chunk " << chunk << " of " << text.substr(0, 80);
    EXPECT_EQ(pieces.rejects, whole.rejects) << "chunk " << chunk << " of " << text.substr(0, 80);
  }
  return whole;
}

TEST(JsonItems, ReadsEveryUsualDress) {
  const Strings both{"1", "2"};
  EXPECT_EQ(read_items("{\"id\":1}\n{\"id\":2}\n").items, both);
  EXPECT_EQ(read_items("{\"id\":1}\n{\"id\":2}").items, both);
  EXPECT_EQ(read_items("{\"id\":1}{\"id\":2}").items, both);
  EXPECT_EQ(read_items("{\"id\":1},{\"id\":2},").items, both);
  EXPECT_EQ(read_items("[{\"id\":1},{\"id\":2}]").items, both);
  EXPECT_EQ(read_items("\xEF\xBB\xBF[\n  {\n\"id\": 1\n},\n  {\n\"id\": 2\n}\n]\n").items, both);
  EXPECT_EQ(read_items("{\n \"id\": 1\n}\n{\n \"id\": 2\n}\n").items, both);
  EXPECT_EQ(read_items("window.YTD.tweets.part0 = [ {\"id\":1}, {\"id\":2} ];").items, both);
  EXPECT_EQ(read_items("{\"messages\":[{\"id\":1},{\"id\":2}]}", {.paths = {"messages"}}).items, both);
  EXPECT_EQ(read_items("[\"a\", 12, true]").items, (Strings{"a", "12", "true"}));
  EXPECT_TRUE(read_items("").items.empty());
  EXPECT_TRUE(read_items("[]").items.empty());
  EXPECT_TRUE(read_items("  \n \r\n").rejects.empty());
}

TEST(JsonItems, FindsNestedArraysAndWhatStandsAroundThem) {
  const std::string text =
      R"({"about":{"x":[1]},"chats":{"list":[{"name":"A","id":7,"messages":[{"id":1},{"id":2}]},)"
      R"({"name":"B","messages":[]},{"name":"C\u00e8","messages":[{"id":3}]}]},"left":{"messages":[{"id":9}]}})";
  for (const std::size_t chunk : {1U, 1000U}) {
    MemoryStream stream(text, chunk);
    RecordingSink sink;
    JsonItems items(stream, "f", sink, {.paths = {"chats.list[].messages", "messages"}});
    Strings seen;
    while (auto item = items.next()) {
      seen.push_back(std::string{items.around("name")} + ":" + std::string{(*item)["id"].text()});
    }
    EXPECT_EQ(seen, (Strings{"A:1", "A:2", "Cè:3"}));
    EXPECT_TRUE(sink.rejects.empty());
  }
}

TEST(JsonItems, GivesTheMembersOfAnObjectWithTheirNames) {
  const std::string text = "{\"a\":{\"n\":1},\n\"b \\u00e8\":{\"n\":2},\"c\":null,\"d\":3}";
  for (const std::size_t chunk : {1U, 1000U}) {
    MemoryStream stream(text, chunk);
    RecordingSink sink;
    JsonItems items(stream, "f", sink, {.paths = {"{}"}});
    Strings seen;
    while (auto item = items.next()) seen.push_back(std::string{items.key()} + ":" + std::string{(*item)["n"].text()});
    EXPECT_EQ(seen, (Strings{"a:1", "b è:2", "c:", "d:"}));
    EXPECT_TRUE(sink.rejects.empty());
  }
}

TEST(JsonItems, ABrokenLineHurtsNoOther) {
  const auto read =
      read_items("{\"id\":1}\n{\"id\":2,\"t\":\"cut\n{\"id\":3}\nnoise\n{\"id\":}\n{\"id\":4}\n{\"id\":5");
  EXPECT_EQ(read.items, (Strings{"1", "3", "4"}));
  EXPECT_EQ(read.rejects.size(), 4U);
}

TEST(JsonItems, ANameOfNothingButQuotesIsNotReadAgainForEachOfThem) {
  std::string text = "[{\"id\":1},\n{\"a";
  for (int n = 0; n < 150'000; ++n) text += "\\\"";
  text += "\n\"m\":[{\"id\":2}]}]";
  const auto from = std::clock();
  const Read read = read_in_pieces(text, 1 << 20, {.paths = {"[].m"}});
  EXPECT_LT(static_cast<double>(std::clock() - from) / CLOCKS_PER_SEC, 10);
  EXPECT_EQ(read.items, (Strings{"2"}));
  EXPECT_EQ(read.rejects.size(), 1U);
}

TEST(JsonItems, KeepsSomePlainMembersOfAnObjectNotAllOfThem) {
  std::string text = "{";
  for (int n = 0; n < 1000; ++n) text += "\"k" + std::to_string(n) + "\":" + std::to_string(n) + ",";
  text += "\"m\":[{\"id\":1}]}";
  MemoryStream stream(text);
  RecordingSink sink;
  JsonItems items(stream, "f", sink, {.paths = {"m"}});
  ASSERT_TRUE(items.next());
  EXPECT_EQ(items.around("k255"), "255");
  EXPECT_EQ(items.around("k256"), "");
}

TEST(JsonItems, RejectsSayWhatAndWhere) {
  const auto read = read_items("{\"id\":1}\n{\"id\":\nnoise\n{\"id\":4}\n{\"id\":5");
  EXPECT_EQ(read.items, (Strings{"1", "4"}));
  EXPECT_EQ(read.rejects, (Strings{"not JSON@9", "not JSON@16", "JSON is cut@31"}));
}

TEST(JsonItems, ABrokenFirstLineDoesNotSpoilTheRest) {
  EXPECT_EQ(read_items("{\"id\":1,\"t\":\"cut\n{\"id\":2}\n{\"id\":3}\n").items, (Strings{"2", "3"}));
  EXPECT_EQ(read_items("{\"id\":1,\n{\"id\":2}\n{\"id\":3}\n").items, (Strings{"2", "3"}));
  EXPECT_EQ(read_items("tail\":1}\n{\"id\":2}\n").items, (Strings{"2"}));
}

TEST(JsonItems, ABrokenElementDoesNotSpoilTheArray) {
  const auto read = read_items(
      "[\n {\"id\":1},\n {\"id\":2,\"t\":\"no end},\n {\"id\":3},\n {\"id\":4,},\n {\"id\":nope},\n {\"id\":5}\n]");
  EXPECT_EQ(read.items, (Strings{"1", "3", "4", "5"}));
  EXPECT_EQ(read.rejects.size(), 2U);
  const auto open = read_items("[\n {\"id\":1},\n {\"id\":2,\n {\"id\":3},\n {\"id\":4}\n]");
  EXPECT_EQ(open.items, (Strings{"1", "3", "4"}));
}

TEST(JsonItems, ACutFileGivesWhatItHolds) {
  const std::string text = R"({"messages":[{"id":1},{"id":2},{"id":3,"text":"half)";
  const auto read = read_items(text, {.paths = {"messages"}});
  EXPECT_EQ(read.items, (Strings{"1", "2"}));
  EXPECT_EQ(read.rejects, (Strings{"JSON is cut@31"}));
  EXPECT_EQ(read_items("[{\"id\":1},").rejects, (Strings{"JSON is cut@10"}));
}

TEST(JsonItems, PassesOverWhatIsTooBig) {
  const std::string big(5000, 'x');
  const JsonShape small{.paths = {""}, .limit = 1000};
  EXPECT_EQ(read_items("{\"id\":\"" + big + "\"}\n{\"id\":2}\n", small).items, (Strings{"2"}));
  EXPECT_EQ(read_items("[{\"id\":\"" + big + "\"},{\"id\":2}]", small).items, (Strings{"2"}));
  EXPECT_EQ(read_items("[{\"id\":\"" + big + "\"},{\"id\":2}]", small).rejects,
            (Strings{"item longer than the limit@1"}));
}

TEST(JsonItems, AFileOfAnotherKindIsRejectedLineByLineNotWorse) {
  EXPECT_EQ(read_items("hello\nworld\n").rejects, (Strings{"not JSON@0", "not JSON@6"}));
  EXPECT_TRUE(read_items(std::string_view("\0\0\0\0", 4)).items.empty());
  EXPECT_TRUE(read_items("]]]}}}").items.empty());
  EXPECT_TRUE(read_items("{{{{{{").items.empty());
  EXPECT_TRUE(read_items("[,,,]").items.empty());
  EXPECT_EQ(read_items("{\"a\":1,,\"messages\":[{\"id\":1}]}", {.paths = {"messages"}}).items, (Strings{"1"}));
}

TEST(JsonItems, DeepNestingIsARejectNotACrash) {
  const std::string deep = "{\"a\":" + std::string(100'000, '[') + std::string(100'000, ']') + "}";
  const auto read = read_items(deep + "\n{\"id\":2}\n");
  EXPECT_EQ(read.items, (Strings{"2"}));
  ASSERT_EQ(read.rejects.size(), 1U);
  EXPECT_EQ(read.rejects[0], "JSON nested too deep@0");
  EXPECT_TRUE(read_items(std::string(100'000, '[')).items.empty());
}

JsonDocument parsed(std::string_view text) {
  JsonDocument document;
  EXPECT_TRUE(document.parse(text)) << text << ": " << document.reason();
  return document;
}

TEST(JsonValue, KeepsNumbersAsTheyWereWritten) {
  const auto d =
      parsed(R"({"id":9007199254740993123456,"f":1.50,"t":1700000000.123456,"e":1e3,"big":9223372036854775808})");
  EXPECT_EQ(d.root()["id"].text(), "9007199254740993123456");
  EXPECT_EQ(d.root()["f"].text(), "1.50");
  EXPECT_EQ(d.root()["t"].text(), "1700000000.123456");
  EXPECT_EQ(d.root()["e"].integer(), 1000);
  EXPECT_EQ(d.root()["big"].integer(), std::nullopt);
  EXPECT_EQ(d.root()["big"].number(), 9223372036854775808.0);
}

TEST(JsonValue, TakesWhatMeansTheSame) {
  const auto d = parsed(R"({"a":12,"b":"12","c":12.0,"d":null,"e":" 12 ","f":"x","g":true,"h":"true","i":1,"j":{}})");
  const auto root = d.root();
  for (const char* key : {"a", "b", "c", "e"}) {
    EXPECT_EQ(root[key].integer(), 12) << key;
    EXPECT_EQ(root[key].number(), 12.0) << key;
  }
  for (const char* key : {"d", "f", "g", "j", "none"}) {
    EXPECT_EQ(root[key].integer(), std::nullopt) << key;
    EXPECT_EQ(root[key].number(), std::nullopt) << key;
  }
  for (const char* key : {"g", "h", "i"}) EXPECT_TRUE(root[key].is_true()) << key;
  for (const char* key : {"a", "d", "f", "j", "none"}) EXPECT_FALSE(root[key].boolean().has_value()) << key;
  EXPECT_TRUE(root["d"].is_null());
  EXPECT_TRUE(root["d"].exists());
  EXPECT_TRUE(root["none"].is_null());
  EXPECT_FALSE(root["none"].exists());
  EXPECT_EQ(root["none"]["deeper"].at(3)["x"].text(), "");
  EXPECT_EQ(root["d"].text(), "");
}

TEST(JsonValue, TheLastOfTwoMembersWins) {
  const auto d = parsed(R"({"a":1,"b":{"a":5},"a":2})");
  EXPECT_EQ(d.root()["a"].text(), "2");
  EXPECT_EQ(d.root().size(), 3U);
}

TEST(JsonValue, GoesThroughMembersAndElements) {
  const auto d = parsed(R"({"a":[1,[2,3],{"x":"y"}],"k\u0041":"v"})");
  Strings seen;
  for (const auto [key, value] : d.root()) seen.emplace_back(key);
  for (const auto [key, value] : d.root()["a"]) seen.emplace_back(value.text());
  EXPECT_EQ(seen, (Strings{"a", "kA", "1", "", ""}));
  EXPECT_EQ(d.root()["a"].size(), 3U);
  EXPECT_EQ(d.root()["a"].at(1).at(1).text(), "3");
  EXPECT_EQ(d.root()["a"].at(2)["x"].text(), "y");
  EXPECT_FALSE(d.root()["a"].at(3).exists());
}

TEST(JsonDocument, RepairsWhatRealExportsGetWrong) {
  const auto text_of = [](std::string_view json) { return std::string{parsed(json).root()["t"].text()}; };
  EXPECT_EQ(text_of(R"({"t":"a\xe8b"})"), "a\u00e8b");
  EXPECT_EQ(text_of(R"({"t":"\ud83d\ude00"})"), "\U0001F600");
  EXPECT_EQ(text_of(R"({"t":"a\ud83db"})"), "a\uFFFDb");
  EXPECT_EQ(text_of(R"({"t":"a\ude00\ud83d"})"), "a\uFFFD\uFFFD");
  EXPECT_EQ(text_of(R"({"t":"\ud83d\ud83d\ude00"})"), "\uFFFD\U0001F600");
  EXPECT_EQ(text_of(R"({"t":"a\u0000b"})"), "a b");
  EXPECT_EQ(text_of(std::string_view("{\"t\":\"a\0b\"}", 11)), "a b");
  EXPECT_EQ(text_of("{\"t\":\"a\nb\tc\x01"
                    "d\"}"),
            "a\nb\tc d");
  EXPECT_EQ(text_of("{\"t\":\"a\xff\xc3\xa8\xe2\x82\"}"), "a\uFFFD\u00e8\uFFFD");
  EXPECT_EQ(text_of("{\"t\":\"\xed\xa0\x80\"}"), "\uFFFD\uFFFD\uFFFD");
  EXPECT_EQ(text_of(R"({"t":"it\'s","n":NaN,"i":-Infinity,})"), "it's");
  EXPECT_EQ(text_of(R"({"t":"\\xe8 \\ud83d"})"), "\\xe8 \\ud83d");
  EXPECT_EQ(text_of(R"({"t":"\uZZZZ"})"), "\uFFFDZZZZ");
}

TEST(JsonDocument, RefusesWhatIsNotJson) {
  JsonDocument document;
  for (const char* text : {"", "{", "}", "{\"a\"}", "{\"a\":}", "[1 2]", "{\"a\":1}}", "{\"a\":1}{\"b\":2}", "{a:1}",
                           "tru", "{\"a\":\"b\":1}}", "{\"a\":\"b\":1}", "{\"a\":01x}", "1 2", "[1,2"}) {
    EXPECT_FALSE(document.parse(text)) << text;
    EXPECT_FALSE(document.reason().empty()) << text;
    EXPECT_FALSE(document.root().exists()) << text;
  }
  EXPECT_TRUE(document.parse("{\"a\":1}"));
  EXPECT_TRUE(document.parse(" \"word\" "));
  EXPECT_EQ(document.root().text(), "word");
}

TEST(ReadJson, ReadsAFileOrSaysWhyNot) {
  MemoryStream good("\xEF\xBB\xBF{\"a\":\"b\"}", 3);
  const auto document = read_json(good, "f");
  ASSERT_TRUE(document.has_value());
  EXPECT_EQ(document->root()["a"].text(), "b");
  MemoryStream bad("{\"a\":");
  EXPECT_EQ(read_json(bad, "f").error().kind, ErrorKind::invalid_input);
  MemoryStream big("[1,2,3,4,5,6,7,8,9]");
  EXPECT_EQ(read_json(big, "f", 10).error().kind, ErrorKind::invalid_input);
}

}  // namespace
}  // namespace colloquio::sources
