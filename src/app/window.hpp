#pragma once

#include <string_view>

#include "colloquio/base/instant.hpp"
#include "colloquio/base/result.hpp"

namespace colloquio::app {

/// Reads what --window takes, in the company's zone:
///   all                       everything
///   90d, 12w, 6m, 1y          so many days, weeks, months or years that end with the day of `horizon`
///   2026-01-01..2026-03-31    both days included; either may be left out
///   2026, 2026-05             a year, a month
/// Errors: invalid_input with the forms above.
[[nodiscard]] Result<Window> parse_window(std::string_view text, const Zone& zone, Instant horizon);

}  // namespace colloquio::app
