#include "colloquio/app/doctor.hpp"

#include "commands.hpp"
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

}  // namespace

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

}  // namespace colloquio::cli
