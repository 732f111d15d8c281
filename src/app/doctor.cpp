#include "colloquio/app/doctor.hpp"

#include <algorithm>
#include <set>

#include <fmt/format.h>

#include "colloquio/app/measuring.hpp"
#include "colloquio/app/roles.hpp"

namespace colloquio::app {

namespace {

using Grade = Finding::Grade;
using Findings = std::vector<Finding>;

void look_at_imports(const std::vector<ports::ImportRun>& runs, const std::vector<ports::StoredReject>& rejects,
                     Findings& out) {
  if (runs.empty()) {
    out.push_back({Grade::warning, "nothing has been imported yet", "colloquio import FILE…"});
    return;
  }
  std::int64_t messages = 0;
  for (const auto& run : runs) messages += run.messages_new;
  out.push_back({Grade::good, fmt::format("{} imports, {} messages", runs.size(), messages), ""});
  if (!rejects.empty()) {
    const auto& first = rejects.front();
    out.push_back({Grade::warning,
                   fmt::format("{} pieces of input could not be read; the first: {} ({}, byte {})", rejects.size(),
                               first.reason, first.file, first.offset),
                   "colloquio sources --rejects shows them all"});
  }
}

void look_at_house(const Company& company, const std::vector<ports::StoredAccount>& accounts, Findings& out) {
  const auto names = house_names(company, accounts);
  if (company.house.empty()) {
    out.push_back({Grade::wrong, "no account is declared as the house: every answer counts as a guest's",
                   "add [[house]] blocks to colloquio.toml; colloquio sources --accounts shows the names"});
    return;
  }
  std::size_t idle = 0;
  for (const AccountRule& rule : company.house) {
    Company one = company;
    one.house = {rule};
    if (house_names(one, accounts).empty()) ++idle;
  }
  if (idle > 0) {
    out.push_back({Grade::warning,
                   fmt::format("{} of {} [[house]] rules match no account in the data", idle, company.house.size()),
                   "check network, id and handle with colloquio sources --accounts"});
  }
  if (!names.empty()) {
    std::string list;
    for (const auto& name : names) list += (list.empty() ? "" : ", ") + name;
    out.push_back({Grade::good, fmt::format("the house speaks as {}", list), ""});
  }
}

/// Somebody with a fifth of all talk who is not the house is either the best customer ever or a colleague.
void look_at_loudest(const Company& company, const std::vector<ports::StoredAccount>& accounts, Findings& out) {
  std::int64_t all = 0;
  for (const auto& account : accounts) all += account.messages;
  const auto role = role_of(company);
  for (const auto& account : accounts) {
    if (all < 100 || account.messages * 5 < all) continue;
    if (role(account, Instant::max()) != Role::person) continue;
    out.push_back({Grade::warning,
                   fmt::format("{} ({}) wrote {} of {} messages and is not declared as house or bot",
                               shown_name(account), account.network, account.messages, all),
                   "if it is one of you, add a [[house]] block"});
  }
}

void look_at_channels(const Company& company, const std::vector<ports::StoredChannel>& channels, Findings& out) {
  std::size_t without = 0;
  for (const auto& channel : channels) {
    if (channel.messages > 0 && shown_channel(company, channel).market.empty()) ++without;
  }
  if (without > 0) {
    out.push_back({Grade::note, fmt::format("{} of {} channels have no market", without, channels.size()),
                   "add [[channel]] blocks with market = \"it\" to colloquio.toml"});
  }
}

void look_at_faults(const report::Report& report, Findings& out) {
  for (const auto& fault : report.talk.faults) {
    if (fault.count == 0) continue;
    out.push_back({Grade::note, fmt::format("{}: {}", fault.id, fault.count),
                   fmt::format("docs/metrics/{}.md says what it means", fault.id)});
  }
}

void look_at_originals(const std::vector<ports::ImportRun>& runs, const std::vector<ports::KeptOriginal>& kept,
                       Findings& out) {
  std::set<Id128> have;
  for (const auto& original : kept) have.insert(original.run);
  const auto missing = std::ranges::count_if(runs, [&](const auto& run) { return !have.contains(run.id); });
  if (missing > 0) {
    out.push_back({Grade::note, fmt::format("{} of {} imports have no kept original any more", missing, runs.size()),
                   "after an update import those files again instead of colloquio remap"});
  }
}

}  // namespace

Result<std::vector<Finding>> examine(ports::Record& record, ports::Originals& originals, const Company& company,
                                     Instant now) {
  const auto runs = record.runs();
  if (!runs) return tl::make_unexpected(runs.error());
  const auto rejects = record.rejects(100'000);
  if (!rejects) return tl::make_unexpected(rejects.error());
  const auto accounts = record.accounts();
  if (!accounts) return tl::make_unexpected(accounts.error());
  const auto channels = record.channels();
  if (!channels) return tl::make_unexpected(channels.error());
  const auto kept = originals.list();
  if (!kept) return tl::make_unexpected(kept.error());

  Findings out;
  look_at_imports(*runs, *rejects, out);
  if (runs->empty()) return out;
  look_at_house(company, *accounts, out);
  look_at_loudest(company, *accounts, out);
  look_at_channels(company, *channels, out);
  const auto report = make_report(record, company, {.window = "all", .now = now, .in_full = false}, {});
  if (!report) return tl::make_unexpected(report.error());
  look_at_faults(*report, out);
  look_at_originals(*runs, *kept, out);
  return out;
}

}  // namespace colloquio::app
