#pragma once

#include <map>
#include <memory>
#include <string>
#include <string_view>

#include "colloquio/base/result.hpp"
#include "colloquio/ports/files.hpp"

namespace colloquio::sim {

// The simulation never touches a disk: its files go through the port.
using ports::FileWriter;
using ports::OutFile;

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
