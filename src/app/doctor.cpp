#include "colloquio/app/doctor.hpp"

#include <algorithm>
#include <cmath>
#include <iterator>
#include <map>
#include <set>
#include <tuple>
#include <unordered_map>

#include <fmt/format.h>

#include "colloquio/app/losses.hpp"
#include "colloquio/app/measuring.hpp"
#include "colloquio/app/roles.hpp"

namespace colloquio::app {

namespace {

using Grade = Finding::Grade;
using What = Finding::What;
using Findings = std::vector<Finding>;

void look_at_imports(const std::vector<ports::ImportRun>& runs, const std::vector<ports::StoredReject>& rejects,
                     Findings& out) {
  if (runs.empty()) {
    out.push_back({Grade::warning, What::nothing_imported});
    return;
  }
  std::int64_t messages = 0;
  for (const auto& run : runs) messages += run.messages_new;
  out.push_back({Grade::good, What::imports, std::ssize(runs), messages});
  Losses losses;
  for (const auto& reject : rejects) losses.add(reject.loss, to_hex(reject.run) + reject.file);
  for (const auto& [loss, what, n] : {std::tuple{Loss::file, What::files_unread, losses.files_unread()},
                                      {Loss::rest, What::files_cut, losses.files_cut()},
                                      {Loss::piece, What::rejects, losses.pieces()}}) {
    const auto first = std::ranges::find(rejects, loss, &ports::StoredReject::loss);
    if (first == rejects.end()) continue;
    out.push_back(
        {Grade::warning, what, n, static_cast<std::int64_t>(first->offset), {first->reason, first->file}, first->line});
  }
}

void look_at_house(const Company& company, const std::vector<ports::StoredAccount>& accounts, Findings& out) {
  const auto names = house_names(company, accounts);
  if (company.house.empty()) {
    out.push_back({Grade::wrong, What::no_house});
    return;
  }
  if (!names.empty()) out.push_back({Grade::good, What::house, 0, 0, {names.begin(), names.end()}});
}

void look_at_rules(const Company& company, const std::vector<ports::StoredAccount>& accounts,
                   const std::vector<ports::StoredChannel>& channels, Findings& out) {
  for (IdleRule& rule : idle_rules(company, accounts, channels)) {
    if (rule.section == "channel")
      out.push_back({Grade::warning, What::idle_channel, rule.line, 0, {std::move(rule.keys)}});
    else
      out.push_back({Grade::warning, What::idle_rule, rule.line, 0, {std::move(rule.section), std::move(rule.keys)}});
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
    out.push_back({Grade::warning, What::loud_voice, account.messages, all, {shown_name(account), account.network}});
  }
}

void look_at_channels(const Company& company, const std::vector<ports::StoredChannel>& channels, Findings& out) {
  std::int64_t without = 0;
  for (const auto& channel : channels) {
    if (channel.messages > 0 && shown_channel(company, channel).market.empty()) ++without;
  }
  if (without > 0) out.push_back({Grade::note, What::no_market, without, std::ssize(channels)});
}

void look_at_faults(const report::Report& report, Findings& out) {
  for (const auto& fault : report.talk.faults) {
    if (fault.count == 0) continue;
    out.push_back({Grade::note, What::fault, fault.count, 0, {fault.id}});
  }
  constexpr double kManyCut = 0.2;
  const auto cut = report.talk.total.figures.find("talk.truncated_share");
  if (cut == report.talk.total.figures.end() || !cut->second.value || *cut->second.value <= kManyCut) return;
  out.push_back({Grade::warning, What::cut_short, std::llround(*cut->second.value * 100)});
}

/// The same export under two names gives every message twice, under two instances of one network.
Result<void> look_for_twins(ports::Record& record, const std::vector<ports::StoredChannel>& channels, Findings& out) {
  constexpr std::size_t kShortest = 20;  // bytes; shorter words are said twice by chance
  constexpr std::int64_t kFew = 20;
  std::map<std::string, std::set<std::string>> instances;
  for (const auto& channel : channels) instances[channel.network].insert(channel.instance);
  std::erase_if(instances, [](const auto& entry) { return entry.second.size() < 2; });
  if (instances.empty()) return {};

  std::unordered_map<Id128, Id128> first_seen;  // words and time → instance
  std::int64_t twins = 0;
  std::string one, other, network;
  auto read = record.each_message([&](const ports::StoredMessage& m) {
    if (m.text.size() < kShortest || m.occurred == kNoTime || !instances.contains(m.network)) return true;
    const Id128 words = hash128(fmt::format("{}\x1f{}\x1f{}", m.network, micros(m.occurred), m.text));
    const Id128 instance = hash128(m.instance);
    const auto [found, fresh] = first_seen.emplace(words, instance);
    if (fresh || found->second == instance) return true;
    if (twins++ == 0) {
      network = m.network;
      other = m.instance;
      for (const auto& name : instances[network]) {
        if (hash128(name) == found->second) one = name;
      }
    }
    return true;
  });
  if (!read) return read;
  if (twins < kFew) return {};
  out.push_back({Grade::warning, What::twice, twins, 0, {one, other, network}});
  return {};
}

void look_at_originals(const std::vector<ports::ImportRun>& runs, const std::vector<ports::KeptOriginal>& kept,
                       Findings& out) {
  std::set<Id128> have;
  for (const auto& original : kept) have.insert(original.run);
  const auto missing = std::ranges::count_if(runs, [&](const auto& run) { return !have.contains(run.id); });
  if (missing > 0) out.push_back({Grade::note, What::no_originals, missing, std::ssize(runs)});
}

}  // namespace

Result<std::vector<Finding>> examine(ports::Record& record, ports::Originals& originals, const Company& company,
                                     Instant now) {
  const auto runs = record.runs();
  if (!runs) return tl::make_unexpected(runs.error());
  const auto rejects = record.rejects(100'000);
  if (!rejects) return tl::make_unexpected(rejects.error());
  const auto accounts = record.accounts(ports::Counted::messages);
  if (!accounts) return tl::make_unexpected(accounts.error());
  const auto channels = record.channels(ports::Counted::messages);
  if (!channels) return tl::make_unexpected(channels.error());
  const auto kept = originals.list();
  if (!kept) return tl::make_unexpected(kept.error());

  Findings out;
  look_at_imports(*runs, *rejects, out);
  if (runs->empty()) return out;
  look_at_house(company, *accounts, out);
  look_at_rules(company, *accounts, *channels, out);
  look_at_loudest(company, *accounts, out);
  look_at_channels(company, *channels, out);
  const auto report = make_report(record, company, {.window = "all", .now = now, .in_full = false}, {});
  if (!report) return tl::make_unexpected(report.error());
  look_at_faults(*report, out);
  if (auto looked = look_for_twins(record, *channels, out); !looked) return tl::make_unexpected(looked.error());
  look_at_originals(*runs, *kept, out);
  return out;
}

}  // namespace colloquio::app
