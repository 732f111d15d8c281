#include "colloquio/base/time_parse.hpp"

#include "colloquio/base/time_forms.hpp"
#include "colloquio/base/time_parts.hpp"

namespace colloquio {

using namespace written_time;

namespace {

/// Also without the odd spaces that Cursor knows, in front.
std::string_view without_spaces(std::string_view text) {
  Cursor in(text);
  in.skip_spaces();
  text = in.left();
  while (!text.empty() && is_space(text.back())) text.remove_suffix(1);
  return text;
}

bool is_number(std::string_view text) {
  bool digit = false;
  for (const char c : text) {
    if (is_digit(c)) {
      digit = true;
    } else if (c != '.' && c != '-' && c != '+' && c != 'e' && c != 'E') {
      return false;
    }
  }
  return digit;
}

}  // namespace

std::optional<ParsedTime> parse_time(std::string_view text, const TimeFormat& format) {
  text = without_spaces(text);
  constexpr std::size_t kLongest = 128;
  if (text.empty() || text.size() > kLongest) return std::nullopt;
  if (text.size() >= 8 && is_digit(text[0])) {
    if (const auto iso = parse_iso(text, format)) return iso;
    if (format.number == NumberMeans::unix_if_plausible) {
      if (const auto compact = parse_compact(text, format)) return compact;
    }
  }
  if (const auto declared = parse_declared_order(text, format)) return declared;
  if (is_number(text)) return parse_number(text, format);
  return parse_named_month(text, format);
}

}  // namespace colloquio
