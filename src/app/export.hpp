#pragma once

#include <cstdint>
#include <string_view>

#include "colloquio/app/company.hpp"
#include "colloquio/app/progress.hpp"
#include "colloquio/ports/files.hpp"
#include "colloquio/ports/record.hpp"

namespace colloquio::app {

struct ExportOptions {
  std::string_view format = "convokit";  ///< "convokit" (a corpus folder), "csv" or "jsonl" (one file, messages.*)
  /// People become "person-<hash>", mentions of their handles too; no names, no addresses of pages. Names written
  /// inside the words in any other way stay.
  bool pseudonymous = false;
  bool all = false;  ///< also what is pending, spam, trash or private
};

struct ExportOutcome {
  std::int64_t messages = 0, speakers = 0, conversations = 0;
};

/// The file that a table is exported into; `format` is csv or jsonl.
[[nodiscard]] constexpr std::string_view table_name(std::string_view format) {
  return format == "csv" ? "messages.csv" : "messages.jsonl";
}

/// Writes the messages of the record that are approved and public (options.all: every one), in time order. A ConvoKit
/// corpus that we export imports again with the same conversations; formula signs at the start of a CSV cell are made
/// harmless ("'=1+1"). Errors: invalid_input (no such format), those of the record and the files.
[[nodiscard]] Result<ExportOutcome> export_record(ports::Record& record, const Company& company,
                                                  const ExportOptions& options, ports::FileWriter& files,
                                                  const OnProgress& on_progress);

}  // namespace colloquio::app
