#include "colloquio/sources/rows.hpp"

#include <algorithm>
#include <array>
#include <utility>
#include <vector>

#include "colloquio/base/ascii.hpp"
#include "colloquio/sources/codecs.hpp"
#include "colloquio/sources/csv.hpp"
#include "colloquio/sources/json.hpp"

namespace colloquio::sources {

namespace {

constexpr std::size_t kRowsForColumns = 200;  // JSON rows looked at for names
constexpr std::size_t kColumnLimit = 2000;

bool ends_like(std::string_view name, std::string_view ending) {
  return name.size() >= ending.size() && same_word(name.substr(name.size() - ending.size()), ending);
}

class CsvRows final : public Rows {
 public:
  CsvRows(std::unique_ptr<ByteStream> text, std::string_view file, EventSink& sink, CsvShape shape)
      : text_(std::move(text)), reader_(*text_, file, sink, shape) {}

  [[nodiscard]] std::span<const std::string> columns() const override { return reader_.header(); }
  [[nodiscard]] std::optional<std::size_t> column(std::string_view name) override { return reader_.column(name); }
  [[nodiscard]] bool next() override { return reader_.next(); }
  [[nodiscard]] std::string_view cell(std::size_t column) const override { return reader_[column]; }
  [[nodiscard]] bool is_total() const override { return reader_.is_total(); }
  [[nodiscard]] char delimiter() const override { return reader_.delimiter(); }
  void reject(std::string_view reason) override { reader_.reject(reason); }
  [[nodiscard]] Result<void> result() const override { return reader_.result(); }

 private:
  std::unique_ptr<ByteStream> text_;
  CsvReader reader_;
};

class JsonRows final : public Rows {
 public:
  JsonRows(std::unique_ptr<ByteStream> text, std::string_view file, EventSink& sink, const std::string& items,
           std::vector<std::string> columns)
      : text_(std::move(text)), items_(*text_, file, sink, {.paths = {items}}), columns_(std::move(columns)) {}

  /// The names in the first rows, in order of first sight.
  [[nodiscard]] static std::vector<std::string> names_in(ByteStream& text, const std::string& items, EventSink& sink) {
    std::vector<std::string> names;
    JsonItems rows(text, "", sink, {.paths = {items}});
    for (std::size_t n = 0; n < kRowsForColumns; ++n) {
      const auto row = rows.next();
      if (!row) break;
      for (const auto [key, value] : *row) {
        if (!value.is_object()) add(names, std::string{key});
        if (!value.is_object()) continue;
        for (const auto [inner, unused] : value) add(names, std::string{key} + "." + std::string{inner});
      }
    }
    return names;
  }

  [[nodiscard]] std::span<const std::string> columns() const override { return columns_; }
  [[nodiscard]] std::optional<std::size_t> column(std::string_view name) override {
    const auto found = std::find(columns_.begin(), columns_.end(), name);
    if (found == columns_.end()) {  // it may come in a later row
      columns_.emplace_back(name);
      return columns_.size() - 1;
    }
    return static_cast<std::size_t>(found - columns_.begin());
  }
  [[nodiscard]] bool next() override {
    for (;;) {
      const auto row = items_.next();
      if (!row) return false;
      row_ = *row;
      if (row_.is_object()) return true;
      items_.reject("not a JSON object");
    }
  }
  [[nodiscard]] std::string_view cell(std::size_t column) const override { return value_of(column).text(); }
  void cells(std::size_t column, std::vector<std::string_view>& into) const override {
    const JsonValue value = value_of(column);
    into.clear();
    if (!value.is_array()) into.push_back(value.text());
    if (!value.is_array()) return;
    for (const auto& [key, element] : value) into.push_back(element.text());
  }
  [[nodiscard]] bool is_total() const override { return false; }
  [[nodiscard]] char delimiter() const override { return '\0'; }
  void reject(std::string_view reason) override { items_.reject(reason); }
  [[nodiscard]] Result<void> result() const override { return items_.result(); }

 private:
  [[nodiscard]] JsonValue value_of(std::size_t column) const {
    const std::string& name = columns_[column];
    if (const JsonValue value = row_[name]; value.exists()) return value;
    JsonValue value = row_;
    for (std::string_view path = name; !path.empty();) {
      const std::size_t dot = std::min(path.find('.'), path.size());
      value = value[path.substr(0, dot)];
      path.remove_prefix(std::min(dot + 1, path.size()));
    }
    return value;
  }
  static void add(std::vector<std::string>& names, std::string name) {
    if (names.size() >= kColumnLimit || std::find(names.begin(), names.end(), name) != names.end()) return;
    names.push_back(std::move(name));
  }

  std::unique_ptr<ByteStream> text_;
  JsonItems items_;
  std::vector<std::string> columns_;
  JsonValue row_;
};

/// Listens to nothing: the second reading says it all again.
class DeafSink final : public EventSink {
 public:
  void source(const SourceEvent&) override {}
  void channel(const ChannelEvent&) override {}
  void account(const AccountEvent&) override {}
  void message(const MessageEvent&) override {}
  void tap(const TapEvent&) override {}
  void count(const CountEvent&) override {}
  void gone(const GoneEvent&) override {}
  void outcome(const OutcomeEvent&) override {}
  void reject(const RejectEvent&) override {}
};

bool looks_json(std::string_view head) {
  const std::size_t first = head.find_first_not_of(" \t\r\n\xEF\xBB\xBF");
  return first != std::string_view::npos && (head[first] == '{' || head[first] == '[');
}

}  // namespace

bool is_table_name(std::string_view name) {
  constexpr std::array<std::string_view, 7> kEndings = {".csv",    ".tsv",  ".txt",    ".jsonl",
                                                        ".ndjson", ".json", ".parquet"};
  return std::any_of(kEndings.begin(), kEndings.end(),
                     [&](std::string_view ending) { return ends_like(name, ending); });
}

Result<std::unique_ptr<Rows>> open_rows(Bundle& bundle, const std::string& name, const Mapping& mapping,
                                        EventSink& sink) {
  auto bytes = bundle.open(name);
  if (!bytes) return tl::make_unexpected(bytes.error());
  auto peeked = std::make_unique<PeekedStream>(std::move(*bytes));
  const auto head = peeked->peek(4096);
  if (!head && head.error().kind == ErrorKind::interrupted) return tl::make_unexpected(head.error());
  const std::string_view start = head ? *head : std::string_view{};
  if (start.starts_with("PAR1")) {
    return fail(ErrorKind::invalid_input, "a Parquet file can be read only where it lies, not from an archive", name);
  }
  const bool is_json = mapping.format.empty() ? looks_json(start) && !ends_like(name, ".csv") : mapping.format != "csv";
  auto text = std::make_unique<Utf8Stream>(std::move(peeked), mapping.encoding);
  if (!is_json) {
    const char delimiter = mapping.delimiter == 0 && ends_like(name, ".tsv") ? '\t' : mapping.delimiter;
    return std::make_unique<CsvRows>(std::move(text), name, sink,
                                     CsvShape{.delimiter = delimiter, .has_header = mapping.has_header});
  }
  DeafSink deaf;
  auto columns = JsonRows::names_in(*text, mapping.items, deaf);
  auto again = bundle.open(name);
  if (!again) return tl::make_unexpected(again.error());
  return std::make_unique<JsonRows>(std::make_unique<Utf8Stream>(std::move(*again), mapping.encoding), name, sink,
                                    mapping.items, std::move(columns));
}

}  // namespace colloquio::sources
