#include "colloquio/text/normalise.hpp"

#include <string>

#include <gtest/gtest.h>
#include <rapidcheck/gtest.h>

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
