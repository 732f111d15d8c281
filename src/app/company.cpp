#include "colloquio/app/company.hpp"

#include <optional>

#include <fmt/format.h>
#include <re2/re2.h>

#include "colloquio/app/toml_reader.hpp"

namespace colloquio::app {

namespace {

AccountRule read_account_rule(const toml::table& table, std::string_view title, std::string_view file, const Zone& zone,
                              std::optional<Error>& error) {
  AccountRule rule;
  rule.line = static_cast<int>(table.source().begin.line);
  TomlReader in{table, title, file, error};
  in.only({"network", "instance", "id", "handle", "name", "email", "pattern", "from", "to"});
  in.text("network", rule.network);
  in.text("instance", rule.instance);
  in.text("id", rule.id);
  in.text("handle", rule.handle);
  in.text("name", rule.name);
  in.text("email", rule.email);
  in.text("pattern", rule.pattern);
  in.date("from", zone, rule.from);
  in.date("to", zone, rule.to);
  if (rule.id.empty() && rule.handle.empty() && rule.name.empty() && rule.email.empty() && rule.pattern.empty()) {
    in.report(table, fmt::format("a [[{}]] entry needs an id, a handle, a name, an email or a pattern", title));
  }
  if (!rule.pattern.empty()) {
    const re2::RE2 pattern{rule.pattern, re2::RE2::Quiet};
    if (!pattern.ok())
      in.report(*table.get("pattern"), fmt::format("the pattern '{}' is not valid: {}", rule.pattern, pattern.error()));
  }
  if (rule.from >= rule.to) in.report(*table.get("to"), "'to' must be later than 'from'");
  return rule;
}

void read_tables(const toml::table& root, std::string_view file, Company& company, std::optional<Error>& error) {
  TomlReader{root, "colloquio.toml", file, error}.only({"company", "house", "bot", "channel", "originals", "privacy"});
  if (const toml::table* table = root["company"].as_table()) {
    TomlReader in{*table, "company", file, error};
    in.only({"name", "zone", "lang", "demo"});
    in.text("name", company.name);
    in.text("zone", company.zone);
    in.text("lang", company.lang);
    in.boolean("demo", company.demo);
    if (table->contains("lang") && company.lang != "it" && company.lang != "en") {
      in.report(*table->get("lang"), "'lang' must be \"it\" or \"en\"");
    }
    if (const auto zone = Zone::named(company.zone); !zone) {
      const toml::node* written = table->get("zone");
      in.report(written == nullptr ? *table : *written, zone.error().message);
    }
  }
  const auto named_zone = Zone::named(company.zone);
  const Zone zone = named_zone ? *named_zone : Zone::utc();
  each_table(root, "house", file, error, [&](const toml::table& table) {
    company.house.push_back(read_account_rule(table, "house", file, zone, error));
  });
  each_table(root, "bot", file, error, [&](const toml::table& table) {
    company.bots.push_back(read_account_rule(table, "bot", file, zone, error));
  });
  each_table(root, "channel", file, error, [&](const toml::table& table) {
    ChannelRule rule;
    rule.line = static_cast<int>(table.source().begin.line);
    TomlReader in{table, "channel", file, error};
    in.only({"network", "instance", "id", "name", "market", "lang"});
    in.text("network", rule.network);
    in.text("instance", rule.instance);
    in.text("id", rule.id);
    in.text("name", rule.name);
    in.text("market", rule.market);
    in.text("lang", rule.lang);
    if (rule.network.empty() && rule.id.empty()) in.report(table, "a [[channel]] entry needs a network or an id");
    company.channels.push_back(std::move(rule));
  });
  if (const toml::table* table = root["originals"].as_table()) {
    TomlReader in{*table, "originals", file, error};
    in.only({"keep_days"});
    in.integer("keep_days", company.keep_originals_days, 0, 36'500);
  }
  if (const toml::table* table = root["privacy"].as_table()) {
    TomlReader in{*table, "privacy", file, error};
    in.only({"private_messages"});
    in.boolean("private_messages", company.private_messages);
  }
}

}  // namespace

Result<Company> parse_company(std::string_view toml, std::string_view file_name) {
  const auto root = text::parse_toml(toml, file_name);
  if (!root) return tl::make_unexpected(root.error());
  Company company;
  std::optional<Error> error;
  read_tables(*root, file_name, company, error);
  if (error) return tl::make_unexpected(*error);
  return company;
}

std::string company_template(std::string_view name, std::string_view zone, std::string_view lang) {
  const bool italian = lang == "it";
  std::string out = fmt::format("[company]\nname = {}\nzone = \"{}\"\n", text::toml_string(name), zone);
  out += lang.empty() ? "# lang = \"it\" # or \"en\": of reports and of the command line\n\n"
                      : fmt::format("lang = \"{}\"\n\n", lang);
  out += italian
             ? "# Chi parla per la casa (l'azienda): un blocco [[house]] per ogni account. Chi non è qui è un ospite.\n"
               "# `colloquio sources --accounts` mostra i nomi trovati nei dati. Togliete i # e correggete:\n#\n"
             : "# Who speaks for the house (the company): one [[house]] block per account. Everybody else is a guest.\n"
               "# `colloquio sources --accounts` shows the names found in the data. Remove the # and edit:\n#\n";
  out += "# [[house]]\n# network = \"wordpress\"\n# handle = \"marta\"\n# from = 2024-01-01\n#\n";
  out += italian ? "# Programmi che scrivono da soli:\n#\n" : "# Programs that write by themselves:\n#\n";
  out += "# [[bot]]\n# handle = \"welcome-bot\"\n#\n";
  out += italian ? "# A quale mercato appartiene un canale:\n#\n" : "# Which market a channel belongs to:\n#\n";
  out += "# [[channel]]\n# network = \"discourse\"\n# market = \"it\"\n\n";
  out += italian ? "# Per quanti giorni tenere gli originali dei file importati (0 = mai).\n"
                 : "# For how many days to keep the originals of imported files (0 = never).\n";
  out += "[originals]\nkeep_days = 90\n";
  return out;
}

}  // namespace colloquio::app
