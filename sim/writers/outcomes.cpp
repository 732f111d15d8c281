#include <algorithm>
#include <vector>

#include "colloquio/sim/rng.hpp"
#include "colloquio/sim/writers/output.hpp"

namespace colloquio::sim {

/// Daily orders and visits. Visits follow the talk of the last week, orders follow visits; taps move nothing.
Result<void> write_outcomes(Story& story, FileWriter& files, const Progress& progress) {
  constexpr std::int64_t kDay = 86'400;
  const std::int64_t last = micros(story.end()) / 1'000'000 / kDay;
  std::vector<std::int64_t> talk;  // messages a day, counted back from the end
  Counter counter(progress);
  Conversation c;
  std::int64_t total = 0;
  while (story.next(c)) {
    for (const SaidMessage& m : c.messages) {
      if (m.no_time) continue;
      const auto back = static_cast<std::size_t>(last - m.time / kDay);
      if (back >= talk.size()) talk.resize(back + 1);
      ++talk[back];
      ++total;
    }
    COLLOQUIO_SIM_TRY(counter.add(c.messages.size()));
  }
  auto page = Page::open(files, "outcomes.csv");
  if (!page) return tl::make_unexpected(page.error());
  page->text = "date,measure,value,unit\n";
  const double usual = talk.empty() ? 1 : static_cast<double>(total) / static_cast<double>(talk.size());
  Rng rng(1, talk.size());
  for (std::size_t back = talk.size(); back-- > 1;) {
    std::int64_t week = 0;
    for (std::size_t k = back; k < std::min(back + 7, talk.size()); ++k) week += talk[k];
    const double pull = static_cast<double>(week) / 7 / usual;
    const auto visits = static_cast<std::int64_t>(40 + 60 * pull) + rng.between(-12, 12);
    const std::int64_t orders = visits / 9 + rng.between(0, 4);
    const std::string day = iso_day(last - static_cast<std::int64_t>(back));
    put(page->text, day, ",visits,", visits, ",\n", day, ",orders,", orders, ",orders\n");
    COLLOQUIO_SIM_TRY(page->flush_if_full());
  }
  return page->close();
}

}  // namespace colloquio::sim
