#include "colloquio/sim/writers/output.hpp"

namespace colloquio::sim {

namespace {

void put_reaction(std::string& out, const Story& story, const SaidMessage& m) {
  put(out, ",\n   \"reactions\": [ { \"type\": \"emoji\", \"count\": ", m.likes, ", \"emoji\": \"❤\"");
  if (m.liker != kNone) {
    out += ", \"recent\": [ { \"from\": ";
    put_json(out, story.person(m.liker).name);
    put(out, ", \"from_id\": \"user", m.liker + 1001, "\", \"date\": \"");
    put_time(out, m.time + story.site().offset(m.time) + 240, 'T');
    out += "\" } ]";
  }
  out += " } ]";
}

void put_chat_line(std::string& out, const Story& story, const Conversation& c, const SaidMessage& m) {
  put(out, "  {\n   \"id\": ", m.number, ",\n   \"type\": \"message\",\n   \"date\": \"");
  put_time(out, m.time + story.site().offset(m.time), 'T');
  put(out, "\",\n   \"date_unixtime\": \"", m.time, "\",\n   \"from\": ");
  if (m.author == kNone) {
    put(out, "null,\n   \"from_id\": \"user0\"");
  } else {
    put_json(out, story.person(m.author).name);
    put(out, ",\n   \"from_id\": \"user", m.author + 1001, '"');
  }
  if (const auto parent = parent_number(c, m); parent != 0) put(out, ",\n   \"reply_to_message_id\": ", parent);
  out += ",\n   \"text\": ";
  put_json(out, m.text);
  out += ",\n   \"text_entities\": [ { \"type\": \"plain\", \"text\": ";
  put_json(out, m.text);
  out += " } ]";
  if (m.likes > 0) put_reaction(out, story, m);
  out += "\n  }";
}

}  // namespace

Result<void> write_telegram(Story& story, FileWriter& files, const Progress& progress) {
  auto page = Page::open(files, "result.json");
  if (!page) return tl::make_unexpected(page.error());
  page->text = "{\n \"name\": ";
  put_json(page->text, story.site().name);
  page->text += ",\n \"type\": \"public_supergroup\",\n \"id\": 1482220317,\n \"messages\": [\n";
  bool first = true;
  Counter counter(progress);
  Conversation c;
  while (story.next(c)) {
    for (const std::uint32_t i : c.file_order) {
      if (c.messages[i].deleted) continue;  // Telegram forgets deleted lines; their answers still name them
      if (!first) page->text += ",\n";
      first = false;
      put_chat_line(page->text, story, c, c.messages[i]);
      COLLOQUIO_SIM_TRY(page->flush_if_full());
    }
    COLLOQUIO_SIM_TRY(counter.add(c.messages.size()));
  }
  page->text += "\n ]\n}\n";
  return page->close();
}

}  // namespace colloquio::sim
