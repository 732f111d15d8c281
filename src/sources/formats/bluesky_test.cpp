#include <string>
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
const std::string kBottega = "did:plc:yzcxeh2nzd2qjsbawtx24hsh";
const std::string kAnna = "did:plc:tbvf2jbj4ka5mkdq5kkdylrq";
const std::string kBruno = "did:plc:ber2k64tmqfay4z4ofn3tv3z";
const std::string kPost = "at://" + kBottega + "/app.bsky.feed.post/3n2xhesmso22f";
const std::string kReply = "at://" + kAnna + "/app.bsky.feed.post/3n2xhesnh6c2f";

void read_file(RecordingSink& sink, const std::string& name) {
  ASSERT_TRUE(read_fixtures(bluesky, kFixtures, "bluesky", {name}, sink));
}

void read_text(RecordingSink& sink, const std::string& text) {
  MemoryBundle bundle{{{"stream.jsonl", text}}};
  ASSERT_TRUE(bluesky.read(bundle, {}, sink));
}

std::string commit(const std::string& collection, const std::string& record, const std::string& operation = "create",
                   const std::string& rkey = "self", const std::string& time = "1795413728638417") {
  return R"({"did":"did:plc:x","time_us":)" + time + R"(,"kind":"commit","commit":{"operation":")" + operation +
         R"(","collection":")" + collection + R"(","rkey":")" + rkey + "\"" +
         (record.empty() ? "" : ",\"record\":" + record) + "}}\n";
}

class BothJetstreams : public testing::TestWithParam<const char*> {};
INSTANTIATE_TEST_SUITE_P(Bluesky, BothJetstreams, testing::Values("jetstream-v1.jsonl", "jetstream-v2.jsonl"));

TEST_P(BothJetstreams, TellTalkFromTapsAndDeletions) {
  RecordingSink sink;
  read_file(sink, GetParam());
  EXPECT_EQ(sink.rejects.size(), 0U);
  ASSERT_EQ(sink.messages.size(), 5U);
  ASSERT_EQ(sink.taps.size(), 3U);
  ASSERT_EQ(sink.gone_items.size(), 3U);

  const MessageEvent& post = sink.messages[0];
  EXPECT_EQ(post.native_id, kPost);
  EXPECT_EQ(post.conversation, kPost);
  EXPECT_EQ(post.author.native_id, kBottega);
  EXPECT_EQ(post.lang, "it");
  EXPECT_EQ(post.kind, MessageKind::post);
  const MessageEvent& answer = sink.messages[2];
  EXPECT_EQ(answer.parent, kReply);
  EXPECT_EQ(answer.conversation, kPost) << "the root";
  EXPECT_EQ(answer.evidence, Evidence::explicit_);
  EXPECT_EQ(answer.kind, MessageKind::reply);
  const MessageEvent& quote = sink.messages[3];
  EXPECT_EQ(quote.kind, MessageKind::quote);
  EXPECT_THAT(quote.mentions, testing::ElementsAre(kBottega)) << "whose post it quotes";

  EXPECT_EQ(sink.taps[0].kind, TapKind::like);
  EXPECT_EQ(sink.taps[0].target, kPost);
  EXPECT_EQ(sink.taps[0].account.native_id, kBruno);
  EXPECT_EQ(sink.taps[1].kind, TapKind::share);
  EXPECT_EQ(sink.taps[2].kind, TapKind::follow);
  EXPECT_EQ(sink.taps[2].target, kBottega);
  EXPECT_EQ(sink.taps[2].target_kind, TargetKind::account);

  EXPECT_EQ(sink.gone_items[0].of, GoneEvent::Of::tap);
  EXPECT_EQ(sink.gone_items[0].target, sink.taps[0].native_id) << "a deleted like is found by its address";
  EXPECT_EQ(sink.gone_items[1].of, GoneEvent::Of::message);
  EXPECT_EQ(sink.gone_items[1].target, quote.native_id);
  EXPECT_EQ(sink.gone_items[2].of, GoneEvent::Of::account);
  EXPECT_EQ(sink.gone_items[2].target, kBruno);
  EXPECT_EQ(sink.gone_items[2].kind, GoneKind::account_gone);
  EXPECT_EQ(sink.gone_items[2].evidence, "deactivated");
}

