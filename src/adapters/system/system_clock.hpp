#pragma once

#include "colloquio/ports/clock.hpp"

namespace colloquio::adapters {

/// The computer's clock.
class SystemClock final : public ports::Clock {
 public:
  [[nodiscard]] Instant now() const override;
};

}  // namespace colloquio::adapters
