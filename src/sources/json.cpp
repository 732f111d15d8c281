#include "colloquio/sources/json.hpp"

#include <algorithm>
#include <charconv>
#include <cmath>
#include <cstring>
#include <limits>

#include <simdjson.h>

#include "colloquio/base/ascii.hpp"
#include "colloquio/sources/json_repair.hpp"

namespace colloquio::sources {

namespace {

enum class Kind : std::uint8_t { null, boolean, number, string, array, object };

/// Values in the order they are written; the children of a node follow it, up to `next`. Node 0 is nothing, 1 the root.
struct Node {
  std::string_view key;
  std::string_view text;  // of a string unescaped, of anything plain as written
  std::uint32_t next = 0;
  Kind kind = Kind::null;
};

constexpr int kDepthLimit = 128;
constexpr std::size_t kNodeLimit = 2'000'000;  // about 100 MB

const Node& node_of(const void* document, std::uint32_t node) { return static_cast<const Node*>(document)[node]; }

/// A finite number written in full, as JSON or with a leading '+'.
std::optional<double> number_in(std::string_view text) {
  text = trimmed(text);
  if (text.starts_with('+')) text.remove_prefix(1);
  const auto value = number_of<double>(text);
  return value && std::isfinite(*value) ? value : std::nullopt;
}

bool is_number_token(std::string_view token) {
  if (token.empty()) return false;
  const char first = token[0] == '-' && token.size() > 1 ? token[1] : token[0];
  if (first < '0' || first > '9') return false;
  return token.find_first_not_of("0123456789+-.eE") == std::string_view::npos;
}

}  // namespace

struct JsonDocument::Parts {
  simdjson::ondemand::parser parser;
  std::vector<Node> nodes;
  std::string copy;
  std::string repaired;
  std::string_view whole;  // what is being parsed
  std::string_view reason;

