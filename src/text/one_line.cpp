#include <algorithm>
#include <memory>

#include <unicode/brkiter.h>
#include <unicode/utext.h>

#include "colloquio/base/utf8.hpp"
#include "colloquio/text/talk_text.hpp"

namespace colloquio::text {

namespace {

constexpr std::string_view kCut = "…";

struct Line {
  std::string text;
  bool cut = false;
};

/// Blanks and line ends run together; stops after `most_bytes`, at the end of a code point.
Line without_line_ends(std::string_view plain, std::size_t most_bytes) {
  Line line;
  std::string& out = line.text;
  out.reserve(std::min(plain.size(), most_bytes) + 4);
  bool blank = false;
  for (const char c : plain) {
    if (c == ' ' || c == '\t' || c == '\n' || c == '\r' || c == '\f' || c == '\v' || c == '\0') {
      blank = !out.empty();
      continue;
    }
    const bool inside = (static_cast<unsigned char>(c) & 0xC0U) == 0x80;
    if (out.size() >= most_bytes && !inside) {
      line.cut = true;
      break;
    }
    if (blank) out += ' ';
    blank = false;
    out += c;
  }
  return line;
}

/// Where the grapheme cluster number `count` (from 0) begins; the size of the text if it has no more than that.
std::size_t cluster_start(const std::string& text, std::size_t count) {
  if (ascii_prefix(text) == text.size()) return std::min(count, text.size());
  UErrorCode error = U_ZERO_ERROR;
  thread_local const std::unique_ptr<icu::BreakIterator> clusters{
      icu::BreakIterator::createCharacterInstance(icu::Locale::getRoot(), error)};
  UText view = UTEXT_INITIALIZER;
  utext_openUTF8(&view, text.data(), static_cast<std::int64_t>(text.size()), &error);
  if (U_FAILURE(error) || clusters == nullptr) return text.size();
  clusters->setText(&view, error);
  std::int32_t at = clusters->first();
  for (std::size_t i = 0; i < count && at != icu::BreakIterator::DONE; ++i) at = clusters->next();
  utext_close(&view);
  return at == icu::BreakIterator::DONE ? text.size() : static_cast<std::size_t>(at);
}

}  // namespace

std::string one_line(std::string_view plain, std::size_t max) {
  if (max == 0) return {};
  // A cluster may be long (an emoji family has 25 bytes); a text built to be longer than this is cut early.
  constexpr std::size_t kMostBytesPerCluster = 64;
  auto [line, cut] = without_line_ends(plain, max * kMostBytesPerCluster);
  if (!cut && (line.size() <= max || cluster_start(line, max) == line.size())) return line;
  line.resize(cluster_start(line, max - 1));
  while (line.ends_with(' ')) line.pop_back();
  return line.append(kCut);
}

}  // namespace colloquio::text
