#include "colloquio/app/export.hpp"

#include "context.hpp"
#include <fmt/format.h>

#include "colloquio/adapters/system/out_files.hpp"

namespace colloquio::cli {

namespace {

struct ExportWords {
  std::string out;
  std::string format = "convokit";
  bool pseudonymous = false;
};

Result<int> run_export(const Context& context, const ExportWords& options) {
  const auto company = context.company();
  if (!company) return tl::make_unexpected(company.error());
  auto record = context.open_record();
  if (!record) return tl::make_unexpected(record.error());
  const auto files = adapters::write_into(options.out);
  StatusLine status{context.status(), options.out};
  const auto done = app::export_record(
      **record, *company, {.format = options.format, .pseudonymous = options.pseudonymous}, *files, status.callback());
  status.clear();
  if (!done) return tl::make_unexpected(done.error());
  if (!context.quiet) {
    fmt::print("{} messages written to {}\n", human_count(static_cast<std::uint64_t>(done->messages)), options.out);
  }
  return 0;
}

}  // namespace

void add_export(CLI::App& program, Context& context) {
  auto* command = program.add_subcommand("export", "Write the whole record for other programs");
  auto options = std::make_shared<ExportWords>();
  command->add_option("OUT", options->out, "Folder to write into")->required();
  command->add_option("--format", options->format, "convokit (a corpus), csv or jsonl")
      ->check(CLI::IsMember({"convokit", "csv", "jsonl"}))
      ->capture_default_str();
  command->add_flag("--pseudonymous", options->pseudonymous, "People without names: person-1a2b…");
  command->callback(
      [&context, options] { context.command = [&context, options] { return run_export(context, *options); }; });
}

}  // namespace colloquio::cli