  bool build(std::string_view text);
  bool add_value(simdjson::ondemand::value value, std::string_view key, int depth);
  bool add_plain(std::string_view token, std::string_view key, simdjson::ondemand::value& value);
  bool add_root(simdjson::ondemand::document& document);
  template <class Array>
  bool add_elements(Array&& array, int depth);
  template <class Object>
  bool add_members(Object&& object, int depth);
  bool refuse(std::string_view why) {
    reason = why;
    return false;
  }
};

namespace {

/// The key of a field, unescaped only if it must be. `field` may be asked once.
bool key_of(simdjson::ondemand::field& field, std::string_view& key) {
  const char* raw = field.key().raw();
  const char* end = raw;
  while (*end != '"' && *end != '\\') ++end;
  if (*end == '"') {
    key = {raw, static_cast<std::size_t>(end - raw)};
    return true;
  }
  return field.unescaped_key().get(key) == simdjson::SUCCESS;
}

}  // namespace

// NOLINTBEGIN(misc-no-recursion): bounded by kDepthLimit
template <class Array>
bool JsonDocument::Parts::add_elements(Array&& array, int depth) {
  for (auto&& element : array) {
    simdjson::ondemand::value child;
    if (std::move(element).get(child) != simdjson::SUCCESS || !add_value(child, {}, depth + 1)) return false;
  }
  return true;
}

template <class Object>
bool JsonDocument::Parts::add_members(Object&& object, int depth) {
  for (auto&& member : object) {
    simdjson::ondemand::field field;
    std::string_view key;
    if (std::move(member).get(field) != simdjson::SUCCESS || !key_of(field, key)) return false;
    if (!add_value(field.value(), key, depth + 1)) return false;
  }
  return true;
}

bool JsonDocument::Parts::add_value(simdjson::ondemand::value value, std::string_view key, int depth) {
  if (depth > kDepthLimit) return refuse("JSON nested too deep");
  if (nodes.size() >= kNodeLimit) return refuse("JSON item with too many values");
  std::string_view token;
  token = value.raw_json_token();
  // In a damaged text the last token has no next one to end at.
  const char* const behind = whole.data() + whole.size();
  if (token.data() < whole.data() || token.data() >= behind) return false;
  token = token.substr(0, static_cast<std::size_t>(behind - token.data()));
  const std::size_t at = nodes.size();
  if (token.starts_with('{')) {
    simdjson::ondemand::object object;
    nodes.push_back({.key = key, .text = {}, .kind = Kind::object});
    if (value.get_object().get(object) != simdjson::SUCCESS || !add_members(object, depth)) return false;
  } else if (token.starts_with('[')) {
    simdjson::ondemand::array array;
    nodes.push_back({.key = key, .text = {}, .kind = Kind::array});
    if (value.get_array().get(array) != simdjson::SUCCESS || !add_elements(array, depth)) return false;
  } else if (!add_plain(trimmed(token), key, value)) {
    return false;
  }
  nodes[at].next = static_cast<std::uint32_t>(nodes.size());
  return true;
}
// NOLINTEND(misc-no-recursion)

bool JsonDocument::Parts::add_plain(std::string_view token, std::string_view key, simdjson::ondemand::value& value) {
  Node node{.key = key, .text = token};
  if (token.size() >= 2 && token.front() == '"') {
    node.kind = Kind::string;
    if (std::memchr(token.data(), '\\', token.size()) != nullptr) {
      if (value.get_string().get(node.text) != simdjson::SUCCESS) return false;
    } else {
      // Taken, not only looked at: simdjson would pass over a text with a colon behind as if it were a key.
      simdjson::ondemand::raw_json_string taken;
      if (token.back() != '"' || value.get_raw_json_string().get(taken) != simdjson::SUCCESS) return false;
      node.text = token.substr(1, token.size() - 2);
    }
  } else if (token == "true" || token == "false") {
    node.kind = Kind::boolean;
  } else if (token == "null") {
    node.kind = Kind::null;
    node.text = {};
  } else if (is_number_token(token)) {
    node.kind = Kind::number;
  } else {
    return false;
  }
  nodes.push_back(node);
  return true;
}

bool JsonDocument::Parts::add_root(simdjson::ondemand::document& document) {
  simdjson::ondemand::json_type type{};
  if (document.type().get(type) != simdjson::SUCCESS) return false;
  if (type == simdjson::ondemand::json_type::object) {
    simdjson::ondemand::object object;
    nodes.push_back({.key = {}, .text = {}, .kind = Kind::object});
    if (document.get_object().get(object) != simdjson::SUCCESS || !add_members(object, 0)) return false;
  } else {
    simdjson::ondemand::array array;
    nodes.push_back({.key = {}, .text = {}, .kind = Kind::array});
    if (document.get_array().get(array) != simdjson::SUCCESS || !add_elements(array, 0)) return false;
  }
  nodes[1].next = static_cast<std::uint32_t>(nodes.size());
  return true;
}

/// Parses an object or array; kLinePadding bytes behind it can be read.
bool JsonDocument::Parts::build(std::string_view text) {
  nodes.resize(1);
  whole = text;
  reason = "not JSON";
  simdjson::ondemand::document document;
  const simdjson::padded_string_view padded(text.data(), text.size(), text.size() + kLinePadding);
  if (parser.iterate(padded).get(document) != simdjson::SUCCESS) return false;
  if (!add_root(document)) return false;
  const char* behind = nullptr;
  return document.current_location().get(behind) != simdjson::SUCCESS || behind >= text.data() + text.size();
}

JsonDocument::JsonDocument() : parts_(std::make_unique<Parts>()) {}
JsonDocument::~JsonDocument() = default;
JsonDocument::JsonDocument(JsonDocument&&) noexcept = default;
JsonDocument& JsonDocument::operator=(JsonDocument&&) noexcept = default;

bool JsonDocument::parse(std::string_view text, bool padded) {
  Parts& p = *parts_;
  text = trimmed(text);
  const bool is_plain = text.empty() || (text[0] != '{' && text[0] != '[');
  if (is_plain || !padded) {
    p.copy.reserve(text.size() + kLinePadding + 2);
    p.copy.assign(is_plain ? "[" : "").append(text).append(is_plain ? "]" : "");
    text = p.copy;
  }
  bool done = !has_dirty_escapes(text) && p.build(text);
  if (!done) {
    repair_json(text, p.repaired);
    p.repaired.reserve(p.repaired.size() + kLinePadding);
    done = p.build(p.repaired);
  }
  if (done && is_plain) done = p.nodes.size() == 3 || p.refuse("not JSON");
  if (!done) p.nodes.resize(1);
  if (done && is_plain) {
    p.nodes[1] = p.nodes[2];
    p.nodes[1].next = 2;
    p.nodes.pop_back();
  }
  if (done) p.reason = {};
  return done;
}

JsonValue JsonDocument::root() const {
  return parts_->nodes.size() > 1 ? JsonValue(parts_->nodes.data(), 1) : JsonValue();
}

std::string_view JsonDocument::reason() const { return parts_->reason; }

bool JsonValue::is_null() const { return !exists() || node_of(document_, node_).kind == Kind::null; }
bool JsonValue::is_object() const { return exists() && node_of(document_, node_).kind == Kind::object; }
bool JsonValue::is_array() const { return exists() && node_of(document_, node_).kind == Kind::array; }
bool JsonValue::is_string() const { return exists() && node_of(document_, node_).kind == Kind::string; }
bool JsonValue::is_number() const { return exists() && node_of(document_, node_).kind == Kind::number; }

JsonValue JsonValue::operator[](std::string_view key) const {
  JsonValue found;
  if (!is_object()) return found;
  const std::uint32_t behind = node_of(document_, node_).next;
  for (std::uint32_t at = node_ + 1; at < behind; at = node_of(document_, at).next) {
    if (node_of(document_, at).key == key) found = {document_, at};
  }
  return found;
}

JsonValue JsonValue::at(std::size_t index) const {
  for (const auto& [key, value] : *this) {
    if (index-- == 0) return is_array() ? value : JsonValue();
  }
  return {};
}

std::size_t JsonValue::size() const {
  std::size_t n = 0;
  for (auto at = begin(); !(at == end()); ++at) ++n;
  return n;
}

std::string_view JsonValue::text() const { return exists() ? node_of(document_, node_).text : std::string_view{}; }

std::optional<double> JsonValue::number() const {
  if (!is_number() && !is_string()) return std::nullopt;
  return number_in(text());
}

std::optional<std::int64_t> JsonValue::integer() const {
  if (!is_number() && !is_string()) return std::nullopt;
  const std::string_view token = trimmed(text());
  if (const auto value = number_of<std::int64_t>(token)) return value;
  const auto real = number_in(token);
  constexpr double kEdge = 9007199254740992.0;  // 2^53: a double above it is no exact integer
  if (!real || *real != std::floor(*real) || std::abs(*real) > kEdge) return std::nullopt;
  return static_cast<std::int64_t>(*real);
}

std::optional<bool> JsonValue::boolean() const {
  const std::string_view word = text();
  if (word == "true" || word == "1" || word == "True") return true;
  if (word == "false" || word == "0" || word == "False") return false;
  return std::nullopt;
}

JsonValue::Iterator JsonValue::begin() const { return {document_, exists() ? node_ + 1 : 0}; }
JsonValue::Iterator JsonValue::end() const { return {document_, exists() ? node_of(document_, node_).next : 0}; }

JsonValue::Iterator::value_type JsonValue::Iterator::operator*() const {
  return {node_of(document_, node_).key, JsonValue(document_, node_)};
}

JsonValue::Iterator& JsonValue::Iterator::operator++() {
  node_ = node_of(document_, node_).next;
  return *this;
}

Result<JsonDocument> read_json(ByteStream& stream, std::string_view file, std::size_t limit) {
  std::string bytes;
  constexpr std::size_t kPiece = std::size_t{64} << 10;
  for (;;) {
    const std::size_t had = bytes.size();
    bytes.resize(had + kPiece);
    const auto got = stream.read({bytes.data() + had, kPiece});
    if (!got) return tl::make_unexpected(got.error());
    bytes.resize(had + *got);
    if (*got == 0) break;
    if (bytes.size() > limit) return fail(ErrorKind::invalid_input, "the file is bigger than the limit", file);
  }
  std::string_view text = bytes;
  if (text.starts_with("\xEF\xBB\xBF")) text.remove_prefix(3);
  JsonDocument document;
  if (!document.parse(text)) return fail(ErrorKind::invalid_input, std::string{document.reason()}, file);
  return document;
}

}  // namespace colloquio::sources
