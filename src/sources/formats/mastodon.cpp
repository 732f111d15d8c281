#include <algorithm>
#include <array>
#include <set>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "colloquio/sources/formats.hpp"
#include "colloquio/sources/json.hpp"
#include "colloquio/sources/lines.hpp"
#include "colloquio/sources/stamp.hpp"

namespace colloquio::sources::formats {

namespace {

constexpr std::string_view kNetwork = "mastodon";

/// "folder/outbox.json" → "outbox.json".
std::string_view base_name(std::string_view path) { return path.substr(path.find_last_of('/') + 1); }

/// The value of a link that may be written as the address or as an object with an id.
std::string_view address_of(JsonValue link) { return link.is_object() ? link["id"].text() : link.text(); }

bool names_everybody(std::string_view address) {
  return address == "https://www.w3.org/ns/activitystreams#Public" || address == "as:Public" || address == "Public";
}

/// `to` and `cc` are one address or a list of them.
bool holds_everybody(JsonValue addresses) {
  if (!addresses.is_array()) return names_everybody(address_of(addresses));
  for (const auto& [key, address] : addresses) {
    if (names_everybody(address_of(address))) return true;
  }
  return false;
}

Visibility visibility_of(JsonValue item) {
  if (holds_everybody(item["to"])) return Visibility::public_;
  return holds_everybody(item["cc"]) ? Visibility::unlisted : Visibility::private_;
}

/// "https://sociale.example/users/bottega" → "sociale.example".
std::string_view host_of(std::string_view address) {
  const std::size_t scheme = address.find("://");
  if (scheme == std::string_view::npos) return {};
  address.remove_prefix(scheme + 3);
  return address.substr(0, address.find('/'));
}

/// Who never wrote or liked anything has an empty list, which is not a damaged file.
bool is_empty_list(Bundle& bundle, const std::string& name) {
  auto stream = bundle.open(name);
  if (!stream) return false;
  const auto document = read_json(**stream, name);
  return document && (document->root()["orderedItems"].is_array() || document->root()["items"].is_array());
}

class ArchiveReader {
 public:
  ArchiveReader(const ReadOptions& options, EventSink& sink) : options_(options), sink_(sink) {
    sink_.source({.network = kNetwork, .instance = {}, .coverage = Coverage::own_only});
  }

  Result<void> read_actor(Bundle& bundle, const std::string& name);
  Result<void> read_outbox(Bundle& bundle, const std::string& name);
  Result<void> read_taps(Bundle& bundle, const std::string& name, TapKind kind);

 private:
  void begin(std::string_view actor);
  std::string_view read_activity(JsonValue activity);
  std::string_view read_message(JsonValue activity, JsonValue note);
  std::string_view read_share(JsonValue activity);
  std::string_view text_of(JsonValue note);
  void note_mentions(JsonValue note, std::string_view quoted);
  void note_counts(JsonValue note);
  bool skips(Visibility visibility);

