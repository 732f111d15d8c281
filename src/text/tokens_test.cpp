#include "colloquio/text/tokens.hpp"

#include <gtest/gtest.h>

#include "colloquio/base/utf8.hpp"

namespace colloquio::text {
namespace {

std::string shown(std::string_view plain) {
  Tokens tokens;
  tokenise(plain, tokens);
  std::string out;
  for (const Token& token : tokens.list) {
    if (!out.empty()) out += ' ';
    if (token.kind == TokenKind::link) out += "LINK";
    if (token.kind == TokenKind::mention) out += "WHO";
    if (token.kind != TokenKind::link && token.kind != TokenKind::mention) {
      for (const char32_t c : tokens.of(token)) append_utf8(out, c);
    }
    if (token.is_capital) out += "^";
    if (token.is_elongated) out += "~";
    if (token.is_hashtag) out += "#";
  }
  return out;
}

TEST(Tokens, WordsAreLowerCaseOfAnyScript) {
  EXPECT_EQ(shown("Il pane è BUONO"), "il pane è buono^");
  EXPECT_EQ(shown("Ждём вас завтра, ЁЖИК"), "ждём вас завтра , ёжик^");
  EXPECT_EQ(shown("Καλημέρα STRASSE"), "καλημέρα strasse^");
}

TEST(Tokens, AnApostropheStaysOrEndsAWord) {
  EXPECT_EQ(shown("l'olio dell'anno"), "l' olio dell' anno");
  EXPECT_EQ(shown("I don’t think it's theirs'"), "i don't think it's theirs");
  EXPECT_EQ(shown("un po' di pane"), "un po di pane");
  EXPECT_EQ(shown("\xCA\xBC ora \xCA\xBC"), "ora") << "U+02BC, a letter by its class";
}

TEST(Tokens, StretchedWordsAndDigitsBecomeOne) {
  EXPECT_EQ(shown("buonissimoooo 2000 euro"), "buonissimoo~ 00 euro");
  EXPECT_EQ(shown("NOOOO"), "noo^~");
}

TEST(Tokens, EmojiEmoticonsAndMarks) {
  EXPECT_EQ(shown("top 👏🏽👏🏽!!! :-) ;D <3"), "top 👏 👏 !! :) ;d <3");
  EXPECT_EQ(shown("спасибо)))"), "спасибо ))");
  EXPECT_EQ(shown("davvero?! «sì»…"), "davvero ? ! \" sì \" ..");
  EXPECT_EQ(shown("xD max XDR"), "xd max xdr^");
  EXPECT_EQ(shown("alle 10:30 http://x.example/a:)"), "alle 00 : 00 LINK");
  EXPECT_EQ(shown("❤️"), "❤");
}

TEST(Tokens, LinksMentionsAndHashtags) {
  EXPECT_EQ(shown("@anna.rossi guarda www.olio.example #Olio2026 a@b #"), "WHO guarda LINK olio00# a WHO");
  EXPECT_EQ(shown("ahttp://no"), "ahttp : no");
}

TEST(Tokens, PlacesAreThoseOfTheText) {
  const std::string_view plain = "è BUONO 👏";
  Tokens tokens;
  tokenise(plain, tokens);
  ASSERT_EQ(tokens.list.size(), 3U);
  EXPECT_EQ(plain.substr(tokens.list[1].from, tokens.list[1].to - tokens.list[1].from), "BUONO");
  EXPECT_EQ(plain.substr(tokens.list[2].from, tokens.list[2].to - tokens.list[2].from), "👏");
}

TEST(Tokens, BoundedWhateverComes) {
  Tokens tokens;
  tokenise(std::string(1'000'000, 'a'), tokens);
  ASSERT_EQ(tokens.list.size(), 1U);
  EXPECT_LE(tokens.chars.size(), 40U);
  std::string words;
  for (int i = 0; i < 100'000; ++i) words += "ab ";
  tokenise(words, tokens);
  EXPECT_EQ(tokens.list.size(), 2'000U);
  std::string zalgo = "z";
  for (int i = 0; i < 10'000; ++i) zalgo += "\xCC\x81";
  EXPECT_EQ(shown(zalgo + "a"), "za");
  EXPECT_EQ(shown("a\xFF\xFE"
                  "b\xE2\x82"),
            "a b");
  EXPECT_EQ(shown(""), "");
}

}  // namespace
}  // namespace colloquio::text
