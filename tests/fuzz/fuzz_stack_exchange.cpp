#include <array>

#include "read_format.hpp"

#include "colloquio/sources/formats.hpp"

/// The same rows as each of the files a dump has.
extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  using colloquio::sources::formats::stack_exchange;
  for (const char* name : {"Posts.xml", "Comments.xml", "Votes.xml", "Users.xml"}) {
    colloquio::fuzz::read_format(stack_exchange, name, data, size);
  }
  return 0;
}
