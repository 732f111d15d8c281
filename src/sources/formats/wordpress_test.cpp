#include <algorithm>
#include <string>

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "colloquio/base/id.hpp"
#include "colloquio/sources/formats.hpp"
#include "colloquio/sources/formats/fixtures.hpp"
#include "colloquio/sources/recording_sink.hpp"

namespace colloquio::sources::formats {
namespace {

const MessageEvent& message(const RecordingSink& sink, std::string_view id) {
  static const MessageEvent kNone;
  const auto found = std::find_if(sink.messages.begin(), sink.messages.end(),
                                  [id](const MessageEvent& m) { return m.native_id == id; });
  EXPECT_NE(found, sink.messages.end()) << id;
  return found == sink.messages.end() ? kNone : *found;
}

const RejectEvent* rejected(const RecordingSink& sink, std::string_view reason) {
  const auto found = std::find_if(sink.rejects.begin(), sink.rejects.end(),
                                  [reason](const RejectEvent& r) { return r.reason == reason; });
  return found == sink.rejects.end() ? nullptr : &*found;
}

class Wordpress : public testing::Test {
 protected:
  void read(const std::string& file, const ReadOptions& options = {},
            std::size_t chunk = static_cast<std::size_t>(-1)) {
    ASSERT_TRUE(read_fixtures(wordpress_wxr, COLLOQUIO_FIXTURES, "wordpress", {file}, sink, options, chunk));
  }
  RecordingSink sink;
};

TEST_F(Wordpress, ReadsAnExportOfARealServer) {
  read("bottega.wxr.xml");
  ASSERT_EQ(sink.sources.size(), 1U);
  EXPECT_EQ(sink.sources[0].instance, "127.0.0.1:8089");
  EXPECT_EQ(to_rfc3339(sink.sources[0].as_of), "2026-11-23T06:06:35Z");
  EXPECT_EQ(sink.channels.at(0).name, "Bottega");
  ASSERT_EQ(sink.messages.size(), 6U) << "two posts and four comments; pages without comments are no talk";
  const MessageEvent& post = message(sink, "post:4");
  EXPECT_EQ(post.author.native_id, "user:1");
  EXPECT_EQ(post.author.display_name, "admin");
  EXPECT_EQ(to_rfc3339(post.when.at), "2026-11-23T06:05:51Z");
  EXPECT_EQ(post.when.basis, TimeBasis::platform);
  EXPECT_EQ(post.evidence, Evidence::none);
  const MessageEvent& question = message(sink, "comment:2");
  EXPECT_EQ(question.parent, "post:4");
  EXPECT_EQ(question.evidence, Evidence::two_level);
  EXPECT_EQ(question.author.native_id, "email:" + to_hex(hash128("anna@example.test")));
  EXPECT_EQ(question.author.id_kind, IdKind::email_hash);
  const MessageEvent& answer = message(sink, "comment:3");
  EXPECT_EQ(answer.parent, "comment:2");
  EXPECT_EQ(answer.evidence, Evidence::explicit_);
  EXPECT_EQ(answer.conversation, "post:4");
  EXPECT_EQ(answer.author.native_id, "user:1") << "the site's own user is the post's author too";
  EXPECT_EQ(message(sink, "comment:4").moderation, Moderation::pending);
  EXPECT_TRUE(sink.rejects.empty());
}

TEST_F(Wordpress, NeverHandsOnAnAddress) {
  read("bottega.wxr.xml");
  for (const MessageEvent& m : sink.messages) {
    for (const std::string_view word : {m.author.native_id, m.author.handle, m.author.display_name}) {
      EXPECT_EQ(word.find('@'), std::string_view::npos) << word;
    }
  }
}

TEST_F(Wordpress, ReadsReviewsWithTheirStars) {
  read("shop.wxr.xml");
  EXPECT_EQ(sink.sources.at(0).instance, "frantoio.example/negozio");
  EXPECT_EQ(sink.channels.at(0).name, "Frantoio & Figli");
  const MessageEvent& review = message(sink, "comment:31");
  EXPECT_EQ(review.kind, MessageKind::review);
  EXPECT_EQ(review.rating, 5.0);
  EXPECT_EQ(review.text, "Profumato, lo ricompro.<br>\nConsegna in due giorni.");
  EXPECT_EQ(review.author.native_id, "email:" + to_hex(hash128("lucia@example.test")));
  EXPECT_EQ(review.url, "https://frantoio.example/negozio/olio-5l/#comment-31");
  const MessageEvent& answer = message(sink, "comment:32");
  EXPECT_EQ(answer.parent, "comment:31");
  EXPECT_EQ(answer.text, "Grazie Lucia & a presto <3");
  EXPECT_EQ(message(sink, "post:10").author.display_name, "Marta (Frantoio)") << "told because it has talk below";
}

TEST_F(Wordpress, LosesNothingReadableOfBrokenXml) {
  read("shop.wxr.xml");
  EXPECT_EQ(message(sink, "post:11").text, "Si comincia il 20 ottobre <![CDATA[ forse  o prima.");
  EXPECT_EQ(message(sink, "post:11").author.native_id, "login:piero");
  const MessageEvent& visit = message(sink, "comment:41");
  EXPECT_EQ(visit.author.native_id, "") << "anonymised: nobody";
  EXPECT_EQ(visit.moderation, Moderation::pending);
  EXPECT_EQ(visit.when.basis, TimeBasis::zone_assumed) << "no GMT date: local time of the declared zone";
  const MessageEvent& gino = message(sink, "comment:42");
  EXPECT_EQ(gino.text, "Io vengo di sicuro") << "the end tag is misspelt";
  EXPECT_EQ(gino.parent, "comment:999");
  EXPECT_EQ(gino.moderation, Moderation::trash);
  EXPECT_EQ(message(sink, "post:14").text, "Un post intero") << "the file is cut in its comment";
  EXPECT_EQ(sink.messages.size(), 7U);
  EXPECT_NE(rejected(sink, "the file ends inside <comment_content>"), nullptr);
}

TEST_F(Wordpress, LeavesOutWhatNobodySaidToAnybodyAndSaysSo) {
  read("shop.wxr.xml");
  for (const char* reason :
       {"not talk: comment of type order_note", "not talk: comment of type pingback", "not talk: post not published"}) {
    const RejectEvent* reject = rejected(sink, reason);
    ASSERT_NE(reject, nullptr) << reason;
    EXPECT_EQ(reject->sample, "1 of them");
  }
}

TEST_F(Wordpress, TakesLocalTimesInTheDeclaredZone) {
  ReadOptions options;
  options.zone = "Europe/Rome";
  read("shop.wxr.xml", options);
  EXPECT_EQ(to_rfc3339(message(sink, "comment:41").when.at), "2026-04-02T10:00:00Z");
  EXPECT_EQ(to_rfc3339(message(sink, "comment:42").when.at), "2026-04-03T12:00:00Z") << "GMT stays GMT";
}

TEST_F(Wordpress, ReadsTheSameInAnyPieces) {
  read("shop.wxr.xml");
  for (const std::size_t chunk : {1U, 7U, 100U}) {
    RecordingSink pieces;
    ASSERT_TRUE(read_fixtures(wordpress_wxr, COLLOQUIO_FIXTURES, "wordpress", {"shop.wxr.xml"}, pieces, {}, chunk));
    ASSERT_EQ(pieces.messages.size(), sink.messages.size());
    for (std::size_t i = 0; i < sink.messages.size(); ++i) {
      EXPECT_EQ(pieces.messages[i].native_id, sink.messages[i].native_id);
      EXPECT_EQ(pieces.messages[i].text, sink.messages[i].text);
    }
    EXPECT_EQ(pieces.rejects.size(), sink.rejects.size());
  }
}

TEST_F(Wordpress, KnowsItsOwnFiles) {
  const std::string wxr = fixture(COLLOQUIO_FIXTURES, "wordpress/shop.wxr.xml");
  const Sniffed file{.name = "shop.xml", .head = wxr};
  EXPECT_GT(wordpress_wxr.recognise({&file, 1}), 90);
  const Sniffed feed{.name = "feed.xml", .head = "<rss version=\"2.0\"><channel><title>News</title>"};
  EXPECT_EQ(wordpress_wxr.recognise({&feed, 1}), 0);
}

}  // namespace
}  // namespace colloquio::sources::formats
