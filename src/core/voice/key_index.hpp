#pragma once

#include <cstddef>
#include <cstdint>
#include <span>
#include <vector>

namespace colloquio::voice {

/// Finds a key among ascending ones in one step or two: keys are hashes, so their upper bits say where to look.
class KeyIndex {
 public:
  static constexpr std::size_t kAbsent = static_cast<std::size_t>(-1);

  KeyIndex() = default;
  explicit KeyIndex(std::vector<std::uint32_t> keys) : keys_(std::move(keys)), first_((1U << kBits) + 1, 0) {
    for (const std::uint32_t key : keys_) ++first_[bucket(key) + 1];
    for (std::size_t i = 1; i < first_.size(); ++i) first_[i] += first_[i - 1];
  }

  /// Its place among the keys.
  [[nodiscard]] std::size_t find(std::uint32_t key) const {
    if (keys_.empty()) return kAbsent;
    for (std::size_t i = first_[bucket(key)]; i < first_[bucket(key) + 1]; ++i) {
      if (keys_[i] == key) return i;
    }
    return kAbsent;
  }
  [[nodiscard]] std::span<const std::uint32_t> keys() const { return keys_; }

 private:
  static constexpr unsigned kBits = 16;
  static constexpr std::size_t bucket(std::uint32_t key) { return key >> (32 - kBits); }

  std::vector<std::uint32_t> keys_;
  std::vector<std::uint32_t> first_;
};

}  // namespace colloquio::voice
