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
const std::string kBottega = "https://sociale.example/users/bottega";
const std::string kAnna = "https://altrove.example/users/anna";

Result<void> read_archive(EventSink& sink, const ReadOptions& options = {},
                          std::size_t chunk = static_cast<std::size_t>(-1)) {
  return read_fixtures(mastodon_archive, kFixtures, "mastodon/archive",
                       {"actor.json", "bookmarks.json", "likes.json", "outbox.json"}, sink, options, chunk);
}

RecordingSink& read_outbox(RecordingSink& sink, const std::string& items, const ReadOptions& options = {}) {
  MemoryBundle bundle{{{"outbox.json", R"({"type":"OrderedCollection","orderedItems":[)" + items + "]}"}}};
  EXPECT_TRUE(mastodon_archive.read(bundle, options, sink));
  return sink;
}

TEST(Mastodon, ReadsTheArchiveOfOneAccount) {
  RecordingSink sink;
  ASSERT_TRUE(read_archive(sink));
  ASSERT_FALSE(sink.sources.empty());
  EXPECT_EQ(sink.sources.back().own_account, kBottega);
  EXPECT_EQ(sink.sources.back().coverage, Coverage::own_only);
  EXPECT_EQ(sink.sources.back().instance, "") << "addresses are unique in the whole network";
  ASSERT_EQ(sink.accounts.size(), 1U);
  EXPECT_EQ(sink.accounts[0].account.handle, "bottega@sociale.example");
  EXPECT_EQ(sink.accounts[0].account.display_name, "Bottega dell’Olio");
  ASSERT_EQ(sink.channels.size(), 1U);
  EXPECT_EQ(sink.channels[0].native_id, kBottega);
  EXPECT_EQ(sink.channels[0].kind, ChannelKind::profile);
  EXPECT_EQ(sink.messages.size(), 3U);
}

TEST(Mastodon, WhoNeverWroteHasAnEmptyOutbox) {
  RecordingSink sink;
  EXPECT_TRUE(read_outbox(sink, "").rejects.empty());
  MemoryBundle other{{{"outbox.json", R"({"type":"OrderedCollection"})"}}};
  ASSERT_TRUE(mastodon_archive.read(other, {}, sink));
  ASSERT_EQ(sink.rejects.size(), 1U);
  EXPECT_EQ(sink.rejects[0].reason, "no activities found");
}

TEST(Mastodon, AMessageIsItsAddressAndKnowsWhatItAnswers) {
  RecordingSink sink;
  ASSERT_TRUE(read_archive(sink));
  ASSERT_EQ(sink.messages.size(), 3U);
  const MessageEvent& post = sink.messages[0];
  EXPECT_EQ(post.native_id, kBottega + "/statuses/1001");
  EXPECT_EQ(post.parent, "");
  EXPECT_EQ(post.kind, MessageKind::post);
  EXPECT_EQ(post.lang, "it");
  EXPECT_EQ(post.format, TextFormat::html);
  EXPECT_TRUE(post.text.starts_with("<p>È arrivato"));
  EXPECT_EQ(to_rfc3339(post.when.at), "2026-05-01T08:00:00Z");
  EXPECT_EQ(to_rfc3339(post.edited_at), "2026-05-01T08:05:00Z");
  ASSERT_EQ(post.counts.size(), 2U);
  EXPECT_EQ(post.counts[0].metric, "favourites");
  EXPECT_EQ(post.counts[0].value, 4);
  EXPECT_EQ(post.counts[1].metric, "shares");
  const MessageEvent& reply = sink.messages[1];
  EXPECT_EQ(reply.parent, kAnna + "/statuses/77");
  EXPECT_EQ(reply.evidence, Evidence::explicit_);
  EXPECT_EQ(reply.conversation, "tag:altrove.example,2026-05-01:objectId=77:objectType=Conversation");
  EXPECT_EQ(reply.author.native_id, kBottega);
  EXPECT_THAT(reply.mentions, testing::ElementsAre(kAnna)) << "a hashtag is no mention";
}

