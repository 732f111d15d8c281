#include "colloquio/core/report/answer.hpp"

#include <gtest/gtest.h>

#include "colloquio/core/report/figures.hpp"
#include "colloquio/core/report/html.hpp"
#include "colloquio/core/report/samples_test.hpp"
#include "colloquio/core/report/terminal.hpp"

namespace colloquio::report {
namespace {

Report report_with(double week_low, double week_high, double rate_low, double rate_high) {
  Report r = small_report();
  const auto set = [&](const char* id, double low, double high) {
    r.talk.total.figures[id] = {(low + high) / 2, 500, low, high, Unit::share, "E1", ""};
  };
  set("talk.answered_7d.house", week_low, week_high);
  set("talk.dialogue_rate", rate_low, rate_high);
  return r;
}

TEST(Answer, ClaimsOnlyWhatWholeIntervalsCarry) {
  EXPECT_EQ(verdict_of(report_with(.50, .60, .25, .30)), Verdict::yes);
  EXPECT_EQ(verdict_of(report_with(.49, .60, .25, .30)), Verdict::partly);
  EXPECT_EQ(verdict_of(report_with(.60, .70, .24, .30)), Verdict::partly);
  EXPECT_EQ(verdict_of(report_with(.40, .49, .30, .40)), Verdict::partly) << "few answers, but dialogues";
  EXPECT_EQ(verdict_of(report_with(.80, .90, .02, .09)), Verdict::partly) << "answers, but no dialogue";
  EXPECT_EQ(verdict_of(report_with(.40, .49, .20, .24)), Verdict::not_yet);
  EXPECT_EQ(verdict_of(report_with(.40, .51, .20, .24)), Verdict::partly);
  EXPECT_EQ(verdict_of(houseless_report()), Verdict::no_house);
  EXPECT_EQ(verdict_of(sparse_report()), Verdict::too_few);
  EXPECT_EQ(verdict_of(empty_report()), Verdict::empty);
  Report no_interval = report_with(.6, .7, .3, .4);
  no_interval.talk.total.figures["talk.dialogue_rate"].low.reset();
  EXPECT_EQ(verdict_of(no_interval), Verdict::too_few);
}

TEST(Answer, OfNothingSaysWhatToDo) {
  const Language it(Lang::it, "Europe/Rome");
  Report r = empty_report();
  r.faults = {{"faults.missing_parent", 0, {}}};
  EXPECT_NE(answer(r, it).advice.front().find("colloquio import FILE"), std::string::npos);
  EXPECT_EQ(to_terminal(r, {.lang = Lang::it}).find("su 0"), std::string::npos);
  EXPECT_EQ(to_html(r, {Lang::it}).find("<section"), std::string::npos);
  r.first = small_report().first;
  r.talk.window = small_report().talk.window;
  EXPECT_NE(answer(r, it).advice.front().find("--window all"), std::string::npos);
  r.taps = {{"Pagina Facebook", 0, 12}};
  EXPECT_NE(answer(r, it).sentences.front().find("solo tocchi"), std::string::npos);
  EXPECT_NE(answer(r, it).advice.front().find("Servono le parole"), std::string::npos);
}

TEST(Figures, OfNothingHaveNoDenominatorAndNobodyWaitsForZeroSeconds) {
  const Language it(Lang::it, "Europe/Rome");
  EXPECT_EQ(words_for(it, "growth.trend", Figure{.n = 0, .unit = Unit::per_month, .note = "no_trend"}).of, "");
  EXPECT_EQ(words_for(it, "growth.trend", Figure{.n = 3, .unit = Unit::per_month, .note = "no_trend"}).of,
            "sugli ultimi 3 mesi interi");
  EXPECT_EQ(waited_words(it, {{}, 0, 1, true}), "appena scritto");
  EXPECT_EQ(waited_words(it, {{}, 7200, 1, true}), "aspetta da 2\u00a0ore");
}

TEST(Answer, SaysGrowthOnlyWhenSure) {
  const Language en(Lang::en, "Europe/Rome");
  Report r = small_report();
  EXPECT_NE(answer(r, en).sentences[1].find("Over the last 12 whole months the number of people who talk has grown"),
            std::string::npos);
  r.talk.total.figures["growth.trend"].low = -0.001;
  EXPECT_NE(answer(r, en).sentences[1].find("the last 12 whole months do not say"), std::string::npos);
  r.talk.total.figures["growth.trend"].high = -0.0001;
  EXPECT_NE(answer(r, en).sentences[1].find("has fallen"), std::string::npos);
}

TEST(Answer, SaysWhenHalfIsNeverReached) {
  const Language en(Lang::en, "Europe/Rome");
  Report r = small_report();
  r.talk.total.figures["talk.first_reply_median.house"] = {{}, 1204, {}, {}, Unit::seconds, "E1", "not_reached"};
  EXPECT_NE(answer(r, en).sentences[0].find("fewer than half"), std::string::npos);
}

TEST(Figures, AChangeNeedsIntervalsThatDoNotTouch) {
  const auto share = [](double low, double high) {
    return Figure{(low + high) / 2, 100, low, high, Unit::share, "E1", ""};
  };
  EXPECT_EQ(change_of(share(.5, .6), share(.3, .4)), Change::up);
  EXPECT_EQ(change_of(share(.3, .4), share(.5, .6)), Change::down);
  EXPECT_EQ(change_of(share(.4, .6), share(.3, .4)), Change::not_sure);
  Figure bare = share(.5, .6);
  bare.high.reset();
  EXPECT_EQ(change_of(bare, share(.3, .4)), Change::unknown);
  EXPECT_EQ(change_of({{}, 5, {}, {}, Unit::share, "", "too_few"}, share(.3, .4)), Change::unknown);
}

TEST(Figures, WhatBeganInThePeriodIsToldOnlyWhereThereIsAComparison) {
  Report r = small_report();
  EXPECT_EQ(began_in_period(r), std::vector<std::string>{"Recensioni Google"});
  r.talk.total.previous["talk.messages"].value = 0;
  EXPECT_EQ(began_in_period(r), std::vector<std::string>{});
}

TEST(Figures, ChannelsOfDifferentEvidenceAreKeptApart) {
  const Report r = small_report();
  const auto groups = by_evidence(r.talk.channels);
  ASSERT_EQ(groups.size(), 2U);
  EXPECT_EQ(groups[0].first, "E1");
  EXPECT_EQ(groups[0].second.size(), 3U);
  EXPECT_EQ(groups[1].first, "E2");
  EXPECT_EQ(groups[0].second[0]->name, "Forum dei clienti");
}

}  // namespace
}  // namespace colloquio::report
