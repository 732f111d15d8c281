#pragma once

#include <cstdint>
#include <functional>
#include <string_view>

namespace colloquio::app {

/// How far a long work is, told a few times a second at most.
struct Progress {
  std::string_view step;    ///< "reading", "writing the record", "measuring"
  std::uint64_t done = 0;   ///< bytes, or 0 when only the step is known
  std::uint64_t total = 0;  ///< 0 = unknown
  std::uint64_t messages = 0;
  std::uint64_t rejects = 0;
};

using OnProgress = std::function<void(const Progress&)>;

}  // namespace colloquio::app
