#include "colloquio/core/talk/threads.hpp"

#include <algorithm>
#include <queue>
#include <span>
#include <tuple>
#include <utility>

#include "colloquio/core/talk/cross_posts.hpp"
#include "colloquio/core/talk/links.hpp"
#include "colloquio/core/talk/radix.hpp"

namespace colloquio::talk {

namespace {

using Rows = std::vector<std::uint32_t>;
using Times = std::vector<std::int64_t>;

/// Rows by (time, id), unknown times first. Seconds are sorted by digits, the rest of the order within a second by
/// hand.
std::vector<std::uint64_t> rows_by_time(const TalkTable& t, const Times& time, const Rows& label) {
  constexpr std::int64_t kSecond = 1'000'000;
  std::int64_t first = std::numeric_limits<std::int64_t>::max();
  for (const std::int64_t at : time) {
    if (at != kUnknownTime) first = std::min(first, at);
  }
  std::vector<std::uint64_t> order;
  order.reserve(time.size());
  for (std::uint32_t row = 0; row < time.size(); ++row) {
    if (label[row] == kDropped) continue;
    const std::int64_t second = time[row] == kUnknownTime ? 0 : (time[row] - first) / kSecond + 1;
    order.push_back(static_cast<std::uint64_t>(second) << 32U | row);
  }
  radix_sort(order, 32);
  const auto earlier = [&](std::uint64_t x, std::uint64_t y) {
    const auto a = static_cast<std::uint32_t>(x);
    const auto b = static_cast<std::uint32_t>(y);
    return time[a] != time[b] ? time[a] < time[b] : t.id[a] < t.id[b];
  };
  for (std::size_t i = 0; i < order.size();) {
    std::size_t end = i + 1;
    while (end < order.size() && order[end] >> 32U == order[i] >> 32U) ++end;
    if (end - i > 1) {
      std::sort(order.begin() + static_cast<std::ptrdiff_t>(i), order.begin() + static_cast<std::ptrdiff_t>(end),
                earlier);
    }
    i = end;
  }
  return order;
}

/// Numbers the threads by (channel, first message) and fills start, channel; returns the thread of each row.
Rows number_threads(const TalkTable& t, const std::vector<std::uint64_t>& order, const Rows& label, Threads& out) {
  Rows number(label.size(), kNone);
  Rows channel, size;
  for (const std::uint64_t o : order) {
    const auto row = static_cast<std::uint32_t>(o);
    std::uint32_t& n = number[label[row]];
    if (n == kNone) {
      n = static_cast<std::uint32_t>(channel.size());
      channel.push_back(t.channel[row]);
      size.push_back(0);
    }
    ++size[n];
  }
  Rows next(t.channels.size() + 1, 0);
  for (const std::uint32_t c : channel) ++next[c + 1];
  for (std::size_t c = 1; c < next.size(); ++c) next[c] += next[c - 1];
  Rows renumbered(channel.size());
  out.channel.resize(channel.size());
  out.start.assign(channel.size() + 1, 0);
  for (std::uint32_t n = 0; n < channel.size(); ++n) {
    renumbered[n] = next[channel[n]]++;
    out.channel[renumbered[n]] = channel[n];
    out.start[renumbered[n] + 1] = size[n];
  }
  for (std::size_t n = 1; n < out.start.size(); ++n) out.start[n] += out.start[n - 1];
  for (auto& n : number) {
    if (n != kNone) n = renumbered[n];
  }
  return number;  // by label
}

/// Puts the messages [begin, end), now in (time, id) order, so that each comes after its parent and otherwise as early
/// as its time allows. Only for threads where a clock says otherwise.
void order_after_parents(std::uint32_t begin, std::uint32_t end, const Rows& parent_row, Rows& position, Rows& row) {
  const std::uint32_t n = end - begin;
  const Rows old(row.begin() + begin, row.begin() + end);
  Rows first_child(n, kNone), next_sibling(n, kNone);
  std::priority_queue<std::uint32_t, Rows, std::greater<>> ready;
  for (std::uint32_t i = 0; i < n; ++i) {
    const std::uint32_t parent = parent_row[old[i]];
    if (parent >= kDropped) {
      ready.push(i);
    } else {
      const std::uint32_t p = position[parent] - begin;
      next_sibling[i] = first_child[p];
      first_child[p] = i;
    }
  }
  for (std::uint32_t placed = begin; !ready.empty(); ++placed) {
    const std::uint32_t i = ready.top();
    ready.pop();
    row[placed] = old[i];
    for (std::uint32_t c = first_child[i]; c != kNone; c = next_sibling[c]) ready.push(c);
  }
  for (std::uint32_t at = begin; at < end; ++at) position[row[at]] = at;
}

void place_rows(const std::vector<std::uint64_t>& order, const Rows& label, const Rows& number, const Rows& parent_row,
                Rows& position, Threads& out) {
  Rows next(out.start.begin(), out.start.end());
  out.row.resize(order.size());
  position.assign(label.size(), kNone);
  Rows broken;
  for (const std::uint64_t o : order) {
    const auto row = static_cast<std::uint32_t>(o);
    const std::uint32_t thread = number[label[row]];
    const std::uint32_t at = next[thread]++;
    out.row[at] = row;
    position[row] = at;
    const std::uint32_t parent = parent_row[row];
    if (parent < kDropped && position[parent] == kNone) broken.push_back(thread);  // the parent comes later in time
  }
  std::sort(broken.begin(), broken.end());
  broken.erase(std::unique(broken.begin(), broken.end()), broken.end());
  for (const std::uint32_t thread : broken) {
    order_after_parents(out.start[thread], out.start[thread + 1], parent_row, position, out.row);
  }
}

void gather(const TalkTable& t, const Times& time, const Rows& parent_row, const Rows& position, Threads& out,
            FaultLog& faults) {
  const std::size_t n = out.row.size();
  out.parent.resize(n);
  out.author.resize(n);
  out.time.resize(n);
  out.flags.resize(n);
  for (std::uint32_t at = 0; at < n; ++at) {
    const std::uint32_t row = out.row[at];
    const std::uint32_t parent = parent_row[row];
    out.parent[at] = parent < kDropped ? position[parent] : parent;
    out.time[at] = time[row];
    MessageFlags flags = t.flags[row];
    const bool nobody = t.author[row] == kNone || flags.role == Role::nobody;
    if (nobody && flags.role != Role::bot) flags.role = Role::nobody;
    if (parent != kNone && flags.evidence == Evidence::none) flags.evidence = Evidence::explicit_;
    out.author[at] = nobody ? kNone : t.author[row];
    out.flags[at] = flags;
    if (parent < kDropped && time[row] != kUnknownTime && time[parent] != kUnknownTime && time[row] < time[parent]) {
      faults.add(FaultKind::reply_before_parent, row);
    }
  }
}

/// Puts what few rows have in the order of positions.
void gather_few(const TalkTable& t, const Links& links, const Rows& position, Threads& out) {
  for (const Links::Other& o : links.others) {
    // One that comes later in the conversation (a broken clock, a ring) is answered by nothing said before it.
    if (position[o.parent] < position[o.row]) out.other_links.push_back({position[o.row], position[o.parent]});
  }
  std::sort(out.other_links.begin(), out.other_links.end(), [](const Threads::Link& a, const Threads::Link& b) {
    return std::tie(a.at, a.parent) < std::tie(b.at, b.parent);
  });
  for (const TalkTable::Address& a : t.addresses) {
    const std::uint32_t at = position[a.row];
    if (at != kNone && out.author[at] != a.account) out.addresses.push_back({at, a.account});
  }
  std::sort(out.addresses.begin(), out.addresses.end(), [](const Threads::Address& a, const Threads::Address& b) {
    return std::tie(a.at, a.account) < std::tie(b.at, b.account);
  });
}

/// Gives E2-E4 messages without a named parent the one their place implies.
void infer_parents(std::size_t accounts, Threads& out) {
  Rows last(out.addresses.empty() ? 0 : accounts, kNone);  // message of each author, in threads where it can matter
  for (std::uint32_t thread = 0; thread < out.size(); ++thread) {
    const std::uint32_t first = out.start[thread];
    const auto addresses = entries_of(out.addresses, first, out.start[thread + 1]);
    auto address = addresses.begin();
    std::uint32_t before = kNone;
    for (std::uint32_t at = first; at < out.start[thread + 1]; ++at) {
      const MessageFlags f = out.flags[at];
      std::uint32_t addressed = kNone;  // the latest message by somebody it addresses
      for (; address != addresses.end() && address->at == at; ++address) {
        const std::uint32_t said = last[address->account];
        if (said != kNone && said >= first && (addressed == kNone || said > addressed)) addressed = said;
      }
      if (out.parent[at] == kNone && at != first) {
        if (f.evidence == Evidence::two_level) {
          if (out.flags[first].evidence == Evidence::none) out.parent[at] = first;
        } else if (f.evidence >= Evidence::mention && out.time[at] != kUnknownTime) {
          out.parent[at] = f.evidence == Evidence::mention && addressed != kNone ? addressed : before;
        }
      }
      if (!is_counted(f) || out.time[at] == kUnknownTime) continue;
      before = at;
      if (!addresses.empty() && out.author[at] != kNone) last[out.author[at]] = at;
    }
  }
}

void link_same_authors(std::size_t accounts, Threads& out) {
  out.next_same.assign(out.row.size(), kNone);
  Rows last(accounts, kNone);
  for (std::size_t thread = out.size(); thread-- > 0;) {
    const std::uint32_t end = out.start[thread + 1];
    for (std::uint32_t at = end; at-- > out.start[thread];) {
      if (out.author[at] == kNone || !is_counted(out.flags[at])) continue;
      std::uint32_t& next = last[out.author[at]];
      if (next < end) out.next_same[at] = next;  // a position of an earlier-scanned thread is not smaller than `end`
      next = at;
    }
  }
}

void find_horizons(const TalkTable& t, Threads& out) {
  for (const auto& c : t.channels) out.horizon.push_back(c.horizon);
  for (std::uint32_t thread = 0; thread < out.size(); ++thread) {
    std::int64_t& h = out.horizon[out.channel[thread]];
    for (std::uint32_t at = out.start[thread]; at < out.start[thread + 1]; ++at) {
      if (is_counted(out.flags[at])) h = std::max(h, out.time[at]);
    }
  }
}

}  // namespace

Threads build_threads(const TalkTable& t, FaultLog& faults) {
  Threads out;
  const Times time = usable_times(t);
  const Links links = resolve_links(t, time, faults);
  const Rows& parent_row = links.parent;
  count_time_faults(t, time, parent_row, faults);
  Rows position;
  {
    const Rows label = label_threads(t, links);
    const std::vector<std::uint64_t> order = rows_by_time(t, time, label);
    const Rows number = number_threads(t, order, label, out);
    place_rows(order, label, number, parent_row, position, out);
  }
  gather(t, time, parent_row, position, out, faults);
  gather_few(t, links, position, out);
  infer_parents(t.accounts.size(), out);
  // Where a ring was cut, the parent inferred instead may be one of the others.
  std::erase_if(out.other_links, [&](const Threads::Link& link) { return out.parent[link.at] == link.parent; });
  if (!t.wordings.empty()) out.placements = find_placements(t, time, position);
  link_same_authors(t.accounts.size(), out);
  find_horizons(t, out);
  return out;
}

}  // namespace colloquio::talk
