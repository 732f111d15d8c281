#include "colloquio/sim/demo/year.hpp"

#include <algorithm>
#include <array>
#include <chrono>
#include <utility>

#include "colloquio/base/check.hpp"
#include "colloquio/sim/demo/wording.hpp"

namespace colloquio::sim::demo {

namespace {

constexpr std::int64_t kHour = 3'600;
constexpr std::int64_t kDay = 86'400;

std::chrono::year_month_day date_of(std::int64_t days) {
  return std::chrono::year_month_day{std::chrono::sys_days{std::chrono::days{days}}};
}
unsigned month_of(std::int64_t seconds) { return static_cast<unsigned>(date_of(seconds / kDay).month()); }
/// 0 = Sunday.
unsigned weekday_of(std::int64_t seconds) { return static_cast<unsigned>((seconds / kDay + 4) % 7); }

/// How a channel lives.
struct ChannelPlan {
  std::string_view name;
  std::array<std::uint8_t, 12> conversations;  ///< January to December
  std::int64_t house_delay, guest_delay;       ///< medians, seconds
  double unanswered;                           ///< the house never gets to it
  double new_guest;
  bool open_on_sunday;
};

constexpr std::array<ChannelPlan, 6> kPlans{{
    {"forum", {14, 14, 16, 17, 18, 17, 13, 4, 19, 28, 24, 18}, 3 * kHour, 4 * kHour, 0.045, 0.20, false},
    {"blog", {9, 9, 9, 9, 9, 9, 9, 9, 9, 9, 9, 9}, 8 * kHour, 20 * kHour, 0.05, 0.25, false},
    {"mail", {14, 13, 14, 16, 15, 13, 10, 4, 15, 20, 26, 28}, 4 * kHour, 9 * kHour, 0.05, 0.26, false},
    {"telegram", {15, 15, 18, 19, 21, 17, 13, 8, 20, 27, 24, 21}, 35 * 60, 12 * 60, 0.04, 0.12, true},
    {"reviews", {8, 8, 9, 11, 12, 12, 11, 8, 10, 12, 13, 14}, 60 * kHour, 4 * kDay, 0.60, 0.80, false},
    {"shop", {14, 14, 16, 20, 20, 18, 16, 7, 18, 24, 28, 30}, 120, 180, 0.0, 0.30, true},
}};

/// The mill is shut from 8 to 24 August.
bool house_is_away(std::int64_t local) {
  const auto date = date_of(local / kDay);
  return static_cast<unsigned>(date.month()) == 8 && static_cast<unsigned>(date.day()) >= 8 &&
         static_cast<unsigned>(date.day()) <= 24;
}

class Player {
 public:
  Player(std::uint64_t seed, Year& year) : rng_(seed, 77), year_(year) {
    for (const char* const text : {kForumTexts, kForumMoreTexts, kBlogTexts, kMailTexts, kTelegramTexts, kReviewTexts,
                                   kShopTexts, kForeignTexts, kMoreTexts}) {
      for (Script& s : parse_scripts(text)) scripts_.push_back(std::move(s));
    }
    used_.resize(scripts_.size());
    // What is told once and fits any month gets a month of its own, else all of it would come first.
    unsigned month = 10;
    for (Script& s : scripts_) {
      if (!s.again && s.months == 0xFFF) s.months = 1U << (month = (month + 5) % 12);
    }
  }

  void play() {
    // Channel by channel inside each month, so that people known from one place are met in the others.
    for (std::int64_t day = year_.first_day; day <= year_.last_day;) {
      const auto date = date_of(day);
      const auto next = std::chrono::sys_days{(date.year() / date.month() / 1) + std::chrono::months{1}};
      const std::int64_t end = std::min<std::int64_t>(next.time_since_epoch().count(), year_.last_day + 1);
      for (const ChannelPlan& plan : kPlans) play_month(plan, day, end);
      day = end;
    }
  }

 private:
  void play_month(const ChannelPlan& plan, std::int64_t first, std::int64_t end) {
    const auto month = static_cast<unsigned>(date_of(first).month());
    const int wanted = plan.conversations[month - 1];
    ChannelStory& story = year_.channels.at(std::string{plan.name});
    std::vector<std::int64_t> starts;
    for (int i = 0; i < wanted; ++i) starts.push_back(start_time(plan, first, end));
    std::ranges::sort(starts);
    for (const std::int64_t start : starts) {
      for (int attempt = 0; attempt < 5; ++attempt) {
        const Script* script = choose(plan.name, start);
        if (script == nullptr || tell(plan, *script, start, story)) break;
      }
    }
  }

