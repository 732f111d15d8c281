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
const ReadOptions kRome{.zone = "Europe/Rome"};

void read_file(RecordingSink& sink, const std::string& name, const ReadOptions& options = kRome) {
  ASSERT_TRUE(read_fixtures(telegram, kFixtures, "telegram", {name}, sink, options));
}

/// One public group with these messages.
void read_group(RecordingSink& sink, const std::string& messages, const ReadOptions& options = kRome,
                const std::string& type = "public_supergroup") {
  MemoryBundle bundle{
      {{"result.json", R"({"name":"G","type":")" + type + R"(","id":7,"messages":[)" + messages + "]}"}}};
  ASSERT_TRUE(telegram.read(bundle, options, sink));
}

const MessageEvent& message_of(const RecordingSink& sink, std::string_view id) {
  for (const MessageEvent& e : sink.messages) {
    if (e.native_id == id) return e;
  }
  ADD_FAILURE() << "no message " << id;
  static const MessageEvent kNone{};
  return kNone;
}

TEST(Telegram, ReadsThePublicChatsOfAWholeAccount) {
  RecordingSink sink;
  read_file(sink, "account.result.json");
  ASSERT_EQ(sink.channels.size(), 2U);
  EXPECT_EQ(sink.channels[0].native_id, "channel555");
  EXPECT_EQ(sink.channels[0].name, "Assaggiatori");
  EXPECT_EQ(sink.channels[0].kind, ChannelKind::chat);
  EXPECT_EQ(sink.channels[1].native_id, "channel444");
  EXPECT_EQ(sink.channels[1].kind, ChannelKind::page) << "a broadcast channel";
  EXPECT_EQ(sink.messages.size(), 12U);
}

TEST(Telegram, AReplyHangsUnderWhatItAnswersAndTheRestUnderItsDay) {
  RecordingSink sink;
  read_file(sink, "account.result.json");
  const MessageEvent& reply = message_of(sink, "channel555:12");
  EXPECT_EQ(reply.parent, "channel555:10");
  EXPECT_EQ(reply.evidence, Evidence::explicit_);
  EXPECT_EQ(reply.conversation, "") << "that of its parent";
  const MessageEvent& open = message_of(sink, "channel555:11");
  EXPECT_EQ(open.parent, "");
  EXPECT_EQ(open.conversation, "channel555:2026-05-01");
  EXPECT_EQ(open.evidence, Evidence::order);
  // 22:10 UTC is ten past midnight in Rome.
  EXPECT_EQ(message_of(sink, "channel555:13").conversation, "channel555:2026-05-02");
  EXPECT_EQ(message_of(sink, "channel555:18").parent, "channel444:3") << "it answers a message of another chat";
  EXPECT_EQ(message_of(sink, "channel555:21").conversation, "channel555:topic20:2026-05-02");
  const MessageEvent& post = message_of(sink, "channel444:3");
  EXPECT_EQ(post.kind, MessageKind::post);
  EXPECT_EQ(post.conversation, "") << "a post of a channel opens its own";
  EXPECT_EQ(post.evidence, Evidence::none);
}

TEST(Telegram, JoinsThePiecesOfATextWithNothingBetween) {
  RecordingSink sink;
  read_file(sink, "account.result.json");
  EXPECT_EQ(message_of(sink, "channel555:12").text, "Sì, da oggi. Vedi https://bottega.example");
  EXPECT_EQ(message_of(sink, "channel555:17").text, "Quale bottiglia?\nmezzo litro\nun litro");
  EXPECT_EQ(message_of(sink, "channel555:16").text, "") << "a picture has no words, and a placeholder is none";
}

TEST(Telegram, NamesWhoIsMentioned) {
  RecordingSink sink;
  read_group(sink,
             R"({"id":1,"type":"message","date_unixtime":"1777629600","from":"Anna","from_id":"user1","text":[)"
             R"({"type":"mention","text":"@bruno"}," e ",{"type":"mention_name","text":"Carla","user_id":33},)"
             R"( {"type":"bold","text":"sì"}]},)"
             R"({"id":2,"type":"message","date_unixtime":"1777629601","from":"Anna","from_id":"user1","text":"no"})");
  ASSERT_EQ(sink.messages.size(), 2U);
  EXPECT_THAT(sink.messages[0].mentions, testing::ElementsAre("@bruno", "user33"));
  EXPECT_THAT(sink.messages[1].mentions, testing::IsEmpty());
}

