#include "colloquio/core/talk/links.hpp"

#include <algorithm>
#include <bit>
#include <map>
#include <numeric>
#include <tuple>
#include <utility>

#include "colloquio/core/model/good_clock.hpp"
#include "colloquio/core/talk/row_index.hpp"

namespace colloquio::talk {

namespace {

/// Everything that may differ between two rows of one id, so that the choice does not depend on their order. The copy
/// that knows its time comes first: a repetition without one must not take it away.
auto content(const TalkTable& t, std::uint32_t row) {
  return std::tuple{t.time[row] == kUnknownTime,
                    t.time[row],
                    t.parent[row],
                    t.author[row],
                    t.conversation[row],
                    t.channel[row],
                    std::bit_cast<std::uint16_t>(t.flags[row])};
}

/// The same of what few rows have: `what` of each entry.
template <class T, class U>
int compare_entries(const std::vector<T>& list, U T::* what, std::uint32_t a, std::uint32_t b) {
  const auto of = [&](std::uint32_t row) {
    std::vector<U> values;
    const auto before = [](const T& e, std::uint32_t r) { return e.row < r; };
    for (auto e = std::lower_bound(list.begin(), list.end(), row, before); e != list.end() && e->row == row; ++e) {
      values.push_back((*e).*what);
    }
    return values;
  };
  const std::vector<U> x = of(a);
  const std::vector<U> y = of(b);
  return x < y ? -1 : y < x ? 1 : 0;
}

/// Which of two rows of one id is used. Taps come last: they must not choose between two that say different things.
bool comes_first(const TalkTable& t, std::uint32_t a, std::uint32_t b) {
  if (const auto x = content(t, a), y = content(t, b); x != y) return x < y;
  int order = compare_entries(t.addresses, &TalkTable::Address::account, a, b);
  if (order == 0) order = compare_entries(t.other_parents, &TalkTable::OtherParent::parent, a, b);
  if (order == 0) order = compare_entries(t.wordings, &TalkTable::Wording::key, a, b);
  return order != 0 ? order < 0 : t.taps[a] < t.taps[b];
}

/// Oldest first; a message without time is younger than every other.
bool older(const TalkTable& t, const std::vector<std::int64_t>& time, std::uint32_t a, std::uint32_t b) {
  const auto age = [&](std::uint32_t r) { return std::pair{time[r] == kUnknownTime, time[r]}; };
  return age(a) != age(b) ? age(a) < age(b) : t.id[a] < t.id[b];
}

/// Finds rings of answers and opens each. Every row is walked once.
void cut_rings(const TalkTable& t, const std::vector<std::int64_t>& time, std::vector<std::uint32_t>& parent,
               FaultLog& faults) {
  enum Mark : std::uint8_t { fresh, on_path, done };
  std::vector<std::uint8_t> mark(parent.size(), fresh);
  std::vector<std::uint32_t> path;
  for (std::uint32_t row = 0; row < parent.size(); ++row) {
    std::uint32_t at = row;
    while (at < parent.size() && mark[at] == fresh) {
      mark[at] = on_path;
      path.push_back(at);
      at = parent[at];
    }
    if (at < parent.size() && mark[at] == on_path) {
      const auto ring = std::find(path.begin(), path.end(), at);
      const std::uint32_t oldest =
          *std::min_element(ring, path.end(), [&](std::uint32_t a, std::uint32_t b) { return older(t, time, a, b); });
      parent[oldest] = kNone;
      faults.add(FaultKind::parent_cycle, oldest);
    }
    for (const std::uint32_t r : path) mark[r] = done;
    path.clear();
  }
}

/// Sets of rows that grow together; the representative of a set is one of its rows.
class Sets {
 public:
  explicit Sets(std::vector<std::uint32_t>& up) : up_(up) {}
  std::uint32_t find(std::uint32_t row) {
    while (up_[row] != row) {
      up_[row] = up_[up_[row]];
      row = up_[row];
    }
    return row;
  }
  void join(std::uint32_t a, std::uint32_t b) {
    a = find(a);
    b = find(b);
    if (a != b) up_[std::max(a, b)] = std::min(a, b);
  }

