#include "colloquio/base/instant.hpp"

#include <cmath>

#include <date/tz.h>
#include <fmt/format.h>

namespace colloquio {

namespace {

using std::chrono::days;
using std::chrono::floor;
using std::chrono::local_days;
using std::chrono::local_time;
using std::chrono::microseconds;

const date::time_zone* tz(const void* zone) { return static_cast<const date::time_zone*>(zone); }

}  // namespace

std::string to_iso_date(Instant t) {
  if (t == kNoTime) return {};
  const std::chrono::year_month_day ymd{floor<days>(t)};
  return fmt::format("{:04}-{:02}-{:02}", static_cast<int>(ymd.year()), static_cast<unsigned>(ymd.month()),
                     static_cast<unsigned>(ymd.day()));
}

std::string to_rfc3339(Instant t) {
  if (t == kNoTime) return {};
  const auto day = floor<days>(t);
  const std::int64_t us = (t - day).count();
  const std::int64_t s = us / 1'000'000;
  std::string out = fmt::format("{}T{:02}:{:02}:{:02}", to_iso_date(t), s / 3600, s / 60 % 60, s % 60);
  if (us % 1'000'000 != 0) {
    out += fmt::format(".{:06}", us % 1'000'000);
    while (out.back() == '0') out.pop_back();
  }
  return out + 'Z';
}

Result<Zone> Zone::named(std::string_view iana_name) {
  try {
    return Zone{std::string{iana_name}, date::locate_zone(std::string{iana_name})};
  } catch (const std::exception&) {
    return fail(ErrorKind::invalid_input,
                fmt::format("there is no time zone '{}'; use an IANA name such as Europe/Rome", iana_name));
  }
}

Zone Zone::utc() { return *named("Etc/UTC"); }

local_time<microseconds> Zone::to_local(Instant t) const {
  return local_time<microseconds>{tz(zone_)->to_local(t).time_since_epoch()};
}

Instant Zone::to_instant(local_time<microseconds> local) const {
  return tz(zone_)->to_sys(date::local_time<microseconds>{local.time_since_epoch()}, date::choose::earliest);
}

Instant Zone::start_of_day(Instant t) const { return to_instant(floor<days>(to_local(t))); }

Instant Zone::start_of_week(Instant t) const {
  const local_days day = floor<days>(to_local(t));
  return to_instant(day - (std::chrono::weekday{day} - std::chrono::Monday));
}

Instant Zone::start_of_month(Instant t) const { return month_start(month_index(t)); }

std::int32_t Zone::month_index(Instant t) const {
  const std::chrono::year_month_day ymd{floor<days>(to_local(t))};
  return static_cast<std::int32_t>(static_cast<int>(ymd.year()) * 12) +
         static_cast<std::int32_t>(static_cast<unsigned>(ymd.month())) - 1;
}

Instant Zone::month_start(std::int32_t month_index) const {
  const std::chrono::year_month_day first{std::chrono::year{month_index / 12},
                                          std::chrono::month{static_cast<unsigned>(month_index % 12 + 1)},
                                          std::chrono::day{1}};
  return to_instant(local_days{first});
}

}  // namespace colloquio
