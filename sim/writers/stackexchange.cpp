#include "colloquio/sim/writers/output.hpp"

namespace colloquio::sim {

namespace {

void put_when_and_who(std::string& out, const SaidMessage& m, std::string_view user_key) {
  if (!m.no_time) {
    out += " CreationDate=\"";
    put_time(out, m.time, 'T');
    out += ".000\"";
  }
  put(out, " Score=\"", m.likes, '"');
  if (m.author != kNone) put(out, ' ', user_key, "=\"", m.author + 1, '"');
}

/// Depth 0 is a question, depth 1 an answer, below are comments on the answer: the site knows nothing deeper.
void put_post(std::string& out, const Conversation& c, const SaidMessage& m, bool question) {
  put(out, "  <row Id=\"", m.number, "\" PostTypeId=\"", question ? '1' : '2', '"');
  if (!question) put(out, " ParentId=\"", root_number(c), '"');
  put_when_and_who(out, m, "OwnerUserId");
  out += " Body=\"";
  std::string html = "<p>";
  html += m.deleted ? std::string_view{} : m.text;
  html += "</p>";
  put_xml(out, html);
  out += '"';
  if (question) {
    out += " Title=\"";
    put_xml(out, c.title);
    out += '"';
  }
  out += " />\n";
}

void put_comment(std::string& out, const SaidMessage& m, std::uint64_t post) {
  put(out, "  <row Id=\"", m.number, "\" PostId=\"", post, '"');
  put_when_and_who(out, m, "UserId");
  out += " Text=\"";
  put_xml(out, m.deleted ? std::string_view{} : m.text);
  out += "\" />\n";
}

/// The answer at depth 1 above a message.
std::uint64_t answer_above(const Conversation& c, const SaidMessage& m) {
  const SaidMessage* at = &m;
  while (at->link == Link::named && at->parent >= 0) {
    const SaidMessage& up = c.messages[static_cast<std::size_t>(at->parent)];
    if (up.link != Link::named) return c.root_gone ? up.number : at->number;
    at = &up;
  }
  return at->number;
}

constexpr std::string_view kXml = "\xEF\xBB\xBF<?xml version=\"1.0\" encoding=\"utf-8\"?>\n";

}  // namespace

Result<void> write_stackexchange(Story& story, FileWriter& files, const Progress& progress) {
  auto posts = Page::open(files, "Posts.xml");
  if (!posts) return tl::make_unexpected(posts.error());
  auto comments = Page::open(files, "Comments.xml");
  if (!comments) return tl::make_unexpected(comments.error());
  put(posts->text, kXml, "<posts>\n");
  put(comments->text, kXml, "<comments>\n");
  Counter counter(progress);
  Conversation c;
  while (story.next(c)) {
    for (const std::uint32_t i : c.file_order) {
      const SaidMessage& m = c.messages[i];
      const bool question = i == 0 && !c.root_gone;
      const std::uint64_t answer = question ? 0 : answer_above(c, m);
      if (question || answer == m.number) {
        put_post(posts->text, c, m, question);
      } else {
        put_comment(comments->text, m, answer);
      }
    }
    COLLOQUIO_SIM_TRY(posts->flush_if_full());
    COLLOQUIO_SIM_TRY(comments->flush_if_full());
    COLLOQUIO_SIM_TRY(counter.add(c.messages.size()));
  }
  posts->text += "</posts>\n";
  comments->text += "</comments>\n";
  COLLOQUIO_SIM_TRY(posts->close());
  return comments->close();
}

}  // namespace colloquio::sim
