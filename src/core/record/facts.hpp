#pragma once

#include "colloquio/core/model/rows.hpp"
#include "colloquio/core/record/fingerprint.hpp"

namespace colloquio::record {

// The merge rules of docs/formats/record.md for accounts and channels: the newest `as_of` that says something wins,
// field by field; on a tie the larger one.

/// What a row tells, with clean strings. A field that says nothing was never seen.
[[nodiscard]] AccountFacts facts_of(const AccountRow& row, Instant as_of);
/// `synced`: the as_of that the source itself declares, or kNoTime.
[[nodiscard]] ChannelFacts facts_of(const ChannelRow& row, Instant as_of, Instant synced);

/// Merges two tellings of the same account or channel into `kept`.
void merge(AccountFacts& kept, const AccountFacts& told);
void merge(ChannelFacts& kept, const ChannelFacts& told);

/// Takes the names told no later than the news of the account's end.
void forget_names(AccountFacts& account, Instant end_seen);

/// Keeps the value told last; on a tie the larger one. An empty value says nothing.
template <class T>
void keep_newest(T& value, Instant& seen, const T& told, Instant told_seen) {
  if (told == T{}) return;
  if (value == T{} || told_seen > seen || (told_seen == seen && told > value)) {
    value = told;
    seen = told_seen;
  }
}

}  // namespace colloquio::record
