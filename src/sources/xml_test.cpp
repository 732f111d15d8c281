#include "colloquio/sources/xml.hpp"

#include <string>
#include <vector>

#include <expat.h>
#include <gmock/gmock.h>
#include <gtest/gtest.h>
#include <rapidcheck/gtest.h>

#include "colloquio/sources/lines.hpp"
#include "colloquio/sources/memory_bundle.hpp"
#include "colloquio/sources/recording_sink.hpp"

namespace colloquio::sources {
namespace {

using testing::ElementsAre;
using testing::HasSubstr;

std::string trimmed(std::string_view text) {
  const std::size_t first = text.find_first_not_of(" \t\r\n");
  if (first == std::string_view::npos) return {};
  return std::string{text.substr(first, text.find_last_not_of(" \t\r\n") - first + 1)};
}

/// Everything the reader tells, as "<a", "k=v", "a>text".
std::vector<std::string> walk(std::string_view xml, EventSink& sink, std::vector<std::string> names = {},
                              std::size_t chunk = static_cast<std::size_t>(-1)) {
  std::vector<std::string> told;
  MemoryStream stream{xml, chunk};
  XmlReader reader{stream, "test.xml", sink};
  for (XmlEvent e = reader.next(); e.kind != XmlEvent::Kind::end; e = reader.next()) {
    if (e.kind == XmlEvent::Kind::open) {
      told.push_back("<" + std::string{e.name});
      for (const std::string& name : names) {
        if (const auto value = reader.attribute(name); !value.empty()) told.push_back(name + "=" + std::string{value});
      }
    } else {
      told.push_back(std::string{e.name} + ">" + trimmed(e.text));
    }
  }
  EXPECT_TRUE(reader.result());
  return told;
}

/// The same from expat, or nothing if it refuses the text.
std::vector<std::string> walk_with_expat(const std::string& xml, const std::vector<std::string>& names) {
  struct Told {
    std::vector<std::string> events;
    std::vector<std::string> text{""};
    const std::vector<std::string>* names;
  } told;
  told.names = &names;
  XML_Parser parser = XML_ParserCreate("UTF-8");
  XML_SetUserData(parser, &told);
  XML_SetElementHandler(
      parser,
      [](void* data, const XML_Char* name, const XML_Char** attributes) {
        auto& t = *static_cast<Told*>(data);
        t.events.push_back("<" + std::string{name});
        for (const std::string& wanted : *t.names) {
          for (const XML_Char** a = attributes; *a != nullptr; a += 2) {
            if (wanted == a[0] && *a[1] != '\0') t.events.push_back(wanted + "=" + a[1]);
          }
        }
        t.text.emplace_back();
      },
      [](void* data, const XML_Char* name) {
        auto& t = *static_cast<Told*>(data);
        t.events.push_back(std::string{name} + ">" + trimmed(t.text.back()));
        t.text.pop_back();
      });
  XML_SetCharacterDataHandler(parser, [](void* data, const XML_Char* text, int size) {
    static_cast<Told*>(data)->text.back().append(text, static_cast<std::size_t>(size));
  });
  const bool read = XML_Parse(parser, xml.data(), static_cast<int>(xml.size()), 1) == XML_STATUS_OK;
  XML_ParserFree(parser);
  return read ? told.events : std::vector<std::string>{};
}

TEST(Xml, TellsTagsTextsAndAttributesByLocalName) {
  RecordingSink sink;
  EXPECT_THAT(walk("<?xml version='1.0'?><!DOCTYPE a [<!ENTITY x 'y'>]>\n<wp:a wp:k=\"1 &amp; &#x41;\">\n <b>one &lt; "
                   "two</b>\n <c/><!-- no --></wp:a>\n",
                   sink, {"k"}),
              ElementsAre("<a", "k=1 & A", "<b", "b>one < two", "<c", "c>", "a>"));
  EXPECT_THAT(sink.rejects, testing::IsEmpty());
}

TEST(Xml, TakesCdataAsItIs) {
  RecordingSink sink;
  EXPECT_THAT(walk("<a><![CDATA[<p>R&amp;D</p>]]]]><![CDATA[> end]]></a>", sink),
              ElementsAre("<a", "a><p>R&amp;D</p>]]> end"));
}

TEST(Xml, DoesNotExpandWhatTheFileDeclares) {
  RecordingSink sink;
  EXPECT_THAT(walk("<!DOCTYPE l [<!ENTITY a \"ha\"><!ENTITY b \"&a;&a;&a;\">]><l>&b;</l>", sink),
              ElementsAre("<l", "l>&b;"));
}

TEST(Xml, GoesOnAfterDamage) {
  RecordingSink sink;
  EXPECT_THAT(
      walk("<r><i><t>one</i><i><t>3 < 4 & I <3 it</t></i></x><row A=\"cut <i><t>three</t></i></r>", sink, {"A"}),
      ElementsAre("<r", "<i", "<t", "t>one", "i>", "<i", "<t", "t>3 < 4 & I <3 it", "i>", "<i", "<t", "t>three", "i>",
                  "r>"));
  ASSERT_EQ(sink.rejects.size(), 2U);
  EXPECT_EQ(sink.rejects[0].reason, "a tag within a tag");
  EXPECT_EQ(sink.rejects[0].sample, "<row A=\"cut ");
  EXPECT_EQ(sink.rejects[1].reason, "end tags that do not match");
  EXPECT_EQ(sink.rejects[1].offset, 12U);
  EXPECT_EQ(sink.rejects[1].line, 1U);
}

TEST(Xml, KeepsWordsAroundChildrenAndNestedCdata) {
  RecordingSink sink;
  EXPECT_THAT(walk("<t>very <b>loud</b> words</t>", sink), ElementsAre("<t", "<b", "b>loud", "t>very loud words"));
  EXPECT_THAT(walk("<t><![CDATA[a <![CDATA[ b ]]> c]]></t>", sink), ElementsAre("<t", "t>a <![CDATA[ b  c"));
}

TEST(Xml, SaysWhereACutFileEnds) {
  RecordingSink sink;
  EXPECT_THAT(walk("<r><i>one</i><i>tw", sink), ElementsAre("<r", "<i", "i>one", "<i"));
  ASSERT_EQ(sink.rejects.size(), 1U);
  EXPECT_EQ(sink.rejects[0].reason, "the file ends inside <i>");
}

TEST(Xml, ADeclarationWithoutAnEndHidesOnlyItself) {
  for (const char* head : {"<!DOCTYPE rss [", "<!DOCTYPE rss [ <!ENTITY a \"b\">\n", "<!DOCTYPE rss \"open>"}) {
    RecordingSink sink;
    EXPECT_THAT(walk(std::string{head} + "<r><i>one</i></r>", sink), ElementsAre("<r", "<i", "i>one", "r>")) << head;
    EXPECT_EQ(sink.rejects.size(), 1U) << head;
  }
  RecordingSink sink;
  EXPECT_THAT(walk("<!DOCTYPE r [ <!-- don't ] > --> <!ENTITY a '>]'> ]><r>one</r>", sink), ElementsAre("<r", "r>one"));
  EXPECT_TRUE(sink.rejects.empty());
}

TEST(Xml, WhatWordProcessorsLeaveInTextHidesNothing) {
  for (const std::size_t chunk : {1U, 1000U}) {
    RecordingSink sink;
    EXPECT_THAT(walk("<r><i>one <![if x</i><i><![if !vml]>two<![endif]></i><i>three</i></r>", sink, {}, chunk),
                ElementsAre("<r", "<i", "i>one <![if x", "<i", "i>two", "<i", "i>three", "r>"));
    EXPECT_TRUE(sink.rejects.empty());
  }
}

TEST(Xml, StaysBoundedOnHostileInput) {
  RecordingSink sink{10};
  std::string deep;
  for (int i = 0; i < 100'000; ++i) deep += "<a>";
  (void)walk(deep, sink);
  EXPECT_LE(sink.rejects_seen, 103U);
  (void)walk("<a>" + std::string(20U << 20U, 'x') + "</a>", sink);
  (void)walk("<a k='" + std::string(20U << 20U, 'x') + "'/>", sink);
  std::string unclosed;
  for (int i = 0; i < 100'000; ++i) unclosed += "<a k=\"";
  (void)walk(unclosed, sink);
  std::string declarations;
  for (int i = 0; i < 100'000; ++i) declarations += "<!DOCTYPE [";
  (void)walk(declarations, sink);
}

/// Random well-formed documents.
std::string element(int depth) {
  const std::string name = *rc::gen::elementOf(std::vector<std::string>{"a", "b", "item", "c-d"});
  std::string xml = "<" + name;
  if (*rc::gen::arbitrary<bool>()) {
    xml += *rc::gen::elementOf(
        std::vector<std::string>{" k=\"v\"", " k = 'x &gt; \"y\"'", " k=\"a\nb\tc&#10;d\"", " k='é'"});
  }
  const int parts = *rc::gen::inRange(0, 4);
  if (parts == 0) return xml + (*rc::gen::arbitrary<bool>() ? "/>" : " />");
  xml += ">";
  const bool inner = depth < 4 && *rc::gen::arbitrary<bool>();
  for (int i = 0; i < parts; ++i) {
    xml += inner
               ? "\n  " + element(depth + 1)
               : *rc::gen::elementOf(std::vector<std::string>{"word ", "&amp;", "<![CDATA[<x>&amp;]]>", "<!-- - > -->",
                                                              "è &#233;", "a\r\nb", "<?pi ?>", "]] >"});
  }
  return xml + "</" + name + "\n>";
}

RC_GTEST_PROP(Xml, TellsWhatExpatTells, ()) {
  const std::string xml = "<?xml version=\"1.0\"?>\n" + element(0);
  const auto chunk = static_cast<std::size_t>(*rc::gen::inRange(1, 50));
  RecordingSink sink;
  const auto expected = walk_with_expat(xml, {"k"});
  RC_ASSERT(!expected.empty());
  RC_ASSERT(walk(xml, sink, {"k"}, chunk) == expected);
  RC_ASSERT(sink.rejects.empty());
}

RC_GTEST_PROP(Xml, NeverFailsOnAnyBytes, (const std::string& noise)) {
  RecordingSink sink;
  (void)walk("<a>" + noise + "<b " + noise + "></b>" + noise + "</a>", sink, {"k"}, 3);
}

}  // namespace
}  // namespace colloquio::sources
