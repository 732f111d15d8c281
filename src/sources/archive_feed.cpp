#include "colloquio/sources/archive_feed.hpp"

#include <algorithm>
#include <cerrno>
#include <cstdio>
#include <utility>

namespace colloquio::sources {

namespace {
constexpr std::size_t kFeedBuffer = std::size_t{256} << 10;
}

ArchiveFeed::ArchiveFeed(std::unique_ptr<ByteStream> bytes, As as, const UnpackLimits& limits)
    : bytes_(std::move(bytes)), guard_(limits), archive_(archive_read_new()), buffer_(kFeedBuffer) {
  if (as == As::single_file) {
    archive_read_support_filter_gzip(archive_);
    archive_read_support_filter_bzip2(archive_);
    archive_read_support_filter_xz(archive_);
    archive_read_support_format_raw(archive_);
  } else {
    archive_read_support_format_zip(archive_);
    archive_read_support_format_tar(archive_);
    archive_read_support_format_7zip(archive_);
  }
  archive_read_set_callback_data(archive_, this);
  archive_read_set_read_callback(archive_, on_read);
  archive_read_set_skip_callback(archive_, on_skip);
  if (bytes_->size() && bytes_->seek(0)) archive_read_set_seek_callback(archive_, on_seek);
}

ArchiveFeed::~ArchiveFeed() { archive_read_free(archive_); }

la_ssize_t ArchiveFeed::on_read(archive* reader, void* self, const void** buffer) {
  auto& feed = *static_cast<ArchiveFeed*>(self);
  const auto got = feed.bytes_->read(feed.buffer_);
  if (!got) {
    feed.error_ = got.error();
    archive_set_error(reader, EIO, "%s", got.error().message.c_str());
    return ARCHIVE_FATAL;
  }
  feed.guard_.took(*got);
  feed.at_ += *got;
  *buffer = feed.buffer_.data();
  return static_cast<la_ssize_t>(*got);
}

la_int64_t ArchiveFeed::on_skip(archive*, void* self, la_int64_t request) {
  auto& feed = *static_cast<ArchiveFeed*>(self);
  const auto size = feed.bytes_->size();
  if (request <= 0 || !size) return 0;
  const std::uint64_t left = *size > feed.at_ ? *size - feed.at_ : 0;
  const auto skipped = std::min(static_cast<std::uint64_t>(request), left);
  if (!feed.bytes_->seek(feed.at_ + skipped)) return 0;
  feed.guard_.took(skipped);
  feed.at_ += skipped;
  return static_cast<la_int64_t>(skipped);
}

la_int64_t ArchiveFeed::on_seek(archive*, void* self, la_int64_t offset, int whence) {
  auto& feed = *static_cast<ArchiveFeed*>(self);
  const auto size = static_cast<la_int64_t>(feed.bytes_->size().value_or(0));
  const la_int64_t base = whence == SEEK_END ? size : whence == SEEK_CUR ? static_cast<la_int64_t>(feed.at_) : 0;
  const la_int64_t wanted = base + offset;
  if (wanted < 0 || wanted > size || !feed.bytes_->seek(static_cast<std::uint64_t>(wanted))) return ARCHIVE_FATAL;
  feed.at_ = static_cast<std::uint64_t>(wanted);
  return wanted;
}

/// What went wrong below libarchive if that is why it failed, else what libarchive says.
Error ArchiveFeed::failure(const char* what) {
  if (error_) return *error_;
  const char* said = archive_error_string(archive_);
  return {ErrorKind::corrupt, std::string{what} + (said != nullptr ? std::string{": "} + said : std::string{})};
}

Result<archive_entry*> ArchiveFeed::next() {
  if (!std::exchange(opened_, true) && archive_read_open1(archive_) != ARCHIVE_OK) {
    return tl::make_unexpected(failure("the archive cannot be opened"));
  }
  archive_entry* entry = nullptr;
  const int status = archive_read_next_header(archive_, &entry);
  if (status == ARCHIVE_EOF) return nullptr;
  if (status != ARCHIVE_OK && status != ARCHIVE_WARN) {
    return tl::make_unexpected(failure("the archive is cut or damaged"));
  }
  ++position_;
  return entry;
}

Result<std::size_t> ArchiveFeed::read(std::span<char> into) {
  const la_ssize_t got = archive_read_data(archive_, into.data(), into.size());
  if (got < 0) return tl::make_unexpected(failure("the packed file is cut or damaged"));
  if (auto fine = guard_.gave(static_cast<std::uint64_t>(got)); !fine) return tl::make_unexpected(fine.error());
  return static_cast<std::size_t>(got);
}

}  // namespace colloquio::sources
