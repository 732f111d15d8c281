#include <unordered_map>

#include <fmt/format.h>

#include "colloquio/adapters/duckdb/merge_messages.hpp"

namespace colloquio::adapters::duck {

namespace {

/// Which keys mean the same thread; the smallest stands for all.
class Ties {
 public:
  void tie(std::uint64_t a, std::uint64_t b) {
    a = find(a);
    b = find(b);
    if (a == b) return;
    if (b < a) std::swap(a, b);
    above_[b] = a;
  }

  std::uint64_t find(std::uint64_t key) {
    std::uint64_t root = key;
    for (auto at = above_.find(root); at != above_.end(); at = above_.find(root)) root = at->second;
    while (key != root) {
      std::uint64_t& up = above_[key];
      key = std::exchange(up, root);
    }
    return root;
  }

  /// Keys that are not the smallest of their thread.
  [[nodiscard]] std::vector<std::uint64_t> others() const {
    std::vector<std::uint64_t> keys;
    keys.reserve(above_.size());
    for (const auto& [key, up] : above_) keys.push_back(key);
    return keys;
  }

 private:
  std::unordered_map<std::uint64_t, std::uint64_t> above_;
};

Result<void> collect(Connection& connection, const std::string& sql, Ties& ties) {
  auto rows = connection.query(sql);
  if (!rows) return tl::make_unexpected(rows.error());
  while (true) {
    const auto more = rows->next();
    if (!more) return tl::make_unexpected(more.error());
    if (!*more) return {};
    for (std::size_t i = 0; i < rows->size(); ++i) {
      ties.tie(rows->column<std::uint64_t>(0)[i], rows->column<std::uint64_t>(1)[i]);
    }
  }
}

}  // namespace

Result<void> tie_threads(Connection& connection, std::uint32_t ordinal) {
  // A message starts with the key of its conversation, else of its parent, else its own. What is left to tie: a parent
  // whose own key is another, a conversation that was tied to another before, and siblings whose parent never came.
  const std::string links =
      "SELECT DISTINCT child.thread, parent.thread FROM message AS child JOIN message AS parent ON child.parent = "
      "parent.id WHERE child.thread <> parent.thread AND ";
  const auto same = [&](const char* column) {
    return fmt::format(
        "SELECT DISTINCT message.thread, family.thread FROM message JOIN (SELECT {0}, min(thread) AS thread FROM "
        "message "
        "SEMI JOIN (SELECT DISTINCT {0} FROM message WHERE touched = {1} AND {0} <> 0) AS told USING ({0}) GROUP BY "
        "{0} "
        "HAVING min(thread) <> max(thread)) AS family USING ({0}) WHERE message.thread <> family.thread",
        column, ordinal);
  };
  std::vector<std::string> questions{links + fmt::format("child.touched = {}", ordinal), same("conversation"),
                                     same("parent")};
  const auto old = connection.number(fmt::format("SELECT count(*)::BIGINT FROM message WHERE touched < {}", ordinal));
  if (!old) return tl::make_unexpected(old.error());
  if (*old > 0) questions.push_back(links + fmt::format("parent.touched = {0} AND child.touched < {0}", ordinal));
  Ties ties;
  for (const std::string& sql : questions) {
    if (auto done = collect(connection, sql, ties); !done) return done;
  }
  const auto keys = ties.others();
  if (keys.empty()) return {};
  if (auto done = connection.run("CREATE OR REPLACE TEMP TABLE tie (key UBIGINT, thread UBIGINT)"); !done) return done;
  {
    auto to = Appender::open(connection, "tie");
    if (!to) return tl::make_unexpected(to.error());
    for (const std::uint64_t key : keys) {
      **to << key << ties.find(key);
      if (auto done = (*to)->end_row(); !done) return done;
    }
    if (auto done = (*to)->flush(); !done) return done;
  }
  return connection.run("UPDATE message SET thread = tie.thread FROM tie WHERE message.thread = tie.key");
}

}  // namespace colloquio::adapters::duck
