#include <string>
#include <utility>
#include <vector>

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "colloquio/sources/fingerprint_sink.hpp"
#include "colloquio/sources/formats.hpp"
#include "colloquio/sources/formats/fixtures.hpp"
#include "colloquio/sources/recording_sink.hpp"

namespace colloquio::sources::formats {
namespace {

const std::string kFixtures = COLLOQUIO_FIXTURES;

const MessageEvent& message_of(const RecordingSink& sink, std::string_view id) {
  for (const MessageEvent& e : sink.messages) {
    if (e.native_id == id) return e;
  }
  ADD_FAILURE() << "no message " << id;
  static const MessageEvent kNone{};
  return kNone;
}

class RedditDump : public testing::Test {
 protected:
  RedditDump() {
    EXPECT_TRUE(read_fixtures(reddit, kFixtures, "reddit", {"RC_2026-05.jsonl", "RS_2026-05.jsonl"}, sink_));
  }
  RecordingSink sink_;
};

/// One line of a dump, with what is not given left to plain values.
RecordingSink& read_line(RecordingSink& sink, const std::string& line, const ReadOptions& options = {}) {
  MemoryBundle bundle{{{"RC_2026-05", line}}};
  EXPECT_TRUE(reddit.read(bundle, options, sink));
  return sink;
}

TEST_F(RedditDump, ReadsEveryCommentAndSubmission) {
  EXPECT_EQ(sink_.messages.size(), 13U);
  EXPECT_EQ(sink_.taps.size(), 0U);
  ASSERT_EQ(sink_.sources.size(), 1U);
  EXPECT_EQ(sink_.sources[0].network, "reddit");
  EXPECT_EQ(sink_.sources[0].instance, "");
}

TEST_F(RedditDump, HangsACommentUnderWhatItAnswers) {
  const MessageEvent& comment = message_of(sink_, "t1_k1a");
  EXPECT_EQ(comment.parent, "t3_p1");
  EXPECT_EQ(comment.conversation, "t3_p1");
  EXPECT_EQ(comment.evidence, Evidence::explicit_);
  EXPECT_EQ(comment.kind, MessageKind::comment);
  const MessageEvent& reply = message_of(sink_, "t1_k1b");
  EXPECT_EQ(reply.parent, "t1_k1a");
  EXPECT_EQ(reply.conversation, "t3_p1");
  EXPECT_EQ(reply.kind, MessageKind::reply);
  const MessageEvent& post = message_of(sink_, "t3_p1");
  EXPECT_EQ(post.parent, "");
  EXPECT_EQ(post.conversation, "t3_p1");
  EXPECT_EQ(post.kind, MessageKind::post);
  EXPECT_EQ(post.evidence, Evidence::none);
}

TEST_F(RedditDump, UnescapesTheThreeEntitiesOnce) {
  EXPECT_EQ(message_of(sink_, "t1_k1a").text,
            "Io uso la moka da 40 anni. Il segreto > fuoco basso & coperchio aperto.\r\n\r\nProvate!");
  EXPECT_EQ(message_of(sink_, "t3_p1").title, "Che miscela per la moka & dove comprarla?");
  EXPECT_EQ(message_of(sink_, "t3_p1").text, "Cerco una miscela per la moka da tre <3\nConsigli?");
  RecordingSink sink;
  read_line(sink,
            R"({"id":"a","link_id":"t3_b","created_utc":1777629600,"body":"&amp;lt; &lt;&gt;&amp; & &copy; &am"})");
  EXPECT_EQ(message_of(sink, "t1_a").text, "&lt; <>& & &copy; &am");
}

TEST_F(RedditDump, ReadsTimesHoweverTheyAreWritten) {
  constexpr std::int64_t kSecond = 1'000'000;
  EXPECT_EQ(micros(message_of(sink_, "t1_k1a").when.at), 1777629600 * kSecond);  // a number
  EXPECT_EQ(micros(message_of(sink_, "t1_k1b").when.at), 1777633200 * kSecond);  // a string
  EXPECT_EQ(micros(message_of(sink_, "t1_k1c").when.at), 1777636800 * kSecond);  // a float
  EXPECT_EQ(message_of(sink_, "t1_k1b").edited_at, from_micros(1777633500 * kSecond));
  EXPECT_EQ(message_of(sink_, "t1_k1a").edited_at, kNoTime);  // false
  EXPECT_EQ(message_of(sink_, "t1_k1c").edited_at, kNoTime);  // "false"
  EXPECT_EQ(message_of(sink_, "t1_k1f").edited_at, kNoTime);  // true: edited, nobody knows when
}

TEST_F(RedditDump, CountsAreTrueAsOfTheirOwnReading) {
  const MessageEvent& reply = message_of(sink_, "t1_k1b");
  ASSERT_EQ(reply.counts.size(), 1U);
  EXPECT_EQ(reply.counts[0].metric, "score");
  EXPECT_EQ(reply.counts[0].value, 7);
  EXPECT_EQ(to_rfc3339(reply.counts[0].as_of), "2026-06-01T10:00:00Z");
  const MessageEvent& post = message_of(sink_, "t3_p1");
  ASSERT_EQ(post.counts.size(), 2U);
  EXPECT_EQ(post.counts[1].metric, "replies");
  EXPECT_EQ(post.counts[1].value, 7);
  EXPECT_EQ(message_of(sink_, "t1_c02z").counts.size(), 0U) << "a hidden score is not zero";
}

TEST_F(RedditDump, DeletedIsNobodyAndKeepsItsPlace) {
  const MessageEvent& deleted = message_of(sink_, "t1_k1d");
  EXPECT_EQ(deleted.gone, GoneKind::deleted_by_author);
  EXPECT_EQ(deleted.text, "");
  EXPECT_EQ(deleted.author.native_id, "");
  EXPECT_EQ(deleted.parent, "t1_k1a");
  const MessageEvent& removed = message_of(sink_, "t1_k1e");
  EXPECT_EQ(removed.gone, GoneKind::removed_by_moderator);
  EXPECT_EQ(removed.author.native_id, "t2_spam");
  const MessageEvent& nameless = message_of(sink_, "t1_k1f");
  EXPECT_EQ(nameless.gone, GoneKind::none);
  EXPECT_EQ(nameless.author.native_id, "");
  EXPECT_EQ(nameless.text, "Le parole sono rimaste, l'account no.");
  const MessageEvent& withdrawn = message_of(sink_, "t3_p3");
  EXPECT_EQ(withdrawn.gone, GoneKind::deleted_by_author);
  EXPECT_EQ(withdrawn.title, "");
  EXPECT_EQ(message_of(sink_, "t3_p4").gone, GoneKind::removed_by_moderator);
  EXPECT_EQ(message_of(sink_, "t1_k1g").gone, GoneKind::missing) << "no text at all";
}

TEST_F(RedditDump, TheAccountIsItsCodeAndBefore2018ItsName) {
  EXPECT_EQ(message_of(sink_, "t1_k1b").author.native_id, "t2_casa");
  EXPECT_EQ(message_of(sink_, "t1_k1b").author.handle, "torrefazione_alba");
  EXPECT_EQ(message_of(sink_, "t1_k1b").author.id_kind, IdKind::stable);
  EXPECT_EQ(message_of(sink_, "t1_c02z").author.native_id, "vecchio_utente");
  EXPECT_EQ(message_of(sink_, "t1_c02z").author.id_kind, IdKind::handle);
  EXPECT_TRUE(message_of(sink_, "t1_k10").author.is_bot);
  EXPECT_FALSE(message_of(sink_, "t1_k1b").author.is_bot);
}

TEST_F(RedditDump, TheSubredditIsTheChannel) {
  EXPECT_EQ(message_of(sink_, "t1_k1a").channel, "moka");
  ASSERT_FALSE(sink_.channels.empty());
  EXPECT_EQ(sink_.channels[0].name, "r/moka");
  EXPECT_EQ(sink_.channels[0].kind, ChannelKind::forum);
  EXPECT_EQ(message_of(sink_, "t1_k1a").url, "https://www.reddit.com/r/moka/comments/p1/che_miscela/k1a/");
}

TEST_F(RedditDump, TellsWhereAndWhyALineWasNotRead) {
  std::vector<std::pair<std::uint64_t, std::string>> told;
  for (const RejectEvent& e : sink_.rejects) told.emplace_back(e.line, e.reason);
  EXPECT_THAT(told, testing::ElementsAre(testing::Pair(10, "no id and no date"), testing::Pair(11, "not JSON"),
                                         testing::Pair(12, "cut line")));
  EXPECT_EQ(sink_.rejects[0].offset, 2481U);
  EXPECT_EQ(sink_.rejects[0].file, "RC_2026-05.jsonl");
}

TEST(Reddit, ReadsTheSameInPiecesOfAnySize) {
  std::vector<std::uint64_t> seen;
  for (const std::size_t chunk : {1U, 7U, 4096U}) {
    FingerprintSink sink;
    ASSERT_TRUE(read_fixtures(reddit, kFixtures, "reddit", {"RC_2026-05.jsonl"}, sink, {}, chunk));
    EXPECT_TRUE(sink.is_in_order());
    seen.push_back(sink.fingerprint());
  }
  EXPECT_THAT(seen, testing::Each(seen[0]));
}

TEST(Reddit, ReadsADumpWhereEveryValueBecameAString) {
  RecordingSink sink;
  read_line(sink, R"({"id":"a","link_id":"t3_b","parent_id":"t1_c","created_utc":"1777629600","body":"ciao",)"
                  R"("author":"x","author_fullname":"null","score":"-3","edited":"1777629700","retrieved_on":"null",)"
                  R"("score_hidden":"false","removed_by_category":"null","subreddit_type":"public"})");
  ASSERT_EQ(sink.messages.size(), 1U);
  const MessageEvent& e = sink.messages[0];
  EXPECT_EQ(e.author.native_id, "x");
  EXPECT_EQ(e.gone, GoneKind::none);
  ASSERT_EQ(e.counts.size(), 1U);
  EXPECT_EQ(e.counts[0].value, -3);
  EXPECT_EQ(e.counts[0].as_of, kNoTime);
  EXPECT_EQ(to_rfc3339(e.edited_at), "2026-05-01T10:01:40Z");
}

TEST(Reddit, NamesWhoIsMentioned) {
  RecordingSink sink;
  read_line(sink, R"({"id":"a","link_id":"t3_b","parent_id":"t1_c","created_utc":1,"body":"ask u/carla, or /u/dino"})");
  read_line(
      sink,
      R"({"id":"d","link_id":"t3_b","parent_id":"t1_c","created_utc":1,"body":"see https://reddit.com/u/carla"})");
  ASSERT_EQ(sink.messages.size(), 2U);
  EXPECT_THAT(sink.messages[0].mentions, testing::ElementsAre("carla", "dino"));
  EXPECT_THAT(sink.messages[1].mentions, testing::IsEmpty()) << "a link";
}

TEST(Reddit, TurnsNumbersIntoTheIdsTheyStandFor) {
  RecordingSink sink;
  read_line(sink, R"({"id":"a","link_id":123456789,"parent_id":987654321,"created_utc":1777629600,"body":"x"})");
  read_line(sink, R"({"id":"b","link_id":123456789,"parent_id":123456789,"created_utc":1777629600,"body":"x"})");
  ASSERT_EQ(sink.messages.size(), 2U);
  EXPECT_EQ(sink.messages[0].conversation, "t3_21i3v9");
  EXPECT_EQ(sink.messages[0].parent, "t1_gc0uy9");
  EXPECT_EQ(sink.messages[1].parent, "t3_21i3v9");
}

TEST(Reddit, APrivateSubredditNeedsToBeAllowed) {
  const std::string line = R"({"id":"a","link_id":"t3_b","created_utc":1777629600,"body":"tra noi",)"
                           R"("subreddit":"soci","subreddit_type":"private"})";
  RecordingSink closed;
  read_line(closed, line);
  EXPECT_EQ(closed.messages.size(), 0U);
  ASSERT_EQ(closed.rejects.size(), 1U);
  EXPECT_EQ(closed.rejects[0].reason, "private messages are switched off");
  EXPECT_EQ(closed.rejects[0].sample.find("tra noi"), std::string_view::npos);
  RecordingSink open;
  read_line(open, line, {.private_messages = true});
  ASSERT_EQ(open.messages.size(), 1U);
  EXPECT_EQ(open.messages[0].visibility, Visibility::private_);
}

TEST(Reddit, KnowsItsOwnFiles) {
  const std::string comments = fixture(kFixtures, "reddit/RC_2026-05.jsonl");
  const std::string submissions = fixture(kFixtures, "reddit/RS_2026-05.jsonl");
  const std::string other = R"({"id":"1","subreddit":"moka","text":"no"})";
  const auto ask = [](std::string_view name, std::string_view head) {
    const Sniffed file{name, head};
    return reddit.recognise({&file, 1});
  };
  EXPECT_GE(ask("RC_2026-05", comments), 95);
  EXPECT_GE(ask("moka.jsonl", submissions), 85);
  EXPECT_EQ(ask("RC_2026-05", other), 0);
  EXPECT_EQ(ask("x.json", fixture(kFixtures, "telegram/account.result.json")), 0);
}

}  // namespace
}  // namespace colloquio::sources::formats
