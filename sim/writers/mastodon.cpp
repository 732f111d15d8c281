#include "colloquio/sim/writers/output.hpp"

namespace colloquio::sim {

namespace {

void put_uri(std::string& out, const Story& story, std::string_view handle, std::uint64_t number) {
  put(out, "https://", story.site().host, "/users/", handle, "/statuses/", number);
}

void put_status(std::string& out, const Story& story, const Conversation& c, const SaidMessage& m) {
  const std::string handle{story.person(m.author).handle};
  out += R"({"id":")";
  put_uri(out, story, handle, m.number);
  out += R"(/activity","type":"Create","actor":"https://)";
  put(out, story.site().host, "/users/", handle, R"(","published":")");
  put_time(out, m.time, 'T');
  out += R"(Z","to":["https://www.w3.org/ns/activitystreams#Public"],"cc":[],"object":{"id":")";
  put_uri(out, story, handle, m.number);
  out += R"(","type":"Note","summary":null,"inReplyTo":)";
  if (const auto parent = parent_number(c, m); parent != 0) {
    const auto at = m.link == Link::named ? c.messages[static_cast<std::size_t>(m.parent)].author : kNone;
    out += '"';
    put_uri(out, story, at == kNone ? std::string{"gone"} : std::string{story.person(at).handle}, parent);
    out += '"';
  } else {
    out += "null";
  }
  out += R"(,"published":")";
  put_time(out, m.time, 'T');
  put(out, R"(Z","attributedTo":"https://)", story.site().host, "/users/", handle,
      R"(","to":["https://www.w3.org/ns/activitystreams#Public"],"cc":[],"sensitive":false,"conversation":"tag:)",
      story.site().host, ",2026:objectId=", root_number(c), R"(:objectType=Conversation","content":)");
  std::string html = "<p>";
  put_xml(html, m.text);
  html += "</p>";
  put_json(out, html);
  out += R"(,"tag":[]}})";
}

Result<void> write_actor(const Story& story, FileWriter& files) {
  auto page = Page::open(files, "actor.json");
  if (!page) return tl::make_unexpected(page.error());
  const Person p = story.person(0);
  put(page->text, R"({"@context":["https://www.w3.org/ns/activitystreams"],"id":"https://)", story.site().host,
      "/users/", p.handle, R"(","type":"Person","preferredUsername":)");
  put_json(page->text, p.handle);
  page->text += R"(,"name":)";
  put_json(page->text, story.person(0).name);
  page->text += "}\n";
  return page->close();
}

}  // namespace

/// An archive holds only what its own account wrote: here the first house account. What others said to it is not there.
Result<void> write_mastodon(Story& story, FileWriter& files, const Progress& progress) {
  auto page = Page::open(files, "outbox.json");
  if (!page) return tl::make_unexpected(page.error());
  page->text =
      R"({"@context":"https://www.w3.org/ns/activitystreams","id":"outbox.json","type":"OrderedCollection","orderedItems":[)";
  std::uint64_t own = 0;
  Counter counter(progress);
  Conversation c;
  while (story.next(c)) {
    for (const std::uint32_t i : c.file_order) {
      const SaidMessage& m = c.messages[i];
      if (m.author != 0 || m.deleted || m.no_time) continue;
      page->text += own++ == 0 ? "\n" : ",\n";
      put_status(page->text, story, c, m);
      COLLOQUIO_SIM_TRY(page->flush_if_full());
    }
    COLLOQUIO_SIM_TRY(counter.add(c.messages.size()));
  }
  put(page->text, "],\"totalItems\":", own, "}\n");
  COLLOQUIO_SIM_TRY(page->close());
  return write_actor(story, files);
}

}  // namespace colloquio::sim
