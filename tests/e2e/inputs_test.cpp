#include <cstdlib>

#include "program.hpp"

// What an import says of files that it cannot read as a whole: which, what they are, and what to do.

namespace colloquio::e2e {
namespace {

class Inputs : public ProgramTest {
 protected:
  [[nodiscard]] Ran italian(const std::vector<std::string>& words) const { return run(words, {"LANG=it_IT.UTF-8"}); }
};

bool has(const std::string& text, std::string_view words) { return text.find(words) != std::string::npos; }

constexpr std::string_view kComment =
    R"({"id":"c1","author":"anna","created_utc":1772700000,"body":"Ciao","link_id":"t3_p","parent_id":"t3_p",)"
    R"("subreddit":"olio","name":"t1_c1"})";

TEST_F(Inputs, AFileThatCannotBeReadIsNotAnEntryThatCannotBeRead) {
  write("dump/RC_2026-03", std::string{kComment} + "\n{\"id\": broken\n");
  write("dump/notes.txt", "not a dump at all\n");
  const Ran ran = run({"import", "dump"});
  EXPECT_EQ(ran.code, 0) << ran.err;
  EXPECT_TRUE(has(ran.out, "1 message (1 new), 1 reject, 1 file could not be read\n")) << ran.out;
  EXPECT_TRUE(has(italian({"--data", "altra", "import", "dump"}).out, "1 scarto, 1 file non si è potuto leggere\n"));
  const Ran preview = run({"import", "dump", "--preview"});
  EXPECT_TRUE(has(preview.out, "1 reject\n  1 file could not be read\n")) << preview.out;
  const Ran measure = run({"measure", "dump"});
  EXPECT_TRUE(has(measure.err, "One piece could not be read")) << measure.err;
  EXPECT_TRUE(has(measure.err, "One file could not be read")) << measure.err;
}

TEST_F(Inputs, ACutFileIsSaidToBeCut) {
  write("dump/RC_2026-03", std::string{kComment} + "\n{\"id\": broken\n" + std::string{kComment}.substr(0, 40));
  const Ran ran = run({"import", "dump"});
  EXPECT_EQ(ran.code, 0) << ran.err;
  EXPECT_TRUE(has(ran.out, "1 message (1 new), 1 reject, 1 file cut short: what follows is not known\n")) << ran.out;
  const Ran quiet = run({"--data", "altra", "--quiet", "import", "dump"});
  EXPECT_EQ(quiet.err, "dump: 1 reject, 1 file cut short: what follows is not known\n");
  EXPECT_TRUE(has(italian({"--data", "terza", "import", "dump"}).out,
                  "1 scarto, 1 file tagliato: il seguito non si conosce\n"));
  EXPECT_TRUE(has(run({"import", "dump", "--preview"}).out, "1 reject\n  1 file cut short")) << "preview";

  const Ran measure = run({"measure", "dump"});
  EXPECT_EQ(measure.code, 0);
  EXPECT_TRUE(has(measure.err, "One file is cut short, what follows is not known; ")) << measure.err;
  EXPECT_TRUE(has(run({"--quiet", "measure", "dump"}).err, "One file is cut short")) << "figures may be wrong";
  EXPECT_FALSE(has(run({"--quiet", "measure", "dump"}).err, "One piece"));

  EXPECT_TRUE(has(run({"sources", "--rejects"}).out, "line 3: cut line; what follows in the file is not known"));
  const std::string report = run({"report", "--window", "all", "--lang", "en"}).out;
  EXPECT_TRUE(has(report, "cut line; what follows in the file is not known")) << report;
  EXPECT_TRUE(has(run({"report", "--window", "all", "--json"}).out, "\"loss\": \"rest\""));
}

TEST_F(Inputs, ACutArchiveIsSaidToBeCut) {
  write("whole/RC_2026-03", std::string{kComment} + "\n");
  write("whole/RC_2026-04", std::string(100'000, ' ') + std::string{kComment} + "\n");
  ASSERT_EQ(std::system(("tar -C '" + (folder() / "whole").string() + "' -cf '" + (folder() / "cut.tar").string() +
                         "' RC_2026-03 RC_2026-04")
                            .c_str()),
            0);
  std::filesystem::resize_file(folder() / "cut.tar", 50'000);
  const Ran ran = run({"--quiet", "import", "cut.tar"});
  EXPECT_EQ(ran.code, 0) << ran.err;
  EXPECT_TRUE(has(ran.err, "cut short: what follows is not known\n")) << ran.err;
}

TEST_F(Inputs, TheDoctorTellsAFileFromAnEntry) {
  write("dump/RC_2026-03", std::string{kComment} + "\n{\"id\": broken\n" + std::string{kComment}.substr(0, 40));
  write("dump/notes.txt", "not a dump at all\n");
  ASSERT_EQ(run({"import", "dump"}).code, 0);
  const std::string said = run({"doctor"}).out;
  EXPECT_TRUE(has(said, "one file could not be read: not a Reddit dump (notes.txt)")) << said;
  EXPECT_TRUE(has(said, "one file is cut short, what follows in it is not known: cut line")) << said;
  EXPECT_TRUE(has(said, "one piece of input could not be read: ")) << said;
  EXPECT_TRUE(has(italian({"doctor"}).out, "un file non si è potuto leggere: "));
  EXPECT_TRUE(has(run({"sources", "--rejects"}).out, "notes.txt: not a Reddit dump; nothing of the file was read"));
}

TEST_F(Inputs, ARejectIsFoundByItsLineInBothLanguages) {
  write("talk.csv", "id,date,author,text\n1,2026-03-02T09:00:00Z,anna,ciao\n2,mai,anna,pane\n");
  ASSERT_EQ(run({"import", "talk.csv"}).code, 0);
  EXPECT_TRUE(has(run({"sources", "--rejects"}).out, "talk.csv, line 3: ")) << run({"sources", "--rejects"}).out;
  EXPECT_TRUE(has(italian({"sources", "--rejects"}).out, "talk.csv, riga 3: non è una data"));
  EXPECT_TRUE(has(run({"doctor"}).out, "talk.csv, line 3)")) << run({"doctor"}).out;
  EXPECT_TRUE(has(italian({"doctor"}).out, "talk.csv, riga 3)"));
  EXPECT_TRUE(has(run({"import", "talk.csv", "--preview"}).out, "  talk.csv, line 3: "));
}

TEST_F(Inputs, AtTheEndTheInputsThatFailedAreCounted) {
  write("talk.csv", "id,date,author,text\n1,2026-03-02T09:00:00Z,anna,ciao\n");
  write("a.bin", "\x01\x02");
  write("b.bin", "\x01\x02");
  const Ran ran = run({"import", "a.bin", "talk.csv", "b.bin"});
  EXPECT_EQ(ran.code, 2) << ran.err;
  EXPECT_TRUE(has(ran.out, "1 message")) << ran.out;
  EXPECT_TRUE(ran.err.ends_with("Of 3 inputs, 2 could not be read.\n")) << ran.err;
  EXPECT_FALSE(has(run({"import", "a.bin"}).err, "inputs"));
}

TEST_F(Inputs, WhatIsKnownButNotSupportedYetIsNamedWithWhatToDo) {
  write("_chat.txt", "[12/03/24, 18:05:11] Anna: Avete pane?\n");
  write("folder/old.xls", "\xD0\xCF\x11\xE0 no matter");
  write("folder/book.xlsx", "PK\x03\x04 no matter");
  write("meta/message_1.json", R"({"messages":[{"sender_name":"Anna","timestamp_ms":1,"content":"Ciao"}]})");
  const Ran chat = run({"import", "_chat.txt"});
  EXPECT_EQ(chat.code, 2);
  EXPECT_TRUE(has(chat.err, "_chat.txt looks like a WhatsApp chat, which is not supported yet")) << chat.err;
  EXPECT_FALSE(has(chat.err, "convokit")) << "no list of formats: " << chat.err;
  EXPECT_TRUE(has(run({"import", "folder"}).err, "save each sheet as CSV")) << run({"import", "folder"}).err;
  EXPECT_TRUE(has(run({"measure", "meta"}).err, "messages of Facebook or Instagram"));
  EXPECT_TRUE(has(italian({"import", "_chat.txt"}).err, "una chat di WhatsApp, che ancora non si può leggere"));
}

TEST_F(Inputs, ATableUnderAnotherNameIsAskedBack) {
  const std::string table = "id,date,author,text,reply to\n1,2026-03-02,anna,ciao,\n2,2026-03-03,bea,pane?,1\n";
  write("recensioni.csv", table);
  write("export.csv", table + "3,2026-03-04,anna,certo,2\n");
  ASSERT_EQ(run({"import", "recensioni.csv"}).code, 0);
  const Ran ran = run({"import", "export.csv"});
  EXPECT_EQ(ran.code, 4);
  EXPECT_TRUE(has(ran.err, "2 of its messages are known from the channel 'recensioni'")) << ran.err;
  EXPECT_TRUE(has(ran.err, "Nothing was imported.")) << ran.err;
  EXPECT_TRUE(has(italian({"import", "export.csv"}).err, "2 dei suoi messaggi sono noti dal canale 'recensioni'"));
  const Ran sources = run({"sources"});
  EXPECT_TRUE(has(sources.out, "recensioni.csv\n                2 messages\n"));
  EXPECT_FALSE(has(sources.out, "export"));

  EXPECT_TRUE(has(run({"import", "export.csv", "--channel", "recensioni"}).out, "3 messages (1 new)"));
  EXPECT_EQ(run({"import", "export.csv", "--channel", "recensioni"}).out,
            "export.csv: imported before, nothing to do\n");
  ASSERT_EQ(run({"remap"}).code, 0);
  EXPECT_EQ(figure(run({"report", "--window", "all", "--json"}).out, "talk.threads"), 1) << "what was said is kept";

  EXPECT_TRUE(has(run({"import", "export.csv", "--instance", "export"}).out, "3 messages (3 new)"));
}

TEST_F(Inputs, MeasuringATableUnderTwoNamesIsAskedBack) {
  const std::string table = "date,author,text\n2026-03-02,anna,ciao\n2026-03-03,bea,pane?\n";
  write("recensioni.csv", table);
  write("export.csv", table);
  const Ran ran = run({"measure", "recensioni.csv", "export.csv"});
  EXPECT_EQ(ran.code, 4);
  EXPECT_TRUE(has(ran.err, "2 of its messages are known from the channel 'recensioni'")) << ran.err;
  const Ran told = run({"measure", "recensioni.csv", "export.csv", "--channel", "recensioni", "--json"});
  ASSERT_EQ(told.code, 0) << told.err;
  EXPECT_EQ(figure(told.out, "talk.messages"), 2);
}

TEST_F(Inputs, AFileWithoutRightsIsLeftOutOfItsFolderAndSaid) {
  write("folder/a.csv", "id,date,author,text\n1,2026-03-02T09:00:00Z,anna,ciao\n");
  write("folder/b.csv", "id,date,author,text\n2,2026-03-02T09:00:00Z,bea,pane\n");
  write("folder/more/c.csv", "id,date,author,text\n3,2026-03-02T09:00:00Z,bea,olio\n");
  std::filesystem::permissions(folder() / "folder/b.csv", std::filesystem::perms::none);
  std::filesystem::permissions(folder() / "folder/more", std::filesystem::perms::none);
  const auto under_rights = [&](const std::vector<std::string>& words) {
    return run_in({.environment = {}, .out = "", .rights_hold = true, .terminal = false}, words);
  };
  const Ran ran = under_rights({"import", "folder"});
  EXPECT_EQ(ran.code, 0) << ran.err;
  EXPECT_TRUE(has(ran.out, "1 message (1 new), 2 files could not be read\n")) << ran.out;
  const std::string rejects = run({"sources", "--rejects"}).out;
  EXPECT_TRUE(has(rejects, "b.csv: the file cannot be opened: Permission denied; nothing of the file was read"))
      << rejects;
  EXPECT_TRUE(has(rejects, "more: the file cannot be opened: ")) << rejects;
  EXPECT_TRUE(has(italian({"sources", "--rejects"}).out, "b.csv: il file non si può aprire: Permission denied"));
  EXPECT_TRUE(has(under_rights({"import", "folder"}).out, "imported before"));
  const Ran measure = under_rights({"measure", "folder"});
  EXPECT_EQ(measure.code, 0) << measure.err;
  EXPECT_TRUE(has(measure.err, "2 files could not be read")) << measure.err;

  std::filesystem::permissions(folder() / "folder/b.csv", std::filesystem::perms::owner_all);
  std::filesystem::permissions(folder() / "folder/more", std::filesystem::perms::owner_all);
  EXPECT_TRUE(has(under_rights({"import", "folder"}).out, "3 messages (2 new)"));
}

TEST_F(Inputs, AnExportWithoutMessagesIsNoFault) {
  write("chat/result.json", R"({"name": "Olio", "type": "private_group", "id": 7, "messages": []})");
  write("outbox.json", R"({"@context": "https://www.w3.org/ns/activitystreams", "id": "outbox.json",)"
                       R"( "type": "OrderedCollection", "totalItems": 0, "orderedItems": []})");
  for (const std::string path : {"chat", "chat/result.json", "outbox.json"}) {
    const Ran ran = run({"--data", path + ".data", "import", path});
    EXPECT_EQ(ran.code, 0) << ran.err;
    EXPECT_TRUE(has(ran.out, ": 0 messages\n")) << ran.out;
  }
}

TEST_F(Inputs, WhereTheRightsAreMissingTheAdviceIsAboutRights) {
  write("talk.csv", "id,date,author,text\n1,2026-03-02T09:00:00Z,anna,ciao\n");
  write("folder/talk.csv", "id,date,author,text\n1,2026-03-02T09:00:00Z,anna,ciao\n");
  for (const char* name : {"talk.csv", "folder/talk.csv"}) {
    std::filesystem::permissions(folder() / name, std::filesystem::perms::none);
  }
  for (const std::string path : {"talk.csv", "folder"}) {
    for (const std::vector<std::string>& words :
         {std::vector<std::string>{"import", path}, {"import", path, "--preview"}, {"measure", path}}) {
      const Ran ran = run_in({.environment = {}, .out = "", .rights_hold = true, .terminal = false}, words);
      EXPECT_EQ(ran.code, 2) << ran.err;
      EXPECT_TRUE(has(ran.err, "talk.csv cannot be read (")) << ran.err;
      EXPECT_TRUE(has(ran.err, "Permission denied); check its owner and its rights")) << ran.err;
      EXPECT_FALSE(has(ran.err, "--as")) << ran.err;
    }
  }
}

}  // namespace
}  // namespace colloquio::e2e
