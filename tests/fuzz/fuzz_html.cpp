// Any bytes as a text somebody wrote: as HTML, as a mail, as a line to show.
#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>

#include "colloquio/base/check.hpp"
#include "colloquio/text/html.hpp"
#include "colloquio/text/normalise.hpp"
#include "colloquio/text/talk_text.hpp"

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  using namespace colloquio::text;
  const std::string_view bytes{reinterpret_cast<const char*>(data), size};
  const std::string marked = html_to_text(bytes, Quoted::mark);
  (void)html_to_text(bytes, Quoted::drop);
  (void)is_talk_html(bytes);
  (void)is_talk(bytes);
  for (const std::string_view name : mentions(bytes)) COLLOQUIO_CHECK(!name.empty(), "a mention names somebody");
  const std::string clean = normalise(bytes);
  COLLOQUIO_CHECK(normalise(clean) == clean, "normalising twice changes nothing");
  const std::string own = strip_quotes(clean);
  COLLOQUIO_CHECK(own.size() <= clean.size(), "own words are part of the mail");
  const std::string line = one_line(clean, 40);
  COLLOQUIO_CHECK(line.find('\n') == std::string::npos, "one line is one line");
  COLLOQUIO_CHECK(normalise(line) == line, "a cut line is still text");
  return 0;
}
