#pragma once

#include <string_view>

#include "colloquio/base/instant.hpp"
#include "colloquio/base/time_parse.hpp"
#include "colloquio/core/model/event.hpp"

namespace colloquio::sources {

[[nodiscard]] constexpr TimePrecision precision_of(ClockPrecision precision) {
  switch (precision) {
    case ClockPrecision::microsecond:
      return TimePrecision::microsecond;
    case ClockPrecision::millisecond:
      return TimePrecision::millisecond;
    case ClockPrecision::second:
      return TimePrecision::second;
    case ClockPrecision::minute:
      return TimePrecision::minute;
    case ClockPrecision::day:
      return TimePrecision::day;
  }
  return TimePrecision::second;
}

/// A written time as a message or tap carries it. What cannot be read keeps its words in `raw` and has no time.
/// `basis` says whose clock it is; a time written without a zone becomes zone_assumed when `format` names a zone, and
/// keeps `basis` when it does not (the source says that such times are UTC).
[[nodiscard]] inline Stamp stamp_of(std::string_view written, TimeBasis basis, const TimeFormat& format = {}) {
  Stamp stamp{.raw = written, .basis = basis};
  if (const auto time = parse_time(written, format)) {
    stamp.at = time->at;
    stamp.precision = precision_of(time->precision);
    if (time->zone_assumed && format.zone != nullptr) stamp.basis = TimeBasis::zone_assumed;
  }
  return stamp;
}

}  // namespace colloquio::sources
