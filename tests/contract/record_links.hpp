#pragma once

#include "record_contract.hpp"

namespace colloquio::contract {

// What ties messages to each other and to people: parents, conversations, mentions, the key of their words.

template <class Store>
class RecordLinks : public RecordContract<Store> {};

TYPED_TEST_SUITE_P(RecordLinks);

TYPED_TEST_P(RecordLinks, KeepsWhomAMessageMentions) {
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

TYPED_TEST_P(RecordLinks, AHandleThatTwoHaveNamesNobody) {
  Batch batch{10};
  batch.channel("square", "Square").account("a1", "anna", "").account("a2", "Anna", "");
  batch.message({.id = "m1", .text = "which?", .author = "a3", .mentions = {"anna", "a1"}});
  this->import("one", batch);
  EXPECT_EQ(this->rare("m1"), "to:a1") << "by its id only";
}

TYPED_TEST_P(RecordLinks, KeepsAllParents) {
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

TYPED_TEST_P(RecordLinks, KeepsTheKeyOfTheWordsOfWhatOpens) {
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

TYPED_TEST_P(RecordLinks, LateParentsTieConversations) {
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

TYPED_TEST_P(RecordLinks, SiblingsOfAMissingParentAreOneConversation) {
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

TYPED_TEST_P(RecordLinks, NativeConversationsAndParentsAreBothFollowed) {
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

TYPED_TEST_P(RecordLinks, SelfParentsAndCyclesDoNoHarm) {
  Batch batch{10};
  batch.message({.id = "m1", .text = "1", .parent = "m1", .at = 1})
      .message({.id = "m2", .text = "2", .parent = "m3", .at = 2})
      .message({.id = "m3", .text = "3", .parent = "m2", .at = 3});
  this->import("one", batch);
  EXPECT_EQ(this->conversation("m1"), (std::vector<std::string>{"m1"}));
  EXPECT_EQ(this->conversation("m3"), (std::vector<std::string>{"m2", "m3"}));
}

REGISTER_TYPED_TEST_SUITE_P(RecordLinks, KeepsWhomAMessageMentions, AHandleThatTwoHaveNamesNobody, KeepsAllParents,
                            KeepsTheKeyOfTheWordsOfWhatOpens, LateParentsTieConversations,
                            SiblingsOfAMissingParentAreOneConversation, NativeConversationsAndParentsAreBothFollowed,
                            SelfParentsAndCyclesDoNoHarm);

}  // namespace colloquio::contract
