#include "colloquio/sim/writers/output.hpp"

namespace colloquio::sim {

namespace {

std::string base36(std::uint64_t number) {
  char digits[16];
  return {digits, std::to_chars(digits, digits + sizeof digits, number, 36).ptr};
}

void put_common(std::string& out, const Story& story, const Conversation& c, const SaidMessage& m) {
  put(out, R"({"id":")", base36(m.number), R"(","author":)");
  put_json(out, m.author == kNone ? "[deleted]" : story.person(m.author).handle);
  if (m.author != kNone) put(out, R"(,"author_fullname":"t2_)", base36(m.author + 1), '"');
  put(out, R"(,"subreddit":")", story.channels()[c.channel].id, R"(","created_utc":)");
  if (m.no_time) {
    out += "null";
  } else {
    put(out, m.time);
  }
  put(out, R"(,"score":)", m.likes, R"(,"retrieved_on":)", micros(story.end()) / 1'000'000, R"(,"edited":false)");
}

void put_submission(std::string& out, const Story& story, const Conversation& c, const SaidMessage& m) {
  put_common(out, story, c, m);
  out += R"(,"title":)";
  put_json(out, c.title);
  out += R"(,"selftext":)";
  put_json(out, m.deleted ? "[deleted]" : m.text);
  out += "}\n";
}

void put_comment(std::string& out, const Story& story, const Conversation& c, const SaidMessage& m) {
  put_common(out, story, c, m);
  const auto parent = parent_number(c, m);
  put(out, R"(,"link_id":"t3_)", base36(root_number(c)), R"(","parent_id":")", parent == root_number(c) ? "t3_" : "t1_",
      base36(parent), R"(","body":)");
  put_json(out, m.deleted ? "[deleted]" : m.text);
  out += "}\n";
}

}  // namespace

/// Uncompressed dump lines: submissions in RS, comments in RC.
Result<void> write_reddit(Story& story, FileWriter& files, const Progress& progress) {
  auto submissions = Page::open(files, "RS_sim.jsonl");
  if (!submissions) return tl::make_unexpected(submissions.error());
  auto comments = Page::open(files, "RC_sim.jsonl");
  if (!comments) return tl::make_unexpected(comments.error());
  Counter counter(progress);
  Conversation c;
  while (story.next(c)) {
    for (const std::uint32_t i : c.file_order) {
      const SaidMessage& m = c.messages[i];
      if (i == 0 && !c.root_gone) {
        put_submission(submissions->text, story, c, m);
        COLLOQUIO_SIM_TRY(submissions->flush_if_full());
      } else {
        put_comment(comments->text, story, c, m);
        COLLOQUIO_SIM_TRY(comments->flush_if_full());
      }
    }
    COLLOQUIO_SIM_TRY(counter.add(c.messages.size()));
  }
  COLLOQUIO_SIM_TRY(submissions->close());
  return comments->close();
}

}  // namespace colloquio::sim
