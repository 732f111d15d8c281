#pragma once

#include <cstddef>

namespace colloquio::adapters {

/// From this size on allocate() asks the kernel for huge pages.
inline constexpr std::size_t kLargeBlock = 4U << 20U;

/// Memory to be given back with std::free(). A large block begins at a page of 2 MiB and may be backed by such pages:
/// touched for the first time it costs one fault each 2 MiB instead of each 4 KiB, which in a virtual machine is a
/// quarter of what `measure` takes. Throws std::bad_alloc.
[[nodiscard]] void* allocate(std::size_t bytes);

}  // namespace colloquio::adapters
