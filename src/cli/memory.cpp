// The memory of the program: `new` gives large blocks, which are mostly columns of messages, in huge pages.
#include <cstdlib>
#include <new>

#include "colloquio/adapters/system/large_blocks.hpp"

void* operator new(std::size_t bytes) { return colloquio::adapters::allocate(bytes); }
void operator delete(void* block) noexcept { std::free(block); }
void operator delete(void* block, std::size_t) noexcept { std::free(block); }
