#include <algorithm>
#include <cstdlib>
#include <fstream>
#include <sstream>

#include "program.hpp"

#include "colloquio/core/report/escape.hpp"
#include "colloquio/sources/format.hpp"

// The command line speaks Italian and English: which of them, and that neither is forgotten.

namespace colloquio::e2e {
namespace {

constexpr std::string_view kTalk =
    "id,when,who,answers,words\n"
    "1,2026-03-02T09:00:00Z,anna,,Quando arriva il mio ordine?\n"
    "2,2026-03-02T09:25:00Z,bottega,1,\"Domani, grazie della pazienza\"\n"
    "3,mai,anna,2,Perfetto\n";
constexpr std::string_view kMap =
    R"({"format":"csv","columns":{"message.id":"id","message.at":"when","person.name":"who",
"message.reply_to":"answers","message.text":"words"}})";

const std::vector<std::string> kCommands{"demo",   "init",   "import", "sources", "report", "measure",
                                         "thread", "export", "remap",  "doctor",  "sim",    "bench"};

std::vector<std::string> lines_of(const std::string& text) {
  std::vector<std::string> lines;
  std::istringstream in{text};
  for (std::string line; std::getline(in, line);) lines.push_back(line);
  return lines;
}

/// The lines that two texts share, but for empty ones.
std::vector<std::string> shared_lines(const std::string& one, const std::string& other) {
  const auto others = lines_of(other);
  std::vector<std::string> shared;
  for (const std::string& line : lines_of(one)) {
    if (!line.empty() && std::ranges::find(others, line) != others.end()) shared.push_back(line);
  }
  return shared;
}

class Languages : public ProgramTest {
 protected:
  void SetUp() override {
    ProgramTest::SetUp();
    write("talk.csv", kTalk);
    write("talk.map.json", kMap);
  }
  [[nodiscard]] Ran italian(const std::vector<std::string>& words) const { return run(words, {"LANG=it_IT.UTF-8"}); }
  [[nodiscard]] Ran english(const std::vector<std::string>& words) const { return run(words, {"LANG=en_GB.UTF-8"}); }
};

TEST_F(Languages, EveryHelpIsWholeInBothAndFitsEightyColumns) {
  std::vector<std::vector<std::string>> pages{{"--help"}};
  for (const std::string& command : kCommands) pages.push_back({command, "--help"});
  for (const auto& page : pages) {
    const Ran it = italian(page);
    const Ran en = english(page);
    ASSERT_EQ(it.code, 0) << it.err;
    ASSERT_EQ(en.code, 0) << en.err;
    EXPECT_NE(it.out.find("\nUso: colloquio"), std::string::npos) << it.out;
    EXPECT_NE(en.out.find("\nUsage: colloquio"), std::string::npos) << en.out;
    EXPECT_EQ(shared_lines(it.out, en.out), std::vector<std::string>{}) << "not translated";
    for (const std::string& text : {it.out, en.out}) {
      EXPECT_EQ(text.find('{'), std::string::npos) << "an empty slot: " << text;
      for (const std::string& line : lines_of(text)) EXPECT_LE(report::columns(line), 80U) << line;
    }
  }
}

TEST_F(Languages, TheOptionGoesBeforeColloquioTomlBeforeTheEnvironment) {
  constexpr std::string_view kItalian = "Non è ancora stato importato nulla";
  constexpr std::string_view kEnglish = "Nothing has been imported yet";
  ASSERT_EQ(run({"init"}).code, 0);
  EXPECT_NE(run({"sources"}).out.find(kEnglish), std::string::npos) << "nobody says: English";
  EXPECT_NE(run({"sources"}, {"LANG=it_IT.UTF-8", "LC_ALL=C"}).out.find(kEnglish), std::string::npos);
  EXPECT_NE(run({"sources"}, {"LANG=de_DE.UTF-8"}).out.find(kEnglish), std::string::npos);
  EXPECT_NE(run({"sources"}, {"LANG=de_DE.UTF-8", "LC_MESSAGES=it_CH"}).out.find(kItalian), std::string::npos);
  EXPECT_NE(italian({"sources"}).out.find(kItalian), std::string::npos);
  write("colloquio-data/colloquio.toml", "[company]\nlang = \"it\"\n");
  EXPECT_NE(english({"sources"}).out.find(kItalian), std::string::npos);
  EXPECT_NE(english({"sources", "--help"}).out.find("\nUso: "), std::string::npos) << "help too";
  EXPECT_NE(english({"--lang", "en", "sources"}).out.find(kEnglish), std::string::npos);
  EXPECT_NE(run({"sources", "--lang=en", "--help"}).out.find("\nUsage: "), std::string::npos);
}

