#include "colloquio/core/talk/days.hpp"

#include <algorithm>
#include <chrono>

namespace colloquio::talk {

Days::Days(const Zone& zone, Instant first, Instant last) {
  if (last < first) return;
  using std::chrono::days;
  using std::chrono::floor;
  std::chrono::local_days day = floor<days>(zone.to_local(first));
  const std::chrono::local_days last_day = floor<days>(zone.to_local(last));
  for (; day <= last_day; day += days{1}) {
    const std::chrono::year_month_day date{day};
    start_.push_back(micros(zone.to_instant(day)));
    month_.push_back(static_cast<int>(date.year()) * 12 +
                     static_cast<std::int32_t>(static_cast<unsigned>(date.month())) - 1);
  }
  start_.push_back(micros(zone.to_instant(day)));
}

std::int32_t Days::day_of(std::int64_t t) const {
  constexpr std::int64_t kDay = 86'400'000'000;
  const std::int64_t last = static_cast<std::int64_t>(month_.size()) - 1;
  std::int64_t day = std::clamp<std::int64_t>((t - start_.front()) / kDay, 0, last);
  while (day > 0 && t < start_[static_cast<std::size_t>(day)]) --day;
  while (day < last && t >= start_[static_cast<std::size_t>(day) + 1]) ++day;
  return static_cast<std::int32_t>(day);
}

}  // namespace colloquio::talk
