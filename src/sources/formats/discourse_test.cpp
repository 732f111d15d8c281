#include <algorithm>
#include <string>

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "colloquio/sources/formats.hpp"
#include "colloquio/sources/formats/fixtures.hpp"
#include "colloquio/sources/formats/titles.hpp"
#include "colloquio/sources/recording_sink.hpp"

namespace colloquio::sources::formats {
namespace {

using testing::ElementsAre;

class Discourse : public testing::Test {
 protected:
  void read(std::initializer_list<std::string> files, const ReadOptions& options = {}) {
    ASSERT_TRUE(read_fixtures(discourse, COLLOQUIO_FIXTURES, "discourse", files, sink, options));
  }
  const MessageEvent& message(std::string_view id) {
    const auto found = std::find_if(sink.messages.begin(), sink.messages.end(),
                                    [id](const MessageEvent& m) { return m.native_id == id; });
    EXPECT_NE(found, sink.messages.end()) << id;
    return found == sink.messages.end() ? none_ : *found;
  }
  RecordingSink sink;

 private:
  MessageEvent none_;
};

TEST_F(Discourse, ReadsATopicWithItsReplyLinks) {
  read({"topic.json"});
  ASSERT_EQ(sink.messages.size(), 5U);
  const MessageEvent& question = message("8/1");
  EXPECT_EQ(question.title, "Torchio che perde") << "it stands behind the posts";
  EXPECT_EQ(question.author.native_id, "20");
  EXPECT_EQ(question.author.handle, "ada");
  EXPECT_EQ(question.evidence, Evidence::none);
  EXPECT_EQ(question.when.precision, TimePrecision::millisecond);
  const MessageEvent& answer = message("8/3");
  EXPECT_EQ(answer.parent, "8/1") << "a number written as a string";
  EXPECT_EQ(answer.evidence, Evidence::explicit_);
  EXPECT_EQ(to_rfc3339(answer.edited_at), "2026-05-01T09:30:00Z");
  EXPECT_THAT(answer.mentions, ElementsAre("ada"));
  const MessageEvent& quoting = message("8/4");
  EXPECT_EQ(quoting.parent, "8/3");
  EXPECT_EQ(quoting.evidence, Evidence::mention) << "it only quotes";
  EXPECT_THAT(quoting.mentions, ElementsAre("officina")) << "carla is named within the quote";
}

TEST_F(Discourse, CountsLikesAndViews) {
  read({"topic.json"});
  const auto& counts = message("8/1").counts;
  ASSERT_EQ(counts.size(), 2U);
  EXPECT_EQ(counts[0].metric, "likes");
  EXPECT_EQ(counts[0].value, 3);
  EXPECT_EQ(message("8/3").counts[0].value, 0) << "an absent count is none";
  ASSERT_EQ(sink.counts.size(), 1U);
  EXPECT_EQ(sink.counts[0].target, "8/1");
  EXPECT_EQ(sink.counts[0].count.value, 210);
}

TEST_F(Discourse, TellsMachinesDeletionsAndWhispersApart) {
  read({"topic.json"});
  EXPECT_EQ(message("8/6").gone, GoneKind::deleted_by_author);
  EXPECT_EQ(message("8/6").text, "") << "the forum's words are not his";
  EXPECT_TRUE(message("8/7").author.is_bot);
  EXPECT_FALSE(message("8/3").author.is_bot);
  std::vector<std::string> reasons;
  for (const RejectEvent& r : sink.rejects) reasons.emplace_back(r.reason);
  EXPECT_THAT(reasons, ElementsAre("a post without topic_id and post_number", "private messages are switched off",
                                   "not talk: the forum's own notes"));
  ReadOptions options;
  options.private_messages = true;
  read({"topic.json"}, options);
  EXPECT_EQ(message("8/5").visibility, Visibility::private_);
}

TEST_F(Discourse, JoinsPagesOfTheSameTopic) {
  read({"posts.json", "topic.json"});
  EXPECT_EQ(message("8/8").parent, "8/3");
  EXPECT_EQ(message("8/8").conversation, message("8/1").conversation);
}

TEST_F(Discourse, ReadsAnArchiveWithQuotesAsEvidence) {
  read({"archive.jsonl"});
  ASSERT_EQ(sink.messages.size(), 5U);
  EXPECT_EQ(message("21/1").title, "Roadmap");
  EXPECT_EQ(message("21/1").evidence, Evidence::none);
  EXPECT_EQ(message("21/2").evidence, Evidence::order);
  EXPECT_EQ(message("21/2").parent, "");
  EXPECT_EQ(message("21/3").parent, "21/2") << "the last earlier one of the same topic";
  EXPECT_EQ(message("21/3").evidence, Evidence::mention);
  EXPECT_THAT(message("21/3").mentions, ElementsAre("ihno", "jeff"));
  EXPECT_EQ(message("21/3").author.native_id, "@ada");
  EXPECT_EQ(message("21/4").author.native_id, "") << "nobody";
  EXPECT_EQ(message("21/2").when.precision, TimePrecision::minute);
  EXPECT_TRUE(message("22/1").author.is_bot);
  EXPECT_EQ(sink.rejects.size(), 2U) << "the cut line and the one without a place";
}

TEST_F(Discourse, KnowsItsOwnFiles) {
  for (const char* name : {"topic.json", "posts.json", "archive.jsonl"}) {
    const std::string text = fixture(COLLOQUIO_FIXTURES, std::string{"discourse/"} + name);
    const Sniffed file{.name = name, .head = text};
    EXPECT_GE(discourse.recognise({&file, 1}), 90) << name;
  }
  const Sniffed other{.name = "x.json", .head = R"({"topic":1,"text":"x"})"};
  EXPECT_EQ(discourse.recognise({&other, 1}), 0);
}

TEST(NameInTitle, DropsFoldersAndEndings) {
  EXPECT_EQ(name_in_title("exports/forum.example.jsonl.gz"), "forum.example");
  EXPECT_EQ(name_in_title("exports/forum/"), "forum");
  EXPECT_EQ(name_in_title(".json"), ".json");
  EXPECT_EQ(name_in_title(""), "");
  EXPECT_EQ(lasting_name("exports/recensioni-Ottobre-2026.csv"), "recensioni");
  EXPECT_EQ(lasting_name("forum.example-2026-10-31.jsonl.gz"), "forum.example");
  EXPECT_EQ(lasting_name("part 2/2026-10.xml"), "2026-10") << "better a date than nothing";
  EXPECT_EQ(lasting_name("part 2"), "part 2");
}

}  // namespace
}  // namespace colloquio::sources::formats
