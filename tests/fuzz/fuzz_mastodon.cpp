#include "read_format.hpp"

#include "colloquio/sources/formats.hpp"

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  return colloquio::fuzz::read_format(colloquio::sources::formats::mastodon_archive, "outbox.json", data, size);
}
