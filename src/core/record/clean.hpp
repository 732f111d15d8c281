#pragma once

#include <string_view>

#include "colloquio/core/model/rows.hpp"

namespace colloquio::record {

/// The bytes as they may be stored: themselves if they are UTF-8, else a copy in `spare` mended as
/// valid_utf8 does. Readers hand over clean text; samples of rejects and odd ids need not be.
[[nodiscard]] std::string_view clean(std::string_view bytes, Arena& spare);

/// The row with clean strings; a tombstone has no words, a rating that is no number is none. What it returns lives as
/// long as the row's batch and `spare`.
[[nodiscard]] MessageRow clean(const MessageRow& row, Arena& spare);

/// Hash of everything in a clean row that its content hash does not cover: ids of place, times, kinds, language, link.
/// Between two rows that say the same words at the same `as_of`, the larger one is kept: an order that does not depend
/// on the order of reading.
[[nodiscard]] std::uint64_t details_of(const MessageRow& row);
[[nodiscard]] std::uint64_t details_of(const TapRow& row);

}  // namespace colloquio::record