TEST_P(BothJetstreams, TrustTheNetworksClockBeforeTheAuthors) {
  RecordingSink sink;
  read_file(sink, GetParam());
  const MessageEvent& post = sink.messages.at(0);
  EXPECT_EQ(to_rfc3339(post.when.at), "2026-11-23T06:02:08.925417Z");
  EXPECT_EQ(post.when.basis, TimeBasis::platform);
  EXPECT_EQ(post.when.raw, "2026-11-23T06:02:08.907Z");
  // The edit carries a new createdAt; the key of the record still has the first time.
  const MessageEvent& edit = sink.messages.at(4);
  EXPECT_EQ(edit.native_id, kReply);
  EXPECT_EQ(to_rfc3339(edit.when.at), "2026-11-23T06:02:08.933Z");
  EXPECT_EQ(edit.when.basis, TimeBasis::author);
  EXPECT_EQ(to_rfc3339(edit.edited_at), "2026-11-23T06:02:09.060417Z");
}

TEST_P(BothJetstreams, AnEditIsTrueAsOfALaterTimeThanWhatItChanged) {
  RecordingSink sink;
  read_file(sink, GetParam());
  ASSERT_EQ(sink.sources.size(), 3U) << "the start, the hour, the edit; what follows within the hour stays with it";
  EXPECT_EQ(sink.sources[0].as_of, kNoTime);
  EXPECT_EQ(to_rfc3339(sink.sources[1].as_of), "2026-11-23T06:00:00Z");
  EXPECT_EQ(to_rfc3339(sink.sources[2].as_of), "2026-11-23T06:02:09.060417Z");
}

TEST(Bluesky, NamesComeWithIdentityEventsAndProfiles) {
  RecordingSink sink;
  read_file(sink, "jetstream-v1.jsonl");
  ASSERT_GE(sink.accounts.size(), 1U);
  EXPECT_EQ(sink.accounts[0].account.native_id, kBottega);
  EXPECT_EQ(sink.accounts[0].account.handle, "bottega.test");
  RecordingSink profile;
  read_text(profile, commit("app.bsky.actor.profile", R"({"displayName":"Bottega dell’Olio"})", "update"));
  ASSERT_EQ(profile.accounts.size(), 1U);
  EXPECT_EQ(profile.accounts[0].account.display_name, "Bottega dell’Olio");
}

