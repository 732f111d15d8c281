#include "colloquio/core/record/facts.hpp"

#include <algorithm>
#include <string>
#include <string_view>

#include "colloquio/core/record/clean.hpp"

namespace colloquio::record {

namespace {

std::string own(std::string_view text) {
  Arena spare;
  return std::string{clean(text, spare)};
}

Instant seen_if(bool says_something, Instant as_of) { return says_something ? as_of : kNoTime; }

}  // namespace

AccountFacts facts_of(const AccountRow& row, Instant as_of) {
  return {.id = row.id,
          .network = own(row.network),
          .instance = own(row.instance),
          .native_id = own(row.native_id),
          .handle = own(row.handle),
          .display_name = own(row.display_name),
          .handle_seen = seen_if(!row.handle.empty(), as_of),
          .display_name_seen = seen_if(!row.display_name.empty(), as_of),
          .id_kind_seen = as_of,
          .gone_seen = seen_if(row.gone, as_of),
          .id_kind = row.id_kind,
          .is_bot = row.is_bot};
}

ChannelFacts facts_of(const ChannelRow& row, Instant as_of, Instant synced) {
  return {.id = row.id,
          .network = own(row.network),
          .instance = own(row.instance),
          .native_id = own(row.native_id),
          .name = own(row.name),
          .url = own(row.url),
          .lang = own(row.lang),
          .market = own(row.market),
          .name_seen = seen_if(!row.name.empty(), as_of),
          .url_seen = seen_if(!row.url.empty(), as_of),
          .lang_seen = seen_if(!row.lang.empty(), as_of),
          .market_seen = seen_if(!row.market.empty(), as_of),
          .kind_seen = seen_if(row.kind != ChannelKind::other, as_of),
          .synced = synced,
          .kind = row.kind};
}

void merge(AccountFacts& kept, const AccountFacts& told) {
  kept.network = std::max(kept.network, told.network);
  kept.instance = std::max(kept.instance, told.instance);
  kept.native_id = std::max(kept.native_id, told.native_id);
  keep_newest(kept.handle, kept.handle_seen, told.handle, told.handle_seen);
  keep_newest(kept.display_name, kept.display_name_seen, told.display_name, told.display_name_seen);
  if (std::pair{told.id_kind_seen, name_of(told.id_kind)} > std::pair{kept.id_kind_seen, name_of(kept.id_kind)}) {
    kept.id_kind = told.id_kind;
    kept.id_kind_seen = told.id_kind_seen;
  }
  kept.is_bot = kept.is_bot || told.is_bot;
  kept.gone_seen = std::max(kept.gone_seen, told.gone_seen);
}

void merge(ChannelFacts& kept, const ChannelFacts& told) {
  kept.network = std::max(kept.network, told.network);
  kept.instance = std::max(kept.instance, told.instance);
  kept.native_id = std::max(kept.native_id, told.native_id);
  keep_newest(kept.name, kept.name_seen, told.name, told.name_seen);
  keep_newest(kept.url, kept.url_seen, told.url, told.url_seen);
  keep_newest(kept.lang, kept.lang_seen, told.lang, told.lang_seen);
  keep_newest(kept.market, kept.market_seen, told.market, told.market_seen);
  if (told.kind != ChannelKind::other) {
    const bool first = kept.kind == ChannelKind::other;
    if (first || std::pair{told.kind_seen, name_of(told.kind)} > std::pair{kept.kind_seen, name_of(kept.kind)}) {
      kept.kind = told.kind;
      kept.kind_seen = told.kind_seen;
    }
  }
  kept.synced = std::max(kept.synced, told.synced);
}

void forget_names(AccountFacts& account, Instant end_seen) {
  if (account.handle_seen <= end_seen) account.handle.clear(), account.handle_seen = kNoTime;
  if (account.display_name_seen <= end_seen) account.display_name.clear(), account.display_name_seen = kNoTime;
}

}  // namespace colloquio::record
