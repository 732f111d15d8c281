#include "naive_talk.hpp"

#include <algorithm>
#include <chrono>
#include <functional>
#include <map>
#include <optional>
#include <set>
#include <string>
#include <tuple>
#include <vector>

#include "naive_growth.hpp"
#include "naive_intervals.hpp"
#include "naive_world.hpp"

namespace colloquio::reference {

namespace {

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

/// A post as the section and window see it: the placements that lie in them.
struct Post {
  std::int64_t placements = 0;
  bool person = false, turn = false;
  std::uint32_t author = kNone;
  std::optional<std::pair<std::int64_t, bool>> anyone, house;
};

struct Measured {
  std::int64_t messages = 0, bots = 0, taps = 0, threads = 0, truncated = 0, inbound_threads = 0, dialogue_threads = 0;
  std::int64_t turns = 0, house_turns = 0, replies = 0, alternating = 0, depth = 0, width = 0, h = 0;
  KaplanMeier anyone, house;
  std::vector<std::int64_t> delays, lengths;
  std::map<std::uint32_t, std::int64_t> persons, answerers;
  std::set<std::uint32_t> authors;
  std::map<int, Post> posts;
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
    Post* const post = m.post >= 0 ? &out.posts[m.post] : nullptr;
    if (post != nullptr) {
      ++post->placements;
      post->author = *m.author;
      post->person = m.role != Role::house;
    } else {
      ++out.messages;
      if (m.author && m.role != Role::house) ++out.persons[*m.author];
    }
    ++level[depth[order[k]]];
    if (m.author) out.authors.insert(*m.author);

    const int previous = before[order[k]];
    const bool goes_on = previous >= 0 && m.author && at(w, previous).counted && at(w, previous).author == m.author;
    if (!goes_on) {
      if (post != nullptr) {
        post->turn = true;
      } else {
        ++out.turns;
        out.house_turns += m.role == Role::house;
      }
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
      }
    }
    std::set<int> answered_messages = m.others;
    if (m.parent >= 0) answered_messages.insert(m.parent);
    for (const int parent : answered_messages) {
      const Message& p = at(w, parent);
      if (!m.author || !p.counted || p.author == m.author) continue;
      if (p.role != Role::house) ++out.answerers[*m.author];
      if (p.author) out.pairs.insert({*m.author, *p.author});
      if (p.author && m.role == Role::house && p.role != Role::house) out.house_pairs.insert({*p.author, true});
      if (p.author && m.role != Role::house && p.role == Role::house) out.house_pairs.insert({*m.author, false});
    }
    if (!inbound(m)) continue;
    any_inbound = true;
    if (m.parent == -2) continue;
    const auto anyone = wait_of(w, order[k], false);
    const auto house = wait_of(w, order[k], true);
    if (post != nullptr) {
      post->anyone = anyone;
      post->house = house;
    } else {
      if (anyone) out.anyone.waits.push_back(*anyone);
      if (house && w.house) out.house.waits.push_back(*house);
    }
    const Answer a = first_answer(w, order[k], w.house);
    if (a.after) {
      const std::tuple<std::int64_t, std::size_t> mine{*at(w, a.by).time, at(w, a.by).place};
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

/// Every post once, however many placements it has here.
std::int64_t count_posts(const World& w, Measured& out) {
  std::int64_t copies = 0;
  for (const auto& [number, post] : out.posts) {
    copies += post.placements - 1;
    ++out.messages;
    if (post.person) ++out.persons[post.author];
    out.turns += post.turn;
    out.house_turns += post.turn && !post.person;
    if (post.anyone) out.anyone.waits.push_back(*post.anyone);
    if (post.house && w.house) out.house.waits.push_back(*post.house);
  }
  return copies;
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

/// By the rule of Fold: a word of the house after it, or, with no house, of anybody but who opened it.
bool conversation_waits(const World& w, int message) {
  const Message& m = at(w, message);
  for (const int i : w.threads[static_cast<std::size_t>(m.thread)]) {
    const Message& other = at(w, i);
    if (!other.counted) continue;
    if (w.house ? other.role == Role::house && other.place > m.place : other.author != m.author) return false;
  }
  return true;
}

/// Of its cross-post no placement is settled, and none in the window was said before it.
bool stands_for_its_post(const World& w, int message, const Window& window) {
  if (at(w, message).post < 0) return true;
  const std::vector<int>& post = w.posts[static_cast<std::size_t>(at(w, message).post)];
  const auto first = std::find_if(post.begin(), post.end(), [&](int i) { return in(window, at(w, i)); });
  return *first == message && std::all_of(post.begin(), post.end(), [&](int i) { return conversation_waits(w, i); });
}

}  // namespace

std::vector<NaiveWait> naive_waiting(const TalkTable& table, const talk::MeasureOptions& options) {
  const World w = make_world(table, options);
  std::int64_t latest = 0;
  for (const auto& [channel, horizon] : w.horizon) latest = std::max(latest, horizon);
  std::vector<std::tuple<std::int64_t, Id128, std::uint32_t>> longest;
  for (const auto& order : w.threads) {
    const Message* oldest = nullptr;
    for (const int i : order) {
      const Message& m = at(w, i);
      const bool waits = inbound(m) && m.time && in(options.window, m) && conversation_waits(w, i) &&
                         stands_for_its_post(w, i, options.window);
      if (waits && (oldest == nullptr || *m.time < *oldest->time)) oldest = &m;
    }
    if (oldest == nullptr) continue;
    const std::int64_t waited = w.horizon.at(table.channel[oldest->row]) - *oldest->time;
    longest.emplace_back(-waited, oldest->id, oldest->row);
  }
  std::sort(longest.begin(), longest.end());
  std::vector<NaiveWait> rows;
  for (const auto& [waited, id, row] : longest)
    rows.push_back({row, -waited, latest - table.time[row] <= 30 * 86'400'000'000});
  return rows;
}

std::map<std::uint32_t, std::int64_t> naive_talkers(const TalkTable& table, const talk::MeasureOptions& options) {
  const World w = make_world(table, options);
  std::map<std::uint32_t, std::int64_t> messages;
  std::set<std::pair<std::uint32_t, int>> posts;
  for (const Message& m : w.m) {
    if (!m.counted || !m.author || !in(options.window, m)) continue;
    if (m.post < 0 || posts.emplace(*m.author, m.post).second) ++messages[*m.author];
  }
  return messages;
}

Figures naive_figures(const TalkTable& table, const talk::MeasureOptions& options, std::uint32_t only_channel) {
  const World w = make_world(table, options);
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
  const std::int64_t copies = count_posts(w, d);
  Figures f;
  f["talk.cross_posts"] = count(copies, copies);
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
