#include "colloquio/text/html.hpp"

#include <chrono>
#include <string>

#include <gtest/gtest.h>
#include <rapidcheck/gtest.h>

namespace colloquio::text {
namespace {

TEST(HtmlToText, KeepsPlainTextAsItIs) {
  EXPECT_EQ(html_to_text("Buongiorno, è aperto?"), "Buongiorno, è aperto?");
  EXPECT_EQ(html_to_text(""), "");
  EXPECT_EQ(html_to_text("  two  blanks \n and a line "), "two blanks and a line");
}

TEST(HtmlToText, StartsLinesAtBlocksAndBreaks) {
  EXPECT_EQ(html_to_text("<p>One</p>\n<p>Two<br>Three<br/>Four</p>"), "One\nTwo\nThree\nFour");
  EXPECT_EQ(html_to_text("a<br><br><br><br>b"), "a\n\nb");
  EXPECT_EQ(html_to_text("<ul><li>milk</li><li>bread</li></ul>after"), "milk\nbread\nafter");
  EXPECT_EQ(html_to_text("<DIV>Up</DIV>per"), "Up\nper");
  EXPECT_EQ(html_to_text("<p>unclosed<p>again"), "unclosed\nagain");
  EXPECT_EQ(html_to_text("<table><tr><td>1</td><td>2</td></tr></table>"), "1 2");
  EXPECT_EQ(html_to_text("hel<b>l</b>o"), "hello");
}

TEST(HtmlToText, DecodesEntitiesOnce) {
  EXPECT_EQ(html_to_text("l&#8217;olio &amp; l&apos;aceto &egrave; buono"), "l’olio & l'aceto è buono");
  EXPECT_EQ(html_to_text("&amp;lt;b&amp;gt;"), "&lt;b&gt;");
  EXPECT_EQ(html_to_text("a&nbsp;b"), "a\u00A0b");
  EXPECT_EQ(html_to_text("&#x1F642;&#128;&#0;&#xD800;&#99999999999;"), "🙂€\uFFFD\uFFFD\uFFFD");
  EXPECT_EQ(html_to_text("R&D, a & b, &nosuch; &"), "R&D, a & b, &nosuch; &");
  EXPECT_EQ(html_to_text("&lt;script&gt;shown"), "<script>shown");
}

TEST(HtmlToText, DropsScriptsCommentsAndPictures) {
  EXPECT_EQ(html_to_text("a<script>if (x < y) alert('</p>')</script>b"), "ab");
  EXPECT_EQ(html_to_text("a<style>p{}</style><!-- <p>no</p> -->b"), "ab");
  EXPECT_EQ(html_to_text("see <img src='x.png' alt='a cat'> here"), "see here");
  EXPECT_EQ(html_to_text("ok <img class=\"emoji\" alt=\":smile:\">"), "ok");
  EXPECT_EQ(html_to_text("ok <img class='wp-smiley' alt='🙂'>"), "ok 🙂");
  EXPECT_EQ(html_to_text("never <script>closed"), "never");
}

TEST(HtmlToText, KeepsLinksAsTheirText) {
  EXPECT_EQ(html_to_text("<a href=\"https://example.test/?a=1&b=2>3\">our page</a>!"), "our page!");
  EXPECT_EQ(html_to_text("<a><span class=\"invisible\">https://</span><span>example.test</span></a>"),
            "https://example.test");
}

TEST(HtmlToText, MarksOrDropsQuotes) {
  const std::string html = "<blockquote><p>She said<br>this</p></blockquote><p>And I answer</p>";
  EXPECT_EQ(html_to_text(html), "> She said\n> this\nAnd I answer");
  EXPECT_EQ(html_to_text(html, Quoted::drop), "And I answer");
  const std::string aside =
      "<aside class=\"quote no-group\" data-username=\"anna\" data-post=\"1\"><div class=\"title\"><div></div> anna:"
      "</div><blockquote>Old words</blockquote></aside>\n<p>New words</p>";
  EXPECT_EQ(html_to_text(aside, Quoted::drop), "New words");
  EXPECT_EQ(html_to_text("<div class='gmail_quote'>x<div>y</div>z</div>own", Quoted::drop), "own");
  EXPECT_EQ(html_to_text("<div>a<div class='quote'>x</div>b</div>", Quoted::drop), "a\nb");
  EXPECT_EQ(html_to_text("<blockquote>in<blockquote>deep</blockquote></blockquote>out"), "> in\n> > deep\nout");
}

TEST(HtmlToText, KeepsLinesOfPreformattedText) {
  EXPECT_EQ(html_to_text("<pre><code>int a;\n  int b;</code></pre>done"), "int a;\n  int b;\ndone");
}

TEST(HtmlToText, TakesBrokenTagsAsWritten) {
  EXPECT_EQ(html_to_text("3 < 4 and 5 > 4"), "3 < 4 and 5 > 4");
  EXPECT_EQ(html_to_text("I <3 you"), "I <3 you");
  EXPECT_EQ(html_to_text("cut <a href=\"x"), "cut <a href=\"x");
  EXPECT_EQ(html_to_text("<a href=\"x>text</a> more"), "text more");
  EXPECT_EQ(html_to_text("</div></blockquote>ok"), "ok");
}

TEST(HtmlToText, TakesLinearTimeOnHostileInput) {
  const auto started = std::chrono::steady_clock::now();
  std::string deep;
  for (int i = 0; i < 200'000; ++i) deep += "<div><blockquote>";
  std::string tags;
  for (int i = 0; i < 500'000; ++i) tags += "<a ";
  EXPECT_EQ(html_to_text(deep), "");
  (void)html_to_text(tags);
  EXPECT_LT(std::chrono::steady_clock::now() - started, std::chrono::seconds{5});
}

TEST(Attribute, ReadsEveryWayOfWriting) {
  const std::string_view attributes =
      " class=\"quote x\" data-post='12' DATA-topic=34 checked data-username=\"a&amp;b\"";
  EXPECT_EQ(attribute(attributes, "data-post"), "12");
  EXPECT_EQ(attribute(attributes, "data-topic"), "34");
  EXPECT_EQ(attribute(attributes, "data-username"), "a&amp;b");
  EXPECT_EQ(attribute(attributes, "missing"), "");
  EXPECT_TRUE(has_class(attributes, "quote"));
  EXPECT_FALSE(has_class(attributes, "quot"));
}

RC_GTEST_PROP(HtmlToText, NeverFailsOnAnyBytes, (const std::string& noise)) {
  const std::string html = "<p>" + noise + "<blockquote class=" + noise + ">&#" + noise;
  (void)html_to_text(html);
  (void)html_to_text(html, Quoted::drop);
}

}  // namespace
}  // namespace colloquio::text
