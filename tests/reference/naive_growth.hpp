#pragma once

#include <cstdint>
#include <map>
#include <vector>

#include "colloquio/base/instant.hpp"
#include "colloquio/core/model/figure.hpp"

namespace colloquio::reference {

/// One message of a person. Days are local ones since 1970.
struct DayOfTalk {
  std::uint32_t person = 0;
  std::uint32_t channel = 0;
  std::int64_t day = 0;
};

/// Every growth figure of this talk, month by month and person by person. `horizon`: the day up to which each channel
/// was read.
[[nodiscard]] Figures naive_growth(const std::vector<DayOfTalk>& talk,
                                   const std::map<std::uint32_t, std::int64_t>& horizon, const Zone& zone,
                                   const Window& window);

}  // namespace colloquio::reference
