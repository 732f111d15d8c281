#pragma once

#include <algorithm>
#include <array>

#include "record_contract.hpp"

namespace colloquio::contract {

// What a record answers when it is asked: taps and counts, ids, messages in order, rejects, runs.

template <class Store>
class RecordAnswers : public RecordContract<Store> {};

TYPED_TEST_SUITE_P(RecordAnswers);

TYPED_TEST_P(RecordAnswers, TapsAreTheLargerOfActorsAndNewestCounts) {
  Batch batch{10};
  for (const char* id : {"m1", "m2", "m3", "m4", "m5"}) batch.message({.id = id, .text = id});
  batch.count("m1", "likes", 5, 10).count("m1", "shares", 2, 10).count("m1", "views", 900, 10);
  batch.count("m2", "score", 7, 10).count("m2", "upvotes", 9, 10);
  batch.count("m3", "reactions", 4, 10).count("m3", "reactions.LOVE", 3, 10).count("m3", "reactions.WOW", 3, 10);
  batch.count("m4", "score", -8, 10).tap("t1", "a1", "m4").tap("t2", "a2", "m4");
  batch.count("m5", "likes", 5, 10);
  this->import("one", batch);
  EXPECT_EQ(this->message("m1").taps, 7);
  EXPECT_EQ(this->message("m2").taps, 9);
  EXPECT_EQ(this->message("m3").taps, 6);
  EXPECT_EQ(this->message("m4").taps, 2);
  EXPECT_EQ(this->message("m5").taps, 5);
  Batch later{20};
  later.count("m5", "likes", 3, 20).count("m1", "likes", 1, 5).gone(GoneEvent::Of::tap, "t1");
  this->import("two", later);
  EXPECT_EQ(this->message("m5").taps, 3);
  EXPECT_EQ(this->message("m1").taps, 7);
  EXPECT_EQ(this->message("m4").taps, 1);
}

TYPED_TEST_P(RecordAnswers, CountsOfAMessageThatComesLaterAreNotLost) {
  Batch counts{10};
  counts.count("m1", "likes", 5, 10).tap("t1", "a1", "m1");
  this->import("counts", counts);
  Batch message{10};
  message.message({.id = "m1", .text = "words"});
  this->import("message", message);
  EXPECT_EQ(this->message("m1").taps, 5);
}

TYPED_TEST_P(RecordAnswers, FindsIdsByTheirBeginning) {
  Batch batch{10};
  for (int i = 0; i < 40; ++i) batch.message({.id = std::to_string(i), .text = "x"});
  this->import("one", batch);
  const std::string hex = to_hex(id_of("message", "7"));
  const auto whole = this->record().find_by_prefix(hex, 5).value();
  ASSERT_EQ(whole.size(), 1U);
  EXPECT_EQ(whole[0], id_of("message", "7"));
  const auto some = this->record().find_by_prefix(hex.substr(0, 1), 100).value();
  EXPECT_TRUE(std::is_sorted(some.begin(), some.end()));
  for (const Id128 id : some) EXPECT_EQ(to_hex(id)[0], hex[0]);
  EXPECT_EQ(std::count(some.begin(), some.end(), id_of("message", "7")), 1);
  EXPECT_EQ(this->record().find_by_prefix(hex.substr(0, 1), 1).value().size(), 1U);
  EXPECT_EQ(this->record().find_by_prefix("xyz", 5).error().kind, ErrorKind::invalid_input);
  EXPECT_EQ(this->record().find_by_prefix("", 5).error().kind, ErrorKind::invalid_input);
}

TYPED_TEST_P(RecordAnswers, VisitsEveryMessageInTimeOrder) {
  Batch batch{10};
  for (int i = 0; i < 50; ++i) batch.message({.id = std::to_string(i), .text = "x", .at = i % 7 - 1});
  this->import("one", batch);
  std::vector<std::pair<Instant, Id128>> seen;
  ASSERT_TRUE(this->record()
                  .each_message([&](const ports::StoredMessage& m) {
                    seen.emplace_back(m.occurred, m.id);
                    return true;
                  })
                  .has_value());
  EXPECT_EQ(seen.size(), 50U);
  EXPECT_TRUE(std::is_sorted(seen.begin(), seen.end()));
  int visits = 0;
  ASSERT_TRUE(this->record().each_message([&](const ports::StoredMessage&) { return ++visits < 3; }).has_value());
  EXPECT_EQ(visits, 3);
}

TYPED_TEST_P(RecordAnswers, RejectsBelongToTheirRun) {
  Batch first{10};
  first.reject("not JSON", 1, "\xFF\xFE broken").reject("no such date", 2).reject("no such date", 2);
  EXPECT_EQ(this->import("one", first).rejects, 3);
  Batch second{10};
  second.reject("not JSON", 9);
  this->import("two", second);
  EXPECT_EQ(this->record().rejects(100).value().size(), 3U);  // the same reject twice is one
  EXPECT_EQ(this->record().rejects(2).value().size(), 2U);
  Batch fewer{10};
  fewer.reject("not JSON", 1, "\xFF\xFE broken");
  this->import("one", fewer);  // the run again: its rejects are replaced
  const auto all = this->record().rejects(100).value();
  ASSERT_EQ(all.size(), 2U);
  EXPECT_NE(all[0].run, all[1].run);
  const auto& broken = all[0].offset == 1 ? all[0] : all[1];
  EXPECT_EQ(broken.sample, "\xEF\xBF\xBD\xEF\xBF\xBD broken");
}

TYPED_TEST_P(RecordAnswers, ARejectSaysHowMuchIsLost) {
  Batch batch{10};
  batch.reject("JSON is cut", 2, "x", Loss::rest).reject("not a Reddit dump", 3, "x", Loss::file);
  batch.reject("not JSON", 1).reject("not JSON", 1, "x", Loss::rest);
  this->import("one", batch);
  const auto all = this->record().rejects(100).value();
  ASSERT_EQ(all.size(), 4U);
  for (const std::size_t i : {0U, 1U, 2U, 3U}) {
    constexpr std::array kLost = {Loss::piece, Loss::rest, Loss::rest, Loss::file};
    EXPECT_EQ(all[i].loss, kLost[i]) << i;
  }
}

TYPED_TEST_P(RecordAnswers, AwkwardTextComesBackAsItWas) {
  const std::string text = std::string{"it's \"quoted\"; DROP TABLE message; -- \xF0\x9F\x98\x80 "} +
                           std::string(20'000, 'x') + '\0' + "end";
  Batch batch{10};
  batch.message({.id = "o'brien", .text = text, .author = "a'1"}).account("a'1", "'; --", "");
  this->import("it's", batch);
  EXPECT_EQ(this->message("o'brien").text, text);
  EXPECT_EQ(this->message("o'brien").account_handle, "'; --");
  EXPECT_EQ(this->record().runs().value()[0].input, "it's");
}

TYPED_TEST_P(RecordAnswers, ClearForgetsAllButTheRuns) {
  const Id128 empty = this->record().fingerprint().value();
  Batch batch{10};
  batch.message({.id = "m1", .text = "x"}).reject("r", 1).outcome("orders", 1, 2);
  this->import("one", batch);
  EXPECT_NE(this->record().fingerprint().value(), empty);
  EXPECT_EQ(this->record().outcome_points().value(), 1);
  ASSERT_TRUE(this->record().clear().has_value());
  EXPECT_EQ(this->record().fingerprint().value(), empty);
  EXPECT_EQ(this->record().outcome_points().value(), 0);
  EXPECT_FALSE(this->record().find_run(hash128("one")).value().has_value());
  const auto runs = this->record().runs().value();
  ASSERT_EQ(runs.size(), 1U);
  EXPECT_FALSE(runs[0].finished);
  EXPECT_EQ(runs[0].messages_new, 0);
  EXPECT_EQ(this->import("one", batch).messages_new, 1);
  EXPECT_TRUE(this->record().runs().value()[0].finished);
}

TYPED_TEST_P(RecordAnswers, AccountsAndChannelsComeInTheOrderOfTheirIds) {
  Batch batch{10};
  for (int i = 0; i < 300; ++i) {
    const std::string n = std::to_string(i);
    batch.channel("c" + n, n, "it", "IT", ChannelKind::forum).account("a" + n, "handle" + n, "One name for all");
    batch.message({.id = "m" + n, .text = n, .author = "a" + n});
  }
  this->import("one", batch);
  const auto by_id = [](const auto& a, const auto& b) { return a.id < b.id; };
  for (const auto counted : {ports::Counted::none, ports::Counted::messages}) {
    const auto accounts = taken(this->record().accounts(counted));
    EXPECT_EQ(accounts.size(), 300U);
    EXPECT_TRUE(std::is_sorted(accounts.begin(), accounts.end(), by_id));
    const auto channels = taken(this->record().channels(counted));
    EXPECT_GE(channels.size(), 300U);
    EXPECT_TRUE(std::is_sorted(channels.begin(), channels.end(), by_id));
  }
}

REGISTER_TYPED_TEST_SUITE_P(RecordAnswers, AccountsAndChannelsComeInTheOrderOfTheirIds,
                            TapsAreTheLargerOfActorsAndNewestCounts, CountsOfAMessageThatComesLaterAreNotLost,
                            FindsIdsByTheirBeginning, VisitsEveryMessageInTimeOrder, RejectsBelongToTheirRun,
                            ARejectSaysHowMuchIsLost, AwkwardTextComesBackAsItWas, ClearForgetsAllButTheRuns);

}  // namespace colloquio::contract
