#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

namespace colloquio::sim::demo {

/// One line of a script: who says what, to which line, after how long.
struct Line {
  std::string_view
      who;  ///< a name of the cast, or a part: A B C D guests, T U V tribe, H the house, N nobody, R the bot
  std::uint32_t answers = 0;    ///< 1-based line it answers; 0 = the line before; the first line opens
  std::int64_t delay = 0;       ///< seconds, about; 0 = by the channel's law
  std::uint32_t percent = 100;  ///< how often it is said at all; what answers it goes with it
  std::int8_t stars = 0;
  std::string_view text;  ///< "{a|b}" = one of these, "{1#a|b}" the same place in every list marked 1; "{A}" = first
                          ///< name of A; "{citta}" = a slot; "/" alone = new line
};

/// A conversation as written by hand in texts_*.cpp:
///
///   === forum it ordini 10,11,12 again :: Quando apre il frantoio?
///   A: Ciao a tutti, {sapete|qualcuno sa} quando si può venire con le olive?
///   Marta +2h: Ciao {A}, dal 12.
///   A +1d ?70: Grazie!
///   Piero @1: ...                                  (answers line 1)
///
/// Header: channel, language, category, months ("*" = all), dN = not before that day of the month, "again" = may be
/// told more than once, then the title.
struct Script {
  std::string_view channel, lang, category, title;
  std::uint32_t months = 0xFFF;  ///< bit 0 = January
  bool again = false;            ///< may be told more than once, in other words
  unsigned from_day = 1;         ///< of the month
  std::vector<Line> lines;
};

/// Our own texts: a malformed line is a bug and stops the program, naming the line.
[[nodiscard]] std::vector<Script> parse_scripts(std::string_view text);

}  // namespace colloquio::sim::demo
