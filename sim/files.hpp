#pragma once

#include <map>
#include <memory>
#include <string>
#include <string_view>

#include "colloquio/base/result.hpp"

namespace colloquio::sim {

/// One file being written, from its start to its end.
class OutFile {
 public:
  virtual ~OutFile() = default;
  /// Errors: unavailable (disk), interrupted (Ctrl-C).
  [[nodiscard]] virtual Result<void> write(std::string_view bytes) = 0;
  /// Must be called once at the end; a file that was not closed may be cut.
  [[nodiscard]] virtual Result<void> close() = 0;
};

/// Where a generator puts its files; the simulation itself never touches a disk.
class FileWriter {
 public:
  virtual ~FileWriter() = default;
  /// Creates or replaces a file. `name` is relative, '/' separated, and may name folders that do not exist yet.
  /// Several files can be open at a time.
  [[nodiscard]] virtual Result<std::unique_ptr<OutFile>> create(std::string_view name) = 0;
};

/// Keeps everything in memory: for tests and small worlds. Must outlive the files it made.
class MemoryFiles final : public FileWriter {
 public:
  [[nodiscard]] Result<std::unique_ptr<OutFile>> create(std::string_view name) override;
  /// By name.
  [[nodiscard]] const std::map<std::string, std::string, std::less<>>& files() const { return files_; }

 private:
  std::map<std::string, std::string, std::less<>> files_;
};

/// A buffer before an OutFile: append to `text` and call `flush_if_full` now and then. Cheap: one write a quarter of a
/// MiB.
class Page {
 public:
  [[nodiscard]] static Result<Page> open(FileWriter& files, std::string_view name);

  std::string text;
  [[nodiscard]] Result<void> flush_if_full() { return text.size() < kFull ? Result<void>{} : flush(); }
  /// Flushes and closes.
  [[nodiscard]] Result<void> close();

 private:
  static constexpr std::size_t kFull = std::size_t{256} << 10U;
  explicit Page(std::unique_ptr<OutFile> file) : file_(std::move(file)) { text.reserve(kFull + (kFull >> 2U)); }
  [[nodiscard]] Result<void> flush();
  std::unique_ptr<OutFile> file_;
};

}  // namespace colloquio::sim
