// The fast engine against its slow twin and against itself on random broken tables.
#include "naive_talk.hpp"

#include <algorithm>
#include <cmath>
#include <map>
#include <optional>
#include <string>
#include <thread>

#include "dirty_table.hpp"
#include <gtest/gtest.h>
#include <rapidcheck/gtest.h>

#include "colloquio/core/talk/catalog.hpp"
#include "colloquio/core/talk/measure.hpp"

namespace colloquio::reference {
namespace {

using talk::MeasureOptions;
using talk::TalkResult;

Dirt any_dirt(std::uint64_t seed) {
  Dice dice(seed ^ 0xD1CEU);
  Dirt d;
  d.messages = 1 + dice.below(dice.chance(0.3) ? 20 : 220);
  d.accounts = 1 + dice.below(dice.chance(0.4) ? 4 : 60);
  d.channels = 1 + dice.below(4);
  d.conversations = dice.below(8);
  d.broken_links = dice.chance(0.3) ? 0 : 0.05 * dice.below(10);
  d.broken_times = dice.chance(0.3) ? 0 : 0.05 * dice.below(8);
  d.weak = dice.chance(0.4) ? 0 : 0.1 * dice.below(11);
  d.not_talk = dice.chance(0.4) ? 0 : 0.1;
  d.duplicates = dice.chance(0.5) ? 0 : 0.05;
  d.mentions = dice.chance(0.3) ? 0 : 0.1 * dice.below(8);
  d.several = dice.chance(0.5) ? 0 : 0.1 * dice.below(4);
  d.alike = dice.chance(0.3) ? 0 : 0.1 * dice.below(11);
  d.house = dice.chance(0.6);
  d.bots = dice.chance(0.5);
  d.slowness = dice.chance(0.3) ? 5 : 1;  // more months than the trend looks at
  return d;
}

MeasureOptions any_options(std::uint64_t seed) {
  Dice dice(seed ^ 0x0B7105U);
  MeasureOptions o;
  o.zone = *Zone::named(dice.chance(0.5) ? "Europe/Rome" : "Etc/UTC");
  if (dice.chance(0.5)) {
    const Instant start{std::chrono::sys_days{std::chrono::year{2026} / 1 / 1}};
    o.window.from = start + std::chrono::days{dice.below(60)};
    o.window.to = o.window.from + std::chrono::days{1 + dice.below(90)};
  }
  return o;
}

/// Both absent, or as near as `most` of their size. The trend is fitted in steps down to 1e-10, the rest is closed.
bool near(const std::optional<double>& a, const std::optional<double>& b, double most) {
  return a.has_value() == b.has_value() && (!a || *a == *b || std::abs(*a - *b) <= most * std::max(1.0, std::abs(*b)));
}

std::string written(const Figure& f) {
  const auto number = [](const std::optional<double>& x) { return x ? std::to_string(*x) : std::string{"-"}; };
  return number(f.value) + " [" + number(f.low) + ", " + number(f.high) + "] n " + std::to_string(f.n) + " '" + f.note +
         "'";
}

::testing::AssertionResult same(const Figures& fast, const Figures& naive) {
  for (const auto& [id, want] : naive) {
    const auto it = fast.find(id);
    if (it == fast.end()) return ::testing::AssertionFailure() << "no figure " << id;
    const Figure& got = it->second;
    const double most = id == "growth.trend" ? 1e-6 : 1e-9;
    const bool same_numbers =
        near(got.value, want.value, most) && near(got.low, want.low, most) && near(got.high, want.high, most);
    if (same_numbers && got.n == want.n && got.note == want.note && got.unit == want.unit) continue;
    return ::testing::AssertionFailure() << id << ": " << written(got) << ", by hand " << written(want);
  }
  return ::testing::AssertionSuccess();
}

::testing::AssertionResult sane(const Figures& figures) {
  for (const auto& [id, f] : figures) {
    const talk::CatalogEntry* entry = talk::find_in_catalog(id);
    if (entry == nullptr) return ::testing::AssertionFailure() << id << " is not in the catalog";
    if (entry->unit != f.unit) return ::testing::AssertionFailure() << id << " has another unit than the catalog says";
    if (!f.value && f.note.empty()) return ::testing::AssertionFailure() << id << " has no value and does not say why";
    if (!f.value) continue;
    if (!std::isfinite(*f.value)) return ::testing::AssertionFailure() << id << " is not a number";
    if (f.low && *f.low > *f.value) return ::testing::AssertionFailure() << id << " lies below its interval";
    if (f.high && *f.high < *f.value) return ::testing::AssertionFailure() << id << " lies above its interval";
    if (f.unit == Unit::share && (*f.value < 0 || *f.value > 1 || *f.low < 0 || *f.high > 1)) {
      return ::testing::AssertionFailure() << id << " is no share";
    }
  }
  return ::testing::AssertionSuccess();
}

RC_GTEST_PROP(NaiveTwin, AgreesOnEveryFigure, (std::uint64_t seed)) {
  const TalkTable table = make_dirty_table(seed, any_dirt(seed));
  const MeasureOptions options = any_options(seed);
  const auto result = talk::measure(table, options);
  RC_ASSERT(result.has_value());
  const auto total = same(result->total.figures, naive_figures(table, options, kNone));
  if (!total) RC_FAIL(std::string{"total: "} + total.message());
  const auto sound = sane(result->total.figures);
  if (!sound) RC_FAIL(sound.message());
  for (const auto& section : result->channels) {
    const auto c = static_cast<std::uint32_t>(std::stoul(section.name));
    const auto part = same(section.figures, naive_figures(table, options, c));
    if (!part) RC_FAIL("channel " + section.name + ": " + part.message());
  }
  if (result->previous) {
    MeasureOptions before = options;
    before.window = *result->previous;
    Figures naive = naive_figures(table, before, kNone);
    std::erase_if(naive, [](const auto& f) { return f.first.starts_with("faults."); });
    const auto previous = same(result->total.previous, naive);
    if (!previous) RC_FAIL(std::string{"previous: "} + previous.message());
  }
}

RC_GTEST_PROP(NaiveTwin, AgreesOnWhoWaitsAndWhoTalks, (std::uint64_t seed)) {
  const TalkTable table = make_dirty_table(seed, any_dirt(seed));
  MeasureOptions options = any_options(seed);
  options.most_waiting = table.size();
  options.most_talkers = table.size();
  const TalkResult result = *talk::measure(table, options);
  const auto waiting = naive_waiting(table, options);
  RC_ASSERT(result.waiting.size() == waiting.size());
  RC_ASSERT(result.waiting_total == static_cast<std::int64_t>(waiting.size()));
  std::vector<std::uint32_t> recent;
  for (std::size_t i = 0; i < waiting.size(); ++i) {
    RC_ASSERT(result.waiting[i].row == waiting[i].row);
    RC_ASSERT(result.waiting[i].waited_seconds == static_cast<double>(waiting[i].microseconds) / 1e6);
    RC_ASSERT(result.waiting[i].is_recent == waiting[i].is_recent);
    if (waiting[i].is_recent) recent.push_back(waiting[i].row);
  }
  RC_ASSERT(result.waiting_recent == static_cast<std::int64_t>(recent.size()));
  RC_ASSERT(result.recently_waiting.size() == recent.size());
  for (std::size_t i = 0; i < recent.size(); ++i) RC_ASSERT(result.recently_waiting[i].row == recent[i]);
  std::map<std::uint32_t, std::int64_t> talkers;
  for (const talk::Talker& t : result.talkers) talkers[t.author] = t.messages;
  RC_ASSERT(talkers == naive_talkers(table, options));
}

/// Everything a result says, with rows told by the ids of their messages.
std::string told(const TalkResult& r, const TalkTable& t) {
  std::string s;
  const auto id = [&](std::uint32_t row) { return to_hex(t.id[row]) + ' '; };
  const auto add = [&](const auto&... x) { ((s += std::to_string(x) + ' '), ...); };
  const auto section = [&](const talk::Section& part) {
    s += part.key + '\n';
    for (const Figures* figures : {&part.figures, &part.previous}) {
      for (const auto& [name, f] : *figures) {
        s += name + ' ' + f.note + f.evidence + ' ';
        add(f.value.value_or(-1), f.n, f.low.value_or(-1), f.high.value_or(-1));
      }
    }
    for (const auto* curve : {&part.answered_by_house, &part.answered_by_anyone}) {
      for (const auto& p : *curve) add(p.seconds, p.answered, p.low, p.high, p.at_risk);
    }
    for (const auto& m : part.months)
      add(m.month, m.messages, m.talkers, m.fresh, m.returning, m.reactivated, m.lost, m.complete);
    for (const auto& c : part.cohorts) {
      add(c.month, c.people);
      for (const auto& k : c.share) add(k.value_or(-1));
    }
  };
  section(r.total);
  for (const auto& channel : r.channels) add(channel.began_in_window);
  for (const auto& c : r.channels) section(c);
  for (const auto& m : r.markets) section(m);
  for (const auto* list : {&r.waiting, &r.recently_waiting, &r.older_waiting})
    for (const auto& w : *list)
      s += id(w.row) + id(w.root_row) + std::to_string(w.waited_seconds) + std::to_string(w.messages);
  for (const auto& b : r.busiest)
    s += id(b.root_row), add(b.h_index, b.depth, b.width, b.messages, b.people, b.by_order);
  for (const auto& x : r.talkers)
    add(x.author, static_cast<int>(x.role), x.messages, x.conversations, x.dialogues, x.first, x.last);
  for (const auto& f : r.faults) {
    s += f.id;
    add(f.count);
    for (const std::uint32_t row : f.rows) s += id(row);
  }
  return s;
}

/// The surroundings of the first place where two texts differ; "" if they do not.
std::string difference(const std::string& a, const std::string& b) {
  if (a == b) return {};
  std::size_t at = 0;
  while (at < a.size() && at < b.size() && a[at] == b[at]) ++at;
  const std::size_t from = at < 60 ? 0 : at - 60;
  return "'" + a.substr(from, 160) + "' against '" + b.substr(from, 160) + "'";
}

RC_GTEST_PROP(Measure, DoesNotDependOnTheOrderOfRows, (std::uint64_t seed)) {
  Dirt dirt = any_dirt(seed);
  const TalkTable table = make_dirty_table(seed, dirt);
  const TalkTable other = shuffled(table, seed + 1);
  const MeasureOptions options = any_options(seed);
  const std::string differs =
      difference(told(*talk::measure(table, options), table), told(*talk::measure(other, options), other));
  if (!differs.empty()) RC_FAIL(differs);
}

RC_GTEST_PROP(Measure, CountsWhatWasImportedTwiceOnce, (std::uint64_t seed)) {
  Dirt dirt = any_dirt(seed);
  dirt.duplicates = 0;
  const TalkTable once = make_dirty_table(seed, dirt);
  TalkTable twice = once;
  for (std::uint32_t row = 0; row < once.size(); ++row) append_row(twice, once, row);
  const MeasureOptions options = any_options(seed);
  TalkResult a = *talk::measure(once, options);
  TalkResult b = *talk::measure(twice, options);
  RC_ASSERT(b.total.figures["faults.duplicate_id"].value == static_cast<double>(once.size()));
  a.total.figures.erase("faults.duplicate_id");
  b.total.figures.erase("faults.duplicate_id");
  a.faults.clear();
  b.faults.clear();
  const std::string differs = difference(told(a, once), told(b, twice));
  if (!differs.empty()) RC_FAIL(differs);
}

RC_GTEST_PROP(Measure, TapsChangeNoNumberAboutTalk, (std::uint64_t seed)) {
  const TalkTable table = make_dirty_table(seed, any_dirt(seed));
  TalkTable more = table;
  Dice dice(seed);
  for (auto& taps : more.taps) taps += dice.below(100);
  for (auto& channel : more.channels) channel.own_taps += dice.below(100);
  for (std::uint32_t i = 0; i < 10; ++i) {  // and "+1" under messages that are there
    const std::uint32_t parent = dice.below(static_cast<std::uint32_t>(table.size()));
    append_row(more, table, parent);
    std::erase_if(more.other_parents, [&](const auto& o) { return o.row + 1 == more.size(); });
    more.id.back() = hash128("tap " + std::to_string(i));
    more.parent.back() = table.id[parent];
    more.conversation.back() = kNone;
    if (more.time.back() != micros(kNoTime)) more.time.back() += 1'000'000;
    more.flags.back() = MessageFlags{.role = Role::person, .evidence = Evidence::explicit_, .is_talk = false};
  }
  const MeasureOptions options = any_options(seed);
  TalkResult a = *talk::measure(table, options);
  TalkResult b = *talk::measure(more, options);
  for (TalkResult* r : {&a, &b}) {
    r->faults.clear();
    for (auto* sections : {&r->channels, &r->markets}) {
      for (auto& s : *sections) s.figures.erase("taps.total"), s.previous.erase("taps.total");
    }
    std::erase_if(r->total.figures,
                  [](const auto& f) { return f.first.starts_with("faults.") || f.first == "taps.total"; });
    r->total.previous.erase("taps.total");
  }
  const std::string differs = difference(told(a, table), told(b, more));
  if (!differs.empty()) RC_FAIL(differs);
}

void on_threads(std::size_t n, const std::function<void(std::size_t)>& body) {
  std::vector<std::jthread> threads;
  for (std::size_t k = 0; k < 3; ++k) {
    threads.emplace_back([&, k] {
      for (std::size_t i = k; i < n; i += 3) body(n - 1 - i);
    });
  }
}

TEST(Measure, IsTheSameOnOneThreadAndOnMany) {
  Dirt dirt;
  dirt.messages = 250'000;  // several chunks
  dirt.accounts = 5'000;
  dirt.conversations = 40'000;
  const TalkTable table = make_dirty_table(7, dirt);
  MeasureOptions options;
  EXPECT_EQ(
      difference(told(*talk::measure(table, options), table), told(*talk::measure(table, options, on_threads), table)),
      "");
  options.window.from = Instant{std::chrono::sys_days{std::chrono::year{2026} / 6 / 1}};
  options.window.to = options.window.from + std::chrono::days{365};
  EXPECT_EQ(
      difference(told(*talk::measure(table, options), table), told(*talk::measure(table, options, on_threads), table)),
      "");
}

TEST(Measure, GivesEveryFigureOfTheCatalogAndNoOther) {
  const TalkTable table = make_dirty_table(1, {});
  const auto result = talk::measure(table, {});
  std::vector<std::string> found, listed;
  for (const auto& [id, figure] : result->total.figures) found.push_back(id);
  for (const auto& entry : talk::catalog()) listed.emplace_back(entry.id);
  EXPECT_EQ(found, listed);
}

TEST(Measure, OfNothingIsNothing) {
  const auto result = talk::measure({}, {});
  ASSERT_TRUE(result.has_value());
  EXPECT_EQ(result->total.figures.at("talk.messages").value, 0.0);
  EXPECT_EQ(result->total.figures.at("talk.dialogue_rate").note, "too_few");
  EXPECT_TRUE(sane(result->total.figures));
}

TEST(Measure, OfTalkWithoutATimeHasNoMonths) {
  TalkTable table = make_dirty_table(1, {});
  for (auto& time : table.time) time = micros(kNoTime);
  table.channels[0].horizon = 1'800'000'000'000'000;  // it was read all the same
  const auto result = talk::measure(table, {});
  ASSERT_TRUE(result.has_value());
  EXPECT_GT(result->total.figures.at("talk.messages").n, 0);
  EXPECT_TRUE(result->total.months.empty());
  EXPECT_EQ(result->total.figures.at("growth.new").note, "no_messages");
}

TEST(Measure, RefusesATableThatPointsNowhere) {
  TalkTable table = make_dirty_table(1, {});
  table.author[3] = static_cast<std::uint32_t>(table.accounts.size());
  EXPECT_EQ(talk::measure(table, {}).error().kind, ErrorKind::corrupt);
  table = make_dirty_table(1, {});
  table.taps.pop_back();
  EXPECT_EQ(talk::measure(table, {}).error().kind, ErrorKind::corrupt);
  table = make_dirty_table(1, {});
  table.channel[0] = kNone;
  EXPECT_EQ(talk::measure(table, {}).error().kind, ErrorKind::corrupt);
  const auto rows = static_cast<std::uint32_t>(table.size());
  const auto refused = [](auto&& spoil) {
    TalkTable t = make_dirty_table(1, {});
    spoil(t);
    const auto result = talk::measure(t, {});
    return !result && result.error().kind == ErrorKind::corrupt;
  };
  EXPECT_FALSE(refused([](TalkTable&) {}));
  EXPECT_TRUE(refused([&](TalkTable& t) { t.addresses.push_back({rows, 0}); }));
  EXPECT_TRUE(
      refused([&](TalkTable& t) { t.addresses.back().account = static_cast<std::uint32_t>(t.accounts.size()); }));
  EXPECT_TRUE(refused([&](TalkTable& t) { t.addresses.push_back({t.addresses.front().row, 0}); }));
  EXPECT_TRUE(refused([&](TalkTable& t) { t.other_parents.push_back({rows, t.id[0]}); }));
  EXPECT_TRUE(refused([&](TalkTable& t) { std::swap(t.other_parents.front(), t.other_parents.back()); }));
  EXPECT_TRUE(refused([&](TalkTable& t) { t.wordings.push_back({rows, 1}); }));
  EXPECT_TRUE(refused([&](TalkTable& t) { t.wordings.push_back(t.wordings.back()); })) << "one a message";
  EXPECT_EQ(talk::measure({}, {.window = {from_micros(2), from_micros(1)}}).error().kind, ErrorKind::invalid_input);
}

}  // namespace
}  // namespace colloquio::reference
