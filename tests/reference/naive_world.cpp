#include "naive_world.hpp"

#include <algorithm>
#include <bit>
#include <tuple>

namespace colloquio::reference {

namespace {

std::vector<std::uint32_t> addresses_of(const TalkTable& t, std::uint32_t r) {
  std::vector<std::uint32_t> found;
  for (const auto& a : t.addresses) {
    if (a.row == r) found.push_back(a.account);
  }
  return found;
}
std::vector<Id128> other_parents_of(const TalkTable& t, std::uint32_t r) {
  std::vector<Id128> found;
  for (const auto& o : t.other_parents) {
    if (o.row == r) found.push_back(o.parent);
  }
  return found;
}
std::optional<std::uint64_t> key_of(const TalkTable& t, std::uint32_t r) {
  for (const auto& words : t.wordings) {
    if (words.row == r) return words.key;
  }
  return {};
}

auto content_of(const TalkTable& t, std::uint32_t r) {
  return std::make_tuple(t.time[r] == kMissing, t.time[r], t.parent[r], t.author[r], t.conversation[r], t.channel[r],
                         std::bit_cast<std::uint16_t>(t.flags[r]), addresses_of(t, r), other_parents_of(t, r),
                         key_of(t, r), t.taps[r]);
}

void read_messages(World& w) {
  const TalkTable& t = w.t;
  for (const char* kind : {"duplicate_id", "missing_parent", "parent_cycle", "parent_elsewhere", "reply_before_parent",
                           "self_parent", "time_future", "time_missing", "time_past"}) {
    w.faults[kind] = 0;
  }
  std::map<Id128, std::uint32_t> best;
  for (std::uint32_t r = 0; r < t.size(); ++r) {
    const auto [it, is_new] = best.try_emplace(t.id[r], r);
    if (is_new) continue;
    ++w.faults["duplicate_id"];
    if (content_of(t, r) < content_of(t, it->second)) it->second = r;
  }
  std::map<Id128, int> index;
  for (const auto& [id, r] : best) {
    index[id] = static_cast<int>(w.m.size());
    Message m;
    m.id = id;
    m.row = r;
    m.flags = t.flags[r];
    if (t.time[r] == kMissing) {
      ++w.faults["time_missing"];
    } else if (t.time[r] < 315'532'800 * kSecond) {
      ++w.faults["time_past"];
    } else if (t.time[r] > 4'102'444'800 * kSecond ||
               (t.channels[t.channel[r]].horizon != kMissing && t.time[r] > t.channels[t.channel[r]].horizon + kDay)) {
      ++w.faults["time_future"];
    }
    const bool impossible =
        t.time[r] < 315'532'800 * kSecond || t.time[r] > 4'102'444'800 * kSecond ||
        (t.channels[t.channel[r]].horizon != kMissing && t.time[r] > t.channels[t.channel[r]].horizon + kDay);
    if (!impossible) m.time = t.time[r];
    m.role = t.flags[r].role;
    m.evidence = t.flags[r].evidence;
    if (t.author[r] == kNone || m.role == Role::nobody || m.flags.is_gone) {
      if (m.role != Role::bot) m.role = Role::nobody;
    } else {
      m.author = t.author[r];
    }
    m.counted = m.flags.is_talk && !m.flags.is_gone && !m.flags.hidden && m.role != Role::bot;
    w.house = w.house || (m.role == Role::house && m.flags.is_talk && !m.flags.is_gone && !m.flags.hidden);
    w.m.push_back(m);
  }
  for (Message& m : w.m) {
    for (const std::uint32_t account : addresses_of(t, m.row)) {
      if (t.flags[m.row].role == Role::nobody || account != t.author[m.row]) m.addresses.insert(account);
    }
    m.key = key_of(t, m.row);
    std::vector<Id128> named = other_parents_of(t, m.row);
    named.push_back(t.parent[m.row]);
    std::set<std::string> wrong;
    for (const Id128 parent : named) {
      if (parent.is_none()) continue;
      if (parent == m.id) {
        wrong.insert("self_parent");
      } else if (!index.contains(parent)) {
        wrong.insert("missing_parent");
        m.never_seen.insert(parent);
      } else if (t.channel[at(w, index[parent]).row] != t.channel[m.row]) {
        wrong.insert("parent_elsewhere");
      } else {
        m.others.insert(index[parent]);
      }
    }
    for (const std::string& kind : wrong) ++w.faults[kind];
    if (m.others.empty()) {
      m.parent = m.never_seen.empty() ? -1 : -2;
      continue;
    }
    m.parent = *std::max_element(m.others.begin(), m.others.end(), [&](int a, int b) {
      return std::make_tuple(at(w, a).time.value_or(kMissing), at(w, a).id) <
             std::make_tuple(at(w, b).time.value_or(kMissing), at(w, b).id);
    });
    m.others.erase(m.parent);
  }
}

void cut_rings(World& w) {
  std::set<int> to_cut;
  for (int i = 0; i < static_cast<int>(w.m.size()); ++i) {
    std::vector<int> walk{i};
    int j = at(w, i).parent;
    while (j >= 0 && j != i && walk.size() <= w.m.size()) {
      walk.push_back(j);
      j = at(w, j).parent;
    }
    if (j != i) continue;  // i is on no ring
    to_cut.insert(*std::min_element(walk.begin(), walk.end(), [&](int a, int b) {
      const auto key = [&](int x) {
        return std::make_tuple(!at(w, x).time.has_value(), at(w, x).time.value_or(0), at(w, x).id);
      };
      return key(a) < key(b);
    }));
  }
  w.faults["parent_cycle"] = static_cast<std::int64_t>(to_cut.size());
  for (const int i : to_cut) at(w, i).parent = -1;
  for (Message& m : w.m) {
    if (m.parent != -1 && m.evidence == Evidence::none) m.evidence = Evidence::explicit_;
    if (m.parent >= 0 && m.time && at(w, m.parent).time && *m.time < *at(w, m.parent).time)
      ++w.faults["reply_before_parent"];
  }
}

void make_threads(World& w) {
  const int n = static_cast<int>(w.m.size());
  std::vector<int> label(w.m.size());
  for (int i = 0; i < n; ++i) label[static_cast<std::size_t>(i)] = i;
  const auto together = [&](int a, int b) {
    const Message& x = at(w, a);
    const Message& y = at(w, b);
    if (x.parent == b || y.parent == a || x.others.contains(b) || y.others.contains(a)) return true;
    if (w.t.channel[x.row] != w.t.channel[y.row]) return false;
    if (w.t.conversation[x.row] != kNone && w.t.conversation[x.row] == w.t.conversation[y.row]) return true;
    return x.parent == -2 && y.parent == -2 &&
           std::any_of(x.never_seen.begin(), x.never_seen.end(), [&](Id128 id) { return y.never_seen.contains(id); });
  };
  for (int a = 0; a < n; ++a) {
    for (int b = 0; b < a; ++b) {
      const int la = label[static_cast<std::size_t>(a)];
      const int lb = label[static_cast<std::size_t>(b)];
      if (la == lb || !together(a, b)) continue;
      std::replace(label.begin(), label.end(), la, lb);
    }
  }
  std::map<int, std::vector<int>> members;
  for (int i = 0; i < n; ++i) members[label[static_cast<std::size_t>(i)]].push_back(i);
  for (auto& [l, rest] : members) {
    std::vector<int> order;
    std::set<int> placed;
    while (!rest.empty()) {
      auto best = rest.end();
      for (auto it = rest.begin(); it != rest.end(); ++it) {
        if (at(w, *it).parent >= 0 && !placed.contains(at(w, *it).parent)) continue;
        const auto key = [&](int x) { return std::make_tuple(at(w, x).time.value_or(kMissing), at(w, x).id); };
        if (best == rest.end() || key(*it) < key(*best)) best = it;
      }
      placed.insert(*best);
      order.push_back(*best);
      rest.erase(best);
    }
    for (std::size_t k = 0; k < order.size(); ++k) {
      at(w, order[k]).thread = static_cast<int>(w.threads.size());
      at(w, order[k]).place = k;
    }
    w.threads.push_back(order);
  }
  for (Message& m : w.m) {  // what comes later is answered by nothing said before
    std::erase_if(m.others, [&](int other) { return at(w, other).place >= m.place; });
  }
}

void infer_parents(World& w) {
  for (const auto& order : w.threads) {
    for (std::size_t k = 1; k < order.size(); ++k) {
      Message& m = at(w, order[k]);
      if (m.parent != -1) continue;
      if (m.evidence == Evidence::two_level && at(w, order[0]).evidence == Evidence::none) m.parent = order[0];
      if ((m.evidence != Evidence::mention && m.evidence != Evidence::order) || !m.time) continue;
      int before = -1, addressed = -1;
      for (std::size_t j = 0; j < k; ++j) {
        const Message& b = at(w, order[j]);
        if (!b.counted || !b.time) continue;
        before = order[j];
        if (b.author && m.addresses.contains(*b.author)) addressed = order[j];
      }
      m.parent = m.evidence == Evidence::mention && addressed != -1 ? addressed : before;
    }
  }
}

void find_horizons(World& w) {
  for (std::uint32_t c = 0; c < w.t.channels.size(); ++c) w.horizon[c] = w.t.channels[c].horizon;
  for (const Message& m : w.m) {
    if (m.counted && m.time) w.horizon[w.t.channel[m.row]] = std::max(w.horizon[w.t.channel[m.row]], *m.time);
  }
}

/// One post: the same words by the same author, or by the house, on several channels within 48 hours.
void find_posts(World& w) {
  std::map<std::pair<std::int64_t, std::uint64_t>, std::vector<int>> alike;
  for (int i = 0; i < static_cast<int>(w.m.size()); ++i) {
    const Message& m = at(w, i);
    if (m.counted && m.time && m.author && m.key) {
      alike[{m.role == Role::house ? -1 : std::int64_t{*m.author}, *m.key}].push_back(i);
    }
  }
  for (auto& [what, said] : alike) {
    std::sort(said.begin(), said.end(), [&](int a, int b) {
      return std::make_tuple(*at(w, a).time, at(w, a).id) < std::make_tuple(*at(w, b).time, at(w, b).id);
    });
    for (std::vector<int> rest = said; !rest.empty();) {
      std::vector<int> post, later;
      std::set<std::uint32_t> channels;
      for (const int i : rest) {
        if (*at(w, i).time - *at(w, rest.front()).time > 2 * kDay) {
          later.push_back(i);
        } else if (channels.insert(w.t.channel[at(w, i).row]).second) {
          post.push_back(i);
        }
      }
      rest = later;
      if (post.size() < 2) continue;
      for (const int i : post) at(w, i).post = static_cast<int>(w.posts.size());
      w.posts.push_back(post);
    }
  }
}

}  // namespace

World make_world(const TalkTable& table, const talk::MeasureOptions& options) {
  World w{table, options, {}, {}, {}, {}, {}, false};
  read_messages(w);
  cut_rings(w);
  make_threads(w);
  infer_parents(w);
  find_horizons(w);
  find_posts(w);
  return w;
}

std::optional<std::int64_t> delay(const Message& parent, const Message& reply) {
  if (!parent.time || !reply.time) return {};
  if (parent.flags.precision == TimePrecision::day || reply.flags.precision == TimePrecision::day) return {};
  if (*reply.time >= *parent.time) return *reply.time - *parent.time;
  if (parent.flags.author_clock || reply.flags.author_clock) return {};
  return 0;
}

Answer first_answer(const World& w, int message, bool by_house) {
  const Message& m = at(w, message);
  const std::vector<int>& order = w.threads[static_cast<std::size_t>(m.thread)];
  Answer best;
  bool another_seen = false, mention_seen = false;
  for (std::size_t j = m.place + 1; j < order.size(); ++j) {
    const Message& r = at(w, order[j]);
    if (!r.counted || (r.author && r.author == m.author)) continue;
    bool answers = r.parent == message || r.others.contains(message);
    if (r.evidence > Evidence::explicit_ && r.time && m.time) {
      answers = answers || !another_seen;
      another_seen = true;
      if (r.role == Role::house && r.addresses.contains(*m.author)) {
        answers = answers || (by_house && !mention_seen);
        mention_seen = true;
      }
    }
    if (!answers || (by_house && r.role != Role::house)) continue;
    const auto d = delay(m, r);
    if (!best.any || (d && (!best.after || *d < *best.after))) best = {true, d, order[j]};
  }
  return best;
}

std::optional<std::pair<std::int64_t, bool>> wait_of(const World& w, int message, bool by_house) {
  const Message& m = at(w, message);
  if (m.parent == -2 || !m.time) return {};
  std::vector<int> placements{message};
  if (m.post >= 0) placements = w.posts[static_cast<std::size_t>(m.post)];
  const Message& first = at(w, placements.front());
  if (first.flags.precision == TimePrecision::day) return {};
  std::optional<std::int64_t> shortest;
  bool answered = false;
  std::int64_t horizon = std::numeric_limits<std::int64_t>::max();
  for (const int i : placements) {
    const Answer a = first_answer(w, i, by_house);
    answered = answered || a.any;
    if (a.after) {
      const std::int64_t after = *at(w, i).time - *first.time + *a.after;
      shortest = std::min(shortest.value_or(after), after);
    }
    horizon = std::min(horizon, w.horizon.at(w.t.channel[at(w, i).row]));
  }
  if (!answered) return std::pair{(horizon - *first.time) / kSecond, false};
  if (!shortest) return {};
  return std::pair{*shortest / kSecond, true};
}

}  // namespace colloquio::reference
