#pragma once

#include <cstdint>
#include <initializer_list>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <utility>

#include "colloquio/core/report/report.hpp"

namespace colloquio::report {

/// One sentence or name of the interface. Texts are written by hand in each language; `{name}` is a slot.
struct Word {
  std::string_view key;
  std::string_view text;
};

/// The texts of the interface, and the names, recipes and sentences of figures and faults; each key once in a language.
/// Both languages have the same keys and the same slots (a test holds them to it).
[[nodiscard]] std::span<const Word> words_en();
[[nodiscard]] std::span<const Word> words_it();
[[nodiscard]] std::span<const Word> figure_words_en();
[[nodiscard]] std::span<const Word> figure_words_it();

/// The text of a key every language has; asking for a key that is not there is a bug of ours.
[[nodiscard]] std::string_view word(Lang lang, std::string_view key);
/// For keys made from data, such as the name of a figure a newer engine has added.
[[nodiscard]] std::optional<std::string_view> find_word(Lang lang, std::string_view key);
/// `key`.one for 1, `key`.other for every other number: all Italian and English need.
[[nodiscard]] std::string_view word_for(Lang lang, std::string_view key, std::int64_t n);

using Slots = std::initializer_list<std::pair<std::string_view, std::string_view>>;

/// Puts values into `{slots}`; a slot without a value stays as it is, so that a test sees it.
[[nodiscard]] std::string fill(std::string_view text, Slots slots);

}  // namespace colloquio::report
