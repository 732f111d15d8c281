#include "colloquio/sources/csv.hpp"

#include <string>
#include <vector>

#include <gtest/gtest.h>

#include "colloquio/sources/memory_bundle.hpp"
#include "colloquio/sources/recording_sink.hpp"
#include "colloquio/sources/text_stream.hpp"

namespace colloquio::sources {
namespace {

using Strings = std::vector<std::string>;

struct Read {
  Strings header, rows, rejects;
  char delimiter = 0;
};

Read read_in_pieces(std::string_view text, std::size_t chunk, CsvShape shape) {
  MemoryStream stream(text, chunk);
  RecordingSink sink;
  CsvReader rows(stream, "f", sink, shape);
  Read read;
  read.header.assign(rows.header().begin(), rows.header().end());
  read.delimiter = rows.delimiter();
  while (rows.next()) {
    std::string row;
    for (const auto cell : rows.cells()) row += "<" + std::string{cell} + ">";
    read.rows.push_back(row);
  }
  EXPECT_TRUE(rows.result().has_value());
  for (const auto& r : sink.rejects) read.rejects.push_back(std::to_string(r.line) + ": " + std::string{r.reason});
  return read;
}

Read read_csv(std::string_view text, CsvShape shape = {}) {
  const Read whole = read_in_pieces(text, 1 << 20, shape);
  for (const std::size_t chunk : {1U, 3U, 64U}) {
    const Read pieces = read_in_pieces(text, chunk, shape);
    EXPECT_EQ(pieces.rows, whole.rows) << "chunk " << chunk << " of " << text.substr(0, 80);
    EXPECT_EQ(pieces.rejects, whole.rejects) << "chunk " << chunk << " of " << text.substr(0, 80);
  }
  return whole;
}

TEST(CsvReader, ReadsQuotesLineBreaksAndEmptyCells) {
  const auto read = read_csv("a,b,c\r\n1,\"x, \"\"y\"\"\r\nz\",\r\n,,\r\n\r\n4,5,6");
  EXPECT_EQ(read.header, (Strings{"a", "b", "c"}));
  EXPECT_EQ(read.rows, (Strings{"<1><x, \"y\"\r\nz><>", "<><><>", "<4><5><6>"}));
  EXPECT_TRUE(read.rejects.empty());
}

TEST(CsvReader, FindsTheDelimiter) {
  EXPECT_EQ(read_csv("a;b\n1,5;2,5\n3,5;4,5\n").delimiter, ';');
  EXPECT_EQ(read_csv("a\tb\n1, 2\t3\n").delimiter, '\t');
  EXPECT_EQ(read_csv("a|b|c\n1|2|3\n").delimiter, '|');
  EXPECT_EQ(read_csv("a,b\n1;2,3\n").delimiter, ',');
  EXPECT_EQ(read_csv("only\none\n").delimiter, ',');
  EXPECT_EQ(read_csv("sep=;\na;b\n1;2\n").rows, (Strings{"<1><2>"}));
  EXPECT_EQ(read_csv("text;id\n\"one, two, three; four\";1\n").delimiter, ';');
}

TEST(CsvReader, NamesEveryColumnOnce) {
  EXPECT_EQ(read_csv("note, note ,,note\n1,2,3,4\n").header, (Strings{"note", "note (2)", "column 3", "note (3)"}));
  EXPECT_EQ(read_csv("x,y\n1,2\n", {.has_header = false}).rows, (Strings{"<x><y>", "<1><2>"}));
  EXPECT_EQ(read_csv("x,y\n1,2\n", {.has_header = false}).header, (Strings{"1", "2"}));
}

TEST(CsvReader, FindsColumnsByName) {
  MemoryStream stream("Id,Testo\n1,ciao\n");
  RecordingSink sink;
  CsvReader rows(stream, "f", sink);
  EXPECT_EQ(rows.column("Testo"), 1U);
  EXPECT_EQ(rows.column("testo"), 1U);
  EXPECT_EQ(rows.column("text"), std::nullopt);
  ASSERT_TRUE(rows.next());
  EXPECT_EQ(rows[1], "ciao");
  EXPECT_EQ(rows[9], "");
}

TEST(CsvReader, RejectsAnotherNumberOfColumnsWithItsPlace) {
  MemoryStream stream("a,b,c\n1,2\n1,2,3,4\n1,2,3,,\n5,6,7\n");
  RecordingSink sink;
  CsvReader rows(stream, "f", sink);
  int n = 0;
  while (rows.next()) ++n;
  EXPECT_EQ(n, 2);
  ASSERT_EQ(sink.rejects.size(), 2U);
  EXPECT_EQ(sink.rejects[0].reason, "wrong number of columns");
  EXPECT_EQ(sink.rejects[0].offset, 6U);
  EXPECT_EQ(sink.rejects[0].line, 2U);
  EXPECT_EQ(sink.rejects[0].sample, "1,2");
  EXPECT_EQ(sink.rejects[1].line, 3U);
}

TEST(CsvReader, AQuoteWithoutEndCostsOneLine) {
  const auto at_end = read_csv("a,b\n1,2\n3,\"open\n5,6\n7,8\n");
  EXPECT_EQ(at_end.rows, (Strings{"<1><2>", "<5><6>", "<7><8>"}));
  EXPECT_EQ(at_end.rejects, (Strings{"3: quote without an end"}));
  const auto before_another = read_csv("a,b\n3,\"open\n5,\"six\"\n7,8\n");
  EXPECT_EQ(before_another.rows, (Strings{"<5><six>", "<7><8>"}));
  EXPECT_EQ(before_another.rejects, (Strings{"2: quote without an end"}));
  const auto big = read_csv("a,b\n3,\"open\n" + std::string(3000, 'x') + "\n7,8\n", {.limit = 1000});
  EXPECT_EQ(big.rows, (Strings{"<7><8>"}));
  EXPECT_EQ(big.rejects.size(), 2U);
}

TEST(CsvReader, AQuoteThatTakesTheRestSaysHowMuch) {
  MemoryStream stream("a,b,c\n1,2,3\n4,5,\"cut within\na text\nof lines\n");
  RecordingSink sink;
  CsvReader rows(stream, "f", sink);
  int n = 0;
  while (rows.next()) ++n;
  EXPECT_EQ(n, 1);
  ASSERT_EQ(sink.rejects.size(), 1U);
  EXPECT_EQ(sink.rejects[0].reason, "quote without an end");
  EXPECT_EQ(sink.rejects[0].line, 3U);
  EXPECT_EQ(sink.rejects[0].loss, Loss::rest);
  EXPECT_TRUE(sink.rejects[0].sample.starts_with("lines: 3: 4,5,\"cut within")) << sink.rejects[0].sample;
}

TEST(CsvReader, AQuoteTooManyCostsNoMoreThanItsLine) {
  MemoryStream stream("a,b,c\n4,5,\"stray\n1,2,3\n");
  RecordingSink sink;
  CsvReader rows(stream, "f", sink);
  int n = 0;
  while (rows.next()) ++n;
  EXPECT_EQ(n, 1);
  ASSERT_EQ(sink.rejects.size(), 1U);
  EXPECT_EQ(sink.rejects[0].loss, Loss::piece);
}

TEST(CsvReader, ARowOfNulBytesIsNoBlankLine) {
  const auto read = read_csv(std::string_view("a,b\n1,2\n\0\0\0\n3,4\n\0\0", 18));
  EXPECT_EQ(read.rows, (Strings{"<1><2>", "<3><4>"}));
  EXPECT_EQ(read.rejects, (Strings{"3: only NUL bytes", "5: only NUL bytes"}));
}

TEST(CsvReader, ToleratesUntidyQuotes) {
  EXPECT_EQ(read_csv("a,b\n\"x\" y,2\nsay \"hi\",3\n\"q\" ,4\n").rows,
            (Strings{"<xy><2>", "<say \"hi\"><3>", "<q><4>"}));
}

TEST(CsvReader, KeepsFormulasPhonesAndLeadingZerosAsText) {
  EXPECT_EQ(read_csv("a,b\n=1+1,+39012\n'007,-5\n@x,007\n").rows,
            (Strings{"<=1+1><+39012>", "<'007><-5>", "<@x><007>"}));
}

TEST(CsvReader, SeesTotalsUnderATable) {
  MemoryStream stream("data;incasso\n1/5;10\nTOTALE:;10\n;\nTotally fine;1\n");
  RecordingSink sink;
  CsvReader rows(stream, "f", sink);
  std::vector<bool> totals;
  while (rows.next()) totals.push_back(rows.is_total());
  EXPECT_EQ(totals, (std::vector<bool>{false, true, false, false}));
}

TEST(CsvReader, NulBytesAndEmptyFilesAreNoTrouble) {
  EXPECT_EQ(read_csv(std::string_view("a,b\n1\0,2\n", 9)).rows, (Strings{"<1 ><2>"}));
  EXPECT_TRUE(read_csv("").header.empty());
  EXPECT_TRUE(read_csv("\n\n\n").header.empty());
  EXPECT_TRUE(read_csv("\"").header.empty());
  EXPECT_TRUE(read_csv("a,b\n").rows.empty());
}

std::string as_utf8(std::string bytes, std::optional<Encoding> told, Encoding& found, std::uint64_t& repaired) {
  std::string first;
  for (const std::size_t chunk : {std::size_t{1}, std::size_t{1} << 20}) {
    Utf8Stream stream(std::make_unique<MemoryStream>(bytes, chunk), told);
    std::string out;
    char piece[7];
    for (;;) {
      const auto got = stream.read(piece);
      EXPECT_TRUE(got.has_value());
      if (*got == 0) break;
      out.append(piece, *got);
    }
    if (chunk == 1) first = out;
    EXPECT_EQ(out, first);
    found = stream.encoding();
    repaired = stream.repaired();
  }
  return first;
}

TEST(Utf8Stream, FindsTheEncoding) {
  Encoding found{};
  std::uint64_t repaired = 0;
  using namespace std::string_literals;
  EXPECT_EQ(as_utf8("plain", {}, found, repaired), "plain");
  EXPECT_EQ(as_utf8("\xEF\xBB\xBFperch\xC3\xA9", {}, found, repaired), "perch\u00e9");
  EXPECT_EQ(found, Encoding::utf8);
  EXPECT_EQ(as_utf8("perch\xE9 \x80 5 \x93ok\x94", {}, found, repaired), "perch\u00e9 \u20ac 5 \u201cok\u201d");
  EXPECT_EQ(found, Encoding::windows1252);
  EXPECT_EQ(repaired, 0U);
  EXPECT_EQ(as_utf8("\xFF\xFEp\0\xE9\0\x3D\xD8\x00\xDE"s, {}, found, repaired), "p\u00e9\U0001F600");
  EXPECT_EQ(found, Encoding::utf16le);
  EXPECT_EQ(as_utf8("\0p\0i\0\xE8"s, {}, found, repaired), "pi\u00e8");
  EXPECT_EQ(found, Encoding::utf16be);
  EXPECT_EQ(as_utf8("\x93", Encoding::latin1, found, repaired), "\u0093");
  EXPECT_EQ(encoding_named("Windows-1252"), Encoding::windows1252);
  EXPECT_EQ(encoding_named("koi8"), std::nullopt);
}

TEST(Utf8Stream, CountsWhatMeansNothing) {
  Encoding found{};
  std::uint64_t repaired = 0;
  EXPECT_EQ(as_utf8("\xC3\xA8 a\xFF"
                    "b\xE2\x82",
                    Encoding::utf8, found, repaired),
            "\u00e8 a\uFFFDb\uFFFD");
  EXPECT_EQ(repaired, 2U);
  EXPECT_EQ(as_utf8(std::string("a\0\x00\xD8", 4), Encoding::utf16le, found, repaired), "a\uFFFD");
  EXPECT_EQ(repaired, 1U);
}

}  // namespace
}  // namespace colloquio::sources
