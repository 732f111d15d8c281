#include <algorithm>
#include <cstdlib>

#include "program.hpp"

// Where the program writes: what it may not touch, what it will not overwrite, what it says when nothing can be
// written.

namespace colloquio::e2e {
namespace {

constexpr std::string_view kTalk =
    "id,date,author,reply_to,text\n"
    "1,2026-03-02T09:00:00Z,anna,,Quando arriva il mio ordine?\n"
    "2,2026-03-02T09:25:00Z,bottega,1,Domani\n";

bool has(const std::string& text, std::string_view words) { return text.find(words) != std::string::npos; }

class Output : public ProgramTest {
 protected:
  void SetUp() override {
    ProgramTest::SetUp();
    write("talk.csv", kTalk);
    ASSERT_EQ(run({"import", "talk.csv"}).code, 0);
  }
  [[nodiscard]] Ran under_rights(const std::vector<std::string>& words,
                                 const std::vector<std::string>& environment = {}) const {
    return run_in({.environment = environment, .out = "", .rights_hold = true, .terminal = false}, words);
  }
};

/// Takes the right to write from a folder and everything in it for as long as it lives.
class ReadOnly {
 public:
  explicit ReadOnly(std::filesystem::path folder) : folder_(std::move(folder)) { set(false); }
  ReadOnly(const ReadOnly&) = delete;
  ReadOnly& operator=(const ReadOnly&) = delete;
  ~ReadOnly() { set(true); }

