#include <algorithm>
#include <charconv>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include <fmt/format.h>

#include "colloquio/base/ascii.hpp"
#include "colloquio/sources/formats.hpp"
#include "colloquio/sources/formats/titles.hpp"
#include "colloquio/sources/json.hpp"
#include "colloquio/sources/lines.hpp"
#include "colloquio/sources/stamp.hpp"
#include "colloquio/text/html.hpp"

namespace colloquio::sources::formats {

namespace {

constexpr std::string_view kNetwork = "discourse";
constexpr std::string_view kChannel = "forum";

constexpr std::int64_t kSmallAction = 3;  // "closed this topic": no words
constexpr std::int64_t kWhisper = 4;      // seen by staff only
constexpr std::int64_t kLike = 2;         // in actions_summary

/// The accounts a forum has from its first day.
bool is_machine(std::string_view username, std::optional<std::int64_t> user_id) {
  return (user_id && *user_id < 0) || username == "system" || username == "discobot";
}

struct Quote {
  std::int64_t topic = 0;
  std::int64_t post = 0;
};

class DiscourseReader {
 public:
  DiscourseReader(const ReadOptions& options, EventSink& sink, std::string_view title)
      : options_(options), sink_(sink) {
    instance_ = options.instance.empty() ? lasting_name(title) : options.instance;
    sink_.source({.network = kNetwork, .instance = instance_, .coverage = Coverage::incremental});
    sink_.channel({.native_id = kChannel, .name = instance_, .kind = ChannelKind::forum});
  }

  Result<void> read(Bundle& bundle, const std::string& file);
  void tell_skipped(EventSink& sink, std::string_view file) const;

 private:
  std::string_view read_any(JsonValue item);
  std::string_view read_topic(JsonValue topic);
  std::string_view read_posts(JsonValue posts, std::string_view title);
  std::string_view read_api_post(JsonValue post, std::string_view title);
  std::string_view read_archived_post(JsonValue post);
  void note_places(std::int64_t topic, std::int64_t number);
  void look_into(std::string_view html);
  void find_quoted_parent(std::int64_t topic, std::int64_t number, MessageEvent& e);
  void note_counts(JsonValue post);

