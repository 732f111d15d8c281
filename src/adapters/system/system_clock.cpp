#include "colloquio/adapters/system/system_clock.hpp"

#include <chrono>

namespace colloquio::adapters {

Instant SystemClock::now() const {
  return std::chrono::time_point_cast<std::chrono::microseconds>(std::chrono::system_clock::now());
}

}  // namespace colloquio::adapters
