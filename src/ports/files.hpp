#pragma once

#include <memory>
#include <string_view>

#include "colloquio/base/result.hpp"

namespace colloquio::ports {

/// One file being written, from its start to its end.
class OutFile {
 public:
  virtual ~OutFile() = default;
  /// Errors: unavailable (disk full, no longer writable), interrupted (Ctrl-C).
  [[nodiscard]] virtual Result<void> write(std::string_view bytes) = 0;
  /// Must be called once at the end; a file that was not closed does not appear under its name.
  [[nodiscard]] virtual Result<void> close() = 0;
};

/// Where files go that the program writes for people: exports, reports, simulated worlds.
class FileWriter {
 public:
  virtual ~FileWriter() = default;
  /// Creates or replaces a file. `name` is relative, '/' separated, and may name folders that do not exist yet.
  /// Several files can be open at a time.
  [[nodiscard]] virtual Result<std::unique_ptr<OutFile>> create(std::string_view name) = 0;
};

}  // namespace colloquio::ports
