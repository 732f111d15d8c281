#pragma once

#include <cstdint>
#include <string>
#include <vector>

#include "colloquio/base/id.hpp"
#include "colloquio/base/instant.hpp"
#include "colloquio/base/result.hpp"

namespace colloquio::ports {

/// The input files of one import, kept as they came.
struct KeptOriginal {
  Id128 run;
  std::string path;  ///< what to open to read it again: a file or a folder
  Instant expires = kNoTime;
  std::uint64_t bytes = 0;  ///< on disk, compressed
};

/// Keeps the bytes that came in, compressed, for as long as the company says, so that a reader that learns more can
/// read them again without a new upload (`colloquio remap`). One writer at a time.
class Originals {
 public:
  virtual ~Originals() = default;
  /// Keeps what the user pointed at under the run's id; a second time replaces it. Appears whole or not at all.
  /// Errors: unavailable (disk full, unreadable input).
  [[nodiscard]] virtual Result<void> keep(Id128 run, std::string_view path, Instant expires) = 0;
  /// By run id.
  [[nodiscard]] virtual Result<std::vector<KeptOriginal>> list() = 0;
  [[nodiscard]] virtual Result<void> forget(Id128 run) = 0;
  /// The same bytes belong to another run now (they were read again by a newer version).
  [[nodiscard]] virtual Result<void> rename(Id128 run, Id128 new_run) = 0;
  /// Deletes what expired before `now`; returns how many.
  [[nodiscard]] virtual Result<std::size_t> expire(Instant now) = 0;
};

}  // namespace colloquio::ports
