#pragma once

#include <algorithm>

#include "told_rows.hpp"
#include <gtest/gtest.h>
#include <rapidcheck.h>

namespace colloquio::contract {

// What every record must do, whatever holds it. An adapter passes when it is instantiated with a Store:
//
//   struct Store { ports::Record& record(); void reopen(); };   // an empty record at first; reopen() keeps what it
//   holds
//
// reopen() of a store that cannot forget (memory) does nothing.

template <class Store>
class RecordContract : public testing::Test {
 protected:
  ports::Record& record() { return store_.record(); }

  ports::ImportRun import(std::string_view run, const Batch& batch) {
    auto session = record().begin({.id = hash128(run), .input = std::string{run}, .format = "test"});
    EXPECT_TRUE(session.has_value());
    EXPECT_TRUE((*session)->append(batch.rows()).has_value());
    auto done = (*session)->finish();
    EXPECT_TRUE(done.has_value()) << done.error().message;
    return done.value();
  }
  ports::StoredMessage message(std::string_view native) {
    const Id128 id = id_of("message", native);
    const auto found = record().read_messages(std::span{&id, 1}).value();
    EXPECT_EQ(found.size(), 1U) << native;
    return found.empty() ? ports::StoredMessage{} : found.front();
  }
  std::vector<std::string> conversation(Id128 id) {
    std::vector<std::string> out;
    for (const auto& m : taken(record().read_conversation(id))) out.push_back(m.native_id);
    return out;
  }
  /// What the talk table says of a message that few have, in words.
  std::string rare(std::string_view native) {
    ports::RoleOf nobody{[](const ports::StoredAccount&, Instant) { return Role::person; }};
    const TalkTable t = taken(record().read_talk(nobody));
    std::string out;
    const auto add = [&](std::uint32_t row, const std::string& word) {
      if (t.id[row] == id_of("message", native)) out += (out.empty() ? "" : " ") + word;
    };
    const auto name = [](std::string_view kind, Id128 id) {
      for (const char* known : {"a1", "a2", "a3", "m1", "m2", "m3", "m4"}) {
        if (id == id_of(kind, known)) return std::string{known};
      }
      return to_hex(id);
    };
    for (const auto& a : t.addresses) add(a.row, "to:" + name("account", t.accounts[a.account]));
    for (const auto& p : t.other_parents) add(p.row, "under:" + name("message", p.parent));
    for (const auto& w : t.wordings) add(w.row, "says:" + std::to_string(w.key));
    return out;
  }
  std::vector<std::string> conversation(std::string_view native) { return conversation(id_of("message", native)); }

