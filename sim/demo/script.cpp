#include "colloquio/sim/demo/script.hpp"

#include <charconv>
#include <string>

#include "colloquio/base/check.hpp"

namespace colloquio::sim::demo {

namespace {

/// Cuts off everything before the next `separator`, without blanks around it.
std::string_view take(std::string_view& rest, std::string_view separator) {
  const auto at = rest.find(separator);
  std::string_view piece = rest.substr(0, at);
  rest.remove_prefix(at == std::string_view::npos ? rest.size() : at + separator.size());
  while (!piece.empty() && piece.back() == ' ') piece.remove_suffix(1);
  while (!rest.empty() && rest.front() == ' ') rest.remove_prefix(1);
  return piece;
}

std::uint32_t whole_number(std::string_view text) {
  std::uint32_t value = 0;
  const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), value);
  COLLOQUIO_CHECK(error == std::errc{} && end == text.data() + text.size(), std::string{text}.c_str());
  return value;
}

std::uint32_t months_of(std::string_view list) {
  if (list == "*") return 0xFFF;
  std::uint32_t months = 0;
  while (!list.empty()) months |= 1U << (whole_number(take(list, ",")) - 1);
  return months;
}

std::int64_t delay_of(std::string_view token) {
  const std::int64_t value = whole_number(token.substr(0, token.size() - 1));
  switch (token.back()) {
    case 'm':
      return value * 60;
    case 'h':
      return value * 3'600;
    case 'd':
      return value * 86'400;
    default:
      COLLOQUIO_CHECK(false, std::string{token}.c_str());
  }
  return 0;
}

Script header(std::string_view line) {
  Script s;
  line.remove_prefix(4);
  std::string_view head = take(line, "::");
  s.title = line;
  s.channel = take(head, " ");
  s.lang = take(head, " ");
  s.category = take(head, " ");
  s.months = months_of(take(head, " "));
  while (!head.empty()) {
    const auto token = take(head, " ");
    COLLOQUIO_CHECK(token == "again" || token.starts_with('d'), std::string{token}.c_str());
    if (token == "again") {
      s.again = true;
    } else {
      s.from_day = whole_number(token.substr(1));
    }
  }
  return s;
}

Line spoken(std::string_view line) {
  Line l;
  std::string_view head = take(line, ": ");
  COLLOQUIO_CHECK(!line.empty(), std::string{head}.c_str());
  l.text = line;
  l.who = take(head, " ");
  while (!head.empty()) {
    const auto token = take(head, " ");
    const auto value = token.substr(1);
    switch (token.front()) {
      case '@':
        l.answers = whole_number(value);
        break;
      case '+':
        l.delay = delay_of(value);
        break;
      case '?':
        l.percent = whole_number(value);
        break;
      case '*':
        l.stars = static_cast<std::int8_t>(whole_number(value));
        break;
      default:
        COLLOQUIO_CHECK(false, std::string{token}.c_str());
    }
  }
  return l;
}

}  // namespace

std::vector<Script> parse_scripts(std::string_view text) {
  std::vector<Script> scripts;
  while (!text.empty()) {
    const auto end = text.find('\n');
    const std::string_view line = text.substr(0, end);
    text.remove_prefix(end == std::string_view::npos ? text.size() : end + 1);
    if (line.empty()) continue;
    if (line.starts_with("=== ")) {
      scripts.push_back(header(line));
    } else {
      COLLOQUIO_CHECK(!scripts.empty(), "a line before the first script");
      scripts.back().lines.push_back(spoken(line));
    }
  }
  return scripts;
}

}  // namespace colloquio::sim::demo
