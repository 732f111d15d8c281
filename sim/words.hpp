#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "colloquio/sim/rng.hpp"

namespace colloquio::sim {

/// Makes up sentences of a language out of its own common words, by Zipf's law: for volume, not for reading.
class Babble {
 public:
  explicit Babble(std::string_view lang);
  /// Appends that many words.
  void append(std::string& text, std::int64_t words, Rng& rng) const;

  /// "it", "en", "ru", "de", "fr", "es".
  [[nodiscard]] static const std::vector<std::string_view>& languages();

 private:
  static constexpr std::size_t kPicks = 1U << 13U;
  std::vector<std::string> made_;       ///< the vocabulary, each word with a blank behind it
  std::vector<std::string_view> pick_;  ///< kPicks words, frequent ones often
};

}  // namespace colloquio::sim
