// Names from events to addresses, by both ways a talk table is made.
#include <array>
#include <string>
#include <vector>

#include <gtest/gtest.h>

#include "colloquio/adapters/memory/memory_record.hpp"
#include "colloquio/app/identify.hpp"
#include "colloquio/app/roles.hpp"
#include "colloquio/app/talk_collector.hpp"

namespace colloquio::app {
namespace {

/// What is told to an identifier, as the two talk tables made of it.
class Told {
 public:
  void say(std::string_view id, std::string_view author, std::vector<std::string_view> mentions,
           std::vector<std::string_view> parents = {}) {
    MessageEvent e;
    e.native_id = id;
    e.channel = "general";
    e.author = {.native_id = author};
    e.text = "Domani apriamo alle otto, venite tutti";
    e.when = {.at = from_micros(1'000'000)};
    e.mentions = mentions;
    if (!parents.empty()) {
      e.parent = parents.front();
      e.other_parents = std::span{parents}.subspan(1);
    }
    identifier.message(e);
  }
  void name(std::string_view account, std::string_view handle) {
    identifier.account({.account = {.native_id = account, .handle = handle}});
  }

  std::array<TalkTable, 2> tables() {
    identifier.finish();
    const Company company;
    TalkCollector collector{company};
    collector.begin_input();
    const auto record = adapters::make_memory_record();
    auto session = record->begin({.id = hash128("run")}).value();
    for (const auto& batch : batches) {
      collector.add(*batch);
      EXPECT_TRUE(session->append(*batch).has_value());
    }
    EXPECT_TRUE(session->finish().has_value());
    return {collector.finish(), record->read_talk(role_of(company)).value()};
  }

  std::vector<std::unique_ptr<RowBatch>> batches;
  Identifier identifier{{.as_of = from_micros(5), .batch_rows = 2}, [this](std::unique_ptr<RowBatch> full) {
                          batches.push_back(std::move(full));
                          return std::make_unique<RowBatch>();
                        }};
};

std::vector<std::string> addressed(const TalkTable& table, std::string_view instance, std::string_view message) {
  const Id128 id = IdMaker{"message", "forum", instance}(message);
  std::vector<std::string> names;
  for (const auto& a : table.addresses) {
    if (table.id[a.row] != id) continue;
    for (const char* known : {"1", "2", "3"}) {
      if (table.accounts[a.account] == IdMaker{"account", "forum", instance}(known)) names.emplace_back(known);
    }
  }
  return names;
}

using Names = std::vector<std::string>;

TEST(Mentions, AreAccountsOfTheSameInstanceWheneverTheirHandleIsTold) {
  Told told;
  told.identifier.source({.network = "forum", .instance = "north"});
  told.say("m1", "1", {"@bruno", "3"});
  told.say("m2", "2", {"BRUNO", "nobody", "@Anna"});
  told.name("2", "bruno");
  told.name("1", "anna");
  told.say("m3", "3", {"bruno", "2", "@bruno"});
  told.identifier.source({.network = "forum", .instance = "south"});
  told.say("m1", "3", {"bruno", "2"});
  for (const TalkTable& table : told.tables()) {
    EXPECT_EQ(addressed(table, "north", "m1"), (Names{"2", "3"}));
    EXPECT_EQ(addressed(table, "north", "m2"), Names{"1"}) << "oneself is not addressed";
    EXPECT_EQ(addressed(table, "north", "m3"), Names{"2"}) << "once";
    EXPECT_EQ(addressed(table, "south", "m1"), Names{}) << "bruno and 2 are of the other forum";
    EXPECT_EQ(table.addresses.size(), 4U);
  }
}

TEST(Mentions, ParentsAndWordingsCome) {
  Told told;
  told.identifier.source({.network = "forum", .instance = "north"});
  told.say("m1", "1", {});
  told.say("m2", "2", {});
  told.say("m3", "3", {}, {"m2", "m1"});
  for (const TalkTable& table : told.tables()) {
    ASSERT_EQ(table.other_parents.size(), 1U);
    const IdMaker id{"message", "forum", "north"};
    EXPECT_EQ(table.other_parents[0].parent, IdMaker(id)("m1"));
    EXPECT_EQ(table.id[table.other_parents[0].row], IdMaker(id)("m3"));
    ASSERT_EQ(table.wordings.size(), 2U);
    EXPECT_EQ(table.wordings[0].key, table.wordings[1].key);
  }
}

}  // namespace
}  // namespace colloquio::app
