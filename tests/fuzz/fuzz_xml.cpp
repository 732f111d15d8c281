// Any bytes as XML: what opens is closed in order, and nothing depends on how the bytes arrive.
#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "colloquio/base/check.hpp"
#include "colloquio/sources/fingerprint_sink.hpp"
#include "colloquio/sources/memory_bundle.hpp"
#include "colloquio/sources/xml.hpp"

namespace {

using colloquio::sources::FingerprintSink;
using colloquio::sources::MemoryStream;
using colloquio::sources::XmlEvent;
using colloquio::sources::XmlReader;

std::string walk(std::string_view bytes, std::size_t chunk) {
  MemoryStream stream{bytes, chunk};
  FingerprintSink sink;
  XmlReader xml{stream, "fuzz.xml", sink};
  std::string told;
  std::vector<std::string> open;
  for (XmlEvent e = xml.next(); e.kind != XmlEvent::Kind::end; e = xml.next()) {
    told.append(e.name).append("\x1F");
    if (e.kind == XmlEvent::Kind::open) {
      open.emplace_back(e.name);
      told.append(xml.attribute("Id")).append("\x1F");
    } else {
      COLLOQUIO_CHECK(!open.empty() && open.back() == e.name, "an element is closed that is not the innermost");
      open.pop_back();
      told.append(e.text).append("\x1F");
    }
  }
  COLLOQUIO_CHECK(xml.result().has_value(), "bytes in memory are no reason to give up");
  return told;
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  const std::string_view bytes{reinterpret_cast<const char*>(data), size};
  COLLOQUIO_CHECK(walk(bytes, size + 1) == walk(bytes, 7), "what is read depends on how the bytes arrive");
  return 0;
}
