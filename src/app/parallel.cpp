#include "colloquio/app/parallel.hpp"

#include <algorithm>
#include <atomic>
#include <charconv>
#include <cstdlib>
#include <cstring>
#include <exception>
#include <mutex>
#include <thread>
#include <vector>

namespace colloquio::app {

void parallel_for(std::size_t threads, std::size_t n, const std::function<void(std::size_t)>& body) {
  std::atomic<std::size_t> next{0};
  std::exception_ptr failure;
  std::mutex failure_mutex;
  const auto work = [&] {
    try {
      for (std::size_t i = next.fetch_add(1); i < n; i = next.fetch_add(1)) body(i);
    } catch (...) {
      const std::lock_guard lock{failure_mutex};
      if (!failure) failure = std::current_exception();
      next.store(n);
    }
  };
  {
    std::vector<std::jthread> helpers;
    for (std::size_t i = 1; i < std::min(threads, n); ++i) helpers.emplace_back(work);
    work();
  }
  if (failure) std::rethrow_exception(failure);
}

std::size_t thread_count(std::size_t asked) {
  if (asked > 0) return asked;
  if (const char* text = std::getenv("COLLOQUIO_THREADS"); text != nullptr) {
    std::size_t value = 0;
    const auto [end, error] = std::from_chars(text, text + std::strlen(text), value);
    if (error == std::errc{} && *end == '\0' && value > 0) return std::min<std::size_t>(value, 256);
  }
  return std::max(1U, std::thread::hardware_concurrency());
}

}  // namespace colloquio::app
