#include "colloquio/sources/byte_window.hpp"

#include <cstring>
#include <utility>

#include "colloquio/sources/lines.hpp"

namespace colloquio::sources {

bool ByteWindow::more() {
  if (at_end_) return false;
  if (begin_ > 0) {
    std::memmove(buffer_.get(), buffer_.get() + begin_, end_ - begin_);
    base_offset_ += begin_;
    end_ -= begin_;
    begin_ = 0;
  }
  if (end_ == capacity_) {
    const std::size_t bigger = capacity_ == 0 ? std::size_t{256} << 10 : capacity_ * 2;
    auto grown = std::make_unique_for_overwrite<char[]>(bigger + kLinePadding);
    if (end_ > 0) std::memcpy(grown.get(), buffer_.get(), end_);
    buffer_ = std::move(grown);
    capacity_ = bigger;
  }
  const auto got = stream_.read({buffer_.get() + end_, capacity_ - end_});
  if (!got) error_ = got.error();
  if (!got || *got == 0) {
    at_end_ = true;
    return false;
  }
  end_ += *got;
  return true;
}

void ByteWindow::consume(std::size_t size) {
  const char* at = buffer_.get() + begin_;
  const char* const behind = at + size;
  while (at < behind) {
    at = static_cast<const char*>(std::memchr(at, '\n', static_cast<std::size_t>(behind - at)));
    if (at == nullptr) break;
    ++line_;
    ++at;
  }
  begin_ += size;
}

}  // namespace colloquio::sources