  /// UTC seconds of an opening: people write in the day and in the evening; the house posts in the morning.
  std::int64_t start_time(const ChannelPlan& plan, std::int64_t first, std::int64_t end) {
    for (;;) {
      const std::int64_t day = rng_.between(first, end - 1);
      const bool shop = plan.name == "shop";
      const std::int64_t local =
          day * kDay + rng_.between(shop ? 9 * 60 : 8 * 60, shop ? 18 * 60 : 22 * 60) * 60 + rng_.between(0, 59);
      if (shop && (weekday_of(local) == 0 || house_is_away(local))) continue;
      return local - italian_offset(local - kHour);
    }
  }

  /// The least used script of the season; among equals by lot. nullptr if all are used up.
  const Script* choose(std::string_view channel, std::int64_t at) {
    const unsigned month = month_of(at);
    const auto day = static_cast<unsigned>(date_of(at / kDay).day());
    std::vector<std::size_t> best;
    std::int64_t least = 1000;
    for (std::size_t i = 0; i < scripts_.size(); ++i) {
      const Script& s = scripts_[i];
      if (s.channel != channel || (s.months >> (month - 1) & 1U) == 0 || (!s.again && used_[i] > 0) || day < s.from_day)
        continue;
      // What belongs to few months goes first, else its season passes and it is never told.
      const std::int64_t cost = used_[i] * 10 + (s.months == 0xFFF ? 3 + static_cast<std::int64_t>(rng_.below(4)) : 0);
      if (cost < least) best.clear();
      least = std::min(least, cost);
      if (cost == least) best.push_back(i);
    }
    if (best.empty()) return nullptr;
    const std::size_t picked = best[rng_.below(static_cast<std::uint32_t>(best.size()))];
    ++used_[picked];
    return &scripts_[picked];
  }

  /// False if it was told in the same words a short time ago.
  bool tell(const ChannelPlan& plan, const Script& script, std::int64_t start, ChannelStory& story) {
    Conversation c;
    c.lang = script.lang;
    c.channel = channel_index(story, script.category);
    Slots slots(rng_);
    cast_parts(plan, script, start, slots);
    c.title = keep(story, slots.fill(script.title));
    add_lines(plan, script, start, -1, slots, c, story);
    if (plan.name == "blog") add_comments(plan, start, c, story);
    if (c.messages.empty() || was_told(plan.name, c.messages[0].text, start)) return false;
    story.conversations.push_back(std::move(c));
    return true;
  }

  /// A script may come twice, its opening words not soon: in the forum not within five months, in mail and chat two.
  bool was_told(std::string_view channel, std::string_view opening, std::int64_t at) {
    if (channel == "shop" || channel == "reviews" || (channel == "telegram" && opening.size() < 45)) return false;
    std::string letters{channel};
    for (const char c : opening) {
      if (c >= 'a' && c <= 'z') letters += c;
    }
    const auto [known, is_new] = told_.try_emplace(std::move(letters), at);
    if (!is_new && (at - known->second < (channel == "forum" ? 150 : 60) * kDay)) return true;
    known->second = at;
    return false;
  }

  /// Below an article: conversations of its readers, a few in the first days, fewer later.
  void add_comments(const ChannelPlan& plan, std::int64_t start, Conversation& c, ChannelStory& story) {
    const std::uint32_t sets = 4 + rng_.below(5);
    for (std::uint32_t i = 0; i < sets; ++i) {
      const Script* script = choose("comment", start);
      if (script == nullptr) return;
      const std::int64_t at = start + 2 * kHour + static_cast<std::int64_t>(rng_.below(6) * rng_.below(6)) * kDay / 4 +
                              rng_.between(0, 9 * kHour);
      Slots slots(rng_);
      cast_parts(plan, *script, at, slots);
      add_lines(plan, *script, awake(at, false, true), 0, slots, c, story);
    }
  }

  static std::uint32_t channel_index(const ChannelStory& story, std::string_view category) {
    for (std::uint32_t i = 0; i < story.channels().size(); ++i) {
      if (story.channels()[i].id == category) return i;
    }
    return 0;
  }

  std::string_view keep(ChannelStory& story, std::string text) { return story.words.emplace_back(std::move(text)); }

