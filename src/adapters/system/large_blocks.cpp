#include "colloquio/adapters/system/large_blocks.hpp"

#include <cstdlib>
#include <limits>
#include <new>

#include <malloc.h>
#include <sys/mman.h>

namespace colloquio::adapters {

void* allocate(std::size_t bytes) {
  constexpr std::size_t kHugePage = 2U << 20U;
  if (bytes > std::numeric_limits<std::ptrdiff_t>::max()) throw std::bad_alloc{};
  void* block = nullptr;
  if (bytes < kLargeBlock) {
    block = std::malloc(bytes == 0 ? 1 : bytes);
  } else {
    const std::size_t whole = (bytes + kHugePage - 1) / kHugePage * kHugePage;
    block = std::aligned_alloc(kHugePage, whole);
    // Where the kernel has no huge pages to give, small ones do as well.
    if (block != nullptr) static_cast<void>(::madvise(block, whole, MADV_HUGEPAGE));
  }
  if (block == nullptr) throw std::bad_alloc{};
  return block;
}

bool keep_large_blocks_apart() {
  // Left alone, the first threshold rises with every large block that is freed. To set it fixes the second at its
  // 128 KiB, by which the end of the heap would come and go with every batch.
  constexpr int kKeptAtTheEnd = 64 << 20;
  return ::mallopt(M_MMAP_THRESHOLD, int{kLargeBlock}) == 1 && ::mallopt(M_TRIM_THRESHOLD, kKeptAtTheEnd) == 1;
}

}  // namespace colloquio::adapters
