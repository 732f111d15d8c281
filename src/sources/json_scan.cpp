#include "colloquio/sources/json_scan.hpp"

#include <array>
#include <cstdint>

namespace colloquio::sources {

namespace {

enum Meaning : std::uint8_t { nothing, opens, closes, quote, ends_plain };

constexpr std::array<Meaning, 256> meanings() {
  std::array<Meaning, 256> table{};
  table['{'] = table['['] = opens;
  table['}'] = table[']'] = closes;
  table['"'] = quote;
  table[','] = table[' '] = table['\n'] = table['\r'] = table['\t'] = ends_plain;
  return table;
}
constexpr auto kMeaning = meanings();

constexpr std::array<bool, 256> string_stops() {
  std::array<bool, 256> table{};
  table['"'] = table['\\'] = table['\n'] = true;
  return table;
}
constexpr auto kStringStop = string_stops();

}  // namespace

JsonScan::Stop JsonScan::in_string(std::string_view text, std::size_t& at) {
  for (; at < text.size(); ++at) {
    if (escaped_) {
      escaped_ = false;
      continue;
    }
    const char c = text[at];
    if (!kStringStop[static_cast<unsigned char>(c)]) continue;
    if (c == '\\') {
      escaped_ = true;
      continue;
    }
    ++at;
    if (c == '\n') return Stop::line_break_in_string;
    in_string_ = false;
    return Stop::done;
  }
  return Stop::more;
}

JsonScan::Stop JsonScan::go_on(std::string_view text, std::size_t& at) {
  if (!started_ && at < text.size()) {
    started_ = true;
    is_plain_ = kMeaning[static_cast<unsigned char>(text[at])] == nothing;
  }
  while (at < text.size()) {
    if (in_string_) {
      const Stop stop = in_string(text, at);
      if (stop != Stop::done || depth_ == 0) return stop;
      continue;
    }
    const Meaning meaning = kMeaning[static_cast<unsigned char>(text[at])];
    if (is_plain_) {
      if (meaning != nothing) return Stop::done;
    } else if (meaning == quote) {
      in_string_ = true;
    } else if (meaning == opens) {
      ++depth_;
    } else if (meaning == closes && --depth_ == 0) {
      ++at;
      return Stop::done;
    }
    ++at;
  }
  return Stop::more;
}

}  // namespace colloquio::sources
