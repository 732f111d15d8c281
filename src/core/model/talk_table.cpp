#include "colloquio/core/model/talk_table.hpp"

#include <algorithm>

namespace colloquio {

namespace {

/// In place: a kept row never moves to a later one.
template <class T>
void keep(std::vector<T>& column, const std::vector<std::uint32_t>& rows) {
  for (std::size_t i = 0; i < rows.size(); ++i) column[i] = column[rows[i]];
  column.resize(rows.size());
}

/// A list of what few rows have: entries of rows that stay get their new numbers.
template <class T>
void keep_few(std::vector<T>& entries, const std::vector<std::uint32_t>& rows) {
  auto row = rows.begin();
  std::erase_if(entries, [&](T& entry) {
    row = std::lower_bound(row, rows.end(), entry.row);
    if (row == rows.end() || *row != entry.row) return true;
    entry.row = static_cast<std::uint32_t>(row - rows.begin());
    return false;
  });
}

}  // namespace

void keep_rows(TalkTable& t, const std::vector<std::uint32_t>& rows) {
  keep(t.id, rows);
  keep(t.parent, rows);
  keep(t.time, rows);
  keep(t.conversation, rows);
  keep(t.author, rows);
  keep(t.channel, rows);
  keep(t.taps, rows);
  keep(t.flags, rows);
  keep_few(t.addresses, rows);
  keep_few(t.other_parents, rows);
  keep_few(t.wordings, rows);
}

}  // namespace colloquio
