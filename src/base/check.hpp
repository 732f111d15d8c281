#pragma once

#include <cstdio>
#include <cstdlib>

namespace colloquio {

/// Ends the program because of a bug of ours. Never reachable from any input.
[[noreturn]] inline void broken_invariant(const char* condition, const char* why, const char* file, int line) {
  std::fprintf(stderr, "colloquio: bug: %s (%s) at %s:%d\n", why, condition, file, line);
  std::abort();
}

}  // namespace colloquio

/// On in release too: an engine that goes on after a broken invariant prints wrong numbers.
#define COLLOQUIO_CHECK(condition, why) \
  ((condition) ? static_cast<void>(0) : ::colloquio::broken_invariant(#condition, why, __FILE__, __LINE__))
