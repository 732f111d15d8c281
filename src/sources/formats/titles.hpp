#pragma once

#include <algorithm>
#include <array>
#include <string>
#include <string_view>

#include "colloquio/base/ascii.hpp"

namespace colloquio::sources::formats {

/// The name of what the user pointed at, for inputs that do not say where they come from: the last part of the path
/// without endings. "exports/forum.example.jsonl.gz" → "forum.example"; a host's own dots stay.
inline std::string name_in_title(std::string_view title) {
  while (title.ends_with('/')) title.remove_suffix(1);
  title = title.substr(title.find_last_of('/') + 1);
  for (bool again = true; again;) {
    again = false;
    for (const std::string_view ending :
         {".gz",   ".bz2", ".xz",  ".zst",  ".zip", ".7z",  ".tar", ".tgz", ".jsonl", ".ndjson",
          ".json", ".xml", ".wxr", ".mbox", ".mbx", ".eml", ".csv", ".tsv", ".txt",   ".parquet"}) {
      if (title.size() > ending.size() && title.ends_with(ending)) {
        title.remove_suffix(ending.size());
        again = true;
      }
    }
  }
  return std::string{title};
}

/// The part of name_in_title() that the next export will have too: without numbers of two and more digits and the names
/// of months, which say when it was made. "recensioni-ottobre-2026.csv" → "recensioni"; all of it if nothing is left.
inline std::string lasting_name(std::string_view title) {
  static constexpr std::array<std::string_view, 31> kMonths{
      "gennaio", "febbraio", "marzo",    "aprile",   "maggio",    "giugno",    "luglio",   "agosto",
      "ottobre", "novembre", "january",  "february", "march",     "april",     "june",     "july",
      "august",  "october",  "november", "december", "settembre", "september", "dicembre", "gen",
      "feb",     "apr",      "giu",      "lug",      "ott",       "nov",       "dic"};
  constexpr std::string_view kBetween = "-_ ()";
  const std::string whole = name_in_title(title);
  std::string lasting;
  for (std::size_t from = 0; from < whole.size();) {
    const std::size_t to = std::min(whole.find_first_of(kBetween, from), whole.size());
    std::string part = whole.substr(from, to - from);
    for (char& c : part) c = ascii_lower(c);
    const bool is_number = part.size() != 1 && part.find_first_not_of("0123456789.:tz") == std::string::npos;
    const bool is_month = std::find(kMonths.begin(), kMonths.end(), part) != kMonths.end();
    if (!is_number && !is_month) {
      if (!lasting.empty()) lasting += whole[from - 1];
      lasting += whole.substr(from, to - from);
    }
    from = to + 1;
  }
  return lasting.empty() ? whole : lasting;
}

}  // namespace colloquio::sources::formats
