#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "colloquio/base/instant.hpp"
#include "colloquio/base/result.hpp"

namespace colloquio::app {

/// One line of the company's own words on who is who. Every field that is given must match; an empty rule matches
/// nobody.
struct AccountRule {
  std::string network;     ///< "" = any
  std::string instance;    ///< "" = any
  std::string id;          ///< native id, exactly
  std::string handle;      ///< exactly, without regard to ASCII case and a leading @
  std::string name;        ///< display name, exactly
  std::string email;       ///< address, in any case; compared by its hash, for the record keeps no address
  std::string pattern;     ///< regular expression (RE2) that must match the whole handle, name or id
  Instant from = kNoTime;  ///< the rule holds in [from, to)
  Instant to = Instant::max();
  int line = 0;  ///< of colloquio.toml; 0 = not from there
};

/// What the company says of one channel.
struct ChannelRule {
  std::string network;
  std::string instance;
  std::string id;    ///< native id; "" = every channel of the network/instance
  std::string name;  ///< shown instead of the source's name
  std::string market;
  std::string lang;
  int line = 0;  ///< of colloquio.toml; 0 = not from there
};

/// colloquio.toml: who we are. Nothing here is ever guessed (docs/guide).
struct Company {
  std::string name;
  std::string zone = "Europe/Rome";
  std::string lang;  ///< of reports and of the command line: "it", "en"; "" = it does not say
  std::vector<AccountRule> house;
  std::vector<AccountRule> bots;
  std::vector<ChannelRule> channels;
  int keep_originals_days = 90;   ///< 0 = do not keep
  bool private_messages = false;  ///< read private messages too; needs a legal basis
  bool demo = false;
};

/// Reads colloquio.toml. Unknown keys, bad dates, bad patterns and unknown zones are errors that name line and key, so
/// a typo never silently turns the house into guests.
[[nodiscard]] Result<Company> parse_company(std::string_view toml, std::string_view file_name);

/// The text `colloquio init` writes: commented, ready to edit. `lang` "it" or "en" is written into it and is the
/// language of its comments; "" leaves it open, with English comments.
[[nodiscard]] std::string company_template(std::string_view name, std::string_view zone, std::string_view lang);

}  // namespace colloquio::app