 private:
  std::vector<std::uint32_t>& up_;
};

/// A native conversation is one thread in each channel it appears in (nearly always one).
void join_conversations(const TalkTable& t, const std::vector<std::uint32_t>& parent, Sets& sets) {
  std::vector<std::uint32_t> first(t.conversations.size(), kNone);
  std::map<std::pair<std::uint32_t, std::uint32_t>, std::uint32_t> first_elsewhere;
  for (std::uint32_t row = 0; row < parent.size(); ++row) {
    const std::uint32_t c = t.conversation[row];
    if (c == kNone || parent[row] == kDropped) continue;
    if (first[c] == kNone) {
      first[c] = row;
    } else if (t.channel[first[c]] == t.channel[row]) {
      sets.join(first[c], row);
    } else {
      const auto [it, is_new] = first_elsewhere.try_emplace({c, t.channel[row]}, row);
      if (!is_new) sets.join(it->second, row);
    }
  }
}

/// Answers to the same missing message belong together.
void join_orphans(const TalkTable& t, const Links& links, Sets& sets) {
  std::vector<Links::Orphan> orphans;
  for (const Links::Orphan& o : links.orphans) {
    if (links.parent[o.row] == kGhost) orphans.push_back(o);
  }
  const auto place = [&t](const Links::Orphan& o) { return std::tie(o.parent, t.channel[o.row]); };
  std::sort(orphans.begin(), orphans.end(),
            [&](const Links::Orphan& a, const Links::Orphan& b) { return place(a) < place(b); });
  for (std::size_t i = 1; i < orphans.size(); ++i) {
    if (place(orphans[i - 1]) == place(orphans[i])) sets.join(orphans[i - 1].row, orphans[i].row);
  }
}

/// Messages that answer several at once: finds their other parents, chooses the one of the tree. What is wrong with a
/// parent counts once a message and kind, whether another one is here or not.
void resolve_several(const TalkTable& t, const std::vector<std::int64_t>& time, const RowIndex& index, FaultLog& faults,
                     Links& links) {
  std::vector<Id128> wanted;
  wanted.reserve(t.other_parents.size());
  for (const auto& o : t.other_parents) wanted.push_back(o.parent);
  std::vector<std::uint32_t> found(wanted.size());
  index.find(wanted, found);
  std::vector<std::uint32_t> here;
  for (std::size_t i = 0; i < wanted.size();) {
    const std::uint32_t row = t.other_parents[i].row;
    std::uint32_t& parent = links.parent[row];
    const bool dropped = parent == kDropped;
    bool missing = parent == kGhost;
    bool self = t.parent[row] == t.id[row];
    bool elsewhere = !self && parent == kNone && !t.parent[row].is_none();
    here.clear();
    if (parent < kDropped) here.push_back(parent);
    for (; i < wanted.size() && t.other_parents[i].row == row; ++i) {
      if (dropped || wanted[i].is_none()) continue;
      if (found[i] == kNone) {
        links.orphans.push_back({wanted[i], row});
        if (!std::exchange(missing, true)) faults.add(FaultKind::missing_parent, row);
      } else if (found[i] == row) {
        if (!std::exchange(self, true)) faults.add(FaultKind::self_parent, row);
      } else if (t.channel[found[i]] != t.channel[row]) {
        if (!std::exchange(elsewhere, true)) faults.add(FaultKind::parent_elsewhere, row);
      } else {
        here.push_back(found[i]);
      }
    }
    if (dropped) continue;
    if (here.empty()) {
      if (missing) parent = kGhost;
      continue;
    }
    parent = *std::max_element(here.begin(), here.end(), [&](std::uint32_t a, std::uint32_t b) {
      return std::tie(time[a], t.id[a]) < std::tie(time[b], t.id[b]);  // an unknown time is the smallest
    });
    std::sort(here.begin(), here.end());
    here.erase(std::unique(here.begin(), here.end()), here.end());
    for (const std::uint32_t other : here) {
      if (other != parent) links.others.push_back({row, other});
    }
  }
}

}  // namespace

std::vector<std::int64_t> usable_times(const TalkTable& t) {
  std::vector<std::int64_t> time(t.time);
  std::vector<std::int64_t> latest;
  for (const TalkTable::Channel& c : t.channels) latest.push_back(micros(last_good_time(from_micros(c.horizon))));
  for (std::uint32_t row = 0; row < time.size(); ++row) {
    if (time[row] < micros(kFirstGoodTime) || time[row] > latest[t.channel[row]]) time[row] = kUnknownTime;
  }
  return time;
}

void count_time_faults(const TalkTable& t, const std::vector<std::int64_t>& time,
                       const std::vector<std::uint32_t>& parent, FaultLog& faults) {
  for (std::uint32_t row = 0; row < time.size(); ++row) {
    if (time[row] != kUnknownTime || parent[row] == kDropped) continue;
    faults.add(t.time[row] == kUnknownTime            ? FaultKind::time_missing
               : t.time[row] < micros(kFirstGoodTime) ? FaultKind::time_past
                                                      : FaultKind::time_future,
               row);
  }
}

Links resolve_links(const TalkTable& t, const std::vector<std::int64_t>& time, FaultLog& faults) {
  std::vector<std::uint32_t> dropped;
  const RowIndex index(t.id, [&](std::uint32_t a, std::uint32_t b) {
    if (comes_first(t, b, a)) std::swap(a, b);
    dropped.push_back(b);
    faults.add(FaultKind::duplicate_id, b);
    return a;
  });
  Links links;
  std::vector<std::uint32_t>& parent = links.parent;
  parent.resize(t.size());
  index.find(t.parent, parent);
  for (const std::uint32_t row : dropped) parent[row] = kDropped;
  for (std::uint32_t row = 0; row < parent.size(); ++row) {
    if (parent[row] == kDropped || t.parent[row].is_none()) continue;
    if (parent[row] == kNone) {
      parent[row] = kGhost;
      links.orphans.push_back({t.parent[row], row});
      faults.add(FaultKind::missing_parent, row);
    } else if (parent[row] == row) {
      parent[row] = kNone;
      faults.add(FaultKind::self_parent, row);
    } else if (t.channel[parent[row]] != t.channel[row]) {
      parent[row] = kNone;
      faults.add(FaultKind::parent_elsewhere, row);
    }
  }
  if (!t.other_parents.empty()) resolve_several(t, time, index, faults, links);
  cut_rings(t, time, parent, faults);
  return links;
}

std::vector<std::uint32_t> label_threads(const TalkTable& t, const Links& links) {
  const std::vector<std::uint32_t>& parent = links.parent;
  std::vector<std::uint32_t> up(parent.size());
  for (std::uint32_t row = 0; row < up.size(); ++row) up[row] = parent[row] < up.size() ? parent[row] : row;
  Sets sets(up);
  join_conversations(t, parent, sets);
  join_orphans(t, links, sets);
  for (const Links::Other& o : links.others) sets.join(o.row, o.parent);
  for (std::uint32_t row = 0; row < up.size(); ++row) up[row] = parent[row] == kDropped ? kDropped : sets.find(row);
  return up;
}

}  // namespace colloquio::talk
