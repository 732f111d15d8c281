#include "colloquio/app/export.hpp"

#include <fmt/format.h>

#include "colloquio/app/export_parts.hpp"

namespace colloquio::app {

Result<ExportOutcome> export_record(ports::Record& record, const Company& company, const ExportOptions& options,
                                    ports::FileWriter& files, const OnProgress& on_progress) {
  ExportNames names{options.pseudonymous};
  if (options.format == "convokit") return export_convokit(record, company, options.all, names, files, on_progress);
  if (options.format == "csv" || options.format == "jsonl") {
    return export_table(record, options.format == "csv", options.all, names, files, on_progress);
  }
  return fail(ErrorKind::invalid_input,
              fmt::format("cannot export as '{}'; choose convokit, csv or jsonl", options.format));
}

}  // namespace colloquio::app