  /// Finds people for the parts A B C D, T U V and H, and their names for the slots.
  void cast_parts(const ChannelPlan& plan, const Script& script, std::int64_t at, Slots& slots) {
    parts_.clear();
    for (const Line& line : script.lines) {
      if (parts_.contains(line.who)) continue;
      std::uint32_t who = year_.cast.named(line.who);
      while (who == kNone && line.who != "N") {
        who = candidate(plan, script, line.who, at);
        for (const auto& [part, taken] : parts_) {
          if (taken == who) who = kNone;
        }
      }
      parts_[line.who] = who;
      if (who != kNone) slots.set(line.who, year_.cast.at(who).first);
    }
  }

  std::uint32_t candidate(const ChannelPlan& plan, const Script& script, std::string_view part, std::int64_t at) {
    COLLOQUIO_CHECK(part.size() == 1, std::string{part}.c_str());
    switch (part[0]) {
      case 'T':
      case 'U':
      case 'V':
        return year_.cast.from_tribe(rng_);
      case 'R':
        return year_.cast.bot();
      case 'H':
        return year_.cast.named(house_of(plan.name));
      default: {
        const auto who = year_.cast.guest(script.lang, at, plan.new_guest, rng_);
        year_.cast.at(who).last_heard = at;
        return who;
      }
    }
  }

  std::string_view house_of(std::string_view channel) {
    const std::uint32_t u = rng_.below(10);
    if (channel == "reviews") return "Frantoio";
    if (channel == "mail") return u < 6 ? "Ornella" : "Marta";
    if (channel == "shop") return u < 7 ? "Marta" : "Ornella";
    return u < 6 ? "Marta" : u < 9 ? "Giulio" : "Ornella";
  }

  /// `root` = -1: the first line opens the conversation; else it answers that message.
  void add_lines(const ChannelPlan& plan, const Script& script, std::int64_t start, std::int32_t root, Slots& slots,
                 Conversation& c, ChannelStory& story) {
    std::vector<std::int32_t> said;  // by line: its message, or -1 where it was not said
    const bool silent = rng_.chance(unanswered(plan, start));
    for (std::size_t i = 0; i < script.lines.size(); ++i) {
      const Line& line = script.lines[i];
      const std::uint32_t who = parts_.at(line.who);
      const bool house = who != kNone && year_.cast.at(who).role == Role::house;
      said.push_back(-1);
      std::int32_t parent = root;
      if (i > 0) {
        const std::size_t to = line.answers > 0 ? line.answers - 1 : i - 1;
        COLLOQUIO_CHECK(to < i, std::string{line.text}.c_str());
        parent = said[to];
        if (parent < 0) continue;
      }
      if (!rng_.chance(line.percent / 100.0) || (silent && house && i > 0)) continue;
      const std::int64_t at =
          i == 0 ? start : when(plan, line, house, c.messages[static_cast<std::size_t>(parent)].time);
      if (at < 0 || at / kDay > year_.last_day - 1) continue;
      said[i] = static_cast<std::int32_t>(c.messages.size());
      c.messages.push_back(message(plan, line, who, parent, at, slots, script, story));
    }
  }

  [[nodiscard]] double unanswered(const ChannelPlan& plan, std::int64_t at) const {
    const double worse = plan.name == "reviews" && at / kDay > year_.first_day + 170 ? 0.2 : 0;
    return std::min(0.9, plan.unanswered * (month_of(at) == 8 ? 4 : 1) + worse);
  }

  SaidMessage message(const ChannelPlan& plan, const Line& line, std::uint32_t who, std::int32_t parent,
                      std::int64_t at, Slots& slots, const Script& script, ChannelStory& story) {
    SaidMessage m;
    m.time = at;
    m.author = who;
    m.parent = parent;
    m.link = parent < 0 ? Link::none : Link::named;
    m.rating = line.stars;
    m.kind = plan.name == "mail"                    ? MessageKind::mail
             : plan.name == "telegram"              ? MessageKind::chat
             : plan.name == "reviews" && parent < 0 ? MessageKind::review
                                                    : MessageKind::post;
    std::string text = slots.fill(line.text);
    if (who != kNone && script.lang == "it") text = typed_by(year_.cast.at(who).hand, std::move(text), rng_);
    m.text = keep(story, std::move(text));
    if (plan.name == "forum" || plan.name == "telegram") tapped(m);
    return m;
  }

  void tapped(SaidMessage& m) {
    if (!rng_.chance(0.35)) return;
    m.likes = 1 + rng_.below(3) + (rng_.chance(0.15) ? rng_.below(9) : 0);
    m.liker = year_.cast.from_tribe(rng_);
    if (m.liker == m.author) m.likes = 0;
  }

