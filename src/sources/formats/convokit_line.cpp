#include "colloquio/sources/formats/convokit_line.hpp"

#include <charconv>
#include <cmath>
#include <cstring>
#include <optional>
#include <utility>

#include "colloquio/base/ascii.hpp"
#include "colloquio/sources/json.hpp"
#include "colloquio/sources/json_tokens.hpp"

namespace colloquio::sources::formats {

namespace {

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

std::optional<double> count_of(std::string_view written) {
  // Nearly all counts are whole; twice as fast as reading a double.
  if (const auto whole = number_of<std::int64_t>(written)) return static_cast<double>(*whole);
  const auto value = number_of<double>(written);
  return value && std::isfinite(*value) ? value : std::nullopt;
}

void add_count(Utterance& u, std::string_view metric, std::string_view written) {
  const auto value = count_of(written);
  if (!value || u.count_size == u.count_values.size()) return;
  u.count_values[u.count_size++] = {.metric = metric, .value = *value, .as_of = kNoTime};
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

/// Walks one line's tokens. Takes only lines without a single backslash: then every string is its own text.
class Walk {
 public:
  Walk(std::string_view line, std::span<const std::uint32_t> starts) : line_(line), starts_(starts) {}

  bool read(Utterance& u) {
    const bool fine = members([&](std::string_view name) {
      if (auto* slot = slot_of(u, name)) return text(*slot);
      if (name == "meta" && first() == '{') return members([&](std::string_view inner) { return meta(inner, u); });
      return skip();
    });
    return fine && at_ + 1 == starts_.size();
  }

 private:
  /// First byte of the token we stand on; NUL at the end.
  [[nodiscard]] char first() const { return at_ + 1 < starts_.size() ? line_[starts_[at_]] : '\0'; }

  bool take(char token) {
    if (first() != token) return false;
    ++at_;
    return true;
  }

  /// The bytes of the token we stand on, up to the next one, without the spaces between.
  [[nodiscard]] std::string_view token() const {
    std::string_view bytes = line_.substr(starts_[at_], starts_[at_ + 1] - starts_[at_]);
    while (!bytes.empty() && static_cast<unsigned char>(bytes.back()) <= ' ') bytes.remove_suffix(1);
    return bytes;
  }

  bool string(std::string_view& into) {
    if (first() != '"') return false;
    const std::string_view bytes = token();
    if (bytes.size() < 2 || bytes.back() != '"') return false;
    into = bytes.substr(1, bytes.size() - 2);
    ++at_;
    return true;
  }

  /// A string or anything plain as text, null as "".
  bool text(std::string_view& into) {
    if (first() == '"') return string(into);
    if (!is_plain()) return false;
    into = token();
    if (into == "null") into = {};
    ++at_;
    return true;
  }

  [[nodiscard]] bool is_plain() const {
    const char c = first();
    return c == '-' || (c >= '0' && c <= '9') || (c >= 'a' && c <= 'z');
  }

  /// Calls `on_member(name)` for each member of the object we stand on; it must go past the value.
  template <class OnMember>
  bool members(OnMember on_member) {
    if (!take('{')) return false;
    if (take('}')) return true;
    do {
      std::string_view name;
      if (!string(name) || !take(':') || !on_member(name)) return false;
    } while (take(','));
    return take('}');
  }

  bool meta(std::string_view name, Utterance& u) {
    const bool is_text = first() == '"' || is_plain();
    if (is_text && name == "lang") return text(u.lang);
    if (is_text && is_channel_name(name)) return text(u.channel);
    if (is_text && name == "evidence") return text(u.evidence);
    const std::string_view metric = is_text ? metric_named(name) : std::string_view{};
    if (metric.empty()) return skip();
    std::string_view number;
    if (!text(number)) return false;
    add_count(u, metric, number);
    return true;
  }

  /// Goes past a value of any kind by its brackets.
  bool skip() {
    std::size_t depth = 0;
    do {
      const char c = first();
      if (c == '\0') return false;
      if (c == '{' || c == '[') ++depth;
      if (c == '}' || c == ']') {
        if (depth == 0) return false;
        --depth;
      }
      if (depth == 0 && (c == ',' || c == ':')) return false;
      ++at_;
    } while (depth > 0);
    return true;
  }

  std::string_view line_;
  std::span<const std::uint32_t> starts_;
  std::size_t at_ = 0;
};

}  // namespace

struct UtteranceLines::Parts {
  JsonTokens tokens;
  JsonDocument document;
  std::string_view reason;

  bool read_straight(std::string_view line, Utterance& u) {
    return std::memchr(line.data(), '\\', line.size()) == nullptr && tokens.find(line) &&
           Walk(line, tokens.starts()).read(u);
  }
  bool read_repaired(std::string_view line, Utterance& u);
};

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
    if (name == "evidence") u.evidence = value.text();
    if (const auto metric = metric_named(name); !metric.empty()) add_count(u, metric, value.text());
  }
  return true;
}

UtteranceLines::UtteranceLines() : parts_(std::make_unique<Parts>()) {}
UtteranceLines::~UtteranceLines() = default;

bool UtteranceLines::read(std::string_view line, Utterance& into) {
  into.clear();
  if (!line.empty() && parts_->read_straight(line, into)) return true;
  into.clear();
  return parts_->read_repaired(line, into);
}

std::string_view UtteranceLines::reason() const { return parts_->reason; }

}  // namespace colloquio::sources::formats
