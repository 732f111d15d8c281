#include "colloquio/app/doctor.hpp"

#include "commands.hpp"
#include "faces.hpp"
#include <fmt/format.h>

#include "colloquio/adapters/system/system_clock.hpp"
#include "colloquio/core/report/escape.hpp"
#include "colloquio/core/report/figures.hpp"
#include "colloquio/core/report/reasons.hpp"

namespace colloquio::cli {

namespace {

using Grade = app::Finding::Grade;
using What = app::Finding::What;

Key sign(Grade grade) {
  switch (grade) {
    case Grade::good:
      return "grade.good";
    case Grade::note:
      return "grade.note";
    case Grade::warning:
      return "grade.warning";
    case Grade::wrong:
      return "grade.wrong";
  }
  return "grade.wrong";
}

/// A finding in the reader's words, and what to do about it ("" when nothing).
struct Said {
  std::string what, remedy;
};

Said said_of(const Words& words, const app::Finding& f) {
  const std::string n = words.number(f.n);
  const std::string of = words.number(f.of);
  const auto name = [&](std::size_t i) { return f.names.at(i); };
  const auto remedy = [&](Key key) { return std::string{words(key)}; };
  const auto lost = [&](CountedKey key) -> Said {
    return {words.counted(key, f.n,
                          {{"reason", report::one_line(report::reason(words.lang(), name(0)))},
                           {"place", place_of(words, name(1), f.line, static_cast<std::uint64_t>(f.of))}}),
            remedy("import.rejects")};
  };
  switch (f.what) {
    case What::nothing_imported:
      return {std::string{words("doctor.nothing_imported")}, "colloquio import FILE…"};
    case What::imports:
      return {words("doctor.imports",
                    {{"imports", words.counted("n.imports", f.n)}, {"messages", words.counted("n.messages", f.of)}}),
              ""};
    case What::rejects:
      return lost("doctor.rejects");
    case What::files_cut:
      return lost("doctor.files_cut");
    case What::files_unread:
      return lost("doctor.files_unread");
    case What::no_house:
      return {std::string{words("doctor.no_house")}, remedy("doctor.no_house.remedy")};
    case What::idle_rule:
      return {words("doctor.idle_rule", {{"section", name(0)}, {"line", n}, {"keys", name(1)}}),
              remedy("doctor.idle_rule.remedy")};
    case What::idle_channel:
      return {words("doctor.idle_channel", {{"line", n}, {"keys", name(0)}}), remedy("doctor.idle_channel.remedy")};
    case What::house:
      return {words("doctor.house", {{"names", words.listed(f.names, f.names.size())}}), ""};
    case What::loud_voice:
      return {words("doctor.loud_voice", {{"name", name(0)}, {"network", name(1)}, {"n", n}, {"of", of}}),
              remedy("doctor.loud_voice.remedy")};
    case What::no_market:
      return {words("doctor.no_market", {{"n", n}, {"of", of}}), remedy("doctor.no_market.remedy")};
    case What::fault:
      return {report::fault_sentence(report::Language{words.lang(), ""}, name(0), f.n),
              words("doctor.fault.remedy", {{"id", name(0)}})};
    case What::cut_short:
      return {words("doctor.cut_short", {{"n", n}}), remedy("doctor.cut_short.remedy")};
    case What::twice:
      return {words("doctor.twice", {{"n", n}, {"one", name(0)}, {"other", name(1)}, {"network", name(2)}}),
              remedy("doctor.twice.remedy")};
    case What::no_originals:
      return {words("doctor.no_originals", {{"n", n}, {"of", of}}), remedy("doctor.no_originals.remedy")};
  }
  return {};
}

}  // namespace

Result<int> run_doctor(const Context& context) {
  const auto company = context.company();
  if (!company) return tl::make_unexpected(company.error());
  auto record = context.open_record_to_read();
  if (!record) return tl::make_unexpected(record.error());
  auto originals = context.open_originals();
  if (!originals) return tl::make_unexpected(originals.error());
  const auto findings = app::examine(**record, **originals, *company, adapters::SystemClock{}.now());
  if (!findings) return tl::make_unexpected(findings.error());
  bool wrong = false;
  constexpr std::size_t kSigns = 9;  // columns of the signs
  for (const auto& finding : *findings) {
    const Said said = said_of(context.words, finding);
    fmt::print("{}", entry(context, context.words(sign(finding.grade)), said.what, kSigns));
    if (!said.remedy.empty()) fmt::print("{}", entry(context, "         →", said.remedy, kSigns + 2));
    wrong = wrong || finding.grade == Grade::wrong;
  }
  return wrong ? 1 : 0;
}

}  // namespace colloquio::cli
