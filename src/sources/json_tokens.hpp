#pragma once

#include <cstddef>
#include <cstdint>
#include <memory>
#include <span>
#include <string_view>

namespace colloquio::sources {

/// Where the tokens of a JSON text begin: simdjson's first stage, which also proves that the text is UTF-8 and its
/// strings are closed. For the few readers where walking the tokens by hand pays; all others use JsonDocument.
class JsonTokens {
 public:
  JsonTokens();
  ~JsonTokens();
  JsonTokens(const JsonTokens&) = delete;
  JsonTokens& operator=(const JsonTokens&) = delete;

  /// Finds the tokens of `text`; kLinePadding bytes behind it must be readable. false if it cannot be JSON.
  [[nodiscard]] bool find(std::string_view text);

  /// Offsets of the first byte of every bracket, colon, comma, string, number and word, ending with text.size().
  [[nodiscard]] std::span<const std::uint32_t> starts() const { return starts_; }

 private:
  struct Parts;
  std::unique_ptr<Parts> parts_;
  std::span<const std::uint32_t> starts_;
};

}  // namespace colloquio::sources