TEST(Mastodon, APollsChoicesAreWordsAndItsWarningIsATitle) {
  RecordingSink sink;
  ASSERT_TRUE(read_archive(sink));
  const MessageEvent& poll = sink.messages.at(2);
  EXPECT_EQ(poll.title, "sondaggio");
  EXPECT_EQ(poll.text, "<p>Quale formato preferite?</p><p>mezzo litro</p><p>un litro</p>");
  EXPECT_EQ(poll.visibility, Visibility::unlisted);
}

TEST(Mastodon, ASharedMessageAndALikeAreTaps) {
  RecordingSink sink;
  ASSERT_TRUE(read_archive(sink));
  ASSERT_EQ(sink.taps.size(), 4U);
  EXPECT_EQ(sink.taps[0].kind, TapKind::share);
  EXPECT_EQ(sink.taps[0].target, kAnna + "/statuses/80");
  EXPECT_EQ(to_rfc3339(sink.taps[0].when.at), "2026-05-02T10:00:00Z");
  EXPECT_EQ(sink.taps[0].account.native_id, kBottega);
  for (std::size_t i = 1; i < 4; ++i) {
    EXPECT_EQ(sink.taps[i].kind, TapKind::like);
    EXPECT_EQ(sink.taps[i].when.at, kNoTime) << "the archive does not say when";
  }
}

TEST(Mastodon, WhatIsNotPublicNeedsToBeAllowed) {
  RecordingSink closed;
  ASSERT_TRUE(read_archive(closed));
  std::vector<std::string> reasons;
  for (const RejectEvent& e : closed.rejects) {
    reasons.emplace_back(e.reason);
    EXPECT_EQ(e.sample.find("SOLO-PER-TE"), std::string_view::npos) << "private words in a reject";
    EXPECT_EQ(e.sample.find("degustazione"), std::string_view::npos);
  }
  EXPECT_THAT(reasons, testing::ElementsAre("only the address of a message, not its words",
                                            "only the address of a message, not its words", "not an activity",
                                            "private messages are switched off", "no address of a message"));
  EXPECT_EQ(closed.rejects[3].sample, "2 not read");

  RecordingSink open;
  ASSERT_TRUE(read_archive(open, {.private_messages = true}));
  ASSERT_EQ(open.messages.size(), 5U);
  EXPECT_EQ(open.messages[2].visibility, Visibility::private_);
  EXPECT_EQ(open.messages[4].visibility, Visibility::private_) << "for followers only";
  EXPECT_EQ(open.taps.size(), 5U);
  EXPECT_EQ(open.taps.back().kind, TapKind::bookmark);
  EXPECT_EQ(open.rejects.size(), 4U);
}

TEST(Mastodon, ReadsAnOutboxAloneAndLearnsWhoseItIs) {
  RecordingSink sink;
  ASSERT_TRUE(read_fixtures(mastodon_archive, kFixtures, "mastodon/archive", {"outbox.json"}, sink));
  EXPECT_EQ(sink.messages.size(), 3U);
  EXPECT_EQ(sink.messages.at(0).channel, kBottega);
  EXPECT_EQ(sink.sources.back().own_account, kBottega);
}

