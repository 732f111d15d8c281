#include <algorithm>
#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <set>
#include <sstream>

#include <expat.h>
#include <gtest/gtest.h>

#include "colloquio/base/utf8.hpp"
#include "colloquio/core/report/escape.hpp"
#include "colloquio/core/report/html.hpp"
#include "colloquio/core/report/json.hpp"
#include "colloquio/core/report/samples_test.hpp"
#include "colloquio/core/report/terminal.hpp"

namespace colloquio::report {
namespace {

const std::vector<std::pair<std::string, Report>>& samples() {
  static const std::vector<std::pair<std::string, Report>> all{
      {"small", small_report()},         {"rich", rich_report()},     {"empty", empty_report()},
      {"houseless", houseless_report()}, {"sparse", sparse_report()}, {"hostile", hostile_report()}};
  return all;
}

std::string read_file(const std::filesystem::path& path) {
  std::ifstream in{path, std::ios::binary};
  std::ostringstream out;
  out << in.rdbuf();
  return out.str();
}

/// Compares with tests/golden/report/NAME; COLLOQUIO_UPDATE_GOLDEN=1 writes the file instead.
void expect_golden(const std::string& name, const std::string& text) {
  const std::filesystem::path path = std::filesystem::path{COLLOQUIO_FIXTURES}.parent_path() / "golden/report" / name;
  if (std::getenv("COLLOQUIO_UPDATE_GOLDEN") != nullptr) std::ofstream{path, std::ios::binary} << text;
  EXPECT_EQ(read_file(path), text) << name
                                   << ": if the change is meant, run with COLLOQUIO_UPDATE_GOLDEN=1 and look at it";
}

/// COLLOQUIO_LOOK=folder: every face of every sample is written there too, for eyes.
void look_at(const std::string& name, const std::string& text) {
  if (const char* folder = std::getenv("COLLOQUIO_LOOK")) std::ofstream{std::filesystem::path{folder} / name} << text;
}

TEST(Faces, SayHowMuchOfAFileIsLost) {
  Report report = small_report();
  report.rejects = {{"JSON is cut", "a.json", "x", 1, Loss::rest}, {"not a Reddit dump", "b.txt", "y", 1, Loss::file}};
  const std::string page = to_html(report, {.lang = Lang::it});
  EXPECT_NE(page.find("il JSON è tagliato; il seguito del file non si conosce"), std::string::npos);
  EXPECT_NE(page.find("non è un archivio di Reddit; del file non si è letto nulla"), std::string::npos);
  const std::string terminal = to_terminal(report, {.lang = Lang::en, .width = 200});
  EXPECT_NE(terminal.find("JSON is cut; what follows in the file is not known"), std::string::npos) << terminal;
  EXPECT_NE(terminal.find("not a Reddit dump; nothing of the file was read"), std::string::npos) << terminal;
  const std::string json = to_json(report);
  EXPECT_NE(json.find("\"loss\": \"rest\""), std::string::npos) << json.substr(json.find("rejects"), 300);
}

TEST(Golden, Json) {
  expect_golden("small.json", to_json(small_report()));
  expect_golden("empty.json", to_json(empty_report()));
  expect_golden("hostile.json", to_json(hostile_report()));
}

TEST(Faces, SayThatAMonthIsNotWholeWhereverItStands) {
  Report r = small_report();
  const auto says_so = [](const Report& report) {
    const std::string terminal = to_terminal(report, {.lang = Lang::en});
    const std::string html = to_html(report, {Lang::en});
    return std::pair{terminal.find("* not whole") != std::string::npos,
                     html.find("Pale bars are") != std::string::npos};
  };
  for (auto& month : r.talk.total.months) month.complete = true;
  EXPECT_EQ(says_so(r), (std::pair{false, false}));
  r.talk.total.months.front().complete = false;  // the data begin in its middle
  EXPECT_EQ(says_so(r), (std::pair{true, true}));
}

/// Where each of these stands in the text, in the order in which they were asked for.
std::vector<std::size_t> places_of(const std::string& text, std::initializer_list<std::string_view> pieces) {
  std::vector<std::size_t> places;
  for (const std::string_view piece : pieces) places.push_back(text.find(piece));
  return places;
}

TEST(Faces, PutWhoCanStillBeAnsweredBeforeTheOlderOnes) {
  for (const std::string& face :
       {to_terminal(small_report(), {.lang = Lang::en}), to_html(small_report(), {Lang::en})}) {
    const auto places = places_of(face, {"of the last 30 days of the data: 3", "Fate ancora la miscela",
                                         "Can you grind", "Older: 1", "Spedite anche in Svizzera?"});
    EXPECT_TRUE(std::ranges::is_sorted(places) && places.back() != std::string::npos);
  }
}

TEST(Faces, SayHowManyOfEachGroupOfTheWaitingTheyLeaveOut) {
  for (const std::string& face : {to_terminal(rich_report(), {.lang = Lang::en}), to_html(rich_report(), {Lang::en})}) {
    const auto places = places_of(face, {"of the last 30 days of the data: 15", "and 5 more", "Older: 1"});
    EXPECT_TRUE(std::ranges::is_sorted(places) && places.back() != std::string::npos);
  }
}

TEST(Faces, CountTheWaitingThatTheyDoNotList) {
  Report r = small_report();
  r.talk.waiting_total = 63;  // three recent ones, of which two are not listed, and sixty older ones, of which none is
  r.recently_waiting.resize(1);
  r.older_waiting.clear();
  for (const std::string& face : {to_terminal(r, {.lang = Lang::en}), to_html(r, {Lang::en})}) {
    const auto places =
        places_of(face, {"of the last 30 days of the data: 3", "and 2 more", "Older: 60", "and 60 more"});
    EXPECT_TRUE(std::ranges::is_sorted(places) && places.back() != std::string::npos);
  }
}

std::string without_no_breaks(std::string text) {
  for (std::size_t at = 0; (at = text.find("\u00a0", at)) != std::string::npos;) text.replace(at, 2, " ");
  return text;
}

TEST(Faces, SayWhichChannelsTheComparisonWithThePeriodBeforeCannotKnow) {
  Report r = small_report();
  r.talk.channels[1].began_in_window = true;
  const char* names = "Blog della torrefazione, Recensioni Google";
  for (const auto& [lang, beginning] : {std::pair{Lang::en, "Known only from this period on: "},
                                        std::pair{Lang::it, "Si conoscono solo da questo periodo: "}}) {
    EXPECT_NE(to_terminal(r, {.lang = lang, .width = 200}).find(beginning + std::string{names} + ". "),
              std::string::npos);
    EXPECT_NE(to_html(r, {lang}).find(
                  beginning + std::string{"<bdi>Blog della torrefazione</bdi>, <bdi>Recensioni Google</bdi>. "}),
              std::string::npos);
  }
  EXPECT_NE(to_json(r).find("\"began_in_period\": [\n    {\"key\": \"a2\", \"name\": \"Blog della torrefazione\"},\n"
                            "    {\"key\": \"a4\", \"name\": \"Recensioni Google\"}\n  ]"),
            std::string::npos)
      << to_json(r).substr(0, 900);
  for (talk::Section& channel : r.talk.channels) channel.began_in_window = false;
  EXPECT_EQ(to_terminal(r, {.lang = Lang::en}).find("Known only"), std::string::npos);
  EXPECT_EQ(to_html(r, {Lang::en}).find("Known only"), std::string::npos);
  EXPECT_NE(to_json(r).find("\"began_in_period\": [],"), std::string::npos);
}

TEST(Faces, ShowNoLevelsWhereOnlyTheOrderIsKnown) {
  Report r = small_report();
  for (const std::string& raw : {to_terminal(r, {.lang = Lang::en, .width = 200}), to_html(r, {Lang::en})}) {
    const std::string face = without_no_breaks(raw);
    const auto places = places_of(face, {"Macinatura per la moka", "h 6", "Where only the order of the messages",
                                         "Domenica siamo aperti", "27 people"});
    EXPECT_TRUE(std::ranges::is_sorted(places) && places.back() != std::string::npos);
    EXPECT_EQ(face.find("h 1 "), std::string::npos);
  }
  EXPECT_NE(to_json(r).find("\"by_order\": true"), std::string::npos);
  r.busiest.pop_back();
  for (const std::string& face : {to_terminal(r, {.lang = Lang::en, .width = 200}), to_html(r, {Lang::en})})
    EXPECT_EQ(face.find("these conversations stand apart"), std::string::npos);
}

TEST(Faces, CountAndTableOnlyChannelsWithMessagesInThePeriod) {
  const Report r = small_report();
  const std::string terminal = to_terminal(r, {.lang = Lang::en});
  EXPECT_NE(terminal.find("4 channels"), std::string::npos);
  EXPECT_NE(terminal.find("\n  No messages in this period: Vecchia mailing list\n"), std::string::npos);
  EXPECT_EQ(places_of(terminal, {"\n  Vecchia mailing list"}).front(), std::string::npos);
  const std::string html = without_no_breaks(to_html(r, {Lang::en}));
  EXPECT_NE(html.find("4 channels"), std::string::npos);
  EXPECT_NE(html.find("No messages in this period: <bdi>Vecchia mailing list</bdi></p>"), std::string::npos);
  EXPECT_EQ(html.find("<bdi>Vecchia mailing list</bdi></th>"), std::string::npos);
  EXPECT_NE(to_json(r).find("\"name\": \"Vecchia mailing list\""), std::string::npos) << "JSON keeps all channels";
}

TEST(Golden, Terminal) {
  expect_golden("small.it.txt", to_terminal(small_report(), {.lang = Lang::it}));
  expect_golden("small.en.txt", to_terminal(small_report(), {.lang = Lang::en}));
  expect_golden("empty.it.txt", to_terminal(empty_report(), {.lang = Lang::it}));
  expect_golden("houseless.en.txt", to_terminal(houseless_report(), {.lang = Lang::en}));
  expect_golden("sparse.it.txt", to_terminal(sparse_report(), {.lang = Lang::it}));
  expect_golden("hostile.ascii.txt", to_terminal(hostile_report(), {.lang = Lang::it, .width = 60, .unicode = false}));
  expect_golden("colour.it.txt", to_terminal(sparse_report(), {.lang = Lang::it, .colour = true}));
}

TEST(Golden, Html) {
  expect_golden("small.it.html", to_html(small_report(), {Lang::it}));
  expect_golden("houseless.en.html", to_html(houseless_report(), {Lang::en}));
}

TEST(Golden, Thread) {
  expect_golden("thread.it.txt", to_terminal(small_conversation(), {.lang = Lang::it}));
  expect_golden("thread.json", to_json(small_conversation()));
}

TEST(Faces, AreDeterministic) {
  for (const auto& [name, report] : samples()) {
    EXPECT_EQ(to_json(report), to_json(report)) << name;
    EXPECT_EQ(to_html(report, {}), to_html(report, {})) << name;
  }
}

TEST(Faces, LeaveNoSlotUnfilled) {
  for (const auto& [name, report] : samples()) {
    if (name == "hostile") continue;  // its own words hold braces
    for (const Lang lang : {Lang::it, Lang::en}) {
      const std::string html = to_html(report, {lang});
      EXPECT_EQ(html.substr(html.find("<body>")).find('{'), std::string::npos) << name;
      EXPECT_EQ(to_terminal(report, {.lang = lang}).find('{'), std::string::npos) << name;
    }
  }
}

TEST(Terminal, NoLineIsWiderThanAsked) {
  for (const auto& [name, report] : samples()) {
    for (const std::size_t width : {40UL, 60UL, 80UL, 120UL}) {
      for (const bool unicode : {true, false}) {
        const std::string page = to_terminal(report, {.lang = Lang::it, .width = width, .unicode = unicode});
        look_at(name + "." + std::to_string(width) + (unicode ? ".txt" : ".ascii.txt"), page);
        std::istringstream lines{page};
        for (std::string line; std::getline(lines, line);)
          EXPECT_LE(columns(line), width) << name << " at " << width << ": " << line;
      }
    }
  }
}

TEST(Terminal, CommandsNameTheDataFolderAndStayOneLine) {
  const std::string folder = "'/srv/dati della bottega/anno 2026/conversazioni con gli ospiti'";
  for (const std::string& data : {std::string{}, std::string{"here"}, folder}) {
    const std::string page = to_terminal(small_report(), {.lang = Lang::en, .width = 60, .data = data});
    std::istringstream lines{page};
    int commands = 0;
    for (std::string line; std::getline(lines, line);) {
      if (line.find("colloquio ") == std::string::npos) continue;
      const std::string start = "colloquio " + (data.empty() ? "" : "--data " + data + " ") + "thread 3f2a9c0d11";
      EXPECT_EQ(line.find("colloquio "), line.find(start)) << line;
      EXPECT_EQ(line.size(), line.find(start) + start.size() + 2) << line;
      ++commands;
    }
    EXPECT_EQ(commands, 4 + 3 + 1) << "those who wait, the busiest and one fault";
  }
}

TEST(Terminal, NothingFromTheDataMovesTheCursor) {
  const std::string plain = to_terminal(hostile_report(), {.lang = Lang::it});
  EXPECT_EQ(plain.find('\x1b'), std::string::npos);
  EXPECT_EQ(plain.find('\r'), std::string::npos);
  std::string_view rest = plain;
  while (!rest.empty()) {
    const char32_t c = next_code_point(rest);
    EXPECT_TRUE(c == '\n' || !is_unprintable(c)) << std::hex << static_cast<std::uint32_t>(c);
  }
}

TEST(Terminal, AsciiMeansAscii) {
  for (const auto& [name, report] : samples())
    for (const char c : to_terminal(report, {.lang = Lang::it, .unicode = false}))
      ASSERT_TRUE(static_cast<unsigned char>(c) < 0x80) << name;
}

/// Names of elements and attributes in a well-formed page: <name a="..." b="...">.
std::set<std::string> names_in_tags(std::string_view html, bool attributes) {
  std::set<std::string> names;
  for (std::size_t at = 0; (at = html.find('<', at)) != std::string_view::npos;) {
    const std::size_t end = html.find('>', at);
    std::string_view tag = html.substr(at + 1, end - at - 1);
    at = end;
    if (tag.starts_with('/') || tag.starts_with('!')) continue;
    if (!attributes) names.insert(std::string{tag.substr(0, tag.find_first_of(" /"))});
    for (std::size_t quote = 0; attributes && (quote = tag.find("=\"", quote)) != std::string_view::npos;) {
      const std::size_t space = tag.rfind(' ', quote);
      names.insert(std::string{tag.substr(space + 1, quote - space - 1)});
      quote = tag.find('"', quote + 2) + 1;
    }
  }
  return names;
}

TEST(Html, AsksNothingOfTheNetworkAndRunsNothing) {
  const std::set<std::string> elements{
      "a",      "bdi",     "blockquote", "body",       "br",      "caption", "code",   "dd",    "defs",    "details",
      "div",    "dl",      "dt",         "figcaption", "figure",  "footer",  "h1",     "h2",    "h3",      "head",
      "header", "html",    "i",          "li",         "line",    "main",    "meta",   "nav",   "ol",      "p",
      "path",   "pattern", "pre",        "rect",       "section", "span",    "strong", "style", "summary", "svg",
      "table",  "tbody",   "td",         "text",       "th",      "thead",   "title",  "tr",    "ul"};
  for (const auto& [name, report] : samples()) {
    const std::string html = to_html(report, {Lang::it});
    const std::size_t style = html.find("<style>");
    const std::size_t style_end = html.find("</style>");
    const std::string markup = html.substr(0, style + 7) + html.substr(style_end);
    for (const std::string& element : names_in_tags(markup, false))
      EXPECT_TRUE(elements.contains(element)) << name << ": <" << element << ">";
    for (const std::string& attribute : names_in_tags(markup, true))
      EXPECT_TRUE(attribute != "src" && attribute != "srcset" && attribute != "action" && !attribute.starts_with("on"))
          << name << ": " << attribute;
    for (std::size_t at = 0; (at = markup.find("href=\"", at)) != std::string::npos; ++at)
      EXPECT_EQ(markup[at + 6], '#');
    const std::string css = html.substr(style, style_end - style);
    EXPECT_EQ(css.find("@import"), std::string::npos);
    for (std::size_t at = 0; (at = css.find("url(", at)) != std::string::npos; ++at) EXPECT_EQ(css[at + 4], '#');
  }
}

struct XmlParser {
  XML_Parser parser = XML_ParserCreate("UTF-8");
  XmlParser() = default;
  XmlParser(const XmlParser&) = delete;
  XmlParser& operator=(const XmlParser&) = delete;
  ~XmlParser() { XML_ParserFree(parser); }
};

TEST(Html, IsWellFormed) {
  for (const auto& [name, report] : samples()) {
    for (const Lang lang : {Lang::it, Lang::en}) {
      const std::string html = to_html(report, {lang});
      look_at(name + (lang == Lang::it ? ".it.html" : ".en.html"), html);
      const XmlParser xml;
      EXPECT_EQ(XML_Parse(xml.parser, html.data(), static_cast<int>(html.size()), 1), XML_STATUS_OK)
          << name << ", line " << XML_GetCurrentLineNumber(xml.parser) << ": "
          << XML_ErrorString(XML_GetErrorCode(xml.parser));
    }
  }
}

TEST(Html, EveryLinkHasItsPlaceAndEveryIdIsOne) {
  for (const auto& [name, report] : samples()) {
    const std::string html = to_html(report, {Lang::en});
    const auto count = [&](const std::string& piece) {
      std::size_t n = 0;
      for (std::size_t at = 0; (at = html.find(piece, at)) != std::string::npos; ++at) ++n;
      return n;
    };
    for (std::size_t at = 0; (at = html.find("href=\"#", at)) != std::string::npos; ++at) {
      const std::string place = html.substr(at + 7, html.find('"', at + 7) - at - 7);
      if (name == "hostile" && place.starts_with("evidence-E1&")) continue;  // an invented level
      EXPECT_EQ(count(" id=\"" + place + "\""), 1U) << name << ": " << place;
    }
  }
}

TEST(Html, APeriodBeforeTheDataBeginIsNeitherShownNorPromised) {
  Report report = small_report();
  ASSERT_TRUE(report.talk.previous);
  EXPECT_NE(to_html(report, {Lang::it}).find("href=\"#change\""), std::string::npos);
  report.talk.total.previous["talk.messages"].value = 0;
  EXPECT_EQ(to_html(report, {Lang::it}).find("#change"), std::string::npos);
}

TEST(Html, WordsInPlaceOfANumberLookLikeWords) {
  Report r = small_report();
  r.talk.total.figures["growth.tenure_median"] = {97.0 * 86400,  459, 96.0 * 86400, 98.0 * 86400,
                                                  Unit::seconds, "",  "shortest"};
  EXPECT_NE(to_html(r, {Lang::it}).find("<dd class=\"num unsaid\" data-figure=\"growth.tenure_median\">pochi giorni"),
            std::string::npos);
}

TEST(Html, IsMarkedWithItsLanguage) {
  EXPECT_NE(to_html(small_report(), {Lang::it}).find("<html lang=\"it\">"), std::string::npos);
  EXPECT_NE(to_html(small_report(), {Lang::en}).find("<html lang=\"en\">"), std::string::npos);
}

TEST(Html, TapsStandLastInMain) {
  const std::string html = to_html(rich_report(), {Lang::it});
  const std::size_t taps = html.find("<section class=\"apart\" id=\"taps\"");
  ASSERT_NE(taps, std::string::npos);
  EXPECT_EQ(html.find("<section", taps + 1), html.find("<section class=\"recipes\""));
}

TEST(Faces, AFigureReadsTheSameInTerminalAndHtml) {
  const std::string html = without_no_breaks(to_html(small_report(), {Lang::it}));
  const std::string terminal = to_terminal(small_report(), {.lang = Lang::it, .width = 120});
  int seen = 0;
  for (std::size_t at = 0; (at = html.find("data-figure=\"", at)) != std::string::npos; ++seen) {
    at = html.find('>', at) + 1;
    const std::string value = html.substr(at, html.find('<', at) - at);
    EXPECT_NE(terminal.find(" " + value), std::string::npos) << value;
  }
  EXPECT_GT(seen, 30);
}

TEST(Html, AFigureOfANewerEngineIsShownUnderItsId) {
  Report report = small_report();
  report.talk.total.figures["talk.brand_new"] = {0.5, 100, 0.4, 0.6, Unit::share, "E1", ""};
  EXPECT_NE(to_html(report, {Lang::it}).find("data-figure=\"talk.brand_new\""), std::string::npos);
  EXPECT_NE(to_terminal(report, {.lang = Lang::it}).find("talk.brand_new"), std::string::npos);
}

TEST(Faces, UnderTheFloorNoShareIsShown) {
  Report report = sparse_report();
  for (const Lang lang : {Lang::it, Lang::en}) {
    const std::string html = to_html(report, {lang});
    const std::string body = html.substr(html.find("<body>"));
    EXPECT_EQ(body.find("-line"), std::string::npos) << "a curve is drawn from five messages";
    EXPECT_NE(body.find(lang == Lang::it ? "troppo poco per dirlo" : "too few to say"), std::string::npos);
  }
}

}  // namespace
}  // namespace colloquio::report
