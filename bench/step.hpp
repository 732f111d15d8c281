#pragma once

#include <chrono>
#include <cstdio>

#include <sys/resource.h>

namespace colloquio::bench {

inline double cpu_seconds() {
  rusage usage{};
  ::getrusage(RUSAGE_SELF, &usage);
  const auto seconds = [](const timeval& t) {
    return static_cast<double>(t.tv_sec) + static_cast<double>(t.tv_usec) * 1e-6;
  };
  return seconds(usage.ru_utime) + seconds(usage.ru_stime);
}

inline long peak_mib() {
  rusage usage{};
  ::getrusage(RUSAGE_SELF, &usage);
  return usage.ru_maxrss / 1024;
}

/// Prints what happens from here to the end of the block costs: seconds, CPU seconds (user + system), peak memory.
class Step {
 public:
  explicit Step(const char* name) : name_(name) {}
  Step(const Step&) = delete;
  Step& operator=(const Step&) = delete;
  ~Step() {
    const double wall = std::chrono::duration<double>(std::chrono::steady_clock::now() - begin_).count();
    std::printf("%-34s %8.3f s wall %8.3f s cpu   peak %5ld MiB\n", name_, wall - aside_,
                cpu_seconds() - cpu_ - aside_cpu_, peak_mib());
  }
  /// Takes the cost of making the rows out of the step.
  template <class F>
  void aside(F&& work) {
    const auto begin = std::chrono::steady_clock::now();
    const double cpu = cpu_seconds();
    work();
    aside_ += std::chrono::duration<double>(std::chrono::steady_clock::now() - begin).count();
    aside_cpu_ += cpu_seconds() - cpu;
  }

 private:
  const char* name_;
  std::chrono::steady_clock::time_point begin_ = std::chrono::steady_clock::now();
  double cpu_ = cpu_seconds();
  double aside_ = 0, aside_cpu_ = 0;
};

}  // namespace colloquio::bench
