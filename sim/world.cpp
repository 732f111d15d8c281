#include "colloquio/sim/world.hpp"

#include <algorithm>
#include <array>
#include <cmath>
#include <cstdio>
#include <limits>
#include <string>
#include <utility>

#include "colloquio/base/check.hpp"
#include "colloquio/sim/rng.hpp"
#include "colloquio/sim/words.hpp"

namespace colloquio::sim {

namespace {

constexpr std::int64_t kDay = 86'400;
constexpr std::int64_t kHour = 3'600;

/// How busy an hour of the day is: people sleep, and write after dinner.
constexpr std::array<std::uint32_t, 24> kHourWeight{2,  1,  1,  1,  1,  2,  5,  9,  12, 13, 13, 12,
                                                    11, 11, 12, 12, 12, 12, 13, 14, 16, 17, 13, 6};

std::int64_t seconds(Instant t) { return micros(t) / 1'000'000; }

/// Growth in steps of about a month: turns an even draw into a time, and a time into how many have arrived.
class Calendar {
 public:
  Calendar(std::int64_t from, std::int64_t to, double growth) : from_(from), to_(to) {
    const auto steps = std::max<std::int64_t>(1, (to - from) / (30 * kDay));
    double sum = 0;
    double weight = 1;
    for (std::int64_t i = 0; i < steps; ++i, weight *= 1 + growth) reached_.push_back(sum += weight);
    for (double& r : reached_) r /= sum;
  }

  [[nodiscard]] std::int64_t draw_day_and_hour(Rng& rng) const {
    const double u = rng.unit();
    const auto at = std::lower_bound(reached_.begin(), reached_.end(), u);
    const auto step = std::min<std::int64_t>(at - reached_.begin(), std::ssize(reached_) - 1);
    const std::int64_t day = rng.between(start_of(step), start_of(step + 1) - 1) / kDay * kDay;
    return std::clamp(day + hour(rng) * kHour + rng.between(0, kHour - 1), from_, to_ - 1);
  }
  /// Share of all that will ever come who have come by then.
  [[nodiscard]] double arrived(std::int64_t t) const {
    const auto n = std::ssize(reached_);
    const auto step = std::clamp<std::int64_t>((t - from_) * n / (to_ - from_), 0, n - 1);
    const double before = step == 0 ? 0 : reached_[static_cast<std::size_t>(step - 1)];
    const double share =
        static_cast<double>(t - start_of(step)) / static_cast<double>(start_of(step + 1) - start_of(step));
    return before + (reached_[static_cast<std::size_t>(step)] - before) * std::clamp(share, 0.0, 1.0);
  }

 private:
  [[nodiscard]] std::int64_t start_of(std::int64_t step) const {
    return from_ + (to_ - from_) * step / std::ssize(reached_);
  }
  [[nodiscard]] static std::int64_t hour(Rng& rng) {
    static constexpr std::uint32_t kSum = [] {
      std::uint32_t sum = 0;
      for (const auto w : kHourWeight) sum += w;
      return sum;
    }();
    std::uint32_t left = rng.below(kSum);
    std::int64_t h = 0;
    while (left >= kHourWeight[static_cast<std::size_t>(h)]) left -= kHourWeight[static_cast<std::size_t>(h++)];
    return h;
  }

  std::int64_t from_;
  std::int64_t to_;
  std::vector<double> reached_;
};

std::int64_t into_office_hours(std::int64_t t, Rng& rng) {
  constexpr std::int64_t kOpens = 8 * kHour;
  constexpr std::int64_t kCloses = 17 * kHour;
  std::int64_t day = t / kDay;
  const std::int64_t in_day = t % kDay;
  const auto weekend = [](std::int64_t d) { return (d + 3) % 7 >= 5; };  // 1970-01-01 was a Thursday
  if (!weekend(day) && in_day >= kOpens && in_day < kCloses) return t;
  if (in_day >= kCloses) ++day;
  while (weekend(day)) ++day;
  return day * kDay + kOpens + rng.between(0, 2 * kHour);
}

class World final : public Story {
 public:
  explicit World(const WorldOptions& options)
      : o_(options),
        calendar_(seconds(options.from), seconds(options.to), options.growth_per_month),
        answer_(options.answer_median_seconds, options.spread),
        reply_(options.reply_median_seconds, options.spread),
        words_(9, 0.9) {
    channels_ = {{"forum", "La piazza", "IT", "it", ChannelKind::forum},
                 {"blog", "Il blog", "IT", "it", ChannelKind::blog},
                 {"reviews", "Reviews", "UK", "en", ChannelKind::review_site},
                 {"list", "Mailing list", "DE", "de", ChannelKind::mailing_list},
                 {"social", "Social", "", "", ChannelKind::page}};
    for (const auto lang : Babble::languages()) babble_.emplace_back(lang);
    const double others = static_cast<double>(o_.messages) * o_.people_per_message;
    first_other_ = o_.house_accounts + o_.bots + o_.tribe;
    others_ = static_cast<std::uint32_t>(std::clamp(others, 20.0, 3e9));
  }

