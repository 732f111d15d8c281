#include "colloquio/adapters/system/file_bundle.hpp"

#include <algorithm>
#include <cerrno>
#include <filesystem>
#include <map>
#include <string_view>
#include <system_error>
#include <utility>
#include <vector>

#include <fcntl.h>
#include <sys/stat.h>
#include <unistd.h>

namespace colloquio::adapters {

namespace {

namespace fs = std::filesystem;
using sources::Bundle;
using sources::ByteStream;

std::string reason_of(int code) { return std::generic_category().message(code); }

class FileStream final : public ByteStream {
 public:
  FileStream(int file, std::uint64_t size, const FileBundleOptions& options)
      : file_(file), size_(size), options_(options) {
    posix_fadvise(file_, 0, 0, POSIX_FADV_SEQUENTIAL);
  }
  ~FileStream() override { ::close(file_); }
  FileStream(const FileStream&) = delete;
  FileStream& operator=(const FileStream&) = delete;

  [[nodiscard]] Result<std::size_t> read(std::span<char> into) override {
    if (options_.stop.stop_requested()) return fail(ErrorKind::interrupted, "stopped on request");
    for (;;) {
      const ssize_t got = ::read(file_, into.data(), into.size());
      if (got >= 0) {
        count(static_cast<std::uint64_t>(got));
        return static_cast<std::size_t>(got);
      }
      if (errno != EINTR) return fail(ErrorKind::unavailable, "the file cannot be read: " + reason_of(errno));
      if (options_.stop.stop_requested()) return fail(ErrorKind::interrupted, "stopped on request");
    }
  }
  [[nodiscard]] std::optional<std::uint64_t> size() const override { return size_; }
  [[nodiscard]] bool seek(std::uint64_t offset) override {
    return ::lseek(file_, static_cast<off_t>(offset), SEEK_SET) >= 0;
  }

 private:
  void count(std::uint64_t bytes) {
    if (options_.progress != nullptr) options_.progress->bytes_read.fetch_add(bytes, std::memory_order_relaxed);
  }

  int file_;
  std::uint64_t size_;
  FileBundleOptions options_;
};

class FileBundle final : public Bundle {
 public:
  FileBundle(std::string title, FileBundleOptions options) : title_(std::move(title)), options_(std::move(options)) {}

  void add(const std::string& name, const fs::path& path, std::uint64_t size) {
    if (!paths_.emplace(name, path.string()).second) return;
    if (options_.progress != nullptr) options_.progress->bytes_total.fetch_add(size, std::memory_order_relaxed);
  }
  /// Leaves out what cannot be opened.
  void close_off(const std::string& name, int code) {
    closed_.push_back({ErrorKind::unavailable, "the file cannot be opened: " + reason_of(code), name});
  }
  void seal() {
    for (const auto& [name, path] : paths_) names_.push_back(name);
    std::ranges::sort(closed_, {}, &Error::where);
  }

  [[nodiscard]] std::span<const std::string> names() const override { return names_; }
  [[nodiscard]] Result<std::unique_ptr<ByteStream>> open(std::string_view name) override {
    const auto found = paths_.find(name);
    if (found == paths_.end()) return fail(ErrorKind::not_found, "no such file in the bundle", name);
    if (options_.table_rows != nullptr && name.ends_with(".parquet")) return options_.table_rows->rows(found->second);
    const int file = ::open(found->second.c_str(), O_RDONLY | O_CLOEXEC | O_NOCTTY);
    if (file < 0) return fail(ErrorKind::unavailable, "the file cannot be opened: " + reason_of(errno), found->second);
    struct stat about{};
    const std::uint64_t size = ::fstat(file, &about) == 0 ? static_cast<std::uint64_t>(about.st_size) : 0;
    return std::make_unique<FileStream>(file, size, options_);
  }
  [[nodiscard]] std::string_view title() const override { return title_; }
  [[nodiscard]] std::span<const Error> closed() const override { return closed_; }

 private:
  std::string title_;
  FileBundleOptions options_;
  std::map<std::string, std::string, std::less<>> paths_;
  std::vector<std::string> names_;
  std::vector<Error> closed_;
};

bool is_hidden(const fs::path& name) {
  const std::string text = name.string();
  return text.starts_with('.') || text == "__MACOSX";
}

/// Whether the rights do not let us do that; errno says why.
bool is_forbidden(const fs::path& path, int what) {
  return ::faccessat(AT_FDCWD, path.c_str(), what, AT_EACCESS) != 0 && (errno == EACCES || errno == EPERM);
}

/// Whether a link leads to something below the folder.
bool stays_inside(const fs::path& link, const fs::path& real_folder) {
  std::error_code error;
  const fs::path target = fs::canonical(link, error);
  if (error) return false;
  const auto [folder_end, rest] = std::mismatch(real_folder.begin(), real_folder.end(), target.begin(), target.end());
  return folder_end == real_folder.end();
}

Result<void> add_folder(FileBundle& bundle, const fs::path& folder) {
  std::error_code error;
  const fs::path real_folder = fs::canonical(folder, error);
  fs::recursive_directory_iterator at(folder, error);
  if (error) return fail(ErrorKind::unavailable, "the folder cannot be read: " + error.message(), folder.string());
  for (; at != fs::recursive_directory_iterator(); at.increment(error)) {
    if (is_hidden(at->path().filename())) {
      at.disable_recursion_pending();
      continue;
    }
    std::error_code ignored;
    const std::string name = at->path().lexically_relative(folder).generic_string();
    if (at->is_directory(ignored) && !at->is_symlink(ignored) && is_forbidden(at->path(), R_OK | X_OK)) {
      at.disable_recursion_pending();
      bundle.close_off(name, errno);
      continue;
    }
    if (!at->is_regular_file(ignored)) continue;
    if (at->is_symlink(ignored) && !stays_inside(at->path(), real_folder)) continue;
    if (is_forbidden(at->path(), R_OK)) {
      bundle.close_off(name, errno);
    } else {
      bundle.add(name, at->path(), at->file_size(ignored));
    }
  }
  if (error) return fail(ErrorKind::unavailable, "the folder cannot be read: " + error.message(), folder.string());
  return {};
}

}  // namespace

Result<std::unique_ptr<Bundle>> open_files(const std::string& path, const FileBundleOptions& options) {
  std::error_code error;
  const fs::file_status status = fs::status(path, error);
  if (!fs::exists(status)) {
    if (status.type() == fs::file_type::not_found) return fail(ErrorKind::not_found, "there is no such file", path);
    return fail(ErrorKind::unavailable, "it cannot be reached: " + error.message(), path);
  }
  auto bundle = std::make_unique<FileBundle>(path, options);
  if (fs::is_directory(status)) {
    auto added = add_folder(*bundle, fs::path(path));
    if (!added) return tl::make_unexpected(added.error());
  } else if (fs::is_regular_file(status)) {
    bundle->add(fs::path(path).filename().string(), path, fs::file_size(path, error));
  } else {
    return fail(ErrorKind::invalid_input, "it is neither a file nor a folder", path);
  }
  bundle->seal();
  return bundle;
}

}  // namespace colloquio::adapters
