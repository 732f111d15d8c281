#include <vector>

#include "colloquio/sim/writers/output.hpp"

namespace colloquio::sim {

namespace {

constexpr std::string_view kNobody = "[deleted]";

void put_utterance(std::string& out, const Story& story, const Conversation& c, const SaidMessage& m) {
  put(out, R"({"id":"m)", m.number, R"(","conversation_id":"m)", root_number(c), R"(","text":)");
  put_json(out, m.deleted ? kNobody : m.text);
  out += R"(,"speaker":)";
  put_json(out, m.author == kNone ? kNobody : story.person(m.author).id);
  put(out, R"(,"meta":{"lang":")", c.lang, R"(","likes":)", m.likes, R"(,"shares":)", m.shares);
  if (m.rating > 0) put(out, R"(,"rating":)", static_cast<int>(m.rating));
  out += R"(},"reply-to":)";
  if (const auto parent = parent_number(c, m); parent != 0) {
    put(out, "\"m", parent, '"');
  } else {
    out += "null";
  }
  out += R"(,"timestamp":)";
  if (m.no_time) {
    out += "null";
  } else {
    put(out, m.time);
  }
  out += ",\"vectors\":[]}\n";
}

Result<void> write_speakers(const Story& story, FileWriter& files, const std::vector<bool>& spoke) {
  auto page = Page::open(files, "speakers.json");
  if (!page) return tl::make_unexpected(page.error());
  page->text = R"({"[deleted]":{"meta":{},"vectors":[]})";
  for (std::uint32_t i = 0; i < spoke.size(); ++i) {
    if (!spoke[i]) continue;
    const Person p = story.person(i);
    page->text += ",";
    put_json(page->text, p.id);
    page->text += R"(:{"meta":{)";
    if (p.role == Role::house) page->text += R"("role":"house")";
    if (p.role == Role::bot) page->text += R"("role":"bot")";
    page->text += R"(},"vectors":[]})";
    COLLOQUIO_SIM_TRY(page->flush_if_full());
  }
  page->text += "}\n";
  return page->close();
}

Result<void> write_whole(FileWriter& files, std::string_view name, std::string_view text) {
  auto page = Page::open(files, name);
  if (!page) return tl::make_unexpected(page.error());
  page->text = text;
  return page->close();
}

}  // namespace

Result<void> write_convokit(Story& story, FileWriter& files, const Progress& progress) {
  auto lines = Page::open(files, "utterances.jsonl");
  if (!lines) return tl::make_unexpected(lines.error());
  auto roots = Page::open(files, "conversations.json");
  if (!roots) return tl::make_unexpected(roots.error());
  std::vector<bool> spoke(story.people());
  Counter counter(progress);
  Conversation c;
  char before = '{';
  while (story.next(c)) {
    for (const std::uint32_t i : c.file_order) {
      const SaidMessage& m = c.messages[i];
      if (m.author != kNone) spoke[m.author] = true;
      put_utterance(lines->text, story, c, m);
      COLLOQUIO_SIM_TRY(lines->flush_if_full());
    }
    put(roots->text, before, "\"m", root_number(c), R"(":{"meta":{"channel":")", story.channels()[c.channel].id,
        R"(","title":)");
    put_json(roots->text, c.title);
    roots->text += R"(},"vectors":[]})";
    before = ',';
    COLLOQUIO_SIM_TRY(roots->flush_if_full());
    COLLOQUIO_SIM_TRY(counter.add(c.messages.size()));
  }
  COLLOQUIO_SIM_TRY(lines->close());
  if (before == '{') roots->text += '{';
  roots->text += "}\n";
  COLLOQUIO_SIM_TRY(roots->close());
  COLLOQUIO_SIM_TRY(write_speakers(story, files, spoke));
  COLLOQUIO_SIM_TRY(write_whole(files, "corpus.json", "{}\n"));
  return write_whole(
      files, "index.json",
      R"({"utterances-index":{"lang":["<class 'str'>"],"likes":["<class 'int'>"],"shares":["<class 'int'>"],)"
      R"("rating":["<class 'int'>"]},"speakers-index":{"role":["<class 'str'>"]},"conversations-index":)"
      R"({"channel":["<class 'str'>"],"title":["<class 'str'>"]},"overall-index":{},"version":1,"vectors":[]})"
      "\n");
}

}  // namespace colloquio::sim
