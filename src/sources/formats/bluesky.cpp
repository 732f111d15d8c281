#include <algorithm>
#include <array>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "colloquio/sources/formats.hpp"
#include "colloquio/sources/formats/bluesky_records.hpp"
#include "colloquio/sources/json.hpp"
#include "colloquio/sources/lines.hpp"
#include "colloquio/sources/stamp.hpp"

namespace colloquio::sources::formats {

namespace {

using at_protocol::RecordReader;
using at_protocol::Witness;

/// The pages of the AppView and what to do with an element of their array.
constexpr std::array<std::string_view, 3> kPagesOfPosts{"posts", "feed", "notifications"};
/// Pages that name who tapped but not the tap: the same like has an address in Jetstream and in listRecords, so reading
/// both would count it twice.
constexpr std::array<std::string_view, 4> kPagesWithoutTapIds{"likes", "repostedBy", "followers", "follows"};

/// One file: lines of Jetstream, or pages of JSON (one or many, as they came over the wire).
class FileReader {
 public:
  FileReader(RecordReader& records, ByteStream& stream, std::string_view file, EventSink& sink)
      : records_(records), items_(stream, file, sink) {}

  Result<void> read() {
    while (const auto item = items_.next()) read_item(*item);
    return items_.result();
  }

 private:
  void read_item(JsonValue item);
  std::string_view read_jetstream(JsonValue event);
  std::string_view read_commit(std::string_view did, JsonValue commit, Instant witnessed);
  std::string_view read_page(JsonValue page);
  void read_thread(JsonValue thread);
  /// A page holds many records: each that cannot be read is a reject of its own.
  void note(std::string_view why) {
    if (!why.empty()) items_.reject(why);
  }

  RecordReader& records_;
  JsonItems items_;
};

void FileReader::read_item(JsonValue item) {
  if (!item.is_object()) {
    note("not an object");
  } else if (item["payload"].is_object()) {  // Jetstream v2
    note(read_jetstream(item["payload"]));
  } else if (item["did"].is_string()) {
    note(read_jetstream(item));
  } else {
    note(read_page(item));
  }
}

/// "…subscribeEvents#commit" → "commit"; version 1 says it plainly in `kind`.
std::string_view kind_of(JsonValue event) {
  if (event["kind"].is_string()) return event["kind"].text();
  const std::string_view type = event["$type"].text();
  return type.substr(type.find('#') + 1);
}

std::string_view FileReader::read_jetstream(JsonValue event) {
  const std::string_view kind = kind_of(event);
  if (kind == "info" || kind == "sync") return {};  // notices about the stream itself
  const std::string_view did = event["did"].text();
  if (did.empty()) return "no did";
  Instant witnessed = kNoTime;
  if (const auto us = event["time_us"].integer()) witnessed = time_of_unix(*us).at;
  if (witnessed == kNoTime) witnessed = stamp_of(event["time"].text(), TimeBasis::platform).at;
  if (witnessed == kNoTime) return "no time";
  if (kind == "commit") return read_commit(did, event["commit"].is_object() ? event["commit"] : event, witnessed);
  if (kind != "identity" && kind != "account") return "an event of an unknown kind";
  if (kind == "identity") {
    records_.name(did, event["identity"]["handle"].text(), witnessed);
  } else {
    records_.account(did, event["account"], witnessed);
  }
  return {};
}

std::string_view FileReader::read_commit(std::string_view did, JsonValue commit, Instant witnessed) {
  const std::string_view collection = commit["collection"].text();
  const std::string_view rkey = commit["rkey"].text();
  const std::string_view operation = commit["operation"].text();
  if (collection.empty() || rkey.empty()) return "no address of the record";
  if (operation == "delete") {
    records_.remove(did, collection, rkey, witnessed);
    return {};
  }
  if (operation != "create" && operation != "update") return "an operation that is not create, update or delete";
  return records_.record(did, collection, rkey, commit["record"],
                         operation == "update" ? Witness::changed : Witness::created, witnessed);
}

std::string_view FileReader::read_page(JsonValue page) {
  records_.as_of_page();
  if (page["thread"].is_object()) {
    read_thread(page["thread"]);
    return {};
  }
  if (page["records"].is_array()) {
    for (const auto& [key, record] : page["records"]) note(records_.listed(record));
    return {};
  }
  for (const std::string_view name : kPagesOfPosts) {
    if (!page[name].is_array()) continue;
    for (const auto& [key, element] : page[name]) note(records_.viewed(element));
    return {};
  }
  for (const std::string_view name : kPagesWithoutTapIds) {
    if (page[name].is_array()) return "taps without an address: read them with Jetstream or listRecords";
  }
  if (page["uri"].is_string() && page["record"].is_object()) return records_.viewed(page);
  if (page["uri"].is_string() && page["value"].is_object()) return records_.listed(page);
  return "neither Jetstream nor a page of Bluesky";
}

/// A thread is a deep tree; walked with a list of what is still to see, parents first.
void FileReader::read_thread(JsonValue thread) {
  std::vector<JsonValue> to_see;
  for (JsonValue above = thread; above.is_object(); above = above["parent"]) to_see.push_back(above);
  std::reverse(to_see.begin(), to_see.end());
  for (std::size_t i = 0; i < to_see.size(); ++i) {
    const JsonValue here = to_see[i];
    if (here["notFound"].is_true()) {
      records_.missing(here["uri"].text());
    } else if (here["post"].is_object()) {
      note(records_.viewed(here["post"]));
    }
    for (const auto& [key, reply] : here["replies"]) to_see.push_back(reply);
  }
}

bool is_jetstream(std::string_view line) {
  if (line.find("\"did\"") == std::string_view::npos) return false;
  if (line.find("\"time_us\"") != std::string_view::npos) return line.find("\"kind\"") != std::string_view::npos;
  return line.find("network.bsky.jetstream.subscribeEvents#") != std::string_view::npos;
}

bool is_page(std::string_view head) {
  if (head.find("at://did:") == std::string_view::npos) return false;
  return head.find("app.bsky.") != std::string_view::npos;
}

Confidence recognise_bluesky(std::span<const Sniffed> files) {
  Confidence best = 0;
  for (const Sniffed& file : files) {
    if (is_jetstream(file.head.substr(0, file.head.find('\n')))) {
      best = std::max(best, 95);
    } else if (is_page(file.head)) {
      best = std::max(best, 90);
    }
  }
  return best;
}

bool may_be_ours(std::string_view name) {
  return name.ends_with(".json") || name.ends_with(".jsonl") || name.ends_with(".ndjson");
}

Result<void> read_bluesky(Bundle& bundle, const ReadOptions&, EventSink& sink) {
  RecordReader records{sink};
  for (const std::string& name : bundle.names()) {
    if (bundle.names().size() > 1 && !may_be_ours(name)) {
      reject(sink, name, 0, 0, "not a Bluesky file", {}, Loss::file);
      continue;
    }
    auto stream = bundle.open(name);
    if (!stream) return tl::make_unexpected(stream.error());
    if (auto done = FileReader{records, **stream, name, sink}.read(); !done) return done;
  }
  return {};
}

}  // namespace

const Format bluesky{.name = "bluesky",
                     .title = "Bluesky (Jetstream lines, listRecords and AppView pages)",
                     .network = at_protocol::kNetwork,
                     .evidence = "E1",
                     .recognise = recognise_bluesky,
                     .read = read_bluesky};

}  // namespace colloquio::sources::formats
