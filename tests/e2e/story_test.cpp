#include <csignal>
#include <thread>

#include "program.hpp"
#include <unistd.h>

// A shopkeeper's stories, told to the program that users run.

namespace colloquio::e2e {
namespace {

constexpr std::string_view kTalk =
    "id,when,who,answers,words\n"
    "1,2026-03-02T09:00:00Z,anna,,Quando arriva il mio ordine?\n"
    "2,2026-03-02T09:25:00Z,bottega,1,\"Domani, grazie della pazienza\"\n"
    "3,2026-03-02T09:27:00Z,anna,2,Perfetto\n"
    "4,2026-03-03T10:00:00Z,bruno,,Aprite anche domenica?\n";
constexpr std::string_view kMap =
    R"({"format":"csv","columns":{"message.id":"id","message.at":"when","person.name":"who",
"message.reply_to":"answers","message.text":"words"}})";

class Story : public ProgramTest {};

TEST_F(Story, TheDemoCompanyIsImportedAndReportedInOneCommand) {
  const Ran demo = run({"demo"});
  ASSERT_EQ(demo.code, 0) << demo.err;
  EXPECT_NE(demo.out.find("colloquio-data/demo/report.html"), std::string::npos);
  const std::string page = read("colloquio-data/demo/report.html");
  EXPECT_NE(page.find("<svg"), std::string::npos);
  EXPECT_EQ(page.find("src=\"http"), std::string::npos) << "a report asks nothing of the network";

  const Ran again = run({"demo", "--quiet"});
  ASSERT_EQ(again.code, 0) << again.err;
  const Ran first = run({"--data", "colloquio-data/demo", "report", "--json"});
  ASSERT_EQ(first.code, 0) << first.err;
  EXPECT_GT(figure(first.out, "talk.messages"), 2000);
  EXPECT_GT(figure(first.out, "talk.dialogue_rate"), 0.1);
  EXPECT_GT(figure(first.out, "faults.missing_parent"), 0);
}

TEST_F(Story, ATableIsLookedAtImportedDeclaredAndMeasured) {
  write("talk.csv", kTalk);
  write("talk.map.json", kMap);
  const Ran preview = run({"import", "talk.csv", "--as", "table", "--map", "talk.map.json", "--preview"});
  ASSERT_EQ(preview.code, 0) << preview.err;
  EXPECT_NE(preview.out.find("4 messages"), std::string::npos) << preview.out;
  EXPECT_NE(preview.out.find("Quando arriva"), std::string::npos);
  EXPECT_FALSE(std::filesystem::exists(folder() / "colloquio-data/record.duckdb")) << "a preview stores nothing";

  ASSERT_EQ(run({"init", "--name", "Bottega"}).code, 0);
  const Ran imported = run({"import", "talk.csv", "--as", "table", "--map", "talk.map.json"});
  ASSERT_EQ(imported.code, 0) << imported.err;
  EXPECT_NE(imported.out.find("4 messages (4 new)"), std::string::npos) << imported.out;
  EXPECT_NE(imported.out.find("[[house]]"), std::string::npos) << "it says that nobody is the house yet";

  write("colloquio-data/colloquio.toml", "[company]\nname = \"Bottega\"\n[[house]]\nname = \"bottega\"\n");
  const Ran report = run({"report", "--json", "--window", "all"});
  ASSERT_EQ(report.code, 0) << report.err;
  EXPECT_EQ(figure(report.out, "talk.messages"), 4);
  EXPECT_EQ(figure(report.out, "talk.threads"), 2);
  const Ran measured = run({"measure", "talk.csv", "--as", "table", "--map", "talk.map.json", "--json"});
  ASSERT_EQ(measured.code, 0) << measured.err;
  for (const auto* id : {"talk.messages", "talk.threads", "talk.pairs", "talk.depth_max", "talk.alternating_replies"}) {
    EXPECT_EQ(figure(measured.out, id), figure(report.out, id)) << id << ": the same number everywhere";
  }
}