TEST_F(Languages, ReportsFollowTheSameRuleAndAreItalianWhereNobodySays) {
  const std::vector<std::string> measure{"measure", "talk.csv", "--as", "table", "--map", "talk.map.json"};
  EXPECT_NE(run(measure).out.find("Siamo in un dialogo?"), std::string::npos);
  EXPECT_NE(italian(measure).out.find("Siamo in un dialogo?"), std::string::npos);
  EXPECT_NE(english(measure).out.find("Are we in a dialogue?"), std::string::npos);
}

TEST_F(Languages, ANewDataFolderRemembersTheLanguageThatWasAskedFor) {
  ASSERT_EQ(italian({"--data", "uno", "init"}).code, 0);
  EXPECT_NE(read("uno/colloquio.toml").find("\nlang = \"it\"\n"), std::string::npos);
  EXPECT_NE(read("uno/colloquio.toml").find("# Chi parla per la casa"), std::string::npos);
  ASSERT_EQ(english({"--data", "two", "import", "talk.csv", "--map", "talk.map.json"}).code, 0);
  EXPECT_NE(read("two/colloquio.toml").find("\nlang = \"en\"\n"), std::string::npos);
  ASSERT_EQ(run({"--data", "three", "init"}).code, 0);
  EXPECT_EQ(read("three/colloquio.toml").find("\nlang = "), std::string::npos) << "nobody said";
}

TEST_F(Languages, AnImportIsToldInBoth) {
  const std::vector<std::string> words{"import", "talk.csv", "--as", "table", "--map", "talk.map.json"};
  auto preview = words;
  preview.emplace_back("--preview");
  EXPECT_NE(italian(preview).out.find("2 messaggi, 0 tocchi, 0 conteggi, 0 risultati, 1 scarto\n"), std::string::npos)
      << italian(preview).out;
  EXPECT_NE(english(preview).out.find("2 messages, 0 taps, 0 counts, 0 outcomes, 1 reject\n"), std::string::npos);
  EXPECT_EQ(shared_lines(italian(preview).out, english(preview).out).size(), 2U) << "the file and the row of an answer";

  const Ran en = english(words);
  EXPECT_NE(en.out.find("talk.csv (table): 2 messages (2 new), 1 reject\n"), std::string::npos) << en.out;
  std::filesystem::remove_all(folder() / "colloquio-data");
  const Ran it = italian(words);
  EXPECT_NE(it.out.find("talk.csv (table): 2 messaggi (2 nuovi), 1 scarto\n"), std::string::npos) << it.out;
  EXPECT_NE(it.out.find("Nessuno è ancora dichiarato come casa"), std::string::npos) << it.out;
  EXPECT_NE(italian(words).out.find("già importato"), std::string::npos);
  EXPECT_EQ(italian(words).err, "") << "what was imported before has no unread files";

  for (const auto* list : {"--accounts", "--formats"}) {
    const Ran in_italian = run({"--lang", "it", "sources", list});
    const Ran in_english = run({"--lang", "en", "sources", list});
    EXPECT_EQ(shared_lines(in_italian.out, in_english.out), std::vector<std::string>{}) << list;
  }
  const Ran formats = run({"--lang", "it", "sources", "--formats"});
  EXPECT_EQ(lines_of(formats.out).size(), sources::all_formats().size() + 4) << "a head, a blank and two lines below";
  for (const auto* option : {"--accounts", "--rejects", "--formats"}) {
    EXPECT_EQ(run({"--lang", "it", "sources", option}).out.find('{'), std::string::npos) << option;
  }
}

