#pragma once

#include <cstdint>
#include <string_view>

#include "colloquio/core/model/rows.hpp"

namespace colloquio::record {

/// The bytes as they may be stored: themselves if they are UTF-8, else a copy in `spare` mended as
/// valid_utf8 does. Readers hand over clean text; samples of rejects and odd ids need not be.
[[nodiscard]] std::string_view clean(std::string_view bytes, Arena& spare);

/// The row with clean strings; a tombstone has no words, a rating that is no number is none. What it returns lives as
/// long as the row's batch and `spare`.
[[nodiscard]] MessageRow clean(const MessageRow& row, Arena& spare);

/// What figures see of one telling of a message, but for its parent (ParentClaim decides that).
struct FigureView {
  Id128 channel, account, conversation;
  Instant occurred = kNoTime;
  Evidence evidence = Evidence::none;
  TimePrecision time_precision = TimePrecision::second;
  bool author_clock = false;  ///< TimeBasis::author
  bool hidden = false;        ///< is_hidden
  bool is_talk = true;
  std::uint32_t lists = 0;    ///< lists_of
  std::uint64_t wording = 0;  ///< 0 where a parent is named: nothing asks for it there
};

/// A hash of whom a row mentions and what else it answers; 0 if there is neither.
[[nodiscard]] std::uint32_t lists_of(std::string_view mentions, std::string_view other_parents);

/// Not for everybody's eyes: pending, spam, trash or private.
[[nodiscard]] bool is_hidden(Moderation moderation, Visibility visibility);

/// Between rows of one message at the same `as_of` the larger one is kept: an order that does not depend on the order
/// of reading. The upper 32 bits come from what figures see: a row that knows its time goes before one that does not,
/// then one with an author, then one with talk, the rest by a hash. So who holds only figure columns chooses the same
/// row.
[[nodiscard]] std::uint64_t details_of(const FigureView& view);
/// The same for a clean row: its figure view above, below a hash of everything else that its content hash does not
/// cover (places, times, kinds, language, link).
[[nodiscard]] std::uint64_t details_of(const MessageRow& row);

/// What figures see of a tap; the same order for taps.
struct TapView {
  Id128 account, target;
  TargetKind target_kind = TargetKind::message;
};
[[nodiscard]] std::uint64_t details_of(const TapView& view);
[[nodiscard]] std::uint64_t details_of(const TapRow& row);

}  // namespace colloquio::record
