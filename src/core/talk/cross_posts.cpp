#include "colloquio/core/talk/cross_posts.hpp"

#include <algorithm>
#include <bit>
#include <limits>
#include <tuple>
#include <utility>

namespace colloquio::talk {

namespace {

constexpr std::int64_t kLongest = 48LL * 3600 * 1'000'000;  // microseconds from the first placement to the last
constexpr std::uint32_t kTheHouse = kNone - 1;              // as an actor; accounts are fewer

/// Something said that may stand elsewhere too.
struct Candidate {
  std::uint32_t actor = kNone, row = 0;
  std::uint64_t key = 0;
};

/// Who said it, kNone if it cannot be a placement.
std::uint32_t actor_of(const TalkTable& t, const std::vector<std::int64_t>& time,
                       const std::vector<std::uint32_t>& position, std::uint32_t row) {
  const MessageFlags f = t.flags[row];
  if (!is_counted(f) || f.role == Role::nobody || t.author[row] == kNone) return kNone;
  if (time[row] == kUnknownTime || position[row] == kNone) return kNone;
  return f.role == Role::house ? kTheHouse : t.author[row];
}

std::uint64_t mix(std::uint32_t actor, std::uint64_t key) {
  const std::uint64_t h = (key ^ std::uint64_t{actor} * 0x9E3779B97F4A7C15ULL) * 0xBF58476D1CE4E5B9ULL;
  return h ^ (h >> 31U);
}

/// Bits by number, as many as a power of two.
class Bits {
 public:
  explicit Bits(std::size_t size) : words_(size / 64, 0), mask_(size - 1) {}
  [[nodiscard]] bool has(std::uint64_t i) const { return (words_[(i & mask_) / 64] >> (i % 64) & 1U) != 0; }
  void add(std::uint64_t i) { words_[(i & mask_) / 64] |= std::uint64_t{1} << (i % 64); }

