#include "colloquio/core/talk/catalog.hpp"

#include <gtest/gtest.h>

namespace colloquio::talk {
namespace {

TEST(Catalog, IsInOrderSoThatEveryIdIsFound) {
  for (std::size_t i = 1; i < catalog().size(); ++i) EXPECT_LT(catalog()[i - 1].id, catalog()[i].id);
  for (const CatalogEntry& entry : catalog()) EXPECT_EQ(find_in_catalog(entry.id), &entry);
  EXPECT_EQ(find_in_catalog("talk.engagement"), nullptr);
  EXPECT_EQ(find_in_catalog("zzz"), nullptr);
}

}  // namespace
}  // namespace colloquio::talk