TEST(Telegram, ReactionsAreCountsAndTheLatestActorsTaps) {
  RecordingSink sink;
  read_file(sink, "account.result.json");
  const MessageEvent& liked = message_of(sink, "channel555:12");
  ASSERT_EQ(liked.counts.size(), 3U);
  EXPECT_EQ(liked.counts[0].metric, "reactions.👍");
  EXPECT_EQ(liked.counts[0].value, 2);
  EXPECT_EQ(liked.counts[1].metric, "reactions.custom");
  EXPECT_EQ(liked.counts[2].metric, "reactions.paid");
  EXPECT_EQ(liked.counts[2].value, 5);
  ASSERT_EQ(sink.taps.size(), 2U);
  EXPECT_EQ(sink.taps[1].native_id, "channel555:12:user2:👍");
  EXPECT_EQ(sink.taps[1].account.native_id, "user2");
  EXPECT_EQ(sink.taps[1].value, "👍");
  EXPECT_EQ(to_rfc3339(sink.taps[1].when.at), "2026-05-01T22:05:00Z");
}

TEST(Telegram, LocalTimesFollowTheClockOfTheMessageWhateverZoneWeWereTold) {
  for (const std::string zone : {"Etc/UTC", "Europe/Rome", "America/New_York"}) {
    RecordingSink sink;
    read_file(sink, "account.result.json", {.zone = zone});
    EXPECT_EQ(to_rfc3339(sink.taps.at(0).when.at), "2026-05-01T08:31:00Z") << zone;
    EXPECT_EQ(sink.taps.at(0).when.basis, TimeBasis::zone_assumed);
  }
}

TEST(Telegram, AnOldExportHasOnlyLocalTimesOfAnAssumedZone) {
  RecordingSink sink;
  read_file(sink, "account.result.json");
  const MessageEvent& old = message_of(sink, "channel555:22");
  EXPECT_EQ(to_rfc3339(old.when.at), "2026-10-25T00:30:00Z") << "the first of the two half past two";
  EXPECT_EQ(old.when.basis, TimeBasis::zone_assumed);
  EXPECT_EQ(old.when.raw, "2026-10-25T02:30:00");
  EXPECT_EQ(message_of(sink, "channel555:10").when.basis, TimeBasis::platform);
}

TEST(Telegram, NobodyIsNotSomebodyAndADeletedAccountKeepsItsNumber) {
  RecordingSink sink;
  read_file(sink, "supergroup.result.json");
  EXPECT_EQ(message_of(sink, "channel1234567890:4").author.native_id, "") << "user0";
  RecordingSink account;
  read_file(account, "account.result.json");
  EXPECT_EQ(message_of(account, "channel555:14").author.native_id, "user77");
  ASSERT_EQ(account.accounts.size(), 1U);
  EXPECT_EQ(account.accounts[0].account.native_id, "user77");
  EXPECT_TRUE(account.accounts[0].gone);
}

TEST(Telegram, AuthorsOfOlderExports) {
  RecordingSink sink;
  read_group(sink,
             R"({"id":1,"type":"message","date_unixtime":"1777622400","from":"A","from_id":4295000001,"text":"x"},)"
             R"({"id":2,"type":"message","date_unixtime":"1777622400","from":"A","text":"x"})");
  EXPECT_EQ(message_of(sink, "channel7:1").author.native_id, "user4295000001");
  EXPECT_EQ(message_of(sink, "channel7:1").author.id_kind, IdKind::stable);
  EXPECT_EQ(message_of(sink, "channel7:2").author.native_id, "A");
  EXPECT_EQ(message_of(sink, "channel7:2").author.id_kind, IdKind::display_name);
}

TEST(Telegram, TouchedIsNotEdited) {
  RecordingSink sink;
  read_file(sink, "supergroup.result.json");
  EXPECT_EQ(message_of(sink, "channel1234567890:3").edited_at, kNoTime) << "a first reaction sets `edited` too";
}

TEST(Telegram, AForwardIsAQuoteAndAPostOfTheChannelOpensTheTalkAboutIt) {
  RecordingSink sink;
  read_file(sink, "account.result.json");
  EXPECT_EQ(message_of(sink, "channel555:15").kind, MessageKind::quote);
  RecordingSink group;
  read_group(group, R"({"id":5,"type":"message","date_unixtime":"1777622400","from":"Novità","from_id":"channel444",)"
                    R"("forwarded_from":"Novità","text":"olio nuovo"})");
  EXPECT_EQ(message_of(group, "channel7:5").kind, MessageKind::post);
  EXPECT_EQ(message_of(group, "channel7:5").conversation, "");
}