 private:
  std::vector<std::uint64_t> words_;
  std::uint64_t mask_;
};

/// Those whose actor and words seem to come at least twice: a few too many, never one too few.
std::vector<Candidate> find_candidates(const TalkTable& t, const std::vector<std::int64_t>& time,
                                       const std::vector<std::uint32_t>& position) {
  const std::size_t bits = std::bit_ceil(std::max<std::size_t>(64, 8 * t.wordings.size()));
  Bits once(bits), twice(bits);
  for (const TalkTable::Wording& w : t.wordings) {
    const std::uint32_t actor = actor_of(t, time, position, w.row);
    if (actor == kNone) continue;
    const std::uint64_t h = mix(actor, w.key);
    (once.has(h) ? twice : once).add(h);
  }
  std::vector<Candidate> found;
  for (const TalkTable::Wording& w : t.wordings) {
    const std::uint32_t actor = actor_of(t, time, position, w.row);
    if (actor != kNone && twice.has(mix(actor, w.key))) found.push_back({actor, w.row, w.key});
  }
  return found;
}

}  // namespace

std::vector<Threads::Placement> find_placements(const TalkTable& t, const std::vector<std::int64_t>& time,
                                                const std::vector<std::uint32_t>& position) {
  if (t.channels.size() < 2) return {};
  std::vector<Candidate> said = find_candidates(t, time, position);
  std::sort(said.begin(), said.end(), [&](const Candidate& a, const Candidate& b) {
    return std::tie(a.actor, a.key, time[a.row], t.id[a.row]) < std::tie(b.actor, b.key, time[b.row], t.id[b.row]);
  });
  std::vector<Threads::Placement> placements;
  std::vector<std::uint32_t> rows;                                            // of the cross-post under the hand
  std::vector<std::uint32_t> taken(said.empty() ? 0 : t.channels.size(), 0);  // by the cross-post begun as the n-th
  std::uint32_t begun = 0;
  std::uint32_t number = 0;
  const auto close = [&] {
    if (rows.size() > 1) {
      for (const std::uint32_t row : rows) placements.push_back({position[row], number});
      ++number;
    }
    rows.clear();
    ++begun;
  };
  for (std::size_t i = 0; i < said.size(); ++i) {
    const Candidate& c = said[i];
    const bool same = i > 0 && said[i - 1].actor == c.actor && said[i - 1].key == c.key;
    if (!same || time[c.row] - time[rows.front()] > kLongest) close();
    if (std::exchange(taken[t.channel[c.row]], begun) != begun) rows.push_back(c.row);
  }
  close();
  return placements;
}

CrossPosts::CrossPosts(const Threads& threads, bool house_declared) : threads_(threads), placed_(threads.placements) {
  if (placed_.empty()) return;
  posts_.resize(placed_.back().post + 1);
  for (std::uint32_t i = 0; i < placed_.size(); ++i) {
    CrossPost& post = posts_[placed_[i].post];
    if (post.end == 0) {
      post.first = i;
      post.horizon = std::numeric_limits<std::int64_t>::max();
    }
    post.end = i + 1;
  }
  std::sort(placed_.begin(), placed_.end(),
            [](const Threads::Placement& a, const Threads::Placement& b) { return a.at < b.at; });
  Facts facts;
  for (std::size_t i = 0; i < placed_.size();) {
    const auto after = std::upper_bound(threads.start.begin(), threads.start.end(), placed_[i].at);
    const auto thread = static_cast<std::uint32_t>(after - threads.start.begin() - 1);
    facts.fill(threads, thread);
    look_at_thread(thread, facts, house_declared);
    while (i < placed_.size() && placed_[i].at < *after) ++i;
  }
}

void CrossPosts::look_at_thread(std::uint32_t thread, const Facts& facts, bool house_declared) {
  const Threads& t = threads_;
  const std::uint32_t first = t.start[thread];
  const std::uint32_t end = t.start[thread + 1];
  std::uint32_t last_by_house = kNone;
  bool many_voices = false;  // nobody is always another
  std::uint32_t voice = kNone;
  for (std::uint32_t at = first; at < end; ++at) {
    if (!is_counted(t.flags[at])) continue;
    if (t.flags[at].role == Role::house) last_by_house = at;
    many_voices |= t.author[at] == kNone || (voice != kNone && voice != t.author[at]);
    voice = t.author[at];
  }
  for (const Threads::Placement& p : placed(first, end)) {
    CrossPost& post = posts_[p.post];
    const std::int64_t late = t.time[p.at] - t.time[t.placements[post.first].at];
    const auto offer = [&](std::int64_t& known, const Facts::Answer& answer) {
      known = std::min(known, answer.after < Facts::kSomeTime ? late + answer.after : answer.after);
    };
    offer(post.by_anyone, facts.by_anyone[p.at - first]);
    offer(post.by_house, facts.by_house[p.at - first]);
    post.horizon = std::min(post.horizon, t.horizon[t.channel[thread]]);
    post.settled |= house_declared ? last_by_house != kNone && last_by_house > p.at : many_voices;
  }
}

bool CrossPosts::is_first_in(const Window& window, const Threads::Placement& placement) const {
  for (std::uint32_t i = posts_[placement.post].first;; ++i) {
    const std::uint32_t at = threads_.placements[i].at;
    if (at == placement.at) return true;
    if (window.contains(from_micros(threads_.time[at]))) return false;
  }
}

std::vector<std::uint32_t> CrossPosts::repeats_in(const Window& window) const {
  std::vector<std::uint32_t> repeats;
  std::vector<std::uint32_t> authors;
  for (const CrossPost& post : posts_) {
    authors.clear();
    for (std::uint32_t i = post.first; i < post.end; ++i) {
      const std::uint32_t at = threads_.placements[i].at;
      if (!window.contains(from_micros(threads_.time[at]))) continue;
      const std::uint32_t author = threads_.author[at];
      if (std::find(authors.begin(), authors.end(), author) != authors.end()) {
        repeats.push_back(at);
      } else {
        authors.push_back(author);
      }
    }
  }
  std::sort(repeats.begin(), repeats.end());
  return repeats;
}

}  // namespace colloquio::talk
