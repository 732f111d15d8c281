#include "colloquio/adapters/system/kept_originals.hpp"

#include <algorithm>
#include <array>
#include <charconv>
#include <fstream>
#include <vector>

#include <fcntl.h>
#include <fmt/format.h>
#include <unistd.h>
#include <zstd.h>

#include "colloquio/adapters/system/out_files.hpp"

namespace colloquio::adapters {

namespace {

namespace fs = std::filesystem;

constexpr std::string_view kExpires = "expires";
constexpr std::string_view kData = "data";
constexpr std::string_view kNamed = "named-folder";  // in data/, under its own name
constexpr std::array<std::string_view, 11> kPacked = {".gz",  ".zst", ".xz",      ".bz2", ".zip", ".7z",
                                                      ".tgz", ".tar", ".parquet", ".mgz", ".txz"};

bool is_packed(const fs::path& path) {
  const std::string ending = path.extension().string();
  return std::ranges::find(kPacked, ending) != kPacked.end();
}

/// Until it is on the disk: what expires in two years should outlive a power cut today.
Result<void> sync(const fs::path& path) {
  const int fd = ::open(path.c_str(), O_RDONLY | O_CLOEXEC);
  if (fd < 0) return tl::make_unexpected(system_error(errno, path, "keep the original"));
  const int failed = ::fsync(fd) == 0 || errno == EINVAL || errno == EROFS ? 0 : errno;
  ::close(fd);
  if (failed != 0) return tl::make_unexpected(system_error(failed, path, "keep the original"));
  return {};
}

/// "exports/forum/" and "." have a name too: readers call what does not name itself after it.
fs::path name_of_folder(const fs::path& folder) {
  std::error_code error;
  const fs::path whole = fs::weakly_canonical(folder, error);
  return error || whole.filename().empty() ? fs::path{"folder"} : whole.filename();
}

Result<void> copy_as_is(const fs::path& from, const fs::path& to) {
  std::error_code error;
  fs::copy_file(from, to, fs::copy_options::overwrite_existing, error);
  if (error) return tl::make_unexpected(system_error(error.value(), to, "keep the original"));
  return sync(to);
}

/// Streams a file through zstd, level 1: exports are words, they shrink to a fifth at the speed of the disk.
Result<void> compress(const fs::path& from, const fs::path& to) {
  std::ifstream in{from, std::ios::binary};
  if (!in) return tl::make_unexpected(system_error(errno, from, "read"));
  const auto writer = write_into(to.parent_path());
  auto out = writer->create(to.filename().string());
  if (!out) return tl::make_unexpected(out.error());
  const std::unique_ptr<ZSTD_CCtx, decltype(&ZSTD_freeCCtx)> context{ZSTD_createCCtx(), ZSTD_freeCCtx};
  ZSTD_CCtx_setParameter(context.get(), ZSTD_c_compressionLevel, 1);
  ZSTD_CCtx_setParameter(context.get(), ZSTD_c_checksumFlag, 1);
  ZSTD_CCtx_setParameter(context.get(), ZSTD_c_nbWorkers, 2);  // refused by a library without threads: as good
  std::vector<char> raw(1U << 20U), packed(ZSTD_CStreamOutSize());
  for (bool last = false; !last;) {
    in.read(raw.data(), static_cast<std::streamsize>(raw.size()));
    if (in.bad()) return tl::make_unexpected(system_error(EIO, from, "read"));
    last = in.eof();
    ZSTD_inBuffer input{raw.data(), static_cast<std::size_t>(in.gcount()), 0};
    for (bool done = false; !done;) {
      ZSTD_outBuffer output{packed.data(), packed.size(), 0};
      const std::size_t left =
          ZSTD_compressStream2(context.get(), &output, &input, last ? ZSTD_e_end : ZSTD_e_continue);
      if (ZSTD_isError(left) != 0) {
        return fail(ErrorKind::unavailable,
                    fmt::format("cannot compress {}: {}", from.string(), ZSTD_getErrorName(left)));
      }
      if (auto written = (*out)->write({packed.data(), output.pos}); !written) return written;
      done = last ? left == 0 : input.pos == input.size;
    }
  }
  return (*out)->close();
}

Result<void> keep_file(const fs::path& from, const fs::path& to_folder) {
  if (is_packed(from)) return copy_as_is(from, to_folder / from.filename());
  fs::path to = to_folder / from.filename();
  to += ".zst";
  return compress(from, to);
}

Result<void> keep_tree(const fs::path& from, const fs::path& to) {
  std::error_code error;
  fs::create_directories(to, error);  // an empty folder has a name too
  if (error) return tl::make_unexpected(system_error(error.value(), to, "keep the original"));
  for (fs::recursive_directory_iterator it{from, fs::directory_options::skip_permission_denied, error}, end;
       !error && it != end; it.increment(error)) {
    if (it->is_symlink() || !it->is_regular_file()) continue;
    if (::faccessat(AT_FDCWD, it->path().c_str(), R_OK, AT_EACCESS) != 0) continue;  // nothing of it was read either
    const fs::path folder = to / fs::relative(it->path().parent_path(), from);
    fs::create_directories(folder, error);
    if (error) break;
    if (auto kept = keep_file(it->path(), folder); !kept) return kept;
  }
  if (error) return tl::make_unexpected(system_error(error.value(), from, "keep the original"));
  return {};
}

class FolderOriginals final : public ports::Originals {
 public:
  explicit FolderOriginals(fs::path folder) : folder_(std::move(folder)) {}

