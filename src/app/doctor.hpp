#pragma once

#include <cstdint>
#include <string>
#include <vector>

#include "colloquio/app/company.hpp"
#include "colloquio/ports/originals.hpp"
#include "colloquio/ports/record.hpp"

namespace colloquio::app {

/// One thing the doctor looked at. It has no words: who shows it says it in the reader's language.
struct Finding {
  enum class Grade : std::uint8_t { good, note, warning, wrong };
  /// What was found, with the meaning of `n`, `of` and `names`.
  enum class What : std::uint8_t {
    nothing_imported,
    imports,  ///< n imports of `of` messages
    /// n pieces of input, n files that are cut, n files that could not be read; the first: names = reason, file; `line`
    /// and `of` = its line and byte, 0 = none
    rejects,
    files_cut,
    files_unread,
    no_house,      ///< no account is declared as the house
    idle_rule,     ///< a rule that matches no account; n = its line; names = its section, what it looks for
    idle_channel,  ///< a [[channel]] rule that matches no channel; n = its line; names = what it looks for
    house,         ///< names = who speaks for the house
    loud_voice,    ///< somebody wrote n of `of` messages; names = shown name, network
    no_market,     ///< n of `of` channels
    fault,         ///< n times; names = id of the fault
    cut_short,     ///< n conversations of 100 answer messages that are not here
    twice,         ///< n messages; names = one instance, the other instance, network
    no_originals,  ///< n of `of` imports have no kept original
  };
  Grade grade = Grade::good;
  What what = What::imports;
  std::int64_t n = 0, of = 0;
  std::vector<std::string> names{};
  std::uint64_t line = 0;
};

/// Looks for what would make figures untrue: nobody declared as the house, rules that match nobody, one voice that is
/// suspiciously loud, messages that came twice under two instances, conversations cut short, channels without market,
/// faults in threads and times, rejects, originals that expired. Errors only if the record cannot be read.
[[nodiscard]] Result<std::vector<Finding>> examine(ports::Record& record, ports::Originals& originals,
                                                   const Company& company, Instant now);

}  // namespace colloquio::app