TEST_F(Story, OneWrongClockNeitherEmptiesTheReportNorMovesItsWindow) {
  write("talk.csv", std::string{kTalk} + "5,2087-01-01T00:00:00Z,carla,,Saluti dal futuro\n");
  write("talk.map.json", kMap);
  ASSERT_EQ(run({"import", "talk.csv", "--as", "table", "--map", "talk.map.json"}).code, 0);
  const Ran report = run({"report", "--json", "--window", "30d"});
  ASSERT_EQ(report.code, 0) << report.err;
  EXPECT_NE(report.out.find("\"horizon\": \"2026-03-03T10:00:00"), std::string::npos) << report.out.substr(0, 400);
  EXPECT_EQ(figure(report.out, "faults.time_future"), 1);
  EXPECT_EQ(figure(report.out, "talk.messages"), 4);
  const Ran measured =
      run({"measure", "talk.csv", "--as", "table", "--map", "talk.map.json", "--window", "30d", "--json"});
  EXPECT_EQ(figure(measured.out, "faults.time_future"), 1);
  EXPECT_EQ(figure(measured.out, "talk.messages"), 4);
}

TEST_F(Story, ImportingTwiceChangesNothingAndSaysSo) {
  write("talk.csv", kTalk);
  write("talk.map.json", kMap);
  ASSERT_EQ(run({"import", "talk.csv", "--as", "table", "--map", "talk.map.json"}).code, 0);
  const Ran twice = run({"import", "talk.csv", "--as", "table", "--map", "talk.map.json"});
  EXPECT_EQ(twice.code, 0);
  EXPECT_NE(twice.out.find("imported before"), std::string::npos) << twice.out;
}

TEST_F(Story, AConversationIsShownAsATreeByTheBeginningOfItsId) {
  write("talk.csv", kTalk);
  write("talk.map.json", kMap);
  ASSERT_EQ(run({"import", "talk.csv", "--as", "table", "--map", "talk.map.json"}).code, 0);
  ASSERT_EQ(run({"export", "out", "--format", "jsonl"}).code, 0);
  const std::string first = read("out/messages.jsonl");
  const std::string id = first.substr(first.find("\"id\": \"") + 7, 12);
  const Ran thread = run({"thread", id});
  ASSERT_EQ(thread.code, 0) << thread.err;
  EXPECT_NE(thread.out.find("Domani, grazie"), std::string::npos);
  EXPECT_NE(thread.out.find("Perfetto"), std::string::npos);
  EXPECT_EQ(thread.out.find("domenica"), std::string::npos) << "another conversation";
  EXPECT_EQ(run({"thread", "ffffffffffff"}).code, 3);
  EXPECT_EQ(run({"thread", "xyz"}).code, 2);
}

TEST_F(Story, AnExportedCorpusIsReadBackWithTheSameFigures) {
  ASSERT_EQ(run({"sim", "--messages", "3000", "--format", "convokit", "--out", "world"}).code, 0);
  ASSERT_EQ(run({"import", "world"}).code, 0);
  ASSERT_EQ(run({"export", "back", "--format", "convokit"}).code, 0);
  const Ran before = run({"report", "--json", "--window", "all"});
  const Ran after = run({"measure", "back", "--as", "convokit", "--json"});
  ASSERT_EQ(after.code, 0) << after.err;
  for (const auto* id : {"talk.authors", "talk.threads"})
    EXPECT_EQ(figure(before.out, id), figure(after.out, id)) << id;
}

