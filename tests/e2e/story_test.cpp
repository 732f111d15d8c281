#include <unistd.h>

#include <csignal>
#include <thread>

#include "program.hpp"

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
  EXPECT_NE(report.out.find("\"horizon\":\"2026-03-03T10:00:00"), std::string::npos) << report.out.substr(0, 400);
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

TEST_F(Story, TheDoctorSaysThatNobodyIsTheHouse) {
  write("talk.csv", kTalk);
  write("talk.map.json", kMap);
  ASSERT_EQ(run({"import", "talk.csv", "--as", "table", "--map", "talk.map.json"}).code, 0);
  const Ran ill = run({"doctor"});
  EXPECT_EQ(ill.code, 1);
  EXPECT_NE(ill.out.find("no account is declared as the house"), std::string::npos) << ill.out;
  write("colloquio-data/colloquio.toml", "[[house]]\nname = \"bottega\"\n");
  EXPECT_EQ(run({"doctor"}).code, 0);
}

TEST_F(Story, MistakesSayWhatWhereAndWhatToDo) {
  const Ran nothing = run({"report"});
  EXPECT_EQ(nothing.code, 3);
  EXPECT_NE(nothing.err.find("colloquio init"), std::string::npos) << nothing.err;
  EXPECT_EQ(run({"import", "nowhere.csv"}).code, 3);
  write("strange.bin", std::string("\x01\x02\x03 nothing we know", 20));
  const Ran strange = run({"import", "strange.bin"});
  EXPECT_EQ(strange.code, 3);
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

}  // namespace
}  // namespace colloquio::e2e
