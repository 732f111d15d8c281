#include "colloquio/sources/mapping.hpp"

#include <algorithm>
#include <array>
#include <utility>

#include "colloquio/sources/json.hpp"
#include "colloquio/text/toml.hpp"

namespace colloquio::sources {

namespace {

constexpr std::array<std::string_view, 21> kFields = {
    "message.id",       "message.text",         "message.title",   "message.at",       "message.edited_at",
    "message.reply_to", "message.conversation", "message.kind",    "message.evidence", "message.rating",
    "message.lang",     "message.url",          "message.channel", "message.market",   "person.id",
    "person.handle",    "person.name",          "person.is_bot",   "tap.value",        "message.gone",
    "message.mentions"};

/// A mapping file flattened: "columns.message.id" → "ID". Lists become several entries of one name.
using Entries = std::vector<std::pair<std::string, std::string>>;

std::string joined(const std::string& prefix, std::string_view key) {
  return prefix.empty() ? std::string{key} : prefix + "." + std::string{key};
}

// NOLINTBEGIN(misc-no-recursion): JSON is at most 128 deep, toml++ bounds TOML
void flatten_json(const std::string& prefix, JsonValue value, Entries& into) {
  if (value.is_object() || value.is_array()) {
    for (const auto [key, inner] : value) flatten_json(value.is_array() ? prefix : joined(prefix, key), inner, into);
  } else {
    into.emplace_back(prefix, value.text());
  }
}

void flatten_toml(const std::string& prefix, const toml::node& node, Entries& into) {
  if (const auto* table = node.as_table()) {
    for (const auto& [key, inner] : *table) flatten_toml(joined(prefix, key.str()), inner, into);
  } else if (const auto* array = node.as_array()) {
    for (const auto& inner : *array) flatten_toml(prefix, inner, into);
  } else if (const auto* text = node.as_string()) {
    into.emplace_back(prefix, text->get());
  } else if (const auto* flag = node.as_boolean()) {
    into.emplace_back(prefix, flag->get() ? "true" : "false");
  } else if (const auto* whole = node.as_integer()) {
    into.emplace_back(prefix, std::to_string(whole->get()));
  } else if (const auto number = node.value<double>()) {
    into.emplace_back(prefix, std::to_string(*number));
  } else {
    into.emplace_back(prefix, "");
  }
}
// NOLINTEND(misc-no-recursion)

Result<Entries> entries_of(std::string_view toml, std::string_view file) {
  Entries entries;
  const std::size_t first = toml.find_first_not_of(" \t\r\n\xEF\xBB\xBF");
  if (first != std::string_view::npos && toml[first] == '{') {
    JsonDocument document;
    if (!document.parse(toml.substr(first))) return fail(ErrorKind::invalid_input, "the mapping is not JSON", file);
    flatten_json("", document.root(), entries);
    return entries;
  }
  const auto table = text::parse_toml(toml, file);
  if (!table)
    return fail(ErrorKind::invalid_input, "the mapping is not TOML: " + table.error().message, table.error().where);
  flatten_toml("", *table, entries);
  return entries;
}

/// "%d/%m/%Y %H:%M" or "dmy", "mdy", "ymd", "unix", "excel".
bool set_date_format(Mapping& mapping, std::string_view written) {
  mapping.date_declared = true;
  if (written == "unix" || written == "%s") {
    mapping.number_means = NumberMeans::unix_time;
    return true;
  }
  if (written == "excel") {
    mapping.number_means = NumberMeans::excel_serial;
    return true;
  }
  std::string order;
  const bool is_pattern = written.find('%') != std::string_view::npos;
  for (std::size_t i = 0; i < written.size(); ++i) {
    if (is_pattern && (i == 0 || written[i - 1] != '%')) continue;
    const char c = written[i];
    if (c == 'd' || c == 'e') order += 'd';
    if (c == 'm' || c == 'b' || c == 'B') order += 'm';
    if (c == 'Y' || c == 'y') order += 'y';
    if (c == 'F' || c == 'T') order += c == 'F' ? "ymd" : "";
  }
  if (order == "dmy") mapping.date_order = DateOrder::dmy;
  if (order == "mdy") mapping.date_order = DateOrder::mdy;
  if (order == "ymd") mapping.date_order = DateOrder::ymd;
  return mapping.date_order != DateOrder::undeclared;
}

bool is_field(std::string_view name) {
  return std::find(kFields.begin(), kFields.end(), name) != kFields.end() ||
         (name.starts_with("count.") && name.size() > 6);
}

bool set_shape(Mapping& mapping, const std::string& key, const std::string& value) {
  if (key == "format") {
    mapping.format = value;
    return value == "csv" || value == "jsonl" || value == "json" || value == "parquet";
  }
  if (key == "delimiter") {
    mapping.delimiter = value == "tab" || value == "\\t" ? '\t' : value.size() == 1 ? value[0] : '\0';
    return mapping.delimiter != '\0' && mapping.delimiter != '"' && mapping.delimiter != '\n';
  }
  if (key == "list_separator") {
    mapping.list_separator = value == "space" ? ' ' : value.size() == 1 ? value[0] : '\0';
    return mapping.list_separator != '\0';
  }
  if (key == "encoding") {
    mapping.encoding = encoding_named(value);
    return mapping.encoding.has_value();
  }
  if (key == "decimal") {
    mapping.decimal = value == "," ? DecimalMark::comma : DecimalMark::point;
    return value == "," || value == ".";
  }
  if (key == "header") {
    mapping.has_header = value != "false";
    return value == "true" || value == "false";
  }
  if (key == "rating_max") {
    mapping.rating_max = parse_number(value, DecimalMark::point).value_or(0);
    return mapping.rating_max > 0;
  }
  return false;
}

bool set_entry(Mapping& mapping, const std::string& key, const std::string& value) {
  if (key == "time_zone") {
    mapping.zone = value;
    return Zone::named(value).has_value();
  }
  if (key == "date_format" || key == "date_order") return set_date_format(mapping, value);
  if (key == "items") return mapping.items = value, true;
  if (key == "network") return mapping.network = value, !value.empty();
  if (key == "instance") return mapping.instance = value, true;
  if (key == "id_fallback") return mapping.id_fallback.push_back(value), is_field(value);
  if (key.starts_with("columns.")) return mapping.columns[key.substr(8)] = value, is_field(key.substr(8));
  if (key.starts_with("constants.")) return mapping.constants[key.substr(10)] = value, is_field(key.substr(10));
  return set_shape(mapping, key, value);
}

}  // namespace

std::span<const std::string_view> field_names() { return kFields; }

Result<Mapping> parse_mapping(std::string_view text, std::string_view file) {
  const auto entries = entries_of(text, file);
  if (!entries) return tl::make_unexpected(entries.error());
  Mapping mapping;
  for (const auto& [key, value] : *entries) {
    if (!set_entry(mapping, key, value)) {
      return fail(ErrorKind::invalid_input,
                  "the mapping's " + key + " = " + text::toml_string(value) + " means nothing to us", file);
    }
  }
  return mapping;
}

std::string to_toml(const Mapping& m) {
  std::string out;
  const auto line = [&](std::string_view key, std::string_view value) {
    out += std::string{key} + " = " + text::toml_string(value) + "\n";
  };
  if (!m.format.empty()) line("format", m.format);
  if (m.delimiter != 0) line("delimiter", m.delimiter == '\t' ? "tab" : std::string(1, m.delimiter));
  if (!m.has_header) out += "header = false\n";
  if (m.encoding) line("encoding", name_of(*m.encoding));
  if (m.decimal != DecimalMark::unknown) line("decimal", m.decimal == DecimalMark::comma ? "," : ".");
  if (!m.zone.empty()) line("time_zone", m.zone);
  if (m.date_order == DateOrder::dmy) line("date_order", "dmy");
  if (m.date_order == DateOrder::mdy) line("date_order", "mdy");
  if (m.date_order == DateOrder::ymd) line("date_order", "ymd");
  if (m.number_means == NumberMeans::excel_serial) line("date_format", "excel");
  if (m.number_means == NumberMeans::unix_time) line("date_format", "unix");
  if (!m.items.empty()) line("items", m.items);
  if (m.network != "table") line("network", m.network);
  if (!m.instance.empty()) line("instance", m.instance);
  if (m.rating_max != 5) out += "rating_max = " + std::to_string(m.rating_max) + "\n";
  if (m.list_separator != 0) line("list_separator", std::string(1, m.list_separator));
  if (!m.id_fallback.empty()) {
    out += "id_fallback = [";
    for (const auto& field : m.id_fallback) out += (out.ends_with('[') ? "" : ", ") + text::toml_string(field);
    out += "]\n";
  }
  out += "\n[columns]\n";
  for (const auto& [field, column] : m.columns) line(text::toml_string(field), column);
  if (!m.constants.empty()) out += "\n[constants]\n";
  for (const auto& [field, value] : m.constants) line(text::toml_string(field), value);
  return out;
}

}  // namespace colloquio::sources
