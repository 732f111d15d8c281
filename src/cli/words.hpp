#pragma once

#include <cstdint>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "words_errors.hpp"
#include "words_help.hpp"
#include "words_screens.hpp"
#include "words_text.hpp"

#include "colloquio/core/report/language.hpp"

namespace colloquio::cli {

/// Never defined: calling it in a constant expression is the compiler's error, and its name is the message.
const Text& the_command_line_has_no_such_text();

/// The text whose key is `key` and `ending` together.
consteval const Text& text_of(std::string_view key, std::string_view ending = "") {
  for (const std::span<const Text> table :
       {std::span<const Text>{kHelpTexts}, std::span<const Text>{kScreenTexts}, std::span<const Text>{kErrorTexts}}) {
    for (const Text& text : table) {
      if (text.key.size() != key.size() + ending.size()) continue;
      if (text.key.starts_with(key) && text.key.ends_with(ending)) return text;
    }
  }
  return the_command_line_has_no_such_text();
}

/// The text of a key known when the program is compiled: one that is not there does not compile.
class Key {
 public:
  consteval Key(const char* key) : text_(&text_of(key)) {}  // NOLINT(google-explicit-constructor): written inline

  [[nodiscard]] constexpr const Text& text() const { return *text_; }

 private:
  const Text* text_;
};

/// `key`.one for 1, `key`.other for every other number.
class CountedKey {
 public:
  consteval CountedKey(const char* key)  // NOLINT(google-explicit-constructor): written inline
      : one_(&text_of(key, ".one")), other_(&text_of(key, ".other")) {}

  [[nodiscard]] constexpr const Text& text(std::int64_t n) const { return n == 1 ? *one_ : *other_; }

 private:
  const Text* one_;
  const Text* other_;
};

/// How the command line speaks to its reader: its words, and numbers as their language writes them.
class Words {
 public:
  explicit Words(report::Lang lang) : language_(lang, "") {}

  [[nodiscard]] report::Lang lang() const { return language_.lang(); }
  [[nodiscard]] std::string_view operator()(Key key) const { return in_language(key.text()); }
  [[nodiscard]] std::string operator()(Key key, report::Slots slots) const {
    return report::fill(in_language(key.text()), slots);
  }
  /// Singular or plural; {n} is the number.
  [[nodiscard]] std::string counted(CountedKey key, std::int64_t n, report::Slots slots = {}) const;
  /// The title of a format in the reader's language; `otherwise` for one that has no words here yet.
  [[nodiscard]] std::string_view format_title(std::string_view name, std::string_view otherwise) const;

  [[nodiscard]] std::string number(std::int64_t n) const { return language_.number(n); }
  [[nodiscard]] std::string number(std::uint64_t n) const { return number(static_cast<std::int64_t>(n)); }
  [[nodiscard]] std::string decimal(double value, int digits) const { return language_.decimal(value, digits); }
  [[nodiscard]] std::string bytes(std::uint64_t n) const;   ///< "1.2 GB", "305 MB", "12 KB"
  [[nodiscard]] std::string seconds(double seconds) const;  ///< "8 s", "2 min 5 s", "1 h 20 min"
  [[nodiscard]] std::string listed(const std::vector<std::string>& names, std::size_t at_most) const;

 private:
  [[nodiscard]] std::string_view in_language(const Text& text) const {
    return lang() == report::Lang::it ? text.it : text.en;
  }

  report::Language language_;
};

/// The language that the environment names (LC_ALL, else LC_MESSAGES, else LANG): "it", "en" for every other one, ""
/// where it names none (unset, C, POSIX).
[[nodiscard]] std::string_view environment_lang();

}  // namespace colloquio::cli
