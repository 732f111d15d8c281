#pragma once

#include <algorithm>
#include <cstdint>

#include "colloquio/base/instant.hpp"

namespace colloquio {

// Which times are believed. What lies outside stays in the record as it came, is counted as a fault and moves nothing.

/// What is told of earlier comes from a clock that never was set.
inline constexpr Instant kFirstGoodTime = from_micros(315'532'800'000'000);  // 1980-01-01
/// What is told of later, however far the data claim to reach, is no time.
inline constexpr Instant kLastGoodTime = from_micros(4'102'444'800'000'000);  // 2100-01-01

/// The last moment that data read at `known` can tell of: a day later, because clocks and time zones differ.
/// kNoTime: nobody knows when they were read, and only kLastGoodTime holds.
[[nodiscard]] constexpr Instant last_good_time(Instant known) {
  constexpr std::chrono::hours kSlack{24};
  return known == kNoTime || known > kLastGoodTime - kSlack ? kLastGoodTime : known + kSlack;
}

}  // namespace colloquio
