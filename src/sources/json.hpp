#pragma once

#include <cstddef>
#include <cstdint>
#include <iterator>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "colloquio/base/result.hpp"
#include "colloquio/core/model/event.hpp"
#include "colloquio/sources/bytes.hpp"
#include "colloquio/sources/lines.hpp"

namespace colloquio::sources {

/// One value of a parsed JSON item; a light view, copied by value, alive as long as the item it came from.
///
/// Nothing here fails: what is absent, null or of another kind gives "" or nullopt. Asking an absent value for a member
/// gives an absent value, so `post["author"]["name"].text()` is safe on anything.
class JsonValue {
 public:
  JsonValue() = default;

  [[nodiscard]] bool exists() const { return document_ != nullptr; }  ///< false = no such member
  [[nodiscard]] bool is_null() const;                                 ///< absent or null
  [[nodiscard]] bool is_object() const;
  [[nodiscard]] bool is_array() const;
  [[nodiscard]] bool is_string() const;
  [[nodiscard]] bool is_number() const;

  /// The member with that name, the last one if it is there twice (as JavaScript and Python do). O(members).
  [[nodiscard]] JsonValue operator[](std::string_view key) const;
  /// The element with that index. O(index).
  [[nodiscard]] JsonValue at(std::size_t index) const;
  /// Members or elements; 0 for anything else. O(size).
  [[nodiscard]] std::size_t size() const;

  /// A string as UTF-8; a number as it was written (ids of any length stay exact); "true" or "false"; else "".
  [[nodiscard]] std::string_view text() const;
  /// 12, 12.5, "12", " 12.5 "; nullopt for anything else.
  [[nodiscard]] std::optional<double> number() const;
  /// 12, 12.0, "12"; nullopt for anything else and for what does not fit.
  [[nodiscard]] std::optional<std::int64_t> integer() const;
  /// true, false, 0, 1, "true", "false"; nullopt for anything else.
  [[nodiscard]] std::optional<bool> boolean() const;
  /// boolean() or false.
  [[nodiscard]] bool is_true() const { return boolean().value_or(false); }

  class Iterator;
  /// `for (auto [key, value] : object)`; in an array the keys are "". Nothing to go through for anything else.
  [[nodiscard]] Iterator begin() const;
  [[nodiscard]] Iterator end() const;

 private:
  friend class JsonDocument;
  JsonValue(const void* document, std::uint32_t node) : document_(document), node_(node) {}
  const void* document_ = nullptr;  // the JsonDocument's nodes
  std::uint32_t node_ = 0;
};

class JsonValue::Iterator {
 public:
  using value_type = std::pair<std::string_view, JsonValue>;
  using difference_type = std::ptrdiff_t;
  using iterator_category = std::input_iterator_tag;
  using pointer = void;
  using reference = value_type;

  Iterator() = default;
  [[nodiscard]] value_type operator*() const;
  Iterator& operator++();
  friend bool operator==(const Iterator& a, const Iterator& b) { return a.node_ == b.node_; }

 private:
  friend class JsonValue;
  Iterator(const void* document, std::uint32_t node) : document_(document), node_(node) {}
  const void* document_ = nullptr;
  std::uint32_t node_ = 0;  // 0 = the end
};

/// One JSON text parsed into memory. Repairs what real exports get wrong: `\xNN` (Telegram), lone surrogates and
/// invalid UTF-8 → U+FFFD, NUL → space, raw control characters in strings. Reuses its memory for every parse().
class JsonDocument {
 public:
  JsonDocument();
  ~JsonDocument();
  JsonDocument(JsonDocument&&) noexcept;
  JsonDocument& operator=(JsonDocument&&) noexcept;

  /// Parses one value. kLinePadding bytes behind `text` must be readable if `padded`, else the text is copied first.
  /// false if it is not JSON even after repair, or nested deeper than 128: reason() says what.
  [[nodiscard]] bool parse(std::string_view text, bool padded = false);
  [[nodiscard]] JsonValue root() const;
  [[nodiscard]] std::string_view reason() const;

 private:
  struct Parts;
  std::unique_ptr<Parts> parts_;
};

/// Reads a whole small file (a profile, a table of names) as one JSON value, at most `limit` bytes.
/// Errors: invalid_input (not JSON, too big), and those of the stream.
[[nodiscard]] Result<JsonDocument> read_json(ByteStream& stream, std::string_view file, std::size_t limit = kItemLimit);

struct JsonShape {
  /// Where the items are: "" = the top level (lines of JSON, an array of items, or items one after another);
  /// "messages" = the elements of that array; "chats.list[].messages" = the messages of each chat in the list.
  /// "users{}" = each member of that object ("{}" of the top-level one), its name is key().
  /// Several may be named; each is read where it is found.
  std::vector<std::string> paths = {""};
  std::size_t limit = kItemLimit;  ///< a bigger item is one reject
};

/// The one door of JSON: takes the items out of a stream of JSON in any of its usual dresses, one at a time, in bounded
/// memory. Passes over a BOM and a `window.YTD.x.part0 =`; a broken item is one reject and the next one is read.
///
///   JsonItems items(*stream, name, sink);
///   while (auto item = items.next()) { ... (*item)["id"].text() ... or items.reject("no id"); }
///   return items.result();
class JsonItems {
 public:
  /// `file` names the input in rejects. Stream, sink and the name must outlive the reader.
  JsonItems(ByteStream& stream, std::string_view file, EventSink& sink, JsonShape shape = {});
  ~JsonItems();
  JsonItems(const JsonItems&) = delete;
  JsonItems& operator=(const JsonItems&) = delete;

  /// The next item that could be read, alive until the next call; nullopt at the end.
  [[nodiscard]] std::optional<JsonValue> next();

  [[nodiscard]] std::uint64_t offset() const;  ///< byte offset of the current item
  [[nodiscard]] std::uint64_t line() const;    ///< its line, 1-based
  [[nodiscard]] std::string_view key() const;  ///< its name if it is a member of an object, else ""
  [[nodiscard]] std::string_view raw() const;  ///< its JSON text
  /// Rejects the current item.
  void reject(std::string_view reason);

  /// A plain member (not an object or array) of the objects around the current array, innermost first, that came
  /// before the array in the file: `items.around("name")` of a Telegram chat. "" if there is none.
  [[nodiscard]] std::string_view around(std::string_view key) const;

  /// After the last item: why reading stopped. Damage was rejected already; only interrupted and unavailable fail.
  [[nodiscard]] Result<void> result() const;

 private:
  struct State;
  std::unique_ptr<State> state_;
};

}  // namespace colloquio::sources
