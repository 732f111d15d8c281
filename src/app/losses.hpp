#pragma once

#include <cstdint>
#include <set>
#include <string>
#include <string_view>

#include "colloquio/core/model/vocabulary.hpp"

namespace colloquio::app {

/// What rejects stand for, counted by how much is lost: pieces one by one, files once each.
class Losses {
 public:
  void add(Loss loss, std::string_view file) {
    switch (loss) {
      case Loss::piece:
        ++pieces_;
        return;
      case Loss::rest:
        cut_.emplace(file);
        return;
      case Loss::file:
        unread_.emplace(file);
        return;
    }
  }

  [[nodiscard]] std::int64_t pieces() const { return pieces_; }
  /// Files that are cut or damaged: what follows in them is not known.
  [[nodiscard]] std::int64_t files_cut() const { return static_cast<std::int64_t>(cut_.size()); }
  /// Files of which nothing could be read.
  [[nodiscard]] std::int64_t files_unread() const { return static_cast<std::int64_t>(unread_.size()); }

 private:
  std::int64_t pieces_ = 0;
  std::set<std::string, std::less<>> cut_, unread_;
};

}  // namespace colloquio::app
