#include "colloquio/adapters/system/large_blocks.hpp"

#include <cstdint>
#include <cstdlib>
#include <cstring>
#include <limits>
#include <new>

#include <gtest/gtest.h>
#include <malloc.h>

namespace colloquio::adapters {
namespace {

TEST(LargeBlocks, BeginAtAHugePage) {
  for (const std::size_t bytes : {kLargeBlock, kLargeBlock + 1, 5 * kLargeBlock - 1}) {
    void* block = allocate(bytes);
    EXPECT_EQ(reinterpret_cast<std::uintptr_t>(block) % (2U << 20U), 0U) << bytes;
    std::memset(block, 1, bytes);
    std::free(block);
  }
}

TEST(LargeBlocks, SmallOnesAreAsEver) {
  void* nothing = allocate(0);
  EXPECT_NE(nothing, nullptr);
  std::free(nothing);
  void* some = allocate(100);
  std::memset(some, 1, 100);
  std::free(some);
}

TEST(LargeBlocks, WhatCannotBeThrows) {
#ifdef COLLOQUIO_SANITIZED
  GTEST_SKIP() << "a sanitizer stops the program instead";
#endif
  volatile std::size_t most = std::numeric_limits<std::size_t>::max();  // else the compiler warns of it
  EXPECT_THROW(static_cast<void>(allocate(most)), std::bad_alloc);
  EXPECT_THROW(static_cast<void>(allocate(most / 2)), std::bad_alloc);
}

TEST(LargeBlocks, AreGivenBackWhenTheyAreFree) {
#ifdef COLLOQUIO_SANITIZED
  GTEST_SKIP() << "a sanitizer's allocator keeps what was freed";
#endif
  ASSERT_TRUE(keep_large_blocks_apart());
  const auto mapped = [] { return ::mallinfo2().hblkhd; };
  const std::size_t before = mapped();
  for (int i = 0; i < 3; ++i) {  // the first one freed would have taught malloc to keep the next
    void* block = allocate(2 * kLargeBlock);
    EXPECT_GE(mapped(), before + 2 * kLargeBlock);
    std::free(block);
    EXPECT_EQ(mapped(), before);
  }
}

}  // namespace
}  // namespace colloquio::adapters
