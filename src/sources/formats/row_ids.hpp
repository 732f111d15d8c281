#pragma once

#include <cstddef>
#include <cstdint>
#include <optional>
#include <string_view>
#include <utility>
#include <vector>

#include <fmt/format.h>

#include "colloquio/base/id.hpp"
#include "colloquio/base/id_index.hpp"
#include "colloquio/sources/lines.hpp"

namespace colloquio::sources::formats {

/// A number as small as those of rows: it tells rows of one table apart, not messages of the world.
[[nodiscard]] inline std::optional<std::size_t> row_number(std::string_view id) {
  constexpr std::size_t kDigits = 6;
  return id.size() > kDigits ? std::nullopt : number_of<std::size_t>(id);
}

/// Ids for rows that have none, or only a number in a table that does not say whose numbers they are: the same row has
/// the same id in every export, and row 5 of another table has another one.
class RowIds {
 public:
  /// The id of a row with this number that says this; rows that say the same are told apart by their order.
  [[nodiscard]] Id128 id_of(std::size_t number, std::string_view content) {
    const Id128 same = hash128(content);
    std::uint32_t ordinal = 0;
    if (const auto pair = rows_.size() < kMost ? rows_.insert(hash128(fmt::format("{} {}", number, to_hex(same))))
                                               : std::pair{IdIndex::kAbsent, false};
        pair.first != IdIndex::kAbsent) {
      if (pair.second) ordinals_.push_back(next_of(same));
      ordinal = ordinals_[pair.first];
    }
    const Id128 id = nth(same, ordinal);
    if (by_number_.size() <= number) by_number_.resize(number + 1);
    if (by_number_[number] == Id128{}) by_number_[number] = id;
    return id;
  }
  /// The same for a row without a number.
  [[nodiscard]] Id128 id_of(std::string_view content) {
    const Id128 same = hash128(content);
    return nth(same, next_of(same));
  }
  /// nullopt if there was no such row.
  [[nodiscard]] std::optional<Id128> find(std::size_t number) const {
    if (number >= by_number_.size() || by_number_[number] == Id128{}) return std::nullopt;
    return by_number_[number];
  }

 private:
  static constexpr std::size_t kMost = 1'000'000;  // numbers have six digits
  static Id128 nth(Id128 same, std::uint32_t ordinal) {
    return ordinal == 0 ? same : hash128(fmt::format("{} {}", to_hex(same), ordinal));
  }
  /// How many rows said the same before.
  std::uint32_t next_of(Id128 same) {
    const auto [n, fresh] = contents_.insert(same);
    if (fresh) seen_.push_back(0);
    return seen_[n]++;
  }

  IdIndex rows_, contents_;
  std::vector<std::uint32_t> ordinals_, seen_;
  std::vector<Id128> by_number_;
};

}  // namespace colloquio::sources::formats
