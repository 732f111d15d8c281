#pragma once

#include <filesystem>
#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "colloquio/base/instant.hpp"
#include "colloquio/base/result.hpp"
#include "colloquio/core/model/talk_table.hpp"
#include "colloquio/core/talk/measure.hpp"
#include "colloquio/core/talk/talk.hpp"

namespace colloquio::golden {

/// One line that says what measuring must find.
struct Expectation {
  enum class Of { figure, previous, waiting, recently_waiting, talker, busiest, began } of = Of::figure;
  std::string section;  ///< "" = total, else the name of a channel or "market:NAME"
  std::string id;       ///< figure id; of the lists: a message or an account
  std::optional<double> value;
  std::optional<std::int64_t> n;
  std::string note;
  int line = 0;
};

/// A body of talk written by hand, and what a person found in it with pencil and paper.
///
///   # comment
///   zone Europe/Rome              days and months are cut there (UTC unless told)
///   window 2026-01-01 2026-02-01  UTC days, the second one not included (all time unless told)
///   copies 20                     the whole body twenty times, with other people, so that shares clear the floor of 20
///   house shop                    accounts that speak for the house;  bot robot  likewise
///   channel forum [horizon 2026-03-09T00:00Z] [market it] [own-taps 7]       the first one is where messages go
///   message ID AUTHOR TIME [re ID] [in CONVERSATION] [on CHANNEL] [E1|E2|E3|E4] [taps N] [tap] [gone] [hidden] [day]
///   [author-clock] [mentions ACCOUNT] [says WORD]
///            AUTHOR - is nobody, TIME - is unknown; evidence is E1 after `re`, E4 after `in` without `re`, unless
///            told; `re` and `mentions` may come several times; two that say the same WORD say the same words
///   expect [SECTION:] FIGURE VALUE|- [n N] [note WORD]          SECTION is a channel, `market NAME` or `previous`
///   expect waiting MESSAGE SECONDS [n MESSAGES]                  the next of the list; all of it must be named
///   expect recent MESSAGE SECONDS [n MESSAGES]                   the same of those who wait since recently
///   expect talker ACCOUNT MESSAGES [n DIALOGUES] [note ROLE:CONVERSATIONS]    likewise
///   expect busiest MESSAGE H_INDEX [n PEOPLE] [note links|order]  likewise; `order`: only that is known
///   expect began CHANNEL -                                       the next of those that began in the period; likewise
struct TalkFile {
  TalkTable table;
  talk::MeasureOptions options;
  std::vector<Expectation> expectations;
  std::map<Id128, std::string> names;  ///< of messages and accounts
};

[[nodiscard]] Result<TalkFile> read_talk_file(const std::filesystem::path& path);

/// Sentences about what was not as expected; empty if all was.
[[nodiscard]] std::vector<std::string> compare(const TalkFile& file, const talk::TalkResult& result);

}  // namespace colloquio::golden
