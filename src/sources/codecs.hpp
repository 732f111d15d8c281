#pragma once

#include <cstdint>
#include <memory>
#include <span>
#include <string_view>
#include <vector>

#include "colloquio/base/result.hpp"
#include "colloquio/sources/bytes.hpp"
#include "colloquio/sources/unpack.hpp"

namespace colloquio::sources {

/// What the first bytes of a file say it is packed with.
enum class Packing : std::uint8_t { none, gzip, bzip2, xz, zstd, zip, seven_zip, tar };

inline constexpr std::size_t kMagicSize = 512;  ///< bytes that packing_of wants to see

[[nodiscard]] Packing packing_of(std::string_view head);
[[nodiscard]] inline bool is_archive(Packing packing) {
  return packing == Packing::zip || packing == Packing::seven_zip || packing == Packing::tar;
}

/// Watches how many bytes go in and come out; says `corrupt` when it looks like a bomb.
class BombGuard {
 public:
  explicit BombGuard(const UnpackLimits& limits) : limits_(limits) {}
  void took(std::uint64_t bytes) { in_ += bytes; }
  [[nodiscard]] Result<void> gave(std::uint64_t bytes);

 private:
  UnpackLimits limits_;
  std::uint64_t in_ = 0;
  std::uint64_t out_ = 0;
};

/// A stream whose first bytes were looked at: gives them again, then goes on.
class PeekedStream final : public ByteStream {
 public:
  explicit PeekedStream(std::unique_ptr<ByteStream> inner) : inner_(std::move(inner)) {}
  /// Its first bytes, at most `size`. Only before the first read().
  [[nodiscard]] Result<std::string_view> peek(std::size_t size);
  [[nodiscard]] Result<std::size_t> read(std::span<char> into) override;
  [[nodiscard]] std::optional<std::uint64_t> size() const override { return inner_->size(); }
  [[nodiscard]] bool seek(std::uint64_t offset) override;

 private:
  std::unique_ptr<ByteStream> inner_;
  std::vector<char> head_;
  std::size_t given_ = 0;
};

/// Undoes gzip, bzip2, xz or zstd if the bytes begin with one, else gives them as they are.
[[nodiscard]] Result<std::unique_ptr<ByteStream>> decoded(std::unique_ptr<ByteStream> packed,
                                                          const UnpackLimits& limits);

}  // namespace colloquio::sources
