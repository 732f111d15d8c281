#include "colloquio/sim/demo.hpp"

#include <algorithm>
#include <map>
#include <set>

#include <gtest/gtest.h>

#include "colloquio/sim/demo/wording.hpp"
#include "colloquio/sim/demo/year.hpp"

namespace colloquio::sim {
namespace {

constexpr std::int64_t kLastDay = 20'757;  // 2026-10-31

const demo::Year& the_year() {
  static const auto year = demo::play_year(7, kLastDay);
  return *year;
}

struct Heard {
  std::int64_t messages = 0, conversations = 0, by_house = 0, alone = 0;
  std::map<std::int64_t, std::int64_t> by_month;  // counted from the end
  std::set<std::uint32_t> people;
};

Heard listen(std::string_view channel) {
  Heard h;
  for (const Conversation& c : the_year().channels.find(channel)->second.conversations) {
    ++h.conversations;
    h.alone += c.messages.size() == 1;
    ++h.by_month[(kLastDay - c.messages[0].time / 86'400) / 30];
    for (const SaidMessage& m : c.messages) {
      ++h.messages;
      if (m.author == kNone) continue;
      h.people.insert(m.author);
      h.by_house += the_year().cast.members()[m.author].role == Role::house;
    }
  }
  return h;
}

TEST(Demo, HasAStoryToTell) {
  std::int64_t messages = 0;
  std::set<std::uint32_t> people;
  for (const auto& [name, story] : the_year().channels) {
    const Heard h = listen(name);
    messages += h.messages;
    people.insert(h.people.begin(), h.people.end());
    EXPECT_GT(h.by_house, 0) << name;
  }
  EXPECT_GT(messages, 2'500);
  EXPECT_LT(messages, 4'000);
  EXPECT_GT(people.size(), 250U);
  EXPECT_LT(people.size(), 400U);

  const Heard reviews = listen("reviews");
  EXPECT_GT(reviews.alone * 2, reviews.conversations) << "the weak channel: most reviews get no answer";
  const Heard forum = listen("forum");
  EXPECT_LT(forum.alone * 10, forum.conversations) << "the living one: hardly anybody is left alone";
  EXPECT_LT(forum.by_month.at(2), forum.by_month.at(0) / 3) << "August sleeps, October does not";
}

TEST(Demo, IsTheSameEveryTime) {
  MemoryFiles first;
  MemoryFiles second;
  ASSERT_TRUE(write_demo({}, first).has_value());
  ASSERT_TRUE(write_demo({}, second).has_value());
  EXPECT_EQ(first.files(), second.files());
  MemoryFiles other;
  ASSERT_TRUE(write_demo({.seed = 8}, other).has_value());
  EXPECT_NE(first.files(), other.files());
}

TEST(Demo, WritesEveryInputAndItsMapping) {
  MemoryFiles files;
  ASSERT_TRUE(write_demo({}, files).has_value());
  const auto is_there = [&](std::string_view name) {
    return std::ranges::any_of(files.files(), [&](const auto& file) {
      return (file.first == name || file.first.starts_with(std::string{name} + "/")) && !file.second.empty();
    });
  };
  for (const DemoInput& input : demo_inputs()) {
    EXPECT_TRUE(is_there(input.file)) << input.file;
    if (!input.map.empty()) {
      EXPECT_TRUE(is_there(input.map)) << input.map;
    }
  }
  EXPECT_TRUE(is_there("colloquio.toml"));
}

TEST(Demo, EndsOnTheDayItIsTold) {
  MemoryFiles files;
  ASSERT_TRUE(write_demo({.last_day = "2024-02-29"}, files).has_value());
  const std::string& days = files.files().at("giornate.csv");
  EXPECT_NE(days.find("2024-02-29,visite,"), std::string::npos);
  EXPECT_EQ(days.find("2024-03-01"), std::string::npos);
  EXPECT_EQ(days.find("2023-02-"), std::string::npos);
  for (const char* bad : {"", "2026-13-01", "2026-02-30", "yesterday", "2026-1-1x"}) {
    MemoryFiles none;
    const auto done = write_demo({.last_day = bad}, none);
    ASSERT_FALSE(done.has_value()) << bad;
    EXPECT_EQ(done.error().kind, ErrorKind::invalid_input);
    EXPECT_TRUE(none.files().empty());
  }
}

TEST(Demo, NobodyAnswersBeforeTheQuestionUnlessPlanted) {
  for (const auto& [name, story] : the_year().channels) {
    for (const Conversation& c : story.conversations) {
      for (const SaidMessage& m : c.messages) {
        EXPECT_LE(m.time, (kLastDay + 1) * 86'400) << name << ": " << m.text;
        if (m.link != Link::named || m.clock_back) continue;
        const SaidMessage& parent = c.messages[static_cast<std::size_t>(m.parent)];
        if (!parent.clock_back) {
          EXPECT_GT(m.time, parent.time) << name << ": " << m.text;
        }
      }
    }
  }
}

TEST(Demo, HasEveryFaultInSmallNumber) {
  std::map<std::string_view, int> faults;
  for (const auto& [name, story] : the_year().channels) {
    for (const Conversation& c : story.conversations) {
      faults["repeated"] += static_cast<int>(c.file_order.size() - c.messages.size());
      faults["late parent"] += !std::ranges::is_sorted(c.file_order);
      for (const SaidMessage& m : c.messages) {
        faults["gone parent"] += m.link == Link::gone;
        faults["self"] += m.link == Link::self;
        faults["cycle"] += m.link == Link::cycle;
        faults["clock back"] += m.clock_back;
        faults["no time"] += m.no_time;
        faults["tombstone"] += m.deleted;
        faults["nobody"] += m.author == kNone && !m.deleted;
      }
    }
  }
  EXPECT_EQ(faults.size(), 9U);
  for (const auto& [kind, count] : faults) {
    EXPECT_GT(count, 0) << kind;
    EXPECT_LT(count, 40) << kind;
  }
}

TEST(Demo, NoSlotIsLeftUnfilled) {
  for (const auto& [name, story] : the_year().channels) {
    for (const Conversation& c : story.conversations) {
      EXPECT_EQ(c.title.find_first_of("{}|"), std::string_view::npos) << c.title;
      for (const SaidMessage& m : c.messages) {
        EXPECT_EQ(m.text.find_first_of("{}|#"), std::string_view::npos) << name << ": " << m.text;
        EXPECT_FALSE(m.text.empty() && !m.deleted) << name;
      }
    }
  }
}

TEST(Demo, EverybodyHasANameOfTheirOwn) {
  std::set<std::string> handles, names;
  for (const demo::Member& m : the_year().cast.members()) {
    EXPECT_TRUE(handles.insert(m.handle).second) << m.handle;
    EXPECT_TRUE(names.insert(m.name).second) << m.name;
    EXPECT_EQ(m.handle.find_first_not_of("abcdefghijklmnopqrstuvwxyz0123456789.-_"), std::string::npos) << m.handle;
  }
}

TEST(Scripts, AreReadAsWritten) {
  const auto scripts = demo::parse_scripts(
      "=== forum it cucina 10,11 d5 again :: Che {a|b}\nA: Uno.\nMarta @1 +3h ?70: Due {A}.\nB +2d *4: Tre: quattro\n");
  ASSERT_EQ(scripts.size(), 1U);
  const demo::Script& s = scripts[0];
  EXPECT_EQ(s.months, 0x600U);
  EXPECT_EQ(s.from_day, 5U);
  EXPECT_TRUE(s.again);
  EXPECT_EQ(s.title, "Che {a|b}");
  ASSERT_EQ(s.lines.size(), 3U);
  EXPECT_EQ(s.lines[1].answers, 1U);
  EXPECT_EQ(s.lines[1].delay, 3 * 3'600);
  EXPECT_EQ(s.lines[1].percent, 70U);
  EXPECT_EQ(s.lines[2].stars, 4);
  EXPECT_EQ(s.lines[2].text, "Tre: quattro");
}

TEST(Slots, StayTheSameInOneConversation) {
  Rng rng(3);
  demo::Slots slots(rng);
  slots.set("A", "Anna");
  EXPECT_EQ(slots.fill("Ciao {A}, a {citta} / e a {citta}").substr(0, 13), "Ciao Anna, a ");
  EXPECT_EQ(slots.fill("{citta}"), slots.fill("{citta}"));
  for (int i = 0; i < 50; ++i) {
    demo::Slots linked(rng);
    const std::string question = linked.fill("{1#caldo|freddo}");
    EXPECT_EQ(linked.fill("{1#sudi|geli}"), question == "caldo" ? "sudi" : "geli");
  }
}

TEST(ItalianClock, KeepsSummerTime) {
  EXPECT_EQ(demo::italian_offset(1'774'745'999), 3'600);  // 2026-03-29T00:59:59Z
  EXPECT_EQ(demo::italian_offset(1'774'746'000), 7'200);
  EXPECT_EQ(demo::italian_offset(1'792'889'999), 7'200);  // 2026-10-25T00:59:59Z
  EXPECT_EQ(demo::italian_offset(1'792'890'000), 3'600);
}

}  // namespace
}  // namespace colloquio::sim
