#pragma once

#include <cstdint>
#include <memory>
#include <mutex>
#include <string_view>
#include <utility>
#include <vector>

#include "colloquio/base/id_index.hpp"
#include "colloquio/core/model/rows.hpp"

namespace colloquio::adapters::duck {

/// What accounts are called, as of one finished import. About 100 bytes an account.
class AccountNames {
 public:
  struct Name {
    std::string_view display_name, handle, native_id;  ///< live as long as the AccountNames
    bool is_bot = false;
  };

  explicit AccountNames(std::uint32_t settled) : settled_(settled) {}

  [[nodiscard]] std::uint32_t settled() const { return settled_; }
  void add(Id128 account, const Name& name) {
    if (!accounts_.insert(account).second) return;
    names_.push_back(
        {words_.keep(name.display_name), words_.keep(name.handle), words_.keep(name.native_id), name.is_bot});
  }
  /// See IdIndex.
  void expect(Id128 account) const { accounts_.expect(account); }
  void await(Id128 account) const { accounts_.await(account); }
  /// nullptr if the account is not here.
  [[nodiscard]] const Name* find(Id128 account) const {
    const std::uint32_t number = accounts_.find(account);
    return number == IdIndex::kAbsent ? nullptr : &names_[number];
  }

 private:
  std::uint32_t settled_;
  IdIndex accounts_;
  std::vector<Name> names_;
  Arena words_;
};

/// The names read last, for the next reading: long conversations are opened one after the other, and reading all names
/// is half of what one costs. Any thread may use it.
class KeptNames {
 public:
  /// Of a record with more accounts than `most` none are kept.
  explicit KeptNames(std::int64_t most = 250'000) : most_(most) {}

  [[nodiscard]] std::int64_t most() const { return most_; }
  /// Those of this import, or nullptr.
  [[nodiscard]] std::shared_ptr<const AccountNames> of(std::uint32_t settled) const {
    const std::lock_guard lock(mutex_);
    return names_ != nullptr && names_->settled() == settled ? names_ : nullptr;
  }
  void keep(std::shared_ptr<const AccountNames> names) {
    const std::lock_guard lock(mutex_);
    names_ = std::move(names);
  }

 private:
  std::int64_t most_;
  mutable std::mutex mutex_;
  std::shared_ptr<const AccountNames> names_;
};

}  // namespace colloquio::adapters::duck
