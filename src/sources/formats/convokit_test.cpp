#include <fstream>
#include <iterator>
#include <map>
#include <string>

#include <gtest/gtest.h>

#include "colloquio/sources/format.hpp"
#include "colloquio/sources/formats.hpp"
#include "colloquio/sources/memory_bundle.hpp"
#include "colloquio/sources/recording_sink.hpp"

namespace colloquio::sources {
namespace {

std::string fixture(const std::string& name) {
  std::ifstream in(std::string{COLLOQUIO_FIXTURES} + "/convokit/" + name, std::ios::binary);
  return {std::istreambuf_iterator<char>(in), std::istreambuf_iterator<char>()};
}

MemoryBundle whole_corpus(std::size_t chunk = 1 << 20) {
  std::map<std::string, std::string> files;
  for (const char* name : {"utterances.jsonl", "speakers.json", "conversations.json", "corpus.json", "index.json"}) {
    files[std::string{"corpus/"} + name] = fixture(name);
  }
  return MemoryBundle(std::move(files), "/some/where/corpus", chunk);
}

TEST(Convokit, ReadsACorpus) {
  for (const std::size_t chunk : {std::size_t{1}, std::size_t{1} << 20}) {
    auto bundle = whole_corpus(chunk);
    RecordingSink sink;
    ASSERT_TRUE(formats::convokit.read(bundle, {}, sink).has_value());
    ASSERT_EQ(sink.sources.size(), 1U);
    EXPECT_EQ(sink.sources[0].network, "convokit");
    EXPECT_EQ(sink.sources[0].instance, "small shop");
    ASSERT_EQ(sink.messages.size(), 5U);

    const auto& a = sink.messages[0];
    EXPECT_EQ(a.native_id, "a");
    EXPECT_EQ(a.conversation, "a");
    EXPECT_EQ(a.channel, "forum");
    EXPECT_EQ(a.author.native_id, "anna");
    EXPECT_EQ(a.lang, "it");
    EXPECT_EQ(a.kind, MessageKind::post);
    EXPECT_EQ(a.evidence, Evidence::none);
    EXPECT_EQ(to_rfc3339(a.when.at), "2026-01-01T09:00:00Z");
    ASSERT_EQ(a.counts.size(), 3U);
    EXPECT_EQ(a.counts[0].metric, "likes");
    EXPECT_EQ(a.counts[0].value, 4);
    EXPECT_EQ(a.counts[2].metric, "score");
    EXPECT_EQ(a.counts[2].value, 2.5);

    const auto& b = sink.messages[1];
    EXPECT_EQ(b.parent, "a");
    EXPECT_EQ(b.evidence, Evidence::explicit_);
    EXPECT_EQ(b.text, "Alle nove, \u00e8 gi\u00e0 tutto pronto \U0001F600");
    EXPECT_EQ(to_rfc3339(b.when.at), "2026-01-01T09:25:00.5Z");
    EXPECT_TRUE(b.counts.empty());
  }
}

TEST(Convokit, WhatWeExportedKeepsHowItsLinksAreKnown) {
  RecordingSink sink;
  const std::string lines =
      R"({"id":"a","conversation_id":"a","speaker":"x","reply-to":null,"timestamp":1,"text":"uno","meta":{"evidence":""}})"
      "\n"
      R"({"id":"b","conversation_id":"a","speaker":"y","reply-to":"a","timestamp":2,"text":"due","meta":{"evidence":"E4"}})"
      "\n"
      R"({"id":"c","conversation_id":"a","speaker":"x","reply-to":"b","timestamp":3,"text":"\u0074re","meta":{"evidence":"E2"}})"
      "\n";
  MemoryBundle bundle{{{"utterances.jsonl", lines}}};
  ASSERT_TRUE(formats::convokit.read(bundle, {}, sink));
  ASSERT_EQ(sink.messages.size(), 3U);
  EXPECT_EQ(sink.messages[0].evidence, Evidence::none);
  EXPECT_EQ(sink.messages[1].evidence, Evidence::order);
  EXPECT_EQ(sink.messages[1].parent, "") << "ConvoKit wants a parent where only the order is known";
  EXPECT_EQ(name_of(sink.messages[2].evidence), "E2");
  EXPECT_EQ(sink.messages[2].parent, "b");
}

TEST(Convokit, KnowsOldNamesDeletedPeopleAndMissingTimes) {
  auto bundle = whole_corpus();
  RecordingSink sink;
  ASSERT_TRUE(formats::convokit.read(bundle, {}, sink).has_value());
  ASSERT_EQ(sink.messages.size(), 5U);
  const auto& c = sink.messages[2];
  EXPECT_EQ(c.conversation, "a");
  EXPECT_EQ(c.parent, "b");
  EXPECT_EQ(c.author.native_id, "");
  EXPECT_EQ(c.text, "");
  EXPECT_EQ(c.gone, GoneKind::deleted_by_author);
  EXPECT_EQ(to_rfc3339(c.when.at), "2026-01-01T09:33:20Z");
  const auto& d = sink.messages[3];
  EXPECT_EQ(d.parent, "gone7");
  EXPECT_EQ(d.when.at, kNoTime);
  EXPECT_EQ(d.channel, "small shop");
  const auto& f = sink.messages[4];
  EXPECT_EQ(f.native_id, "f");
  EXPECT_EQ(f.when.at, kNoTime) << "3 is a turn, not three seconds past 1970";
  EXPECT_EQ(f.when.raw, "3");
}

TEST(Convokit, TellsOfSpeakersOnlyWhatMessagesDoNot) {
  auto bundle = whole_corpus();
  RecordingSink sink;
  ASSERT_TRUE(formats::convokit.read(bundle, {}, sink).has_value());
  ASSERT_EQ(sink.accounts.size(), 3U);
  EXPECT_EQ(sink.accounts[0].account.display_name, "Anna");
  EXPECT_EQ(sink.accounts[2].account.native_id, "helper");
  EXPECT_TRUE(sink.accounts[2].account.is_bot);
}

TEST(Convokit, RejectsBrokenLinesWithTheirPlace) {
  auto bundle = whole_corpus();
  RecordingSink sink;
  ASSERT_TRUE(formats::convokit.read(bundle, {}, sink).has_value());
  ASSERT_EQ(sink.rejects.size(), 2U);
  EXPECT_EQ(sink.rejects[0].reason, "not JSON");
  EXPECT_EQ(sink.rejects[0].line, 5U);
  EXPECT_EQ(sink.rejects[0].file, "corpus/utterances.jsonl");
  EXPECT_EQ(fixture("utterances.jsonl").substr(sink.rejects[0].offset, 8), "{\"id\":\"e");
  EXPECT_EQ(sink.rejects[1].reason, "no id");
  EXPECT_EQ(sink.rejects[1].line, 6U);
}

TEST(Convokit, ReadsALoneFileWithoutItsLastLine) {
  std::string text = fixture("utterances.jsonl");
  text = text.substr(0, text.find("{\"id\":\"d\"") + 60);
  MemoryBundle bundle({{"utterances.jsonl", text}}, "utterances.jsonl");
  RecordingSink sink;
  ASSERT_TRUE(formats::convokit.read(bundle, {.instance = "mine"}, sink).has_value());
  EXPECT_EQ(sink.messages.size(), 3U);
  EXPECT_EQ(sink.messages[0].channel, "mine");
  ASSERT_EQ(sink.rejects.size(), 1U);
  EXPECT_EQ(sink.rejects[0].reason, "JSON is cut");
}

TEST(Convokit, TheStraightWayAndTheRepairingWaySayTheSame) {
  const std::string line =
      R"({"id":"x","conversation_id":"y","text":"hello","speaker":"s","meta":{"lang":"en","likes":7,"deep":{"a":[1,{"likes":9}]}},"reply-to":"p","timestamp":1767258000,"vectors":[1,[2]]})";
  std::string escaped = line;
  escaped.replace(escaped.find("hello"), 5, "h\\u0065llo");  // a backslash forces the other way
  RecordingSink sink;
  MemoryBundle bundle({{"utterances.jsonl", line + "\n" + escaped + "\n"}});
  ASSERT_TRUE(formats::convokit.read(bundle, {}, sink).has_value());
  ASSERT_EQ(sink.messages.size(), 2U);
  const auto& a = sink.messages[0];
  const auto& b = sink.messages[1];
  EXPECT_EQ(a.text, b.text);
  EXPECT_EQ(a.native_id, b.native_id);
  EXPECT_EQ(a.conversation, b.conversation);
  EXPECT_EQ(a.parent, b.parent);
  EXPECT_EQ(a.author.native_id, b.author.native_id);
  EXPECT_EQ(a.when.at, b.when.at);
  EXPECT_EQ(a.lang, b.lang);
  ASSERT_EQ(a.counts.size(), 1U);
  ASSERT_EQ(b.counts.size(), 1U);
  EXPECT_EQ(a.counts[0].value, b.counts[0].value);
}

TEST(Convokit, SurvivesWhatIsNoUtterance) {
  const std::string deep = "{\"id\":\"deep\",\"meta\":" + std::string(100'000, '[') + std::string(100'000, ']') + "}";
  MemoryBundle bundle(
      {{"utterances.jsonl", "[]\n{}\nnull\n\n{\"id\":[1]}\n{\"id\":\"1\"}{\"id\":\"2\"}\n" + deep +
                                "\n{\"id\":\"twice\",\"id\":\"last\",\"text\":\"a\\u0000b\\ud800\"}\n"}});
  RecordingSink sink;
  ASSERT_TRUE(formats::convokit.read(bundle, {}, sink).has_value());
  ASSERT_FALSE(sink.messages.empty());
  EXPECT_EQ(sink.messages.back().native_id, "last");
  EXPECT_EQ(sink.messages.back().text, "a b\uFFFD");
  EXPECT_GE(sink.rejects.size(), 5U);
}

TEST(Convokit, IsRecognised) {
  const std::string head = fixture("utterances.jsonl");
  const std::vector<Sniffed> named{{.name = "c/utterances.jsonl", .head = head}};
  const std::vector<Sniffed> renamed{{.name = "corpus.jsonl", .head = head}};
  const std::vector<Sniffed> other{{.name = "utterances.jsonl", .head = "{\"id\":1,\"text\":\"x\"}\n"}};
  EXPECT_EQ(formats::convokit.recognise(named), 100);
  EXPECT_EQ(formats::convokit.recognise(renamed), 80);
  EXPECT_EQ(formats::convokit.recognise(other), 0);
}

}  // namespace
}  // namespace colloquio::sources
