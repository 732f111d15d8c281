#pragma once

#include <algorithm>
#include <cstring>
#include <map>
#include <memory>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "colloquio/sources/bytes.hpp"

namespace colloquio::sources {

/// Bytes in memory as a stream; `chunk` bounds how many one read gives (tests use 1 to find broken borders).
class MemoryStream final : public ByteStream {
 public:
  explicit MemoryStream(std::string_view bytes, std::size_t chunk = static_cast<std::size_t>(-1))
      : bytes_(bytes), chunk_(chunk) {}

  [[nodiscard]] Result<std::size_t> read(std::span<char> into) override {
    const std::size_t n = std::min({into.size(), chunk_, bytes_.size() - at_});
    if (n > 0) std::memcpy(into.data(), bytes_.data() + at_, n);
    at_ += n;
    return n;
  }
  [[nodiscard]] std::optional<std::uint64_t> size() const override { return bytes_.size(); }
  [[nodiscard]] bool seek(std::uint64_t offset) override {
    at_ = static_cast<std::size_t>(std::min<std::uint64_t>(offset, bytes_.size()));
    return true;
  }

 private:
  std::string_view bytes_;
  std::size_t chunk_;
  std::size_t at_ = 0;
};

/// Files in memory as a bundle: for tests, fuzzing and pasted text.
class MemoryBundle final : public Bundle {
 public:
  explicit MemoryBundle(std::map<std::string, std::string> files, std::string title = "memory",
                        std::size_t chunk = static_cast<std::size_t>(-1))
      : files_(std::move(files)), title_(std::move(title)), chunk_(chunk) {
    for (const auto& [name, bytes] : files_) names_.push_back(name);
  }

  [[nodiscard]] std::span<const std::string> names() const override { return names_; }
  [[nodiscard]] Result<std::unique_ptr<ByteStream>> open(std::string_view name) override {
    const auto found = files_.find(std::string{name});
    if (found == files_.end()) return fail(ErrorKind::not_found, "no such file in the bundle", name);
    return std::make_unique<MemoryStream>(found->second, chunk_);
  }
  [[nodiscard]] std::string_view title() const override { return title_; }

 private:
  std::map<std::string, std::string> files_;
  std::string title_;
  std::size_t chunk_;
  std::vector<std::string> names_;
};

}  // namespace colloquio::sources
