#pragma once

#include <cstddef>
#include <cstdint>
#include <optional>
#include <span>

#include "colloquio/base/instant.hpp"
#include "colloquio/core/model/figure.hpp"
#include "colloquio/core/talk/days.hpp"
#include "colloquio/core/talk/state.hpp"
#include "colloquio/core/talk/talk.hpp"

namespace colloquio::talk {

/// All that is kept of a body of conversations: the window asked for, the equal one before it, and who talked ever.
struct Body {
  State now;
  State before;  ///< left empty when there is no previous window
  History history;
  std::int64_t own_taps = 0;  ///< taps on the channels themselves: they have no time, so all time only

  void merge(Body&& other);
  /// Room for everything the others hold, so that merging them moves nothing twice.
  void reserve_for(std::span<const Body* const> others);
};

struct SectionContext {
  Window window;
  std::optional<Window> previous;
  const Zone& zone;
  const Days& days;
  std::size_t accounts = 0;  ///< in the table
  bool house_declared = false;
  std::size_t curve_points = 0;
};

/// Figures, curves, months and cohorts of a body. Sorts and thins the logs of the body, which stays good for merging.
[[nodiscard]] Section finish_section(Body& body, const SectionContext& context);

}  // namespace colloquio::talk
