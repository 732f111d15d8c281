#pragma once

#include <chrono>
#include <cstdint>
#include <limits>
#include <optional>
#include <string>
#include <string_view>

#include "colloquio/base/result.hpp"

namespace colloquio {

/// A point in time as the record stores it: microseconds since 1970-01-01T00:00Z.
using Instant = std::chrono::time_point<std::chrono::system_clock, std::chrono::microseconds>;

/// "We do not know when": kept apart from every real time. Compares before all of them.
inline constexpr Instant kNoTime{std::chrono::microseconds{std::numeric_limits<std::int64_t>::min()}};

[[nodiscard]] constexpr std::int64_t micros(Instant t) { return t.time_since_epoch().count(); }
[[nodiscard]] constexpr Instant from_micros(std::int64_t us) { return Instant{std::chrono::microseconds{us}}; }

/// "2026-05-01T09:59:00Z", with a fraction only when there is one; "" for kNoTime.
[[nodiscard]] std::string to_rfc3339(Instant t);
/// "2026-05-01" (UTC).
[[nodiscard]] std::string to_iso_date(Instant t);

/// An IANA time zone such as "Europe/Rome". Days, weeks and months are cut in the company's zone.
class Zone {
 public:
  [[nodiscard]] static Result<Zone> named(std::string_view iana_name);
  [[nodiscard]] static Zone utc();

  [[nodiscard]] const std::string& name() const { return name_; }
  /// Wall-clock time; the result counts microseconds since 1970-01-01 local.
  [[nodiscard]] std::chrono::local_time<std::chrono::microseconds> to_local(Instant t) const;
  /// The first of two possible instants when clocks go back; the instant of the jump when the hour does not exist.
  [[nodiscard]] Instant to_instant(std::chrono::local_time<std::chrono::microseconds> local) const;
  /// Start of the local day / ISO week (Monday) / month that holds `t`.
  [[nodiscard]] Instant start_of_day(Instant t) const;
  [[nodiscard]] Instant start_of_week(Instant t) const;
  [[nodiscard]] Instant start_of_month(Instant t) const;
  /// Months since January of year 0, local; e.g. 2026-05 is 2026*12+4.
  [[nodiscard]] std::int32_t month_index(Instant t) const;
  /// First instant of that month.
  [[nodiscard]] Instant month_start(std::int32_t month_index) const;

 private:
  Zone(std::string name, const void* zone) : name_(std::move(name)), zone_(zone) {}
  std::string name_;
  const void* zone_;  // date::time_zone, owned by the library's database for the life of the program
};

/// A half-open stretch of time [from, to).
struct Window {
  Instant from = kNoTime;       ///< kNoTime = since ever
  Instant to = Instant::max();  ///< Instant::max() = for ever
  [[nodiscard]] bool contains(Instant t) const { return t >= from && t < to && t != kNoTime; }
  [[nodiscard]] bool is_all() const { return from == kNoTime && to == Instant::max(); }
  friend bool operator==(const Window&, const Window&) = default;
};

}  // namespace colloquio
