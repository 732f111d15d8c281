#include <algorithm>
#include <array>
#include <charconv>
#include <cstdint>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "colloquio/base/time_parse.hpp"
#include "colloquio/sources/formats.hpp"
#include "colloquio/sources/json.hpp"
#include "colloquio/sources/lines.hpp"
#include "colloquio/sources/stamp.hpp"
#include "colloquio/text/talk_text.hpp"

namespace colloquio::sources::formats {

namespace {

constexpr std::string_view kNetwork = "reddit";

/// The members we look at, found in one pass: a line has up to 120 of them.
struct Item {
  JsonValue id, name, author, author_fullname, body, selftext, title, created_utc, edited, parent_id, link_id,
      permalink, retrieved_on, score, score_hidden, num_comments, subreddit, subreddit_type, removed_by_category;
};

// NOLINTNEXTLINE(readability-function-cognitive-complexity): one list, told apart by length because it is hot
Item members_of(JsonValue line) {
  Item item;
  for (const auto& [key, value] : line) {
    switch (key.size()) {
      case 2:
        if (key == "id") item.id = value;
        break;
      case 4:
        if (key == "body") item.body = value;
        if (key == "name") item.name = value;
        break;
      case 5:
        if (key == "score") item.score = value;
        if (key == "title") item.title = value;
        break;
      case 6:
        if (key == "author") item.author = value;
        if (key == "edited") item.edited = value;
        break;
      case 7:
        if (key == "link_id") item.link_id = value;
        break;
      case 8:
        if (key == "selftext") item.selftext = value;
        break;
      case 9:
        if (key == "parent_id") item.parent_id = value;
        if (key == "permalink") item.permalink = value;
        if (key == "subreddit") item.subreddit = value;
        break;
      case 11:
        if (key == "created_utc") item.created_utc = value;
        break;
      case 12:
        if (key == "retrieved_on") item.retrieved_on = value;
        if (key == "score_hidden") item.score_hidden = value;
        if (key == "num_comments") item.num_comments = value;
        break;
      case 14:
        if (key == "subreddit_type") item.subreddit_type = value;
        break;
      case 15:
        if (key == "author_fullname") item.author_fullname = value;
        break;
      case 19:
        if (key == "removed_by_category") item.removed_by_category = value;
        break;
      default:
        break;  // about a hundred members that say nothing of talk
    }
  }
  return item;
}

/// Text of a value; "" for null, also where a dump turned every value into a string.
std::string_view words_of(JsonValue value) {
  const std::string_view text = value.text();
  return text == "null" ? std::string_view{} : text;
}

Instant instant_of(JsonValue value) {
  if (const auto seconds = value.integer()) return *seconds > 0 ? time_of_unix(*seconds).at : kNoTime;
  if (const auto seconds = value.number()) {
    const auto time = time_of_unix(*seconds);
    if (time && *seconds > 0) return time->at;
  }
  return kNoTime;
}

/// Reddit escapes three characters and nothing else; `&amp;lt;` is the text `&lt;`.
std::string_view unescaped(std::string_view text, std::string& buffer) {
  std::size_t at = text.find('&');
  if (at == std::string_view::npos) return text;
  buffer.clear();
  std::size_t copied = 0;
  for (; at != std::string_view::npos; at = text.find('&', at + 1)) {
    const std::string_view rest = text.substr(at);
    const bool amp = rest.starts_with("&amp;");
    if (!amp && !rest.starts_with("&lt;") && !rest.starts_with("&gt;")) continue;
    buffer.append(text, copied, at - copied);
    buffer += amp ? '&' : (rest[1] == 'l' ? '<' : '>');
    copied = at + (amp ? 5 : 4);
    at = copied - 1;
  }
  if (copied == 0) return text;
  buffer.append(text, copied);
  return buffer;
}

bool is_full_name(std::string_view id) { return id.size() > 3 && id[0] == 't' && id[2] == '_'; }

/// "t1_abc" from "t1_abc", "abc" or (dumps of 2021) the number that "abc" stands for in base 36.
std::string_view full_name(JsonValue value, std::string_view prefix, std::string& buffer) {
  const std::string_view id = words_of(value);
  if (id.empty() || is_full_name(id)) return id;
  buffer.assign(prefix);
  std::uint64_t number = 0;
  if (!value.is_number() || std::from_chars(id.data(), id.data() + id.size(), number).ptr != id.data() + id.size()) {
    buffer += id;
    return buffer;
  }
  std::array<char, 16> digits{};
  const auto end = std::to_chars(digits.data(), digits.data() + digits.size(), number, 36).ptr;
  buffer.append(digits.data(), end);
  return buffer;
}

GoneKind gone_by_marker(std::string_view body) {
  constexpr std::size_t kLongestMarker = 32;
  if (body.size() < 9 || body.size() > kLongestMarker || body.front() != '[') return GoneKind::none;
  if (body == "[deleted]") return GoneKind::deleted_by_author;
  if (body == "[removed]" || body == "[ Removed by Reddit ]" || body == "[ Removed by reddit ]" ||
      body == "[removed by reddit]") {
    return GoneKind::removed_by_moderator;
  }
  return GoneKind::none;
}

GoneKind gone_kind(const Item& item, std::string_view body) {
  if (const GoneKind kind = gone_by_marker(body); kind != GoneKind::none) return kind;
  const std::string_view by = words_of(item.removed_by_category);
  if (by.empty()) return GoneKind::none;
  return by == "deleted" || by == "author" ? GoneKind::deleted_by_author : GoneKind::removed_by_moderator;
}

/// Since 2018 Reddit gives a stable account code; before there is only the name, which nobody else can take later.
AuthorRef author_of(const Item& item) {
  AuthorRef author;
  const std::string_view name = words_of(item.author);
  if (name.empty() || name == "[deleted]" || name == "[removed]") return author;
  const std::string_view code = words_of(item.author_fullname);
  author.native_id = code.empty() ? name : code;
  author.id_kind = code.empty() ? IdKind::handle : IdKind::stable;
  author.handle = name;
  author.is_bot = name == "AutoModerator";
  return author;
}

class RedditReader {
 public:
  RedditReader(const ReadOptions& options, EventSink& sink) : options_(options), sink_(sink) {
    sink_.source({.network = kNetwork, .instance = {}, .coverage = Coverage::window});
  }

