#include "colloquio/text/normalise.hpp"

#include <string>

#include <gtest/gtest.h>
#include <rapidcheck/gtest.h>
#include <unicode/normalizer2.h>
#include <unicode/unistr.h>

#include "colloquio/base/utf8.hpp"

namespace colloquio::text {
namespace {

TEST(Normalise, LeavesCleanTextWhereItIs) {
  const std::string clean = "Perché no? 🙂 Ещё раз";
  std::string scratch;
  EXPECT_EQ(normalise(clean, scratch).data(), clean.data());
  EXPECT_EQ(normalise(clean), clean);
  EXPECT_EQ(normalise(""), "");
}

TEST(Normalise, ComposesToNfc) { EXPECT_EQ(normalise("perche\u0301"), "perché"); }

/// What is taken for composed without asking must be, after any letter that composes.
TEST(Normalise, ComposesEveryCodePointAsIcuDoes) {
  UErrorCode error = U_ZERO_ERROR;
  const icu::Normalizer2* const nfc = icu::Normalizer2::getNFCInstance(error);
  ASSERT_TRUE(U_SUCCESS(error));
  for (char32_t c = 0x80; c < 0x20000; ++c) {
    if (c >= 0xD800 && c <= 0xDFFF) continue;
    for (const char32_t before : {U'e', U'\u03B1', U'\u0438'}) {
      std::string text;
      append_utf8(text, before);
      append_utf8(text, c);
      text += '.';
      std::string expected;
      nfc->normalize(icu::UnicodeString::fromUTF8(text), error).toUTF8String(expected);
      ASSERT_EQ(normalise(text), expected) << "U+" << std::hex << static_cast<unsigned>(c);
    }
  }
}

TEST(Normalise, TrimsMarksAtTheEndsOnly) {
  EXPECT_EQ(normalise("\uFEFF\u200E \u202Aciao\u200Fa\u202C\u200E\n"), "ciao\u200Fa");
  EXPECT_EQ(normalise(" \u200E "), "");
}

TEST(Normalise, KeepsJoinersOfEmoji) {
  const std::string family = "👩\u200D👧";
  EXPECT_EQ(normalise(family), family);
}

TEST(Normalise, ReplacesWhatIsNoText) {
  EXPECT_EQ(normalise(std::string_view("a\0b", 3)), "a b");
  EXPECT_EQ(normalise("caff\xE8!"), "caff\uFFFD!");
  EXPECT_EQ(normalise("\xED\xA0\x80"), "\uFFFD\uFFFD\uFFFD");
  EXPECT_EQ(normalise("cut \xF0\x9F\x99"), "cut \uFFFD");
  EXPECT_EQ(normalise("a\r\nb\rc"), "a\nb\nc");
}

RC_GTEST_PROP(Normalise, GivesValidTextAndIsIdempotent, (const std::string& text)) {
  const std::string once = normalise(text);
  RC_ASSERT(normalise(once) == once);
  for (std::string_view rest = once; !rest.empty();) {
    const CodePoint c = decode_utf8(rest);
    RC_ASSERT(c.valid);
    rest.remove_prefix(c.size);
  }
}

}  // namespace
}  // namespace colloquio::text