/// What ./run says in the end: its functions, called with the built program and these words of the environment.
std::string closing_of(const std::filesystem::path& folder, const std::string& environment,
                       const std::string& options) {
  const std::string script =
      std::filesystem::path{COLLOQUIO_FIXTURES}.parent_path().parent_path() / "packaging/closing.sh";
  const std::string out = folder / "closing.txt";
  const std::string command =
      "cd '" + folder.string() + "' && env -u LC_ALL -u LC_MESSAGES -u LANG " + environment +
      " bash -euc 'bold= plain=; source \"$1\"; language=en; "
      "speaks_italian \"${LC_ALL:-${LANG:-}}\" \"$2\" " +
      options +
      " && language=it; "
      "closing_demo $language en 1.0 here colloquio; closing_mine $language 0 1.0 here colloquio page; "
      "closing_mine $language 1 1.0 here colloquio page' - '" +
      script + "' '" + COLLOQUIO_PROGRAM + "' >'" + out + "'";
  EXPECT_EQ(std::system(command.c_str()), 0) << command;
  std::ostringstream text;
  text << std::ifstream{out}.rdbuf();
  return text.str();
}

TEST_F(Languages, TheScriptClosesInTheLanguageOfTheProgram) {
  const std::string english = closing_of(folder(), "LANG=en_GB.UTF-8", "");
  for (const char* said : {"What next", "Your files were read; what was read is kept in here.",
                           "(the errors are above the report); what was read is kept in here."})
    EXPECT_NE(english.find(said), std::string::npos) << said << "\n" << english;
  EXPECT_NE(closing_of(folder(), "LC_ALL=C LANG=it_IT.UTF-8", "").find("What next"), std::string::npos);
  EXPECT_NE(closing_of(folder(), "LANG=it_IT.UTF-8", "--lang en").find("What next"), std::string::npos);
  write("colloquio-data/colloquio.toml", "[company]\nlang = \"it\"\n");
  const std::string by_system = closing_of(folder(), "LANG=it_IT.UTF-8", "--data nowhere");
  for (const std::string& italian : {by_system, closing_of(folder(), "LC_ALL=C", "--lang it"),
                                     closing_of(folder(), "LANG=en_GB.UTF-8", "--data colloquio-data")}) {
    EXPECT_EQ(italian, by_system);
    for (const char* said : {"E adesso", "I vostri file sono stati letti; quello che si è letto sta in here.",
                             "(gli errori sono sopra il rapporto); quello che si è letto sta in here."})
      EXPECT_NE(italian.find(said), std::string::npos) << said << "\n" << italian;
    EXPECT_EQ(italian.find("the "), std::string::npos) << italian;
  }
}

TEST_F(Languages, TheDoctorSpeaksBoth) {
  ASSERT_EQ(run({"import", "talk.csv", "--as", "table", "--map", "talk.map.json"}).code, 0);
  const Ran it = run({"--lang", "it", "doctor"});
  const Ran en = run({"--lang", "en", "doctor"});
  EXPECT_EQ(it.code, 1);
  EXPECT_NE(it.out.find("ERRORE   nessun account è dichiarato come casa"), std::string::npos) << it.out;
  EXPECT_NE(en.out.find("WRONG    no account is declared as the house"), std::string::npos) << en.out;
  EXPECT_NE(it.out.find("bene     1 importazione, 2 messaggi\n"), std::string::npos) << it.out;
  EXPECT_EQ(shared_lines(it.out, en.out), std::vector<std::string>{});
  EXPECT_EQ(lines_of(it.out).empty(), false);
}

