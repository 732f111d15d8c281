#include <fstream>
#include <iterator>
#include <set>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "colloquio/sources/format.hpp"
#include "colloquio/sources/formats.hpp"
#include "colloquio/sources/mapping.hpp"
#include "colloquio/sources/memory_bundle.hpp"
#include "colloquio/sources/recording_sink.hpp"

namespace colloquio::sources {
namespace {

using testing::HasSubstr;

std::string fixture(const std::string& name) {
  std::ifstream in(std::string{COLLOQUIO_FIXTURES} + "/" + name, std::ios::binary);
  return {std::istreambuf_iterator<char>(in), std::istreambuf_iterator<char>()};
}

Mapping mapping_of(std::string_view text) {
  auto mapping = parse_mapping(text, "mapping");
  EXPECT_TRUE(mapping.has_value()) << (mapping ? "" : mapping.error().message);
  return mapping.value_or(Mapping{});
}

Result<void> read(const std::string& name, const std::string& text, RecordingSink& sink,
                  const Mapping* mapping = nullptr) {
  MemoryBundle bundle(std::map<std::string, std::string>{{name, text}}, name);
  return formats::table.read(bundle, {.mapping = mapping}, sink);
}

TEST(Table, ReadsAHandMadeItalianTableByItsMapping) {
  const Mapping mapping = mapping_of(fixture("generic/reviews.mapping.toml"));
  RecordingSink sink;
  ASSERT_TRUE(read("reviews.csv", fixture("generic/reviews.cp1252.csv"), sink, &mapping).has_value());
  ASSERT_EQ(sink.messages.size(), 3U);
  const auto& a = sink.messages[0];
  EXPECT_EQ(a.native_id, "1");
  EXPECT_EQ(a.text, "Buono l'olio; ma la spedizione \u00e8 \"lenta\"");
  EXPECT_EQ(a.rating, 4.0);
  EXPECT_EQ(a.kind, MessageKind::review);
  EXPECT_EQ(to_rfc3339(a.when.at), "2026-10-25T00:30:00Z") << "the first of the two 02:30 of that night";
  EXPECT_EQ(a.when.basis, TimeBasis::zone_assumed);
  EXPECT_EQ(a.author.id_kind, IdKind::display_name);
  ASSERT_EQ(a.counts.size(), 1U);
  EXPECT_EQ(a.counts[0].value, 1204);
  EXPECT_EQ(sink.messages[1].parent, "1");
  EXPECT_EQ(sink.messages[1].evidence, Evidence::explicit_);
  EXPECT_EQ(sink.messages[2].rating, 4.5);
  EXPECT_EQ(sink.messages[2].author.native_id, "") << "Anonimo is nobody";
  ASSERT_EQ(sink.channels.size(), 1U);
  EXPECT_EQ(sink.channels[0].name, "recensioni");
  EXPECT_EQ(sink.channels[0].market, "IT");
  ASSERT_EQ(sink.rejects.size(), 2U);
  EXPECT_EQ(sink.rejects[0].reason, "no such date");
  EXPECT_EQ(sink.rejects[1].reason, "a sum under the table");
}

TEST(Table, GuessesColumnsOfJsonLinesAndKeepsLongIds) {
  RecordingSink sink;
  ASSERT_TRUE(read("c.jsonl", fixture("generic/comments.jsonl"), sink).has_value());
  ASSERT_EQ(sink.messages.size(), 2U);
  EXPECT_EQ(sink.messages[0].native_id, "90071992547409931");
  EXPECT_EQ(sink.messages[1].parent, "90071992547409931");
  ASSERT_EQ(sink.taps.size(), 1U);
  EXPECT_EQ(sink.taps[0].kind, TapKind::like);
  EXPECT_EQ(sink.taps[0].target, "90071992547409933");
  EXPECT_EQ(sink.rejects.size(), 1U);
}

TEST(Table, PreviewShowsWhatWillBeUsed) {
  MemoryBundle bundle({{"a.csv", "ID;Quando;Chi;Testo\n1;31/12/2026 10:00;Anna;ciao\n"}}, "a.csv");
  const auto mapping = guess_mapping(bundle);
  ASSERT_TRUE(mapping.has_value());
  EXPECT_EQ(mapping->columns.at("person.name"), "Chi");
  EXPECT_EQ(mapping->date_order, DateOrder::dmy);
  EXPECT_EQ(mapping->delimiter, ';');
  const auto again = parse_mapping(to_toml(*mapping), "t");
  ASSERT_TRUE(again.has_value()) << again.error().message;
  EXPECT_EQ(again->columns, mapping->columns);
  EXPECT_EQ(to_toml(*again), to_toml(*mapping));
}

TEST(Table, ThePreviewOfOddColumnNamesIsAMappingThatReadsTheSame) {
  MemoryBundle bundle({{"a.csv", "ID,\"Te\"\"x\\t\",\"Au\nthor\",Date\x01\n1,ciao,Anna,2026-05-01\n"}}, "a.csv");
  const auto mapping = guess_mapping(bundle);
  ASSERT_TRUE(mapping.has_value()) << mapping.error().message;
  EXPECT_EQ(mapping->columns.at("message.text"), "Te\"x\\t");
  EXPECT_EQ(mapping->columns.at("person.name"), "Au\nthor");
  const auto again = parse_mapping(to_toml(*mapping), "t");
  ASSERT_TRUE(again.has_value()) << again.error().message << to_toml(*mapping);
  EXPECT_EQ(again->columns, mapping->columns);
  RecordingSink sink;
  ASSERT_TRUE(formats::table.read(bundle, {.mapping = &*again}, sink));
  ASSERT_EQ(sink.messages.size(), 1U);
  EXPECT_EQ(sink.messages[0].text, "ciao");
}

TEST(Table, SaysWhichColumnsItFoundWhenItCannotGuess) {
  RecordingSink sink;
  const auto read_it = read("a.csv", "alpha,beta\n1,2\n", sink);
  ASSERT_FALSE(read_it.has_value());
  EXPECT_EQ(read_it.error().kind, ErrorKind::invalid_input);
  EXPECT_THAT(read_it.error().message, HasSubstr("alpha, beta"));
  EXPECT_THAT(read_it.error().message, HasSubstr("[columns]"));
}

TEST(Table, DatesThatCanBeReadInTwoWaysAreNotGuessed) {
  RecordingSink sink;
  const std::string head = "id,date,author,text\n";
  const auto unclear = read("a.csv", head + "1,05/06/2026,x,hi\n2,07/08/2026,x,hi\n", sink);
  ASSERT_FALSE(unclear.has_value());
  EXPECT_THAT(unclear.error().message, HasSubstr("05/06/2026"));
  EXPECT_TRUE(sink.messages.empty());
  const auto mixed = read("a.csv", head + "1,25/06/2026,x,hi\n2,07/28/2026,x,hi\n", sink);
  EXPECT_FALSE(mixed.has_value());

  RecordingSink american;
  ASSERT_TRUE(read("a.csv", head + "1,05/06/2026,x,hi\n2,07/28/2026,x,hi\n", american).has_value());
  EXPECT_EQ(to_iso_date(american.messages[0].when.at), "2026-05-06");
  RecordingSink italian;
  ASSERT_TRUE(read("a.csv", head + "1,05/06/2026,x,hi\n2,28/07/2026,x,hi\n", italian).has_value());
  EXPECT_EQ(to_iso_date(italian.messages[0].when.at), "2026-06-05");
  RecordingSink declared;
  const Mapping mapping = mapping_of(
      R"({"date_format":"%m/%d/%Y","columns":{"message.id":"id","message.at":"date","message.text":"text"}})");
  ASSERT_TRUE(read("a.csv", head + "1,05/06/2026,x,hi\n", declared, &mapping).has_value());
  EXPECT_EQ(to_iso_date(declared.messages[0].when.at), "2026-05-06");
}

TEST(Table, ReadsExcelSerialDates) {
  RecordingSink sink;
  ASSERT_TRUE(read("a.csv", "id,date,author,text\n1,46143.5,x,hi\n2,46144,x,hi\n", sink).has_value());
  EXPECT_EQ(to_rfc3339(sink.messages[0].when.at), "2026-05-01T12:00:00Z");
}

TEST(Table, UndoesWhatSpreadsheetsDoToIdsAndKeepsFormulasAsText) {
  RecordingSink sink;
  MemoryBundle bundle({{"a.csv",
                        "id,date,author,text,in_reply_to\n848,2026-05-01,x,=1+1,\n"
                        "849.0,2026-05-01,x,+39 012,848.0\n"}},
                      "a.csv");
  ASSERT_TRUE(formats::table.read(bundle, {.instance = "shop"}, sink).has_value());
  EXPECT_EQ(sink.messages[1].native_id, "849");
  EXPECT_EQ(sink.messages[1].parent, "848");
  EXPECT_EQ(sink.messages[0].text, "=1+1");
  EXPECT_EQ(sink.messages[1].text, "+39 012");
}

TEST(Table, ATombstoneKeepsItsPlaceWithoutWords) {
  const auto mapping = parse_mapping(
      "[columns]\n\"message.id\" = \"id\"\n\"message.at\" = \"date\"\n\"person.name\" = \"author\"\n"
      "\"message.text\" = \"text\"\n\"message.gone\" = \"gone\"\n",
      "map.toml");
  ASSERT_TRUE(mapping.has_value()) << mapping.error().message;
  RecordingSink sink;
  ASSERT_TRUE(read("a.csv",
                   "id,date,author,text,gone\n1,2026-05-01,x,hi,\n2,2026-05-02,,,erased\n3,2026-05-03,,,true\n"
                   "4,2026-05-04,x,,false\n",
                   sink, &*mapping)
                  .has_value());
  ASSERT_EQ(sink.messages.size(), 3U);
  EXPECT_EQ(sink.messages[0].gone, GoneKind::none);
  EXPECT_EQ(sink.messages[1].gone, GoneKind::erased);
  EXPECT_EQ(sink.messages[2].gone, GoneKind::deleted_by_author);
  ASSERT_EQ(sink.rejects.size(), 1U);
  EXPECT_EQ(sink.rejects[0].reason, "no text");
}

TEST(Table, ReadsAFolderOfTablesWithDifferentColumns) {
  MemoryBundle bundle({{"a.csv", "id,date,author,text\n1,2026-05-01,x,hi\n"},
                       {"b.csv", "id;data;autore;testo;mi piace\n2;2026-05-02;y;ciao;5\n"},
                       {"other.csv", "alpha,beta\n1,2\n"},
                       {"readme.md", "hello"}},
                      "folder");
  RecordingSink sink;
  ASSERT_TRUE(formats::table.read(bundle, {}, sink).has_value());
  ASSERT_EQ(sink.messages.size(), 2U);
  EXPECT_EQ(sink.messages[1].counts.size(), 1U);
  ASSERT_EQ(sink.rejects.size(), 1U);
  EXPECT_EQ(sink.rejects[0].file, "other.csv");
}

TEST(Table, APhoneLogIsTalk) {
  RecordingSink sink;
  ASSERT_TRUE(read("log.csv",
                   "quando,canale,chi,argomento\n2026-10-02 09:15,telefono,Sig.ra Anna,spedizione\n"
                   "2026-10-02 11:40,negozio,,assaggio\n",
                   sink)
                  .has_value());
  ASSERT_EQ(sink.messages.size(), 2U);
  EXPECT_EQ(sink.messages[0].kind, MessageKind::call);
  EXPECT_EQ(sink.messages[1].kind, MessageKind::visit);
  EXPECT_EQ(sink.channels[0].kind, ChannelKind::phone);
  EXPECT_EQ(sink.channels[1].kind, ChannelKind::shop);
  EXPECT_EQ(sink.messages[0].when.precision, TimePrecision::minute);
}

TEST(Table, TheNextExportOfATableAddsOnlyItsNewRows) {
  const std::string head = "id,date,author,text,reply to,thread\n";
  const std::string rows =
      "1,2026-05-01,Anna,good,,1\n2,2026-05-02,Bea,thanks,1,1\n3,2026-05-03,,ok,5,2\n4,2026-05-03,,ok,,2\n";
  RecordingSink october, november;
  ASSERT_TRUE(read("recensioni-ottobre.csv", head + rows + "5,2026-05-04,Anna,later,3,2\n", october).has_value());
  ASSERT_TRUE(read("x/recensioni-novembre.csv",
                   head + rows + "5,2026-05-04,Anna,later,3,2\n6,2026-05-05,Carla,new,,3\n", november)
                  .has_value());
  ASSERT_EQ(october.messages.size(), 5U);
  ASSERT_EQ(november.messages.size(), 6U);
  EXPECT_EQ(october.sources[0].instance, november.sources[0].instance);
  EXPECT_EQ(october.channels[0].native_id, "recensioni");
  std::set<std::string_view> ids;
  for (std::size_t n = 0; n < 6; ++n) {
    ids.insert(november.messages[n].native_id);
    if (n == 5) continue;
    EXPECT_EQ(october.messages[n].native_id, november.messages[n].native_id) << n;
    EXPECT_EQ(october.messages[n].conversation, november.messages[n].conversation) << n;
    EXPECT_EQ(october.messages[n].channel, november.messages[n].channel) << n;
  }
  EXPECT_EQ(ids.size(), 6U) << "rows 3 and 4 say the same and are two";
  EXPECT_EQ(october.messages[1].parent, october.messages[0].native_id);
  EXPECT_EQ(october.messages[2].parent, october.messages[4].native_id) << "a row further down";
  EXPECT_EQ(october.messages[4].parent, october.messages[2].native_id);
}

TEST(Table, WhatAFileIsCalledIsNoPartOfAnId) {
  const std::string table =
      "date,author,text,kind\n2026-05-01,Anna,good,\n2026-05-02,Bea,good,\n2026-05-01,Anna,good,\n";
  RecordingSink first, renamed, told, other;
  ASSERT_TRUE(read("recensioni.csv", table, first).has_value());
  ASSERT_TRUE(read("export.csv", table, renamed).has_value());
  MemoryBundle bundle({{"export.csv", table}}, "export.csv");
  ASSERT_TRUE(formats::table.read(bundle, {.channel = "recensioni"}, told).has_value());
  ASSERT_EQ(first.messages.size(), 3U);
  EXPECT_NE(first.messages[0].native_id, first.messages[2].native_id) << "said twice";
  for (std::size_t n = 0; n < 3; ++n) {
    EXPECT_EQ(first.messages[n].native_id, renamed.messages[n].native_id) << n;
    EXPECT_EQ(first.messages[n].native_id, told.messages[n].native_id) << n;
    EXPECT_EQ(told.messages[n].channel, "recensioni");
  }
  EXPECT_TRUE(renamed.channels[0].assumed);
  EXPECT_FALSE(told.channels[0].assumed);
  ASSERT_TRUE(read("export.csv", "channel,date,author,text\nshop,2026-05-01,Anna,good\n,2026-05-01,Anna,good\n", other)
                  .has_value());
  EXPECT_NE(other.messages[0].native_id, first.messages[0].native_id) << "a channel that the row names is part of it";
  EXPECT_EQ(other.messages[1].native_id, first.messages[0].native_id);
  EXPECT_FALSE(other.channels[0].assumed);
  EXPECT_TRUE(other.channels[1].assumed);
}

TEST(Table, RowNumbersOfTwoTablesDoNotMeet) {
  RecordingSink calls, reviews, declared;
  ASSERT_TRUE(read("telefono.csv",
                   "id,quando,canale,userid,chi,testo,thread\n1,2026-10-02 09:15,telefono,7,Anna,olio,1\n", calls)
                  .has_value());
  const std::string table = "id,date,userid,author,text,rating,thread\n1,2026-10-02,7,Bea,olio,5,1\n";
  ASSERT_TRUE(read("recensioni.csv", table, reviews).has_value());
  EXPECT_NE(calls.messages[0].native_id, reviews.messages[0].native_id);
  EXPECT_NE(calls.messages[0].author.native_id, reviews.messages[0].author.native_id);
  EXPECT_NE(calls.messages[0].conversation, reviews.messages[0].conversation);
  MemoryBundle bundle({{"recensioni.csv", table}}, "recensioni.csv");
  ASSERT_TRUE(formats::table.read(bundle, {.instance = "bottega"}, declared).has_value());
  EXPECT_EQ(declared.messages[0].native_id, "1") << "whoever says whose the numbers are keeps them";
  EXPECT_EQ(declared.messages[0].author.native_id, "7");
}

TEST(Table, AMappingWithoutColumnsLeavesThemToTheirNames) {
  const Mapping mapping = mapping_of("date_order = \"mdy\"\n");
  RecordingSink sink;
  ASSERT_TRUE(read("a.csv", "id,date,author,text\n1,05/06/2026,x,hi\n", sink, &mapping).has_value());
  ASSERT_EQ(sink.messages.size(), 1U);
  EXPECT_TRUE(sink.rejects.empty());
  EXPECT_EQ(to_iso_date(sink.messages[0].when.at), "2026-05-06");
}

TEST(Table, ErrorsNameTheFile) {
  for (const char* text : {"alpha,beta\n1,2\n", "id,date,author,text\n1,05/06/2026,x,hi\n2,07/08/2026,x,hi\n"}) {
    RecordingSink sink;
    const auto done = read("folder/a.csv", text, sink);
    ASSERT_FALSE(done.has_value());
    EXPECT_EQ(done.error().where, "folder/a.csv") << done.error().message;
    MemoryBundle bundle({{"a.csv", text}}, "a.csv");
    const auto guessed = guess_mapping(bundle);
    ASSERT_FALSE(guessed.has_value());
    EXPECT_EQ(guessed.error().where, "a.csv");
  }
}

TEST(Table, MakesIdsFromTheFieldsTheMappingNames) {
  const Mapping mapping = mapping_of(
      "id_fallback = [\"message.at\", \"message.text\"]\n[columns]\n"
      "\"message.at\" = \"t\"\n\"message.text\" = \"x\"\n");
  RecordingSink sink;
  ASSERT_TRUE(read("a.csv", "t,x\n2026-05-01,a\n2026-05-01,b\n2026-05-01,a\n", sink, &mapping).has_value());
  ASSERT_EQ(sink.messages.size(), 3U);
  EXPECT_EQ(sink.messages[0].native_id, sink.messages[2].native_id);
  EXPECT_NE(sink.messages[0].native_id, sink.messages[1].native_id);
}

std::vector<std::string> words(std::span<const std::string_view> list) { return {list.begin(), list.end()}; }

TEST(Table, AMessageMayAnswerSeveralAndNamePeople) {
  const Mapping mapping = mapping_of(R"(instance = "chat"
list_separator = ","
[columns]
"message.id" = "id"
"message.text" = "text"
"message.at" = "at"
"message.reply_to" = "to"
"message.mentions" = "who"
"person.handle" = "by"
)");
  RecordingSink csv;
  ASSERT_TRUE(read("chat.csv",
                   "id,text,at,to,who,by\n1,a,2026-05-01T10:00:00Z,,,anna\n2,b,2026-05-01T10:01:00Z,,,bruno\n"
                   "3,c @dino,2026-05-01T10:02:00Z,\"1, 2.0,\",\"@anna , bruno\",carla\n",
                   csv, &mapping)
                  .has_value());
  RecordingSink json;
  ASSERT_TRUE(read("chat.jsonl", R"({"id":1,"text":"a","at":"2026-05-01T10:00:00Z","by":"anna"}
{"id":2,"text":"b","at":"2026-05-01T10:01:00Z","by":"bruno","to":[],"who":null}
{"id":3,"text":"c @dino","at":"2026-05-01T10:02:00Z","by":"carla","to":[1,"2"],"who":["@anna","bruno"]}
)",
                   json, &mapping)
                  .has_value());
  for (const RecordingSink* sink : {&csv, &json}) {
    ASSERT_EQ(sink->messages.size(), 3U);
    EXPECT_EQ(sink->messages[1].parent, "");
    EXPECT_TRUE(sink->messages[1].other_parents.empty());
    EXPECT_EQ(sink->messages[2].parent, "1");
    EXPECT_EQ(words(sink->messages[2].other_parents), (std::vector<std::string>{"2"}));
    EXPECT_EQ(words(sink->messages[2].mentions), (std::vector<std::string>{"@anna", "bruno"})) << "the table says whom";
  }
}

TEST(Table, WithoutASeparatorACellIsOneIdAndRowNumbersOfParentsAreUndone) {
  RecordingSink csv;
  ASSERT_TRUE(read("a.csv", "id,text,date,reply_to,author\nx,a,2026-05-01T10:00:00Z,\"y, z\",anna\n", csv).has_value());
  ASSERT_EQ(csv.messages.size(), 1U);
  EXPECT_EQ(csv.messages[0].parent, "y, z");
  RecordingSink json;
  ASSERT_TRUE(read("a.jsonl", R"({"id":1,"text":"a","date":"2026-05-01T10:00:00Z","author":"anna"}
{"id":2,"text":"b","date":"2026-05-01T10:01:00Z","author":"bruno"}
{"id":3,"text":"c","date":"2026-05-01T10:02:00Z","author":"carla","reply_to":[2,1]}
)",
                   json)
                  .has_value());
  ASSERT_EQ(json.messages.size(), 3U);
  EXPECT_EQ(json.messages[2].parent, json.messages[1].native_id);
  ASSERT_EQ(json.messages[2].other_parents.size(), 1U);
  EXPECT_EQ(json.messages[2].other_parents[0], json.messages[0].native_id);
}

