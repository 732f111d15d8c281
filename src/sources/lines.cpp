#include "colloquio/sources/lines.hpp"

#include <algorithm>
#include <cstring>
#include <utility>

namespace colloquio::sources {

namespace {

constexpr std::size_t kFirstBuffer = std::size_t{1} << 20;
constexpr std::size_t kSampleSize = 200;

/// The longest beginning of at most `size` bytes that does not cut a UTF-8 character.
std::string_view beginning(std::string_view text, std::size_t size) {
  if (text.size() <= size) return text;
  while (size > 0 && (static_cast<unsigned char>(text[size]) & 0xC0U) == 0x80U) --size;
  return text.substr(0, size);
}

}  // namespace

void reject(EventSink& sink, std::string_view file, std::uint64_t offset, std::uint64_t line, std::string_view reason,
            std::string_view sample, Loss loss) {
  sink.reject({.file = file,
               .offset = offset,
               .line = line,
               .reason = reason,
               .sample = beginning(sample, kSampleSize),
               .loss = loss});
}

Result<void> settle(const std::optional<Error>& error, EventSink& sink, std::string_view file, TextPlace at) {
  if (!error) return {};
  if (error->kind == ErrorKind::interrupted || error->kind == ErrorKind::unavailable) {
    return tl::make_unexpected(*error);
  }
  if (at.offset == 0) at.line = 0;
  reject(sink, file, at.offset, at.line, error->message, "", at.offset == 0 ? Loss::file : Loss::rest);
  return {};
}

LineReader::LineReader(ByteStream& stream, std::string_view file, EventSink& sink, std::size_t limit)
    : stream_(stream), file_(file), sink_(sink), limit_(limit) {}

LineReader::~LineReader() = default;

void LineReader::reject(std::string_view reason, Loss loss) {
  sources::reject(sink_, file_, last_.offset, last_.number, reason, last_.text, loss);
}

/// Makes room behind what is not yet handed out and reads once. false at the end of the stream.
bool LineReader::refill() {
  if (at_end_) return false;
  if (begin_ > 0) {
    std::memmove(buffer_.get(), buffer_.get() + begin_, end_ - begin_);
    base_offset_ += begin_;
    end_ -= begin_;
    begin_ = 0;
  }
  if (end_ == capacity_) {
    const std::size_t bigger = capacity_ == 0 ? std::min(kFirstBuffer, limit_ + 1) : capacity_ * 2;
    auto grown = std::make_unique_for_overwrite<char[]>(bigger + kLinePadding);
    if (end_ > 0) std::memcpy(grown.get(), buffer_.get(), end_);
    buffer_ = std::move(grown);
    capacity_ = bigger;
  }
  const auto got = stream_.read({buffer_.get() + end_, capacity_ - end_});
  if (!got || *got == 0) {
    at_end_ = true;
    if (!got) result_ = settle(got.error(), sink_, file_, {base_offset_ + end_, number_ + 1});
    return false;
  }
  end_ += *got;
  return true;
}

/// The current line is above the limit: rejects it and drops its bytes up to its end as they come.
void LineReader::pass_over_long_line() {
  sources::reject(sink_, file_, base_offset_ + begin_, ++number_, "line longer than the limit",
                  {buffer_.get() + begin_, end_ - begin_});
  for (;;) {
    begin_ = end_;
    if (!refill()) return;
    if (const char* end = find_line_end()) {
      begin_ = static_cast<std::size_t>(end - buffer_.get()) + 1;
      return;
    }
  }
}

bool LineReader::next_slow(Line& line) {
  for (;;) {
    if (const char* end = find_line_end()) {
      take(line, end);
      return true;
    }
    if (end_ - begin_ > limit_) {
      pass_over_long_line();
      continue;
    }
    if (!refill()) break;
  }
  if (begin_ == end_) return false;
  take(line, buffer_.get() + end_);
  line.ended = false;
  begin_ = end_;
  return true;
}

}  // namespace colloquio::sources
