// Folding conversations in any groups and merging the groups in any order gives what folding all of them gives.
#include "colloquio/core/talk/fold.hpp"

#include "dirty_table.hpp"
#include <gtest/gtest.h>
#include <rapidcheck/gtest.h>

#include "colloquio/core/talk/section.hpp"

namespace colloquio::reference {
namespace {

using namespace talk;

RC_GTEST_PROP(Fold, MergedPartsAreTheWhole, (std::uint64_t seed)) {
  Dice dice(seed);
  const Dirt dirt{.messages = 50 + dice.below(300), .accounts = 4 + dice.below(40), .house = dice.chance(0.5)};
  const TalkTable table = make_dirty_table(seed, dirt);
  FaultLog faults(table, 3);
  const Threads threads = build_threads(table, faults);
  const Zone zone = *Zone::named("Europe/Rome");
  const Instant start{std::chrono::sys_days{std::chrono::year{2020} / 1 / 1}};
  const Days days(zone, start, start + std::chrono::days{365 * 10});
  const CrossPosts cross_posts(threads, dirt.house);
  const FoldContext context{table, threads, days, cross_posts, dirt.house, 5, 5};
  const SectionContext section{{}, std::nullopt, zone, days, table.accounts.size(), dirt.house, 50};

  Body all;
  std::vector<Body> parts(1 + dice.below(6));
  Fold fold(context);
  for (std::uint32_t thread = 0; thread < threads.size(); ++thread) {
    fold.open(thread);
    for (Body* body : {&all, &parts[dice.below(static_cast<std::uint32_t>(parts.size()))]}) {
      fold.add_to(body->now, {});
      fold.add_to(body->history);
    }
  }
  while (parts.size() > 1) {
    const std::uint32_t a = dice.below(static_cast<std::uint32_t>(parts.size() - 1));
    if (dice.chance(0.5)) static_cast<void>(finish_section(parts[a], section));  // a finished part merges as well
    if (dice.chance(0.5)) {
      const Body* both[] = {&parts[a], &parts.back()};
      parts[a].reserve_for(both);
    }
    parts[a].merge(std::move(parts.back()));
    parts.pop_back();
  }
  const Section whole = finish_section(all, section);
  const Section merged = finish_section(parts[0], section);
  RC_ASSERT(whole.figures == merged.figures);
  RC_ASSERT(whole.months.size() == merged.months.size());
  for (std::size_t m = 0; m < whole.months.size(); ++m) {
    RC_ASSERT(whole.months[m].messages == merged.months[m].messages);
    RC_ASSERT(whole.months[m].lost == merged.months[m].lost);
    RC_ASSERT(whole.months[m].complete == merged.months[m].complete);
  }
  for (const auto list : {&State::older_waiting, &State::recently_waiting}) {
    auto& one = all.now.*list;
    auto& other = parts[0].now.*list;
    keep_longest(one, 5);
    keep_longest(other, 5);
    RC_ASSERT(one.size() == other.size());
    for (std::size_t i = 0; i < one.size(); ++i) RC_ASSERT(one[i].row == other[i].row);
  }
}

}  // namespace
}  // namespace colloquio::reference
