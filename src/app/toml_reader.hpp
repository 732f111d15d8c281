#pragma once

#include <array>
#include <chrono>
#include <cstdint>
#include <map>
#include <optional>
#include <set>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include <fmt/format.h>

#include "colloquio/base/instant.hpp"
#include "colloquio/base/result.hpp"
#include "colloquio/text/toml.hpp"

namespace colloquio::app {

/// Reads the keys of one table of a file of ours. Only what the file says is changed; the first fault is kept, with its
/// line, and the rest is not looked at any more.
class TomlReader {
 public:
  TomlReader(const toml::table& table, std::string_view title, std::string_view file, std::optional<Error>& error)
      : table_(table), title_(title), file_(file), error_(error) {}

  void only(std::initializer_list<std::string_view> keys) {
    const std::set<std::string_view> known(keys);
    for (const auto& [key, node] : table_) {
      if (!known.contains(key.str())) {
        std::string list;
        for (const auto k : keys) list += (list.empty() ? "" : ", ") + std::string{k};
        report(node, fmt::format("[{}] has no key '{}'; it knows {}", title_, key.str(), list));
      }
    }
  }

  void text(std::string_view key, std::string& into) {
    const toml::node* node = table_.get(key);
    if (node == nullptr) return;
    if (const auto value = node->value<std::string>(); value && node->is_string()) {
      into = *value;
    } else {
      report(*node, fmt::format("'{}' must be a text in quotes", key));
    }
  }

  void boolean(std::string_view key, bool& into) {
    const toml::node* node = table_.get(key);
    if (node == nullptr) return;
    if (node->is_boolean()) {
      into = *node->value<bool>();
    } else {
      report(*node, fmt::format("'{}' must be true or false", key));
    }
  }

  void integer(std::string_view key, int& into, int low, int high) {
    const toml::node* node = table_.get(key);
    if (node == nullptr) return;
    const auto value = node->is_integer() ? node->value<std::int64_t>() : std::nullopt;
    if (value && *value >= low && *value <= high) {
      into = static_cast<int>(*value);
    } else {
      report(*node, fmt::format("'{}' must be a whole number from {} to {}", key, low, high));
    }
  }

  void number(std::string_view key, float& into, double low, double high) {
    const toml::node* node = table_.get(key);
    if (node == nullptr) return;
    const auto value = node->is_number() ? node->value<double>() : std::nullopt;
    if (value && *value >= low && *value <= high) {
      into = static_cast<float>(*value);
    } else {
      report(*node, fmt::format("'{}' must be a number from {} to {}", key, low, high));
    }
  }

  /// One text, or a list of them.
  void texts(std::string_view key, std::vector<std::string>& into) {
    const toml::node* node = table_.get(key);
    if (node == nullptr) return;
    if (const auto* list = node->as_array(); list != nullptr && list->is_homogeneous<std::string>()) {
      into.clear();
      for (const toml::node& item : *list) into.push_back(*item.value<std::string>());
    } else if (const auto value = node->value<std::string>(); value && node->is_string()) {
      into = {*value};
    } else {
      report(*node, fmt::format("'{}' must be a text in quotes, or a list of them", key));
    }
  }

  /// { name = "text", … }
  void pairs(std::string_view key, std::map<std::string, std::string>& into) {
    const toml::node* node = table_.get(key);
    if (node == nullptr) return;
    const toml::table* pairs = node->as_table();
    if (pairs == nullptr || (!pairs->empty() && !pairs->is_homogeneous<std::string>())) {
      report(*node, fmt::format("'{}' must be names with a text each", key));
      return;
    }
    for (const auto& [name, value] : *pairs) into[std::string{name.str()}] = *value.value<std::string>();
  }

  /// One of a few words.
  template <class Value, std::size_t n>
  void choice(std::string_view key, Value& into, const std::array<std::pair<std::string_view, Value>, n>& words) {
    std::string word;
    text(key, word);
    if (word.empty()) return;
    std::string list;
    for (const auto& [name, value] : words) {
      if (word == name) {
        into = value;
        return;
      }
      list += (list.empty() ? "" : ", ") + std::string{name};
    }
    report(*table_.get(key), fmt::format("'{}' must be one of: {}", key, list));
  }

  /// A local date (2026-03-31) in the company's zone.
  void date(std::string_view key, const Zone& zone, Instant& into) {
    const toml::node* node = table_.get(key);
    if (node == nullptr) return;
    if (const auto value = node->value<toml::date>(); value && node->is_date()) {
      const std::chrono::year_month_day day{std::chrono::year{value->year}, std::chrono::month{value->month},
                                            std::chrono::day{value->day}};
      into = zone.to_instant(std::chrono::local_days{day});
    } else {
      report(*node, fmt::format("'{}' must be a date such as 2026-03-31, without quotes", key));
    }
  }

  void report(const toml::node& node, std::string message) {
    if (error_) return;
    error_ = Error{ErrorKind::invalid_input, std::move(message),
                   fmt::format("{}, line {}", file_, node.source().begin.line)};
  }

 private:
  const toml::table& table_;
  std::string_view title_;
  std::string_view file_;
  std::optional<Error>& error_;
};

/// Calls `read` for every [[key]] of the root.
template <class Read>
void each_table(const toml::table& root, std::string_view key, std::string_view file, std::optional<Error>& error,
                Read read) {
  const toml::node* node = root.get(key);
  if (node == nullptr) return;
  TomlReader in{root, key, file, error};
  const toml::array* list = node->as_array();
  if (list == nullptr) {
    in.report(*node, fmt::format("write [[{}]] (two brackets) for each one", key));
    return;
  }
  for (const toml::node& item : *list) {
    if (const toml::table* table = item.as_table()) {
      read(*table);
    } else {
      in.report(item, fmt::format("write [[{}]] (two brackets) for each one", key));
    }
  }
}

}  // namespace colloquio::app
