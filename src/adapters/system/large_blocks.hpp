#pragma once

#include <cstddef>

namespace colloquio::adapters {

/// From this size on allocate() asks the kernel for huge pages. Above the blocks of an Arena (1 MiB), which would be
/// rounded up to twice their size.
inline constexpr std::size_t kLargeBlock = 5U << 18U;

/// Memory to be given back with std::free(). A large block begins at a page of 2 MiB and may be backed by such pages:
/// touched for the first time it costs one fault each 2 MiB instead of each 4 KiB, which in a virtual machine is a
/// quarter of what `measure` takes. Throws std::bad_alloc.
[[nodiscard]] void* allocate(std::size_t bytes);

/// Has large blocks mapped by themselves, but for those that fit into the free end of the heap, and given back to the
/// kernel as soon as they are free; otherwise columns that outgrew their block leave holes of its size in the heap, a
/// fifth of what ten million messages need. To be called before there are large blocks. False if the allocator of this
/// program (a sanitizer's) has no such settings.
bool keep_large_blocks_apart();

}  // namespace colloquio::adapters