TEST(Table, AtNamesInTheTextAreMentionsWhereNoParentIsNamed) {
  RecordingSink sink;
  ASSERT_TRUE(read("a.csv",
                   "id,text,date,reply_to,author\nx,ciao @bruno,2026-05-01T10:00:00Z,,anna\n"
                   "y,ciao @anna,2026-05-01T10:01:00Z,x,bruno\n",
                   sink)
                  .has_value());
  ASSERT_EQ(sink.messages.size(), 2U);
  EXPECT_EQ(words(sink.messages[0].mentions), (std::vector<std::string>{"bruno"}));
  EXPECT_TRUE(sink.messages[1].mentions.empty());
}

TEST(Mapping, RefusesWhatMeansNothing) {
  for (const char* text :
       {"[columns]\n\"message.nothing\" = \"x\"\n", "delimiter = \"ab\"\n", "encoding = \"klingon\"\n",
        "time_zone = \"Europe/Atlantis\"\n", "date_format = \"%H\"\n", "x = 1\n", "{\"a\":", "= =\n"}) {
    const auto mapping = parse_mapping(text, "m");
    ASSERT_FALSE(mapping.has_value()) << text;
    EXPECT_EQ(mapping.error().kind, ErrorKind::invalid_input);
    EXPECT_EQ(mapping.error().where.substr(0, 1), "m");
  }
  const Mapping mapping = mapping_of("[columns]\n\"message.text\" = \"nope\"\n");
  RecordingSink sink;
  const auto read_it = read("a.csv", "a,b\n1,2\n", sink, &mapping);
  ASSERT_FALSE(read_it.has_value());
  EXPECT_THAT(read_it.error().message, HasSubstr("nope"));
}

