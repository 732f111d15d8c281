#include <algorithm>
#include <string>
#include <vector>

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "colloquio/base/id.hpp"
#include "colloquio/sources/formats.hpp"
#include "colloquio/sources/formats/fixtures.hpp"
#include "colloquio/sources/formats/mbox_mail.hpp"
#include "colloquio/sources/recording_sink.hpp"

namespace colloquio::sources::formats {
namespace {

using testing::ElementsAre;

std::string hashed(std::string_view address) { return "email:" + to_hex(hash128(address)); }

class Mbox : public testing::Test {
 protected:
  void read(std::initializer_list<std::string> files, std::size_t chunk = static_cast<std::size_t>(-1)) {
    ASSERT_TRUE(read_fixtures(mbox, COLLOQUIO_FIXTURES, "mbox", files, sink, {}, chunk));
  }
  void read_text(const std::string& text) {
    MemoryBundle bundle{{{"a.mbox", text}}};
    ASSERT_TRUE(mbox.read(bundle, {}, sink));
  }
  const MessageEvent& message(std::string_view id) {
    const auto found = std::find_if(sink.messages.begin(), sink.messages.end(),
                                    [id](const MessageEvent& m) { return m.native_id == id; });
    EXPECT_NE(found, sink.messages.end()) << id;
    return found == sink.messages.end() ? none_ : *found;
  }
  RecordingSink sink;

