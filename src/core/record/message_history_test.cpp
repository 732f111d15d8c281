#include "colloquio/core/record/message_history.hpp"

#include <algorithm>
#include <array>
#include <map>
#include <random>
#include <string>
#include <vector>

#include <gtest/gtest.h>
#include <rapidcheck/gtest.h>

#include "colloquio/core/record/clean.hpp"
#include "colloquio/core/record/taps.hpp"

namespace colloquio::record {
namespace {

MessageState state(std::uint64_t content, std::int64_t seen, std::uint64_t details = 0,
                   GoneKind gone = GoneKind::none) {
  MessageState s;
  s.id = {1, 1};
  s.account = {2, details % 2};
  s.content_hash = {0, content};
  s.text = gone == GoneKind::none ? "words " + std::to_string(content) : "";
  s.details = details;
  s.first_seen = s.last_seen = from_micros(seen);
  s.gone = gone;
  s.erased = gone != GoneKind::none;
  return s;
}

const GoneMark* nobody(Id128) { return nullptr; }

TEST(MessageHistory, TheStateSeenLastIsCurrent) {
  MessageHistory h;
  h.tell(state(1, 10));
  h.tell(state(2, 20));
  h.tell(state(1, 5));
  h.settle(nullptr, nobody);
  EXPECT_EQ(h.current().content_hash.lo, 2U);
  EXPECT_EQ(h.states().size(), 2U);
  EXPECT_EQ(h.states()[1].first_seen, from_micros(5));
  EXPECT_EQ(h.states()[1].last_seen, from_micros(10));
}

TEST(MessageHistory, AnEndTakesOnlyOlderWords) {
  MessageHistory h;
  h.tell(state(1, 10));
  h.tell(state(2, 20));
  const GoneMark mark{from_micros(10), from_micros(9), GoneKind::hidden, ""};
  h.settle(&mark, nobody);
  EXPECT_EQ(h.gone(), GoneKind::none);
  EXPECT_EQ(h.current().text, "words 2");
  EXPECT_EQ(h.states()[1].text, "");
  const GoneMark later{from_micros(20), from_micros(9), GoneKind::erased, ""};
  h.settle(&later, nobody);
  EXPECT_EQ(h.gone(), GoneKind::erased);
  EXPECT_EQ(h.current().text, "");
}

TEST(MessageHistory, AnEndTakesWhomTheWordsNameButNotWhatTheyAnswer) {
  MessageState told = state(1, 10);
  told.mentions = "anna";
  told.other_parents = to_hex({3, 3});
  told.wording = 5;
  MessageHistory h;
  h.tell(told);
  const GoneMark end{from_micros(10), kNoTime, GoneKind::erased, ""};
  h.settle(&end, nobody);
  EXPECT_EQ(h.current().mentions, "");
  EXPECT_EQ(h.current().wording, 0U);
  EXPECT_EQ(h.current().other_parents, to_hex({3, 3}));
}

TEST(MessageHistory, TheOldestClaimOfAParentCounts) {
  MessageHistory h;
  h.tell(state(1, 10));
  h.claim({{0, 5}, "five", Evidence::mention, from_micros(20)});
  h.claim({{0, 4}, "four", Evidence::order, from_micros(10)});
  h.claim({{0, 3}, "three", Evidence::explicit_, from_micros(10)});
  h.claim({});
  h.settle(nullptr, nobody);
  EXPECT_EQ(h.parent().native_id, "three");
  EXPECT_EQ(h.evidence(), Evidence::explicit_);
}

/// What sources may say, in any order, with settling in between: the end is the same.
RC_GTEST_PROP(MessageHistory, OrderAndRepetitionDoNotMatter, (std::vector<std::array<std::uint8_t, 4>> told)) {
  const auto tell_all = [](const std::vector<std::array<std::uint8_t, 4>>& rows, bool often) {
    MessageHistory h;
    h.tell(state(0, 0));
    GoneMark mark;
    std::map<Id128, GoneMark> accounts;
    const auto settle = [&] {
      h.settle(mark.kind == GoneKind::none ? nullptr : &mark, [&](Id128 id) -> const GoneMark* {
        const auto found = accounts.find(id);
        return found == accounts.end() ? nullptr : &found->second;
      });
    };
    for (const auto& row : rows) {
      const std::int64_t at = row[1] % 6;
      const GoneMark end{from_micros(at), from_micros(0), row[2] % 2 == 0 ? GoneKind::hidden : GoneKind::erased, ""};
      switch (row[0] % 6) {
        case 0:
          mark = std::max(mark, end);
          break;
        case 1:
          accounts[{2, row[3] % 2U}] = std::max(accounts[{2, row[3] % 2U}], end);
          break;
        case 2:
          h.tell(state(100 + row[2] % 2U, at, row[3] % 3, GoneKind::deleted_by_author));
          break;
        default:
          h.tell(state(row[2] % 3U, at, row[3] % 3));
          h.claim({{0, row[3] % 3U}, "p", Evidence::explicit_, from_micros(at)});
      }
      if (often) settle();
    }
    settle();
    return h;
  };
  const MessageHistory once = tell_all(told, false);
  auto other = told;
  other.insert(other.end(), told.begin(), told.end());
  std::shuffle(other.begin(), other.end(), std::mt19937_64{*rc::gen::arbitrary<std::uint64_t>()});
  const MessageHistory often = tell_all(other, true);
  RC_ASSERT(once.states() == often.states());
  RC_ASSERT(once.parent() == often.parent());
  RC_ASSERT(once.gone() == often.gone());
}

TEST(Clean, BrokenBytesAreReplacedOneByOne) {
  Arena spare;
  EXPECT_EQ(clean("caff\xC3\xA8", spare), "caff\xC3\xA8");
  EXPECT_EQ(clean("a\xFF"
                  "b\xC3",
                  spare),
            "a\xEF\xBF\xBD"
            "b\xEF\xBF\xBD");
  EXPECT_EQ(clean("", spare), "");
}

TEST(Clean, ATombstoneHasNoWords) {
  Arena spare;
  MessageRow row;
  row.text = row.title = row.url = "x";
  row.rating = 5;
  row.gone = GoneKind::deleted_by_author;
  const MessageRow cleaned = clean(row, spare);
  EXPECT_EQ(cleaned.text.size() + cleaned.title.size() + cleaned.url.size(), 0U);
  EXPECT_EQ(cleaned.rating, -1.0F);
  EXPECT_FALSE(cleaned.is_talk);
}

TEST(Clean, DetailsTellFieldsApart) {
  MessageRow a;
  MessageRow b;
  a.native_id = "ab";
  a.lang = "c";
  b.native_id = "a";
  b.lang = "bc";
  EXPECT_NE(details_of(a), details_of(b));
  EXPECT_EQ(details_of(a), details_of(a));
}

TEST(Taps, TheLargerOfActorsAndCounts) {
  const auto taps = [](std::vector<MetricValue> newest, std::int64_t actors) {
    return best_known_taps(newest, actors);
  };
  EXPECT_EQ(taps({}, 3), 3U);
  EXPECT_EQ(taps({{"likes", 2}, {"shares", 3}, {"views", 500}}, 1), 5U);
  EXPECT_EQ(taps({{"score", 9}, {"upvotes", 4}}, 0), 4U);
  EXPECT_EQ(taps({{"score", -9}}, 0), 0U);
  EXPECT_EQ(taps({{"reactions", 4}, {"reactions.LOVE", 3}, {"reactions.WOW", 3}}, 0), 6U);
  EXPECT_EQ(taps({{"likes", 1e30}}, 0), 4'294'967'295U);
}

}  // namespace
}  // namespace colloquio::record
