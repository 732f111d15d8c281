#pragma once

#include <string>
#include <vector>

#include "colloquio/app/company.hpp"
#include "colloquio/ports/record.hpp"

namespace colloquio::app {

/// The company's rules as the function the record asks for every account. House before bot: a house account that a
/// platform flags as automatic still speaks for the house only if no [[bot]] rule names it.
[[nodiscard]] ports::RoleOf role_of(const Company& company);

/// Which [[channel]] rule speaks of a channel (the most exact one: id before instance before network); nullptr if none.
[[nodiscard]] const ChannelRule* rule_for(const Company& company, const ports::StoredChannel& channel);

/// A rule of colloquio.toml that finds nothing in the data: mistyped, or of somebody who never spoke.
struct IdleRule {
  std::string section;  ///< "house", "bot", "channel"
  int line = 0;         ///< of colloquio.toml
  std::string keys;     ///< what it looks for, as it is written there: network = "mail", name = "Marta"
};
/// All of them, in the order of colloquio.toml within each section.
[[nodiscard]] std::vector<IdleRule> idle_rules(const Company& company,
                                               const std::vector<ports::StoredAccount>& accounts,
                                               const std::vector<ports::StoredChannel>& channels);

/// The channel as analyses and reports know it: its name, market and language after the company's rules.
[[nodiscard]] TalkTable::Channel shown_channel(const Company& company, const ports::StoredChannel& channel);

/// The names (display name, else handle, else id) of the accounts that some [[house]] rule matches at any time, sorted.
[[nodiscard]] std::vector<std::string> house_names(const Company& company,
                                                   const std::vector<ports::StoredAccount>& accounts);

/// What people read as the name of an account: display name, else handle, else native id.
[[nodiscard]] std::string shown_name(const ports::StoredAccount& account);

}  // namespace colloquio::app
