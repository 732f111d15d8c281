#include "program.hpp"

// colloquio voice, as a person types it.

namespace colloquio::e2e {
namespace {

class Voice : public ProgramTest {
 protected:
  void SetUp() override {
    ProgramTest::SetUp();
    std::string comments;
    for (int i = 0; i < 60; ++i) {
      const std::string n = std::to_string(i);
      comments += "negative\tcomplaint\t-\tx\tpessimo servizio numero" + n + "\n";
      comments += "neutral\tquestion\t-\tx\ta che ora aprite il negozio" + n + "?\n";
      comments += "positive\tpraise\t-\tx\tottimo pane davvero" + n + "\n";
    }
    write("mine/train.tsv", comments);
    write("mine/test.tsv", "negative\tcomplaint\t-\tx\tpane pessimo\npositive\tpraise\t-\tx\tservizio ottimo\n");
    write(
        "mine/recipe.toml",
        "name = \"mine\"\n[model]\nbits = 12\nintent_bits = 10\nlanguages = [\"it\"]\n[vectors]\nepochs = 0\n"
        "[[set]]\nname = \"ours\"\npath = \"./train.tsv\"\nlanguage = \"it\"\nformat = \"comments\"\n"
        "[[set]]\nname = \"ours\"\nuse = \"test\"\npath = \"./test.tsv\"\nlanguage = \"it\"\nformat = \"comments\"\n");
  }
};

bool has(const std::string& text, std::string_view words) { return text.find(words) != std::string::npos; }

TEST_F(Voice, IsTrainedTriedAndHeard) {
  const Ran train = run({"voice", "train", "--recipe", "mine/recipe.toml", "--out", "mine.voice"});
  ASSERT_EQ(train.code, 0) << train.err;
  EXPECT_TRUE(has(train.out, "Model written to mine.voice")) << train.out;
  EXPECT_TRUE(has(train.err, "Learning feelings")) << train.err;

  const Ran eval = run({"voice", "eval", "mine.voice", "--recipe", "mine/recipe.toml"});
  ASSERT_EQ(eval.code, 0) << eval.err;
  EXPECT_TRUE(has(eval.out, "Recipe mine. Learnt from: ours (it): 180.")) << eval.out;
  EXPECT_TRUE(has(eval.out, "ours it"));
  const Ran json = run({"voice", "eval", "mine.voice", "--recipe", "mine/recipe.toml", "--json"});
  EXPECT_TRUE(has(json.out, "\"recipe\": \"mine\"")) << json.out;
  EXPECT_TRUE(has(json.out, "\"n\": 2"));

  const Ran hear = run({"voice", "hear", "mine.voice", "--language", "it", "pessimo servizio", "ottimo pane"});
  ASSERT_EQ(hear.code, 0) << hear.err;
  EXPECT_TRUE(has(hear.out, "pessimo servizio\n  sentiment: negative ")) << hear.out;
  EXPECT_TRUE(has(hear.out, "complaint"));
  EXPECT_TRUE(has(run({"--lang", "it", "voice", "train", "--recipe", "mine/recipe.toml", "--out", "mio.voice"}).out,
                  "Modello scritto"));
  EXPECT_EQ(read("mio.voice"), read("mine.voice"));
}

TEST_F(Voice, SaysWhatIsMissingOrWrong) {
  EXPECT_TRUE(has(run({"voice"}).err, "COMMAND is missing"));
  EXPECT_EQ(run({"voice", "train", "--recipe", "none.toml", "--out", "x"}).code, 3);
  write("far.toml", "[[set]]\npath = \"tweets.csv\"\n");
  const Ran from = run({"voice", "train", "--recipe", "far.toml", "--out", "x"});
  EXPECT_EQ(from.code, 2);
  EXPECT_TRUE(has(from.err, "--from")) << from.err;
  write("bad.toml", "[model]\nbits = 99\n");
  EXPECT_TRUE(has(run({"voice", "train", "--recipe", "bad.toml", "--out", "x"}).err, "bad.toml, line 2"));
  write("not.voice", "something else");
  const Ran model = run({"voice", "hear", "not.voice", "ciao"});
  EXPECT_EQ(model.code, 1) << model.err;
  EXPECT_TRUE(has(model.err, "not.voice")) << model.err;
}

}  // namespace
}  // namespace colloquio::e2e