  const std::vector<StoryChannel>& channels() const override { return channels_; }
  const Site& site() const override { return site_; }
  std::uint32_t people() const override { return first_other_ + others_; }
  Instant end() const override { return o_.to; }
  void restart() override {
    index_ = 0;
    told_ = 0;
    number_ = 0;
  }

  Person person(std::uint32_t index) const override {
    const auto size = std::snprintf(name_, sizeof name_, "a%u", index);
    const std::string_view id{name_, static_cast<std::size_t>(size)};
    return {id, id, id, {}, role(index)};
  }

  bool next(Conversation& into) override {
    if (told_ >= o_.messages) return false;
    do {
      Rng rng(o_.seed, index_);
      make(into, rng);
    } while (into.messages.empty());
    told_ += into.messages.size();
    return true;
  }

 private:
  [[nodiscard]] Role role(std::uint32_t person) const {
    if (person < o_.house_accounts) return Role::house;
    return person < o_.house_accounts + o_.bots ? Role::bot : Role::person;
  }

  void make(Conversation& c, Rng& rng) {
    c.messages.clear();
    c.index = index_++;
    c.channel = channel(rng);
    const std::size_t lang = language(rng);
    c.lang = Babble::languages()[lang];
    c.title = {};
    c.root_gone = false;
    c.messages.push_back(opening(c, rng));
    grow(c, size(c, rng), rng);
    plant_gone_root(c, rng);
    if (c.messages.size() > o_.messages - told_) c.messages.resize(o_.messages - told_);
    plant(c, rng);
    write_words(c, lang, rng);
    order(c, rng);
  }

  [[nodiscard]] static std::uint32_t channel(Rng& rng) {
    static constexpr std::array<std::uint8_t, 20> kShare{0, 0, 0, 0, 0, 0, 1, 1, 1, 1, 2, 2, 3, 3, 3, 4, 4, 4, 4, 4};
    return kShare[rng.below(20)];
  }
  [[nodiscard]] static std::size_t language(Rng& rng) {
    static constexpr std::array<std::uint8_t, 20> kShare{0, 0, 0, 0, 0, 0, 0, 0, 0, 1, 1, 1, 1, 1, 2, 2, 3, 3, 4, 5};
    return kShare[rng.below(20)];
  }
  /// P(size >= k) = 1/k: many that nobody answers, a few that never end. Reviews and mails stay short.
  [[nodiscard]] std::size_t size(const Conversation& c, Rng& rng) const {
    const std::uint64_t drawn = (std::uint64_t{1} << 32U) / ((rng.next() >> 32U) + 1);
    const std::uint64_t cap = c.channel == 2 ? 3 : c.channel == 3 ? 60 : o_.longest;
    return std::clamp<std::uint64_t>(drawn, 1, std::min<std::uint64_t>(cap, o_.longest));
  }

  [[nodiscard]] SaidMessage opening(const Conversation& c, Rng& rng) {
    SaidMessage m;
    m.number = ++number_;
    m.time = calendar_.draw_day_and_hour(rng);
    const bool by_house = c.channel != 2 && o_.house_accounts > 0 && rng.chance(c.channel == 1 ? 0.8 : 0.1);
    m.author = by_house ? rng.below(o_.house_accounts) : outsider(m.time, rng);
    m.kind = c.channel == 2 ? MessageKind::review : c.channel == 3 ? MessageKind::mail : MessageKind::post;
    if (c.channel == 2) m.rating = static_cast<std::int8_t>(1 + rng.below(3) + rng.below(3));
    tapped(m, rng);
    return m;
  }

  void grow(Conversation& c, std::size_t size, Rng& rng) {
    const std::int64_t end = seconds(o_.to);
    const bool wants_answer =
        role_of(c.messages[0]) == Role::person && o_.house_accounts > 0 && rng.chance(o_.answered);
    bool answered = !wants_answer;
    for (std::size_t k = 1; k < size; ++k) {
      SaidMessage m;
      const bool answers = !answered && (k == 1 || rng.chance(0.4));
      m.parent = answers ? 0 : pick_parent(c, rng);
      const SaidMessage& parent = c.messages[static_cast<std::size_t>(m.parent)];
      m.author = answers ? rng.below(o_.house_accounts) : replier(c, parent, rng);
      const bool house = m.author < o_.house_accounts;
      m.time = parent.time + (house ? answer_ : reply_)(rng);
      if (house && o_.office_hours) m.time = into_office_hours(m.time, rng);
      if (m.time >= end) continue;  // not said yet; neither is what would have answered it
      answered = answered || answers;
      m.link = Link::named;
      m.kind = c.channel == 3 ? MessageKind::mail : c.channel == 1 ? MessageKind::comment : MessageKind::reply;
      m.number = ++number_;
      tapped(m, rng);
      c.messages.push_back(m);
    }
  }

