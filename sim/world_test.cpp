#include "colloquio/sim/world.hpp"

#include <algorithm>
#include <set>
#include <vector>

#include <gtest/gtest.h>

#include "colloquio/base/id.hpp"
#include "colloquio/sim/rng.hpp"
#include "colloquio/sim/write.hpp"

namespace colloquio::sim {
namespace {

TEST(World, TellsExactlySoManyMessages) {
  for (const std::uint64_t wanted : {1U, 2U, 7U, 100U, 5'003U}) {
    const auto world = make_world({.seed = wanted, .messages = wanted});
    Conversation c;
    std::uint64_t told = 0;
    while (world->next(c)) told += c.messages.size();
    EXPECT_EQ(told, wanted);
  }
}

TEST(World, IsTheSameFromTheSameSeedOnly) {
  const auto text = [](std::uint64_t seed) {
    MemoryFiles files;
    EXPECT_TRUE(write_world({.seed = seed, .messages = 3'000}, "convokit", files).has_value());
    return files.files();
  };
  EXPECT_EQ(text(1), text(1));
  EXPECT_NE(text(1), text(2));
}

TEST(World, IsTheSameOnEveryMachine) {
  // The first number was computed apart, in Python. A change of either changes every world anybody ever made.
  Rng rng(1, 2);
  EXPECT_EQ(rng.next(), 6'395'758'073'005'664'093U);
  MemoryFiles files;
  ASSERT_TRUE(write_world({.messages = 2'000}, "convokit", files).has_value());
  EXPECT_EQ(to_hex(hash128(files.files().at("utterances.jsonl"))), "2d9c8440aa975bbac3b3455abc7b8834");
}

TEST(World, KeepsItsLaws) {
  WorldOptions o;
  o.messages = 60'000;
  o.spread = 1;
  const auto world = make_world(o);
  Conversation c;
  std::int64_t nobody = 0, bots = 0, early = 0, late = 0;
  std::vector<std::int64_t> answers;
  const std::int64_t middle = (micros(o.from) + micros(o.to)) / 2'000'000;
  while (world->next(c)) {
    ++(c.messages[0].time < middle ? early : late);
    for (const SaidMessage& m : c.messages) {
      EXPECT_LT(m.time, micros(o.to) / 1'000'000);
      nobody += m.author == kNone && !m.deleted;
      if (m.author == kNone) continue;
      ASSERT_LT(m.author, world->people());
      const Role role = world->person(m.author).role;
      bots += role == Role::bot;
      if (role == Role::house && m.link == Link::named && !m.clock_back && !m.no_time) {
        const SaidMessage& parent = c.messages[static_cast<std::size_t>(m.parent)];
        if (!parent.clock_back && !parent.no_time) answers.push_back(m.time - parent.time);
      }
    }
  }
  EXPECT_GT(nobody, 60'000 * 0.01);
  EXPECT_GT(bots, 60'000 * 0.005);
  EXPECT_GT(late, early * 5 / 4) << "it grows";
  std::ranges::sort(answers);
  const double median = static_cast<double>(answers[answers.size() / 2]);
  EXPECT_NEAR(median / o.answer_median_seconds, 1, 0.05);
}

TEST(World, OfficeHoursAreKept) {
  const auto world = make_world({.messages = 20'000, .clock_back = 0, .no_time = 0});
  WorldOptions o{.messages = 20'000, .office_hours = true, .clock_back = 0, .no_time = 0};
  const auto shut = make_world(o);
  Conversation c;
  std::int64_t outside = 0;
  const auto is_outside = [](std::int64_t t) {
    return (t / 86'400 + 3) % 7 >= 5 || t % 86'400 < 8 * 3'600 || t % 86'400 > 17 * 3'600;
  };
  const auto count = [&](Story& story) {
    outside = 0;
    while (story.next(c)) {
      for (const SaidMessage& m : c.messages) {
        const bool house = m.author != kNone && story.person(m.author).role == Role::house;
        outside += house && m.link == Link::named && is_outside(m.time);
      }
    }
    return outside;
  };
  EXPECT_EQ(count(*shut), 0);
  EXPECT_GT(count(*world), 100);
}

TEST(World, RefusesImpossibleOptions) {
  EXPECT_FALSE(check({.messages = 0}).has_value());
  EXPECT_FALSE(check({.longest = 0}).has_value());
  EXPECT_FALSE(check({.from = from_micros(5), .to = from_micros(4)}).has_value());
  EXPECT_FALSE(check({.tribe_share = 1.5}).has_value());
  EXPECT_FALSE(check({.spread = -1}).has_value());
  EXPECT_TRUE(check({}).has_value());
  MemoryFiles files;
  EXPECT_EQ(write_world({.messages = 0}, "csv", files).error().kind, ErrorKind::invalid_input);
  EXPECT_EQ(write_world({}, "papyrus", files).error().kind, ErrorKind::not_found);
}

std::size_t times(const MemoryFiles& files, std::string_view mark) {
  std::size_t n = 0;
  for (const auto& [name, text] : files.files()) {
    for (auto at = text.find(mark); at != std::string::npos; at = text.find(mark, at + mark.size())) ++n;
  }
  return n;
}

TEST(Writers, EveryFormatHoldsEveryMessageOnce) {
  const WorldOptions o{.messages = 2'000, .deleted_root = 0, .tombstone = 0, .repeated = 0};
  struct Marks {
    std::string_view format;
    std::vector<std::string_view> marks;  ///< that stand once in every message
  };
  const std::vector<Marks> formats{{"convokit", {"\"reply-to\":"}},
                                   {"csv", {"\nm"}},
                                   {"wordpress", {"<wp:comment_id>", "<wp:post_id>"}},
                                   {"discourse", {"\"post_number\":"}},
                                   {"mbox", {"\nMessage-ID: "}},
                                   {"telegram", {"\"type\": \"message\""}},
                                   {"reddit", {"\"retrieved_on\":"}},
                                   {"stackexchange", {"<row Id="}}};
  for (const Marks& f : formats) {
    MemoryFiles files;
    ASSERT_TRUE(write_world(o, f.format, files).has_value()) << f.format;
    std::size_t found = 0;
    for (const auto mark : f.marks) found += times(files, mark);
    EXPECT_EQ(found, 2'000U) << f.format;
  }
}

TEST(Writers, SayWhichFilesTheyWrite) {
  for (const StoryFormat& format : story_formats()) {
    MemoryFiles files;
    ASSERT_TRUE(write_world({.messages = 200}, format.name, files).has_value()) << format.name;
    EXPECT_FALSE(files.files().empty());
    for (const auto& [name, text] : files.files()) {
      EXPECT_TRUE(name == "colloquio.toml" || format.files.find(name) != std::string_view::npos) << name;
      EXPECT_FALSE(text.empty()) << name;
    }
  }
}

TEST(Writers, StopWhenAsked) {
  WorldOptions o;
  o.messages = 300'000;
  MemoryFiles files;
  std::uint64_t last = 0;
  const auto done = write_world(o, "csv", files, [&](std::uint64_t messages) {
    last = messages;
    return messages < 100'000;
  });
  ASSERT_FALSE(done.has_value());
  EXPECT_EQ(done.error().kind, ErrorKind::interrupted);
  EXPECT_LT(last, 200'000U);
}

TEST(LogNormalLaw, HasItsMedianAndItsSpread) {
  const LogNormal law(1'000'000, 1);
  Rng rng(5);
  std::vector<std::int64_t> drawn;
  for (int i = 0; i < 100'001; ++i) drawn.push_back(law(rng));
  std::ranges::sort(drawn);
  EXPECT_NEAR(static_cast<double>(drawn[50'000]), 1e6, 2e4);
  EXPECT_NEAR(static_cast<double>(drawn[84'135]), 2'718'282, 6e4);  // one sigma up
}

}  // namespace
}  // namespace colloquio::sim
