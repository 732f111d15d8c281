#include "colloquio/core/talk/people.hpp"

#include <algorithm>
#include <cmath>
#include <functional>

#include "colloquio/core/talk/interval.hpp"
#include "colloquio/core/talk/radix.hpp"

namespace colloquio::talk {

AuthorCounts count_authors(std::vector<std::uint32_t>& log, std::size_t accounts) {
  AuthorCounts out;
  if (log.size() >= accounts / 16) {
    std::vector<std::uint32_t> counts(accounts, 0);
    for (const std::uint32_t author : log) ++counts[author];
    for (std::uint32_t author = 0; author < accounts; ++author) {
      if (counts[author] == 0) continue;
      out.author.push_back(author);
      out.count.push_back(counts[author]);
    }
    return out;
  }
  radix_sort(log);
  for (std::size_t i = 0; i < log.size();) {
    std::size_t end = i + 1;
    while (end < log.size() && log[end] == log[i]) ++end;
    out.author.push_back(log[i]);
    out.count.push_back(static_cast<std::uint32_t>(end - i));
    i = end;
  }
  return out;
}

void make_set(std::vector<std::uint64_t>& keys) {
  radix_sort(keys);
  keys.erase(std::unique(keys.begin(), keys.end()), keys.end());
}

Figure reciprocity_figure(std::span<const std::uint64_t> set) {
  std::int64_t mutual = 0;
  for (std::size_t i = 1; i < set.size(); ++i) mutual += set[i] >> 1U == set[i - 1] >> 1U ? 1 : 0;
  const auto pairs = static_cast<std::int64_t>(set.size());
  Figure f = share_figure(2 * mutual, pairs);
  if (!f.value) return f;
  const auto of_pairs = [](double of_ties) { return 2 * of_ties / (1 + of_ties); };
  const Interval ties = wilson(mutual, pairs - mutual);
  f.low = of_pairs(ties.low);
  f.high = of_pairs(ties.high);
  return f;
}

Figure gini_figure(std::vector<std::uint32_t> counts) {
  Figure f;
  f.n = static_cast<std::int64_t>(counts.size());
  f.unit = Unit::index;
  if (f.n < kFewest) {
    f.note = "too_few";
    return f;
  }
  radix_sort(counts);
  const auto n = static_cast<double>(counts.size());
  std::int64_t weighted = 0;  // Σ (2i - n - 1) x_i, i from 1: exact in integers
  std::int64_t sum = 0;
  for (std::size_t i = 0; i < counts.size(); ++i) {
    weighted += (2 * static_cast<std::int64_t>(i) + 1 - f.n) * counts[i];
    sum += counts[i];
  }
  const auto total = static_cast<double>(sum);
  const double gini = static_cast<double>(weighted) / (n * total);
  double squares = 0;
  double below = 0;
  for (std::size_t i = 0; i < counts.size(); ++i) {
    const double x = counts[i];
    below += x;
    const double rank = (static_cast<double>(i) + 1) / n;
    const double influence = (2 * (rank * x - below / n) + total / n - x - gini * (total / n + x)) / (total / n);
    squares += influence * influence;
  }
  const double spread = kZ * std::sqrt(squares) / n;
  f.value = gini;
  f.low = std::max(0.0, gini - spread);
  f.high = std::min(1.0, gini + spread);
  return f;
}

Figure fewest_for_half(std::vector<std::uint32_t> counts) {
  Figure f;
  for (const std::uint32_t c : counts) f.n += c;
  if (f.n < kFewest) {
    f.note = "too_few";
    return f;
  }
  radix_sort(counts);
  std::int64_t given = 0;
  std::int64_t people = 0;
  while (2 * given < f.n) given += counts[counts.size() - static_cast<std::size_t>(++people)];
  f.value = static_cast<double>(people);
  return f;
}

std::vector<Talker> list_talkers(const TalkTable& table, const Threads& t, const Window& window,
                                 std::span<const std::uint64_t> exchanges, std::span<const std::uint32_t> repeats,
                                 std::size_t most) {
  if (most == 0) return {};
  std::vector<std::uint32_t> messages(table.accounts.size(), 0);
  for (std::uint32_t at = 0; at < t.row.size(); ++at) {
    const bool counts = is_counted(t.flags[at]) && t.author[at] != kNone;
    if (counts && (window.is_all() || window.contains(from_micros(t.time[at])))) ++messages[t.author[at]];
  }
  for (const std::uint32_t at : repeats) --messages[t.author[at]];
  std::vector<std::uint32_t> busiest;
  for (std::uint32_t a = 0; a < messages.size(); ++a) {
    if (messages[a] > 0) busiest.push_back(a);
  }
  const std::size_t kept = std::min(most, busiest.size());
  std::partial_sort(busiest.begin(), busiest.begin() + static_cast<std::ptrdiff_t>(kept), busiest.end(),
                    [&](std::uint32_t a, std::uint32_t b) {
                      return messages[a] != messages[b] ? messages[a] > messages[b]
                                                        : table.accounts[a] < table.accounts[b];
                    });
  busiest.resize(kept);

  std::vector<Talker> talkers;
  std::vector<std::uint32_t> place(table.accounts.size(), kNone);
  for (const std::uint32_t a : busiest) {
    place[a] = static_cast<std::uint32_t>(talkers.size());
    talkers.push_back({.author = a, .messages = messages[a], .first = kUnknownTime, .last = kUnknownTime});
  }
  std::vector<std::uint32_t> last_thread(talkers.size(), kNone);
  for (std::uint32_t thread = 0; thread < t.size(); ++thread) {
    for (std::uint32_t at = t.start[thread]; at < t.start[thread + 1]; ++at) {
      const std::uint32_t p = t.author[at] == kNone ? kNone : place[t.author[at]];
      if (p == kNone || !is_counted(t.flags[at])) continue;
      if (!window.is_all() && !window.contains(from_micros(t.time[at]))) continue;
      Talker& talker = talkers[p];
      if (last_thread[p] != thread) ++talker.conversations;
      last_thread[p] = thread;
      if (t.flags[at].role == Role::house) talker.role = Role::house;
      if (t.time[at] == kUnknownTime) continue;
      if (talker.first == kUnknownTime || t.time[at] < talker.first) talker.first = t.time[at];
      talker.last = std::max(talker.last, t.time[at]);
    }
  }
  for (const std::uint64_t pair : exchanges) {
    for (const std::uint64_t side : {pair >> 32U, pair & 0xFFFFFFFFU}) {
      if (place[side] != kNone) ++talkers[place[side]].dialogues;
    }
  }
  return talkers;
}

}  // namespace colloquio::talk
