#include "naive_talk.hpp"

#include <algorithm>
#include <bit>
#include <functional>
#include <map>
#include <optional>
#include <set>
#include <string>
#include <tuple>
#include <vector>

#include "naive_growth.hpp"
#include "naive_intervals.hpp"

namespace colloquio::reference {

namespace {

constexpr std::int64_t kMissing = micros(kNoTime);
constexpr std::int64_t kSecond = 1'000'000;
constexpr std::int64_t kDay = 86'400 * kSecond;

struct Message {
  Id128 id;
  std::uint32_t row = 0;
  std::optional<std::int64_t> time;
  std::optional<std::uint32_t> author;
  Role role = Role::person;
  Evidence evidence = Evidence::none;
  MessageFlags flags;
  int parent = -1;       // index; -1 opens, -2 never seen
  bool counted = false;  // talk of persons, house, nobody
  int thread = -1;
};

struct World {
  const TalkTable& t;
  const talk::MeasureOptions& options;
  std::vector<Message> m;                 // each id once
  std::vector<std::vector<int>> threads;  // in order
  std::map<std::string, std::int64_t> faults;
  std::map<std::uint32_t, std::int64_t> horizon;
  bool house = false;
};

auto content_of(const TalkTable& t, std::uint32_t r) {
  return std::make_tuple(t.time[r] == kMissing, t.time[r], t.parent[r], t.author[r], t.conversation[r], t.channel[r],
                         t.taps[r], std::bit_cast<std::uint16_t>(t.flags[r]));
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
  for (std::size_t i = 0; i < w.m.size(); ++i) {
    Message& m = w.m[i];
    const Id128 parent = t.parent[m.row];
    if (parent.is_none()) continue;
    if (parent == m.id) {
      ++w.faults["self_parent"];
    } else if (!index.contains(parent)) {
      ++w.faults["missing_parent"];
      m.parent = -2;
    } else if (t.channel[w.m[static_cast<std::size_t>(index[parent])].row] != t.channel[m.row]) {
      ++w.faults["parent_elsewhere"];
    } else {
      m.parent = index[parent];
    }
  }
}

Message& at(World& w, int i) { return w.m[static_cast<std::size_t>(i)]; }
const Message& at(const World& w, int i) { return w.m[static_cast<std::size_t>(i)]; }

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
    if (x.parent == b || y.parent == a) return true;
    if (w.t.channel[x.row] != w.t.channel[y.row]) return false;
    if (w.t.conversation[x.row] != kNone && w.t.conversation[x.row] == w.t.conversation[y.row]) return true;
    return x.parent == -2 && y.parent == -2 && w.t.parent[x.row] == w.t.parent[y.row];
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
    for (const int i : order) at(w, i).thread = static_cast<int>(w.threads.size());
    w.threads.push_back(order);
  }
  for (const auto& order : w.threads) {
    for (std::size_t k = 1; k < order.size(); ++k) {
      Message& m = at(w, order[k]);
      if (m.parent != -1) continue;
      if (m.evidence == Evidence::two_level && at(w, order[0]).evidence == Evidence::none) m.parent = order[0];
      if ((m.evidence == Evidence::mention || m.evidence == Evidence::order) && m.time) {
        for (std::size_t j = k; j-- > 0 && m.parent == -1;) {
          if (at(w, order[j]).counted && at(w, order[j]).time) m.parent = order[j];
        }
      }
    }
  }
  for (std::uint32_t c = 0; c < w.t.channels.size(); ++c) w.horizon[c] = w.t.channels[c].horizon;
  for (const Message& m : w.m) {
    if (m.counted && m.time) w.horizon[w.t.channel[m.row]] = std::max(w.horizon[w.t.channel[m.row]], *m.time);
  }
}

bool in(const Window& window, const Message& m) {
  return window.is_all() || (m.time && window.contains(from_micros(*m.time)));
}
bool inbound(const Message& m) { return m.counted && m.role == Role::person && m.author; }

/// Empty: no stamp can tell.
std::optional<std::int64_t> delay(const Message& parent, const Message& reply) {
  if (!parent.time || !reply.time) return {};
  if (parent.flags.precision == TimePrecision::day || reply.flags.precision == TimePrecision::day) return {};
  if (*reply.time >= *parent.time) return *reply.time - *parent.time;
  if (parent.flags.author_clock || reply.flags.author_clock) return {};
  return 0;
}

struct Answer {
  bool any = false;
  std::optional<std::int64_t> after;
  int by = -1;
};

