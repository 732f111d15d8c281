#include "colloquio/adapters/system/out_files.hpp"

#include <cerrno>
#include <cstring>
#include <vector>

#include <fcntl.h>
#include <fmt/format.h>
#include <sys/stat.h>
#include <unistd.h>

namespace colloquio::adapters {

namespace {

class DiskFile final : public ports::OutFile {
 public:
  /// `part` "" = `path` itself is written to.
  DiskFile(int fd, std::filesystem::path path, std::filesystem::path part)
      : fd_(fd), path_(std::move(path)), part_(std::move(part)) {}

  ~DiskFile() override {
    if (fd_ < 0) return;
    ::close(fd_);
    remove_part();
  }
  DiskFile(const DiskFile&) = delete;
  DiskFile& operator=(const DiskFile&) = delete;

  [[nodiscard]] Result<void> write(std::string_view bytes) override {
    while (!bytes.empty()) {
      const ssize_t n = ::write(fd_, bytes.data(), bytes.size());
      if (n < 0 && errno == EINTR) continue;
      if (n < 0) return tl::make_unexpected(system_error(errno, path_, "write"));
      bytes.remove_prefix(static_cast<std::size_t>(n));
    }
    return {};
  }

  [[nodiscard]] Result<void> close() override {
    const bool synced = ::fsync(fd_) == 0 || errno == EINVAL || errno == EROFS;
    const int failed = synced ? 0 : errno;
    if (::close(std::exchange(fd_, -1)) != 0 || !synced) {
      remove_part();
      return tl::make_unexpected(system_error(synced ? errno : failed, path_, "write"));
    }
    if (part_.empty()) return {};
    if (::rename(part_.c_str(), path_.c_str()) != 0) {
      const int error = errno;
      ::unlink(part_.c_str());
      return tl::make_unexpected(system_error(error, path_, "write"));
    }
    return {};
  }

 private:
  void remove_part() const {
    if (!part_.empty()) ::unlink(part_.c_str());
  }

  int fd_;
  std::filesystem::path path_, part_;
};

/// Where a chain of links leads; the last of it may not exist yet.
std::filesystem::path behind_links(std::filesystem::path path) {
  std::error_code error;
  for (int links = 0; links < 40 && std::filesystem::is_symlink(path, error); ++links) {
    const auto target = std::filesystem::read_symlink(path, error);
    if (error) break;
    path = path.parent_path() / target;  // an absolute target replaces it
  }
  return path;
}

Result<std::unique_ptr<ports::OutFile>> create_file(const std::filesystem::path& asked) {
  std::error_code error;
  const auto status = std::filesystem::status(asked, error);
  if (std::filesystem::is_directory(status)) return tl::make_unexpected(system_error(EISDIR, asked, "write"));
  if (std::filesystem::exists(status) && !std::filesystem::is_regular_file(status)) {
    // A device or a pipe takes the bytes itself: putting a file in its place would break it.
    const int fd = ::open(asked.c_str(), O_WRONLY | O_CLOEXEC | O_NOCTTY);
    if (fd < 0) return tl::make_unexpected(system_error(errno, asked, "write"));
    return std::make_unique<DiskFile>(fd, asked, std::filesystem::path{});
  }
  const std::filesystem::path path = behind_links(asked);
  error.clear();
  if (path.has_parent_path()) std::filesystem::create_directories(path.parent_path(), error);
  if (error) return tl::make_unexpected(system_error(error.value(), path.parent_path(), "make the folder"));
  std::filesystem::path part = path;
  part += fmt::format(".part-{}", ::getpid());
  ::unlink(part.c_str());  // of a run that was killed
  const int fd = ::open(part.c_str(), O_WRONLY | O_CREAT | O_EXCL | O_NOFOLLOW | O_CLOEXEC, 0600);
  if (fd < 0) return tl::make_unexpected(system_error(errno, path, "write"));
  return std::make_unique<DiskFile>(fd, path, part);
}

class FolderWriter final : public ports::FileWriter {
 public:
  explicit FolderWriter(std::filesystem::path folder) : folder_(std::move(folder)) {}
  [[nodiscard]] Result<std::unique_ptr<ports::OutFile>> create(std::string_view name) override {
    return create_file(folder_ / std::filesystem::path{name}.relative_path());
  }

 private:
  std::filesystem::path folder_;
};

}  // namespace

Error system_error(int error_number, const std::filesystem::path& path, std::string_view doing) {
  char buffer[128] = {};
  const char* words = ::strerror_r(error_number, buffer, sizeof buffer);
  const ErrorKind kind = error_number == ENOENT ? ErrorKind::not_found : ErrorKind::unavailable;
  std::string message = fmt::format("cannot {} {}: {}", doing, path.string(), words);
  if (error_number == ENOSPC || error_number == EDQUOT) message += "; make room and try again, nothing is lost";
  if (doing == "read" || doing == "list") return {kind, std::move(message), path.string()};
  if (error_number == EACCES || error_number == EROFS || error_number == EPERM) {
    message += "; choose a folder you may write to";
  }
  return {kind, std::move(message), path.string()};
}

std::unique_ptr<ports::FileWriter> write_into(std::filesystem::path folder) {
  return std::make_unique<FolderWriter>(std::move(folder));
}

Result<void> write_file(const std::filesystem::path& path, std::string_view bytes) {
  auto file = create_file(path);
  if (!file) return tl::make_unexpected(file.error());
  if (auto written = (*file)->write(bytes); !written) return written;
  return (*file)->close();
}

Result<Id128> hash_file(const std::filesystem::path& path, std::stop_token stop) {
  const int fd = ::open(path.c_str(), O_RDONLY | O_CLOEXEC);
  if (fd < 0) return tl::make_unexpected(system_error(errno, path, "read"));
  Hasher128 hash;
  std::vector<char> buffer(std::size_t{1} << 20U);
  for (;;) {
    const ssize_t n = ::read(fd, buffer.data(), buffer.size());
    if (n < 0 && errno == EINTR) continue;
    if (n <= 0 || stop.stop_requested()) {
      const int error = errno;
      ::close(fd);
      if (n < 0) return tl::make_unexpected(system_error(error, path, "read"));
      if (n > 0) return fail(ErrorKind::interrupted, "stopped while reading", path.string());
      return hash.result();
    }
    hash.add({buffer.data(), static_cast<std::size_t>(n)});
  }
}

Result<std::string> read_file(const std::filesystem::path& path, std::size_t most) {
  const int fd = ::open(path.c_str(), O_RDONLY | O_CLOEXEC);
  if (fd < 0) return tl::make_unexpected(system_error(errno, path, "read"));
  std::string out;
  char buffer[1U << 16U];
  for (;;) {
    const ssize_t n = ::read(fd, buffer, sizeof buffer);
    if (n < 0 && errno == EINTR) continue;
    if (n <= 0) {
      const int error = errno;
      ::close(fd);
      if (n < 0) return tl::make_unexpected(system_error(error, path, "read"));
      return out;
    }
    out.append(buffer, static_cast<std::size_t>(n));
    if (out.size() > most) {
      ::close(fd);
      return fail(ErrorKind::invalid_input, fmt::format("{} is larger than {} bytes", path.string(), most),
                  path.string());
    }
  }
}

}  // namespace colloquio::adapters
