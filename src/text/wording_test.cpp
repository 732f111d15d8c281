#include "colloquio/text/wording.hpp"

#include <algorithm>
#include <array>
#include <set>
#include <string>
#include <vector>

#include <gtest/gtest.h>
#include <rapidcheck/gtest.h>

namespace colloquio::text {
namespace {

const std::string kPost = "Domani apriamo alle otto, venite tutti";

TEST(Wording, CaseBlanksPunctuationAndEmojiDoNotMatter) {
  const std::uint64_t key = wording_key(kPost);
  EXPECT_NE(key, 0U);
  for (const char* same :
       {"DOMANI APRIAMO ALLE OTTO: VENITE TUTTI!!!", "domani apriamo\nalle otto\t- venite tutti",
        "«Domani apriamo alle otto… venite tutti» 🎉🎉", "Domani apriamo alle otto,venite  tutti。"}) {
    EXPECT_EQ(wording_key(same), key) << same;
  }
  for (const char* other : {"Domani apriamo alle nove, venite tutti", "Domani apriamo alle otto, venite tutte",
                            "apriamo Domani alle otto, venite tutti", "Domani apriamo alle otto, venite tutti 2"}) {
    EXPECT_NE(wording_key(other), key) << other;
  }
}

TEST(Wording, LinksDoNotMatter) {
  const std::uint64_t key = wording_key(kPost);
  for (const char* link : {"https://shop.example/a?utm=1", "HTTP://shop.example", "www.shop.example/b", "http://",
                           "www.", "(https://shop.example)", "…https://a.test"}) {
    EXPECT_EQ(wording_key(std::string{link} + " " + kPost), key) << link;
    EXPECT_EQ(wording_key("Domani apriamo alle otto, " + std::string{link} + "\nvenite tutti"), key) << link;
  }
  EXPECT_NE(wording_key("awww. " + kPost), key) << "no link begins within a word";
  EXPECT_NE(wording_key("ahttp://x " + kPost), key);
  EXPECT_NE(wording_key("http " + kPost), key);
  EXPECT_NE(wording_key("https: " + kPost), key);
}

TEST(Wording, FoldsTheScriptsOfEurope) {
  struct Pair {
    const char* large;
    const char* small;
  };
  for (const Pair p :
       {Pair{"ÀÉÎÕÜŸÑÇØÆÞ ĄČĘĞŁŃŐŘŠŤŮŽŹ", "àéîõüÿñçøæþ ąčęğłńőřšťůžź"},
        Pair{"ΆΈΉΊΌΎΏ ΚΑΛΗΜΕΡΑ ΣΑΣ ΠΑΙΔΙΑ", "άέήίόύώ καλημερα σας παιδια"},
        Pair{"ЁЂЙ ДОБРОЕ УТРО, ДРУЗЬЯ ҐЇЄ", "ёђй доброе утро, друзья ґїє"},
        Pair{"ԲԱՐԵՎ ՁԵԶ ԲՈԼՈՐԻՆ ԱՅՍՕՐ ԸՆԿԵՐ", "բարեվ ձեզ բոլորին այսօր ընկեր"},
        Pair{"ẤẦẨẪẬ XIN CHÀO CÁC BẠN HÔM NAY", "ấầẩẫậ xin chào các bạn hôm nay"},
        Pair{"ＡＢＣＤＥＦＧＨＩＪＫＬＭＮＯＰＱＲＳＴＵ", "ａｂｃｄｅｆｇｈｉｊｋｌｍｎｏｐｑｒｓｔｕ"}}) {
    EXPECT_NE(wording_key(p.small), 0U) << p.small;
    EXPECT_EQ(wording_key(p.large), wording_key(p.small)) << p.small;
  }
  EXPECT_NE(wording_key("perché è più città così però"), wording_key("perche e piu citta cosi pero"));
}

TEST(Wording, TwentyLettersOrDigitsAreTheLeast) {
  EXPECT_EQ(wording_key(""), 0U);
  EXPECT_EQ(wording_key("Buongiorno a tutti!!!!!!!!!!!!!!!"), 0U);
  EXPECT_EQ(wording_key("1234567890 123456789"), 0U);
  EXPECT_NE(wording_key("1234567890 1234567890"), 0U);
  EXPECT_EQ(wording_key("эээээээээээээээээээ"), 0U) << "nineteen letters in 38 bytes";
  EXPECT_NE(wording_key("ээээээээээээээээээээ"), 0U);
  EXPECT_EQ(wording_key("今天早上八点开门欢迎大家来我们店里"), 0U) << "seventeen";
  EXPECT_NE(wording_key("今天早上八点开门，欢迎大家来我们店里看看吧"), 0U);
  EXPECT_EQ(wording_key("👍👍👍👍👍👍👍👍👍👍👍👍👍👍👍👍👍👍👍👍👍👍"), 0U);
  EXPECT_EQ(wording_key("https://shop.example/a/very/long/link/that/is/no/words"), 0U);
}

TEST(Wording, ATitleIsPartOfTheWords) {
  EXPECT_EQ(wording_key("apriamo alle otto, venite tutti", "Domani"), wording_key(kPost));
  EXPECT_EQ(wording_key("", kPost), wording_key(kPost));
  EXPECT_NE(wording_key("Domani", "apriamo alle otto, venite tutti"), wording_key(kPost));
  EXPECT_EQ(wording_key("s://venite tutti", "Domani apriamo alle otto http"),
            wording_key("Domani apriamo alle otto http s venite tutti"))
      << "no link spans both";
}

TEST(Wording, LongTextsAreHashedWhole) {
  std::string text;
  for (int i = 0; text.size() < 5'000; ++i) text += "parola" + std::to_string(i) + " ";
  std::set<std::uint64_t> keys;
  for (std::size_t at = 0; at < text.size(); at += 37) {
    std::string other = text;
    other[at] = other[at] == 'x' ? 'y' : 'x';
    keys.insert(wording_key(other));
  }
  EXPECT_EQ(keys.size(), (text.size() + 36) / 37);
}

RC_GTEST_PROP(WordingProperty, WhatIsLeftOutMayStandAnywhere, (const std::vector<std::uint8_t>& places, bool links)) {
  std::string plain;
  for (int i = 0; plain.size() < 1'600; ++i) plain += i % 5 == 0 ? "città" : "w" + std::to_string(i);
  static const std::array<std::string, 4> kNothing{" ", "\n… ", " 👍, ",
                                                   " https://a.test/" + std::string(600, 'q') + " "};
  std::string dressed;
  std::size_t at = 0;
  for (const std::uint8_t place : places) {
    std::size_t to = std::min(plain.size(), at + place * 3U);
    while (to < plain.size() && (static_cast<unsigned char>(plain[to]) & 0xC0U) == 0x80U) ++to;
    dressed += plain.substr(at, to - at) + kNothing[place % (links ? 4 : 3)];
    at = to;
  }
  dressed += plain.substr(at) + (links ? " http://z" : "");
  RC_ASSERT(wording_key(dressed) == wording_key(plain));
}

RC_GTEST_PROP(WordingProperty, AnyBytesAreRead, (const std::string& bytes)) {
  std::string twice = bytes;
  for (int i = 0; i < 5; ++i) twice += twice;
  RC_ASSERT(wording_key(twice) == wording_key(std::string{twice}));
}

}  // namespace
}  // namespace colloquio::text