TEST(Numbers, AreReadAsPeopleWriteThem) {
  const auto unknown = DecimalMark::unknown;
  EXPECT_EQ(parse_number("1.234,50", unknown), 1234.5);
  EXPECT_EQ(parse_number("$1,234.50", unknown), 1234.5);
  EXPECT_EQ(parse_number("\u20ac 12", unknown), 12.0);
  EXPECT_EQ(parse_number("12,5", unknown), 12.5);
  EXPECT_EQ(parse_number("1.234.567", unknown), 1234567.0);
  EXPECT_EQ(parse_number("-3", unknown), -3.0);
  EXPECT_EQ(parse_number("1\u00a0234", unknown), 1234.0);
  EXPECT_EQ(parse_number("12 %", unknown), 12.0);
  EXPECT_EQ(parse_number("1.234", unknown), std::nullopt);
  EXPECT_EQ(parse_number("1.234", DecimalMark::comma), 1234.0);
  EXPECT_EQ(parse_number("1.234", DecimalMark::point), 1.234);
  for (const char* text : {"", "abc", "1,2,3.4.5", "12ab34", "1.2.3", "--1", "2026-05-01", "12,34,5"}) {
    EXPECT_EQ(parse_number(text, DecimalMark::comma), std::nullopt) << text;
    EXPECT_EQ(parse_number(text, DecimalMark::point), std::nullopt) << text;
  }
}