  /// When a line is said, given when the one it answers was; -1 = never.
  std::int64_t when(const ChannelPlan& plan, const Line& line, bool house, std::int64_t asked) {
    const std::int64_t median = line.delay > 0 ? line.delay : house ? plan.house_delay : plan.guest_delay;
    const std::int64_t drawn = (line.delay > 0 ? near_ : wide_)(rng_);  // in millionths of the median
    const std::int64_t at =
        awake(asked + std::max<std::int64_t>(25, median * drawn / 1'000'000), house, plan.open_on_sunday);
    const std::int64_t local = at + italian_offset(at);
    if (!house || !house_is_away(local)) return at;
    if (rng_.chance(0.3)) return at;  // Marta answers from the beach
    if (rng_.chance(0.4)) return -1;  // and what waits too long gets lost
    const std::int64_t back = (std::chrono::sys_days{date_of(local / kDay).year() / 8 / 25}).time_since_epoch().count();
    return back * kDay + rng_.between(7 * kHour, 12 * kHour);
  }

  /// Moves a time out of the night, and for the house out of Sundays and evenings.
  std::int64_t awake(std::int64_t utc, bool house, bool on_sunday) {
    const std::int64_t offset = italian_offset(utc);
    std::int64_t local = utc + offset;
    const std::int64_t opens = (house ? 17 : 14) * kHour / 2;
    const std::int64_t closes = (house && !on_sunday ? 19 : house ? 22 : 23) * kHour;
    if (local % kDay >= closes) local = (local / kDay + 1) * kDay;
    if (house && !on_sunday && weekday_of(local) == 0) local = (local / kDay + 1) * kDay;
    if (local % kDay < opens) local = local / kDay * kDay + opens + rng_.between(0, 90 * 60);
    return local - offset;
  }