TEST(Bluesky, PassesOverWhatIsNeitherTalkNorATap) {
  RecordingSink sink;
  read_text(sink,
            commit("app.bsky.graph.block", R"({"subject":"did:plc:y"})") +
                commit("app.bsky.graph.block", "", "delete") +
                commit("app.bsky.feed.like", R"({"subject":{"uri":"at://did:plc:y/app.bsky.feed.generator/f"}})"));
  EXPECT_EQ(sink.messages.size() + sink.taps.size() + sink.gone_items.size() + sink.rejects.size(), 0U);
}

TEST(Bluesky, SaysWhyAnEventWasNotRead) {
  RecordingSink sink;
  read_text(sink, commit("app.bsky.feed.like", R"({"createdAt":"2026-11-23T06:02:08Z"})") +
                      commit("app.bsky.feed.post", "") + commit("app.bsky.feed.post", "{}", "merge") +
                      R"({"did":"did:plc:x","kind":"commit"})" + "\n" +
                      R"({"did":"did:plc:x","time_us":1795413728638417,"kind":"weather"})" + "\n" + "[1]\n{\"a\":1}\n" +
                      commit("app.bsky.feed.post", R"({"text":"resta)"));
  std::vector<std::string> reasons;
  for (const RejectEvent& e : sink.rejects) reasons.emplace_back(e.reason);
  EXPECT_THAT(reasons, testing::ElementsAre("a tap without its target", "no record",
                                            "an operation that is not create, update or delete", "no time",
                                            "an event of an unknown kind", testing::_,
                                            "neither Jetstream nor a page of Bluesky", testing::_));
  EXPECT_EQ(sink.messages.size(), 0U);
}

TEST(Bluesky, AClockAheadOfTheNetworkIsHeldBack) {
  RecordingSink sink;
  read_text(sink, commit("app.bsky.feed.post", R"({"text":"x","createdAt":"2031-01-01T00:00:00Z"})", "update"));
  ASSERT_EQ(sink.messages.size(), 1U);
  EXPECT_EQ(to_rfc3339(sink.messages[0].when.at), "2026-11-23T06:02:08.638417Z");
}

TEST(Bluesky, ReadsListedRecords) {
  RecordingSink sink;
  ASSERT_TRUE(read_fixtures(
      bluesky, kFixtures, "bluesky",
      {"listRecords.posts.anna.json", "listRecords.posts.bottega.json", "listRecords.reposts.bruno.json"}, sink));
  EXPECT_EQ(sink.rejects.size(), 0U);
  ASSERT_EQ(sink.messages.size(), 3U);
  EXPECT_EQ(sink.messages[2].native_id, kPost) << "the same id as in Jetstream";
  EXPECT_EQ(sink.messages[2].when.basis, TimeBasis::author);
  ASSERT_EQ(sink.taps.size(), 1U);
  EXPECT_EQ(sink.taps[0].native_id, "at://" + kBruno + "/app.bsky.feed.repost/3n2xhesoyy22f");
}

TEST(Bluesky, AThreadIsReadFromItsRootDownWithItsCounts) {
  RecordingSink sink;
  read_file(sink, "getPostThread.json");
  ASSERT_EQ(sink.messages.size(), 4U);
  const MessageEvent& root = sink.messages[0];
  EXPECT_EQ(root.parent, "");
  EXPECT_EQ(root.author.handle, "bottega.test");
  ASSERT_EQ(root.counts.size(), 5U);
  EXPECT_EQ(root.counts[0].metric, "likes");
  EXPECT_EQ(root.counts[0].value, 1);
  for (std::size_t i = 1; i < 4; ++i) EXPECT_EQ(sink.messages[i].conversation, root.native_id);
}

TEST(Bluesky, ABackDatedReplyIsTakenAtTheTimeOfItsKey) {
  RecordingSink sink;
  read_file(sink, "getPostThread.after-parent-deleted.json");
  ASSERT_EQ(sink.messages.size(), 2U);
  EXPECT_EQ(sink.messages[1].when.raw, "2019-01-01T00:00:00.000Z");
  EXPECT_EQ(to_rfc3339(sink.messages[1].when.at), "2026-11-23T06:18:41.316Z");
}

TEST(Bluesky, TheHoleAboveAnOrphanIsToldOf) {
  RecordingSink sink;
  read_file(sink, "getPostThread.orphan-reply.json");
  ASSERT_EQ(sink.messages.size(), 1U);
  ASSERT_EQ(sink.gone_items.size(), 1U);
  EXPECT_EQ(sink.gone_items[0].target, sink.messages[0].parent);
  EXPECT_EQ(sink.gone_items[0].kind, GoneKind::missing);
}

TEST(Bluesky, AFeedBringsTheAnsweredPostsAlong) {
  RecordingSink sink;
  read_file(sink, "getAuthorFeed.json");
  std::vector<std::string_view> texts;
  for (const MessageEvent& e : sink.messages) texts.push_back(e.text);
  EXPECT_THAT(texts, testing::Contains("Buonissimo, ma la spedizione è cara."));
  EXPECT_EQ(sink.rejects.size(), 0U);
}

TEST(Bluesky, TapsWithoutAnAddressAreRefusedWithAReason) {
  RecordingSink sink;
  read_file(sink, "getLikes.json");
  ASSERT_EQ(sink.rejects.size(), 1U);
  EXPECT_EQ(sink.rejects[0].reason, "taps without an address: read them with Jetstream or listRecords");
  EXPECT_EQ(sink.taps.size(), 0U);
}

TEST(Bluesky, ReadsTheSameInPiecesOfAnySize) {
  std::vector<std::uint64_t> seen;
  for (const std::size_t chunk : {1U, 7U, 4096U}) {
    FingerprintSink sink;
    ASSERT_TRUE(read_fixtures(bluesky, kFixtures, "bluesky",
                              {"jetstream-v1.jsonl", "getPostThread.json", "listRecords.posts.anna.json"}, sink, {},
                              chunk));
    EXPECT_TRUE(sink.is_in_order());
    seen.push_back(sink.fingerprint());
  }
  EXPECT_THAT(seen, testing::Each(seen[0]));
}

TEST(Bluesky, KnowsItsOwnFiles) {
  const auto ask = [](std::string_view name, const std::string& head) {
    const Sniffed file{name, head};
    return bluesky.recognise({&file, 1});
  };
  EXPECT_GE(ask("x", fixture(kFixtures, "bluesky/jetstream-v1.jsonl")), 95);
  EXPECT_GE(ask("x", fixture(kFixtures, "bluesky/jetstream-v2.jsonl")), 95);
  EXPECT_GE(ask("x", fixture(kFixtures, "bluesky/getPostThread.json")), 80);
  EXPECT_EQ(ask("x", fixture(kFixtures, "reddit/RC_2026-05.jsonl")), 0);
}

}  // namespace
}  // namespace colloquio::sources::formats
