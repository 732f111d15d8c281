#include <algorithm>
#include <string>
#include <vector>

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "colloquio/sources/formats.hpp"
#include "colloquio/sources/formats/fixtures.hpp"
#include "colloquio/sources/recording_sink.hpp"

namespace colloquio::sources::formats {
namespace {

using testing::ElementsAre;

class StackExchange : public testing::Test {
 protected:
  void read(std::initializer_list<std::string> files, const ReadOptions& options = {}) {
    ASSERT_TRUE(read_fixtures(stack_exchange, COLLOQUIO_FIXTURES, "stackexchange", files, sink, options));
  }
  const MessageEvent& message(std::string_view id) {
    const auto found = std::find_if(sink.messages.begin(), sink.messages.end(),
                                    [id](const MessageEvent& m) { return m.native_id == id; });
    EXPECT_NE(found, sink.messages.end()) << id;
    return found == sink.messages.end() ? none_ : *found;
  }
  static std::vector<std::string> counts(const MessageEvent& m) {
    std::vector<std::string> words;
    for (const CountValue& c : m.counts)
      words.push_back(std::string{c.metric} + "=" + std::to_string(static_cast<int>(c.value)));
    return words;
  }
  RecordingSink sink;

 private:
  MessageEvent none_;
};

TEST_F(StackExchange, ReadsQuestionsAnswersAndComments) {
  read({"Posts.xml", "Comments.xml", "Users.xml", "Votes.xml"});
  ASSERT_EQ(sink.messages.size(), 6U);
  const MessageEvent& question = message("post:1");
  EXPECT_EQ(question.kind, MessageKind::question);
  EXPECT_EQ(question.title, "Keeping unfiltered oil");
  EXPECT_EQ(question.text, "<p>How long does unfiltered oil keep? It's cloudy &amp; green.</p>\n");
  EXPECT_EQ(to_rfc3339(question.when.at), "2026-03-12T18:07:07.213Z");
  EXPECT_EQ(question.when.basis, TimeBasis::platform) << "no zone means UTC here";
  EXPECT_EQ(to_rfc3339(question.edited_at), "2026-03-13T08:00:00Z");
  EXPECT_EQ(message("post:2").parent, "post:1");
  EXPECT_EQ(message("post:2").evidence, Evidence::explicit_);
  const MessageEvent& comment = message("comment:1");
  EXPECT_EQ(comment.parent, "post:2");
  EXPECT_THAT(comment.mentions, ElementsAre("Olga"));
  EXPECT_EQ(comment.author.native_id, "11");
}

TEST_F(StackExchange, TakesWhoLeftForNobody) {
  read({"Posts.xml", "Comments.xml"});
  EXPECT_EQ(message("post:3").author.native_id, "");
  EXPECT_EQ(message("post:3").author.display_name, "user99");
  EXPECT_EQ(message("comment:2").author.native_id, "");
  EXPECT_TRUE(message("post:6").author.is_bot);
}

TEST_F(StackExchange, CountsVotesApartOrTheirDifference) {
  read({"Posts.xml", "Votes.xml"});
  EXPECT_THAT(counts(message("post:1")), ElementsAre("views=120", "upvotes=2", "downvotes=1", "favourites=1"));
  RecordingSink without;
  ASSERT_TRUE(read_fixtures(stack_exchange, COLLOQUIO_FIXTURES, "stackexchange", {"Posts.xml"}, without));
  EXPECT_THAT(counts(without.messages.at(0)), ElementsAre("views=120", "score=5", "favourites=1"));
}

TEST_F(StackExchange, NamesOnlyThoseWhoSpoke) {
  read({"Posts.xml", "Comments.xml", "Users.xml"});
  std::vector<std::string> names;
  for (const AccountEvent& a : sink.accounts) names.emplace_back(a.account.display_name);
  EXPECT_THAT(names, ElementsAre("Community", "Piero", "Olga"));
  EXPECT_EQ(sink.accounts.back().account.handle, "Olga") << "who is called @Olga";
}

TEST_F(StackExchange, RejectsWhatItCannotRead) {
  read({"Posts.xml"});
  std::vector<std::string> reasons;
  for (const RejectEvent& r : sink.rejects) reasons.emplace_back(r.reason);
  EXPECT_THAT(reasons, ElementsAre("a post without id", "a tag within a tag", "not talk: post of type 5"));
}

TEST_F(StackExchange, TakesTheSiteFromTheFolder) {
  std::map<std::string, std::string> files{
      {"oil.example.com/Posts.xml", fixture(COLLOQUIO_FIXTURES, "stackexchange/Posts.xml")},
      {"wine.example.com/Posts.xml", fixture(COLLOQUIO_FIXTURES, "stackexchange/Posts.xml")}};
  MemoryBundle bundle{files, "dumps"};
  ASSERT_TRUE(stack_exchange.read(bundle, {}, sink));
  ASSERT_EQ(sink.sources.size(), 2U);
  EXPECT_EQ(sink.sources[0].instance, "oil.example.com");
  EXPECT_EQ(sink.sources[1].instance, "wine.example.com");
  EXPECT_EQ(message("post:2").url, "https://oil.example.com/a/2");
}

TEST_F(StackExchange, KnowsItsOwnFiles) {
  const std::string text = fixture(COLLOQUIO_FIXTURES, "stackexchange/Posts.xml");
  const Sniffed file{.name = "dump/Posts.xml", .head = text};
  EXPECT_GT(stack_exchange.recognise({&file, 1}), 90);
  const Sniffed other{.name = "rows.xml", .head = "<rows><row a=\"1\"/></rows>"};
  EXPECT_EQ(stack_exchange.recognise({&other, 1}), 0);
}

}  // namespace
}  // namespace colloquio::sources::formats
