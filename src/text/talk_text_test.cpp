#include "colloquio/text/talk_text.hpp"

#include <string>

#include <gmock/gmock.h>
#include <gtest/gtest.h>
#include <rapidcheck/gtest.h>

namespace colloquio::text {
namespace {

using testing::ElementsAre;
using testing::IsEmpty;

TEST(IsTalk, NeedsALetterOrADigit) {
  for (const char* talk : {"ok", "7", "è", "да", "谢谢", "no!!!", "@anna grazie", "see https://a.test yes", "C++",
                           "+12", "+1 for the blue one", "a@b.test", "> quoted\nbut then this", "мне 👍 нравится",
                           "[our page](https://a.test)", "https://a.test谢谢", "(https://a.test)ok"}) {
    EXPECT_TRUE(is_talk(talk)) << talk;
  }
  for (const char* tap : {"",
                          "   \n",
                          "!!!",
                          "...",
                          "👍",
                          "👍🏽 ❤️ 🇮🇹",
                          "1️⃣",
                          "+1",
                          " +1!! ",
                          "+1 +1 👍",
                          "@anna",
                          "@anna, @bruno.rossi!",
                          "@anna@mastodon.test",
                          "https://a.test/path?x=1",
                          "www.a.test",
                          "u/anna",
                          "/u/anna",
                          "> only a quote\n> of two lines",
                          ">>> deep",
                          ":)",
                          "<https://a.test>",
                          "(https://a.test)",
                          "@анна",
                          "\u200D\uFE0F"}) {
    EXPECT_FALSE(is_talk(tap)) << tap;
  }
}

TEST(IsTalk, LooksThroughHtml) {
  EXPECT_TRUE(is_talk_html("<p>yes</p>"));
  EXPECT_FALSE(is_talk_html("<blockquote><p>her words</p></blockquote><p>👍</p>"));
  EXPECT_FALSE(is_talk_html("<p><a class=\"mention\" href=\"/u/anna\">@anna</a> &#128077;</p>"));
  EXPECT_FALSE(is_talk_html("<img src=\"x.png\" alt=\"a cat\">"));
  EXPECT_TRUE(is_talk_html("&egrave;"));
}

TEST(Mentions, AreNamesOutsideQuotesAndAddresses) {
  EXPECT_THAT(mentions("@anna and @bruno.rossi: write to shop@example.test"), ElementsAre("anna", "bruno.rossi"));
  EXPECT_THAT(mentions("> @quoted\n(@anna)"), ElementsAre("anna"));
  EXPECT_THAT(mentions("hi @anna@mastodon.test."), ElementsAre("anna@mastodon.test"));
  EXPECT_THAT(mentions("thanks u/some_one-1"), ElementsAre("some_one-1"));
  EXPECT_THAT(mentions("@анна да"), ElementsAre("анна"));
  EXPECT_THAT(mentions("@ @. menu/item a@b"), IsEmpty());
}

TEST(StripQuotes, KeepsTheAuthorsOwnWords) {
  EXPECT_EQ(strip_quotes("Yes, we are open.\n\nOn Fri, 1 May 2026 at 10:00, Anna <a@example.test> wrote:\n> Are you "
                         "open?\n> Anna\n"),
            "Yes, we are open.");
  EXPECT_EQ(
      strip_quotes("Il giorno ven 1 mag 2026 alle ore 10:00 Anna\n<a@example.test> ha scritto:\n\n> Aperti?\n\nSì."),
      "Sì.");
  EXPECT_EQ(strip_quotes("> first question\nfirst answer\n> second question\nsecond answer"),
            "first answer\nsecond answer");
  EXPECT_EQ(strip_quotes("Done.\n-- \nBruno\nShop in Rome"), "Done.");
  EXPECT_EQ(strip_quotes("See below\n\n-----Messaggio originale-----\nDa: Anna\ntext"), "See below");
  EXPECT_EQ(strip_quotes("Ok\n\nFrom: Anna\nSent: Friday\nTo: Shop\nSubject: x\n\nold"), "Ok");
}

TEST(StripQuotes, DoesNotTakeOrdinarySentencesForIntroductions) {
  const std::string own = "On Monday we open.\nHe wrote:\nthanks for all";
  EXPECT_EQ(strip_quotes(own), own);
  EXPECT_EQ(strip_quotes("a\r\n\r\n\r\nb"), "a\n\nb");
  EXPECT_EQ(strip_quotes("From: here to there\nis far"), "From: here to there\nis far");
  EXPECT_EQ(strip_quotes(""), "");
}

TEST(OneLine, CutsAtVisibleCharacters) {
  EXPECT_EQ(one_line("short", 10), "short");
  EXPECT_EQ(one_line(" two\n lines\t ", 20), "two lines");
  EXPECT_EQ(one_line("exactly ten", 11), "exactly ten");
  EXPECT_EQ(one_line("a long sentence", 8), "a long…");
  EXPECT_EQ(one_line("👩\u200D👧👩\u200D👧👩\u200D👧", 2), "👩\u200D👧…");
  EXPECT_EQ(one_line("e\u0301e\u0301e\u0301", 3), "e\u0301e\u0301e\u0301");
  EXPECT_EQ(one_line("text", 0), "");
  EXPECT_EQ(one_line(std::string(1'000'000, 'x'), 3), "xx…");
}

RC_GTEST_PROP(TalkText, NeverFailsOnAnyBytes, (const std::string& text)) {
  (void)is_talk(text);
  (void)mentions(text);
  (void)one_line(text, 7);
  RC_ASSERT(strip_quotes(text).size() <= text.size() + 1);
}

}  // namespace
}  // namespace colloquio::text