TEST(Telegram, PrivateChatsNeedToBeAllowed) {
  RecordingSink closed;
  read_file(closed, "account.result.json");
  ASSERT_EQ(closed.rejects.size(), 3U);
  EXPECT_EQ(closed.rejects[2].reason, "private chat, private messages are switched off");
  EXPECT_EQ(closed.rejects[2].sample, "personal_chat, messages: 2") << "neither the name nor the words";
  for (const MessageEvent& e : closed.messages) EXPECT_EQ(e.visibility, Visibility::public_);

  RecordingSink open;
  read_file(open, "account.result.json", {.zone = "Europe/Rome", .private_messages = true});
  EXPECT_EQ(open.messages.size(), 14U);
  EXPECT_EQ(message_of(open, "user1:901").visibility, Visibility::private_);
  EXPECT_EQ(message_of(open, "user1:901").parent, "user1:900");

  RecordingSink unknown;
  read_file(unknown, "no-type.result.json");
  ASSERT_EQ(unknown.rejects.size(), 1U);
  EXPECT_EQ(unknown.rejects[0].reason, "chat of unknown kind is taken as private, private messages are switched off");
}

TEST(Telegram, FindsTheKindOfAChatBehindItsMessages) {
  RecordingSink sink;
  read_file(sink, "type-after-messages.result.json");
  EXPECT_EQ(sink.messages.size(), 3U);
  EXPECT_EQ(sink.channels.at(0).name, "Tipo in fondo");
}

TEST(Telegram, AChatWithoutMessagesIsNoFault) {
  RecordingSink sink;
  read_group(sink, "");
  EXPECT_TRUE(sink.rejects.empty());
  for (const char* account :
       {R"({"chats":{"list":[]}})", R"({"chats":{"list":[{"type":"personal_chat","messages":[]}]}})"}) {
    MemoryBundle bundle{{{"result.json", account}}};
    ASSERT_TRUE(telegram.read(bundle, kRome, sink));
    EXPECT_TRUE(sink.rejects.empty()) << account;
  }
  MemoryBundle other{{{"result.json", R"({"about":"no chat at all"})"}}};
  ASSERT_TRUE(telegram.read(other, kRome, sink));
  ASSERT_EQ(sink.rejects.size(), 1U);
  EXPECT_EQ(sink.rejects[0].loss, Loss::file);
}

TEST(Telegram, RepairsTheControlCharactersTelegramWrites) {
  RecordingSink sink;
  read_file(sink, "control-characters.result.json", {.private_messages = true});
  ASSERT_EQ(sink.messages.size(), 1U);
  EXPECT_EQ(sink.messages[0].text, "tab verticale \x0B e \x1F fine");
  EXPECT_EQ(sink.rejects.size(), 0U);
}

TEST(Telegram, AWrongZoneIsAnErrorAndNotAGuess) {
  RecordingSink sink;
  MemoryBundle bundle{{{"result.json", "{}"}}};
  const auto done = telegram.read(bundle, {.zone = "Europe/Atlantis"}, sink);
  ASSERT_FALSE(done);
}

TEST(Telegram, PhotosBesideTheExportArePassedOverAndPagesNamed) {
  RecordingSink sink;
  MemoryBundle bundle{{{"messages2.html", "<html>"},
                       {"photos/1.jpg", "\xFF\xD8"},
                       {"result.json", fixture(kFixtures, "telegram/supergroup.result.json")}}};
  ASSERT_TRUE(telegram.read(bundle, kRome, sink));
  EXPECT_EQ(sink.messages.size(), 3U);
  ASSERT_EQ(sink.rejects.size(), 1U);
  EXPECT_EQ(sink.rejects[0].reason, "export as web pages: export again as JSON");
}

TEST(Telegram, ReadsTheSameInPiecesOfAnySize) {
  std::vector<std::uint64_t> seen;
  for (const std::size_t chunk : {1U, 7U, 4096U}) {
    FingerprintSink sink;
    ASSERT_TRUE(read_fixtures(telegram, kFixtures, "telegram", {"account.result.json"}, sink, kRome, chunk));
    EXPECT_TRUE(sink.is_in_order());
    seen.push_back(sink.fingerprint());
  }
  EXPECT_THAT(seen, testing::Each(seen[0]));
}

TEST(Telegram, KnowsItsOwnFiles) {
  const auto ask = [](std::string_view name, const std::string& head) {
    const Sniffed file{name, head};
    return telegram.recognise({&file, 1});
  };
  EXPECT_GE(ask("result.json", fixture(kFixtures, "telegram/account.result.json")), 95);
  EXPECT_GE(ask("chat.json", fixture(kFixtures, "telegram/supergroup.result.json")), 80);
  EXPECT_EQ(ask("result.json", fixture(kFixtures, "mastodon/archive/outbox.json")), 0);
  EXPECT_EQ(ask("result.json", fixture(kFixtures, "bluesky/jetstream-v1.jsonl")), 0);
}

}  // namespace
}  // namespace colloquio::sources::formats