TEST_F(Story, AnExportedTableIsReadBackWithTheSameFigures) {
  std::string talk = "id,date,author,is_bot,thread,text,likes\n";  // only the order says who answers whom
  for (int i = 0; i < 500; ++i) {
    const std::string n = std::to_string(i);
    talk += "m" + n + "," + std::to_string(1'772'442'000 + i * 60) + "," +
            (i % 4 == 3   ? "carla"
             : i % 2 == 0 ? "anna"
                          : "bruno") +
            ",,t" + std::to_string(i / 4) + ",words " + n + "," + std::to_string(i % 3) + "\n";
  }
  talk += "m900,1772460000,rss,true,t1,news,0\n";
  write("talk.csv", talk);
  ASSERT_EQ(run({"import", "talk.csv"}).code, 0);
  const Ran before = run({"report", "--json", "--window", "all"});
  for (const std::string format : {"csv", "jsonl"}) {
    ASSERT_EQ(run({"export", format, "--format", format}).code, 0);
    const Ran after = run({"measure", format + "/messages." + format, "--json"});
    ASSERT_EQ(after.code, 0) << after.err;
    for (const auto* id : {"talk.messages", "talk.threads", "talk.dialogue_rate", "talk.pairs", "talk.bot_share",
                           "talk.answered_1h.anyone", "taps.total"}) {
      EXPECT_EQ(figure(before.out, id), figure(after.out, id)) << id << " of " << format;
    }
  }
}

TEST_F(Story, MeasureListsTheFaultsThatItsFiguresCount) {
  write("talk.csv", std::string{kTalk} + "5,2026-03-04T10:00:00Z,carla,99,Anche io\n");
  write("map.json", std::string{kMap});
  const Ran page = run({"measure", "talk.csv", "--map", "map.json"}, {"LANG=en_GB.UTF-8"});
  EXPECT_NE(page.out.find("1 message answers something we never saw"), std::string::npos) << page.out;
}

TEST_F(Story, RemappingReadsTheKeptOriginalsAgainAndKeepsTheFigures) {
  write("talk.csv", kTalk);
  write("talk.map.json", kMap);
  ASSERT_EQ(run({"import", "talk.csv", "--as", "table", "--map", "talk.map.json"}).code, 0);
  const Ran before = run({"report", "--json", "--window", "all"});
  std::filesystem::remove(folder() / "talk.csv");
  std::filesystem::remove(folder() / "talk.map.json");
  const Ran remap = run({"remap"});
  ASSERT_EQ(remap.code, 0) << remap.err;
  const Ran after = run({"report", "--json", "--window", "all"});
  EXPECT_EQ(figure(before.out, "talk.messages"), figure(after.out, "talk.messages"));

  std::filesystem::remove_all(folder() / "colloquio-data/originals");
  const Ran refused = run({"remap"});
  EXPECT_EQ(refused.code, 4) << "without the originals it would lose messages";
  EXPECT_EQ(figure(run({"report", "--json", "--window", "all"}).out, "talk.messages"), 4);
}

TEST_F(Story, AConversationShowsEachFaultThatTheReportFound) {
  write("talk.csv", std::string{kTalk} +
                        "5,2026-03-01T09:00:00Z,carla,6,Cerchio uno\n6,2026-03-01T09:05:00Z,dario,5,Cerchio due\n"
                        "7,2026-03-01T10:00:00Z,elena,99,Concordo\n8,2026-03-01T10:00:00Z,fabio,8,Io stesso\n"
                        "9,2026-03-01T11:00:00Z,gino,,Prima\n10,2026-03-01T10:30:00Z,ilda,9,Troppo presto\n"
                        "11,1970-01-01T00:00:00Z,luca,,Orologio mai messo\n12,2087-01-01T00:00:00Z,mara,,Dal futuro\n");
  write("talk.map.json", kMap);
  ASSERT_EQ(run({"import", "talk.csv", "--as", "table", "--map", "talk.map.json"}).code, 0);
  const Ran report = run({"report", "--json", "--window", "all"});
  const auto after = [&](std::string_view key, std::size_t from) { return report.out.find(key, from) + key.size(); };
  for (const std::string fault :
       {"missing_parent", "self_parent", "parent_cycle", "reply_before_parent", "time_past", "time_future"}) {
    EXPECT_EQ(figure(report.out, "faults." + fault), 1) << fault;
    const std::size_t item = after("\"id\": \"faults." + fault + "\"", report.out.find("\"faults\": ["));
    const std::string id = report.out.substr(after("\"message\": \"", item), 32);
    const Ran thread = run({"thread", id, "--json"});
    EXPECT_NE(thread.out.find("{\"id\": \"faults." + fault + "\", \"message\": \"" + id + "\"}"), std::string::npos)
        << fault << thread.out;
    EXPECT_NE(run({"thread", id}).out.find("  ! "), std::string::npos) << fault;
  }
}

TEST_F(Story, AConversationMarksNoOtherFaultsThanTheReport) {
  write("talk.csv",
        "id,date,author,channel,reply_to,text\n"
        "x1,2026-03-02T09:00:00Z,anna,piazza,,Chi viene sabato\n"
        "x2,2026-03-02T10:00:00Z,bruno,bottega,x1,Io vengo\n"
        "x3,2087-01-01T00:00:00Z,carla,piazza,,Dal futuro\n"
        "x4,2026-03-02T11:00:00Z,dario,piazza,x3,Una risposta\n");
  ASSERT_EQ(run({"import", "talk.csv"}).code, 0);
  const Ran report = run({"report", "--json", "--window", "all"});
  EXPECT_EQ(figure(report.out, "faults.parent_elsewhere"), 1);
  EXPECT_EQ(figure(report.out, "faults.reply_before_parent"), 0);
  ASSERT_EQ(run({"export", "out", "--format", "csv"}).code, 0);
  const std::string rows = read("out/messages.csv");
  const auto thread_of = [&](std::string_view word) {
    const std::size_t begin = rows.rfind('\n', rows.find(word));
    return run({"thread", rows.substr(begin + 2, 32), "--json"}).out;
  };
  EXPECT_NE(thread_of("Io vengo").find("faults.parent_elsewhere"), std::string::npos) << thread_of("Io vengo");
  EXPECT_EQ(thread_of("Una risposta").find("faults.reply_before_parent"), std::string::npos);
  EXPECT_NE(thread_of("Una risposta").find("faults.time_future"), std::string::npos);
}

TEST_F(Story, TheDoctorSaysThatNobodyIsTheHouse) {
  write("talk.csv", kTalk);
  write("talk.map.json", kMap);
  ASSERT_EQ(run({"import", "talk.csv", "--as", "table", "--map", "talk.map.json"}).code, 0);
  const Ran ill = run({"doctor"});
  EXPECT_EQ(ill.code, 1);
  EXPECT_NE(ill.out.find("no account is declared as the house"), std::string::npos) << ill.out;
  write("colloquio-data/colloquio.toml", "[[house]]\nname = \"bottega\"\n[[house]]\nhandle = \"nobody\"\n");
  const Ran well = run({"doctor"});
  EXPECT_EQ(well.code, 0);
  EXPECT_NE(well.out.find("line 3: the [[house]] rule handle = \"nobody\" matches"), std::string::npos) << well.out;
}

TEST_F(Story, MistakesSayWhatWhereAndWhatToDo) {
  const Ran nothing = run({"report"});
  EXPECT_EQ(nothing.code, 3);
  EXPECT_NE(nothing.err.find("colloquio init"), std::string::npos) << nothing.err;
  EXPECT_EQ(run({"import", "nowhere.csv"}).code, 3);
  write("strange.bin", std::string("\x01\x02\x03 nothing we know", 20));
  const Ran strange = run({"import", "strange.bin"});
  EXPECT_EQ(strange.code, 2) << "it is there, but it is no input";
  EXPECT_NE(strange.err.find("convokit"), std::string::npos) << "it lists the formats: " << strange.err;
  EXPECT_EQ(run({"import", "strange.bin", "--as", "nonsense"}).code, 2);
  EXPECT_EQ(run({"report", "--window", "yesterday"}).code, 2);
  EXPECT_EQ(run({"frobnicate"}).code, 2);
  EXPECT_EQ(run({"--version"}).code, 0);
  EXPECT_EQ(run({"--help"}).code, 0);
  write("colloquio-data/colloquio.toml", "[company]\nnmae = \"x\"\n");
  const Ran typo = run({"report"});
  EXPECT_EQ(typo.code, 2);
  EXPECT_NE(typo.err.find("line 2"), std::string::npos) << typo.err;
}

TEST_F(Story, CtrlCLeavesTheRecordAsItWas) {
  write("talk.csv", kTalk);
  write("talk.map.json", kMap);
  ASSERT_EQ(run({"import", "talk.csv", "--as", "table", "--map", "talk.map.json"}).code, 0);
  ASSERT_EQ(run({"sim", "--messages", "60000", "--format", "convokit", "--out", "world"}).code, 0);
  const int import = start({"import", "world"});
  std::this_thread::sleep_for(std::chrono::milliseconds{60});  // somewhere in the middle, it does not matter where
  ::kill(import, SIGINT);
  const int code = wait(import);
  EXPECT_TRUE(code == 130 || code == 0) << code;
  const Ran report = run({"report", "--json", "--window", "all"});
  ASSERT_EQ(report.code, 0) << report.err;
  const double messages = figure(report.out, "talk.messages");
  EXPECT_TRUE(messages == 4 || code == 0) << messages;
  ASSERT_EQ(run({"import", "world"}).code, 0) << "and the same import again succeeds";
}

TEST_F(Story, AFolderThatCannotBeWrittenIsAClearError) {
  if (::geteuid() == 0) {
    // Root may write anywhere: a file in the way of the folder is the same story.
    write("colloquio-data", "I am a file");
  } else {
    std::filesystem::create_directory(folder() / "colloquio-data", folder());
    std::filesystem::permissions(folder() / "colloquio-data", std::filesystem::perms::owner_read);
  }
  write("talk.csv", kTalk);
  write("talk.map.json", kMap);
  const Ran ran = run({"import", "talk.csv", "--as", "table", "--map", "talk.map.json"});
  EXPECT_NE(ran.code, 0);
  EXPECT_NE(ran.err.find("colloquio-data"), std::string::npos) << ran.err;
  std::filesystem::permissions(folder() / "colloquio-data", std::filesystem::perms::owner_all);
}

TEST_F(Story, TheSameWorldHasTheSameSignatureOnAnyNumberOfThreads) {
  const Ran one = run({"--threads", "1", "bench", "--signature"});
  const Ran three = run({"--threads", "3", "bench", "--signature"});
  ASSERT_EQ(one.code, 0) << one.err;
  EXPECT_EQ(one.out, three.out);
  EXPECT_EQ(one.out.size(), 33U);
}

/// A WordPress export with one comment, beside a table: two formats in one folder.
constexpr std::string_view kWxr = R"(<?xml version="1.0" encoding="UTF-8" ?>
<rss version="2.0" xmlns:dc="http://purl.org/dc/elements/1.1/" xmlns:content="http://purl.org/rss/1.0/modules/content/"
 xmlns:wp="http://wordpress.org/export/1.2/"><channel><title>Bottega</title><link>https://bottega.example</link>
<wp:wxr_version>1.2</wp:wxr_version><wp:base_site_url>https://bottega.example</wp:base_site_url>
<wp:base_blog_url>https://bottega.example</wp:base_blog_url>
<item><title>Novita</title><link>https://bottega.example/novita</link><dc:creator>anna</dc:creator>
<content:encoded><![CDATA[Aperti.]]></content:encoded><wp:post_id>7</wp:post_id>
<wp:post_date_gmt>2026-03-01 08:00:00</wp:post_date_gmt><wp:status>publish</wp:status><wp:post_type>post</wp:post_type>
<wp:comment><wp:comment_id>1</wp:comment_id><wp:comment_author>Bruno</wp:comment_author>
<wp:comment_date_gmt>2026-03-01 09:00:00</wp:comment_date_gmt><wp:comment_content>Auguri</wp:comment_content>
<wp:comment_approved>1</wp:comment_approved><wp:comment_parent>0</wp:comment_parent></wp:comment></item>
</channel></rss>)";

