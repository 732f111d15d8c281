#include "colloquio/sources/formats/bluesky_records.hpp"

#include <algorithm>
#include <chrono>
#include <optional>

#include "colloquio/sources/stamp.hpp"

namespace colloquio::sources::formats::at_protocol {

namespace {

constexpr std::string_view kChannel = "bluesky";
constexpr std::string_view kPost = "app.bsky.feed.post";
constexpr std::string_view kLike = "app.bsky.feed.like";
constexpr std::string_view kRepost = "app.bsky.feed.repost";
constexpr std::string_view kFollow = "app.bsky.graph.follow";
constexpr std::string_view kProfile = "app.bsky.actor.profile";

struct Address {
  std::string_view did, collection, rkey;
};

/// "at://did:plc:x/app.bsky.feed.post/3k" in its three parts; all "" if it is not that.
Address parts_of(std::string_view uri) {
  constexpr std::string_view kScheme = "at://";
  if (!uri.starts_with(kScheme)) return {};
  uri.remove_prefix(kScheme.size());
  const std::size_t first = uri.find('/');
  if (first == std::string_view::npos) return {};
  const std::size_t second = uri.find('/', first + 1);
  if (second == std::string_view::npos || second + 1 == uri.size()) return {};
  return {uri.substr(0, first), uri.substr(first + 1, second - first - 1), uri.substr(second + 1)};
}

/// The address of the quoted record: alone, or beside pictures. "" if nothing is quoted.
std::string_view quoted_in(JsonValue embed) {
  const std::string_view type = embed["$type"].text();
  std::string_view uri;
  if (type == "app.bsky.embed.record") uri = embed["record"]["uri"].text();
  if (type == "app.bsky.embed.recordWithMedia") uri = embed["record"]["record"]["uri"].text();
  return parts_of(uri).collection == kPost ? uri : std::string_view{};  // a shared list or feed is not a quotation
}

/// The time in a record key such as "3n2xhesnh6c2f": 13 digits of 5 bits, the top 54 count microseconds. It was made
/// with the record and an edit does not change it, while clients write a new createdAt, or a false one. nullopt for
/// keys that are no clock, or one from before the network began (2022-11).
std::optional<Instant> time_in_key(std::string_view rkey) {
  constexpr std::string_view kDigits = "234567abcdefghijklmnopqrstuvwxyz";
  constexpr std::size_t kLength = 13;
  constexpr std::int64_t kNetworkBegan = 1'667'260'800'000'000;
  if (rkey.size() != kLength || kDigits.find(rkey[0]) >= 16) return std::nullopt;
  std::uint64_t bits = 0;
  for (const char c : rkey) {
    const std::size_t digit = kDigits.find(c);
    if (digit == std::string_view::npos) return std::nullopt;
    bits = bits << 5U | digit;
  }
  const auto us = static_cast<std::int64_t>(bits >> 10U);
  if (us < kNetworkBegan) return std::nullopt;
  return from_micros(us);
}

/// Who says so, by the witness. An author cannot have written after the network saw it: such a clock is ahead.
Stamp when_of(JsonValue record, std::string_view rkey, Witness witness, Instant witnessed) {
  const std::string_view written = record["createdAt"].text();
  if (witness == Witness::created) {
    return {.at = witnessed, .raw = written, .basis = TimeBasis::platform, .precision = TimePrecision::microsecond};
  }
  Stamp stamp = stamp_of(written, TimeBasis::author);
  if (const auto in_key = time_in_key(rkey)) {
    stamp.at = *in_key;
    stamp.precision = TimePrecision::microsecond;
  }
  if (witnessed != kNoTime && (stamp.at == kNoTime || stamp.at > witnessed)) stamp.at = witnessed;
  return stamp;
}

}  // namespace

RecordReader::RecordReader(EventSink& sink) : sink_(sink) { start(kNoTime); }

void RecordReader::start(Instant as_of) {
  if (started_ && as_of == as_of_) return;
  as_of_ = as_of;
  sink_.source({.network = kNetwork, .instance = {}, .as_of = as_of, .coverage = Coverage::incremental});
  if (started_) return;
  started_ = true;
  sink_.channel({.native_id = kChannel, .name = "Bluesky", .url = "https://bsky.app", .kind = ChannelKind::profile});
}

void RecordReader::as_of_event(Instant at, bool changed) {
  const auto hour_of = [](Instant t) { return Instant{std::chrono::floor<std::chrono::hours>(t.time_since_epoch())}; };
  const bool still_true = as_of_ != kNoTime && as_of_ <= at && hour_of(as_of_) == hour_of(at);
  if (changed || !still_true) start(changed ? at : hour_of(at));
}

void RecordReader::as_of_page() { start(kNoTime); }

std::string_view RecordReader::uri_of(std::string_view did, std::string_view collection, std::string_view rkey) {
  uri_.assign("at://").append(did).append("/").append(collection).append("/").append(rkey);
  return uri_;
}

std::string_view RecordReader::record(std::string_view did, std::string_view collection, std::string_view rkey,
                                      JsonValue record, Witness witness, Instant witnessed) {
  const bool known = collection == kPost || collection == kLike || collection == kRepost || collection == kFollow;
  if (known && witness != Witness::nobody) as_of_event(witnessed, witness == Witness::changed && collection == kPost);
  if (collection == kProfile && record.is_object()) {
    sink_.account({.account = {.native_id = did, .display_name = record["displayName"].text()}});
    return {};
  }
  if (!known) return {};  // blocks, lists, statuses: neither talk nor a tap
  if (!record.is_object()) return "no record";
  uri_of(did, collection, rkey);
  if (collection == kPost) return post(did, rkey, record, witness, witnessed, {});
  const TapKind kind = collection == kLike ? TapKind::like : collection == kRepost ? TapKind::share : TapKind::follow;
  return tap(did, rkey, record, kind, witness, witnessed);
}

std::string_view RecordReader::listed(JsonValue element) {
  const Address address = parts_of(element["uri"].text());
  if (address.rkey.empty()) return "no at-uri";
  return record(address.did, address.collection, address.rkey, element["value"], Witness::nobody, kNoTime);
}

// NOLINTNEXTLINE(misc-no-recursion): JSON is at most 128 deep
std::string_view RecordReader::viewed(JsonValue element) {
  const JsonValue view = element["post"].is_object() ? element["post"] : element;
  const Address address = parts_of(view["uri"].text());
  if (address.rkey.empty()) return "no at-uri";
  const JsonValue author = view["author"];
  if (!author["handle"].text().empty()) name(address.did, author["handle"].text());
  if (address.collection != kPost) {  // a notification of a like, a share or a follow
    return record(address.did, address.collection, address.rkey, view["record"], Witness::nobody, kNoTime);
  }
  if (!view["record"].is_object()) return "no record";
  uri_.assign(view["uri"].text());
  const std::string_view why = post(address.did, address.rkey, view["record"], Witness::nobody, kNoTime, view);
  if (!why.empty()) return why;
  // What a feed shows a post for, and the posts it answers, come along with the element.
  for (const std::string_view around : {"root", "parent"}) {
    const JsonValue above = element["reply"][around];
    if (above["notFound"].is_true()) missing(above["uri"].text());
    if (above["record"].is_object()) static_cast<void>(viewed(above));
  }
  return feed_reason(element["reason"], view["uri"].text());
}

/// A feed shows a post because somebody shared it: a tap. Without its address it would count twice beside the record.
std::string_view RecordReader::feed_reason(JsonValue reason, std::string_view post_uri) {
  if (reason["$type"].text() != "app.bsky.feed.defs#reasonRepost" || reason["uri"].text().empty()) return {};
  sink_.tap({.native_id = reason["uri"].text(),
             .target = post_uri,
             .account = {.native_id = reason["by"]["did"].text(), .handle = reason["by"]["handle"].text()},
             .when = stamp_of(reason["indexedAt"].text(), TimeBasis::author),
             .kind = TapKind::share});
  return {};
}

std::string_view RecordReader::post(std::string_view did, std::string_view rkey, JsonValue record, Witness witness,
                                    Instant witnessed, JsonValue view) {
  MessageEvent e;
  e.native_id = uri_;
  e.channel = kChannel;
  e.parent = record["reply"]["parent"]["uri"].text();
  const std::string_view root = record["reply"]["root"]["uri"].text();
  e.conversation = !root.empty() ? root : !e.parent.empty() ? e.parent : e.native_id;
  e.evidence = e.parent.empty() ? Evidence::none : Evidence::explicit_;
  e.text = record["text"].text();
  e.lang = record["langs"].at(0).text();
  url_.assign("https://bsky.app/profile/").append(did).append("/post/").append(rkey);
  e.url = url_;
  e.author = {.native_id = did,
              .handle = view["author"]["handle"].text(),
              .display_name = view["author"]["displayName"].text()};
  e.when = when_of(record, rkey, witness, witnessed);
  if (witness == Witness::changed) e.edited_at = witnessed;
  const std::string_view quoted = quoted_in(record["embed"]);
  e.kind = !e.parent.empty() ? MessageKind::reply : !quoted.empty() ? MessageKind::quote : MessageKind::post;
  note_mentions(record, quoted);
  e.mentions = mentions_;
  counts_.clear();
  static constexpr std::array<std::pair<std::string_view, std::string_view>, 5> kCounts{
      {{"likeCount", "likes"},
       {"repostCount", "shares"},
       {"replyCount", "replies"},
       {"quoteCount", "quotes"},
       {"bookmarkCount", "bookmarks"}}};
  for (const auto& [member, metric] : kCounts) {
    if (const auto value = view[member].number()) counts_.push_back({metric, *value, kNoTime});
  }
  e.counts = counts_;
  sink_.message(e);
  return {};
}

void RecordReader::note_mentions(JsonValue record, std::string_view quoted) {
  mentions_.clear();
  for (const auto& [key, facet] : record["facets"]) {
    for (const auto& [position, feature] : facet["features"]) {
      const std::string_view did = feature["did"].text();
      if (feature["$type"].text() == "app.bsky.richtext.facet#mention" && !did.empty()) mentions_.push_back(did);
    }
  }
  if (!quoted.empty()) mentions_.push_back(parts_of(quoted).did);
}

std::string_view RecordReader::tap(std::string_view did, std::string_view rkey, JsonValue record, TapKind kind,
                                   Witness witness, Instant witnessed) {
  const bool follows = kind == TapKind::follow;
  const std::string_view subject = follows ? record["subject"].text() : record["subject"]["uri"].text();
  if (subject.empty()) return "a tap without its target";
  if (!follows && parts_of(subject).collection != kPost) return {};  // likes of feeds and lists are not about talk
  sink_.tap({.native_id = uri_,
             .target = subject,
             .account = {.native_id = did},
             .when = when_of(record, rkey, witness, witnessed),
             .target_kind = follows ? TargetKind::account : TargetKind::message,
             .kind = kind});
  return {};
}

void RecordReader::remove(std::string_view did, std::string_view collection, std::string_view rkey, Instant at) {
  const bool is_tap = collection == kLike || collection == kRepost || collection == kFollow;
  if (!is_tap && collection != kPost) return;
  as_of_event(at, false);
  sink_.gone({.target = uri_of(did, collection, rkey),
              .evidence = "delete operation",
              .at = at,
              .of = is_tap ? GoneEvent::Of::tap : GoneEvent::Of::message});
}

void RecordReader::missing(std::string_view uri) {
  if (parts_of(uri).collection != kPost) return;
  sink_.gone({.target = uri, .evidence = "notFoundPost", .kind = GoneKind::missing});
}

void RecordReader::name(std::string_view did, std::string_view handle, Instant at) {
  if (at != kNoTime) as_of_event(at, false);
  if (!handle.empty()) sink_.account({.account = {.native_id = did, .handle = handle}});
}

void RecordReader::account(std::string_view did, JsonValue state, Instant at) {
  as_of_event(at, false);
  if (state["active"].boolean().value_or(true)) {
    sink_.account({.account = {.native_id = did}, .gone = false});
    return;
  }
  const std::string_view status = state["status"].text();
  sink_.gone({.target = did,
              .evidence = status.empty() ? std::string_view{"account not active"} : status,
              .at = at,
              .of = GoneEvent::Of::account,
              .kind = GoneKind::account_gone});
}

}  // namespace colloquio::sources::formats::at_protocol
