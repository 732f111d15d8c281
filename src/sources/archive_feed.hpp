#pragma once

#include <memory>
#include <optional>
#include <string>
#include <vector>

#include <archive.h>
#include <archive_entry.h>

#include "colloquio/sources/bytes.hpp"
#include "colloquio/sources/codecs.hpp"

namespace colloquio::sources {

/// libarchive reading from a ByteStream. Only for the .cpp files of unpacking.
class ArchiveFeed {
 public:
  enum class As : std::uint8_t { archive, single_file };
  ArchiveFeed(std::unique_ptr<ByteStream> bytes, As as, const UnpackLimits& limits);
  ~ArchiveFeed();
  ArchiveFeed(const ArchiveFeed&) = delete;
  ArchiveFeed& operator=(const ArchiveFeed&) = delete;

  /// The next entry, nullptr behind the last; alive until the next call.
  [[nodiscard]] Result<archive_entry*> next();
  /// Bytes of the current entry.
  [[nodiscard]] Result<std::size_t> read(std::span<char> into);
  /// How many entries next() has gone past or stands on.
  [[nodiscard]] std::size_t position() const { return position_; }

 private:
  static la_ssize_t on_read(archive*, void* self, const void** buffer);
  static la_int64_t on_skip(archive*, void* self, la_int64_t request);
  static la_int64_t on_seek(archive*, void* self, la_int64_t offset, int whence);
  [[nodiscard]] Error failure(const char* what);

  std::unique_ptr<ByteStream> bytes_;
  BombGuard guard_;
  archive* archive_;
  std::vector<char> buffer_;
  std::optional<Error> error_;
  std::uint64_t at_ = 0;
  std::size_t position_ = 0;
  bool opened_ = false;
};

}  // namespace colloquio::sources
