#pragma once

#include <cstdint>
#include <optional>
#include <span>
#include <string>
#include <vector>

#include "colloquio/base/instant.hpp"
#include "colloquio/core/model/figure.hpp"
#include "colloquio/core/model/talk_table.hpp"

namespace colloquio::talk {

// What measuring a body of talk gives: figures and the curves and lists behind them, for the whole and for each part.

/// Share answered by time t, Kaplan-Meier with the Greenwood log-log interval.
struct CurvePoint {
  double seconds = 0;
  double answered = 0;  ///< 1 - S(t)
  double low = 0;
  double high = 0;
  std::int64_t at_risk = 0;
};

/// One calendar month of people (metric 12), in the company's zone.
struct TalkerMonth {
  std::int32_t month = 0;  ///< Zone::month_index
  std::int64_t messages = 0, talkers = 0, fresh = 0, returning = 0, reactivated = 0, lost = 0;
  bool complete = true;  ///< whole in the period and in the data (see Growth)
};

/// One cohort (metric 13): newcomers whose first talk fell in `month`; share[k] of them talked in month + k.
struct Cohort {
  std::int32_t month = 0;
  std::int64_t people = 0;
  std::vector<std::optional<double>> share;  ///< only fully observed cells
};

/// How long a conversation that waits is worth answering first: 30 days, the last mark of the curve of answers. Counted
/// from the latest horizon of all channels: what a channel given up years ago left open is not recent.
inline constexpr std::int64_t kRecentWait = 30LL * 86'400 * 1'000'000;  // microseconds

/// A conversation that still waits for an answer from the house (or, with no house declared, from anyone).
struct Waiting {
  std::uint32_t row = 0;  ///< row in TalkTable of the oldest unanswered inbound message
  std::uint32_t root_row = 0;
  double waited_seconds = 0;  ///< up to the horizon of its channel
  std::int64_t messages = 0;  ///< in the conversation
  bool is_recent = false;     ///< said less than kRecentWait before the latest horizon: an answer may still be of use
};

/// A conversation worth looking at (metric 6).
struct BusyConversation {
  std::uint32_t root_row = 0;
  std::int32_t h_index = 0, depth = 0, width = 0;
  std::int64_t messages = 0, people = 0;
  /// Most of its replies are known by their order only (E4): then each message hangs below the one before it, and
  /// levels, h and depth say nothing of who talked with whom.
  bool by_order = false;
};

struct Talker {
  std::uint32_t author = 0;  ///< index into TalkTable::accounts
  Role role = Role::person;
  std::int64_t messages = 0, conversations = 0, dialogues = 0;  ///< dialogues = partners with at least one exchange
  std::int64_t first = 0, last = 0;                             ///< microseconds
};

/// A fault found in the data, counted and never hidden. `rows` holds the first few examples.
struct Fault {
  std::string id;  ///< "faults.missing_parent", "faults.self_parent", "faults.parent_cycle", "faults.time_missing", ...
  std::int64_t count = 0;
  std::vector<std::uint32_t> rows;
};

/// One body of talk: the total, a channel or a market.
struct Section {
  enum class Of : std::uint8_t { total, channel, market } of = Of::total;
  std::string key;  ///< "" for the total, hex channel id, market name
  std::string name;
  Figures figures;
  Figures previous;  ///< the equal period before; empty when the window is all time
  /// A channel whose first talk that we know lies in the window, where there is a period before: what that one lacks of
  /// it is no change.
  bool began_in_window = false;
  std::vector<CurvePoint> answered_by_house;  ///< at most ~200 points each, thinned for drawing
  std::vector<CurvePoint> answered_by_anyone;
  /// How long people stay: `answered` = the share that fell silent for 90 days by then (metric 13).
  std::vector<CurvePoint> tenure;
  std::vector<TalkerMonth> months;
  std::vector<Cohort> cohorts;
};

struct TalkResult {
  Window window;
  std::optional<Window> previous;
  Section total;
  std::vector<Section> channels;  ///< most talk first, ties by name
  std::vector<Section> markets;
  std::vector<Waiting> waiting;           ///< longest wait first, the first MeasureOptions::most_waiting
  std::vector<Waiting> recently_waiting;  ///< the recent ones alone, so that old ones do not crowd them out; as above
  std::vector<Waiting> older_waiting;     ///< the others alone
  std::int64_t waiting_total = 0;         ///< how many wait in all
  std::int64_t waiting_recent = 0;        ///< of those, the recent ones
  std::vector<BusyConversation> busiest;  ///< those by_order last; MeasureOptions::most_busy of either kind
  std::vector<Talker> talkers;            ///< most messages first; people and house, no bots
  std::vector<Fault> faults;              ///< by id; of all the data, not only the window
  bool house_declared = false;
};

}  // namespace colloquio::talk
