#include "colloquio/sources/codecs.hpp"

#include <algorithm>
#include <cstring>
#include <string>

#include <zstd.h>

#include "colloquio/sources/archive_feed.hpp"

namespace colloquio::sources {

namespace {

using namespace std::string_view_literals;

/// gzip, bzip2 or xz of one file.
class FilterStream final : public ByteStream {
 public:
  FilterStream(std::unique_ptr<ByteStream> packed, const UnpackLimits& limits)
      : feed_(std::move(packed), ArchiveFeed::As::single_file, limits) {}

  [[nodiscard]] Result<std::size_t> read(std::span<char> into) override {
    if (!started_) {
      started_ = true;
      const auto entry = feed_.next();
      if (!entry) return tl::make_unexpected(entry.error());
      empty_ = *entry == nullptr;
    }
    if (empty_) return 0;
    return feed_.read(into);
  }

 private:
  ArchiveFeed feed_;
  bool started_ = false;
  bool empty_ = false;
};

/// zstd of one file, of any window: libarchive refuses the long windows of the Reddit dumps.
class ZstdStream final : public ByteStream {
 public:
  ZstdStream(std::unique_ptr<ByteStream> packed, const UnpackLimits& limits)
      : packed_(std::move(packed)), guard_(limits), context_(ZSTD_createDCtx()), buffer_(ZSTD_DStreamInSize()) {
    ZSTD_DCtx_setParameter(context_, ZSTD_d_windowLogMax, 31);
  }
  ~ZstdStream() override { ZSTD_freeDCtx(context_); }
  ZstdStream(const ZstdStream&) = delete;
  ZstdStream& operator=(const ZstdStream&) = delete;

  [[nodiscard]] Result<std::size_t> read(std::span<char> into) override {
    ZSTD_outBuffer out{into.data(), into.size(), 0};
    while (out.pos == 0 && out.size > 0) {
      if (in_.pos == in_.size && !at_end_) {
        const auto got = packed_->read(buffer_);
        if (!got) return tl::make_unexpected(got.error());
        guard_.took(*got);
        at_end_ = *got == 0;
        in_ = {buffer_.data(), *got, 0};
      }
      if (at_end_ && in_.pos == in_.size && !frame_open_) return 0;
      const std::size_t before = in_.pos;
      const std::size_t status = ZSTD_decompressStream(context_, &out, &in_);
      if (ZSTD_isError(status) != 0U) {
        return fail(ErrorKind::corrupt, std::string{"the packed file is damaged: "} + ZSTD_getErrorName(status));
      }
      frame_open_ = status != 0;
      const bool stuck = at_end_ && in_.pos == before && out.pos == 0;
      if (stuck && frame_open_) return fail(ErrorKind::corrupt, "the packed file is cut");
    }
    if (auto fine = guard_.gave(out.pos); !fine) return tl::make_unexpected(fine.error());
    return out.pos;
  }

 private:
  std::unique_ptr<ByteStream> packed_;
  BombGuard guard_;
  ZSTD_DCtx* context_;
  std::vector<char> buffer_;
  ZSTD_inBuffer in_{nullptr, 0, 0};
  bool at_end_ = false;
  bool frame_open_ = false;
};

}  // namespace

Packing packing_of(std::string_view head) {
  if (head.starts_with("\x1f\x8b"sv)) return Packing::gzip;
  if (head.starts_with("BZh"sv) && head.substr(4).starts_with("1AY&SY"sv)) return Packing::bzip2;
  if (head.starts_with("\xfd"
                       "7zXZ\0"sv)) {
    return Packing::xz;
  }
  if (head.starts_with("\x28\xb5\x2f\xfd"sv)) return Packing::zstd;
  if (head.size() >= 4 && (static_cast<unsigned char>(head[0]) & 0xF0U) == 0x50U &&
      head.substr(1, 3) == "\x2a\x4d\x18"sv) {
    return Packing::zstd;  // a skippable frame comes first
  }
  if (head.starts_with("PK\x03\x04"sv) || head.starts_with("PK\x05\x06"sv)) return Packing::zip;
  if (head.starts_with("7z\xbc\xaf\x27\x1c"sv)) return Packing::seven_zip;
  if (head.size() >= 262 && head.substr(257, 5) == "ustar") return Packing::tar;
  return Packing::none;
}

Result<void> BombGuard::gave(std::uint64_t bytes) {
  out_ += bytes;
  if (out_ > limits_.total) return fail(ErrorKind::corrupt, "it unpacks to more than the limit: is it a bomb?");
  if (out_ > limits_.ratio_from && static_cast<double>(out_) > limits_.ratio * static_cast<double>(in_ + 1)) {
    return fail(ErrorKind::corrupt, "it unpacks to hundreds of times its size: is it a bomb?");
  }
  return {};
}

Result<std::string_view> PeekedStream::peek(std::size_t size) {
  while (head_.size() < size) {
    const std::size_t had = head_.size();
    head_.resize(size);
    const auto got = inner_->read({head_.data() + had, size - had});
    head_.resize(had + got.value_or(0));
    if (!got) return tl::make_unexpected(got.error());
    if (*got == 0) break;
  }
  return std::string_view{head_.data(), std::min(size, head_.size())};
}

Result<std::size_t> PeekedStream::read(std::span<char> into) {
  if (given_ == head_.size()) return inner_->read(into);
  const std::size_t n = std::min(into.size(), head_.size() - given_);
  std::memcpy(into.data(), head_.data() + given_, n);
  given_ += n;
  return n;
}

bool PeekedStream::seek(std::uint64_t offset) {
  if (!inner_->seek(offset)) return false;
  given_ = head_.size();
  return true;
}

Result<std::unique_ptr<ByteStream>> decoded(std::unique_ptr<ByteStream> packed, const UnpackLimits& limits) {
  auto peeked = std::make_unique<PeekedStream>(std::move(packed));
  const auto head = peeked->peek(kMagicSize);
  if (!head) return tl::make_unexpected(head.error());
  switch (packing_of(*head)) {
    case Packing::gzip:
    case Packing::bzip2:
    case Packing::xz:
      return std::make_unique<FilterStream>(std::move(peeked), limits);
    case Packing::zstd:
      return std::make_unique<ZstdStream>(std::move(peeked), limits);
    case Packing::none:
    case Packing::zip:
    case Packing::seven_zip:
    case Packing::tar:
      break;
  }
  return peeked;
}

}  // namespace colloquio::sources