Answer first_answer(const World& w, const std::vector<int>& order, std::size_t k, bool by_house) {
  const Message& m = at(w, order[k]);
  Answer best;
  const auto offer = [&](int r) {
    const auto d = delay(m, at(w, r));
    const bool better = !best.any || (d && (!best.after || *d < *best.after));
    if (better) best = {true, d, r};
  };
  bool weak_seen = false;
  for (std::size_t j = k + 1; j < order.size(); ++j) {
    const Message& r = at(w, order[j]);
    if (!r.counted || (r.author && r.author == m.author) || (by_house && r.role != Role::house)) continue;
    if (r.evidence <= Evidence::explicit_) {
      if (r.parent == order[k]) offer(order[j]);
    } else if (!weak_seen && r.time && m.time) {
      weak_seen = true;
      offer(order[j]);
    }
  }
  return best;
}

Figure count(std::int64_t value, std::int64_t n) { return {.value = static_cast<double>(value), .n = n}; }
Figure no_house(Unit unit) { return {.unit = unit, .note = "no_house"}; }
Figure highest(std::int64_t value, std::int64_t threads, Unit unit) {
  Figure f{.n = threads, .unit = unit};
  if (threads > 0) {
    f.value = static_cast<double>(value);
  } else {
    f.note = "no_messages";
  }
  return f;
}

/// The message a branch comes from: its parent (E1), or the message before it in the conversation (E2-E4).
int branch_before(const World& w, const std::vector<int>& order, std::size_t k) {
  const Message& m = at(w, order[k]);
  if (m.evidence <= Evidence::explicit_) return m.parent;
  if (!m.time) return -1;
  for (std::size_t j = k; j-- > 0;) {
    if (at(w, order[j]).counted && at(w, order[j]).time) return order[j];
  }
  return -1;
}

/// Walks back from a message: the turns it ends, newest first, as long as they are by known counted actors.
std::vector<int> turns_back(const World& w, const std::map<int, int>& before, int i) {
  std::vector<int> turns{i};
  if (!at(w, i).author) return turns;
  for (int j = before.at(i); j >= 0 && at(w, j).counted && at(w, j).author; j = before.at(j)) {
    if (at(w, j).author != at(w, turns.back()).author) turns.push_back(j);
  }
  return turns;
}

struct Measured {
  std::int64_t messages = 0, bots = 0, taps = 0, threads = 0, truncated = 0, inbound_threads = 0, dialogue_threads = 0;
  std::int64_t turns = 0, house_turns = 0, replies = 0, alternating = 0, depth = 0, width = 0, h = 0;
  KaplanMeier anyone, house;
  std::vector<std::int64_t> delays, lengths;
  std::map<std::uint32_t, std::int64_t> persons, answerers;
  std::set<std::uint32_t> authors;
  std::set<std::pair<std::uint32_t, std::uint32_t>> pairs;
  std::set<std::pair<std::uint32_t, bool>> house_pairs;
  std::map<std::uint32_t, std::tuple<std::int64_t, std::int64_t, bool>> comebacks;  // answered, seconds, came back
};

