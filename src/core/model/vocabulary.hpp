#pragma once

#include <cstdint>
#include <string_view>

namespace colloquio {

// The words of docs/architecture.md as types. Every enum has a stable lower-case name (see name_of) used in the record,
// in JSON and in files; numbers are private to one run.

/// Where a piece of talk was said; tells the reader what to expect, never changes a figure.
enum class MessageKind : std::uint8_t {
  post,
  comment,
  reply,
  question,
  answer,
  review,
  quote,
  mail,
  chat,
  call,
  visit
};

/// How we know which message another one answers (METRICS: E1..E4). Higher evidence is a smaller number.
enum class Evidence : std::uint8_t {
  none,       ///< opens a conversation
  explicit_,  ///< E1: the source names the parent
  two_level,  ///< E2: post → comments, the parent is the post
  mention,    ///< E3: it quotes or mentions somebody in the same conversation
  order,      ///< E4: only the order in the conversation
};

enum class TimeBasis : std::uint8_t { platform, author, zone_assumed, file };
enum class TimePrecision : std::uint8_t { microsecond, millisecond, second, minute, day };

/// What kind of name an account's native id is; only `stable` and hashes may ever link people.
enum class IdKind : std::uint8_t { stable, handle, display_name, email_hash, phone_hash };

/// Who speaks, as the company's rules say (colloquio.toml). `nobody` = deleted or anonymous: a message, never a person.
enum class Role : std::uint8_t { person, house, bot, nobody };

enum class TapKind : std::uint8_t {
  like,
  reaction,
  share,
  follow,
  plus_one,
  upvote,
  downvote,
  favourite,
  bookmark,
  poll_vote,
  rsvp,
  stars,
  accept,
  other
};

enum class ChannelKind : std::uint8_t {
  page,
  profile,
  group,
  forum,
  blog,
  video,
  review_site,
  mailing_list,
  mailbox,
  chat,
  phone,
  shop,
  other
};

/// Why an item is no longer there.
enum class GoneKind : std::uint8_t {
  none,
  deleted_by_author,
  removed_by_moderator,
  account_gone,
  hidden,
  erased,
  missing
};

enum class Moderation : std::uint8_t { approved, pending, spam, trash };
enum class Visibility : std::uint8_t { public_, unlisted, private_ };
enum class TextFormat : std::uint8_t { plain, html, markdown };

/// How much of a source one import claims to hold.
enum class Coverage : std::uint8_t { full, incremental, window, own_only };

/// How much a reject stands for.
enum class Loss : std::uint8_t {
  piece,  ///< one item or place; what comes behind it was read
  rest,   ///< the file is cut or damaged: nothing of it is known from here on
  file,   ///< nothing of the whole file could be read
};

[[nodiscard]] std::string_view name_of(MessageKind);
[[nodiscard]] std::string_view name_of(Evidence);  ///< "", "E1" .. "E4"
[[nodiscard]] std::string_view name_of(TimeBasis);
[[nodiscard]] std::string_view name_of(TimePrecision);
[[nodiscard]] std::string_view name_of(IdKind);
[[nodiscard]] std::string_view name_of(Role);
[[nodiscard]] std::string_view name_of(TapKind);
[[nodiscard]] std::string_view name_of(ChannelKind);
[[nodiscard]] std::string_view name_of(GoneKind);
[[nodiscard]] std::string_view name_of(Moderation);
[[nodiscard]] std::string_view name_of(Visibility);
[[nodiscard]] std::string_view name_of(Coverage);
[[nodiscard]] std::string_view name_of(Loss);

/// Whether a count of this metric is a number of taps. Readers use these names: "likes", "reactions" (a total),
/// "reactions.<KIND>", "shares", "upvotes", "downvotes", "score" (net votes, when up and down are not known),
/// "favourites", "bookmarks", "plus_ones", "votes" are taps; "views", "replies", "followers", "members" are not.
[[nodiscard]] bool counts_as_tap(std::string_view metric);

/// Finds the enumerator with that name, e.g. `named<TapKind>("like")`; `missing` if there is none.
template <class E>
[[nodiscard]] E named(std::string_view name, E missing);
template <>
[[nodiscard]] MessageKind named<MessageKind>(std::string_view name, MessageKind missing);
template <>
[[nodiscard]] Evidence named<Evidence>(std::string_view name, Evidence missing);
template <>
[[nodiscard]] TimeBasis named<TimeBasis>(std::string_view name, TimeBasis missing);
template <>
[[nodiscard]] TimePrecision named<TimePrecision>(std::string_view name, TimePrecision missing);
template <>
[[nodiscard]] IdKind named<IdKind>(std::string_view name, IdKind missing);
template <>
[[nodiscard]] Role named<Role>(std::string_view name, Role missing);
template <>
[[nodiscard]] TapKind named<TapKind>(std::string_view name, TapKind missing);
template <>
[[nodiscard]] ChannelKind named<ChannelKind>(std::string_view name, ChannelKind missing);
template <>
[[nodiscard]] GoneKind named<GoneKind>(std::string_view name, GoneKind missing);
template <>
[[nodiscard]] Moderation named<Moderation>(std::string_view name, Moderation missing);
template <>
[[nodiscard]] Visibility named<Visibility>(std::string_view name, Visibility missing);
template <>
[[nodiscard]] Coverage named<Coverage>(std::string_view name, Coverage missing);

}  // namespace colloquio
