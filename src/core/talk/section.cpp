#include "colloquio/core/talk/section.hpp"

#include <algorithm>
#include <iterator>
#include <string>
#include <tuple>
#include <utility>

#include "colloquio/core/talk/catalog.hpp"
#include "colloquio/core/talk/growth.hpp"
#include "colloquio/core/talk/interval.hpp"
#include "colloquio/core/talk/people.hpp"
#include "colloquio/core/talk/radix.hpp"

namespace colloquio::talk {

namespace {

constexpr std::int64_t kHour = 3600;
constexpr std::int64_t kWeek = 7 * 24 * kHour;

Figure no_house(Unit unit) {
  Figure f;
  f.unit = unit;
  f.note = "no_house";
  return f;
}

/// A maximum over conversations; n = the conversations.
Figure highest(std::int32_t value, Unit unit, std::int64_t threads) {
  Figure f = count_figure(value, unit);
  f.n = threads;
  if (threads == 0) {
    f.value.reset();
    f.note = "no_messages";
  }
  return f;
}

void size_figures(const State& s, std::int64_t own_taps, Figures& out) {
  out["talk.messages"] = count_figure(s.tally.messages);
  out["talk.cross_posts"] = count_figure(s.tally.cross_posts);
  out["talk.threads"] = count_figure(s.tally.threads);
  out["taps.total"] = count_figure(s.tally.taps + own_taps);
  out["talk.bot_share"] = share_figure(s.tally.bot_messages, s.tally.bot_messages + s.tally.messages);
  out["talk.truncated_share"] = share_figure(s.tally.truncated_threads, s.tally.threads);
}

void answer_figures(const Survival& waits, const std::string& by, Figures& out) {
  out["talk.answered_1h" + by] = waits.answered_within(kHour);
  out["talk.answered_24h" + by] = waits.answered_within(24 * kHour);
  out["talk.answered_7d" + by] = waits.answered_within(kWeek);
  out["talk.first_reply_median" + by] = waits.median();
}

/// The plain median over what was answered: what other tools show. Biased low, because what still waits is left out.
Figure median_of_answered(const std::vector<Wait>& ascending) {
  std::vector<std::uint32_t> answered;
  for (const Wait w : ascending) {
    if ((w & 1U) != 0) answered.push_back(w >> 1U);
  }
  Figure f = quantile_figure(answered, 0.5, Unit::seconds);
  if (f.note.empty()) f.note = "biased_low";
  return f;
}

/// Each person once, at their first answer. Thins the log to that.
Figure comeback_figure(std::vector<Comeback>& log) {
  std::vector<std::uint64_t> by_author;
  by_author.reserve(log.size());
  for (std::size_t i = 0; i < log.size(); ++i) by_author.push_back(std::uint64_t{log[i].author} << 32U | i);
  radix_sort(by_author, 32);
  std::vector<Comeback> first;
  for (const std::uint64_t key : by_author) {
    const Comeback& c = log[static_cast<std::uint32_t>(key)];
    if (first.empty() || first.back().author != c.author) {
      first.push_back(c);
    } else {
      first.back() = std::min(first.back(), c);
    }
  }
  log = std::move(first);
  std::vector<Wait> waits;
  waits.reserve(log.size());
  for (const Comeback& c : log) waits.push_back(c.until);
  return Survival(waits).answered_within(kWeek);
}

void dialogue_figures(State& s, Figures& out) {
  out["talk.dialogue_rate"] = share_figure(s.tally.dialogue_threads, s.tally.inbound_threads);
  radix_sort(s.exchange_lengths);
  out["talk.exchange_length_median"] = quantile_figure(s.exchange_lengths, 0.5, Unit::count);
  out["talk.exchange_length_p90"] = quantile_figure(s.exchange_lengths, 0.9, Unit::count);
  out["talk.h_index_max"] = highest(s.h_index_max, Unit::index, s.tally.threads);
  out["talk.depth_max"] = highest(s.depth_max, Unit::count, s.tally.threads);
  out["talk.width_max"] = highest(s.width_max, Unit::count, s.tally.threads);
  Figure alternating = count_figure(s.tally.alternating);
  alternating.n = s.tally.replies;
  out["talk.alternating_replies"] = std::move(alternating);
}

void people_figures(State& s, const SectionContext& context, Figures& out) {
  const bool house_declared = context.house_declared;
  AuthorCounts persons = count_authors(s.persons, context.accounts);
  const AuthorCounts house = count_authors(s.house, context.accounts);
  std::vector<std::uint32_t> authors;  // somebody may have spoken both as a person and for the house
  std::set_union(persons.author.begin(), persons.author.end(), house.author.begin(), house.author.end(),
                 std::back_inserter(authors));
  out["talk.authors"] = count_figure(static_cast<std::int64_t>(authors.size()));
  out["talk.gini"] = gini_figure(std::move(persons.count));
  out["talk.answerers_for_half"] = fewest_for_half(count_authors(s.answerers, context.accounts).count);

  make_set(s.pairs);
  make_set(s.house_pairs);
  make_set(s.exchanges);
  out["talk.pairs"] = count_figure(static_cast<std::int64_t>(s.pairs.size()));
  out["talk.reciprocity"] = reciprocity_figure(s.pairs);
  out["talk.reciprocity.house"] = house_declared ? reciprocity_figure(s.house_pairs) : no_house(Unit::share);
  out["talk.house_share"] = house_declared ? share_figure(s.tally.house_turns, s.tally.turns) : no_house(Unit::share);
}

/// Every figure that rests on links says on which evidence.
void sign_evidence(Evidence weakest, Figures& out) {
  for (auto& [id, figure] : out) {
    const CatalogEntry* entry = find_in_catalog(id);
    if (entry != nullptr && entry->needs_links) figure.evidence = name_of(weakest);
  }
}

struct Curves {
  std::vector<CurvePoint> house, anyone;
};

Curves state_figures(State& s, std::int64_t own_taps, const SectionContext& context, Figures& out) {
  s.count_cross_posts_once();
  size_figures(s, own_taps, out);
  Curves curves;
  {
    const Survival anyone(s.by_anyone);
    answer_figures(anyone, ".anyone", out);
    curves.anyone = anyone.curve(context.curve_points);
  }
  if (context.house_declared) {
    const Survival house(s.by_house);
    answer_figures(house, ".house", out);
    curves.house = house.curve(context.curve_points);
  } else {
    for (const char* id : {"talk.answered_1h.house", "talk.answered_24h.house", "talk.answered_7d.house"}) {
      out[id] = no_house(Unit::share);
    }
    out["talk.first_reply_median.house"] = no_house(Unit::seconds);
  }
  out["talk.first_reply_median_answered"] = median_of_answered(context.house_declared ? s.by_house : s.by_anyone);
  radix_sort(s.delays);
  out["talk.reply_delay_median"] = quantile_figure(s.delays, 0.5, Unit::seconds);
  out["talk.comeback"] = comeback_figure(s.comebacks);
  dialogue_figures(s, out);
  people_figures(s, context, out);
  sign_evidence(s.weakest, out);
  return curves;
}

}  // namespace

void Body::merge(Body&& other) {
  now.merge(std::move(other.now));
  before.merge(std::move(other.before));
  history.merge(std::move(other.history));
  own_taps += other.own_taps;
}

void Body::reserve_for(std::span<const Body* const> others) {
  std::vector<const State*> nows, befores;
  std::size_t days = history.days.size();
  for (const Body* b : others) {
    nows.push_back(&b->now);
    befores.push_back(&b->before);
    days += b->history.days.size();
  }
  now.reserve_for(nows);
  before.reserve_for(befores);
  history.days.reserve(days);
}

Section finish_section(Body& body, const SectionContext& context) {
  Section section;
  Curves curves = state_figures(body.now, context.window.is_all() ? body.own_taps : 0, context, section.figures);
  section.answered_by_house = std::move(curves.house);
  section.answered_by_anyone = std::move(curves.anyone);
  const Growth growth(body.history, context.days, context.zone);
  growth.figures(context.window, section.figures);
  section.months = growth.months(context.window);
  section.cohorts = growth.cohorts(context.window);
  section.tenure = growth.tenure(context.window).curve(context.curve_points);
  if (context.previous) {
    SectionContext before = context;
    before.curve_points = 0;
    state_figures(body.before, 0, before, section.previous);
    growth.figures(*context.previous, section.previous);
  }
  return section;
}

}  // namespace colloquio::talk
