#pragma once

#include <cstdint>
#include <span>
#include <vector>

#include "colloquio/core/model/figure.hpp"
#include "colloquio/core/talk/state.hpp"
#include "colloquio/core/talk/talk.hpp"
#include "colloquio/core/talk/threads.hpp"

namespace colloquio::talk {

/// How often each author is in a log: both vectors in the order of authors, none with zero.
struct AuthorCounts {
  std::vector<std::uint32_t> author;
  std::vector<std::uint32_t> count;
};
/// `accounts` = how many there are. Counts in an array of that size where the log is long enough to be worth it, else
/// sorts the log; the log remains the same multiset.
[[nodiscard]] AuthorCounts count_authors(std::vector<std::uint32_t>& log, std::size_t accounts);

/// Keys in order, each once.
void make_set(std::vector<std::uint64_t>& keys);

/// Share of the directed pairs that go both ways; n = the directed pairs. `set`: of keys in which the two directions of
/// one tie differ in the lowest bit only.
///
/// The two directions of a mutual tie are one observation, not two: m = mutual / ties has Wilson's interval, and that
/// of the share follows, for a tie that goes both ways is two pairs and any other is one: r = 2m / (1 + m), which grows
/// with m.
[[nodiscard]] Figure reciprocity_figure(std::span<const std::uint64_t> set);

/// Gini coefficient Σ(2i - n - 1)x_i / (nΣx) of ascending counts; interval by the delta method from the influence of
/// each observation (Deville, Survey Methodology 25, 1999). Empty, "too_few", under kFewest people.
[[nodiscard]] Figure gini_figure(std::vector<std::uint32_t> counts);

/// The smallest number of authors who together wrote at least half of the log; n = its length.
[[nodiscard]] Figure fewest_for_half(std::vector<std::uint32_t> counts);

/// Who talks most in the window, people and house; ties by the account's id. `exchanges`: a set of pair_key >> 1;
/// `repeats`: positions of messages that count for nobody (CrossPosts::repeats_in).
[[nodiscard]] std::vector<Talker> list_talkers(const TalkTable& table, const Threads& threads, const Window& window,
                                               std::span<const std::uint64_t> exchanges,
                                               std::span<const std::uint32_t> repeats, std::size_t most);

}  // namespace colloquio::talk