  [[nodiscard]] Result<void> keep(Id128 run, std::string_view path, Instant expires) override {
    const fs::path place = folder_ / to_hex(run);
    const fs::path part = folder_ / (to_hex(run) + ".part");
    std::error_code error;
    fs::remove_all(part, error);
    fs::create_directories(part / kData, error);
    if (error) return tl::make_unexpected(system_error(error.value(), part, "keep the original in"));
    const fs::path from{path};
    auto kept =
        fs::is_directory(from) ? keep_tree(from, part / kData / name_of_folder(from)) : keep_file(from, part / kData);
    // The mark tells a folder with one file from that file alone: they are read differently.
    if (kept) {
      kept = write_file(part / kExpires,
                        fmt::format("{} {}\n", micros(expires), fs::is_directory(from) ? kNamed : "file"));
    }
    if (kept) {
      fs::remove_all(place, error);
      fs::rename(part, place, error);
      if (error) kept = tl::make_unexpected(system_error(error.value(), place, "keep the original in"));
    }
    if (!kept) fs::remove_all(part, error);
    return kept;
  }

  [[nodiscard]] Result<std::vector<ports::KeptOriginal>> list() override {
    std::vector<ports::KeptOriginal> out;
    std::error_code error;
    if (!fs::exists(folder_, error)) return out;
    for (const auto& entry : fs::directory_iterator{folder_, error}) {
      const auto run = id_from_hex(entry.path().filename().string());
      if (!run) continue;
      std::ifstream in{entry.path() / kExpires};
      std::int64_t expires = 0;
      std::string shape;
      if (!(in >> expires >> shape)) continue;
      ports::KeptOriginal kept{*run, (entry.path() / kData).string(), from_micros(expires), 0};
      if (shape == kNamed) {
        for (const auto& folder : fs::directory_iterator{entry.path() / kData, error})
          kept.path = folder.path().string();
      }
      for (const auto& file : fs::recursive_directory_iterator{entry.path() / kData, error}) {
        if (!file.is_regular_file()) continue;
        kept.bytes += file.file_size(error);
        if (shape == "file") kept.path = file.path().string();
      }
      out.push_back(std::move(kept));
    }
    if (error) return tl::make_unexpected(system_error(error.value(), folder_, "list"));
    std::ranges::sort(out, {}, &ports::KeptOriginal::run);
    return out;
  }

  [[nodiscard]] Result<void> forget(Id128 run) override {
    std::error_code error;
    fs::remove_all(folder_ / to_hex(run), error);
    if (error) return tl::make_unexpected(system_error(error.value(), folder_ / to_hex(run), "delete"));
    return {};
  }

  [[nodiscard]] Result<void> rename(Id128 run, Id128 new_run) override {
    std::error_code error;
    fs::remove_all(folder_ / to_hex(new_run), error);
    fs::rename(folder_ / to_hex(run), folder_ / to_hex(new_run), error);
    if (error) return tl::make_unexpected(system_error(error.value(), folder_ / to_hex(run), "rename"));
    return {};
  }

  [[nodiscard]] Result<std::size_t> expire(Instant now) override {
    auto kept = list();
    if (!kept) return tl::make_unexpected(kept.error());
    std::size_t gone = 0;
    for (const auto& original : *kept) {
      if (original.expires > now) continue;
      if (auto forgotten = forget(original.run); !forgotten) return tl::make_unexpected(forgotten.error());
      ++gone;
    }
    return gone;
  }

 private:
  fs::path folder_;
};

}  // namespace

Result<std::unique_ptr<ports::Originals>> open_originals(const fs::path& folder) {
  std::error_code error;
  fs::create_directories(folder, error);
  if (error) return tl::make_unexpected(system_error(error.value(), folder, "make the folder"));
  for (const auto& entry : fs::directory_iterator{folder, error}) {
    if (entry.path().extension() == ".part") fs::remove_all(entry.path(), error);
  }
  return std::make_unique<FolderOriginals>(folder);
}

std::unique_ptr<ports::Originals> originals_to_read(const fs::path& folder) {
  return std::make_unique<FolderOriginals>(folder);
}

}  // namespace colloquio::adapters
