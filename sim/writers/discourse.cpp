#include "colloquio/sim/writers/output.hpp"

namespace colloquio::sim {

namespace {

/// Text as Discourse cooks it: paragraphs at blank lines.
void put_cooked(std::string& out, std::string_view text) {
  std::string html = "<p>";
  for (std::size_t i = 0; i < text.size(); ++i) {
    const char c = text[i];
    if (c == '\n') {
      html += i + 1 < text.size() && text[i + 1] == '\n' ? "</p>\n<p>" : "<br>";
      if (i + 1 < text.size() && text[i + 1] == '\n') ++i;
    } else if (c == '&') {
      html += "&amp;";
    } else if (c == '<') {
      html += "&lt;";
    } else {
      html += c;
    }
  }
  html += "</p>";
  put_json(out, html);
}

/// 1 for the root, then in the order they were said; a gone root keeps its number 1.
std::size_t post_number(const Conversation& c, std::int32_t index) {
  return static_cast<std::size_t>(index) + (c.root_gone ? 2 : 1);
}

void put_reply_to(std::string& out, const Conversation& c, const SaidMessage& m, std::int32_t index) {
  out += R"(,"reply_to_post_number":)";
  switch (m.link) {
    case Link::none:
      out += "null";
      return;
    case Link::named:
    case Link::cycle:
      put(out, post_number(c, m.parent));
      return;
    case Link::gone:
      out += '1';
      return;
    case Link::self:
      put(out, post_number(c, index));
      return;
  }
}

void put_post(std::string& out, const Story& story, const Conversation& c, std::int32_t index) {
  const SaidMessage& m = c.messages[static_cast<std::size_t>(index)];
  const Person p = m.author == kNone ? Person{} : story.person(m.author);
  put(out, R"({"id":)", m.number, R"(,"name":)");
  put_json(out, p.name);
  out += R"(,"username":)";
  put_json(out, p.handle);
  out += R"(,"created_at":")";
  if (!m.no_time) {
    put_time(out, m.time, 'T');
    out += ".000Z";
  }
  put(out, R"(","cooked":)");
  put_cooked(out, m.deleted ? std::string_view{} : m.text);
  put(out, R"(,"post_number":)", post_number(c, index), R"(,"post_type":1)");
  put_reply_to(out, c, m, index);
  put(out, R"(,"topic_id":)", c.index + 1, R"(,"version":1,"user_id":)");
  if (m.author == kNone) {
    out += "null";
  } else {
    put(out, m.author + 1);
  }
  put(out, R"(,"hidden":false,"deleted_at":null,"user_deleted":)", m.deleted ? "true" : "false",
      R"(,"actions_summary":[)");
  if (m.likes > 0) put(out, R"({"id":2,"count":)", m.likes, '}');
  out += "]}";
}

Result<void> put_topic(Page& page, const Story& story, const Conversation& c) {
  std::string& out = page.text;
  put(out, R"({"id":)", c.index + 1, R"(,"title":)");
  put_json(out, c.title);
  put(out, R"(,"posts_count":)", c.messages.size(), R"(,"category_id":)", c.channel + 1,
      R"(,"post_stream":{"posts":[)");
  bool first = true;
  for (const std::uint32_t i : c.file_order) {
    if (!first) out += ',';
    first = false;
    put_post(out, story, c, static_cast<std::int32_t>(i));
    COLLOQUIO_SIM_TRY(page.flush_if_full());
  }
  out += "],\"stream\":[";
  for (std::size_t i = 0; i < c.messages.size(); ++i) put(out, i == 0 ? "" : ",", c.messages[i].number);
  out += "]}}\n";
  return page.flush_if_full();
}

}  // namespace

/// Topics as the API answers `/t/ID.json`, one a line.
Result<void> write_discourse(Story& story, FileWriter& files, const Progress& progress) {
  auto page = Page::open(files, "topics.jsonl");
  if (!page) return tl::make_unexpected(page.error());
  Counter counter(progress);
  Conversation c;
  while (story.next(c)) {
    COLLOQUIO_SIM_TRY(put_topic(*page, story, c));
    COLLOQUIO_SIM_TRY(counter.add(c.messages.size()));
  }
  return page->close();
}

}  // namespace colloquio::sim
