#pragma once

#include <array>
#include <cstddef>
#include <memory>
#include <span>
#include <string_view>

#include "colloquio/core/model/event.hpp"

namespace colloquio::sources::formats {

/// One line of utterances.jsonl. The views live until the next line is read.
struct Utterance {
  std::string_view id, speaker, conversation, parent, text, lang, channel;
  std::string_view evidence;   ///< "E1" to "E4" where we exported it ourselves
  std::string_view timestamp;  ///< as written, "" if null or absent
  std::array<CountValue, 12> count_values{};
  std::size_t count_size = 0;

  void clear() {
    id = speaker = conversation = parent = text = lang = channel = evidence = timestamp = {};
    count_size = 0;
  }
  [[nodiscard]] std::span<const CountValue> counts() const { return {count_values.data(), count_size}; }
};

/// Reads lines of utterances.jsonl: clean ones straight from simdjson's token offsets, without a copy or allocation;
/// lines with escapes or in need of repair take the slower way through JsonDocument. Knows the old names too (user,
/// root, reply_to).
class UtteranceLines {
 public:
  UtteranceLines();
  ~UtteranceLines();
  UtteranceLines(const UtteranceLines&) = delete;
  UtteranceLines& operator=(const UtteranceLines&) = delete;

  /// kLinePadding bytes behind `line` must be readable. false if it is not a JSON object: reason() says why.
  [[nodiscard]] bool read(std::string_view line, Utterance& into);
  [[nodiscard]] std::string_view reason() const;

 private:
  struct Parts;
  std::unique_ptr<Parts> parts_;
};

}  // namespace colloquio::sources::formats
