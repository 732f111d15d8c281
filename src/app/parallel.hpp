#pragma once

#include <cstddef>
#include <functional>

namespace colloquio::app {

/// Calls body(0) … body(n-1), spread over `threads` threads, and returns when all are done. The caller works too. An
/// exception in a body is thrown again here. Results must not depend on order: bodies write to their own place.
void parallel_for(std::size_t threads, std::size_t n, const std::function<void(std::size_t)>& body);

/// How many threads to use: `asked`, else COLLOQUIO_THREADS, else what the machine has.
[[nodiscard]] std::size_t thread_count(std::size_t asked = 0);

}  // namespace colloquio::app
