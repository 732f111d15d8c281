#include "colloquio/base/utf8.hpp"

#include <string>
#include <string_view>

#include <gtest/gtest.h>
#include <rapidcheck/gtest.h>

namespace colloquio {
namespace {

std::string mended(std::string_view text) {
  std::string scratch;
  return std::string{valid_utf8(text, scratch)};
}

RC_GTEST_PROP(Utf8, ReadsBackWhatItWrote, ()) {
  const auto c = static_cast<char32_t>(*rc::gen::inRange(0, 0x110000));
  std::string out;
  append_utf8(out, c);
  const CodePoint read = decode_utf8(out);
  RC_ASSERT(read.valid);
  RC_ASSERT(read.size == out.size());
  RC_ASSERT(read.value == (c >= 0xD800 && c <= 0xDFFF ? kReplacement : c));
}

TEST(Utf8, MendsWhatIsBrokenAsBrowsersDo) {
  EXPECT_EQ(mended("caff\xE8!"), "caff\uFFFD!");
  EXPECT_EQ(mended("\xED\xA0\x80"), "\uFFFD\uFFFD\uFFFD") << "a surrogate";
  EXPECT_EQ(mended("\xC0\x80 \xE0\x9F\xBF"), "\uFFFD\uFFFD \uFFFD\uFFFD\uFFFD") << "overlong";
  EXPECT_EQ(mended("\xF4\x90\x80\x80"), "\uFFFD\uFFFD\uFFFD\uFFFD") << "beyond U+10FFFF";
  EXPECT_EQ(mended("cut \xF0\x9F\x99"), "cut \uFFFD");
  EXPECT_EQ(mended("\xE2\x82"
                   "a\xF0\x9F\x99\x82"),
            "\uFFFD"
            "a🙂");
}

TEST(Utf8, LeavesGoodTextWhereItIs) {
  const std::string good = "Perché no? 🙂 Ещё раз, molte volte";
  std::string scratch;
  EXPECT_EQ(valid_utf8(good, scratch).data(), good.data());
  EXPECT_EQ(utf8_prefix(good), good.size());
  EXPECT_EQ(utf8_prefix("otto byte, poi \xFF"), 15U);
  EXPECT_EQ(ascii_prefix("nove byte\u00e8"), 9U);
  EXPECT_EQ(utf8_prefix(""), 0U);
}

TEST(Utf8, MayGoOnOnlyWithinACharacter) {
  for (const std::string_view cut : {"a\xC3", "a\xE2\x82", "\xF0", "\xF0\x9F", "\xF0\x9F\x99"}) {
    EXPECT_TRUE(utf8_may_go_on(cut)) << cut;
  }
  for (const std::string_view whole : {"", "a", "\u00e8", "\u20ac", "🙂", "\xFF", "\xC0", "\xE0\x80", "\x80\x80"}) {
    EXPECT_FALSE(utf8_may_go_on(whole)) << whole;
  }
}

RC_GTEST_PROP(Utf8, MendedTextIsCleanAndKeepsWhatWasGood, (const std::string& bytes)) {
  const std::string once = mended(bytes);
  RC_ASSERT(utf8_prefix(once) == once.size());
  RC_ASSERT(mended(once) == once);
  std::string by_code_point;
  for (std::string_view rest = bytes; !rest.empty();) append_utf8(by_code_point, next_code_point(rest));
  RC_ASSERT(once == by_code_point);
}

}  // namespace
}  // namespace colloquio
