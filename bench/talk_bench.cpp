// How long from a table of messages to every figure, and how much memory beside the table.
//
//   talk_bench [MESSAGES] [RUNS] [CHANNELS]      1 000 000, 3 and 1 unless told
//
// The table follows the model of bench/peers/gen_corpus.py: thread sizes P(s) ~ s^-2, parents root .30 / previous .30 /
// preferential .40, authors Zipf 1.05 with .35 alternation and .02 self-replies, log-normal delays around two hours.
// Prints one line of JSON: CPU seconds (median of the runs), peak memory over the table's, and some figures to compare.
#include <algorithm>
#include <cmath>
#include <cstdio>
#include <cstdlib>
#include <ctime>
#include <numeric>
#include <string>
#include <vector>

#include <fmt/format.h>
#include <sys/resource.h>

#include "colloquio/core/talk/measure.hpp"

namespace {

using colloquio::hash128;
using colloquio::TalkTable;

/// SplitMix64 (Steele, Lea, Flood 2014).
class Dice {
 public:
  explicit Dice(std::uint64_t seed) : state_(seed) {}
  std::uint64_t next() {
    std::uint64_t z = (state_ += 0x9E3779B97F4A7C15ULL);
    z = (z ^ (z >> 30U)) * 0xBF58476D1CE4E5B9ULL;
    z = (z ^ (z >> 27U)) * 0x94D049BB133111EBULL;
    return z ^ (z >> 31U);
  }
  double unit() { return static_cast<double>(next() >> 11U) * 0x1.0p-53; }
  std::uint32_t below(std::uint32_t n) { return static_cast<std::uint32_t>(unit() * n); }
  double normal() { return std::sqrt(-2 * std::log(1 - unit())) * std::cos(6.283185307179586 * unit()); }

 private:
  std::uint64_t state_;
};

std::uint32_t pick(const std::vector<double>& cumulated, Dice& dice) {
  const auto it = std::lower_bound(cumulated.begin(), cumulated.end(), dice.unit() * cumulated.back());
  return static_cast<std::uint32_t>(std::min<std::ptrdiff_t>(it - cumulated.begin(), std::ssize(cumulated) - 1));
}

std::vector<double> cumulated_powers(std::uint32_t n, double exponent) {
  std::vector<double> sums(n);
  double sum = 0;
  for (std::uint32_t i = 0; i < n; ++i) sums[i] = sum += std::pow(i + 1.0, -exponent);
  return sums;
}

struct Draft {
  std::vector<std::uint32_t> parent, author, root;
  std::vector<std::int64_t> second;
};

Draft make_draft(std::uint32_t n, Dice& dice) {
  constexpr std::uint32_t kNone = colloquio::kNone;
  const std::vector<double> sizes = cumulated_powers(20'000, 2);
  const std::vector<double> authors = cumulated_powers(std::max(10U, n * 3 / 20), 1.05);
  Draft d{std::vector<std::uint32_t>(n, kNone), std::vector<std::uint32_t>(n), std::vector<std::uint32_t>(n),
          std::vector<std::int64_t>(n)};
  for (std::uint32_t root = 0; root < n;) {
    const std::uint32_t size = std::min(n - root, pick(sizes, dice) + 1);
    d.second[root] = 1'388'534'400 + static_cast<std::int64_t>(dice.below(3 * 365 * 86'400));
    d.author[root] = pick(authors, dice);
    d.root[root] = root;
    for (std::uint32_t m = root + 1; m < root + size; ++m) {
      const double x = dice.unit();
      std::uint32_t p = x < 0.3 ? root : x < 0.6 ? m - 1 : root + dice.below(m - root);
      if (x >= 0.6 && dice.unit() < 0.5 && d.parent[p] != kNone) p = d.parent[p];
      d.parent[m] = p;
      d.root[m] = root;
      d.second[m] =
          d.second[p] + std::max<std::int64_t>(1, std::llround(std::exp(std::log(7200.0) + 2 * dice.normal())));
      const double y = dice.unit();
      const bool back = d.parent[p] != kNone && y >= 0.02 && y < 0.37;
      d.author[m] = y < 0.02 ? d.author[p] : back ? d.author[d.parent[p]] : pick(authors, dice);
    }
    root += size;
  }
  return d;
}

