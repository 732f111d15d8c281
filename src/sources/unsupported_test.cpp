#include "colloquio/sources/unsupported.hpp"

#include <map>
#include <string>

#include <gtest/gtest.h>

#include "colloquio/sources/memory_bundle.hpp"

namespace colloquio::sources {
namespace {

using Files = std::map<std::string, std::string>;

/// What a refused input is called; nullopt if a format takes it, or if nobody knows it.
std::optional<Unsupported> refused(const Files& files) {
  MemoryBundle bundle{files};
  const auto format = recognise(bundle);
  if (format) return std::nullopt;
  EXPECT_EQ(format.error().kind, ErrorKind::not_found);
  return unsupported_in(bundle).value();
}

TEST(Unsupported, AChatOfWhatsAppInTheWaysOfBothTelephones) {
  EXPECT_EQ(refused({{"Chat WhatsApp con Anna.txt",
                      "12/03/24, 18:05 - I messaggi sono crittografati\n"
                      "12/03/24, 18:06 - Anna: Avete pane?\n"}}),
            Unsupported::whatsapp);
  EXPECT_EQ(refused({{"_chat.txt", "\xE2\x80\x8E[12/03/24, 18:05:11] Anna: Avete pane?\r\n"}}), Unsupported::whatsapp);
  EXPECT_EQ(refused({{"chat.txt", "2024-03-12 6.05 PM - Anna: Avete pane?\n"}}), Unsupported::whatsapp);
  EXPECT_EQ(refused({{"notes.txt", "12/03/24 comprare il pane\n"}}), std::nullopt);
}

TEST(Unsupported, SpreadsheetsPackedAndUnpacked) {
  EXPECT_EQ(refused({{"[Content_Types].xml", "<Types/>"}, {"xl/workbook.xml", "<workbook/>"}}),
            Unsupported::spreadsheet);
  EXPECT_EQ(refused({{"mimetype", "application/vnd.oasis.opendocument.spreadsheet"}, {"content.xml", "<x/>"}}),
            Unsupported::spreadsheet);
  EXPECT_EQ(refused({{"a.xlsx", "PK\x03\x04..."}, {"b.ods", "PK\x03\x04..."}}), Unsupported::spreadsheet);
  EXPECT_EQ(refused({{"prices.xls.csv", "day,PK\x03\x04\n1,2\n"}}), std::nullopt);
  EXPECT_EQ(refused({{"old.xls", "\xD0\xCF\x11\xE0..."}}), Unsupported::spreadsheet);
}

TEST(Unsupported, WhatMetaGivesThoughItIsJson) {
  const std::string messages =
      R"({"participants":[{"name":"Anna"}],"messages":[{"sender_name":"Anna","timestamp_ms":1}]})";
  EXPECT_EQ(refused({{"messages/inbox/anna/message_1.json", messages}}), Unsupported::meta_messages);
  EXPECT_EQ(refused({{"a/comments.json", R"({"comments_v2":[]})"}, {"b/message_1.json", messages}, {"c.json", "{}"}}),
            Unsupported::facebook);
  EXPECT_EQ(refused({{"a/message_1.json", messages}, {"b/post_comments_1.json", R"([{"string_map_data":{}}])"}}),
            Unsupported::instagram);
}

TEST(Unsupported, ATableBesideThemIsStillRead) {
  const std::string table = "id,date,author,text\n1,2026-05-01,anna,ciao\n";
  EXPECT_EQ(refused({{"a.csv", table}, {"a.xlsx", "PK\x03\x04..."}}), std::nullopt);
  EXPECT_EQ(refused({{"a.csv", table}, {"_chat.txt", "[12/03/24, 18:05:11] Anna: pane?\n"}}), std::nullopt);
  EXPECT_EQ(refused({{"comments.jsonl", R"({"id":"1","author":"anna","text":"ciao"})"}}), std::nullopt);
}

}  // namespace
}  // namespace colloquio::sources
