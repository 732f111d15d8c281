#pragma once

#include <string>

#include "colloquio/app/company.hpp"
#include "colloquio/app/progress.hpp"
#include "colloquio/core/report/report.hpp"
#include "colloquio/ports/record.hpp"

namespace colloquio::app {

struct ReportRequest {
  std::string window = "365d";  ///< see parse_window
  std::string version;
  Instant now = kNoTime;
  std::size_t threads = 0;  ///< 0 = what the machine has
  bool in_full = true;      ///< false: figures only, no quotes and no names (what `measure` gives)
};

/// Measures what the record holds and adds the words and names people need. Errors: those of the record; invalid_input
/// for the window.
[[nodiscard]] Result<report::Report> make_report(ports::Record& record, const Company& company,
                                                 const ReportRequest& request, const OnProgress& on_progress);

/// Measures a table that was collected without a record: figures and curves, no quotes. Sets the horizon of every
/// channel to its last sync or message, whichever is later, leaving out times after request.now + 1 day.
[[nodiscard]] Result<report::Report> measure_table(TalkTable& table, const Company& company,
                                                   const ReportRequest& request);

}  // namespace colloquio::app