  /// "" if the line was read, else why not.
  std::string_view read(JsonValue line) {
    if (!line.is_object()) return "not an object";
    const Item item = members_of(line);
    const bool is_comment = item.body.exists() || item.link_id.exists();
    if (!is_comment && !item.title.exists()) return "neither a comment nor a submission";
    return is_comment ? read_comment(item) : read_submission(item);
  }

  [[nodiscard]] std::int64_t private_items() const { return private_items_; }

 private:
  std::string_view read_comment(const Item& item) {
    MessageEvent e;
    if (const std::string_view why = begin(item, "t1_", item.body, e); !why.empty()) return why;
    if (is_private(item)) return {};
    const std::string_view link = full_name(item.link_id, "t3_", link_buffer_);
    e.conversation = link;
    e.parent = full_name(item.parent_id, "t1_", parent_buffer_);
    // A number alone does not say whether it is the submission or a comment; the same number as the submission's is it.
    if (item.parent_id.is_number() && item.parent_id.text() == item.link_id.text()) e.parent = link;
    e.evidence = e.parent.empty() ? Evidence::none : Evidence::explicit_;
    e.kind = e.parent.empty() || e.parent == link ? MessageKind::comment : MessageKind::reply;
    send(item, e);
    return {};
  }

  std::string_view read_submission(const Item& item) {
    MessageEvent e;
    if (const std::string_view why = begin(item, "t3_", item.selftext, e); !why.empty()) return why;
    if (is_private(item)) return {};
    e.conversation = e.native_id;
    e.kind = MessageKind::post;
    if (e.gone == GoneKind::none) e.title = unescaped(words_of(item.title), title_buffer_);
    send(item, e);
    return {};
  }

  std::string_view begin(const Item& item, std::string_view prefix, JsonValue text, MessageEvent& e) {
    e.native_id = is_full_name(item.name.text()) ? item.name.text() : full_name(item.id, prefix, id_buffer_);
    e.when = {.at = instant_of(item.created_utc), .raw = item.created_utc.text()};
    if (e.native_id.empty() && e.when.at == kNoTime) return "no id and no date";
    const std::string_view words = text.is_null() ? std::string_view{} : text.text();
    e.gone = gone_kind(item, words);
    const bool is_wordless = prefix == "t1_" && text.is_null();  // its place in the conversation is known all the same
    if (is_wordless && e.gone == GoneKind::none) e.gone = GoneKind::missing;
    if (e.gone == GoneKind::none) e.text = unescaped(words, text_buffer_);
    return {};
  }

  bool is_private(const Item& item) {
    if (options_.private_messages || words_of(item.subreddit_type) != "private") return false;
    ++private_items_;
    return true;
  }