void measure_thread(const World& w, const std::vector<int>& order, const Window& window, Measured& out) {
  const std::int64_t horizon = w.horizon.at(w.t.channel[at(w, order[0]).row]);
  std::map<int, int> before;
  std::map<int, std::int64_t> depth;
  bool truncated = false;
  for (std::size_t k = 0; k < order.size(); ++k) {
    const Message& m = at(w, order[k]);
    before[order[k]] = branch_before(w, order, k);
    depth[order[k]] = m.parent == -1 ? 0 : m.parent == -2 ? 1 : depth.at(m.parent) + 1;
    truncated = truncated || (m.parent == -2 && m.counted);
  }
  bool any = false, any_inbound = false;
  std::map<std::int64_t, std::int64_t> level;
  std::int64_t longest = 0;
  std::map<std::uint32_t, std::tuple<std::int64_t, std::size_t>> answered;  // author: time of first answer, its place
  for (std::size_t k = 0; k < order.size(); ++k) {
    const Message& m = at(w, order[k]);
    if (!in(window, m)) continue;
    if (!m.flags.hidden) out.taps += w.t.taps[m.row] + (!m.flags.is_talk && !m.flags.is_gone ? 1 : 0);
    if (!m.counted) {
      out.bots += m.flags.is_talk && !m.flags.is_gone && !m.flags.hidden;
      continue;
    }
    any = true;
    ++out.messages;
    ++level[depth[order[k]]];
    if (m.author) out.authors.insert(*m.author);
    if (m.author && m.role != Role::house) ++out.persons[*m.author];

    const int previous = before[order[k]];
    const bool goes_on = previous >= 0 && m.author && at(w, previous).counted && at(w, previous).author == m.author;
    if (!goes_on) {
      ++out.turns;
      out.house_turns += m.role == Role::house;
      const std::vector<int> back = turns_back(w, before, order[k]);
      std::int64_t run = 1;
      while (run < static_cast<std::int64_t>(back.size()) &&
             (run < 2 || at(w, back[static_cast<std::size_t>(run)]).author ==
                             at(w, back[static_cast<std::size_t>(run - 2)]).author)) {
        ++run;
      }
      const bool with_person = m.role == Role::person || (previous >= 0 && at(w, previous).role == Role::person);
      if (run >= 3 && with_person) longest = std::max(longest, run);
    }
    if (m.parent >= 0) {
      const Message& p = at(w, m.parent);
      ++out.replies;
      if (const auto d = delay(p, m)) out.delays.push_back(*d / kSecond);
      if (m.author && p.counted && p.author != m.author) {
        if (p.parent >= 0 && at(w, p.parent).counted && at(w, p.parent).author == m.author) ++out.alternating;
        if (p.role != Role::house) ++out.answerers[*m.author];
        if (p.author) out.pairs.insert({*m.author, *p.author});
        if (p.author && m.role == Role::house && p.role != Role::house) out.house_pairs.insert({*p.author, true});
        if (p.author && m.role != Role::house && p.role == Role::house) out.house_pairs.insert({*m.author, false});
      }
    }
    if (!inbound(m)) continue;
    any_inbound = true;
    if (m.parent == -2) continue;
    const Answer anyone = first_answer(w, order, k, false);
    const Answer house = first_answer(w, order, k, true);
    if (m.time && m.flags.precision != TimePrecision::day) {
      const auto wait = [&](const Answer& a, KaplanMeier& km) {
        if (!a.any) km.waits.emplace_back((horizon - *m.time) / kSecond, false);
        if (a.after) km.waits.emplace_back(*a.after / kSecond, true);
      };
      wait(anyone, out.anyone);
      if (w.house) wait(house, out.house);
    }
    const Answer& a = w.house ? house : anyone;
    if (a.after) {
      const std::size_t place = static_cast<std::size_t>(std::find(order.begin(), order.end(), a.by) - order.begin());
      const std::tuple<std::int64_t, std::size_t> mine{*at(w, a.by).time, place};
      const auto [it, is_new] = answered.try_emplace(*m.author, mine);
      if (!is_new) it->second = std::min(it->second, mine);
    }
  }
  if (!any) return;
  ++out.threads;
  out.truncated += truncated;
  for (const auto& [l, n] : level) {
    out.depth = std::max(out.depth, l);
    out.width = std::max(out.width, n);
    if (n >= l + 1) out.h = std::max(out.h, l + 1);
  }
  if (!any_inbound) return;
  ++out.inbound_threads;
  if (longest > 0) {
    ++out.dialogue_threads;
    out.lengths.push_back(longest);
  }
  for (const auto& [author, first] : answered) {
    const auto [time, place] = first;
    std::tuple<std::int64_t, std::int64_t, bool> comeback{time, (horizon - time) / kSecond, false};
    for (std::size_t j = place + 1; j < order.size(); ++j) {
      const Message& b = at(w, order[j]);
      if (!b.counted || b.author != author || !b.time || *b.time < time) continue;
      comeback = {time, (*b.time - time) / kSecond, true};
      break;
    }
    const auto [it, is_new] = out.comebacks.try_emplace(author, comeback);
    if (!is_new) it->second = std::min(it->second, comeback);
  }
}

Figure half(const std::map<std::uint32_t, std::int64_t>& counts) {
  Figure f;
  std::multiset<std::int64_t, std::greater<>> largest;
  for (const auto& [a, n] : counts) {
    f.n += n;
    largest.insert(n);
  }
  if (f.n < kFewest) {
    f.note = "too_few";
    return f;
  }
  std::int64_t sum = 0, people = 0;
  for (const std::int64_t n : largest) {
    if (2 * sum >= f.n) break;
    sum += n;
    ++people;
  }
  f.value = static_cast<double>(people);
  return f;
}

Figures growth(const World& w, std::uint32_t only_channel, const Window& window) {
  const auto local_day = [&](std::int64_t t) {
    const auto local = w.options.zone.to_local(from_micros(t));
    return std::int64_t{std::chrono::floor<std::chrono::days>(local).time_since_epoch().count()};
  };
  std::vector<DayOfTalk> talk;
  std::map<std::uint32_t, std::int64_t> horizon;
  for (const Message& m : w.m) {
    const std::uint32_t channel = w.t.channel[m.row];
    if (!inbound(m) || !m.time || (only_channel != kNone && channel != only_channel)) continue;
    talk.push_back({*m.author, channel, local_day(*m.time)});
    horizon[channel] = local_day(w.horizon.at(channel));
  }
  return naive_growth(talk, horizon, w.options.zone, window);
}

