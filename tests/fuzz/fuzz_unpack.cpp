#include <memory>
#include <string>
#include <string_view>
#include <vector>

#include "colloquio/base/check.hpp"
#include "colloquio/sources/memory_bundle.hpp"
#include "colloquio/sources/unpack.hpp"

namespace {

using namespace colloquio;
using namespace colloquio::sources;

constexpr UnpackLimits kSmall{.entries = 100, .total = 1 << 20, .ratio = 100, .ratio_from = 1 << 16};

void read_all(const std::string& name, std::string_view bytes) {
  auto bundle = open_bundle(
      std::make_unique<MemoryBundle>(std::map<std::string, std::string>{{name, std::string{bytes}}}), kSmall);
  if (!bundle) return;
  for (const std::string& inner : (*bundle)->names()) {
    COLLOQUIO_CHECK(inner.find("..") != 0 && inner.find("/../") == std::string::npos, "a name leaves the bundle");
    auto stream = (*bundle)->open(inner);
    if (!stream) continue;
    std::vector<char> piece(4096);
    std::uint64_t total = 0;
    for (;;) {
      const auto got = (*stream)->read(piece);
      if (!got || *got == 0) break;
      total += *got;
    }
    COLLOQUIO_CHECK(total <= kSmall.total + piece.size(), "more came out than the limit");
  }
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  const std::string_view bytes{reinterpret_cast<const char*>(data), size};
  read_all("input", bytes);
  read_all("input.tar.gz", bytes);
  return 0;
}
