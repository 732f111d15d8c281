#pragma once

#include <memory>
#include <string>

#include "colloquio/base/result.hpp"
#include "colloquio/sources/bytes.hpp"

namespace colloquio::sources {

/// The hook through which somebody who can read Parquet gives its rows to readers that cannot (they see bytes only).
class TableRows {
 public:
  virtual ~TableRows() = default;
  /// The rows of the Parquet file at `path` as JSON, one object per line, columns in their order; times as RFC 3339,
  /// dates as 2026-05-01, blobs and unknown types as text. Streaming: memory does not grow with the file.
  /// Errors: corrupt (not Parquet, cut), unavailable (disk).
  [[nodiscard]] virtual Result<std::unique_ptr<ByteStream>> rows(const std::string& path) = 0;
};

}  // namespace colloquio::sources
