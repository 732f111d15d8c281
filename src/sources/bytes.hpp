#pragma once

#include <cstddef>
#include <cstdint>
#include <memory>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "colloquio/base/result.hpp"

namespace colloquio::sources {

/// Bytes in order, once. Not thread-safe.
class ByteStream {
 public:
  virtual ~ByteStream() = default;
  /// Fills `into` from the front; returns how many bytes came, 0 = the end. May return fewer than asked.
  /// Errors: unavailable (disk), corrupt (a compressed stream is cut or damaged), interrupted (Ctrl-C).
  [[nodiscard]] virtual Result<std::size_t> read(std::span<char> into) = 0;
  /// How many bytes there are in all, if that is known before reading them.
  [[nodiscard]] virtual std::optional<std::uint64_t> size() const { return std::nullopt; }
  /// Goes to a byte counted from the start; false if this stream cannot (then it stays where it is).
  [[nodiscard]] virtual bool seek([[maybe_unused]] std::uint64_t offset) { return false; }
};

/// What the user pointed at: one file, a folder or an archive, seen as named files. Compression is already undone and
/// its ending removed from the names ("RC_2012-01.zst" is shown as "RC_2012-01").
class Bundle {
 public:
  virtual ~Bundle() = default;
  /// Names relative to the bundle, '/' separated, sorted; a single file is a bundle of one.
  [[nodiscard]] virtual std::span<const std::string> names() const = 0;
  /// Opens one of names() from its start. Several can be open at a time, and one can be opened again. A stream must
  /// not outlive its bundle.
  [[nodiscard]] virtual Result<std::unique_ptr<ByteStream>> open(std::string_view name) = 0;
  /// For messages: what the user typed.
  [[nodiscard]] virtual std::string_view title() const = 0;
  /// Set if names() is not all there was: an archive is cut or damaged behind the last file that is shown.
  [[nodiscard]] virtual std::optional<Error> cut() const { return std::nullopt; }
  /// What lies in a folder but cannot be opened for want of rights, and so is not among names(): why, and which
  /// (Error::where, named as in names()); sorted.
  [[nodiscard]] virtual std::span<const Error> closed() const { return {}; }
};

}  // namespace colloquio::sources
