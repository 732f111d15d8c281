#pragma once

#include <cstdint>
#include <span>
#include <string_view>

#include "colloquio/core/model/figure.hpp"

namespace colloquio::talk {

/// What a figure is called and how it is read. docs/metrics/<id>.md has the recipe of each.
struct CatalogEntry {
  std::string_view id;
  std::string_view name;  ///< English, one line, no final stop
  Unit unit = Unit::count;
  bool needs_links = false;  ///< rests on who answered whom, so its evidence level matters
};

/// Every figure that measuring can give, by id.
[[nodiscard]] std::span<const CatalogEntry> catalog();
/// The entry with that id; nullptr if there is none.
[[nodiscard]] const CatalogEntry* find_in_catalog(std::string_view id);

}  // namespace colloquio::talk
