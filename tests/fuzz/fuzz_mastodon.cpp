#include "colloquio/sources/formats.hpp"
#include "read_format.hpp"

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  return colloquio::fuzz::read_format(colloquio::sources::formats::mastodon_archive, "outbox.json", data, size);
}