  [[nodiscard]] static std::int32_t pick_parent(const Conversation& c, Rng& rng) {
    const auto n = static_cast<std::uint32_t>(c.messages.size());
    const std::uint32_t way = rng.below(10);
    if (way < 3) return 0;
    if (way < 6) return static_cast<std::int32_t>(n - 1);
    const auto drawn = static_cast<std::int32_t>(rng.below(n));
    const std::int32_t above = c.messages[static_cast<std::size_t>(drawn)].parent;
    return above >= 0 && rng.chance(0.5) ? above : drawn;
  }

  [[nodiscard]] std::uint32_t replier(const Conversation& c, const SaidMessage& parent, Rng& rng) {
    double u = rng.unit();
    if (parent.parent >= 0 && (u -= o_.alternation) <= 0) {
      return c.messages[static_cast<std::size_t>(parent.parent)].author;
    }
    if ((u -= o_.self_reply) <= 0) return parent.author;
    if (o_.house_accounts > 0 && (u -= 0.08) <= 0) return rng.below(o_.house_accounts);
    return outsider(rng.chance(0.5) ? parent.time : c.messages[0].time, rng);
  }

  /// Somebody who is not the house. People arrive in the order of their numbers; most talk near their arrival, every
  /// eighth stays and talks more, and now and then somebody comes back after a long silence.
  [[nodiscard]] std::uint32_t outsider(std::int64_t t, Rng& rng) const {
    double u = rng.unit();
    if ((u -= o_.nobody) <= 0) return kNone;
    if (o_.bots > 0 && (u -= o_.bot) <= 0) return o_.house_accounts + rng.below(o_.bots);
    if (o_.tribe > 0 && (u -= o_.tribe_share) <= 0) {
      const double v = rng.unit();
      const auto rank = static_cast<std::uint32_t>(v * v * static_cast<double>(o_.tribe));
      return o_.house_accounts + o_.bots + std::min(rank, o_.tribe - 1);
    }
    const double here = 10 + (static_cast<double>(others_) - 10) * (0.05 + 0.95 * calendar_.arrived(t));
    const double recent = (5 + here * 0.04) * (1 / std::sqrt(rng.unit()) - 1);
    const double back = (u -= o_.comeback_share) <= 0 ? here * rng.unit() : recent;
    const auto who = static_cast<std::uint32_t>(std::max(0.0, here - 1 - back));
    return first_other_ + (rng.chance(0.4) ? who / 8 * 8 : who);
  }

