#include "colloquio/sim/writers/output.hpp"

namespace colloquio::sim {

namespace {

void put_row(std::string& out, const Story& story, const Conversation& c, const SaidMessage& m) {
  put(out, 'm', m.number, ",m", root_number(c), ',');
  if (const auto parent = parent_number(c, m); parent != 0) put(out, 'm', parent);
  put(out, ',', story.channels()[c.channel].id, ',', c.lang, ',');
  if (m.author != kNone) {
    const Person p = story.person(m.author);
    put_csv(out, p.id, ',');
    out += ',';
    put_csv(out, p.name, ',');
  } else {
    out += ',';
  }
  out += ',';
  if (!m.no_time) {
    put_time(out, m.time, 'T');
    out += 'Z';
  }
  put(out, ',', m.likes, ',', m.shares, ',');
  if (m.rating > 0) put(out, static_cast<int>(m.rating));
  put(out, ',', m.deleted ? '1' : '0', ',');
  put_csv(out, m.text, ',');
  out += '\n';
}

}  // namespace

namespace {

constexpr std::string_view kMap = R"json({
  "format": "csv",
  "delimiter": ",",
  "time_zone": "Etc/UTC",
  "network": "sim",
  "columns": {
    "message.id": "id",
    "message.conversation": "conversation",
    "message.reply_to": "parent",
    "message.channel": "channel",
    "message.lang": "lang",
    "person.id": "author",
    "person.name": "name",
    "message.at": "time",
    "count.likes": "likes",
    "count.shares": "shares",
    "message.rating": "rating",
    "message.gone": "deleted",
    "message.text": "text"
  }
}
)json";

}  // namespace

Result<void> write_csv(Story& story, FileWriter& files, const Progress& progress) {
  auto page = Page::open(files, "messages.csv");
  if (!page) return tl::make_unexpected(page.error());
  page->text = "id,conversation,parent,channel,lang,author,name,time,likes,shares,rating,deleted,text\n";
  Counter counter(progress);
  Conversation c;
  while (story.next(c)) {
    for (const std::uint32_t i : c.file_order) {
      put_row(page->text, story, c, c.messages[i]);
      COLLOQUIO_SIM_TRY(page->flush_if_full());
    }
    COLLOQUIO_SIM_TRY(counter.add(c.messages.size()));
  }
  COLLOQUIO_SIM_TRY(page->close());
  auto map = Page::open(files, "messages.map.json");
  if (!map) return tl::make_unexpected(map.error());
  map->text = kMap;
  return map->close();
}

}  // namespace colloquio::sim
