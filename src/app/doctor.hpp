#pragma once

#include <string>
#include <vector>

#include "colloquio/app/company.hpp"
#include "colloquio/ports/originals.hpp"
#include "colloquio/ports/record.hpp"

namespace colloquio::app {

/// One thing the doctor looked at.
struct Finding {
  enum class Grade : std::uint8_t { good, note, warning, wrong } grade = Grade::good;
  std::string what;    ///< a sentence
  std::string remedy;  ///< what to do, "" when nothing
};

/// Looks for what would make figures untrue: nobody declared as the house, rules that match nobody, one voice that is
/// suspiciously loud, messages that came twice under two instances, conversations cut short, channels without market,
/// faults in threads and times, rejects, originals that expired. Errors only if the record cannot be read.
[[nodiscard]] Result<std::vector<Finding>> examine(ports::Record& record, ports::Originals& originals,
                                                   const Company& company, Instant now);

}  // namespace colloquio::app
