#pragma once

#include <algorithm>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "colloquio/base/ascii.hpp"
#include "colloquio/sources/mapping.hpp"
#include "colloquio/sources/rows.hpp"

namespace colloquio::sources::formats {

/// The columns and constants of one table, found once.
class Fields {
 public:
  Fields(const Mapping& mapping, Rows& rows) : mapping_(mapping), rows_(rows) {
    for (const auto& [field, column] : mapping.columns) {
      const auto at = rows.column(column);
      if (at) columns_.emplace_back(field, *at);
      if (!at) missing_.push_back(column);
    }
  }

  [[nodiscard]] std::string_view operator()(std::string_view field) const {
    for (const auto& [name, column] : columns_) {
      if (name != field) continue;
      if (const auto cell = rows_.cell(column); !trimmed(cell).empty()) return cell;
    }
    const auto constant = mapping_.constants.find(std::string{field});
    return constant == mapping_.constants.end() ? std::string_view{} : std::string_view{constant->second};
  }
  /// The values of a field that may have several, trimmed; empty ones are left out.
  void list(std::string_view field, std::vector<std::string_view>& into) {
    into.clear();
    for (const auto& [name, column] : columns_) {
      if (name != field) continue;
      rows_.cells(column, cells_);
      for (const std::string_view cell : cells_) split(cell, into);
    }
    if (!into.empty() || mapping_.constants.empty()) return;
    const auto constant = mapping_.constants.find(std::string{field});
    if (constant != mapping_.constants.end()) split(constant->second, into);
  }
  [[nodiscard]] const std::vector<std::pair<std::string, std::size_t>>& columns() const { return columns_; }
  [[nodiscard]] const std::vector<std::string>& missing() const { return missing_; }
  [[nodiscard]] bool has(std::string_view field) const {
    return std::any_of(columns_.begin(), columns_.end(), [&](const auto& column) { return column.first == field; }) ||
           mapping_.constants.contains(std::string{field});
  }

 private:
  void split(std::string_view cell, std::vector<std::string_view>& into) const {
    while (!cell.empty()) {
      const std::size_t end = mapping_.list_separator == 0 ? cell.size() : cell.find(mapping_.list_separator);
      if (const auto value = trimmed(cell.substr(0, end)); !value.empty()) into.push_back(value);
      cell.remove_prefix(std::min(end, cell.size() - 1) + 1);
    }
  }

  const Mapping& mapping_;
  Rows& rows_;
  std::vector<std::string_view> cells_;
  std::vector<std::pair<std::string, std::size_t>> columns_;
  std::vector<std::string> missing_;
};

}  // namespace colloquio::sources::formats
