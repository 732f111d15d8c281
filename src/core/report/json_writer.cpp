#include "colloquio/core/report/json_writer.hpp"

#include <array>
#include <charconv>
#include <cmath>
#include <utility>

#include "colloquio/base/check.hpp"
#include "colloquio/core/report/escape.hpp"

namespace colloquio::report {

namespace {

template <class Number>
void append_number(std::string& out, Number number) {
  std::array<char, 32> digits{};
  const auto end = std::to_chars(digits.data(), digits.data() + digits.size(), number).ptr;
  out.append(digits.data(), end);
}

}  // namespace

void JsonWriter::new_line(std::size_t depth) {
  out_ += '\n';
  out_.append(depth * 2, ' ');
}

void JsonWriter::separate() {
  if (std::exchange(after_key_, false) || levels_.empty()) return;
  Level& level = levels_.back();
  if (!level.is_empty) out_ += level.is_one_line ? ", " : ",";
  if (!level.is_one_line) new_line(levels_.size());
  level.is_empty = false;
}

void JsonWriter::open(char first, char last, Layout layout) {
  separate();
  out_ += first;
  const bool inside_line = !levels_.empty() && levels_.back().is_one_line;
  levels_.push_back({last, inside_line || layout == Layout::one_line});
}

void JsonWriter::end() {
  COLLOQUIO_CHECK(!levels_.empty() && !after_key_, "JSON closed where nothing is open");
  const Level level = levels_.back();
  levels_.pop_back();
  if (!level.is_one_line && !level.is_empty) new_line(levels_.size());
  out_ += level.close;
}

void JsonWriter::key(std::string_view name) {
  separate();
  append_json_string(out_, name);
  out_ += ": ";
  after_key_ = true;
}

void JsonWriter::value(std::string_view text) {
  separate();
  append_json_string(out_, text);
}

void JsonWriter::value(double number) {
  if (!std::isfinite(number)) return null();
  separate();
  // A whole number is written without exponent or fraction: 100000, not 1e+05.
  if (number == std::trunc(number) && std::abs(number) < 1e15)
    append_number(out_, static_cast<std::int64_t>(number));
  else
    append_number(out_, number);
}

void JsonWriter::value(std::int64_t number) {
  separate();
  append_number(out_, number);
}

void JsonWriter::value(bool truth) {
  separate();
  out_ += truth ? "true" : "false";
}

void JsonWriter::null() {
  separate();
  out_ += "null";
}

std::string JsonWriter::take() {
  COLLOQUIO_CHECK(levels_.empty(), "JSON taken while something is open");
  out_ += '\n';
  return std::exchange(out_, {});
}

}  // namespace colloquio::report
