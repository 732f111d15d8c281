#pragma once

#include <cstddef>
#include <cstdint>
#include <memory>
#include <optional>
#include <string_view>

#include "colloquio/base/result.hpp"
#include "colloquio/sources/bytes.hpp"

namespace colloquio::sources {

/// The stretch of a stream that a parser is looking at: grows at the end on demand, shrinks at the front as it is used
/// up. kLinePadding bytes behind the view can always be read.
class ByteWindow {
 public:
  explicit ByteWindow(ByteStream& stream) : stream_(stream) {}

  /// What is in sight; moves in memory with every more().
  [[nodiscard]] std::string_view view() const { return {buffer_.get() + begin_, end_ - begin_}; }
  /// Brings further bytes into sight. false at the end of the stream, also if it failed: error().
  [[nodiscard]] bool more();
  /// Brings at least `size` bytes into sight; false if there are not so many left.
  [[nodiscard]] bool reach(std::size_t size) {
    while (end_ - begin_ < size) {
      if (!more()) return false;
    }
    return true;
  }
  /// Uses up the first bytes of the view and counts their lines.
  void consume(std::size_t size);

  [[nodiscard]] std::uint64_t offset() const { return base_offset_ + begin_; }  ///< of the view's first byte
  [[nodiscard]] std::uint64_t line() const { return line_; }                    ///< of the view's first byte, 1-based
  [[nodiscard]] const std::optional<Error>& error() const { return error_; }

 private:
  ByteStream& stream_;
  std::unique_ptr<char[]> buffer_;
  std::size_t capacity_ = 0;
  std::size_t begin_ = 0;
  std::size_t end_ = 0;
  std::uint64_t base_offset_ = 0;
  std::uint64_t line_ = 1;
  bool at_end_ = false;
  std::optional<Error> error_;
};

}  // namespace colloquio::sources
