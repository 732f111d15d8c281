#include "colloquio/app/voice_recipe.hpp"

#include <gtest/gtest.h>

#include "colloquio/app/voice_texts.hpp"

namespace colloquio::app {
namespace {

Error fault(std::string_view toml) {
  const auto recipe = parse_voice_recipe(toml, "r.toml");
  EXPECT_FALSE(recipe.has_value()) << toml;
  return recipe ? Error{} : recipe.error();
}

/// Reads from files that are only names and bytes.
ReadFile files(std::map<std::string, std::string> bytes) {
  return [bytes = std::move(bytes)](const std::string& path) -> Result<std::string> {
    const auto found = bytes.find(path);
    if (found == bytes.end()) return fail(ErrorKind::not_found, "no such file", path);
    return found->second;
  };
}

Result<LabelledTexts> read_all(std::string_view toml, const ReadFile& read) {
  const auto recipe = parse_voice_recipe(toml, "r.toml");
  EXPECT_TRUE(recipe.has_value()) << recipe.error().message;
  LabelledTexts texts;
  for (const VoiceSet& set : recipe->sets) {
    if (auto done = read_voice_set(set, 0, read, texts); !done) return tl::make_unexpected(done.error());
  }
  return texts;
}

TEST(VoiceRecipe, SaysHowAModelIsMade) {
  const auto recipe = parse_voice_recipe(R"(
name = "mine"
[model]
bits = 10
epochs = 3
rate = 0.5
languages = ["it", "en"]
[vectors]
epochs = 0
[[set]]
name = "tweets"
use = "test"
format = "lines"
path = ["a/{language}.txt", "b/{language}.txt"]
labels = "l/{language}.txt"
languages = { it = "italian", en = "english" }
classes = { "0" = "negative" }
domain = "review"
folds = [0, 7]
[[lexicon]]
path = "w.tsv"
language = "it"
largest = 4
)",
                                         "r.toml");
  ASSERT_TRUE(recipe.has_value()) << recipe.error().message;
  EXPECT_EQ(recipe->options.shape.bits, 10U);
  EXPECT_EQ(recipe->options.shape.languages.size(), 2U);
  EXPECT_EQ(recipe->vectors.epochs, 0U);
  ASSERT_EQ(recipe->sets.size(), 4U) << "two languages of two files";
  EXPECT_EQ(recipe->sets[3].path, "b/italian.txt");
  EXPECT_EQ(recipe->sets[3].labels_path, "l/italian.txt");
  EXPECT_EQ(recipe->sets[3].use, SetUse::test);
  EXPECT_EQ(recipe->sets[3].domain, voice::Domain::review);
  EXPECT_EQ(recipe->sets[3].last_fold, 7U);
  EXPECT_EQ(recipe->sets[3].classes.at("0"), 0U);
  EXPECT_EQ(recipe->lexica.front().largest, 4.0F);
}

TEST(VoiceRecipe, FaultsAreNamedWithTheirLine) {
  EXPECT_EQ(fault("[model]\nbits = 60\n").where, "r.toml, line 2");
  EXPECT_EQ(fault("\n[model]\nepoch = 3\n").where, "r.toml, line 3");
  EXPECT_EQ(fault("[[set]]\npath = \"a\"\nuse = \"judge\"\n").message, "'use' must be one of: train, validate, test");
  for (const std::string_view wrong :
       {"[model]\nrate = \"fast\"\n", "[model]\nlanguages = [1]\n", "[[set]]\nname = \"a\"\n", "[set]\npath = \"a\"\n",
        "[[set]]\npath = \"a\"\nfolds = [3]\n", "[[set]]\npath = \"a\"\nfolds = [\"a\", \"b\"]\n",
        "[[set]]\npath = \"a\"\nformat = \"lines\"\n", "[[set]]\npath = \"a\"\nclasses = { \"0\" = \"angry\" }\n",
        "[[set]]\npath = \"a\"\nclasses = [1]\n", "[[lexicon]]\nlanguage = \"it\"\n", "= 1"}) {
    EXPECT_EQ(fault(wrong).kind, ErrorKind::invalid_input) << wrong;
  }
}

TEST(VoiceTexts, TablesAreFilteredAndTheirLabelsJoined) {
  const auto texts = read_all(
      "[[set]]\npath = \"a.csv\"\ntext = \"said\"\nlabel = [\"p\", \"n\"]\nwhere = { top = \"1\" }\n"
      "classes = { \"1,0\" = \"positive\", \"0,1\" = \"negative\" }\n",
      files({{"a.csv", "said,p,n,top\nbello,1,0,1\nbrutto,0,1,1\nboh,1,1,1\naltro,1,0,0\n"}}));
  ASSERT_TRUE(texts.has_value());
  ASSERT_EQ(texts->samples.size(), 2U);
  EXPECT_EQ(texts->samples[0].text, "bello");
  EXPECT_EQ(texts->samples[0].labels, 2U);
  EXPECT_EQ(texts->samples[1].labels, 0U);
  const auto wrong = read_all("[[set]]\npath = \"a.csv\"\n", files({{"a.csv", "said,label\nx,positive\n"}}));
  ASSERT_FALSE(wrong.has_value());
  EXPECT_EQ(wrong.error().message, "there is no column text");
}

TEST(VoiceTexts, LinesHaveTheirLabelsBesideAndEscapesUndone) {
  const std::string_view toml =
      "[[set]]\nformat = \"lines\"\npath = \"t\"\nlabels = \"l\"\nescapes = true\nclasses = { \"2\" = \"positive\" }\n";
  const auto texts = read_all(toml, files({{"t", "perch\\u00e9 \\\"s\\u00ec\\\" &amp; no\nx\n"}, {"l", "2\n1\n"}}));
  ASSERT_TRUE(texts.has_value());
  ASSERT_EQ(texts->samples.size(), 1U);
  EXPECT_EQ(texts->samples[0].text, "perché \"sì\" & no");
  EXPECT_FALSE(read_all(toml, files({{"t", "a\nb\n"}, {"l", "2\n"}})).has_value());
  EXPECT_EQ(read_all(toml, files({})).error().kind, ErrorKind::not_found);
}

TEST(VoiceTexts, TriplesThatDisagreeAreLeftOut) {
  const auto texts = read_all("[[set]]\nformat = \"triples\"\npath = \"t\"\n",
                              files({{"t",
                                      "good####[['a', 'b', 'positive'], ['c', 'd', 'positive']]\n"
                                      "both####[['a', 'b', 'positive'], ['c', 'd', 'negative']]\nnone\n"}}));
  ASSERT_TRUE(texts.has_value());
  ASSERT_EQ(texts->samples.size(), 1U);
  EXPECT_EQ(texts->samples[0].text, "good");
}

TEST(VoiceTexts, OurCommentsSayFeelingAndIntents) {
  const std::string_view toml = "[[set]]\nformat = \"comments\"\npath = \"c\"\n";
  const auto texts =
      read_all(toml, files({{"c", "neutral\tquestion,buying\t-\tbakery\tAvete pane?\nnegative\t-\t-\tx\tuffa\n"}}));
  ASSERT_TRUE(texts.has_value());
  ASSERT_EQ(texts->intents.size(), 2U);
  EXPECT_EQ(texts->intents[0].labels, 0b10001U);
  EXPECT_EQ(texts->intents[1].labels, 0U);
  EXPECT_EQ(texts->samples[0].labels, 1U);
  for (const std::string wrong : {"neutral\tquestion\t-\tx\n", "angry\t-\t-\tx\ty\n", "neutral\tshout\t-\tx\ty\n", "\n",
                                  "neutral\t-\t-\tx\t\n"}) {
    const auto refused = read_all(toml, files({{"c", "neutral\t-\t-\tx\ty\n" + wrong}}));
    ASSERT_FALSE(refused.has_value()) << wrong;
    EXPECT_EQ(refused.error().message, "line 2 is no labelled comment");
  }
}

TEST(VoiceTexts, FoldsShareTheTextsOut) {
  std::string bytes = "text,label\n";
  for (int i = 0; i < 200; ++i) bytes += "testo " + std::to_string(i) + ",positive\n";
  const auto count = [&](std::string_view folds) {
    return read_all("[[set]]\npath = \"a.csv\"\nfolds = " + std::string{folds} + "\n", files({{"a.csv", bytes}}))
        ->samples.size();
  };
  EXPECT_EQ(count("[0, 6]") + count("[7, 9]"), 200U);
  EXPECT_GT(count("[7, 9]"), 30U);
}

TEST(VoiceTexts, LexicaOfSeveralKindsAreOne) {
  const auto recipe = parse_voice_recipe(
      "[[lexicon]]\npath = \"v\"\nlanguage = \"it\"\nlargest = 4\n[[lexicon]]\npath = \"p\"\nlanguage = \"it\"\nformat "
      "= \"pattern\"\n"
      "[[lexicon]]\npath = \"w\"\nlanguage = \"de\"\nformat = \"words\"\nvalue = -0.5\n",
      "r.toml");
  ASSERT_TRUE(recipe.has_value());
  const auto lexicon = read_lexica(*recipe, files({{"v", "Bello\t2\n👏\t4\nuna frase\t3\n"},
                                                   {"p", "<word form=\"brutto\" polarity=\"-1.00\" />\n"},
                                                   {"w", "Ärger\n"}}));
  ASSERT_TRUE(lexicon.has_value());
  const auto value = [&](std::u32string_view word, std::string_view language) {
    const auto* found = lexicon->find(voice::Lexicon::key(word, voice::language_of(language)));
    return found == nullptr ? 0 : int{*found};
  };
  EXPECT_EQ(value(U"bello", "it"), 64);
  EXPECT_EQ(value(U"👏", ""), 127);
  EXPECT_EQ(value(U"brutto", "it"), -127);
  EXPECT_EQ(value(U"ärger", "de"), -64);
  EXPECT_EQ(lexicon->entries().size(), 4U);
}

}  // namespace
}  // namespace colloquio::app
