#include <filesystem>
#include <fstream>
#include <limits>
#include <set>
#include <sstream>

#include <gtest/gtest.h>
#include <rapidcheck/gtest.h>

#include "colloquio/base/ascii.hpp"
#include "colloquio/base/utf8.hpp"
#include "colloquio/core/report/answer.hpp"
#include "colloquio/core/report/chart.hpp"
#include "colloquio/core/report/curve.hpp"
#include "colloquio/core/report/escape.hpp"
#include "colloquio/core/report/figures.hpp"
#include "colloquio/core/report/html.hpp"
#include "colloquio/core/report/json_writer.hpp"
#include "colloquio/core/report/language.hpp"
#include "colloquio/core/report/samples_test.hpp"
#include "colloquio/core/report/terminal.hpp"
#include "colloquio/core/talk/catalog.hpp"

namespace colloquio::report {
namespace {

std::set<std::string> slots_of(std::string_view text) {
  std::set<std::string> slots;
  for (std::size_t at = 0; (at = text.find('{', at)) != std::string_view::npos; ++at)
    slots.insert(std::string{text.substr(at, text.find('}', at) - at + 1)});
  return slots;
}

TEST(Words, BothLanguagesHaveTheSameKeysAndSlots) {
  std::map<std::string_view, std::string_view> en, it;
  const auto collect = [](auto& into, std::span<const Word> words) {
    for (const Word& w : words) EXPECT_TRUE(into.emplace(w.key, w.text).second) << w.key << " twice";
  };
  collect(en, words_en());
  collect(en, figure_words_en());
  collect(it, words_it());
  collect(it, figure_words_it());
  for (const auto& [key, text] : en) {
    ASSERT_TRUE(it.contains(key)) << key << " has no Italian words";
    EXPECT_EQ(slots_of(text), slots_of(it[key])) << key;
    EXPECT_FALSE(text.empty()) << key;
  }
  for (const auto& [key, text] : it) EXPECT_TRUE(en.contains(key)) << key << " has no English words";
}

TEST(Words, ANumberStandsBesideANounOnlyWhereTheNounHasItsSingular) {
  // "1 livelli" is what this keeps out. The exceptions have no noun there, or are said of many only.
  const std::set<std::string_view> fine{"frame.more", "col.after_month", "chart.months.cut", "answer.too_few"};
  for (const auto& words : {words_en(), words_it(), figure_words_en(), figure_words_it()}) {
    for (const Word& w : words) {
      if (w.key.ends_with(".one") || w.key.ends_with(".other") || fine.contains(w.key)) continue;
      for (const std::string_view number : {"{n} ", "{levels} ", "{depth} ", "{width} ", "{total} ", "{recent} "}) {
        const std::size_t at = w.text.find(number);
        const bool before_a_word = at != std::string_view::npos && is_letter(w.text[at + number.size()]);
        EXPECT_FALSE(before_a_word) << w.key << ": " << w.text;
      }
    }
  }
}

TEST(Words, EveryFigureOfTheCatalogHasANameARecipeAndAPlace) {
  for (const talk::CatalogEntry& entry : talk::catalog()) {
    const std::string id{entry.id};
    const bool is_fault = id.starts_with("faults.");
    const FigureSpec* spec = find_spec(id);
    ASSERT_TRUE(is_fault || spec != nullptr) << id << " has no place in the report";
    const std::string recipe = "recipe." + std::string{is_fault ? entry.id : spec->recipe};
    for (const Lang lang : {Lang::it, Lang::en}) {
      EXPECT_TRUE(find_word(lang, "figure." + id)) << id;
      EXPECT_TRUE(find_word(lang, recipe)) << id;
      const std::string of = is_fault ? "fault." + id : std::string{spec->of};
      EXPECT_TRUE(of.empty() || find_word(lang, of + ".other")) << id;
    }
  }
  for (const FigureSpec& spec : figure_specs())
    EXPECT_NE(talk::find_in_catalog(spec.id), nullptr) << spec.id << " is made by nobody";
}

std::string without_suffix(std::string id) {
  for (const std::string_view suffix : {".house", ".anyone"})
    if (id.ends_with(suffix)) id.resize(id.size() - suffix.size());
  return id;
}

TEST(Docs, EveryFigureOfTheCatalogHasItsPage) {
  const std::filesystem::path folder =
      std::filesystem::path{COLLOQUIO_FIXTURES}.parent_path().parent_path() / "docs/metrics";
  std::set<std::string> pages{"README.md"};
  for (const talk::CatalogEntry& entry : talk::catalog()) {
    const std::string page = without_suffix(std::string{entry.id}) + ".md";
    pages.insert(page);
    std::ostringstream text;
    text << std::ifstream{folder / page}.rdbuf();
    ASSERT_FALSE(text.str().empty()) << page << " is missing";
    for (const char* part : {"## What it answers", "## Definition", "## Formula", "| unit |", "## Worked by hand",
                             "## Source", "## Limits"})
      EXPECT_NE(text.str().find(part), std::string::npos) << page << " lacks " << part;
    EXPECT_NE(text.str().find('`' + std::string{entry.id} + '`'), std::string::npos)
        << page << " does not name " << entry.id;
  }
  for (const auto& file : std::filesystem::directory_iterator{folder})
    EXPECT_TRUE(pages.contains(file.path().filename())) << file.path() << " is about no figure";
}

TEST(Language, NumbersItalianAndEnglish) {
  const Language it(Lang::it, "Europe/Rome"), en(Lang::en, "Europe/Rome");
  EXPECT_EQ(it.number(1234567), "1.234.567");
  EXPECT_EQ(en.number(1234567), "1,234,567");
  EXPECT_EQ(it.number(-12), "\u221212");
  EXPECT_EQ(en.number(999), "999");
  EXPECT_EQ(it.number(std::numeric_limits<std::int64_t>::min()), "\u22129.223.372.036.854.775.808");
  EXPECT_EQ(it.decimal(1234.5, 1), "1.234,5");
  EXPECT_EQ(en.decimal(1234.5, 1), "1,234.5");
  EXPECT_EQ(en.decimal(-0.04, 1), "0.0");
  EXPECT_EQ(en.decimal(std::numeric_limits<double>::quiet_NaN(), 1), "–");
}

TEST(Language, PercentNeverSaysAllOrNothingFalsely) {
  const Language it(Lang::it, "Europe/Rome");
  EXPECT_EQ(it.percent(0.717), "72%");
  EXPECT_EQ(it.percent(0), "0%");
  EXPECT_EQ(it.percent(1), "100%");
  EXPECT_EQ(it.percent(0.0001), "<0,1%");
  EXPECT_EQ(it.percent(0.9999), ">99,9%");
  EXPECT_EQ(it.percent(0.996), "99,6%");
  EXPECT_EQ(it.percent(0.043), "4,3%");
  EXPECT_EQ(it.percent(0.05), "5%");
  EXPECT_EQ(it.percent(0.0899), "9%");
  EXPECT_EQ(it.of_hundred(0.003), "meno di 1");
  EXPECT_EQ(it.of_hundred(0.999), "più di 99");
  EXPECT_EQ(it.of_hundred(1), "100");
}

TEST(Language, NarrowIntervalsStillHaveTwoEnds) {
  const Language it(Lang::it, "Europe/Rome");
  const Figure narrow{0.62, 95986, 0.6169, 0.6231, Unit::share, "", ""};
  EXPECT_EQ(it.interval(narrow), "tra 61,7% e 62,3%");
  EXPECT_EQ(it.value(narrow), "62,0%") << "as fine as its ends";
  EXPECT_EQ(it.interval({4.0, 9965, 4.0, 4.0, Unit::count, "", ""}), "4 anche ai due estremi dell'intervallo");
  EXPECT_EQ(it.interval({0.5, 100, 0.4, {}, Unit::share, "", ""}), "40% o più");
  EXPECT_EQ(it.interval({0.5, 100, {}, {}, Unit::share, "", ""}), "");
}

TEST(Language, Durations) {
  const Language it(Lang::it, "Europe/Rome"), en(Lang::en, "Europe/Rome");
  EXPECT_EQ(it.duration(1), "1\u00a0secondo");
  EXPECT_EQ(it.duration(12000), "3\u00a0ore e 20\u00a0min");
  EXPECT_EQ(it.duration(3600), "1\u00a0ora");
  EXPECT_EQ(it.duration(3599), "1\u00a0ora") << "never 60 minutes";
  EXPECT_EQ(it.duration(86399), "1\u00a0giorno") << "never 24 hours";
  EXPECT_EQ(en.duration(2 * 86400 + 4 * 3600), "2\u00a0days and 4\u00a0hours");
  EXPECT_EQ(en.duration(27.4 * 86400), "27\u00a0days");
  EXPECT_EQ(en.duration(1000 * 86400.0), "2.7\u00a0years");
  EXPECT_EQ(en.duration(-60), "\u22121\u00a0min");
}

TEST(Language, DatesInTheCompanysZone) {
  const Language it(Lang::it, "Europe/Rome"), en(Lang::en, "No/Such");
  const Instant t = from_micros(1'772'402'700'000'000);  // 2026-03-01T22:05:00Z
  EXPECT_EQ(it.date_time(t), "1º\u00a0marzo 2026, 23:05");
  EXPECT_EQ(en.date_time(t), "1\u00a0March 2026, 22:05");
  EXPECT_EQ(it.month(2026 * 12 + 4), "maggio 2026");
  EXPECT_EQ(it.date(kNoTime), "");
  EXPECT_EQ(it.window({}), "tutto il tempo che abbiamo");
  const auto at = [](std::int64_t days) { return from_micros(1'772'402'700'000'000 + days * 86'400'000'000); };
  EXPECT_EQ(it.window({at(7), at(11)}), "dall'8\u00a0marzo 2026 al 12\u00a0marzo 2026");
  EXPECT_EQ(it.window({at(0), at(10)}), "dal 1º\u00a0marzo 2026 all'11\u00a0marzo 2026");
}

RC_GTEST_PROP(Language, DurationsNeverReachTheNextUnit, ()) {
  const Language en(Lang::en, "Etc/UTC");
  const auto seconds = *rc::gen::inRange(0, 70 * 86400);
  const std::string text = en.duration(seconds);
  for (const char* wrong : {"60\u00a0min", "60\u00a0seconds", "24\u00a0hours"})
    RC_ASSERT(text.find(wrong) == std::string::npos);
}

TEST(Escape, HtmlAndOneLine) {
  EXPECT_EQ(html_text("<b>&\"'"), "&lt;b&gt;&amp;&quot;&#39;");
  EXPECT_EQ(one_line(" a\r\n\tb  c "), "a b c");
  EXPECT_EQ(one_line("x\u202Ey"), "x\uFFFDy");
  EXPECT_EQ(one_line("\xff\xfe"), "\uFFFD\uFFFD");
  EXPECT_EQ(one_line("\xed\xa0\x80"), "\uFFFD\uFFFD\uFFFD") << "a lone surrogate is no text";
  EXPECT_EQ(one_line("caff\u00e8 \u05d3\u05e0\u05d4 👩‍🍳"), "caff\u00e8 \u05d3\u05e0\u05d4 👩‍🍳");
}

RC_GTEST_PROP(Escape, OutputIsAlwaysCleanUtf8, (const std::string& bytes)) {
  const std::string html = html_text(bytes);
  RC_ASSERT(html.find('<') == std::string::npos && html.find('"') == std::string::npos);
  std::string_view rest = html;
  std::string again;
  while (!rest.empty()) {
    const char32_t c = next_code_point(rest);
    RC_ASSERT(!is_unprintable(c));
    append_utf8(again, c);
  }
  RC_ASSERT(again == html);
  RC_ASSERT(columns(cut_to(one_line(bytes), 10)) <= 10U);
}

TEST(Json, WritesShortestNumbersAndNulls) {
  JsonWriter json;
  json.begin_list(JsonWriter::Layout::one_line);
  json.value(0.1);
  json.value(100000.0);
  json.value(-0.0);
  json.value(1e300);
  json.value(std::numeric_limits<double>::infinity());
  json.value(std::optional<double>{});
  json.value(std::int64_t{-7});
  json.value("a\"\\\n\x01\xff\u202e");
  json.end();
  EXPECT_EQ(json.take(), "[0.1, 100000, 0, 1e+300, null, null, -7, \"a\\\"\\\\\\n\\u0001\uFFFD\\u202e\"]\n");
}

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

TEST(Figures, ChannelsOfDifferentEvidenceAreKeptApart) {
  const Report r = small_report();
  const auto groups = by_evidence(r.talk.channels);
  ASSERT_EQ(groups.size(), 2U);
  EXPECT_EQ(groups[0].first, "E1");
  EXPECT_EQ(groups[0].second.size(), 3U);
  EXPECT_EQ(groups[1].first, "E2");
  EXPECT_EQ(groups[0].second[0]->name, "Forum dei clienti");
}

TEST(Curve, IsReadAsAStaircase) {
  const std::vector<talk::CurvePoint> curve{{60, .1, 0, .2, 90}, {3600, .5, .4, .6, 50}};
  EXPECT_EQ(step_at(curve, 59), nullptr);
  EXPECT_EQ(step_at(curve, 60)->answered, .1);
  EXPECT_EQ(step_at(curve, 3599)->answered, .1);
  EXPECT_EQ(step_at(curve, 9999)->answered, .5);
  EXPECT_TRUE(reaches(curve, 3600));
  EXPECT_FALSE(reaches(curve, 3601));
}

TEST(Chart, StepsAreRound) {
  EXPECT_EQ(round_step(0, 4), 1);
  EXPECT_EQ(round_step(4, 4), 1);
  EXPECT_EQ(round_step(5, 4), 2);
  EXPECT_EQ(round_step(111, 4), 50);
  EXPECT_EQ(round_step(7'500'000, 4), 2'000'000);
}

TEST(Chart, NoNumberOfItsScaleIsCutOff) {
  const Language it(Lang::it, "Europe/Rome");
  const Report r = small_report();
  std::vector<talk::TalkerMonth> months = r.talk.total.months;
  months.front().fresh = 123'456;
  for (const Canvas& canvas : {kWide, kNarrow}) {
    for (const std::string& svg :
         {curve_svg(r.talk.total.answered_by_house, {}, it, canvas, "x"), months_svg(months, 12, it, canvas, "x"),
          months_svg(r.talk.total.months, 12, it, canvas, "x")}) {
      int seen = 0;
      for (std::size_t at = 0; (at = svg.find("<text x=\"", at)) != std::string::npos; ++at) {
        const std::size_t begin = svg.find('>', at) + 1;
        if (svg.find("text-anchor=\"end\"", at) > begin) continue;
        const std::string text = svg.substr(begin, svg.find('<', begin) - begin);
        const double widest = 7.7 * static_cast<double>(columns(text)) + (text.ends_with('%') ? 3.8 : 0);
        EXPECT_GE(std::strtod(svg.c_str() + at + 9, nullptr), widest) << text;
        ++seen;
      }
      EXPECT_GT(seen, 2);
    }
  }
}

TEST(Html, WordsInPlaceOfANumberLookLikeWords) {
  Report r = small_report();
  r.talk.total.figures["growth.tenure_median"] = {97.0 * 86400,  459, 96.0 * 86400, 98.0 * 86400,
                                                  Unit::seconds, "",  "shortest"};
  EXPECT_NE(to_html(r, {Lang::it}).find("<dd class=\"num unsaid\" data-figure=\"growth.tenure_median\">pochi giorni"),
            std::string::npos);
}

RC_GTEST_PROP(Chart, AnyMonthsCanBeDrawn, ()) {
  const auto size = *rc::gen::inRange(1, 200);
  std::vector<talk::TalkerMonth> months;
  for (int i = 0; i < size; ++i) {
    talk::TalkerMonth m;
    m.month = 24000 + i;
    m.fresh = *rc::gen::inRange<std::int64_t>(0, 1000000);
    m.lost = *rc::gen::inRange<std::int64_t>(0, 50);
    months.push_back(m);
  }
  const Language en(Lang::en, "Etc/UTC");
  for (const Canvas& canvas : {kWide, kNarrow}) {
    const std::string svg = months_svg(months, 60, en, canvas, "label");
    RC_ASSERT(svg.find("nan") == std::string::npos && svg.find("inf") == std::string::npos);
    RC_ASSERT(svg.find("=\"-") == std::string::npos);
  }
}

MessageView message(std::uint64_t id, std::uint64_t parent, std::int64_t at) {
  MessageView m;
  m.id = {1, id};
  if (parent != 0) m.parent = {1, parent};
  m.at = from_micros(at);
  return m;
}

TEST(Tree, CutsRingsAtTheirOldestAndShowsGhosts) {
  ConversationView v;
  v.messages = {message(1, 3, 30), message(2, 1, 10), message(3, 2, 20), message(4, 4, 40), message(5, 99, 5)};
  const auto tree = tree_of(v);
  ASSERT_EQ(tree.size(), 6U);
  EXPECT_EQ(tree[0].message, TreeNode::kGhost);
  EXPECT_EQ(tree[0].id, (Id128{1, 99}));
  EXPECT_EQ(tree[1].id, (Id128{1, 5}));
  EXPECT_EQ(tree[2].id, (Id128{1, 2}));  // the oldest of the ring opens it
  EXPECT_EQ(tree[3].id, (Id128{1, 3}));
  EXPECT_EQ(tree[4].id, (Id128{1, 1}));
  EXPECT_EQ(tree[4].depth, 2U);
  EXPECT_EQ(tree[5].id, (Id128{1, 4}));  // its own parent: a root
  EXPECT_EQ(tree[5].depth, 0U);
  EXPECT_EQ(cut_rings(v), (std::vector<Id128>{{1, 2}}));
}

TEST(Thread, MarksEachFaultAtItsMessageInBothLanguages) {
  ConversationView v = small_conversation();
  for (const talk::CatalogEntry& entry : talk::catalog()) {
    const std::string id{entry.id};
    if (!id.starts_with("faults.") || id == "faults.duplicate_id") continue;  // a conversation has each message once
    v.faults = {{id, {1, 2}}};
    for (const Lang lang : {Lang::it, Lang::en}) {
      const auto mark = find_word(lang, "thread." + id);
      ASSERT_TRUE(mark) << id;
      const std::string page = to_terminal(v, {.lang = lang, .width = 120});
      const std::size_t at = page.find("! " + std::string{*mark});
      EXPECT_TRUE(at > page.find("Domani mattina") && at < page.find("Perfetto")) << page;
    }
  }
}

RC_GTEST_PROP(Tree, EveryMessageIsThereOnceAfterItsParent, ()) {
  const auto size = *rc::gen::inRange(0, 40);
  ConversationView v;
  for (int i = 1; i <= size; ++i) {
    const auto parent = *rc::gen::inRange<std::uint64_t>(0, static_cast<std::uint64_t>(size) + 3);
    v.messages.push_back(message(static_cast<std::uint64_t>(i), parent, *rc::gen::inRange(0, 20)));
  }
  std::set<std::size_t> seen;
  std::vector<std::size_t> open;
  for (const TreeNode& node : tree_of(v)) {
    RC_ASSERT(node.depth <= open.size());
    open.resize(node.depth);
    open.push_back(node.message);
    if (node.message != TreeNode::kGhost) RC_ASSERT(seen.insert(node.message).second);
  }
  RC_ASSERT(seen.size() == v.messages.size());
}

}  // namespace
}  // namespace colloquio::report