  Store store_;
};

TYPED_TEST_SUITE_P(RecordContract);

TYPED_TEST_P(RecordContract, KeepsWhatWasSaid) {
  Batch batch{100};
  batch.channel("square", "The square", "it", "IT", ChannelKind::forum)
      .account("a1", "anna", "Anna Rossi")
      .message({.id = "m1", .text = "Buongiorno", .author = "a1", .at = 5});
  batch.rows().messages.back().rating = 4;
  const auto run = this->import("one", batch);
  EXPECT_EQ(run.messages_read, 1);
  EXPECT_EQ(run.messages_new, 1);
  EXPECT_EQ(run.messages_changed, 0);
  EXPECT_TRUE(run.finished);
  EXPECT_EQ(run.as_of, from_micros(100));
  this->store_.reopen();
  const auto m = this->message("m1");
  EXPECT_EQ(m.text, "Buongiorno");
  EXPECT_EQ(m.account_name, "Anna Rossi");
  EXPECT_EQ(m.account_handle, "anna");
  EXPECT_EQ(m.channel_name, "The square");
  EXPECT_EQ(m.network, "test");
  EXPECT_EQ(m.instance, "here");
  EXPECT_EQ(m.occurred, from_micros(5));
  EXPECT_EQ(m.rating, 4.0F);
  EXPECT_EQ(m.revisions, 1);
  const auto runs = this->record().runs().value();
  ASSERT_EQ(runs.size(), 1U);
  EXPECT_EQ(runs[0].input, "one");
  EXPECT_TRUE(this->record().find_run(hash128("one")).value().has_value());
  EXPECT_FALSE(this->record().find_run(hash128("two")).value().has_value());
}

TYPED_TEST_P(RecordContract, ShowsNothingBeforeFinish) {
  const Id128 empty = this->record().fingerprint().value();
  {
    auto session = this->record().begin({.id = hash128("one")}).value();
    Batch batch{1};
    batch.message({.id = "m1", .text = "hello"}).reject("not JSON", 3);
    ASSERT_TRUE(session->append(batch.rows()).has_value());
    EXPECT_EQ(this->record().fingerprint().value(), empty);
    EXPECT_EQ(this->record().begin({.id = hash128("two")}).error().kind, ErrorKind::conflict);
    EXPECT_EQ(this->record().clear().error().kind, ErrorKind::conflict);
  }  // dropped without finish
  EXPECT_EQ(this->record().fingerprint().value(), empty);
  EXPECT_TRUE(this->record().rejects(10).value().empty());
  EXPECT_TRUE(this->record().runs().value().empty());
  EXPECT_TRUE(this->record().begin({.id = hash128("two")}).has_value());
}

TYPED_TEST_P(RecordContract, TheSameAgainChangesNothing) {
  Batch batch{10, 10};
  batch.account("a1", "anna", "Anna").channel("square", "Square").conversation("v1", "square", "Titles");
  batch.message({.id = "m1", .text = "one", .author = "a1", .conversation = "v1"})
      .message({.id = "m2", .text = "two", .author = "a1", .conversation = "v1", .parent = "m1"})
      .tap("t1", "a1", "m1")
      .count("m1", "likes", 4, 10)
      .gone(GoneEvent::Of::message, "m3")
      .outcome("orders", 20'000, 17)
      .reject("not JSON", 12);
  this->import("one", batch);
  const std::string before = everything(this->record());
  const auto again = this->import("one", batch);
  EXPECT_EQ(again.messages_new, 0);
  EXPECT_EQ(again.messages_changed, 0);
  EXPECT_EQ(again.taps_new, 0);
  EXPECT_EQ(everything(this->record()), before);
  EXPECT_EQ(this->record().rejects(10).value().size(), 1U);
  EXPECT_EQ(this->record().runs().value().size(), 1U);
  this->import("another run of the same", batch);
  EXPECT_EQ(everything(this->record()), before);
}

TYPED_TEST_P(RecordContract, NewerStateWinsAndTheOtherIsARevision) {
  Batch newer{20};
  newer.message({.id = "m1", .text = "edited"});
  Batch older{10};
  older.message({.id = "m1", .text = "first words"});
  EXPECT_EQ(this->import("newer", newer).messages_new, 1);
  const auto run = this->import("older", older);
  EXPECT_EQ(run.messages_new, 0);
  EXPECT_EQ(run.messages_changed, 1);
  EXPECT_EQ(this->message("m1").text, "edited");
  EXPECT_EQ(this->message("m1").revisions, 2);
  Batch back{30};
  back.message({.id = "m1", .text = "first words"});
  EXPECT_EQ(this->import("back", back).messages_changed, 0);  // both states were known
  EXPECT_EQ(this->message("m1").text, "first words");
  EXPECT_EQ(this->message("m1").revisions, 2);
}

TYPED_TEST_P(RecordContract, TheFirstParentCounts) {
  Batch newer{20};
  newer.message({.id = "m3", .text = "x", .parent = "m2", .evidence = Evidence::mention});
  this->import("newer", newer);
  EXPECT_EQ(this->message("m3").parent, id_of("message", "m2"));
  Batch older{10};
  older.message({.id = "m3", .text = "x", .parent = "m1"});
  this->import("older", older);
  EXPECT_EQ(this->message("m3").parent, id_of("message", "m1"));
  EXPECT_EQ(this->message("m3").parent_native_id, "m1");
  EXPECT_EQ(this->message("m3").evidence, Evidence::explicit_);
  Batch newest{30};
  newest.message({.id = "m3", .text = "y"});  // the source no longer says
  this->import("newest", newest);
  EXPECT_EQ(this->message("m3").text, "y");
  EXPECT_EQ(this->message("m3").parent, id_of("message", "m1"));
}

TYPED_TEST_P(RecordContract, ATombstoneTakesTheWordsAndKeepsThePlace) {
  Batch batch{10};
  batch.channel("square", "Square").account("a1", "anna", "Anna");
  batch.message({.id = "m1", .text = "secret", .author = "a1", .title = "Title", .url = "https://example.org", .at = 3})
      .message({.id = "m2", .text = "answer", .parent = "m1", .at = 4});
  this->import("one", batch);
  Batch edit{11};
  edit.message({.id = "m1", .text = "less secret", .author = "a1", .at = 3});
  this->import("edit", edit);
  Batch gone{11};
  gone.gone(GoneEvent::Of::message, "m1", GoneKind::removed_by_moderator);
  EXPECT_EQ(this->import("gone", gone).messages_changed, 1);
  auto m = this->message("m1");
  EXPECT_EQ(m.gone, GoneKind::removed_by_moderator);
  EXPECT_EQ(m.text + m.title + m.url, "");
  EXPECT_TRUE(m.account.is_none());
  EXPECT_FALSE(m.is_talk);
  EXPECT_EQ(m.occurred, from_micros(3));
  EXPECT_EQ(m.revisions, 2);
  EXPECT_EQ(this->conversation("m2"), (std::vector<std::string>{"m1", "m2"}));
  this->import("older again", batch);  // an older export does not bring the words back
  EXPECT_EQ(this->message("m1").text, "");
  Batch restored{12};
  restored.message({.id = "m1", .text = "less secret", .author = "a1", .at = 3});
  this->import("restored", restored);
  m = this->message("m1");
  EXPECT_EQ(m.text, "less secret");
  EXPECT_EQ(m.gone, GoneKind::none);
}

TYPED_TEST_P(RecordContract, KeepsWhomAMessageMentions) {
  Batch batch{10};
  batch.channel("square", "Square").account("a1", "@Anna", "Anna").account("a2", "bruno", "");
  batch
      .message({.id = "m1",
                .text = "by handle, by id, twice, nobody",
                .author = "a3",
                .mentions = {"ANNA", "a2", "@anna", "@Bruno", "carla", "@a2"}})
      .message({.id = "m2", .text = "of oneself", .author = "a1", .mentions = {"anna"}});
  this->import("one", batch);
  EXPECT_EQ(this->rare("m1"), "to:a1 to:a2");
  EXPECT_EQ(this->rare("m2"), "");
  Batch names{5};  // who is meant may be told later, and by an older export
  names.account("a3", "carla", "");
  this->import("names", names);
  EXPECT_EQ(this->rare("m1"), "to:a1 to:a2") << "a3 wrote it";
  Batch edit{20};
  edit.message({.id = "m1", .text = "edited", .author = "a3", .mentions = {"bruno"}});
  this->import("edit", edit);
  EXPECT_EQ(this->rare("m1"), "to:a2");
  const std::string before = everything(this->record());
  this->import("again", batch);
  this->import("edit again", edit);
  EXPECT_EQ(everything(this->record()), before);
  Batch gone{20};
  gone.gone(GoneEvent::Of::message, "m1");
  this->import("gone", gone);
  EXPECT_EQ(this->rare("m1"), "");
  Batch same_words{30};  // the same words, but now the source says whom they name
  same_words.message({.id = "m2", .text = "of oneself", .author = "a1", .mentions = {"bruno"}});
  this->import("same words", same_words);
  EXPECT_EQ(this->rare("m2"), "to:a2");
}

TYPED_TEST_P(RecordContract, AHandleThatTwoHaveNamesNobody) {
  Batch batch{10};
  batch.channel("square", "Square").account("a1", "anna", "").account("a2", "Anna", "");
  batch.message({.id = "m1", .text = "which?", .author = "a3", .mentions = {"anna", "a1"}});
  this->import("one", batch);
  EXPECT_EQ(this->rare("m1"), "to:a1") << "by its id only";
}

TYPED_TEST_P(RecordContract, KeepsAllParents) {
  Batch batch{10};
  batch.message({.id = "m1", .text = "1"}).message({.id = "m2", .text = "2"});
  batch.message({.id = "m4", .text = "both", .parent = "m1", .other_parents = {"m2", "m1", "m4", "m3", "m2"}});
  this->import("one", batch);
  EXPECT_EQ(this->rare("m4"), "under:m2 under:m3") << "not its parent, not itself, each once";
  const std::string before = everything(this->record());
  this->import("again", batch);
  EXPECT_EQ(everything(this->record()), before);
  Batch gone{10};
  gone.gone(GoneEvent::Of::message, "m4");
  this->import("gone", gone);
  EXPECT_EQ(this->rare("m4"), "under:m2 under:m3") << "the tree keeps its shape";
  Batch edit{20};
  edit.message({.id = "m4", .text = "one", .parent = "m2"});
  this->import("edit", edit);
  EXPECT_EQ(this->message("m4").parent, id_of("message", "m1")) << "the first claim counts";
  EXPECT_EQ(this->rare("m4"), "");
}

TYPED_TEST_P(RecordContract, KeepsTheKeyOfTheWordsOfWhatOpens) {
  Batch batch{10};
  batch.message({.id = "m1", .text = "open", .wording = 0xFFFF'FFFF'FFFF'FFFFU}).message({.id = "m2", .text = "2"});
  this->import("one", batch);
  EXPECT_EQ(this->rare("m1"), "says:18446744073709551615");
  EXPECT_EQ(this->rare("m2"), "");
  const std::string before = everything(this->record());
  this->import("again", batch);
  EXPECT_EQ(everything(this->record()), before);
  Batch edit{20};
  edit.message({.id = "m1", .text = "edited", .wording = 7});
  this->import("edit", edit);
  EXPECT_EQ(this->rare("m1"), "says:7");
  Batch older{5};
  older.message({.id = "m1", .text = "open", .parent = "m2"});
  this->import("older", older);
  EXPECT_EQ(this->rare("m1"), "") << "it answered something once";
  Batch gone{20};
  gone.gone(GoneEvent::Of::message, "m1").message({.id = "m3", .text = "bye", .wording = 9});
  gone.gone(GoneEvent::Of::message, "m3");
  this->import("gone", gone);
  EXPECT_EQ(this->rare("m3"), "");
}

TYPED_TEST_P(RecordContract, NewsOfAnEndMayComeFirst) {
  Batch gone{20};
  gone.gone(GoneEvent::Of::message, "m1");
  this->import("gone", gone);
  EXPECT_TRUE(this->record().read_messages({}).value().empty());
  Batch older{10};
  older.message({.id = "m1", .text = "old words"});
  this->import("older", older);
  EXPECT_EQ(this->message("m1").text, "");
  EXPECT_EQ(this->message("m1").gone, GoneKind::deleted_by_author);
}

TYPED_TEST_P(RecordContract, ATombstoneFromTheSourceKeepsWhatIsKnownOfThePlace) {
  Batch batch{10};
  batch.message({.id = "m1", .text = "words", .channel = "c1", .at = 3});
  this->import("one", batch);
  Batch deleted{20};
  deleted.message({.id = "m1", .text = "", .channel = "c2", .at = -1, .gone = GoneKind::deleted_by_author});
  this->import("two", deleted);
  const auto m = this->message("m1");
  EXPECT_EQ(m.gone, GoneKind::deleted_by_author);
  EXPECT_EQ(m.occurred, from_micros(3));
  EXPECT_EQ(m.channel, id_of("channel", "c1"));
  EXPECT_EQ(m.text, "");
}

TYPED_TEST_P(RecordContract, AnAccountThatIsGoneTakesItsWordsNamesAndTapsAlong) {
  Batch batch{10};
  batch.account("a1", "anna", "Anna").account("a2", "bruno", "Bruno");
  batch.message({.id = "m1", .text = "mine", .author = "a1"}).message({.id = "m2", .text = "yours", .author = "a2"});
  batch.tap("t1", "a1", "m2").tap("t2", "a2", "m2");
  this->import("one", batch);
  EXPECT_EQ(this->message("m2").taps, 2);
  Batch gone{10};
  gone.gone(GoneEvent::Of::account, "a1", GoneKind::account_gone);
  this->import("two", gone);
  EXPECT_EQ(this->message("m1").gone, GoneKind::account_gone);
  EXPECT_EQ(this->message("m1").text, "");
  EXPECT_EQ(this->message("m2").text, "yours");
  EXPECT_EQ(this->message("m2").taps, 1);
  for (const auto& account : taken(this->record().accounts(ports::Tally::none))) {
    EXPECT_EQ(account.handle + account.display_name, account.native_id == "a1" ? "" : "brunoBruno");
  }
}

TYPED_TEST_P(RecordContract, NamesTheNewestFieldByField) {
  Batch newer{20};
  newer.account("a1", "anna_new", "");
  Batch older{10};
  older.account("a1", "anna_old", "Anna Rossi");
  this->import("newer", newer);
  this->import("older", older);
  const auto accounts = this->record().accounts(ports::Tally::none).value();
  ASSERT_EQ(accounts.size(), 1U);
  EXPECT_EQ(accounts[0].handle, "anna_new");
  EXPECT_EQ(accounts[0].display_name, "Anna Rossi");
}

TYPED_TEST_P(RecordContract, TapsAreTheLargerOfActorsAndNewestCounts) {
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

TYPED_TEST_P(RecordContract, CountsOfAMessageThatComesLaterAreNotLost) {
  Batch counts{10};
  counts.count("m1", "likes", 5, 10).tap("t1", "a1", "m1");
  this->import("counts", counts);
  Batch message{10};
  message.message({.id = "m1", .text = "words"});
  this->import("message", message);
  EXPECT_EQ(this->message("m1").taps, 5);
}

TYPED_TEST_P(RecordContract, LateParentsTieConversations) {
  Batch children{10};
  children.message({.id = "m3", .text = "3", .parent = "m2", .at = 3})
      .message({.id = "m4", .text = "4", .parent = "m3", .at = 4});
  this->import("children", children);
  EXPECT_EQ(this->conversation("m4"), (std::vector<std::string>{"m3", "m4"}));
  Batch roots{10};
  roots.message({.id = "m1", .text = "1", .at = 1}).message({.id = "m9", .text = "9", .at = 9});
  this->import("roots", roots);
  EXPECT_EQ(this->conversation("m4").size(), 2U);
  Batch middle{10};
  middle.message({.id = "m2", .text = "2", .parent = "m1", .at = 2});
  this->import("middle", middle);
  EXPECT_EQ(this->conversation("m4"), (std::vector<std::string>{"m1", "m2", "m3", "m4"}));
  EXPECT_EQ(this->conversation("m1"), (std::vector<std::string>{"m1", "m2", "m3", "m4"}));
  EXPECT_EQ(this->conversation("m9"), (std::vector<std::string>{"m9"}));
  EXPECT_EQ(this->record().read_conversation(id_of("message", "nobody")).error().kind, ErrorKind::not_found);
}

TYPED_TEST_P(RecordContract, SiblingsOfAMissingParentAreOneConversation) {
  Batch batch{10};
  batch.message({.id = "m1", .text = "1", .parent = "lost", .at = 1})
      .message({.id = "m2", .text = "2", .parent = "lost", .at = 2});
  this->import("one", batch);
  Batch later{10};
  later.message({.id = "m3", .text = "3", .parent = "lost", .at = 3});
  this->import("two", later);
  EXPECT_EQ(this->conversation("m1"), (std::vector<std::string>{"m1", "m2", "m3"}));
  EXPECT_EQ(this->record().read_conversation(id_of("message", "lost")).error().kind, ErrorKind::not_found);
}

TYPED_TEST_P(RecordContract, NativeConversationsAndParentsAreBothFollowed) {
  Batch batch{10};
  batch.message({.id = "m1", .text = "1", .conversation = "v1", .at = 1})
      .message({.id = "m2", .text = "2", .conversation = "v1", .at = 2})
      .message({.id = "m3", .text = "3", .parent = "m2", .at = 3})
      .message({.id = "m4", .text = "4", .conversation = "v2", .at = 4});
  this->import("one", batch);
  const std::vector<std::string> all{"m1", "m2", "m3"};
  EXPECT_EQ(this->conversation("m1"), all);
  EXPECT_EQ(this->conversation("m3"), all);
  EXPECT_EQ(this->conversation(id_of("conversation", "v1")), all);
  Batch bridge{10};
  bridge.message({.id = "m5", .text = "5", .conversation = "v2", .parent = "m3", .at = 5});
  this->import("two", bridge);
  EXPECT_EQ(this->conversation("m4").size(), 5U);
  Batch late{10};
  late.message({.id = "m6", .text = "6", .conversation = "v1", .at = 6});
  this->import("three", late);
  EXPECT_EQ(this->conversation("m4").size(), 6U);
}

TYPED_TEST_P(RecordContract, SelfParentsAndCyclesDoNoHarm) {
  Batch batch{10};
  batch.message({.id = "m1", .text = "1", .parent = "m1", .at = 1})
      .message({.id = "m2", .text = "2", .parent = "m3", .at = 2})
      .message({.id = "m3", .text = "3", .parent = "m2", .at = 3});
  this->import("one", batch);
  EXPECT_EQ(this->conversation("m1"), (std::vector<std::string>{"m1"}));
  EXPECT_EQ(this->conversation("m3"), (std::vector<std::string>{"m2", "m3"}));
}

TYPED_TEST_P(RecordContract, FindsIdsByTheirBeginning) {
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

TYPED_TEST_P(RecordContract, VisitsEveryMessageInTimeOrder) {
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

TYPED_TEST_P(RecordContract, RejectsBelongToTheirRun) {
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

TYPED_TEST_P(RecordContract, AwkwardTextComesBackAsItWas) {
  const std::string text = std::string{"it's \"quoted\"; DROP TABLE message; -- \xF0\x9F\x98\x80 "} +
                           std::string(20'000, 'x') + '\0' + "end";
  Batch batch{10};
  batch.message({.id = "o'brien", .text = text, .author = "a'1"}).account("a'1", "'; --", "");
  this->import("it's", batch);
  EXPECT_EQ(this->message("o'brien").text, text);
  EXPECT_EQ(this->message("o'brien").account_handle, "'; --");
  EXPECT_EQ(this->record().runs().value()[0].input, "it's");
}

TYPED_TEST_P(RecordContract, ClearForgetsAllButTheRuns) {
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

REGISTER_TYPED_TEST_SUITE_P(RecordContract, KeepsWhatWasSaid, ShowsNothingBeforeFinish, TheSameAgainChangesNothing,
                            NewerStateWinsAndTheOtherIsARevision, TheFirstParentCounts,
                            ATombstoneTakesTheWordsAndKeepsThePlace, KeepsWhomAMessageMentions,
                            AHandleThatTwoHaveNamesNobody, KeepsAllParents, KeepsTheKeyOfTheWordsOfWhatOpens,
                            NewsOfAnEndMayComeFirst, ATombstoneFromTheSourceKeepsWhatIsKnownOfThePlace,
                            AnAccountThatIsGoneTakesItsWordsNamesAndTapsAlong, NamesTheNewestFieldByField,
                            TapsAreTheLargerOfActorsAndNewestCounts, CountsOfAMessageThatComesLaterAreNotLost,
                            LateParentsTieConversations, SiblingsOfAMissingParentAreOneConversation,
                            NativeConversationsAndParentsAreBothFollowed, SelfParentsAndCyclesDoNoHarm,
                            FindsIdsByTheirBeginning, VisitsEveryMessageInTimeOrder, RejectsBelongToTheirRun,
                            AwkwardTextComesBackAsItWas, ClearForgetsAllButTheRuns);

}  // namespace colloquio::contract