 private:
  MessageEvent none_;
};

TEST_F(Mbox, ReadsMailsWithTheirReplyLinks) {
  read({"constructed.mbox"});
  ASSERT_EQ(sink.messages.size(), 2U);
  const MessageEvent& question = message("a1@example.test");
  EXPECT_EQ(question.title, "Spedizione €");
  EXPECT_EQ(question.text, "Quanto costa la spedizione?\nFrom Roma, intendo. €");
  EXPECT_EQ(question.author.display_name, "Anna Ròssi");
  EXPECT_EQ(question.author.native_id, hashed("anna@example.test"));
  EXPECT_EQ(question.author.id_kind, IdKind::email_hash);
  EXPECT_EQ(to_rfc3339(question.when.at), "2026-05-04T09:00:00Z");
  EXPECT_EQ(question.when.basis, TimeBasis::author);
  const MessageEvent& answer = message("b1@bottega.example");
  EXPECT_EQ(answer.parent, "a1@example.test");
  EXPECT_EQ(answer.evidence, Evidence::explicit_);
  EXPECT_EQ(answer.text, "Gratis sopra i 50 euro.") << "the quote is not hers";
  EXPECT_EQ(sink.channels.at(0).kind, ChannelKind::mailbox);
}

TEST_F(Mbox, CutsMailsOnlyWhereOneBegins) {
  read({"list.mbox"});
  ASSERT_EQ(sink.messages.size(), 5U);
  EXPECT_EQ(message("root@frantoio.example").text,
            "Si comincia il 20 ottobre: chi può venire?\n\nFrom Monday on we meet at eight.\n\nFrom here Mon May  4 "
            "08:00:00 2026\nno header follows, so this is still the same mail.");
  ASSERT_EQ(sink.rejects.size(), 1U);
  EXPECT_EQ(sink.rejects[0].reason, "not a mail");
  EXPECT_GT(sink.rejects[0].offset, 2000U);
}

TEST_F(Mbox, FindsTheParentBySubjectIfNothingElseTells) {
  read({"list.mbox"});
  const MessageEvent& gino = message("a1@example.test");
  EXPECT_EQ(gino.parent, "root@frantoio.example");
  EXPECT_EQ(gino.evidence, Evidence::order);
  EXPECT_EQ(gino.text, "Io vengo.");
  EXPECT_EQ(gino.author.native_id, hashed("gino@example.test")) << "the archive hides the @";
  EXPECT_EQ(gino.author.display_name, "Gino");
  EXPECT_EQ(message("l1@example.test").evidence, Evidence::explicit_);
}

TEST_F(Mbox, KeepsEveryMailThatOneAnswers) {
  const auto answer = [&](const std::string& headers) {
    MemoryBundle bundle(std::map<std::string, std::string>{
        {"a.eml", "From: a@example.test\nMessage-ID: <x@example.test>\nDate: Mon, 4 May 2026 11:00:00 +0200\n" +
                      headers + "\n\nA tutte e due: va bene.\n"}});
    RecordingSink told;
    EXPECT_TRUE(mbox.read(bundle, {}, told));
    EXPECT_EQ(told.messages.size(), 1U);
    std::vector<std::string> parents{std::string{told.messages.at(0).parent}};
    for (const auto other : told.messages.at(0).other_parents) parents.emplace_back(other);
    return parents;
  };
  EXPECT_THAT(answer("In-Reply-To: <1@b.test> <2@b.test>"), testing::ElementsAre("1@b.test", "2@b.test"));
  EXPECT_THAT(answer("In-Reply-To: <1@b.test> <2@b.test>\nReferences: <0@b.test> <2@b.test>"),
              testing::ElementsAre("2@b.test", "1@b.test"));
  EXPECT_THAT(answer("In-Reply-To: <1@b.test>\nReferences: <2@b.test>"), testing::ElementsAre("1@b.test"));
  EXPECT_THAT(answer("In-Reply-To: " + std::string(900, '<') + "1@b.test>"), testing::ElementsAre("1@b.test"))
      << "not an id for every sign: that is the square of the mail";
  EXPECT_THAT(answer("References: <1@b.test> <2@b.test>"), testing::ElementsAre("2@b.test"));
}

TEST_F(Mbox, KnowsListsAndWhoWroteThroughThem) {
  read({"list.mbox"});
  const MessageEvent& lucia = message("l1@example.test");
  EXPECT_EQ(lucia.author.native_id, hashed("lucia@example.test"));
  EXPECT_EQ(lucia.author.display_name, "Lucia");
  EXPECT_EQ(lucia.channel, "soci.frantoio.example");
  EXPECT_EQ(lucia.text, "Anch'io!");
  EXPECT_EQ(lucia.visibility, Visibility::public_);
  ASSERT_EQ(sink.channels.size(), 2U);
  EXPECT_EQ(sink.channels[0].name, "Soci del frantoio");
  EXPECT_EQ(sink.channels[0].kind, ChannelKind::mailing_list);
}

TEST_F(Mbox, DoesNotBelieveABadClock) {
  read({"list.mbox"});
  const MessageEvent& lucia = message("l1@example.test");
  EXPECT_EQ(to_rfc3339(lucia.when.at), "2026-05-04T08:00:01Z") << "sent in the year 2000? the server knows better";
  EXPECT_EQ(lucia.when.basis, TimeBasis::platform);
  const MessageEvent& bruno = message("");
  EXPECT_EQ(to_rfc3339(bruno.when.at), "2026-05-04T12:00:00Z") << "only the mailbox tells";
  EXPECT_EQ(bruno.when.basis, TimeBasis::file);
  EXPECT_EQ(bruno.text, "No id, no clock.");
  EXPECT_EQ(bruno.title, "Olio €");
}

TEST_F(Mbox, TellsMachinesFromThePeopleWhoOwnThem) {
  read({"list.mbox"});
  EXPECT_TRUE(message("auto1@example.test").author.is_bot);
  EXPECT_FALSE(message("").author.is_bot);
  EXPECT_NE(message("auto1@example.test").author.native_id, message("").author.native_id);
}

TEST_F(Mbox, NeverHandsOnAnAddress) {
  read({"list.mbox", "constructed.mbox", "single.eml"});
  for (const MessageEvent& m : sink.messages) {
    for (const std::string_view word : {m.author.native_id, m.author.handle, m.author.display_name}) {
      EXPECT_EQ(word.find('@'), std::string_view::npos) << word;
    }
  }
}

TEST_F(Mbox, ReadsSingleMails) {
  read({"single.eml"});
  ASSERT_EQ(sink.messages.size(), 1U);
  EXPECT_EQ(message("one@example.test").text, "Una mail sola.\n\nFrom time to time.");
}

TEST_F(Mbox, ReadsTheSameInAnyPieces) {
  read({"list.mbox"});
  RecordingSink pieces;
  ASSERT_TRUE(read_fixtures(mbox, COLLOQUIO_FIXTURES, "mbox", {"list.mbox"}, pieces, {}, 3));
  ASSERT_EQ(pieces.messages.size(), sink.messages.size());
  for (std::size_t i = 0; i < sink.messages.size(); ++i) EXPECT_EQ(pieces.messages[i].text, sink.messages[i].text);
}

TEST_F(Mbox, KeepsTheWordsBeforeAHugeAttachment) {
  std::string text =
      "From a@b.test Mon May  4 08:00:00 2026\nMessage-ID: <big@b.test>\nFrom: a@b.test\n"
      "Content-Type: multipart/mixed; boundary=x\n\n--x\nContent-Type: text/plain\n\nsee the picture\n--x\n"
      "Content-Type: image/png\nContent-Transfer-Encoding: base64\n\n";
  for (int i = 0; i < 400'000; ++i)
    text += "AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA\n";
  text += "--x--\n\nFrom c@b.test Mon May  4 09:00:00 2026\nMessage-ID: <next@b.test>\nFrom: c@b.test\n\nhello\n";
  read_text(text);
  EXPECT_EQ(message("big@b.test").text, "see the picture");
  EXPECT_EQ(message("next@b.test").text, "hello");
}

TEST_F(Mbox, KnowsItsOwnFiles) {
  for (const char* name : {"constructed.mbox", "list.mbox", "single.eml"}) {
    const std::string text = fixture(COLLOQUIO_FIXTURES, std::string{"mbox/"} + name);
    const Sniffed file{.name = name, .head = text};
    EXPECT_EQ(mbox.recognise({&file, 1}), 90) << name;
  }
  const Sniffed other{.name = "notes.txt", .head = "From: here\nto there\n"};
  EXPECT_EQ(mbox.recognise({&other, 1}), 0);
}

TEST(SharedSubject, DropsWhatReplyingAdds) {
  bool answers = false;
  EXPECT_EQ(shared_subject("Re: R: [soci] RIF: Raccolta  2026", answers), "raccolta 2026");
  EXPECT_TRUE(answers);
  EXPECT_EQ(shared_subject("Fwd: Raccolta", answers), "raccolta");
  EXPECT_FALSE(answers);
  EXPECT_EQ(shared_subject("Re[2]: Raccolta", answers), "raccolta");
  EXPECT_EQ(shared_subject("Orario: nuovo", answers), "orario: nuovo");
  EXPECT_EQ(shared_subject("[only a tag]", answers), "[only a tag]");
}

}  // namespace
}  // namespace colloquio::sources::formats