 private:
  void set(bool writable) const {
    namespace fs = std::filesystem;
    const auto change = writable ? fs::perm_options::add : fs::perm_options::remove;
    const auto rights = fs::perms::owner_write | fs::perms::group_write | fs::perms::others_write;
    fs::permissions(folder_, rights, change);
    for (const auto& entry : fs::recursive_directory_iterator{folder_}) fs::permissions(entry.path(), rights, change);
  }
  std::filesystem::path folder_;
};

TEST_F(Output, ABackupThatCannotBeWrittenToCanStillBeAsked) {
  ASSERT_EQ(run({"export", "before", "--format", "csv"}).code, 0);
  const std::string id = read("before/messages.csv").substr(read("before/messages.csv").find('\n') + 2, 32);
  const std::string report = run({"report", "--json", "--window", "2026"}).out;
  const ReadOnly backup{folder() / "colloquio-data"};
  const std::string data = read("colloquio-data/record.duckdb");
  for (const std::vector<std::string>& words : {std::vector<std::string>{"report", "--window", "2026"},
                                                {"sources"},
                                                {"sources", "--rejects"},
                                                {"export", "corpus"}}) {
    const Ran ran = under_rights(words);
    EXPECT_EQ(ran.code, 0) << words[0] << ": " << ran.err;
    EXPECT_TRUE(has(ran.err, "colloquio-data cannot be written to: it is only read")) << words[0] << ": " << ran.err;
  }
  const Ran again = under_rights({"report", "--json", "--window", "2026"});
  EXPECT_EQ(figure(again.out, "talk.messages"), figure(report, "talk.messages"));
  EXPECT_EQ(under_rights({"doctor"}).code, 1) << "nobody is the house: as where it can be written";
  EXPECT_TRUE(has(under_rights({"doctor"}).out, "1 import, 2 messages")) << under_rights({"doctor"}).err;
  EXPECT_EQ(under_rights({"thread", "ffffffff"}).code, 3);
  const Ran thread = under_rights({"thread", id});
  EXPECT_EQ(thread.code, 0) << id << thread.err;
  EXPECT_TRUE(has(under_rights({"sources"}, {"LANG=it_IT.UTF-8"}).err, "si legge soltanto"));
  EXPECT_EQ(read("colloquio-data/record.duckdb"), data);
}

TEST_F(Output, CommandsInAReportAreTypedAsTheyStand) {
  const std::string data = "l'anno scorso";
  ASSERT_EQ(run({"--data", data, "import", "talk.csv"}).code, 0);
  const auto command_in = [](const std::string& report) {
    const std::size_t at = report.find("    colloquio ");
    return at == std::string::npos ? "" : report.substr(at + 14, report.find('\n', at) - at - 14);
  };
  const std::string named = command_in(run({"report", "--data", data}).out);
  EXPECT_TRUE(named.starts_with("--data 'l'\\''anno scorso' thread ")) << named;
  const std::string typed = "cd '" + folder().string() + "' && '" COLLOQUIO_PROGRAM "' " + named + " >typed.txt";
  EXPECT_EQ(std::system(typed.c_str()), 0) << typed;
  EXPECT_TRUE(has(read("typed.txt"), "Quando arriva il mio ordine?")) << read("typed.txt");
  const std::string usual = command_in(run({"report"}).out);
  EXPECT_TRUE(usual.starts_with("thread ")) << usual;
  EXPECT_EQ(command_in(run({"report"}, {"COLLOQUIO_DATA=" + data}).out), usual) << "the shell knows the folder";
}

TEST_F(Output, WhatWouldChangeABackupIsRefused) {
  const ReadOnly backup{folder() / "colloquio-data"};
  for (const std::vector<std::string>& words : {std::vector<std::string>{"import", "talk.csv"}, {"remap"}}) {
    const Ran ran = under_rights(words);
    EXPECT_EQ(ran.code, 1) << words[0] << ": " << ran.err;
    EXPECT_TRUE(has(ran.err, "nothing can be written in the data folder colloquio-data")) << ran.err;
  }
}

TEST_F(Output, WhatCannotBePrintedIsAnErrorThatSaysWhy) {
  for (const std::vector<std::string>& words : {std::vector<std::string>{"report", "--window", "2026"},
                                                {"report", "--json"},
                                                {"sources"},
                                                {"export", "corpus"},
                                                {"measure", "talk.csv", "--json"},
                                                {"import", "talk.csv", "--preview"},
                                                {"--help"},
                                                {"report", "--help"}}) {
    const Ran ran = run_in({.environment = {}, .out = "/dev/full", .rights_hold = false, .terminal = false}, words);
    EXPECT_EQ(ran.code, 1) << words[0] << ": " << ran.err;
    EXPECT_TRUE(has(ran.err, "the output could not be written (No space left on device)")) << words[0] << ran.err;
  }
  const Ran italian = run_in(
      {.environment = {"LANG=it_IT.UTF-8"}, .out = "/dev/full", .rights_hold = false, .terminal = false}, {"sources"});
  EXPECT_TRUE(has(italian.err, "non si è potuto scrivere il risultato (No space left on device)")) << italian.err;
  const Ran page = run({"report", "--html", "/dev/full"});
  EXPECT_EQ(page.code, 1);
  EXPECT_TRUE(has(page.err, "cannot write /dev/full: No space left on device")) << page.err;
}

/// What is left on a terminal's line: a carriage return goes to its start, and what follows is written over it.
std::string on_the_line(const std::string& sent) {
  std::string line;
  std::size_t at = 0;
  for (const char c : sent) {
    if (c == '\r' || c == '\n') {
      if (c == '\n') line.clear();
      at = 0;
    } else {
      line.resize(std::max(line.size(), at + 1), ' ');
      line[at++] = c;
    }
  }
  return line;
}

TEST_F(Output, ProgressOnATerminalTakesItselfAwayWithoutEscapeCodes) {
  for (const std::vector<std::string>& environment : {std::vector<std::string>{}, {"NO_COLOR=1"}}) {
    const Ran ran = run_in({.environment = environment, .out = "", .rights_hold = false, .terminal = true}, {"report"});
    EXPECT_EQ(ran.code, 0) << ran.err;
    EXPECT_TRUE(has(ran.err, "reading the record")) << ran.err;
    EXPECT_EQ(ran.err.find('\x1b'), std::string::npos) << ran.err;
    EXPECT_EQ(on_the_line(ran.err).find_first_not_of(' '), std::string::npos) << on_the_line(ran.err);
  }
}

TEST_F(Output, AnExportDoesNotWriteOverWhatIsThere) {
  write("table/messages.csv", "mine");
  write("corpus/notes.txt", "mine");
  write("file.csv", "mine");
  const Ran table = run({"export", "table", "--format", "csv"});
  EXPECT_EQ(table.code, 2);
  EXPECT_TRUE(has(table.err, "table/messages.csv is there already; choose another folder, or say --force"))
      << table.err;
  const Ran corpus = run({"export", "corpus"});
  EXPECT_EQ(corpus.code, 2);
  EXPECT_TRUE(has(corpus.err, "the folder corpus is not empty; choose another one, or say --force")) << corpus.err;
  EXPECT_TRUE(has(run({"export", "file.csv", "--format", "csv", "--force"}).err, "file.csv is a file")) << "never";
  EXPECT_EQ(read("table/messages.csv") + read("corpus/notes.txt") + read("file.csv"), "mineminemine");

  EXPECT_EQ(run({"export", "table", "--format", "jsonl"}).code, 0) << "another file in the same folder";
  EXPECT_EQ(run({"export", "table", "--format", "csv", "--force"}).code, 0);
  EXPECT_TRUE(has(read("table/messages.csv"), "Quando arriva"));
  EXPECT_EQ(run({"export", "corpus", "--force"}).code, 0);
  EXPECT_EQ(read("corpus/notes.txt"), "mine");
  std::filesystem::create_directory(folder() / "empty");
  EXPECT_EQ(run({"export", "empty"}).code, 0);
}

TEST_F(Output, AReportReplacesAReportButNothingElse) {
  write("mine.csv", "a,b\n1,2\n");
  const Ran ran = run({"report", "--html", "mine.csv"});
  EXPECT_EQ(ran.code, 2);
  EXPECT_TRUE(has(ran.err, "mine.csv is there already and is no page of HTML")) << ran.err;
  EXPECT_EQ(read("mine.csv"), "a,b\n1,2\n");
  EXPECT_EQ(run({"report", "--html", "page.html"}).code, 0);
  EXPECT_EQ(run({"report", "--html", "page.html"}).code, 0);
}

TEST_F(Output, ABackupWithoutARecordSaysSo) {
  ASSERT_EQ(run({"--data", "empty", "init"}).code, 0);
  const ReadOnly backup{folder() / "empty"};
  const Ran ran = under_rights({"--data", "empty", "report"});
  EXPECT_EQ(ran.code, 3) << ran.err;
  EXPECT_TRUE(has(ran.err, "there is no record in empty yet")) << ran.err;
}

}  // namespace
}  // namespace colloquio::e2e
