#include "colloquio/sources/numbers.hpp"

#include <algorithm>
#include <charconv>
#include <cmath>
#include <string>

#include "colloquio/base/ascii.hpp"

namespace colloquio::sources {

namespace {

/// Sign, digits, points and commas of a number, without currency, percent sign and spaces. "" if there is anything
/// else.
std::string core_of(std::string_view text) {
  const std::size_t first = text.find_first_of("0123456789.,+-");
  const std::size_t last = text.find_last_of("0123456789");
  if (first == std::string_view::npos || last == std::string_view::npos || first > last) return {};
  const auto is_unit = [](std::string_view part) {  // a currency or percent sign, or a code such as EUR
    std::size_t letters = 0;
    for (const char c : part) {
      if (c >= 'A' && c <= 'Z') ++letters;
      const bool is_sign = c == ' ' || c == '$' || c == '%' || static_cast<unsigned char>(c) >= 0x80;
      if (!is_sign && !(c >= 'A' && c <= 'Z')) return false;
    }
    return letters == 0 || letters == 3;
  };
  if (!is_unit(text.substr(0, first)) || !is_unit(text.substr(last + 1))) return {};
  std::string core;
  for (std::size_t i = first; i <= last; ++i) {
    const char c = text[i];
    const std::string_view rest = text.substr(i);
    if (c == ' ' || c == '\'') continue;
    if (rest.starts_with("\xC2\xA0")) {
      ++i;
    } else if (rest.starts_with("\xE2\x80\xAF")) {
      i += 2;
    } else if (is_digit(c) || c == '.' || c == ',' || (core.empty() && (c == '-' || c == '+'))) {
      core += c;
    } else {
      return {};
    }
  }
  if (core.starts_with('+')) core.erase(0, 1);
  return core;
}

/// Whether `mark` stands as thousands marks do: groups of three behind one to three digits.
bool groups_of_three(std::string_view core, char mark) {
  if (core.starts_with('-')) core.remove_prefix(1);
  const std::size_t first = core.find(mark);
  if (first == std::string_view::npos) return true;
  if (first == 0 || first > 3) return false;
  for (std::size_t at = first; at != std::string_view::npos;) {
    const std::size_t next = core.find(mark, at + 1);
    const std::size_t digits = std::min(next, core.size()) - at - 1;
    if (digits != 3) return false;
    at = next;
  }
  return true;
}

/// The mark a number shows by itself; unknown if it is whole or can be read in two ways.
DecimalMark mark_of(std::string_view core, bool& ambiguous) {
  const auto points = std::count(core.begin(), core.end(), '.');
  const auto commas = std::count(core.begin(), core.end(), ',');
  ambiguous = false;
  if (points > 0 && commas > 0) return core.rfind('.') > core.rfind(',') ? DecimalMark::point : DecimalMark::comma;
  if (points > 1) return DecimalMark::comma;
  if (commas > 1) return DecimalMark::point;
  if (points == 1 && !groups_of_three(core, '.')) return DecimalMark::point;
  if (commas == 1 && !groups_of_three(core, ',')) return DecimalMark::comma;
  ambiguous = points + commas > 0;
  return DecimalMark::unknown;
}

}  // namespace

std::optional<double> parse_number(std::string_view text, DecimalMark mark) {
  std::string core = core_of(text);
  if (core.empty()) return std::nullopt;
  bool ambiguous = false;
  const DecimalMark own = mark_of(core, ambiguous);
  if (mark == DecimalMark::unknown) {
    if (ambiguous) return std::nullopt;
    mark = own == DecimalMark::unknown ? DecimalMark::point : own;
  }
  const char decimal = mark == DecimalMark::comma ? ',' : '.';
  const char thousands = mark == DecimalMark::comma ? '.' : ',';
  if (std::count(core.begin(), core.end(), decimal) > 1) return std::nullopt;
  if (!groups_of_three(std::string_view{core}.substr(0, core.find(decimal)), thousands)) return std::nullopt;
  if (const auto at = core.find(decimal); at != std::string::npos && core.find(thousands, at) != std::string::npos) {
    return std::nullopt;
  }
  core.erase(std::remove(core.begin(), core.end(), thousands), core.end());
  std::replace(core.begin(), core.end(), ',', '.');
  double value = 0;
  const auto [stop, error] = std::from_chars(core.data(), core.data() + core.size(), value);
  if (error != std::errc{} || stop != core.data() + core.size() || !std::isfinite(value)) return std::nullopt;
  return value;
}

void DecimalSurvey::see(std::string_view text) {
  const std::string core = core_of(text);
  if (core.empty()) return;
  bool ambiguous = false;
  const DecimalMark mark = mark_of(core, ambiguous);
  ambiguous_ += ambiguous ? 1U : 0U;
  point_ += mark == DecimalMark::point ? 1U : 0U;
  comma_ += mark == DecimalMark::comma ? 1U : 0U;
}

DecimalMark DecimalSurvey::mark() const {
  if (point_ > 0 && comma_ == 0) return DecimalMark::point;
  if (comma_ > 0 && point_ == 0) return DecimalMark::comma;
  return DecimalMark::unknown;
}

}  // namespace colloquio::sources
