#include "colloquio/base/ascii.hpp"

#include <cstdint>

#include <gtest/gtest.h>

namespace colloquio {
namespace {

TEST(Ascii, KnowsItsLettersOnly) {
  EXPECT_EQ(ascii_lower("Perché NO \xC8[`@Z"), "perché no \xC8[`@z") << "È in Latin-1 is no letter of ASCII";
  EXPECT_TRUE(is_letter('A') && is_letter('z') && !is_letter('[') && !is_letter('@') && !is_letter('\xE8'));
  EXPECT_TRUE(is_digit('0') && is_digit('9') && !is_digit(':') && !is_digit('/'));
}

TEST(Ascii, ComparesWordsWhateverTheirCase) {
  EXPECT_TRUE(same_word("Message-ID", "message-id"));
  EXPECT_FALSE(same_word("id", "ids"));
  EXPECT_FALSE(same_word("È", "è"));
}

TEST(Ascii, TrimsBothEnds) {
  EXPECT_EQ(trimmed(" \t\r\na b \n"), "a b");
  EXPECT_EQ(trimmed(" \n "), "");
  EXPECT_EQ(trimmed("\u00a0x"), "\u00a0x");
}

TEST(Ascii, ANumberIsAllOfTheText) {
  EXPECT_EQ(number_of<std::int64_t>("-12"), -12);
  EXPECT_EQ(number_of<double>("1.5e3"), 1500.0);
  for (const char* text : {"", " 1", "1 ", "+1", "1,5", "0x10"}) EXPECT_FALSE(number_of<int>(text)) << text;
  EXPECT_FALSE(number_of<std::uint8_t>("256"));
  EXPECT_FALSE(number_of<std::uint32_t>("-1"));
}

}  // namespace
}  // namespace colloquio
