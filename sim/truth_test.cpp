#include "colloquio/sim/truth.hpp"

#include <gtest/gtest.h>

#include "colloquio/core/talk/measure.hpp"
#include "colloquio/sim/world.hpp"

namespace colloquio::sim {
namespace {

/// The engine and the slow count of the generator, on the same world, must tell the same story.
class TruthIsFound : public testing::TestWithParam<std::pair<std::uint64_t, bool>> {};

WorldOptions faulty_world(std::uint64_t seed) {
  WorldOptions o;
  o.seed = seed;
  o.messages = 6'000;
  o.longest = 700;
  o.deleted_root = 0.05;
  o.tombstone = 0.03;
  o.self_parent = 0.02;
  o.cycle = 0.02;
  o.clock_back = 0.03;
  o.no_time = 0.02;
  o.no_words = 0.05;
  o.bot = 0.04;
  o.office_hours = seed % 2 == 0;
  return o;
}

void expect_first_reply(const Truth::FirstReply& truth, const Figures& found, const std::string& by) {
  const auto& day = found.at("talk.answered_24h" + by);
  EXPECT_EQ(day.n, truth.asked) << by;
  EXPECT_NEAR(found.at("talk.answered_1h" + by).value.value(), truth.within_1h, 1e-9) << by;
  EXPECT_NEAR(day.value.value(), truth.within_24h, 1e-9) << by;
  EXPECT_NEAR(found.at("talk.answered_7d" + by).value.value(), truth.within_7d, 1e-9) << by;
  EXPECT_EQ(found.at("talk.first_reply_median" + by).value, truth.median) << by;
}

TEST_P(TruthIsFound, InEveryFigure) {
  const auto [seed, with_conversations] = GetParam();
  const auto world = make_world(faulty_world(seed));
  const Truth truth = truth_of(*world);
  const auto result = talk::measure(to_table(*world, with_conversations), {});
  ASSERT_TRUE(result.has_value()) << result.error().message;
  const Figures& found = result->total.figures;
  const auto value = [&](std::string_view id) { return found.find(id)->second.value.value_or(-1); };

  EXPECT_EQ(truth.written, 6'000);
  EXPECT_EQ(value("talk.messages"), truth.messages);
  EXPECT_EQ(value("talk.threads"), truth.threads);
  EXPECT_EQ(value("talk.authors"), truth.authors);
  EXPECT_EQ(value("taps.total"), truth.taps);
  EXPECT_DOUBLE_EQ(value("talk.truncated_share"),
                   static_cast<double>(truth.truncated) / static_cast<double>(truth.threads));
  EXPECT_DOUBLE_EQ(value("talk.bot_share"),
                   static_cast<double>(truth.bot_messages) / static_cast<double>(truth.bot_messages + truth.messages));
  EXPECT_NEAR(value("talk.reply_delay_median"), truth.reply_delay_median.value(), 1);
  expect_first_reply(truth.house, found, ".house");
  expect_first_reply(truth.anyone, found, ".anyone");
  EXPECT_NEAR(value("talk.first_reply_median_answered"), truth.house.median_answered.value(), 1);
  EXPECT_EQ(found.at("talk.dialogue_rate").n, truth.with_inbound);
  EXPECT_DOUBLE_EQ(value("talk.dialogue_rate"),
                   static_cast<double>(truth.dialogues) / static_cast<double>(truth.with_inbound));
  EXPECT_EQ(value("talk.alternating_replies"), truth.alternating);
  EXPECT_EQ(value("talk.pairs"), truth.pairs);
  EXPECT_DOUBLE_EQ(value("talk.reciprocity"), static_cast<double>(truth.mutual) / static_cast<double>(truth.pairs));
  EXPECT_EQ(value("talk.depth_max"), truth.deepest);
  EXPECT_EQ(value("talk.width_max"), truth.widest);
  EXPECT_EQ(value("talk.h_index_max"), truth.h_index_max);
  EXPECT_NEAR(value("talk.gini"), truth.gini, 1e-12);
}

TEST_P(TruthIsFound, InEveryMonth) {
  const auto [seed, with_conversations] = GetParam();
  const auto world = make_world(faulty_world(seed));
  const Truth truth = truth_of(*world);
  const auto result = talk::measure(to_table(*world, with_conversations), {});
  ASSERT_TRUE(result.has_value());
  ASSERT_EQ(result->total.months.size(), truth.months.size());
  for (std::size_t i = 0; i < truth.months.size(); ++i) {
    const auto& found = result->total.months[i];
    const auto& month = truth.months[i];
    EXPECT_EQ(found.messages, month.messages) << month.month;
    EXPECT_EQ(found.talkers, month.talkers) << month.month;
    EXPECT_EQ(found.fresh, month.fresh) << month.month;
    EXPECT_EQ(found.returning, month.returning) << month.month;
    EXPECT_EQ(found.reactivated, month.reactivated) << month.month;
    EXPECT_EQ(found.lost, month.lost) << month.month;
  }
}

TEST_P(TruthIsFound, InEveryFault) {
  const auto [seed, with_conversations] = GetParam();
  const auto world = make_world(faulty_world(seed));
  const Truth truth = truth_of(*world);
  const auto result = talk::measure(to_table(*world, with_conversations), {});
  ASSERT_TRUE(result.has_value());
  for (const auto& fault : result->faults) {
    if (fault.id == "faults.duplicate_id") continue;  // the table holds each message once
    const auto planted = truth.faults.find(fault.id);
    EXPECT_EQ(fault.count, planted == truth.faults.end() ? 0 : planted->second) << fault.id;
  }
  for (const char* kind : {"missing_parent", "self_parent", "parent_cycle", "time_missing", "reply_before_parent"}) {
    EXPECT_GT(truth.faults.at(std::string{"faults."} + kind), 0) << kind << ": nothing was planted, nothing was tested";
  }
}

INSTANTIATE_TEST_SUITE_P(Worlds, TruthIsFound,
                         testing::Values(std::pair{1U, true}, std::pair{2U, true}, std::pair{3U, false},
                                         std::pair{4U, false}));

TEST(Truth, AWorldWorkedOutByHand) {
  // Nothing but one house account and one guest who is answered for certain: what comes out can be counted by hand.
  WorldOptions o;
  o.messages = 400;
  o.longest = 2;
  o.tribe = 0;
  o.bots = 0;
  o.nobody = o.bot = o.answered = 0;
  o.answered = 1;
  o.deleted_root = o.tombstone = o.self_parent = o.cycle = o.clock_back = o.no_time = o.no_words = 0;
  o.spread = 0;
  const auto world = make_world(o);
  const Truth t = truth_of(*world);
  EXPECT_EQ(t.messages, 400);
  EXPECT_EQ(t.replies, 400 - t.threads);
  EXPECT_EQ(t.dialogues, 0);
  EXPECT_EQ(t.deepest, 1);
  EXPECT_EQ(t.house.median_answered, 7'200) << "every answer of the house takes the law's median";
}

TEST(Truth, JsonSaysWhatIsCounted) {
  const auto world = make_world({.messages = 500});
  const Truth t = truth_of(*world);
  const WorldOptions options{.messages = 500};
  const std::string json = truth_json(t, &options);
  EXPECT_NE(json.find("\"written\":500"), std::string::npos);
  EXPECT_NE(json.find("\"laws\":{\"seed\":1"), std::string::npos);
  EXPECT_TRUE(json.ends_with("}}\n"));
}

}  // namespace
}  // namespace colloquio::sim
