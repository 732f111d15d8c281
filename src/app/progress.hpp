#pragma once

#include <cstdint>
#include <functional>

namespace colloquio::app {

/// How far a long work is, told a few times a second at most.
struct Progress {
  enum class Step : std::uint8_t {
    reading,
    writing_record,
    reading_record,
    measuring,
    exporting,
    simulating,
    counting
  };
  Step step = Step::reading;
  std::uint64_t done = 0;   ///< bytes, or 0 when only the step is known
  std::uint64_t total = 0;  ///< 0 = unknown
  std::uint64_t messages = 0;
  std::uint64_t rejects = 0;
};

using OnProgress = std::function<void(const Progress&)>;

}  // namespace colloquio::app