TEST(Outcomes, ReadsOneMeasurePerRow) {
  MemoryBundle bundle({{"long.csv", fixture("outcomes/long.csv")}}, "long.csv");
  RecordingSink sink;
  ASSERT_TRUE(formats::outcomes.read(bundle, {}, sink).has_value());
  ASSERT_EQ(sink.outcomes.size(), 2U);
  EXPECT_EQ(sink.outcomes[1].measure, "revenue");
  EXPECT_EQ(sink.outcomes[1].value, 1234.5);
  EXPECT_EQ(sink.outcomes[1].place, "Centro");
  EXPECT_EQ(sink.outcomes[1].day, 20574);
  ASSERT_EQ(sink.rejects.size(), 2U);
  EXPECT_EQ(sink.rejects[0].reason, "no such number");
  EXPECT_EQ(sink.rejects[1].reason, "no such date");
}

TEST(Outcomes, ReadsOneColumnPerMeasureInItalian) {
  MemoryBundle bundle({{"wide.csv", fixture("outcomes/wide.it.csv")}}, "wide.csv");
  RecordingSink sink;
  ASSERT_TRUE(formats::outcomes.read(bundle, {}, sink).has_value());
  ASSERT_EQ(sink.outcomes.size(), 4U);
  EXPECT_EQ(sink.outcomes[0].measure, "Scontrini");
  EXPECT_EQ(sink.outcomes[1].measure, "Incasso");
  EXPECT_EQ(sink.outcomes[1].unit, "EUR");
  EXPECT_EQ(sink.outcomes[1].value, 1234.5);
  EXPECT_EQ(sink.outcomes[2].value, 1050);
  EXPECT_EQ(sink.outcomes[2].day - sink.outcomes[0].day, 30);
  ASSERT_EQ(sink.rejects.size(), 1U);
  EXPECT_EQ(sink.rejects[0].reason, "a sum under the table");
}

TEST(Outcomes, AreToldFromTablesOfMessages) {
  const auto score = [](const std::string& text) {
    const std::vector<Sniffed> files{{.name = "a.csv", .head = text}};
    return formats::outcomes.recognise(files);
  };
  EXPECT_EQ(score(fixture("outcomes/long.csv").substr(0, 80)), 90);
  EXPECT_EQ(score(fixture("outcomes/wide.it.csv")), 40);
  EXPECT_EQ(score("date,author,text\n2026-05-01,x,hi\n"), 0);
}

}  // namespace
}  // namespace colloquio::sources