TalkTable make_table(std::uint32_t n, std::uint32_t channels) {
  Dice dice(1);
  const Draft d = make_draft(n, dice);
  std::vector<std::uint32_t> order(n), number(n);
  std::iota(order.begin(), order.end(), 0U);
  std::stable_sort(order.begin(), order.end(),
                   [&](std::uint32_t a, std::uint32_t b) { return d.second[a] < d.second[b]; });
  for (std::uint32_t i = 0; i < n; ++i) number[order[i]] = i;
  const auto id = [&](std::uint32_t m) { return hash128(fmt::format("m{}", number[m])); };

  TalkTable t;
  for (std::uint32_t c = 0; c < channels; ++c) {
    t.channels.push_back({.id = hash128(fmt::format("c{}", c)),
                          .name = fmt::format("c{}", c),
                          .network = {},
                          .market = c % 2 == 0 ? "it" : "en",
                          .lang = {}});
  }
  std::vector<std::uint32_t> account(std::max(10U, n * 3 / 20), colloquio::kNone), conversation(n, colloquio::kNone);
  t.id.reserve(n), t.parent.reserve(n), t.time.reserve(n), t.conversation.reserve(n), t.author.reserve(n);
  t.channel.reserve(n), t.taps.reserve(n), t.flags.reserve(n);
  for (const std::uint32_t m : order) {
    const bool opens = d.parent[m] == colloquio::kNone;
    if (account[d.author[m]] == colloquio::kNone) {
      account[d.author[m]] = static_cast<std::uint32_t>(t.accounts.size());
      t.accounts.push_back(hash128(fmt::format("a{}", d.author[m])));
    }
    if (conversation[d.root[m]] == colloquio::kNone) {
      conversation[d.root[m]] = static_cast<std::uint32_t>(t.conversations.size());
      t.conversations.push_back(id(d.root[m]));
    }
    if (opens) t.wordings.push_back({static_cast<std::uint32_t>(t.size()), dice.next()});  // nobody says the same twice
    t.id.push_back(id(m));
    t.parent.push_back(opens ? colloquio::Id128{} : id(d.parent[m]));
    t.time.push_back(d.second[m] * 1'000'000);
    t.conversation.push_back(conversation[d.root[m]]);
    t.author.push_back(account[d.author[m]]);
    t.channel.push_back(d.root[m] % channels);
    t.taps.push_back(dice.below(5));
    t.flags.push_back(
        colloquio::MessageFlags{.evidence = opens ? colloquio::Evidence::none : colloquio::Evidence::explicit_});
  }
  return t;
}

double cpu_seconds() {
  timespec t{};
  clock_gettime(CLOCK_PROCESS_CPUTIME_ID, &t);
  return static_cast<double>(t.tv_sec) + static_cast<double>(t.tv_nsec) * 1e-9;
}

double peak_mib() {
  rusage usage{};
  getrusage(RUSAGE_SELF, &usage);
  return static_cast<double>(usage.ru_maxrss) / 1024;
}

}  // namespace

int main(int argc, char** argv) {
  const auto argument = [&](int i, unsigned long otherwise) {
    return static_cast<std::uint32_t>(argc > i ? std::strtoul(argv[i], nullptr, 10) : otherwise);
  };
  const std::uint32_t n = std::max(1U, argument(1, 1'000'000));
  const std::uint32_t runs = std::max(1U, argument(2, 3));
  const TalkTable table = make_table(n, std::max(1U, argument(3, 1)));
  const double before = peak_mib();
  std::vector<double> seconds;
  std::string figures;
  for (std::uint32_t run = 0; run < runs; ++run) {
    const double start = cpu_seconds();
    const auto result = colloquio::talk::measure(table, {});
    seconds.push_back(cpu_seconds() - start);
    if (!result) {
      fmt::print(stderr, "talk_bench: {}\n", result.error().message);
      return 1;
    }
    figures.clear();
    for (const char* id : {"talk.threads", "talk.authors", "talk.pairs", "talk.reciprocity", "talk.answered_24h.anyone",
                           "talk.reply_delay_median", "talk.gini", "talk.dialogue_rate"}) {
      const auto& value = result->total.figures.at(id).value;
      figures += fmt::format(",\"{}\":{:.9g}", id, value.value_or(0));
    }
  }
  std::sort(seconds.begin(), seconds.end());
  fmt::print("{{\"messages\":{},\"cpu_s\":{:.3f},\"extra_mib\":{:.0f},\"bytes_a_message\":{:.1f}{}}}\n", n,
             seconds[seconds.size() / 2], peak_mib() - before, (peak_mib() - before) * 1048576 / n, figures);
}
