#pragma once

#include <algorithm>
#include <array>
#include <span>
#include <string_view>

namespace colloquio::cli {

/// One text of the command line in both languages; `{name}` is a slot. Errors end without a stop.
struct Text {
  std::string_view key, en, it;
};

/// Whether every `{slot}` of `a` is in `b`.
constexpr bool has_slots_of(std::string_view b, std::string_view a) {
  for (auto at = a.find('{'); at != std::string_view::npos; at = a.find('{', at + 1)) {
    const auto close = a.find('}', at);
    if (close == std::string_view::npos || b.find(a.substr(at, close - at + 1)) == std::string_view::npos) return false;
  }
  return true;
}

/// Both languages are there, with the same slots, and no key comes twice.
constexpr bool is_bilingual(std::span<const Text> texts) {
  for (std::size_t i = 0; i < texts.size(); ++i) {
    const Text& t = texts[i];
    if (t.key.empty() || t.en.empty() || t.it.empty()) return false;
    if (!has_slots_of(t.it, t.en) || !has_slots_of(t.en, t.it)) return false;
    for (std::size_t k = 0; k < i; ++k)
      if (texts[k].key == t.key) return false;
  }
  return true;
}

}  // namespace colloquio::cli
