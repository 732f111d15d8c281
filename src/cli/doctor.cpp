#include "colloquio/app/doctor.hpp"

#include "context.hpp"
#include <fmt/format.h>

#include "colloquio/adapters/system/system_clock.hpp"

namespace colloquio::cli {

namespace {

std::string_view sign(app::Finding::Grade grade) {
  switch (grade) {
    case app::Finding::Grade::good:
      return "ok     ";
    case app::Finding::Grade::note:
      return "note   ";
    case app::Finding::Grade::warning:
      return "warning";
    case app::Finding::Grade::wrong:
      return "WRONG  ";
  }
  return "";
}

Result<int> run_doctor(const Context& context) {
  const auto company = context.company();
  if (!company) return tl::make_unexpected(company.error());
  auto record = context.open_record();
  if (!record) return tl::make_unexpected(record.error());
  auto originals = context.open_originals();
  if (!originals) return tl::make_unexpected(originals.error());
  const auto findings = app::examine(**record, **originals, *company, adapters::SystemClock{}.now());
  if (!findings) return tl::make_unexpected(findings.error());
  bool wrong = false;
  for (const auto& finding : *findings) {
    fmt::print("{}  {}\n", sign(finding.grade), finding.what);
    if (!finding.remedy.empty()) fmt::print("         → {}\n", finding.remedy);
    wrong = wrong || finding.grade == app::Finding::Grade::wrong;
  }
  return wrong ? 1 : 0;
}

}  // namespace

void add_doctor(CLI::App& program, Context& context) {
  auto* command = program.add_subcommand("doctor", "Look for what would make the figures untrue");
  command->footer("Exit code 1 if something is wrong (not for notes and warnings).");
  command->callback([&context] { context.command = [&context] { return run_doctor(context); }; });
}

}  // namespace colloquio::cli
