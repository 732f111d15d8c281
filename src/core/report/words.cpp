#include "colloquio/core/report/words.hpp"

#include <map>

#include "colloquio/base/check.hpp"

namespace colloquio::report {

namespace {

using Index = std::map<std::string_view, std::string_view>;

const Index& index_of(Lang lang) {
  static const auto build = [](std::span<const Word> words, std::span<const Word> figure_words) {
    Index index;
    for (const Word& w : words) index.emplace(w.key, w.text);
    for (const Word& w : figure_words) index.emplace(w.key, w.text);
    return index;
  };
  static const Index en = build(words_en(), figure_words_en());
  static const Index it = build(words_it(), figure_words_it());
  return lang == Lang::it ? it : en;
}

}  // namespace

std::optional<std::string_view> find_word(Lang lang, std::string_view key) {
  const Index& index = index_of(lang);
  const auto found = index.find(key);
  if (found == index.end()) return std::nullopt;
  return found->second;
}

std::string_view word(Lang lang, std::string_view key) {
  const auto found = find_word(lang, key);
  COLLOQUIO_CHECK(found.has_value(), "a text of the report has no words");
  return *found;
}

std::string_view word_for(Lang lang, std::string_view key, std::int64_t n) {
  return word(lang, std::string{key} + (n == 1 ? ".one" : ".other"));
}

std::string fill(std::string_view text, Slots slots) {
  std::string out;
  out.reserve(text.size() + 32);
  while (!text.empty()) {
    const std::size_t open = text.find('{');
    out += text.substr(0, open);
    if (open == std::string_view::npos) break;
    const std::size_t close = text.find('}', open);
    if (close == std::string_view::npos) return out += text.substr(open);
    const std::string_view name = text.substr(open + 1, close - open - 1);
    const auto* slot = slots.begin();
    while (slot != slots.end() && slot->first != name) ++slot;
    out += slot == slots.end() ? text.substr(open, close - open + 1) : slot->second;
    text.remove_prefix(close + 1);
  }
  return out;
}

}  // namespace colloquio::report
