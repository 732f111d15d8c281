#pragma once

#include <optional>
#include <string_view>

#include "colloquio/base/time_parse.hpp"

namespace colloquio::written_time {

// The ways in which a time is written, one function each: parse_time tries them in turn. `text` is not empty and has no
// spaces at its ends; nullopt if it is not written so.

/// Year-first dates with '-' or '/' between and an optional time of day: nearly every time a machine writes.
[[nodiscard]] std::optional<ParsedTime> parse_iso(std::string_view text, const TimeFormat& format);

/// `YYYYMMDD`, `YYYYMMDDHHMMSS`, `YYYYMMDDTHHMMSSZ`.
[[nodiscard]] std::optional<ParsedTime> parse_compact(std::string_view text, const TimeFormat& format);

/// Dates with a month's name, in any order: RFC 5322, ctime, X's `EEE MMM dd HH:mm:ss Z yyyy`, "1 maggio 2026, 9:59".
[[nodiscard]] std::optional<ParsedTime> parse_named_month(std::string_view text, const TimeFormat& format);

/// Numbers in the declared order: `31/12/26, 23:59:58`, `1.5.2026 9.59`, `5/1/2026 9:59 PM`.
[[nodiscard]] std::optional<ParsedTime> parse_declared_order(std::string_view text, const TimeFormat& format);

/// "1777622400", "1777622400.000100", "-3.5", "4.6145E4".
[[nodiscard]] std::optional<ParsedTime> parse_number(std::string_view text, const TimeFormat& format);

}  // namespace colloquio::written_time