  const ReadOptions& options_;
  EventSink& sink_;
  std::string instance_;
  std::uint64_t whispers_ = 0;
  std::uint64_t small_actions_ = 0;
  std::string id_, conversation_, parent_, author_;
  std::vector<Quote> quotes_;
  std::vector<std::string_view> mentions_;
  std::vector<CountValue> counts_;
};

void DiscourseReader::note_places(std::int64_t topic, std::int64_t number) {
  id_.clear();
  conversation_.clear();
  fmt::format_to(std::back_inserter(id_), "{}/{}", topic, number);
  fmt::format_to(std::back_inserter(conversation_), "topic:{}", topic);
}

/// Which posts the author quotes and whom the author names. Names within quotes are somebody else's.
void DiscourseReader::look_into(std::string_view html) {
  using text::HtmlTokens;
  mentions_.clear();
  if (html.find("class=\"quote") == std::string_view::npos && html.find("mention\"") == std::string_view::npos) return;
  std::size_t asides = 0;
  HtmlTokens tokens(html);
  for (HtmlTokens::Token t = tokens.next(); t.kind != HtmlTokens::Kind::end; t = tokens.next()) {
    if (t.kind == HtmlTokens::Kind::close) {
      if (asides > 0 && text::is_named(t.name, "aside")) --asides;
    } else if (t.kind == HtmlTokens::Kind::open && text::is_named(t.name, "aside")) {
      if (++asides != 1 || !text::has_class(t.attributes, "quote")) continue;
      const auto post = number_of<std::int64_t>(text::attribute(t.attributes, "data-post"));
      if (post)
        quotes_.push_back({number_of<std::int64_t>(text::attribute(t.attributes, "data-topic")).value_or(0), *post});
      const std::string_view name = text::attribute(t.attributes, "data-username");
      if (!name.empty()) mentions_.push_back(name);
    } else if (t.kind == HtmlTokens::Kind::open && asides == 0 && text::has_class(t.attributes, "mention")) {
      constexpr std::string_view kPath = "/u/";
      const std::string_view link = text::attribute(t.attributes, "href");
      const std::size_t at = link.rfind(kPath);
      if (at != std::string_view::npos) mentions_.push_back(link.substr(at + kPath.size()));
    }
  }
}

/// The last earlier post of the same topic that is quoted is what this one answers (E3); otherwise only the order
/// in the topic is known (E4).
void DiscourseReader::find_quoted_parent(std::int64_t topic, std::int64_t number, MessageEvent& e) {
  e.evidence = number > 1 ? Evidence::order : Evidence::none;
  for (const Quote& quote : quotes_) {
    if ((quote.topic != topic && quote.topic != 0) || quote.post < 1 || quote.post >= number) continue;
    parent_ = fmt::format("{}/{}", topic, quote.post);
    e.parent = parent_;
    e.evidence = Evidence::mention;
  }
}

void DiscourseReader::note_counts(JsonValue post) {
  counts_.clear();
  const JsonValue actions = post["actions_summary"];
  if (actions.is_array()) {
    double likes = 0;  // Discourse leaves the count out when it is zero
    for (const auto& [key, action] : actions) {
      if (action["id"].integer() == kLike) likes = action["count"].number().value_or(0);
    }
    counts_.push_back({"likes", likes, kNoTime});
  }
  if (const auto reads = post["reads"].number()) counts_.push_back({"reads", *reads, kNoTime});
}

std::string_view DiscourseReader::read_api_post(JsonValue post, std::string_view title) {
  const auto topic = post["topic_id"].integer();
  const auto number = post["post_number"].integer();
  if (!topic || !number) return "a post without topic_id and post_number";
  const std::int64_t type = post["post_type"].integer().value_or(1);
  if (type == kSmallAction) {
    ++small_actions_;
    return {};
  }
  if (type == kWhisper && !options_.private_messages) {
    ++whispers_;
    return {};
  }
  const std::string_view username = post["username"].text();
  const auto user_id = post["user_id"].integer();
  note_places(*topic, *number);
  quotes_.clear();

  MessageEvent e;
  e.native_id = id_;
  e.channel = kChannel;
  e.conversation = conversation_;
  e.kind = *number == 1 ? MessageKind::post : MessageKind::reply;
  e.visibility = type == kWhisper ? Visibility::private_ : Visibility::public_;
  const std::string_view topic_title = post["topic_title"].text();
  if (*number == 1) e.title = title.empty() ? topic_title : title;
  e.text = post["cooked"].text();
  e.format = TextFormat::html;
  if (e.text.empty()) {
    e.text = post["raw"].text();
    e.format = TextFormat::markdown;
  }
  look_into(e.format == TextFormat::html ? e.text : std::string_view{});
  e.mentions = mentions_;
  const auto answered = post["reply_to_post_number"].integer();  // the schema says string, servers send numbers
  if (answered && *answered > 0 && *answered != *number) {
    parent_ = fmt::format("{}/{}", *topic, *answered);
    e.parent = parent_;
    e.evidence = Evidence::explicit_;
  } else {
    find_quoted_parent(*topic, *number, e);
  }
  if (user_id || !username.empty()) {
    author_ = user_id ? fmt::format("{}", *user_id) : fmt::format("@{}", username);
    e.author = {.native_id = author_,
                .handle = username,
                .display_name = post["name"].text(),
                .id_kind = user_id ? IdKind::stable : IdKind::handle,
                .is_bot = is_machine(username, user_id)};
  }
  e.when = stamp_of(post["created_at"].text(), TimeBasis::platform);
  if (post["version"].integer().value_or(1) > 1) {
    e.edited_at = stamp_of(post["updated_at"].text(), TimeBasis::platform).at;
  }
  if (post["user_deleted"].is_true()) {
    e.gone = GoneKind::deleted_by_author;
  } else if (!post["deleted_at"].is_null()) {
    e.gone = GoneKind::removed_by_moderator;
  } else if (post["hidden"].is_true()) {
    e.gone = GoneKind::hidden;
  }
  if (e.gone != GoneKind::none) e.text = {};  // what stands there are the forum's words
  note_counts(post);
  e.counts = counts_;
  sink_.message(e);
  return {};
}

/// One line of an archive made from the forum's pages: topic, post, author, utc, quotes, html.
std::string_view DiscourseReader::read_archived_post(JsonValue post) {
  const auto topic = post["topic"].integer();
  const auto number = post["post"].integer();
  if (!topic || !number) return "a post without topic and number";
  const std::string_view author = post["author"].text();
  note_places(*topic, *number);
  quotes_.clear();

  MessageEvent e;
  e.native_id = id_;
  e.channel = kChannel;
  e.conversation = conversation_;
  e.kind = *number == 1 ? MessageKind::post : MessageKind::reply;
  e.title = post["title"].text();
  e.text = post["html"].text();
  e.format = TextFormat::html;
  look_into(e.text);
  e.mentions = mentions_;
  const JsonValue quotes = post["quotes"];
  if (quotes.is_array()) {
    quotes_.clear();
    for (const auto& [key, quote] : quotes) {
      quotes_.push_back({quote.at(0).integer().value_or(0), quote.at(1).integer().value_or(0)});
    }
  }
  find_quoted_parent(*topic, *number, e);
  author_ = fmt::format("@{}", author);
  e.author = {.native_id = author.empty() ? std::string_view{} : std::string_view{author_},
              .handle = author,
              .display_name = {},
              .id_kind = IdKind::handle,
              .is_bot = is_machine(author, std::nullopt)};
  e.when = stamp_of(post["utc"].text(), TimeBasis::platform);
  sink_.message(e);
  return {};
}

std::string_view DiscourseReader::read_posts(JsonValue posts, std::string_view title) {
  std::string_view wrong;
  for (const auto& [key, post] : posts) {
    if (const std::string_view why = read_api_post(post, title); !why.empty()) wrong = why;
  }
  return wrong;
}

/// /t/ID.json and /t/ID/posts.json.
std::string_view DiscourseReader::read_topic(JsonValue topic) {
  const std::string_view wrong = read_posts(topic["post_stream"]["posts"], topic["title"].text());
  const std::string_view first = topic["id"].text();
  const auto views = topic["views"].number();
  if (views && !first.empty()) {
    id_ = fmt::format("{}/1", first);
    sink_.count({.target = id_, .count = {"views", *views, kNoTime}});
  }
  return wrong;
}

std::string_view DiscourseReader::read_any(JsonValue item) {
  if (item["post_stream"].is_object()) return read_topic(item);
  if (item["latest_posts"].is_array()) return read_posts(item["latest_posts"], {});
  if (item["post_number"].exists()) return read_api_post(item, {});
  if (item["post"].exists() && item["topic"].exists()) return read_archived_post(item);
  return "not a post or topic of a forum";
}

/// Whether the file is small enough to be one item of JSON.
Result<bool> is_small(Bundle& bundle, const std::string& file) {
  auto stream = bundle.open(file);
  if (!stream) return tl::make_unexpected(stream.error());
  if (const auto size = (*stream)->size()) return *size < kItemLimit;
  std::vector<char> buffer(std::size_t{64} << 10U);
  std::size_t seen = 0;
  while (seen < kItemLimit) {
    const auto got = (*stream)->read(buffer);
    if (!got || *got == 0) return true;
    seen += *got;
  }
  return false;
}

Result<void> DiscourseReader::read(Bundle& bundle, const std::string& file) {
  const auto small = is_small(bundle, file);
  if (!small) return tl::make_unexpected(small.error());
  auto stream = bundle.open(file);
  if (!stream) return tl::make_unexpected(stream.error());
  // A topic that is too big to be one item is read post by post, without the title that stands behind them.
  std::string head(64, '\0');
  std::size_t filled = 0;
  while (filled < head.size()) {
    const auto got = (*stream)->read({head.data() + filled, head.size() - filled});
    if (!got || *got == 0) break;
    filled += *got;
  }
  const std::string_view dress{head.data(), filled};
  const bool one_object = dress.find("\"post_stream\"") != std::string_view::npos ||
                          dress.find("\"latest_posts\"") != std::string_view::npos;
  if (stream = bundle.open(file); !stream) return tl::make_unexpected(stream.error());
  JsonShape shape;
  if (!*small && one_object) shape.paths = {"post_stream.posts", "latest_posts"};
  JsonItems items{**stream, file, sink_, shape};
  while (const auto item = items.next()) {
    if (const std::string_view why = read_any(*item); !why.empty()) items.reject(why);
  }
  return items.result();
}

void DiscourseReader::tell_skipped(EventSink& sink, std::string_view file) const {
  if (whispers_ > 0) {
    reject(sink, file, 0, 0, "private messages are switched off", fmt::format("{} whispers", whispers_));
  }
  if (small_actions_ > 0) {
    reject(sink, file, 0, 0, "not talk: the forum's own notes", fmt::format("{} of them", small_actions_));
  }
}

bool has(std::string_view head, std::string_view key) { return head.find(key) != std::string_view::npos; }

Confidence recognise_discourse(std::span<const Sniffed> files) {
  Confidence best = 0;
  for (const Sniffed& file : files) {
    const bool api =
        has(file.head, "\"post_number\"") && has(file.head, "\"topic_id\"") && has(file.head, "\"cooked\"");
    const bool archive = has(file.head, "\"topic\"") && has(file.head, "\"post\"") && has(file.head, "\"utc\"") &&
                         has(file.head, "\"html\"");
    best = std::max(best, api ? 95 : archive ? 90 : 0);
  }
  return best;
}

bool is_json(std::string_view name) {
  return name.ends_with(".json") || name.ends_with(".jsonl") || name.ends_with(".ndjson");
}

Result<void> read_discourse(Bundle& bundle, const ReadOptions& options, EventSink& sink) {
  DiscourseReader reader{options, sink, bundle.title()};
  const auto names = bundle.names();
  for (const std::string& name : names) {
    if (names.size() > 1 && !is_json(name)) continue;
    if (auto done = reader.read(bundle, name); !done) return done;
  }
  if (!names.empty()) reader.tell_skipped(sink, names.front());
  return {};
}

}  // namespace

const Format discourse{.name = "discourse",
                       .title = "Discourse forum (API JSON or archive)",
                       .network = kNetwork,
                       .evidence = "E3",
                       .recognise = recognise_discourse,
                       .read = read_discourse};

}  // namespace colloquio::sources::formats
