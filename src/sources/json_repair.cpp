#include "colloquio/sources/json_repair.hpp"

#include <array>
#include <charconv>
#include <cstring>
#include <optional>

#include "colloquio/base/utf8.hpp"

namespace colloquio::sources {

namespace {

/// The four hexadecimal digits at `at`.
std::optional<unsigned> hex4(std::string_view text, std::size_t at) {
  if (at + 4 > text.size()) return std::nullopt;
  unsigned value = 0;
  const char* end = text.data() + at + 4;
  const auto [stop, error] = std::from_chars(text.data() + at, end, value, 16);
  if (error != std::errc{} || stop != end) return std::nullopt;
  return value;
}

bool is_high(unsigned code) { return code >= 0xD800 && code < 0xDC00; }
bool is_low(unsigned code) { return code >= 0xDC00 && code < 0xE000; }

/// The low half that follows a `\uXXXX` whose digits end at `at`.
bool low_half_follows(std::string_view text, std::size_t at) {
  if (text.substr(at, 2) != "\\u") return false;
  const auto low = hex4(text, at + 2);
  return low && is_low(*low);
}

class Repair {
 public:
  Repair(std::string_view json, std::string& out) : json_(json), out_(out) {}

  void run() {
    while (at_ < json_.size()) {
      if (in_string_) {
        copy_plain_run();
        if (at_ < json_.size()) in_string_char();
      } else {
        outside_char();
      }
    }
  }

 private:
  /// Copies what needs no look: ASCII but quote, backslash and control characters.
  void copy_plain_run() {
    const std::size_t from = at_;
    while (at_ < json_.size()) {
      const auto c = static_cast<unsigned char>(json_[at_]);
      if (c < 0x20 || c >= 0x80 || c == '"' || c == '\\') break;
      ++at_;
    }
    out_.append(json_.substr(from, at_ - from));
  }

  void in_string_char() {
    const char c = json_[at_];
    if (c == '"') {
      out_ += c;
      in_string_ = false;
      ++at_;
    } else if (c == '\\') {
      escape();
    } else if (static_cast<unsigned char>(c) >= 0x80) {
      const CodePoint character = decode_utf8(json_.substr(at_));
      append_utf8(out_, character.value);
      at_ += character.size;
    } else {
      out_ += c == '\n' ? "\\n" : c == '\t' ? "\\t" : c == '\r' ? "\\r" : " ";
      ++at_;
    }
  }

  void escape() {
    const char kind = at_ + 1 < json_.size() ? json_[at_ + 1] : '\0';
    if (kind == 'u') return unicode_escape();
    if (kind == 'x' && at_ + 4 <= json_.size() && hex4("00" + std::string{json_.substr(at_ + 2, 2)}, 0)) {
      const std::string_view digits = json_.substr(at_ + 2, 2);
      out_ += digits == "00" ? "\\u0020" : "\\u00" + std::string{digits};
      at_ += 4;
    } else if (kind != '\0' && std::strchr("\"\\/bfnrt", kind) != nullptr) {
      out_.append(json_.substr(at_, 2));
      at_ += 2;
    } else {
      ++at_;  // the backslash means nothing: what follows is read for itself
    }
  }

  void unicode_escape() {
    const auto code = hex4(json_, at_ + 2);
    if (!code) {
      out_ += "\\ufffd";
      at_ += 2;
      return;
    }
    if (is_high(*code) && low_half_follows(json_, at_ + 6)) {
      out_.append(json_.substr(at_, 12));
      at_ += 12;
      return;
    }
    if (*code == 0) {
      out_ += "\\u0020";
    } else if (is_high(*code) || is_low(*code)) {
      out_ += "\\ufffd";
    } else {
      out_.append(json_.substr(at_, 6));
    }
    at_ += 6;
  }

  void outside_char() {
    const char c = json_[at_];
    if (c == '"') {
      in_string_ = true;
    } else if (c == '}' || c == ']') {
      drop_last_comma();
    } else if (const std::size_t size = no_number(); size > 0) {
      out_ += "null";
      at_ += size;
      return;
    }
    out_ += static_cast<unsigned char>(c) < 0x20 ? ' ' : c;
    ++at_;
  }

  /// Size of a NaN or Infinity that starts here, as Python writes them.
  [[nodiscard]] std::size_t no_number() const {
    for (const std::string_view word : {"NaN", "-NaN", "Infinity", "-Infinity"}) {
      if (json_.substr(at_, word.size()) == word) return word.size();
    }
    return 0;
  }

  void drop_last_comma() {
    const std::size_t last = out_.find_last_not_of(' ');
    if (last != std::string::npos && out_[last] == ',') out_[last] = ' ';
  }

  std::string_view json_;
  std::string& out_;
  std::size_t at_ = 0;
  bool in_string_ = false;
};

}  // namespace

bool has_dirty_escapes(std::string_view json) {
  std::size_t at = 0;
  while ((at = json.find('\\', at)) != std::string_view::npos) {
    if (json.substr(at + 1, 1) != "u") {
      at += 2;
      continue;
    }
    const auto code = hex4(json, at + 2);
    if (!code || *code == 0 || is_low(*code)) return true;
    at += 6;
    if (is_high(*code)) {
      if (!low_half_follows(json, at)) return true;
      at += 6;
    }
  }
  return false;
}

void repair_json(std::string_view json, std::string& into) {
  into.clear();
  into.reserve(json.size() + json.size() / 8 + 128);
  Repair(json, into).run();
}

}  // namespace colloquio::sources