  const ReadOptions& options_;
  EventSink& sink_;
  std::string owner_;   // the actor's address: account, and the channel of everything in the archive
  std::string handle_;  // "bottega@sociale.example"
  std::string display_name_;
  bool is_bot_ = false;
  bool begun_ = false;
  std::int64_t private_items_ = 0;
  std::string text_buffer_;
  std::vector<std::string_view> mentions_;
  std::vector<CountValue> counts_;
};

/// Says once whose archive this is. Without actor.json the first activity tells.
void ArchiveReader::begin(std::string_view actor) {
  if (begun_) return;
  begun_ = true;
  if (owner_.empty()) owner_.assign(actor);
  sink_.source({.network = kNetwork, .instance = {}, .coverage = Coverage::own_only, .own_account = owner_});
  const std::string_view name = display_name_.empty() ? std::string_view{handle_} : std::string_view{display_name_};
  sink_.channel({.native_id = owner_,
                 .name = name.empty() ? std::string_view{owner_} : name,
                 .url = owner_,
                 .kind = ChannelKind::profile});
  if (!owner_.empty()) {
    sink_.account({.account = {.native_id = owner_,
                               .handle = handle_,
                               .display_name = display_name_,
                               .id_kind = IdKind::stable,
                               .is_bot = is_bot_}});
  }
}

Result<void> ArchiveReader::read_actor(Bundle& bundle, const std::string& name) {
  auto stream = bundle.open(name);
  if (!stream) return tl::make_unexpected(stream.error());
  auto document = read_json(**stream, name);
  if (!document) {
    const Error& error = document.error();
    if (error.kind == ErrorKind::interrupted || error.kind == ErrorKind::unavailable) {
      return tl::make_unexpected(error);
    }
    begin({});
    reject(sink_, name, 0, 0, error.message, {}, Loss::file);
    return {};
  }
  const JsonValue actor = document->root();
  owner_ = actor["id"].text();
  display_name_ = actor["name"].text();
  const std::string_view user = actor["preferredUsername"].text();
  const std::string_view host = host_of(owner_);
  if (!user.empty()) handle_.assign(user);
  if (!user.empty() && !host.empty()) handle_.append("@").append(host);
  const std::string_view type = actor["type"].text();
  is_bot_ = type == "Service" || type == "Application";
  if (owner_.empty()) {
    begin({});
    reject(sink_, name, 0, 0, "no id of the account", {}, Loss::file);
  } else {
    begin(owner_);
  }
  return {};
}

Result<void> ArchiveReader::read_outbox(Bundle& bundle, const std::string& name) {
  auto stream = bundle.open(name);
  if (!stream) return tl::make_unexpected(stream.error());
  private_items_ = 0;
  JsonItems items{**stream, name, sink_, {.paths = {"orderedItems", "items"}}};
  bool found = false;
  while (const auto item = items.next()) {
    found = true;
    if (const std::string_view why = read_activity(*item); !why.empty()) items.reject(why);
  }
  if (!found && !is_empty_list(bundle, name)) reject(sink_, name, 0, 0, "no activities found", {}, Loss::file);
  if (private_items_ > 0) {
    reject(sink_, name, 0, 0, "private messages are switched off", std::to_string(private_items_) + " not read");
  }
  return items.result();
}

std::string_view ArchiveReader::read_activity(JsonValue activity) {
  if (!activity.is_object()) return "not an activity";
  begin(address_of(activity["actor"]));
  const std::string_view type = activity["type"].text();
  if (type == "Create" || type == "Update") return read_message(activity, activity["object"]);
  if (type == "Announce") return read_share(activity);
  if (type == "Like") {
    const std::string_view target = address_of(activity["object"]);
    if (target.empty()) return "a like without its message";
    sink_.tap({.native_id = {},
               .target = target,
               .account = {.native_id = owner_},
               .when = stamp_of(activity["published"].text(), TimeBasis::platform),
               .kind = TapKind::like});
    return {};
  }
  if (type == "Delete") {
    const std::string_view target = address_of(activity["object"]);
    if (target.empty()) return "a deletion without its message";
    sink_.gone({.target = target,
                .evidence = "Delete activity",
                .at = stamp_of(activity["published"].text(), TimeBasis::platform).at});
    return {};
  }
  return type.empty() ? "no activity type" : "an activity that is neither a message nor a tap";
}

bool ArchiveReader::skips(Visibility visibility) {
  if (visibility != Visibility::private_ || options_.private_messages) return false;
  ++private_items_;
  return true;
}

/// A boost has no words of its own: a tap.
std::string_view ArchiveReader::read_share(JsonValue activity) {
  const std::string_view target = address_of(activity["object"]);
  if (target.empty()) return "a share without its message";
  if (skips(visibility_of(activity))) return {};
  sink_.tap({.native_id = activity["id"].text(),
             .target = target,
             .account = {.native_id = owner_},
             .when = stamp_of(activity["published"].text(), TimeBasis::platform),
             .kind = TapKind::share});
  return {};
}

std::string_view ArchiveReader::read_message(JsonValue activity, JsonValue note) {
  if (!note.is_object()) return "only the address of a message, not its words";
  MessageEvent e;
  e.native_id = note["id"].text();
  JsonValue written = note["published"];
  if (written.is_null()) written = activity["published"];
  e.when = stamp_of(written.text(), TimeBasis::platform);
  if (e.native_id.empty() && e.when.at == kNoTime) return "no id and no date";
  e.visibility = visibility_of(note["to"].is_null() && note["cc"].is_null() ? activity : note);
  if (skips(e.visibility)) return {};

  e.channel = owner_;
  e.conversation = address_of(note["conversation"]);
  e.parent = address_of(note["inReplyTo"]);
  e.evidence = e.parent.empty() ? Evidence::none : Evidence::explicit_;
  e.format = TextFormat::html;
  e.title = note["summary"].text();  // the content warning: words in front of the words
  e.text = text_of(note);
  const JsonValue by_language = note["contentMap"];
  if (by_language.size() == 1) e.lang = (*by_language.begin()).first;
  e.url = note["url"].text();
  e.edited_at = stamp_of(note["updated"].text(), TimeBasis::platform).at;
  e.author = {.native_id = address_of(note["attributedTo"])};
  if (e.author.native_id.empty()) e.author.native_id = owner_;
  const std::string_view quoted = address_of(note["quote"].is_null() ? note["quoteUrl"] : note["quote"]);
  e.kind = !e.parent.empty() ? MessageKind::reply : !quoted.empty() ? MessageKind::quote : MessageKind::post;
  note_mentions(note, quoted);
  e.mentions = mentions_;
  note_counts(note);
  e.counts = counts_;
  sink_.message(e);
  return {};
}

/// A poll's choices are words too.
std::string_view ArchiveReader::text_of(JsonValue note) {
  JsonValue words = note["content"];
  if (words.is_null() && note["contentMap"].size() > 0) words = (*note["contentMap"].begin()).second;
  const JsonValue choices = note["oneOf"].is_array() ? note["oneOf"] : note["anyOf"];
  if (choices.size() == 0) return words.text();
  text_buffer_ = words.text();
  for (const auto& [key, choice] : choices) {
    text_buffer_.append("<p>").append(choice["name"].text()).append("</p>");
  }
  return text_buffer_;
}

void ArchiveReader::note_mentions(JsonValue note, std::string_view quoted) {
  mentions_.clear();
  for (const auto& [key, tag] : note["tag"]) {
    if (tag["type"].text() == "Mention" && !tag["href"].text().empty()) mentions_.push_back(tag["href"].text());
  }
  // Mastodon's addresses of messages begin with that of their author.
  if (const std::size_t end = quoted.find("/statuses/"); end != std::string_view::npos) {
    mentions_.push_back(quoted.substr(0, end));
  }
}

/// Since 4.4 the archive says how many liked and shared; absent is not zero.
void ArchiveReader::note_counts(JsonValue note) {
  counts_.clear();
  if (const auto likes = note["likes"]["totalItems"].number()) counts_.push_back({"favourites", *likes, kNoTime});
  if (const auto shares = note["shares"]["totalItems"].number()) counts_.push_back({"shares", *shares, kNoTime});
}

/// likes.json and bookmarks.json: addresses, without times.
Result<void> ArchiveReader::read_taps(Bundle& bundle, const std::string& name, TapKind kind) {
  auto stream = bundle.open(name);
  if (!stream) return tl::make_unexpected(stream.error());
  begin({});
  JsonItems items{**stream, name, sink_, {.paths = {"orderedItems", "items"}}};
  bool found = false;
  while (const auto item = items.next()) {
    found = true;
    const std::string_view target = address_of(*item);
    if (target.empty()) {
      items.reject("no address of a message");
    } else {
      sink_.tap({.native_id = {}, .target = target, .account = {.native_id = owner_}, .when = {}, .kind = kind});
    }
  }
  if (!found && !is_empty_list(bundle, name))
    reject(sink_, name, 0, 0, "no addresses of messages found", {}, Loss::file);
  return items.result();
}

bool has_activities(std::string_view head) {
  return head.find("\"orderedItems\"") != std::string_view::npos &&
         (head.find("activitystreams") != std::string_view::npos || head.find("\"Create\"") != std::string_view::npos);
}

Confidence recognise_mastodon(std::span<const Sniffed> files) {
  bool outbox = false;
  bool actor = false;
  for (const Sniffed& file : files) {
    const std::string_view name = base_name(file.name);
    outbox = outbox || (name == "outbox.json" && has_activities(file.head));
    actor = actor || (name == "actor.json" && file.head.find("preferredUsername") != std::string_view::npos);
  }
  if (outbox) return actor ? 99 : 95;
  return files.size() == 1 && has_activities(files.front().head) ? 85 : 0;
}

/// "export/outbox.json" → "export/"; one folder is one archive.
std::string_view folder_of(std::string_view path) { return path.substr(0, path.find_last_of('/') + 1); }

Result<void> read_archive(Bundle& bundle, std::string_view folder, const ReadOptions& options, EventSink& sink) {
  ArchiveReader reader{options, sink};
  const auto each = [&](std::string_view wanted, auto&& read) -> Result<void> {
    const std::string name = std::string{folder}.append(wanted);
    return std::binary_search(bundle.names().begin(), bundle.names().end(), name) ? read(name) : Result<void>{};
  };
  auto done = each("actor.json", [&](const std::string& name) { return reader.read_actor(bundle, name); });
  if (!done) return done;
  done = each("outbox.json", [&](const std::string& name) { return reader.read_outbox(bundle, name); });
  if (!done) return done;
  done = each("likes.json", [&](const std::string& name) { return reader.read_taps(bundle, name, TapKind::like); });
  if (!done || !options.private_messages) return done;  // bookmarks are seen by nobody but their owner
  return each("bookmarks.json",
              [&](const std::string& name) { return reader.read_taps(bundle, name, TapKind::bookmark); });
}

bool has_known_name(const std::string& path) {
  static constexpr std::array<std::string_view, 4> kKnown{"actor.json", "outbox.json", "likes.json", "bookmarks.json"};
  return std::find(kKnown.begin(), kKnown.end(), base_name(path)) != kKnown.end();
}

Result<void> read_mastodon(Bundle& bundle, const ReadOptions& options, EventSink& sink) {
  const auto names = bundle.names();
  if (names.size() == 1 && !has_known_name(names[0])) {
    return ArchiveReader{options, sink}.read_outbox(bundle, names[0]);
  }
  std::set<std::string_view> folders;
  for (const std::string& name : names) {
    if (has_known_name(name)) folders.insert(folder_of(name));
  }
  for (const std::string_view folder : folders) {
    if (auto done = read_archive(bundle, folder, options, sink); !done) return done;
  }
  return {};
}

}  // namespace

const Format mastodon_archive{.name = "mastodon-archive",
                              .title = "Mastodon archive",
                              .network = kNetwork,
                              .evidence = "E1",
                              .recognise = recognise_mastodon,
                              .read = read_mastodon};

}  // namespace colloquio::sources::formats
