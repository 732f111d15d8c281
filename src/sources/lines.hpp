#pragma once

#include <cstddef>
#include <cstdint>
#include <cstring>
#include <memory>
#include <optional>
#include <string_view>

#include "colloquio/base/result.hpp"
#include "colloquio/core/model/event.hpp"
#include "colloquio/sources/bytes.hpp"

namespace colloquio::sources {

/// Longest line or item a reader keeps in memory; what is longer is one reject and is passed over.
inline constexpr std::size_t kItemLimit = std::size_t{16} << 20;

/// At least this many bytes after a line may be read (not written): what simdjson asks for.
inline constexpr std::size_t kLinePadding = 64;

struct Line {
  std::string_view text;     ///< without its line end and without a leading BOM; lives until the next call
  std::uint64_t offset = 0;  ///< of its first byte
  std::uint64_t number = 0;  ///< 1-based
  bool ended = true;         ///< false: the input ends here without a line end, the line may be cut
};

/// A place in a text: of its first byte, and the 1-based number of that byte's line.
struct TextPlace {
  std::uint64_t offset = 0;
  std::uint64_t line = 0;  ///< 0 = of the whole file
};

/// Tells the sink of a piece that could not be read, with the sample shortened to 200 bytes at a character border.
void reject(EventSink& sink, std::string_view file, std::uint64_t offset, std::uint64_t line, std::string_view reason,
            std::string_view sample, Loss loss = Loss::piece);

/// What a reader does with the error its stream ended with: interrupted and unavailable end the import; a damaged
/// input is one reject, of the rest or, where nothing came before it, of the whole file; what came before it is kept.
[[nodiscard]] Result<void> settle(const std::optional<Error>& error, EventSink& sink, std::string_view file,
                                  TextPlace at);

/// Cuts a stream into lines ('\n' or "\r\n") through one buffer that is used again for every piece.
///
/// A line above the limit is one reject "line longer than the limit", is passed over without being kept, and the lines
/// after it are read. Memory: about twice the longest line below the limit. Cost: memchr speed.
class LineReader {
 public:
  /// `file` names the input in rejects. Stream, sink and the name must outlive the reader.
  LineReader(ByteStream& stream, std::string_view file, EventSink& sink, std::size_t limit = kItemLimit);
  ~LineReader();
  LineReader(const LineReader&) = delete;
  LineReader& operator=(const LineReader&) = delete;

  /// The next line, empty ones too; false at the end or when the stream fails (see result()).
  [[nodiscard]] bool next(Line& line) {
    if (const char* end = find_line_end()) {
      take(line, end);
      return true;
    }
    return next_slow(line);
  }

  /// Rejects the line that next() gave last.
  void reject(std::string_view reason, Loss loss = Loss::piece);

  /// After the last line: why reading stopped. Damage was rejected already; only interrupted and unavailable fail.
  [[nodiscard]] Result<void> result() const { return result_; }

 private:
  [[nodiscard]] const char* find_line_end() const {
    if (begin_ == end_) return nullptr;
    return static_cast<const char*>(std::memchr(buffer_.get() + begin_, '\n', end_ - begin_));
  }
  void take(Line& line, const char* end) {
    const char* start = buffer_.get() + begin_;
    line.offset = base_offset_ + begin_;
    line.number = ++number_;
    line.ended = true;
    begin_ = static_cast<std::size_t>(end - buffer_.get()) + 1;
    if (line.offset == 0 && end - start >= 3 && std::memcmp(start, "\xEF\xBB\xBF", 3) == 0) start += 3;
    if (end > start && end[-1] == '\r') --end;
    line.text = {start, static_cast<std::size_t>(end - start)};
    last_ = line;
  }
  [[nodiscard]] bool next_slow(Line& line);
  [[nodiscard]] bool refill();
  void pass_over_long_line();

  ByteStream& stream_;
  std::string_view file_;
  EventSink& sink_;
  std::size_t limit_;
  std::unique_ptr<char[]> buffer_;
  std::size_t capacity_ = 0;       // without the padding behind it
  std::size_t begin_ = 0;          // first byte not handed out
  std::size_t end_ = 0;            // behind the last byte read
  std::uint64_t base_offset_ = 0;  // of buffer_[0] in the stream
  std::uint64_t number_ = 0;
  bool at_end_ = false;
  Line last_;
  Result<void> result_;
};

}  // namespace colloquio::sources
