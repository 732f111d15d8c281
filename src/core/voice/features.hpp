#pragma once

#include <array>
#include <cstdint>
#include <span>
#include <string_view>
#include <vector>

#include "colloquio/core/voice/lexicon.hpp"
#include "colloquio/core/voice/word_vectors.hpp"
#include "colloquio/core/voice/words.hpp"
#include "colloquio/text/tokens.hpp"

namespace colloquio::voice {

/// What a text shows to a linear model.
///
/// Sparse: words, pairs of words, words under a negation ("non … bello", four words or up to a mark), pieces of words
/// of two to five characters with their ends marked, emoji, emoticons, marks, and how it is written (capitals,
/// stretched words, exclamation marks, length). Each as a 32-bit hash with 1 + log(how often), the whole of length 1.
/// Dense: what the lexicon of the language says, and average, largest and smallest of the words' vectors.
struct Features {
  std::vector<std::uint32_t> id;
  std::vector<float> value;
  std::array<float, kLexiconScores> lexicon{};
  std::array<float, std::size_t{3} * kVectorSize> vector{};
};

/// Makes the features of one text after the other. Not thread safe: one for each thread.
class FeatureMaker {
 public:
  /// Both may be nullptr, and must live as long.
  FeatureMaker(const Lexicon* lexicon, const WordVectors* vectors) : lexicon_(lexicon), vectors_(vectors) {}

  /// Valid until the next call. `plain` as text::normalise gives it.
  [[nodiscard]] const Features& operator()(std::string_view plain, Language language);
  [[nodiscard]] const text::Tokens& tokens() const { return tokens_; }

 private:
  void add_words();
  void add_pieces(std::u32string_view word);
  void add_manner();
  void count(std::uint64_t hash, float weight = 1);
  void finish();
  void score(Language language);

  const Lexicon* lexicon_;
  const WordVectors* vectors_;
  text::Tokens tokens_;
  Features out_;
  // How often each feature came, found again by its hash; cells of older texts are told by their stamp.
  struct Cell {
    std::uint32_t id = 0, stamp = 0, place = 0;
  };
  std::vector<Cell> cells_;
  std::vector<std::uint32_t> counts_;
  std::vector<float> weights_;
  std::uint32_t stamp_ = 0;
};

}  // namespace colloquio::voice
