#include "colloquio/core/model/vocabulary.hpp"

#include <array>
#include <cstddef>

namespace colloquio {

namespace {

constexpr std::array<std::string_view, 11> kMessageKindNames = {
    "post", "comment", "reply", "question", "answer", "review", "quote", "mail", "chat", "call", "visit"};
constexpr std::array<std::string_view, 5> kEvidenceNames = {"", "E1", "E2", "E3", "E4"};
constexpr std::array<std::string_view, 4> kTimeBasisNames = {"platform", "author", "zone_assumed", "file"};
constexpr std::array<std::string_view, 5> kTimePrecisionNames = {"microsecond", "millisecond", "second", "minute",
                                                                 "day"};
constexpr std::array<std::string_view, 5> kIdKindNames = {"stable", "handle", "display_name", "email_hash",
                                                          "phone_hash"};
constexpr std::array<std::string_view, 4> kRoleNames = {"person", "house", "bot", "nobody"};
constexpr std::array<std::string_view, 14> kTapKindNames = {"like",   "reaction", "share",     "follow",   "plus_one",
                                                            "upvote", "downvote", "favourite", "bookmark", "poll_vote",
                                                            "rsvp",   "stars",    "accept",    "other"};
constexpr std::array<std::string_view, 13> kChannelKindNames = {
    "page",         "profile", "group", "forum", "blog", "video", "review_site",
    "mailing_list", "mailbox", "chat",  "phone", "shop", "other"};
constexpr std::array<std::string_view, 7> kGoneKindNames = {
    "none", "deleted_by_author", "removed_by_moderator", "account_gone", "hidden", "erased", "missing"};
constexpr std::array<std::string_view, 4> kModerationNames = {"approved", "pending", "spam", "trash"};
constexpr std::array<std::string_view, 3> kVisibilityNames = {"public", "unlisted", "private"};
constexpr std::array<std::string_view, 4> kCoverageNames = {"full", "incremental", "window", "own_only"};
constexpr std::array<std::string_view, 3> kLossNames = {"piece", "rest", "file"};

template <class E, std::size_t N>
E find(const std::array<std::string_view, N>& names, std::string_view name, E missing) {
  for (std::size_t i = 0; i < N; ++i) {
    if (names[i] == name) return static_cast<E>(i);
  }
  return missing;
}

constexpr std::array<std::string_view, 10> kTapMetrics = {"likes", "reactions",  "shares",    "upvotes",   "downvotes",
                                                          "score", "favourites", "bookmarks", "plus_ones", "votes"};

}  // namespace

bool counts_as_tap(std::string_view metric) {
  if (metric.starts_with("reactions.")) return true;
  for (const auto name : kTapMetrics) {
    if (name == metric) return true;
  }
  return false;
}

std::string_view name_of(MessageKind v) { return kMessageKindNames[static_cast<std::size_t>(v)]; }
std::string_view name_of(Evidence v) { return kEvidenceNames[static_cast<std::size_t>(v)]; }
std::string_view name_of(TimeBasis v) { return kTimeBasisNames[static_cast<std::size_t>(v)]; }
std::string_view name_of(TimePrecision v) { return kTimePrecisionNames[static_cast<std::size_t>(v)]; }
std::string_view name_of(IdKind v) { return kIdKindNames[static_cast<std::size_t>(v)]; }
std::string_view name_of(Role v) { return kRoleNames[static_cast<std::size_t>(v)]; }
std::string_view name_of(TapKind v) { return kTapKindNames[static_cast<std::size_t>(v)]; }
std::string_view name_of(ChannelKind v) { return kChannelKindNames[static_cast<std::size_t>(v)]; }
std::string_view name_of(GoneKind v) { return kGoneKindNames[static_cast<std::size_t>(v)]; }
std::string_view name_of(Moderation v) { return kModerationNames[static_cast<std::size_t>(v)]; }
std::string_view name_of(Visibility v) { return kVisibilityNames[static_cast<std::size_t>(v)]; }
std::string_view name_of(Coverage v) { return kCoverageNames[static_cast<std::size_t>(v)]; }
std::string_view name_of(Loss v) { return kLossNames[static_cast<std::size_t>(v)]; }

template <>
MessageKind named<MessageKind>(std::string_view name, MessageKind missing) {
  return find(kMessageKindNames, name, missing);
}
template <>
Evidence named<Evidence>(std::string_view name, Evidence missing) {
  return find(kEvidenceNames, name, missing);
}
template <>
TimeBasis named<TimeBasis>(std::string_view name, TimeBasis missing) {
  return find(kTimeBasisNames, name, missing);
}
template <>
TimePrecision named<TimePrecision>(std::string_view name, TimePrecision missing) {
  return find(kTimePrecisionNames, name, missing);
}
template <>
IdKind named<IdKind>(std::string_view name, IdKind missing) {
  return find(kIdKindNames, name, missing);
}
template <>
Role named<Role>(std::string_view name, Role missing) {
  return find(kRoleNames, name, missing);
}
template <>
TapKind named<TapKind>(std::string_view name, TapKind missing) {
  return find(kTapKindNames, name, missing);
}
template <>
ChannelKind named<ChannelKind>(std::string_view name, ChannelKind missing) {
  return find(kChannelKindNames, name, missing);
}
template <>
GoneKind named<GoneKind>(std::string_view name, GoneKind missing) {
  return find(kGoneKindNames, name, missing);
}
template <>
Moderation named<Moderation>(std::string_view name, Moderation missing) {
  return find(kModerationNames, name, missing);
}
template <>
Visibility named<Visibility>(std::string_view name, Visibility missing) {
  return find(kVisibilityNames, name, missing);
}
template <>
Coverage named<Coverage>(std::string_view name, Coverage missing) {
  return find(kCoverageNames, name, missing);
}

}  // namespace colloquio
