#include "colloquio/app/roles.hpp"

#include <algorithm>
#include <memory>

#include <fmt/format.h>
#include <re2/re2.h>

#include "colloquio/base/ascii.hpp"

namespace colloquio::app {

namespace {

std::string_view without_at(std::string_view handle) {
  if (handle.starts_with('@')) handle.remove_prefix(1);
  return handle;
}

/// A rule with its pattern compiled once.
struct Matcher {
  AccountRule rule;
  std::shared_ptr<const re2::RE2> pattern;
  std::string email_id;  ///< what the readers of mail and blogs make of that address

  explicit Matcher(AccountRule r) : rule(std::move(r)) {
    std::string address = rule.email;
    for (char& c : address) c = ascii_lower(c);
    email_id = "email:" + to_hex(hash128(address));
    if (!rule.pattern.empty()) pattern = std::make_shared<const re2::RE2>(rule.pattern, re2::RE2::Quiet);
  }

  [[nodiscard]] bool names(const ports::StoredAccount& account) const {
    if (!rule.network.empty() && rule.network != account.network) return false;
    if (!rule.instance.empty() && rule.instance != account.instance) return false;
    if (!rule.id.empty() && rule.id != account.native_id) return false;
    if (!rule.handle.empty() && !same_word(without_at(rule.handle), without_at(account.handle)) &&
        !same_word(without_at(rule.handle), without_at(account.native_id))) {
      return false;
    }
    if (!rule.name.empty() && !same_word(without_at(rule.name), without_at(shown_name(account)))) return false;
    if (!rule.email.empty() && account.native_id != email_id) return false;
    if (pattern && !re2::RE2::FullMatch(account.handle, *pattern) &&
        !re2::RE2::FullMatch(account.display_name, *pattern) && !re2::RE2::FullMatch(account.native_id, *pattern)) {
      return false;
    }
    return true;
  }

  [[nodiscard]] bool holds(Instant at) const {
    const bool always = rule.from == kNoTime && rule.to == Instant::max();
    return always || (at != kNoTime && at >= rule.from && at < rule.to);
  }
};

std::vector<Matcher> compile(const std::vector<AccountRule>& rules) {
  std::vector<Matcher> out;
  out.reserve(rules.size());
  for (const AccountRule& rule : rules) out.emplace_back(rule);
  return out;
}

bool speaks_of(const ChannelRule& rule, const ports::StoredChannel& channel) {
  return (rule.network.empty() || rule.network == channel.network) &&
         (rule.instance.empty() || rule.instance == channel.instance) &&
         (rule.id.empty() || rule.id == channel.native_id);
}

std::string written(std::initializer_list<std::pair<std::string_view, std::string_view>> keys) {
  std::string out;
  for (const auto& [key, value] : keys)
    if (!value.empty()) out += fmt::format("{}{} = \"{}\"", out.empty() ? "" : ", ", key, value);
  return out;
}

std::string keys_of(const AccountRule& r) {
  return written({{"network", r.network},
                  {"instance", r.instance},
                  {"id", r.id},
                  {"handle", r.handle},
                  {"name", r.name},
                  {"email", r.email},
                  {"pattern", r.pattern}});
}

}  // namespace

ports::RoleOf role_of(const Company& company) {
  ports::RoleOf role = [house = compile(company.house), bots = compile(company.bots)](
                           const ports::StoredAccount& account, Instant at) {
    const auto matches = [&](const Matcher& m) { return m.names(account) && m.holds(at); };
    if (std::ranges::any_of(bots, matches)) return Role::bot;
    if (std::ranges::any_of(house, matches)) return Role::house;
    return account.is_bot ? Role::bot : Role::person;
  };
  const auto dated = [](const AccountRule& r) { return r.from != kNoTime || r.to != Instant::max(); };
  role.depends_on_time = std::ranges::any_of(company.house, dated) || std::ranges::any_of(company.bots, dated);
  return role;
}

const ChannelRule* rule_for(const Company& company, const ports::StoredChannel& channel) {
  const ChannelRule* best = nullptr;
  int best_weight = -1;
  for (const ChannelRule& rule : company.channels) {
    if (!speaks_of(rule, channel)) continue;
    const int weight = (rule.id.empty() ? 0 : 4) + (rule.instance.empty() ? 0 : 2) + (rule.network.empty() ? 0 : 1);
    if (weight > best_weight) {
      best = &rule;
      best_weight = weight;
    }
  }
  return best;
}

std::vector<IdleRule> idle_rules(const Company& company, const std::vector<ports::StoredAccount>& accounts,
                                 const std::vector<ports::StoredChannel>& channels) {
  std::vector<IdleRule> idle;
  const auto look = [&](std::string_view section, const std::vector<AccountRule>& rules) {
    for (const Matcher& m : compile(rules)) {
      if (std::ranges::none_of(accounts, [&](const auto& account) { return m.names(account); }))
        idle.push_back({std::string{section}, m.rule.line, keys_of(m.rule)});
    }
  };
  look("house", company.house);
  look("bot", company.bots);
  for (const ChannelRule& r : company.channels) {
    if (std::ranges::none_of(channels, [&](const auto& channel) { return speaks_of(r, channel); }))
      idle.push_back({"channel", r.line, written({{"network", r.network}, {"instance", r.instance}, {"id", r.id}})});
  }
  return idle;
}

TalkTable::Channel shown_channel(const Company& company, const ports::StoredChannel& channel) {
  TalkTable::Channel out;
  out.id = channel.id;
  out.network = channel.network;
  out.name = !channel.name.empty() ? channel.name : !channel.native_id.empty() ? channel.native_id : channel.instance;
  if (out.name.empty()) out.name = channel.network;
  out.market = channel.market;
  out.lang = channel.lang;
  if (const ChannelRule* rule = rule_for(company, channel); rule != nullptr) {
    if (!rule->name.empty()) out.name = rule->name;
    if (!rule->market.empty()) out.market = rule->market;
    if (!rule->lang.empty()) out.lang = rule->lang;
  }
  return out;
}

std::string shown_name(const ports::StoredAccount& account) {
  if (!account.display_name.empty()) return account.display_name;
  return account.handle.empty() ? account.native_id : account.handle;
}

std::vector<std::string> house_names(const Company& company, const std::vector<ports::StoredAccount>& accounts) {
  const std::vector<Matcher> house = compile(company.house);
  std::vector<std::string> names;
  for (const auto& account : accounts) {
    if (std::ranges::any_of(house, [&](const Matcher& m) { return m.names(account); })) {
      names.push_back(shown_name(account));
    }
  }
  std::ranges::sort(names);
  names.erase(std::unique(names.begin(), names.end()), names.end());
  return names;
}

}  // namespace colloquio::app