  void send(const Item& item, MessageEvent& e) {
    e.channel = words_of(item.subreddit);
    announce(e.channel);
    e.author = author_of(item);
    e.format = TextFormat::markdown;
    e.edited_at = instant_of(item.edited);
    if (words_of(item.subreddit_type) == "private") e.visibility = Visibility::private_;
    if (const std::string_view link = words_of(item.permalink); link.starts_with('/')) {
      url_buffer_.assign("https://www.reddit.com").append(link);
      e.url = url_buffer_;
    }
    mentions_.clear();
    if (e.text.find("u/") != std::string_view::npos) text::mentions(e.text, mentions_);
    e.mentions = mentions_;
    std::size_t counts = 0;
    const Instant as_of = instant_of(item.retrieved_on);
    const auto score = item.score.number();
    if (score && !item.score_hidden.is_true()) counts_[counts++] = {"score", *score, as_of};
    if (const auto replies = item.num_comments.number()) counts_[counts++] = {"replies", *replies, as_of};
    e.counts = std::span{counts_}.first(counts);
    sink_.message(e);
  }

  void announce(std::string_view subreddit) {
    if (subreddit == announced_ || subreddit.empty()) return;
    announced_.assign(subreddit);
    channel_name_.assign("r/").append(subreddit);
    channel_url_.assign("https://www.reddit.com/r/").append(subreddit);
    sink_.channel({.native_id = subreddit, .name = channel_name_, .url = channel_url_, .kind = ChannelKind::forum});
  }

  const ReadOptions& options_;
  EventSink& sink_;
  std::int64_t private_items_ = 0;
  std::array<CountValue, 2> counts_;
  std::vector<std::string_view> mentions_;
  std::string announced_, channel_name_, channel_url_;
  std::string id_buffer_, link_buffer_, parent_buffer_, text_buffer_, title_buffer_, url_buffer_;
};

Result<void> read_file(ByteStream& stream, std::string_view file, RedditReader& reader, EventSink& sink) {
  LineReader lines{stream, file, sink};
  JsonDocument document;
  for (Line line; lines.next(line);) {
    if (line.text.empty()) continue;
    if (!document.parse(line.text, true)) {
      line.ended ? lines.reject(document.reason()) : lines.reject("cut line", Loss::rest);
      continue;
    }
    if (const std::string_view why = reader.read(document.root()); !why.empty()) lines.reject(why);
  }
  return lines.result();
}

/// "RC_2012-01" or "RS_2012-01", with or without a folder and an ending.
bool is_dump_name(std::string_view name) {
  name.remove_prefix(name.find_last_of('/') + 1);
  return name.starts_with("RC_") || name.starts_with("RS_");
}

bool looks_like_a_dump(std::string_view head) {
  const std::string_view line = head.substr(0, head.find('\n'));
  if (line.find("\"subreddit\"") == std::string_view::npos) return false;
  if (line.find("\"created_utc\"") == std::string_view::npos) return false;
  const bool comment = line.find("\"link_id\"") != std::string_view::npos;
  return comment || line.find("\"selftext\"") != std::string_view::npos;
}

/// In a folder: the dumps and whatever may hold lines of JSON.
bool may_be_a_dump(std::string_view name) {
  return is_dump_name(name) || name.ends_with(".jsonl") || name.ends_with(".ndjson") || name.ends_with(".json");
}

Confidence recognise_reddit(std::span<const Sniffed> files) {
  Confidence best = 0;
  for (const Sniffed& file : files) {
    if (looks_like_a_dump(file.head)) best = std::max(best, is_dump_name(file.name) ? 98 : 90);
  }
  return best;
}

Result<void> read_reddit(Bundle& bundle, const ReadOptions& options, EventSink& sink) {
  RedditReader reader{options, sink};
  for (const std::string& name : bundle.names()) {
    if (bundle.names().size() > 1 && !may_be_a_dump(name)) {
      reject(sink, name, 0, 0, "not a Reddit dump", {}, Loss::file);
      continue;
    }
    auto stream = bundle.open(name);
    if (!stream) return tl::make_unexpected(stream.error());
    const std::int64_t before = reader.private_items();
    if (auto done = read_file(**stream, name, reader, sink); !done) return done;
    if (const std::int64_t skipped = reader.private_items() - before; skipped > 0) {
      reject(sink, name, 0, 0, "private messages are switched off",
             std::to_string(skipped) + " of a private subreddit");
    }
  }
  return {};
}

}  // namespace

const Format reddit{.name = "reddit",
                    .title = "Reddit dump (RC_ comments, RS_ submissions)",
                    .network = kNetwork,
                    .evidence = "E1",
                    .recognise = recognise_reddit,
                    .read = read_reddit};

}  // namespace colloquio::sources::formats