TEST(Mastodon, ReadsTwoArchivesOfAFolderEachUnderItsOwner) {
  const std::string outbox =
      R"({"orderedItems":[{"type":"Create","to":["as:Public"],"object":{"id":"ID","content":"x","to":"as:Public"}}]})";
  const auto named = [&](std::string id) { return std::string{outbox}.replace(outbox.find("ID"), 2, id); };
  MemoryBundle bundle{{{"a/actor.json", R"({"id":"https://a.example/a","preferredUsername":"a"})"},
                       {"a/outbox.json", named("https://a.example/1")},
                       {"b/actor.json", R"({"id":"https://b.example/b","preferredUsername":"b","type":"Service"})"},
                       {"b/media/1.png", "not ours"},
                       {"b/outbox.json", named("https://b.example/1")}}};
  RecordingSink sink;
  ASSERT_TRUE(mastodon_archive.read(bundle, {}, sink));
  ASSERT_EQ(sink.messages.size(), 2U);
  EXPECT_EQ(sink.messages[0].author.native_id, "https://a.example/a");
  EXPECT_EQ(sink.messages[1].author.native_id, "https://b.example/b");
  EXPECT_FALSE(sink.accounts.at(0).account.is_bot);
  EXPECT_TRUE(sink.accounts.at(1).account.is_bot);
  EXPECT_EQ(sink.rejects.size(), 0U);
}

TEST(Mastodon, ADeletionAQuoteAndAnUnknownActivity) {
  RecordingSink sink;
  read_outbox(
      sink,
      R"({"type":"Delete","actor":"https://a.example/a","published":"2026-05-01T00:00:00Z",)"
      R"("object":{"id":"https://a.example/1","type":"Tombstone"}},)"
      R"({"type":"Create","actor":"https://a.example/a","to":"as:Public","object":{"id":"https://a.example/2",)"
      R"("to":"as:Public","content":"guardate","quote":"https://b.example/users/b/statuses/9","published":"2026-05-01T00:00:00Z"}},)"
      R"({"type":"Travel","actor":"https://a.example/a"})");
  ASSERT_EQ(sink.gone_items.size(), 1U);
  EXPECT_EQ(sink.gone_items[0].target, "https://a.example/1");
  ASSERT_EQ(sink.messages.size(), 1U);
  EXPECT_EQ(sink.messages[0].kind, MessageKind::quote);
  EXPECT_THAT(sink.messages[0].mentions, testing::ElementsAre("https://b.example/users/b"))
      << "whose message it quotes";
  ASSERT_EQ(sink.rejects.size(), 1U);
  EXPECT_EQ(sink.rejects[0].reason, "an activity that is neither a message nor a tap");
}

TEST(Mastodon, ADamagedProfileDoesNotKeepTheMessagesFromBeingRead) {
  MemoryBundle bundle{{{"actor.json", "{\"id\": \"https://a.exam"},
                       {"outbox.json", fixture(kFixtures, "mastodon/archive/outbox.json")}}};
  RecordingSink sink;
  ASSERT_TRUE(mastodon_archive.read(bundle, {}, sink));
  EXPECT_EQ(sink.messages.size(), 3U);
  EXPECT_EQ(sink.messages.at(0).author.native_id, kBottega);
  EXPECT_EQ(sink.rejects.at(0).file, "actor.json");
}

TEST(Mastodon, ReadsTheSameInPiecesOfAnySize) {
  std::vector<std::uint64_t> seen;
  for (const std::size_t chunk : {1U, 7U, 4096U}) {
    FingerprintSink sink;
    ASSERT_TRUE(read_archive(sink, {}, chunk));
    EXPECT_TRUE(sink.is_in_order());
    seen.push_back(sink.fingerprint());
  }
  EXPECT_THAT(seen, testing::Each(seen[0]));
}

TEST(Mastodon, KnowsItsOwnFiles) {
  const std::string actor = fixture(kFixtures, "mastodon/archive/actor.json");
  const std::string outbox = fixture(kFixtures, "mastodon/archive/outbox.json");
  const std::vector<Sniffed> archive{{"x/actor.json", actor}, {"x/outbox.json", outbox}};
  EXPECT_GE(mastodon_archive.recognise(archive), 95);
  const std::vector<Sniffed> alone{{"sample.json", outbox}};
  EXPECT_GE(mastodon_archive.recognise(alone), 80);
  const std::string telegram_export = fixture(kFixtures, "telegram/account.result.json");
  const std::vector<Sniffed> other{{"result.json", telegram_export}};
  EXPECT_EQ(mastodon_archive.recognise(other), 0);
}

}  // namespace
}  // namespace colloquio::sources::formats
