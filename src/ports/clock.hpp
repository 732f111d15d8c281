#pragma once

#include "colloquio/base/instant.hpp"

namespace colloquio::ports {

/// Where "now" comes from: the system, or a test.
class Clock {
 public:
  virtual ~Clock() = default;
  [[nodiscard]] virtual Instant now() const = 0;
};

}  // namespace colloquio::ports