TEST_F(Story, AFolderOfTwoFormatsSaysWhichFilesNobodyRead) {
  write("exports/site.xml", kWxr);
  write("exports/recensioni.csv", kTalk);
  write("exports/picture.jpg", "not talk");
  for (const bool preview : {true, false}) {
    std::vector<std::string> words{"import", "exports"};
    if (preview) words.emplace_back("--preview");
    const Ran ran = run(words);
    EXPECT_EQ(ran.code, 0) << ran.err;
    EXPECT_NE(ran.err.find("not read: recensioni.csv: "), std::string::npos) << ran.err;
  }
}

TEST_F(Story, AFolderThatWasThereKeepsItsRightsAndWhatWeMakeIsPrivate) {
  namespace fs = std::filesystem;
  fs::create_directory(folder() / "mine");
  fs::permissions(folder() / "mine", fs::perms{0755});
  write("talk.csv", kTalk);
  write("talk.map.json", kMap);
  ASSERT_EQ(run({"--data", "mine", "import", "talk.csv", "--as", "table", "--map", "talk.map.json"}).code, 0);
  EXPECT_EQ(fs::status(folder() / "mine").permissions(), fs::perms{0755});
  for (const auto* file : {"record.duckdb", "colloquio.toml"}) {
    EXPECT_EQ(fs::status(folder() / "mine" / file).permissions(), fs::perms{0600}) << file;
  }
  ASSERT_EQ(run({"init"}).code, 0);
  EXPECT_EQ(fs::status(folder() / "colloquio-data").permissions(), fs::perms{0700});
  ASSERT_EQ(run({"--data", "mine", "report", "--html", "page.html"}).code, 0);
  EXPECT_EQ(fs::status(folder() / "page.html").permissions(), fs::perms{0600});
  EXPECT_EQ(run({"--data", "mine", "report", "--html", "/dev/null"}).code, 0);
  EXPECT_TRUE(fs::is_character_file("/dev/null"));
  fs::create_symlink("page.html", folder() / "link.html");
  EXPECT_EQ(run({"--data", "mine", "report", "--html", "link.html"}).code, 0);
  EXPECT_TRUE(fs::is_symlink(folder() / "link.html")) << "what it leads to was replaced";
}

