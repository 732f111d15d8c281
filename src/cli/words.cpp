#include "words.hpp"

#include <algorithm>
#include <cmath>
#include <cstdlib>

#include <fmt/format.h>

namespace colloquio::cli {

static_assert(is_bilingual(kHelpTexts) && is_bilingual(kScreenTexts) && is_bilingual(kErrorTexts),
              "a text of the command line lacks a language, or its two languages have different slots");

static_assert(!is_bilingual(std::array{Text{"k", "{n} things", "cose"}}) &&
              !is_bilingual(std::array{Text{"k", "thing", ""}}));

std::string Words::counted(CountedKey key, std::int64_t n, report::Slots slots) const {
  return report::fill(report::fill(in_language(key.text(n)), {{"n", number(n)}}), slots);
}

std::string_view Words::format_title(std::string_view name, std::string_view otherwise) const {
  constexpr std::string_view kPrefix = "format.";
  const auto* found = std::ranges::find_if(kScreenTexts, [&](const Text& text) {
    return text.key.starts_with(kPrefix) && text.key.substr(kPrefix.size()) == name;
  });
  return found == kScreenTexts.end() ? otherwise : in_language(*found);
}

std::string Words::bytes(std::uint64_t n) const {
  const auto b = static_cast<double>(n);
  if (b >= 1e9) return decimal(b / 1e9, 1) + " GB";
  if (b >= 1e6) return decimal(b / 1e6, 0) + " MB";
  if (b >= 1e3) return decimal(b / 1e3, 0) + " KB";
  return fmt::format("{} B", n);
}

std::string Words::seconds(double seconds) const {
  const auto s = static_cast<std::uint64_t>(std::max(0.0, std::ceil(seconds)));
  if (s < 60) return fmt::format("{} s", s);
  if (s < 3600) return fmt::format("{} min {} s", s / 60, s % 60);
  return fmt::format("{} h {} min", s / 3600, s / 60 % 60);
}

std::string Words::listed(const std::vector<std::string>& names, std::size_t at_most) const {
  std::string out;
  for (std::size_t i = 0; i < std::min(names.size(), at_most); ++i) out += (i > 0 ? ", " : "") + names[i];
  if (names.size() > at_most) out += counted("more", static_cast<std::int64_t>(names.size() - at_most));
  return out;
}

std::string_view environment_lang() {
  for (const char* name : {"LC_ALL", "LC_MESSAGES", "LANG"}) {
    const char* value = std::getenv(name);
    if (value == nullptr || *value == '\0') continue;
    const std::string_view locale{value};
    const std::string_view language = locale.substr(0, locale.find_first_of("._@"));
    if (language == "C" || language == "POSIX") return "";
    return language == "it" ? "it" : "en";
  }
  return "";
}

}  // namespace colloquio::cli
