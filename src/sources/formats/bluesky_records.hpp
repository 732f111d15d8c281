#pragma once

#include <array>
#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "colloquio/base/instant.hpp"
#include "colloquio/core/model/event.hpp"
#include "colloquio/sources/json.hpp"

namespace colloquio::sources::formats::at_protocol {

inline constexpr std::string_view kNetwork = "bluesky";

/// Who says when a record came to be.
enum class Witness : std::uint8_t {
  created,  ///< the network saw it come: its clock is the time of the message
  changed,  ///< the network saw it change: its clock is the time of the edit, the author's that of the message
  nobody,   ///< we only read the record: the author's clock, which may lie; the one in the record key sooner than
            ///< createdAt
};

/// Turns records of the AT Protocol into events; the same for every way they reach us.
///
/// Ids are at-uris and accounts are DIDs, so the same record from Jetstream and from listRecords is one item. The whole
/// of Bluesky is one channel: it has no pages, everybody writes in their own place. docs/formats/bluesky.md.
class RecordReader {
 public:
  explicit RecordReader(EventSink& sink);

  /// The next records were read from a page: they are true as of the file's own time.
  void as_of_page();

  /// One record under at://did/collection/rkey. Collections that are neither talk nor taps are passed over.
  /// "" or why it could not be read.
  std::string_view record(std::string_view did, std::string_view collection, std::string_view rkey, JsonValue record,
                          Witness witness, Instant witnessed);
  /// An element of listRecords: {uri, value}.
  std::string_view listed(JsonValue element);
  /// A post as the AppView shows it, {uri, author, record, likeCount, ...}, or an element of a feed around one.
  std::string_view viewed(JsonValue element);

  /// A delete operation; it does not say what the record was.
  void remove(std::string_view did, std::string_view collection, std::string_view rkey, Instant at);
  void missing(std::string_view uri);
  /// What the network says of an account; `at` = kNoTime on a page.
  void name(std::string_view did, std::string_view handle, Instant at = kNoTime);
  void account(std::string_view did, JsonValue state, Instant at);

 private:
  /// Records of a stream are true as of the hour of their event, or its exact time for a change, so that a change wins
  /// over what it changed and most events still share one batch.
  void as_of_event(Instant at, bool changed);
  void start(Instant as_of);
  std::string_view post(std::string_view did, std::string_view rkey, JsonValue record, Witness witness,
                        Instant witnessed, JsonValue view);
  std::string_view tap(std::string_view did, std::string_view rkey, JsonValue record, TapKind kind, Witness witness,
                       Instant witnessed);
  std::string_view feed_reason(JsonValue reason, std::string_view post_uri);
  void note_mentions(JsonValue record, std::string_view quoted);
  std::string_view uri_of(std::string_view did, std::string_view collection, std::string_view rkey);

  EventSink& sink_;
  Instant as_of_ = kNoTime;
  bool started_ = false;
  std::string uri_, url_;
  std::vector<std::string_view> mentions_;
  std::vector<CountValue> counts_;
};

}  // namespace colloquio::sources::formats::at_protocol