TEST_F(Story, ImportingAgainKeepsAnOriginalThatWasNotKept) {
  write("talk.csv", kTalk);
  write("talk.map.json", kMap);
  ASSERT_EQ(run({"import", "talk.csv", "--as", "table", "--map", "talk.map.json", "--no-originals"}).code, 0);
  EXPECT_EQ(run({"remap"}).code, 4);
  const Ran again = run({"import", "talk.csv", "--as", "table", "--map", "talk.map.json"});
  EXPECT_EQ(again.out.find("Nobody is declared"), std::string::npos) << "nothing was imported: " << again.out;
  EXPECT_EQ(run({"remap"}).code, 0);
}

TEST_F(Story, TheFormatSaidOrRecognisedIsTheSameImport) {
  write("site.xml", kWxr);
  ASSERT_EQ(run({"import", "site.xml"}).code, 0);
  EXPECT_NE(run({"import", "site.xml", "--as", "wordpress-wxr"}).out.find("imported before"), std::string::npos);
  ASSERT_EQ(run({"remap"}).code, 0);
  EXPECT_NE(run({"import", "site.xml"}).out.find("imported before"), std::string::npos);
  EXPECT_EQ(run({"remap"}).code, 0) << "the original is still found";
}

TEST_F(Story, AnEmptyFileIsNamed) {
  write("nothing.csv", "");
  const Ran ran = run({"import", "nothing.csv", "nowhere.csv"});
  EXPECT_EQ(ran.code, 3);
  EXPECT_NE(ran.err.find("colloquio: nothing.csv is empty"), std::string::npos) << ran.err;
  EXPECT_NE(ran.err.find("no file or folder nowhere.csv"), std::string::npos) << ran.err;
}

