#include "colloquio/sources/formats/convokit_line.hpp"

#include <charconv>
#include <cstring>
#include <optional>
#include <utility>

#include <simdjson.h>

#include "colloquio/sources/json.hpp"
#include "colloquio/sources/json_repair.hpp"
#include "colloquio/sources/lines.hpp"

namespace colloquio::sources::formats {

namespace {

namespace ondemand = simdjson::ondemand;

struct CountName {
  std::string_view written, metric;
};
/// Numbers in `meta` that are counts of something, under the names the record uses. Other numbers are not ours.
constexpr std::array kCountNames = {
    CountName{"likes", "likes"},          CountName{"like_count", "likes"}, CountName{"shares", "shares"},
    CountName{"retweets", "shares"},      CountName{"score", "score"},      CountName{"ups", "upvotes"},
    CountName{"downs", "downvotes"},      CountName{"upvotes", "upvotes"},  CountName{"downvotes", "downvotes"},
    CountName{"num_comments", "replies"}, CountName{"views", "views"},      CountName{"favorites", "favourites"},
    CountName{"reactions", "reactions"},  CountName{"votes", "votes"},
};

std::string_view metric_named(std::string_view name) {
  for (const auto& known : kCountNames) {
    if (known.written == name) return known.metric;
  }
  return {};
}

void add_count(Utterance& u, std::string_view metric, std::string_view number) {
  double value = 0;
  const auto [stop, error] = std::from_chars(number.data(), number.data() + number.size(), value);
  if (error != std::errc{} || stop != number.data() + number.size() || u.count_size == u.count_values.size()) return;
  u.count_values[u.count_size++] = {.metric = metric, .value = value, .as_of = kNoTime};
}

bool is_channel_name(std::string_view name) { return name == "channel" || name == "subreddit" || name == "forum"; }

/// The place of a member in the utterance; nullptr for what is not a plain text of ours.
std::string_view* slot_of(Utterance& u, std::string_view name) {
  switch (name.size()) {
    case 2:
      return name == "id" ? &u.id : nullptr;
    case 4:
      if (name == "text") return &u.text;
      return name == "user" ? &u.speaker : name == "root" ? &u.conversation : nullptr;
    case 7:
      return name == "speaker" ? &u.speaker : nullptr;
    case 8:
      return name == "reply-to" || name == "reply_to" ? &u.parent : nullptr;
    case 9:
      return name == "timestamp" ? &u.timestamp : nullptr;
    case 15:
      return name == "conversation_id" ? &u.conversation : nullptr;
    default:
      return nullptr;
  }
}

/// The text of a plain value; unescaped into the parser's own memory only if it must be.
bool text_of(ondemand::value& value, std::string_view& into) {
  std::string_view token = value.raw_json_token();
  while (!token.empty() && static_cast<unsigned char>(token.back()) <= ' ') token.remove_suffix(1);
  if (token.empty()) return false;
  if (token.front() != '"') {
    if (token.front() == '{' || token.front() == '[') return false;
    into = token == "null" ? std::string_view{} : token;
    return true;
  }
  if (std::memchr(token.data(), '\\', token.size()) != nullptr)
    return value.get_string().get(into) == simdjson::SUCCESS;
  if (token.size() < 2 || token.back() != '"') return false;
  into = token.substr(1, token.size() - 2);
  return true;
}

std::optional<std::string_view> name_of_field(ondemand::field& field) {
  const char* raw = field.key().raw();
  const char* end = raw;
  while (*end != '"') {
    if (*end == '\\') return std::nullopt;
    ++end;
  }
  return std::string_view{raw, static_cast<std::size_t>(end - raw)};
}

bool is_plain(ondemand::value& value) {
  const std::string_view token = value.raw_json_token();
  return !token.empty() && token.front() != '{' && token.front() != '[';
}

bool read_meta_member(std::string_view name, ondemand::value& value, Utterance& u) {
  if (name == "lang") return !is_plain(value) || text_of(value, u.lang);
  if (is_channel_name(name)) return !is_plain(value) || text_of(value, u.channel);
  const std::string_view metric = metric_named(name);
  if (metric.empty() || !is_plain(value)) return true;
  std::string_view number;
  if (!text_of(value, number)) return false;
  add_count(u, metric, number);
  return true;
}

bool read_meta(ondemand::value& value, Utterance& u) {
  if (is_plain(value)) return true;
  ondemand::object meta;
  if (value.get_object().get(meta) != simdjson::SUCCESS) return false;
  for (auto&& member : meta) {
    ondemand::field field;
    if (std::move(member).get(field) != simdjson::SUCCESS) return false;
    const auto name = name_of_field(field);
    if (!name) return false;
    if (!read_meta_member(*name, field.value(), u)) return false;
  }
  return true;
}

}  // namespace

struct UtteranceLines::Parts {
  ondemand::parser parser;
  JsonDocument document;
  std::string_view reason;

  bool read_straight(std::string_view line, Utterance& u);
  bool read_repaired(std::string_view line, Utterance& u);
};

bool UtteranceLines::Parts::read_straight(std::string_view line, Utterance& u) {
  const simdjson::padded_string_view padded(line.data(), line.size(), line.size() + kLinePadding);
  ondemand::document whole;
  ondemand::object object;
  if (parser.iterate(padded).get(whole) != simdjson::SUCCESS) return false;
  if (whole.get_object().get(object) != simdjson::SUCCESS) return false;
  for (auto&& member : object) {
    ondemand::field field;
    if (std::move(member).get(field) != simdjson::SUCCESS) return false;
    const auto name = name_of_field(field);
    if (!name) return false;
    if (auto* slot = slot_of(u, *name)) {
      if (!text_of(field.value(), *slot)) return false;
    } else if (*name == "meta" && !read_meta(field.value(), u)) {
      return false;
    }
  }
  const char* behind = nullptr;
  return whole.current_location().get(behind) != simdjson::SUCCESS;  // nothing behind it
}

bool UtteranceLines::Parts::read_repaired(std::string_view line, Utterance& u) {
  if (!document.parse(line, true)) {
    reason = document.reason();
    return false;
  }
  if (!document.root().is_object()) {
    reason = "not a JSON object";
    return false;
  }
  for (const auto [name, value] : document.root()) {
    if (auto* slot = slot_of(u, name)) *slot = value.text();
  }
  for (const auto [name, value] : document.root()["meta"]) {
    if (name == "lang") u.lang = value.text();
    if (is_channel_name(name)) u.channel = value.text();
    if (const auto metric = metric_named(name); !metric.empty()) add_count(u, metric, value.text());
  }
  return true;
}

UtteranceLines::UtteranceLines() : parts_(std::make_unique<Parts>()) {}
UtteranceLines::~UtteranceLines() = default;

bool UtteranceLines::read(std::string_view line, Utterance& into) {
  into = {};
  if (!has_dirty_escapes(line) && parts_->read_straight(line, into)) return true;
  into = {};
  return parts_->read_repaired(line, into);
}

std::string_view UtteranceLines::reason() const { return parts_->reason; }

}  // namespace colloquio::sources::formats
