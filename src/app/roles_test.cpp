#include "colloquio/app/roles.hpp"

#include <gtest/gtest.h>

namespace colloquio::app {
namespace {

Company company(std::string_view toml) {
  auto parsed = parse_company(toml, "colloquio.toml");
  EXPECT_TRUE(parsed) << (parsed ? "" : parsed.error().message);
  return parsed ? *parsed : Company{};
}

ports::StoredAccount account(std::string network, std::string id, std::string handle, std::string name) {
  ports::StoredAccount a;
  a.network = std::move(network);
  a.native_id = std::move(id);
  a.handle = std::move(handle);
  a.display_name = std::move(name);
  return a;
}

const Instant kSomeTime = from_micros(1'767'225'600'000'000);  // 2026-01-01T00:00Z

TEST(Roles, WhoIsNotDeclaredIsAGuest) {
  const auto role = role_of(company("[company]\nname = \"Oleificio\"\n"));
  EXPECT_EQ(role(account("wordpress", "1", "admin", "Admin"), kSomeTime), Role::person);
}

TEST(Roles, AHandleMatchesWithoutCaseAndAtSignOnItsNetworkOnly) {
  const auto role = role_of(company("[[house]]\nnetwork = \"mastodon\"\nhandle = \"@Marta\"\n"));
  EXPECT_EQ(role(account("mastodon", "77", "marta", "Marta"), kSomeTime), Role::house);
  EXPECT_EQ(role(account("reddit", "77", "marta", "Marta"), kSomeTime), Role::person);
}

TEST(Roles, AnAddressMatchesByItsHash) {
  const auto role = role_of(company("[[house]]\nemail = \"Info@Bottega.example\"\n"));
  EXPECT_EQ(role(account("mail", "email:" + to_hex(hash128("info@bottega.example")), "", "Ornella"), kSomeTime),
            Role::house);
  EXPECT_EQ(role(account("mail", "email:" + to_hex(hash128("anna@example.test")), "", "Ornella"), kSomeTime),
            Role::person);
}

TEST(Roles, EveryGivenFieldMustMatch) {
  const auto role = role_of(company("[[house]]\nid = \"5\"\nname = \"Giulio\"\n"));
  EXPECT_EQ(role(account("csv", "5", "", "Giulio"), kSomeTime), Role::house);
  EXPECT_EQ(role(account("csv", "5", "", "Anna"), kSomeTime), Role::person);
}

TEST(Roles, ValidityDatesAreCutInTheCompanysZone) {
  const auto role =
      role_of(company("[company]\nzone = \"Europe/Rome\"\n[[house]]\nhandle = \"lea\"\nto = 2026-01-01\n"));
  const auto lea = account("csv", "9", "lea", "Lea");
  EXPECT_EQ(role(lea, kSomeTime - std::chrono::hours{1}), Role::person) << "23:00Z is already the 1st in Rome";
  EXPECT_EQ(role(lea, kSomeTime - std::chrono::hours{2}), Role::house);
  EXPECT_EQ(role(lea, kNoTime), Role::person) << "an unknown time proves nothing";
}

TEST(Roles, BotsComeFromRulesAndFromThePlatform) {
  const auto role = role_of(company("[[house]]\npattern = \"shop-.*\"\n[[bot]]\nhandle = \"shop-bot\"\n"));
  EXPECT_EQ(role(account("x", "1", "shop-bot", ""), kSomeTime), Role::bot);
  EXPECT_EQ(role(account("x", "2", "shop-anna", ""), kSomeTime), Role::house);
  auto flagged = account("x", "3", "feed", "");
  flagged.is_bot = true;
  EXPECT_EQ(role(flagged, kSomeTime), Role::bot);
}

TEST(Company, EveryMistakeNamesLineAndKey) {
  for (const auto& [toml, words, line] : std::vector<std::tuple<std::string, std::string, std::string>>{
           {"[company]\nnmae = \"x\"\n", "no key 'nmae'", "line 2"},
           {"[company]\nzone = \"Europe/Roma\"\n", "no time zone 'Europe/Roma'", "line 2"},
           {"[company]\nname = \"x\"\nlang = \"fr\"\n", "'lang' must be", "line 3"},
           {"[[house]]\nnetwork = \"csv\"\n", "needs an id", "line 1"},
           {"\n[[house]]\npattern = \"(\"\n", "not valid", "line 3"},
           {"[[house]]\nid = \"5\"\nfrom = 2026-05-01\nto = 2026-01-01\n", "later than", "line 4"},
           {"[house]\nid = \"1\"\n", "two brackets", "line 1"},
           {"[[house]]\nid = 5\n", "must be a text", "line 2"},
           {"[[house]]\nid = \"5\"\nfrom = \"2026\"\n", "must be a date", "line 3"},
           {"[originals]\nkeep_days = -1\n", "whole number", "line 2"},
           {"[company\n", "", "line 1"}}) {
    const auto parsed = parse_company(toml, "colloquio.toml");
    ASSERT_FALSE(parsed) << toml;
    EXPECT_NE(parsed.error().message.find(words), std::string::npos) << parsed.error().message;
    EXPECT_NE(parsed.error().where.find(line), std::string::npos) << parsed.error().where;
  }
}

TEST(Company, TheTemplateIsReadableWhateverTheName) {
  for (const auto* name : {"Frantoio Rossi", "\"Da Gino\" \\ figli", ""}) {
    for (const auto* lang : {"it", "en", ""}) {
      const auto parsed = parse_company(company_template(name, "Europe/Rome", lang), "t");
      ASSERT_TRUE(parsed) << parsed.error().message;
      EXPECT_EQ(parsed->name, name);
      EXPECT_EQ(parsed->lang, lang);
      EXPECT_TRUE(parsed->house.empty());
    }
  }
}

TEST(Company, TheMostExactChannelRuleSpeaks) {
  const auto c = company(
      "[[channel]]\nnetwork = \"discourse\"\nmarket = \"it\"\n"
      "[[channel]]\nnetwork = \"discourse\"\ninstance = \"forum.example\"\nid = \"7\"\nmarket = \"de\"\n");
  ports::StoredChannel channel;
  channel.network = "discourse";
  channel.instance = "forum.example";
  channel.native_id = "7";
  EXPECT_EQ(rule_for(c, channel)->market, "de");
  channel.native_id = "8";
  EXPECT_EQ(rule_for(c, channel)->market, "it");
  channel.network = "mbox";
  EXPECT_EQ(rule_for(c, channel), nullptr);
}

TEST(IdleRules, AreNamedWithTheirSectionLineAndKeys) {
  const Company c = company(
      "[[house]]\nnetwork = \"mail\"\nname = \"Marta\"\n\n[[house]]\nname = \"Nobody Ever\"\n"
      "[[bot]]\npattern = \"x.*\"\n[[channel]]\nnetwork = \"mail\"\n[[channel]]\nnetwork = \"mial\"\nid = \"7\"\n");
  ports::StoredChannel channel;
  channel.network = "mail";
  const auto idle = idle_rules(c, {account("mail", "1", "", "Marta")}, {channel});
  ASSERT_EQ(idle.size(), 3U);
  EXPECT_EQ(idle[0].section, "house");
  EXPECT_EQ(idle[0].line, 5);
  EXPECT_EQ(idle[0].keys, "name = \"Nobody Ever\"");
  EXPECT_EQ(idle[1].section, "bot");
  EXPECT_EQ(idle[1].line, 7);
  EXPECT_EQ(idle[2].section, "channel");
  EXPECT_EQ(idle[2].line, 11);
  EXPECT_EQ(idle[2].keys, "network = \"mial\", id = \"7\"");
}

}  // namespace
}  // namespace colloquio::app
