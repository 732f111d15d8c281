#pragma once

#include <memory>
#include <set>
#include <string>
#include <vector>

#include "colloquio/sources/bytes.hpp"

namespace colloquio::cli {

/// A bundle that remembers which of its files were opened, to tell the user of those that nobody read.
class WatchedBundle final : public sources::Bundle {
 public:
  explicit WatchedBundle(std::unique_ptr<sources::Bundle> inner) : inner_(std::move(inner)) {}

  [[nodiscard]] std::span<const std::string> names() const override { return inner_->names(); }
  [[nodiscard]] Result<std::unique_ptr<sources::ByteStream>> open(std::string_view name) override;
  [[nodiscard]] std::string_view title() const override { return inner_->title(); }
  [[nodiscard]] std::optional<Error> cut() const override { return inner_->cut(); }
  [[nodiscard]] std::span<const Error> closed() const override { return inner_->closed(); }

  /// Recognising looks into every file: from here on opening one means reading it.
  void forget() { opened_.clear(); }
  /// Files that were not opened, without pictures, sound, film and the dress of pages, in the order of names().
  [[nodiscard]] std::vector<std::string> unread() const;

 private:
  std::unique_ptr<sources::Bundle> inner_;
  std::set<std::string, std::less<>> opened_;
};

}  // namespace colloquio::cli
