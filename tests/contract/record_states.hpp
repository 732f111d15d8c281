#pragma once

#include <array>

#include "record_contract.hpp"

namespace colloquio::contract {

// Which state of a thing a record keeps: said once, again, otherwise, in another order, and not any more.

template <class Store>
class RecordStates : public RecordContract<Store> {};

TYPED_TEST_SUITE_P(RecordStates);

TYPED_TEST_P(RecordStates, KeepsWhatWasSaid) {
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

TYPED_TEST_P(RecordStates, ShowsNothingBeforeFinish) {
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

TYPED_TEST_P(RecordStates, TheSameAgainChangesNothing) {
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

TYPED_TEST_P(RecordStates, NewerStateWinsAndTheOtherIsARevision) {
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

TYPED_TEST_P(RecordStates, TheFirstParentCounts) {
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

TYPED_TEST_P(RecordStates, ATombstoneTakesTheWordsAndKeepsThePlace) {
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

TYPED_TEST_P(RecordStates, NewsOfAnEndMayComeFirst) {
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

TYPED_TEST_P(RecordStates, ATombstoneFromTheSourceKeepsWhatIsKnownOfThePlace) {
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

TYPED_TEST_P(RecordStates, AnAccountThatIsGoneTakesItsWordsNamesAndTapsAlong) {
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
  for (const auto& account : taken(this->record().accounts(ports::Counted::none))) {
    EXPECT_EQ(account.handle + account.display_name, account.native_id == "a1" ? "" : "brunoBruno");
  }
}

TYPED_TEST_P(RecordStates, NamesTheNewestFieldByField) {
  Batch newer{20};
  newer.account("a1", "anna_new", "");
  Batch older{10};
  older.account("a1", "anna_old", "Anna Rossi");
  this->import("newer", newer);
  this->import("older", older);
  const auto accounts = this->record().accounts(ports::Counted::none).value();
  ASSERT_EQ(accounts.size(), 1U);
  EXPECT_EQ(accounts[0].handle, "anna_new");
  EXPECT_EQ(accounts[0].display_name, "Anna Rossi");
}

TYPED_TEST_P(RecordStates, TellsWhichMessagesAnImportWouldMove) {
  Batch before{100};
  before.channel("square", "The square", "", "", ChannelKind::forum)
      .message({.id = "m1", .text = "one", .channel = "square"})
      .message({.id = "m2", .text = "two", .channel = "square"})
      .message({.id = "m3", .text = "three", .channel = "hall"});
  this->import("one", before);
  Batch after{200};
  for (const char* id : {"m1", "m2", "m3", "m4", "m1"}) after.message({.id = id, .text = "again", .channel = "yard"});
  const Id128 yard = id_of("channel", "yard"), square = id_of("channel", "square");
  {
    auto session = this->record().begin({.id = hash128("two")}).value();
    ASSERT_TRUE(session->append(after.rows()).has_value());
    const auto moved = session->moved_into(std::array{yard}).value();
    EXPECT_EQ(moved.messages, 2);
    EXPECT_EQ(moved.from, square);
    EXPECT_EQ(moved.to, yard);
    EXPECT_EQ(session->moved_into(std::array{square}).value().messages, 0);
    EXPECT_EQ(session->moved_into({}).value().messages, 0);
  }
  EXPECT_EQ(this->message("m1").text, "one") << "asking changes nothing";
  auto session = this->record().begin({.id = hash128("two")}).value();
  ASSERT_TRUE(session->append(after.rows()).has_value());
  EXPECT_EQ(session->moved_into(std::array{yard}).value().messages, 2);
  const auto run = session->finish().value();
  EXPECT_EQ(run.messages_new, 1);
  EXPECT_EQ(this->message("m1").text, "again") << "nor does it end the import";
}

REGISTER_TYPED_TEST_SUITE_P(RecordStates, TellsWhichMessagesAnImportWouldMove, KeepsWhatWasSaid,
                            ShowsNothingBeforeFinish, TheSameAgainChangesNothing, NewerStateWinsAndTheOtherIsARevision,
                            TheFirstParentCounts, ATombstoneTakesTheWordsAndKeepsThePlace, NewsOfAnEndMayComeFirst,
                            ATombstoneFromTheSourceKeepsWhatIsKnownOfThePlace,
                            AnAccountThatIsGoneTakesItsWordsNamesAndTapsAlong, NamesTheNewestFieldByField);

}  // namespace colloquio::contract