  Rng rng_;
  Year& year_;
  LogNormal wide_{1e6, 0.9};
  LogNormal near_{1e6, 0.3};
  std::vector<Script> scripts_;
  std::vector<std::uint32_t> used_;
  std::map<std::string, std::int64_t> told_;
  std::map<std::string_view, std::uint32_t> parts_;
};

/// A few of every fault that real exports have, always at the same places.
void plant_faults(std::string_view channel, ChannelStory& story, const Cast& cast, Rng& rng) {
  const auto is_guest = [&](const SaidMessage& m) {
    return m.author != kNone && cast.members()[m.author].role == Role::person && !cast.members()[m.author].tribe;
  };
  std::size_t n = 0;
  for (Conversation& c : story.conversations) {
    ++n;
    const bool long_enough = c.messages.size() >= 3;
    const std::size_t last = c.messages.size() - 1;
    SaidMessage& tail = c.messages[last];
    const std::size_t in_50 = n % 50;
    if (long_enough && in_50 == 17 && channel != "reviews" && channel != "shop" && tail.link == Link::named) {
      tail.link = Link::gone;  // somebody deleted what it answered
    }
    if (long_enough && in_50 == 33 && channel == "forum") {
      SaidMessage& m = c.messages[1];
      m.deleted = true;
      m.author = kNone;
      m.likes = 0;
    }
    if (long_enough && in_50 == 41 && (channel == "forum" || channel == "telegram") && is_guest(tail))
      tail.author = kNone;
    if (c.messages.size() >= 2 && in_50 == 9 && (channel == "mail" || channel == "shop") && tail.link == Link::named) {
      tail.time = c.messages[static_cast<std::size_t>(tail.parent)].time - rng.between(10 * 60, 3 * kHour);
      tail.clock_back = true;
    }
    if (in_50 == 25 && channel == "mail") c.messages[0].no_time = true;
    if (in_50 == 29 && channel == "shop") c.messages[0].link = Link::self;
    if (c.messages.size() >= 2 && in_50 == 37 && channel == "shop" && c.messages[0].link == Link::none) {
      c.messages[0].link = Link::cycle;
      c.messages[0].parent = 1;
    }
  }
}

/// File order: as said, with a late parent and a repetition here and there.
void order_files(std::string_view channel, ChannelStory& story) {
  std::size_t n = 0;
  for (Conversation& c : story.conversations) {
    for (std::uint32_t i = 0; i < c.messages.size(); ++i) c.file_order.push_back(i);
    if (++n % 31 == 0 && c.messages.size() >= 3) std::swap(c.file_order[1], c.file_order[2]);
    if (n % 60 == 0 && (channel == "mail" || channel == "reviews")) c.file_order.push_back(0);
  }
}

/// Numbers grow with time, as in real exports; those of deleted messages stay free.
void number_messages(ChannelStory& story) {
  std::ranges::stable_sort(story.conversations, {}, [](const Conversation& c) { return c.messages[0].time; });
  std::vector<SaidMessage*> all;
  std::uint64_t index = 0;
  for (Conversation& c : story.conversations) {
    c.index = index++;
    for (SaidMessage& m : c.messages) all.push_back(&m);
  }
  std::ranges::stable_sort(all, {}, [](const SaidMessage* m) { return m->time; });
  std::uint64_t number = 10;
  for (SaidMessage* m : all) {
    if (m->link == Link::gone) {
      m->gone_parent = ++number;
      m->parent = -1;
    }
    m->number = ++number;
  }
}

}  // namespace

std::int64_t italian_offset(std::int64_t utc_seconds) {
  const auto year = date_of(utc_seconds / kDay).year();
  const auto last_sunday = [&](unsigned month) {
    const auto day = std::chrono::sys_days{year / std::chrono::month{month} / std::chrono::Sunday[std::chrono::last]};
    return day.time_since_epoch().count() * kDay + kHour;
  };
  return utc_seconds >= last_sunday(3) && utc_seconds < last_sunday(10) ? 2 * kHour : kHour;
}

Person ChannelStory::person(std::uint32_t index) const {
  const Member& m = cast_.members()[index];
  return {m.handle, m.handle, m.name, m.email, m.role};
}

bool ChannelStory::next(Conversation& into) {
  if (at_ == conversations.size()) return false;
  into = conversations[at_++];
  return true;
}

std::unique_ptr<Year> play_year(std::uint64_t seed, std::int64_t last_day) {
  auto year = std::make_unique<Year>(Year{.cast = Cast{seed}, .channels = {}, .first_day = 0, .last_day = last_day});
  const auto before = std::chrono::year_month_day{date_of(last_day + 1).year() - std::chrono::years{1},
                                                  date_of(last_day + 1).month(), date_of(last_day + 1).day()};
  year->first_day =
      std::chrono::sys_days{before.ok() ? before : before.year() / before.month() / 28}.time_since_epoch().count();
  // Exported in the evening: an hour before midnight in Rome, or at midnight in summer.
  const Instant end = from_micros(((last_day + 1) * kDay - 2 * kHour) * 1'000'000);
  const auto add = [&](std::string_view name, std::string_view title, std::string_view host,
                       const std::vector<StoryChannel>& channels) {
    year->channels.try_emplace(std::string{name}, year->cast,
                               Site{std::string{title}, std::string{host}, italian_offset}, channels, end);
  };
  add("forum", "La piazza del frantoio", "piazza.sorbanera.example",
      {{"piazza", "In piazza", "IT", "it", ChannelKind::forum},
       {"cucina", "Cucina", "IT", "it", ChannelKind::forum},
       {"ordini", "Ordini e spedizioni", "IT", "it", ChannelKind::forum},
       {"olivo", "Dall'olivo al frantoio", "IT", "it", ChannelKind::forum},
       {"international", "International", "", "en", ChannelKind::forum}});
  add("blog", "Diario di frantoio", "blog.sorbanera.example",
      {{"blog", "Diario di frantoio", "IT", "it", ChannelKind::blog}});
  add("mail", "info@sorbanera.example", "sorbanera.example", {{"info", "info@", "IT", "it", ChannelKind::mailbox}});
  add("telegram", "Amici del frantoio Sorbanera", "t.sorbanera.example",
      {{"amici", "Amici del frantoio", "IT", "it", ChannelKind::chat}});
  add("reviews", "Recensioni", "recensioni.example",
      {{"recensioni", "Recensioni", "IT", "it", ChannelKind::review_site}});
  add("shop", "Bottega", "bottega.sorbanera.example",
      {{"banco", "Al banco", "IT", "it", ChannelKind::shop}, {"telefono", "Telefono", "IT", "it", ChannelKind::phone}});
  Player{seed, *year}.play();
  Rng rng(seed, 78);
  for (auto& [name, story] : year->channels) {
    plant_faults(name, story, year->cast, rng);
    number_messages(story);
    order_files(name, story);
  }
  return year;
}

}  // namespace colloquio::sim::demo