std::vector<std::int64_t> values_of(const std::map<std::uint32_t, std::int64_t>& counts) {
  std::vector<std::int64_t> out;
  for (const auto& [of, n] : counts) out.push_back(n);
  return out;
}

}  // namespace

Figures naive_figures(const TalkTable& table, const talk::MeasureOptions& options, std::uint32_t only_channel) {
  World w{table, options, {}, {}, {}, {}, false};
  read_messages(w);
  cut_rings(w);
  make_threads(w);
  Measured d;
  for (const auto& order : w.threads) {
    if (only_channel == kNone || table.channel[at(w, order[0]).row] == only_channel) {
      measure_thread(w, order, options.window, d);
    }
  }
  if (options.window.is_all()) {
    for (std::uint32_t c = 0; c < table.channels.size(); ++c) {
      if (only_channel == kNone || c == only_channel) d.taps += static_cast<std::int64_t>(table.channels[c].own_taps);
    }
  }
  Figures f;
  f["talk.messages"] = count(d.messages, d.messages);
  f["talk.threads"] = count(d.threads, d.threads);
  f["talk.authors"] = count(static_cast<std::int64_t>(d.authors.size()), static_cast<std::int64_t>(d.authors.size()));
  f["taps.total"] = count(d.taps, d.taps);
  f["talk.bot_share"] = share(d.bots, d.bots + d.messages);
  f["talk.truncated_share"] = share(d.truncated, d.threads);
  const auto answers = [&](const KaplanMeier& km, const std::string& by, bool known) {
    f["talk.answered_1h" + by] = known ? km.share(3600) : no_house(Unit::share);
    f["talk.answered_24h" + by] = known ? km.share(86400) : no_house(Unit::share);
    f["talk.answered_7d" + by] = known ? km.share(7 * 86400) : no_house(Unit::share);
    f["talk.first_reply_median" + by] = known ? km.median() : no_house(Unit::seconds);
  };
  answers(d.anyone, ".anyone", true);
  answers(d.house, ".house", w.house);
  std::vector<std::int64_t> answered;
  for (const auto& [t, e] : (w.house ? d.house : d.anyone).waits) {
    if (e) answered.push_back(t);
  }
  f["talk.first_reply_median_answered"] = quantile(answered, 0.5, Unit::seconds);
  if (f["talk.first_reply_median_answered"].value) f["talk.first_reply_median_answered"].note = "biased_low";
  f["talk.reply_delay_median"] = quantile(d.delays, 0.5, Unit::seconds);
  KaplanMeier comeback;
  for (const auto& [a, c] : d.comebacks) comeback.waits.emplace_back(std::get<1>(c), std::get<2>(c));
  f["talk.comeback"] = comeback.share(7 * 86400);
  f["talk.dialogue_rate"] = share(d.dialogue_threads, d.inbound_threads);
  f["talk.exchange_length_median"] = quantile(d.lengths, 0.5, Unit::count);
  f["talk.exchange_length_p90"] = quantile(d.lengths, 0.9, Unit::count);
  f["talk.h_index_max"] = highest(d.h, d.threads, Unit::index);
  f["talk.depth_max"] = highest(d.depth, d.threads, Unit::count);
  f["talk.width_max"] = highest(d.width, d.threads, Unit::count);
  f["talk.alternating_replies"] = count(d.alternating, d.replies);
  const auto pairs = static_cast<std::int64_t>(d.pairs.size());
  f["talk.pairs"] = count(pairs, pairs);
  f["talk.reciprocity"] =
      reciprocity(std::count_if(d.pairs.begin(), d.pairs.end(),
                                [&](const auto& p) { return d.pairs.contains({p.second, p.first}); }),
                  pairs);
  const auto house_pairs = static_cast<std::int64_t>(d.house_pairs.size());
  const auto mutual = std::count_if(d.house_pairs.begin(), d.house_pairs.end(),
                                    [&](const auto& p) { return d.house_pairs.contains({p.first, !p.second}); });
  f["talk.reciprocity.house"] = w.house ? reciprocity(mutual, house_pairs) : no_house(Unit::share);
  f["talk.house_share"] = w.house ? share(d.house_turns, d.turns) : no_house(Unit::share);
  f["talk.gini"] = gini(values_of(d.persons));
  f["talk.answerers_for_half"] = half(d.answerers);
  f.merge(growth(w, only_channel, options.window));
  if (only_channel == kNone) {
    for (const auto& [kind, n] : w.faults) f["faults." + kind] = count(n, n);
  }
  return f;
}

}  // namespace colloquio::reference
