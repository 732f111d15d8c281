#include <chrono>

#include "program.hpp"

// `measure` and `report` through the program, and which of two exports counts as the newer one. The suite in
// tests/hostile compares every fixture and damage in one process; here the whole way from the words typed is walked.

namespace colloquio::e2e {
namespace {

namespace fs = std::filesystem;

class SameFigures : public ProgramTest {
 protected:
  /// All figures of the whole and of each channel, as `--json` writes them; the words and names around them are left
  /// out.
  static std::string figures(const Ran& ran) {
    std::string found;
    for (std::size_t at = 0; (at = ran.out.find("\"figures\": {", at)) != std::string::npos; ++at) {
      found += ran.out.substr(at, ran.out.find("},\n  ", at) - at);
    }
    EXPECT_NE(found, "") << ran.out << ran.err;
    return found;
  }

  void expect_same(std::vector<std::string> exports) {
    fs::remove_all(folder() / "data");
    std::vector<std::string> words{"--data", "data", "import"};
    words.insert(words.end(), exports.begin(), exports.end());
    ASSERT_EQ(run(words).code, 0) << exports.front();
    words = {"--data", "data", "measure", "--window", "all", "--json"};
    words.insert(words.end(), exports.begin(), exports.end());
    EXPECT_EQ(figures(run(words)), figures(run({"--data", "data", "report", "--window", "all", "--json"})))
        << exports.front();
  }

  void write_at(const std::string& name, std::string_view bytes, int days_ago) const {
    write(name, bytes);
    fs::last_write_time(folder() / name, fs::file_time_type::clock::now() - std::chrono::days{days_ago});
  }
};

TEST_F(SameFigures, AreGivenByMeasureAndReport) {
  const fs::path root{COLLOQUIO_FIXTURES};
  for (const auto* folder : {"bluesky", "mbox", "discourse", "stackexchange"}) expect_same({(root / folder).string()});
  const std::string mail = (root / "mbox").string();
  expect_same({mail, mail, (root / "reddit").string(), (root / "mbox/list.mbox").string()});
}

constexpr std::string_view kMap =
    R"({"format":"csv","columns":{"message.id":"id","message.at":"when","person.name":"who","message.text":"words"}})";
constexpr std::string_view kOld =
    "id,when,who,words\n"
    "1,2026-03-02T09:00:00Z,anna,Quando arriva il mio ordine?\n"
    "2,2026-03-03T10:00:00Z,bruno,Aprite anche domenica?\n";
/// Later the second message had become an emoji, which is no talk, and there was a third.
constexpr std::string_view kNew =
    "id,when,who,words\n"
    "1,2026-03-02T09:00:00Z,anna,Quando arriva il mio ordine?\n"
    "2,2026-03-03T10:00:00Z,bruno,😀\n"
    "3,2026-03-09T10:00:00Z,carla,Avete le calze rosse?\n";

TEST_F(SameFigures, AnOldExportThatWasCopiedIsWarnedOfAndPutRight) {
  write("map.json", kMap);
  write_at("new.csv", kNew, 5);
  write_at("old.csv", kOld, 0);  // copied today
  const auto import = [&](const std::string& file, std::vector<std::string> more = {}) {
    std::vector<std::string> words{"import", file, "--as", "table", "--map", "map.json", "--instance", "shop"};
    words.insert(words.end(), more.begin(), more.end());
    return run(words);
  };
  const auto talk = [&] { return figure(run({"report", "--window", "all", "--json"}).out, "talk.messages"); };
  EXPECT_EQ(import("new.csv").err.find("--as-of"), std::string::npos);
  EXPECT_EQ(talk(), 2);
  const Ran copied = import("old.csv");
  ASSERT_EQ(copied.code, 0) << copied.err;
  EXPECT_NE(copied.err.find("of 2026-03-03, what was here before goes to 2026-03-09"), std::string::npos) << copied.err;
  EXPECT_NE(copied.err.find("--as-of DATE"), std::string::npos) << copied.err;
  EXPECT_EQ(talk(), 3) << "the old words stand over the newer ones";

  EXPECT_EQ(import("old.csv", {"--as-of", "2026-03-05"}).err.find("--as-of"), std::string::npos);
  const Ran remapped = run({"remap"});
  ASSERT_EQ(remapped.code, 0) << remapped.err;
  EXPECT_NE(remapped.out.find("2 of 2 imports"), std::string::npos) << remapped.out;
  EXPECT_EQ(talk(), 2) << "its last import says how old it is";
  ASSERT_EQ(run({"remap"}).code, 0);
  EXPECT_EQ(talk(), 2) << "and remap does not forget it";
}

TEST_F(SameFigures, TheDateSaidDecidesWhichExportIsNewer) {
  write("map.json", kMap);
  write_at("new.csv", kNew, 5);
  write_at("old.csv", kOld, 0);
  const std::vector<std::string> table{"--as", "table", "--map", "map.json", "--instance", "shop"};
  const auto with = [&](std::vector<std::string> words) {
    words.insert(words.end(), table.begin(), table.end());
    return run(words);
  };
  ASSERT_EQ(with({"import", "new.csv"}).code, 0);
  const Ran old = with({"import", "old.csv", "--as-of", "2026-03-05T18:30"});
  ASSERT_EQ(old.code, 0) << old.err;
  EXPECT_EQ(old.err.find("--as-of"), std::string::npos) << "nothing to warn of: " << old.err;
  EXPECT_EQ(figure(run({"report", "--window", "all", "--json"}).out, "talk.messages"), 2);
  EXPECT_EQ(with({"import", "old.csv", "--preview", "--as-of", "2026-03-05"}).code, 0);
  // Both said to be of one day: what is known first decides, and talk goes before none.
  EXPECT_EQ(figure(with({"measure", "new.csv", "old.csv", "--as-of", "2026-03-05", "--json"}).out, "talk.messages"), 3);
  for (const auto* wrong : {"yesterday", "5/3/2026", "2026-13-01", "1777000000"}) {
    const Ran refused = with({"measure", "new.csv", "--as-of", wrong});
    EXPECT_EQ(refused.code, 2) << wrong;
    EXPECT_NE(refused.err.find("--as-of takes a date"), std::string::npos) << refused.err;
  }
}

TEST_F(SameFigures, AnIdThatComesTwiceInAFileIsSaidByTheImport) {
  write("map.json", kMap);
  write("talk.csv", std::string{kOld} + "1,2026-03-02T09:00:00Z,anna,Quando arriva il mio ordine?\n");
  const Ran ran = run({"import", "talk.csv", "--as", "table", "--map", "map.json", "--instance", "shop"});
  EXPECT_NE(ran.out.find("3 messages (2 new, 1 told again in it)"), std::string::npos) << ran.out;
  const Ran measured =
      run({"measure", "talk.csv", "--as", "table", "--map", "map.json", "--instance", "shop", "--json"});
  const Ran reported = run({"report", "--window", "all", "--json"});
  for (const Ran& one : {measured, reported}) {
    EXPECT_EQ(figure(one.out, "talk.messages"), 2);
    EXPECT_EQ(figure(one.out, "faults.duplicate_id"), 0);
  }
}

}  // namespace
}  // namespace colloquio::e2e