TEST_F(Languages, MistakesAreSaidInBothWithWhatToDo) {
  const std::vector<std::pair<std::vector<std::string>, std::pair<std::string, std::string>>> mistakes{
      {{"report"}, {"la cartella dei dati colloquio-data non c'è; fatela con", "there is no data folder"}},
      {{"measure", "nowhere.csv"}, {"il file o la cartella nowhere.csv non c'è", "no file or folder nowhere.csv"}},
      {{"measure", "talk.csv", "--as", "x"}, {"il formato 'x' non esiste", "there is no format 'x'"}},
      {{"measure", "talk.csv", "--zone", "Mars"}, {"il fuso orario 'Mars' non esiste", "no time zone 'Mars'"}},
      {{"report", "--window", "ieri"}, {"'ieri' non è un periodo", "'ieri' is no period"}},
      {{"report", "--frob"}, {"'--frob' qui non significa nulla", "'--frob' means nothing here"}},
      {{"frob"}, {"il comando 'frob' non esiste", "there is no command 'frob'"}},
      {{"import"}, {"manca FILE; 'colloquio import --help'", "FILE is missing; 'colloquio import --help'"}},
      {{"report", "--html"}, {"--html vuole un valore", "--html needs a value"}},
      {{"report", "--json=x"}, {"--json non vuole valori", "--json takes no value"}},
      {{"report", "--html", "a", "--html", "b"},
       {"--html è detto più di una volta", "--html was given more than once"}},
      {{"sim", "--seed", "x", "--out", "w"}, {"dopo --seed ci vuole un numero intero", "what follows --seed must be"}},
      {{"--threads", "0", "doctor"}, {"un numero intero da 1 a 256", "a whole number from 1 to 256"}},
      {{"export", "x", "--format", "xml"}, {"uno di questi: convokit, csv, jsonl", "one of: convokit, csv, jsonl"}},
      {{"sim", "--out", "w", "--format", "x"}, {"il formato 'x' non si può scrivere", "no format 'x' to write"}},
  };
  for (const auto& [words, said] : mistakes) {
    const Ran it = italian(words);
    const Ran en = english(words);
    EXPECT_NE(it.code, 0);
    EXPECT_EQ(it.code, en.code);
    EXPECT_EQ(it.out + en.out, "") << "errors go to stderr";
    EXPECT_NE(it.err.find(said.first), std::string::npos) << it.err;
    EXPECT_NE(en.err.find(said.second), std::string::npos) << en.err;
  }
}

TEST_F(Languages, WhatDeeperRoomsSayStaysEnglishBehindAnItalianWord) {
  write("colloquio-data/colloquio.toml", "[company]\nnmae = \"x\"\n");
  const Ran typo = italian({"report"});
  EXPECT_EQ(typo.code, 2);
  EXPECT_NE(typo.err.find("colloquio: non va bene: colloquio-data/colloquio.toml, line 2: "), std::string::npos)
      << typo.err;
}

TEST_F(Languages, JsonIsTheSameInBoth) {
  const std::vector<std::vector<std::string>> commands{
      {"measure", "talk.csv", "--as", "table", "--map", "talk.map.json", "--json"}, {"report", "--json"}};
  ASSERT_EQ(run({"import", "talk.csv", "--as", "table", "--map", "talk.map.json"}).code, 0);
  for (auto words : commands) {
    words.insert(words.begin(), {"--lang", "it"});
    const Ran it = italian(words);
    words[1] = "en";
    const Ran en = english(words);
    ASSERT_EQ(it.code, 0) << it.err;
    // Only the moment at which it was made differs.
    const auto without_clock = [](std::string text) {
      const auto at = text.find("\"generated\"");
      if (at != std::string::npos) text.erase(at, text.find('\n', at) - at);
      return text;
    };
    EXPECT_EQ(without_clock(it.out), without_clock(en.out));
  }
  ASSERT_EQ(run({"export", "out", "--format", "jsonl"}).code, 0);
  const std::string messages = read("out/messages.jsonl");
  const std::string id = messages.substr(messages.find("\"id\": \"") + 7, 12);
  EXPECT_EQ(run({"--lang", "it", "thread", id, "--json"}).out, run({"--lang", "en", "thread", id, "--json"}).out);
}

}  // namespace
}  // namespace colloquio::e2e