  static void tapped(SaidMessage& m, Rng& rng) {
    m.likes = static_cast<std::uint32_t>(std::min(1 / std::sqrt(rng.unit()) - 1, 50'000.0));
    if (rng.chance(0.2)) m.shares = static_cast<std::uint32_t>(std::min(1 / std::sqrt(rng.unit()) - 1, 20'000.0));
  }

  void plant_gone_root(Conversation& c, Rng& rng) const {
    if (c.messages.size() < 2 || !rng.chance(o_.deleted_root)) return;
    c.root_gone = true;
    const std::uint64_t gone = c.messages[0].number;
    c.messages.erase(c.messages.begin());
    for (SaidMessage& m : c.messages) {
      if (m.parent-- > 0) continue;
      m.parent = -1;
      m.link = Link::gone;
      m.gone_parent = gone;
    }
  }

  void plant(Conversation& c, Rng& rng) const {
    SaidMessage& root = c.messages[0];
    const bool plain_root = root.link == Link::none;
    if (plain_root && c.messages.size() > 1 && rng.chance(o_.cycle)) {
      root.link = Link::cycle;
      root.parent = static_cast<std::int32_t>(1 + rng.below(static_cast<std::uint32_t>(c.messages.size() - 1)));
      return;  // one trouble at a time: where a cycle is cut depends on honest clocks
    }
    if (plain_root && rng.chance(o_.self_parent)) root.link = Link::self;
    for (SaidMessage& m : c.messages) {
      if (rng.chance(o_.tombstone)) {
        m.deleted = true;
        m.author = kNone;
      } else if (rng.chance(o_.no_words)) {
        m.no_words = true;
      }
      if (rng.chance(o_.no_time)) {
        m.no_time = true;
      } else if (m.link == Link::named && rng.chance(o_.clock_back)) {
        m.time = c.messages[static_cast<std::size_t>(m.parent)].time - rng.between(1, kHour);
        m.clock_back = true;
      }
    }
    unflag_honest_clocks(c);
  }

  /// A parent planted earlier than its own parent may leave a backward child behind it in right order again.
  static void unflag_honest_clocks(Conversation& c) {
    for (SaidMessage& m : c.messages) {
      if (m.link != Link::named) continue;
      const SaidMessage& parent = c.messages[static_cast<std::size_t>(m.parent)];
      m.clock_back = !m.no_time && !parent.no_time && m.time < parent.time;
    }
  }

  void write_words(Conversation& c, std::size_t lang, Rng& rng) {
    text_.clear();
    ends_.clear();
    for (const SaidMessage& m : c.messages) {
      if (m.no_words) {
        text_ += rng.chance(0.5) ? "👍" : "+1";
      } else if (!m.deleted) {
        babble_[lang].append(text_, std::min<std::int64_t>(words_(rng), 200), rng);
      }
      ends_.push_back(text_.size());
    }
    std::size_t start = 0;
    for (std::size_t i = 0; i < c.messages.size(); ++i) {
      c.messages[i].text = std::string_view{text_}.substr(start, ends_[i] - start);
      start = ends_[i];
    }
    c.title = c.messages[0].text.substr(0, c.messages[0].text.find(' ', 30));
  }

  void order(Conversation& c, Rng& rng) const {
    c.file_order.clear();
    for (std::size_t i = 0; i < c.messages.size(); ++i) {
      c.file_order.push_back(static_cast<std::uint32_t>(i));
      const bool is_child_of_last =
          i > 0 && c.messages[i].link == Link::named &&
          c.messages[i].parent == static_cast<std::int32_t>(c.file_order[c.file_order.size() - 2]);
      if (is_child_of_last && rng.chance(o_.late_parent)) {
        std::swap(c.file_order.back(), c.file_order[c.file_order.size() - 2]);
      }
      if (rng.chance(o_.repeated)) c.file_order.push_back(static_cast<std::uint32_t>(i));
    }
  }

  [[nodiscard]] Role role_of(const SaidMessage& m) const { return m.author == kNone ? Role::nobody : role(m.author); }

  WorldOptions o_;
  Calendar calendar_;
  LogNormal answer_;
  LogNormal reply_;
  LogNormal words_;
  std::vector<Babble> babble_;
  std::vector<StoryChannel> channels_;
  Site site_{.name = "Simulated world", .host = "sim.example"};
  std::uint32_t first_other_ = 0;
  std::uint32_t others_ = 0;
  std::uint64_t index_ = 0;
  std::uint64_t told_ = 0;
  std::uint64_t number_ = 0;
  std::string text_;
  std::vector<std::size_t> ends_;
  mutable char name_[16]{};
};

}  // namespace

Result<void> check(const WorldOptions& o) {
  const auto bad = [](std::string_view what) { return fail(ErrorKind::invalid_input, std::string{what}); };
  if (o.messages < 1 || o.messages > 4'000'000'000) return bad("messages must be from 1 to 4000000000");
  if (o.longest < 1 || o.longest > 10'000'000) return bad("longest must be from 1 to 10000000");
  if (o.from == kNoTime || o.to == Instant::max() || seconds(o.to) - seconds(o.from) < kDay) {
    return bad("the world must last at least a day");
  }
  if (o.house_accounts + std::uint64_t{o.bots} + o.tribe > 1'000'000) return bad("house, bots and tribe are too many");
  for (const double p :
       {o.tribe_share, o.comeback_share, o.alternation, o.self_reply, o.nobody, o.bot, o.answered, o.deleted_root,
        o.tombstone, o.self_parent, o.cycle, o.clock_back, o.no_time, o.repeated, o.late_parent, o.no_words}) {
    if (!(p >= 0 && p <= 1)) return bad("every share must be from 0 to 1");
  }
  if (!(o.growth_per_month > -0.5 && o.growth_per_month < 1)) return bad("growth must be from -0.5 to 1 a month");
  if (!(o.people_per_message >= 0 && o.people_per_message <= 1)) return bad("people per message must be from 0 to 1");
  if (!(o.answer_median_seconds >= 1 && o.reply_median_seconds >= 1 && o.spread >= 0 && o.spread <= 4)) {
    return bad("answer times must be 1 s or more, with a spread from 0 to 4");
  }
  return {};
}

std::unique_ptr<Story> make_world(const WorldOptions& options) {
  COLLOQUIO_CHECK(check(options).has_value(), "make_world needs checked options");
  return std::make_unique<World>(options);
}

}  // namespace colloquio::sim
