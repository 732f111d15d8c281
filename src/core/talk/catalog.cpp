#include "colloquio/core/talk/catalog.hpp"

#include <algorithm>
#include <array>

namespace colloquio::talk {

namespace {

constexpr bool kLinks = true;

constexpr auto kCatalog = std::to_array<CatalogEntry>({
    {"faults.duplicate_id", "Second copies of a message", Unit::count},
    {"faults.missing_parent", "Messages that answer something we never saw", Unit::count},
    {"faults.parent_cycle", "Rings of messages that answer each other", Unit::count},
    {"faults.parent_elsewhere", "Messages whose parent lies in another channel", Unit::count},
    {"faults.reply_before_parent", "Replies dated before what they answer", Unit::count},
    {"faults.self_parent", "Messages that answer themselves", Unit::count},
    {"faults.time_future", "Messages dated after their channel was read", Unit::count},
    {"faults.time_missing", "Messages without a time", Unit::count},
    {"faults.time_past", "Messages dated before 1980", Unit::count},
    {"growth.lost", "People who fell silent for 90 days, last whole month", Unit::count},
    {"growth.new", "People who spoke for the first time, last whole month", Unit::count},
    {"growth.reactivated", "People back after 90 days of silence, last whole month", Unit::count},
    {"growth.retention", "People who speak again in the month after their first", Unit::share},
    {"growth.returning", "People who keep talking, last whole month", Unit::count},
    {"growth.tenure_median", "Half of the people stay longer", Unit::seconds},
    {"growth.trend", "Change of people talking, per month", Unit::per_month},
    {"talk.alternating_replies", "Replies by whom the parent had answered", Unit::count, kLinks},
    {"talk.answered_1h.anyone", "Answered within an hour, by anyone", Unit::share, kLinks},
    {"talk.answered_1h.house", "Answered within an hour, by the house", Unit::share, kLinks},
    {"talk.answered_24h.anyone", "Answered within a day, by anyone", Unit::share, kLinks},
    {"talk.answered_24h.house", "Answered within a day, by the house", Unit::share, kLinks},
    {"talk.answered_7d.anyone", "Answered within a week, by anyone", Unit::share, kLinks},
    {"talk.answered_7d.house", "Answered within a week, by the house", Unit::share, kLinks},
    {"talk.answerers_for_half", "Fewest people who give half of the answers", Unit::count, kLinks},
    {"talk.authors", "People and house accounts that talk", Unit::count},
    {"talk.bot_share", "Messages by bots, counted in nothing else", Unit::share},
    {"talk.comeback", "People who, once answered, speak again in that conversation within a week", Unit::share, kLinks},
    {"talk.cross_posts", "Copies of a message on further channels, counted in no other number", Unit::count},
    {"talk.depth_max", "Deepest reply", Unit::count, kLinks},
    {"talk.dialogue_rate", "Conversations in which one asks, another answers, the first comes back", Unit::share,
     kLinks},
    {"talk.exchange_length_median", "Turns of the longest exchange of a dialogue, median", Unit::count, kLinks},
    {"talk.exchange_length_p90", "Turns of the longest exchange of a dialogue, 90th percentile", Unit::count, kLinks},
    {"talk.first_reply_median.anyone", "Median time to the first answer, by anyone", Unit::seconds, kLinks},
    {"talk.first_reply_median.house", "Median time to the first answer, by the house", Unit::seconds, kLinks},
    {"talk.first_reply_median_answered", "Median time to the first answer of what was answered (biased low)",
     Unit::seconds, kLinks},
    {"talk.gini", "How unevenly people talk (0 all alike, 1 one alone)", Unit::index},
    {"talk.h_index_max", "Highest discussion h-index of a conversation", Unit::index, kLinks},
    {"talk.house_share", "Turns taken by the house", Unit::share},
    {"talk.messages", "Messages", Unit::count},
    {"talk.pairs", "Who answered whom: different ordered pairs", Unit::count, kLinks},
    {"talk.reciprocity", "Pairs that answer each other", Unit::share, kLinks},
    {"talk.reciprocity.house", "Links between people and the house that go both ways", Unit::share, kLinks},
    {"talk.reply_delay_median", "Median time from a message to any reply to it", Unit::seconds, kLinks},
    {"talk.threads", "Conversations", Unit::count},
    {"talk.truncated_share", "Conversations with a missing piece", Unit::share},
    {"talk.width_max", "Most messages on one level of a conversation", Unit::count, kLinks},
    {"taps.total", "Taps", Unit::count},
});

}  // namespace

std::span<const CatalogEntry> catalog() { return kCatalog; }

const CatalogEntry* find_in_catalog(std::string_view id) {
  const auto* const found = std::lower_bound(kCatalog.begin(), kCatalog.end(), id,
                                             [](const CatalogEntry& e, std::string_view i) { return e.id < i; });
  return found != kCatalog.end() && found->id == id ? found : nullptr;
}

}  // namespace colloquio::talk
