#pragma once

#include <atomic>
#include <cstdint>
#include <memory>
#include <stop_token>
#include <string>

#include "colloquio/base/result.hpp"
#include "colloquio/sources/bytes.hpp"
#include "colloquio/sources/table_rows.hpp"

namespace colloquio::adapters {

/// How far reading has come; written by the reading thread, read by the one that shows it.
struct ReadProgress {
  std::atomic<std::uint64_t> bytes_read{0};   ///< from the disk, so before unpacking
  std::atomic<std::uint64_t> bytes_total{0};  ///< of all files of the bundle
};

struct FileBundleOptions {
  ReadProgress* progress = nullptr;  ///< must outlive the bundle; bytes_total is added to when it opens
  std::stop_token stop;              ///< once asked, every read gives `interrupted`
  sources::TableRows* table_rows =
      nullptr;  ///< reads Parquet files; must outlive the bundle. nullptr: shown as they are
};

/// A file, or a folder with everything below it, as a raw bundle (see sources::open_bundle for what is packed).
///
/// Dotfiles and `__MACOSX` are passed over. Symbolic links are followed only to files within the folder; the path
/// itself may be a link. A file is named by its last part, files of a folder by their path below it. Files that go away
/// later give `unavailable` when opened. What the rights do not let us open in a folder is left out, see closed().
/// Errors: not_found (no such path), invalid_input (neither file nor folder), unavailable (no permission, disk).
[[nodiscard]] Result<std::unique_ptr<sources::Bundle>> open_files(const std::string& path,
                                                                  const FileBundleOptions& options = {});

}  // namespace colloquio::adapters
