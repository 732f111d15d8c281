#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "colloquio/base/instant.hpp"
#include "colloquio/core/talk/talk.hpp"

namespace colloquio::report {

enum class Lang : std::uint8_t { en, it };

/// A message as people may see it in a report.
struct Quote {
  Id128 message;
  Id128 conversation_root;
  std::string channel, author, title, text;  ///< text: beginning, one line, at most ~200 characters
  Instant at = kNoTime;
};

struct WaitingItem {
  Quote quote;
  double waited_seconds = 0;
  std::int64_t messages = 0;
  bool is_recent = false;
};

struct BusyItem {
  Quote root;
  std::int32_t h_index = 0, depth = 0, width = 0;
  std::int64_t messages = 0, people = 0;
  bool by_order = false;  ///< who answers whom is known by the order only: h, depth and width say nothing
};

struct TalkerItem {
  Id128 account;
  std::string name, network;
  Role role = Role::person;
  std::int64_t messages = 0, conversations = 0, dialogues = 0;
  Instant first = kNoTime, last = kNoTime;
};

struct FaultItem {
  std::string id;
  std::int64_t count = 0;
  std::vector<Quote> examples;
};

/// Taps stand apart: one row a channel, last in the report, never added to anything.
struct TapItem {
  std::string channel;
  std::int64_t talk = 0, taps = 0;
};

/// Rejected pieces of input by reason and by how much is lost.
struct RejectItem {
  std::string reason, file, sample;
  std::int64_t count = 0;
  Loss loss = Loss::piece;
};

/// The one typed result of measuring. JSON, terminal and HTML are three faces of it and may add no number of their own.
struct Report {
  std::string company;  ///< "" = not named yet
  std::string zone;     ///< IANA
  std::string version;  ///< of colloquio
  Instant generated = kNoTime;
  Instant first = kNoTime;  ///< of all the data
  Instant last = kNoTime;
  Instant horizon = kNoTime;
  bool is_demo = false;
  std::vector<std::string> house_names;  ///< the accounts that speak for the company, as found in the data

  /// Window, sections with figures, curves, months, cohorts. Its row-index lists (waiting, busiest, talkers, faults)
  /// are resolved into the lists below.
  talk::TalkResult talk;

  std::vector<WaitingItem> waiting;           ///< longest wait first; the recent ones among them
  std::vector<WaitingItem> recently_waiting;  ///< the recent ones alone, longest wait first
  std::vector<WaitingItem> older_waiting;     ///< the others alone
  std::vector<BusyItem> busiest;
  std::vector<TalkerItem> talkers;
  std::vector<FaultItem> faults;
  std::vector<TapItem> taps;
  std::vector<RejectItem> rejects;
};

}  // namespace colloquio::report
