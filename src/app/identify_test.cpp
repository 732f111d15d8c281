#include "colloquio/app/identify.hpp"

#include <algorithm>
#include <array>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include <gtest/gtest.h>

namespace colloquio::app {
namespace {

/// Everything an identifier hands over, in one list of batches.
struct Taken {
  std::vector<std::unique_ptr<RowBatch>> batches;
  Identifier identifier;

  explicit Taken(IdentifyOptions options = {})
      : identifier(options, [this](std::unique_ptr<RowBatch> full) {
          batches.push_back(std::move(full));
          return std::make_unique<RowBatch>();
        }) {
    identifier.source({.network = "forum", .instance = "shop.example"});
  }

  const RowBatch& only() {
    identifier.finish();
    EXPECT_EQ(batches.size(), 1U);
    return *batches.front();
  }
};

MessageEvent message(std::string_view id, std::string_view text) {
  MessageEvent e;
  e.native_id = id;
  e.channel = "general";
  e.author = {.native_id = "anna"};
  e.text = text;
  e.when = {.at = from_micros(1'000'000), .raw = "1"};
  return e;
}

TEST(Identify, TheSameItemHasTheSameIdInEveryRunAndAnotherOneElsewhere) {
  Taken a, b, c;
  a.identifier.message(message("7", "ciao"));
  b.identifier.message(message("1", "prima"));
  b.identifier.message(message("7", "ciao"));
  c.identifier.source({.network = "forum", .instance = "other.example"});
  c.identifier.message(message("7", "ciao"));
  EXPECT_EQ(a.only().messages[0].id, b.only().messages[1].id);
  EXPECT_NE(a.only().messages[0].id, c.only().messages[0].id);
  EXPECT_EQ(to_hex(a.only().messages[0].id), to_hex(hash128("colloquio:1\x1fmessage\x1f"
                                                            "forum\x1fshop.example\x1f"
                                                            "7")))
      << "the recipe of docs/decisions/0002-ids.md";
}

TEST(Identify, AParentIsNamedBeforeItIsSeen) {
  Taken taken;
  auto answer = message("2", "sì");
  answer.parent = "1";
  taken.identifier.message(answer);
  taken.identifier.message(message("1", "aprite?"));
  const auto& rows = taken.only().messages;
  EXPECT_EQ(rows[0].parent, rows[1].id);
  EXPECT_TRUE(rows[1].parent.is_none());
}

TEST(Identify, NobodyIsNoAccount) {
  Taken taken;
  auto e = message("1", "anonimo");
  e.author = {};
  e.author.display_name = "Anonymous";
  taken.identifier.message(e);
  EXPECT_TRUE(taken.only().messages[0].account.is_none());
  EXPECT_TRUE(taken.only().accounts.empty());
}

TEST(Identify, AccountsChannelsAndConversationsAreSaidOnceUntilSomethingIsNew) {
  Taken taken;
  auto e = message("1", "uno");
  e.conversation = "topic";
  taken.identifier.message(e);
  e.native_id = "2";
  taken.identifier.message(e);
  e.native_id = "3";
  e.author.display_name = "Anna R.";
  taken.identifier.message(e);
  const auto& batch = taken.only();
  ASSERT_EQ(batch.accounts.size(), 2U);
  EXPECT_EQ(batch.accounts[1].display_name, "Anna R.");
  EXPECT_EQ(batch.channels.size(), 1U);
  EXPECT_EQ(batch.conversations.size(), 1U);
}

TEST(Identify, WithoutANativeIdTheContentIsTheKeyAndEqualsAreNumbered) {
  Taken first, again;
  for (Taken* taken : {&first, &again}) {
    taken->identifier.message(message("", "grazie"));
    taken->identifier.message(message("", "grazie"));
    taken->identifier.message(message("", "prego"));
  }
  const auto& rows = first.only().messages;
  EXPECT_NE(rows[0].id, rows[1].id) << "two people said thanks in the same minute: both are kept";
  EXPECT_NE(rows[0].id, rows[2].id);
  EXPECT_TRUE(rows[0].content_key);
  for (std::size_t i = 0; i < 3; ++i) EXPECT_EQ(rows[i].id, again.only().messages[i].id);
}

TEST(Identify, ATapInDisguiseIsNotTalkAndATombstoneHasNoWords) {
  Taken taken;
  taken.identifier.message(message("1", "👍👍"));
  taken.identifier.message(message("2", "+1"));
  taken.identifier.message(message("3", "@marta https://example.org/x"));
  taken.identifier.message(message("4", "@marta sì"));
  auto gone = message("5", "what was said");
  gone.gone = GoneKind::deleted_by_author;
  taken.identifier.message(gone);
  auto html = message("6", "<p><b>&egrave;</b> pronto</p>");
  html.format = TextFormat::html;
  taken.identifier.message(html);
  const auto& rows = taken.only().messages;
  EXPECT_FALSE(rows[0].is_talk);
  EXPECT_FALSE(rows[1].is_talk);
  EXPECT_FALSE(rows[2].is_talk);
  EXPECT_TRUE(rows[3].is_talk);
  EXPECT_FALSE(rows[4].is_talk);
  EXPECT_EQ(rows[4].text, "");
  EXPECT_EQ(rows[5].text, "è pronto");
}

TEST(Identify, WithoutTextTheSameIdsAndTheSameTalkAreFound) {
  Taken with, without{{.keep_text = false}};
  for (Taken* taken : {&with, &without}) {
    taken->identifier.message(message("1", "  ciao\xE2\x80\x8E "));
    taken->identifier.message(message("", "senza id"));
    auto html = message("", "<p>ciao</p>");
    html.format = TextFormat::html;
    taken->identifier.message(html);
  }
  for (std::size_t i = 0; i < 3; ++i) {
    EXPECT_EQ(with.only().messages[i].id, without.only().messages[i].id);
    EXPECT_EQ(with.only().messages[i].is_talk, without.only().messages[i].is_talk);
    EXPECT_TRUE(without.only().messages[i].text.empty());
  }
}

TEST(Identify, MentionsAndFurtherParentsAreLists) {
  Taken taken;
  const std::vector<std::string> many(150, "x");
  const std::vector<std::string_view> crowd(many.begin(), many.end());
  const std::array<std::string_view, 4> names{"@bruno", "",
                                              "carla\x1f"
                                              "dino",
                                              "7"};
  const std::array<std::string_view, 4> parents{"2", "1", "3", ""};
  auto e = message("3", "a tutti e due");
  e.parent = "1";
  e.mentions = names;
  e.other_parents = parents;
  taken.identifier.message(e);
  e = message("4", "");
  e.gone = GoneKind::deleted_by_author;
  e.mentions = names;
  taken.identifier.message(e);
  e = message("5", "tutti");
  e.mentions = crowd;
  taken.identifier.message(e);
  taken.identifier.message(message("2", "uno"));
  const auto& rows = taken.only().messages;
  EXPECT_EQ(rows[0].mentions,
            "@bruno\x1f"
            "7")
      << "a name that cannot stand in a list is no name";
  EXPECT_EQ(rows[0].other_parents, to_hex(rows[3].id)) << "not its parent, not itself";
  EXPECT_EQ(rows[1].mentions, "");
  EXPECT_EQ(rows[2].mentions.size(), 199U) << "a hundred names at most";
  EXPECT_EQ(rows[3].mentions, "");
  EXPECT_EQ(rows[3].other_parents, "");
}

TEST(Identify, WhatNamesNoParentHasAKeyOfItsWords) {
  Taken with, without{{.keep_text = false}};
  const std::string words = "Domani apriamo alle otto, venite tutti";
  for (Taken* taken : {&with, &without}) {
    taken->identifier.message(message("1", words));
    auto e = message("2", "apriamo alle <b>otto</b>: venite&nbsp;tutti!");
    e.title = "Domani";
    e.format = TextFormat::html;
    taken->identifier.message(e);
    e = message("3", words);
    e.parent = "1";
    taken->identifier.message(e);
    e = message("4", words);
    e.gone = GoneKind::hidden;
    taken->identifier.message(e);
    taken->identifier.message(message("5", "Domani apriamo"));
    taken->identifier.message(message("6", "Cos\u00ec domani apriamo alle otto"));
    taken->identifier.message(message("7", "Cosi\u0300 domani apriamo alle otto"));
    const auto& rows = taken->only().messages;
    EXPECT_NE(rows[0].wording, 0U);
    EXPECT_EQ(rows[1].wording, rows[0].wording);
    EXPECT_EQ(rows[2].wording, 0U) << "an answer";
    EXPECT_EQ(rows[3].wording, 0U) << "its words are gone";
    EXPECT_EQ(rows[4].wording, 0U) << "too few words";
    EXPECT_EQ(rows[5].wording, rows[6].wording) << "normal forms are made first";
  }
  EXPECT_EQ(with.only().messages[0].wording, without.only().messages[0].wording);
}

TEST(Identify, CountsTakeTheTimeOfTheirSourceAndBatchesNeverMixTimes) {
  Taken taken;
  const std::array counts{CountValue{.metric = "likes", .value = 3}};
  auto e = message("1", "uno");
  e.counts = counts;
  taken.identifier.source({.network = "forum", .instance = "shop.example", .as_of = from_micros(50)});
  taken.identifier.message(e);
  taken.identifier.source({.network = "forum", .instance = "shop.example", .as_of = from_micros(60)});
  taken.identifier.message(e);
  taken.identifier.finish();
  ASSERT_EQ(taken.batches.size(), 3U);
  EXPECT_EQ(taken.batches[0]->as_of, from_micros(50));
  EXPECT_EQ(taken.batches[0]->counts[0].as_of, from_micros(50));
  EXPECT_EQ(taken.batches[1]->as_of, from_micros(60));
  EXPECT_EQ(taken.batches[1]->counts[0].target, taken.batches[1]->messages[0].id);
}

/// Reads two channels, one of them last at 60, and ends with a reject of `loss`, if one is given.
Instant reached(std::optional<Loss> loss, std::size_t channel_number) {
  Taken taken;
  auto e = message("1", "uno");
  taken.identifier.source({.network = "forum", .instance = "shop.example", .as_of = from_micros(50)});
  e.channel = "a";
  taken.identifier.message(e);
  e.channel = "b";
  taken.identifier.message(e);
  taken.identifier.source({.network = "forum", .instance = "shop.example", .as_of = from_micros(60)});
  taken.identifier.message(e);
  if (loss) taken.identifier.reject({.file = "a.xml", .reason = "the file ends", .loss = *loss});
  taken.identifier.finish();
  Instant latest = kNoTime;
  for (const auto& batch : taken.batches) {
    for (const ChannelRow& row : batch->channels) {
      if (row.number == channel_number) latest = std::max(latest, batch->synced);
    }
  }
  return latest;
}

TEST(Identify, AChannelWasReadUpToWhatItsSourceDeclaredLast) {
  EXPECT_EQ(reached(std::nullopt, 0), from_micros(50));
  EXPECT_EQ(reached(std::nullopt, 1), from_micros(60));
  EXPECT_EQ(reached(Loss::piece, 1), from_micros(60));
}

TEST(Identify, ACutInputTakesBackWhatItsHeadDeclared) {
  EXPECT_EQ(reached(Loss::rest, 0), kNoTime);
  EXPECT_EQ(reached(Loss::file, 1), kNoTime);
}

TEST(Identify, ATapWithoutAnIdIsTheSameTapTwice) {
  Taken taken;
  TapEvent tap;
  tap.target = "1";
  tap.account = {.native_id = "bruno"};
  taken.identifier.tap(tap);
  taken.identifier.tap(tap);
  tap.kind = TapKind::share;
  taken.identifier.tap(tap);
  const auto& taps = taken.only().taps;
  EXPECT_EQ(taps[0].id, taps[1].id);
  EXPECT_NE(taps[0].id, taps[2].id);
}

TEST(Identify, AFullBatchIsHandedOverAndViewsLiveInIt) {
  Taken taken{{.batch_rows = 2}};
  for (int i = 0; i < 5; ++i) {
    const std::string text = "testo " + std::to_string(i);
    taken.identifier.message(message(std::to_string(i), text));
  }
  taken.identifier.finish();
  ASSERT_EQ(taken.batches.size(), 3U);
  EXPECT_EQ(taken.batches[2]->messages[0].text, "testo 4");
  EXPECT_EQ(taken.batches[0]->messages[1].text, "testo 1");
}

}  // namespace
}  // namespace colloquio::app