TEST_F(Story, ARecordWithNothingInItReportsOnThePeriodThatEndsToday) {
  ASSERT_EQ(run({"init", "--name", "Prova"}).code, 0);
  const Ran ran = run({"--lang", "en", "report"});
  EXPECT_EQ(ran.code, 0);
  EXPECT_NE(ran.out.find("No messages yet."), std::string::npos) << ran.out;
  EXPECT_EQ(ran.out.find("1970"), std::string::npos) << ran.out;
}

TEST_F(Story, AnExportLeavesOutWhatIsNotPublicAndPseudonymsReachMentions) {
  std::string site{kWxr};
  site.replace(site.find("Auguri"), 6, "Auguri @anna, da Bruno");
  const auto end = site.find("</item>");
  site.insert(end,
              "<wp:comment><wp:comment_id>2</wp:comment_id><wp:comment_author>Spam</wp:comment_author>"
              "<wp:comment_date_gmt>2026-03-01 09:30:00</wp:comment_date_gmt><wp:comment_content>Comprate</wp:comment_"
              "content><wp:comment_approved>spam</wp:comment_approved></wp:comment>");
  write("site.xml", site);
  ASSERT_EQ(run({"import", "site.xml"}).code, 0);
  ASSERT_EQ(run({"export", "out", "--format", "jsonl", "--pseudonymous"}).code, 0);
  const std::string shown = read("out/messages.jsonl");
  EXPECT_EQ(shown.find("Comprate"), std::string::npos);
  EXPECT_EQ(shown.find("@anna"), std::string::npos) << shown;
  EXPECT_NE(shown.find("@person-"), std::string::npos) << shown;
  ASSERT_EQ(run({"export", "all", "--format", "jsonl", "--all"}).code, 0);
  EXPECT_NE(read("all/messages.jsonl").find("Comprate"), std::string::npos);
}

TEST_F(Story, TheDoctorSeesTheSameExportUnderTwoNames) {
  std::string talk = "id,when,who,words\n";
  for (int i = 10; i < 40; ++i) {
    talk += std::to_string(i) + ",2026-03-02T09:" + std::to_string(i) + ":00Z,anna,Una domanda abbastanza lunga\n";
  }
  write("talk.csv", talk);
  write("talk.map.json", R"({"format":"csv","columns":{"message.id":"id","message.at":"when","person.name":"who",
"message.text":"words"}})");
  for (const auto* name : {"uno", "due"}) {
    ASSERT_EQ(run({"import", "talk.csv", "--as", "table", "--map", "talk.map.json", "--instance", name}).code, 0);
  }
  const Ran doctor = run({"doctor"});
  EXPECT_NE(doctor.out.find("30 messages are here twice"), std::string::npos) << doctor.out;
}

}  // namespace
}  // namespace colloquio::e2e
