#include "colloquio/sim/write.hpp"

#include <array>
#include <memory>
#include <string>

#include "colloquio/sim/writers/output.hpp"

namespace colloquio::sim {

namespace {

constexpr std::array<StoryFormat, 10> kFormats{{
    {"convokit", "utterances.jsonl, speakers.json, conversations.json, corpus.json, index.json", write_convokit},
    {"csv", "messages.csv, messages.map.json", write_csv},
    {"wordpress", "export.wxr.xml", write_wxr},
    {"discourse", "topics.jsonl", write_discourse},
    {"mbox", "mail.mbox", write_mbox},
    {"telegram", "result.json", write_telegram},
    {"mastodon", "outbox.json, actor.json", write_mastodon},
    {"reddit", "RS_sim.jsonl, RC_sim.jsonl", write_reddit},
    {"stackexchange", "Posts.xml, Comments.xml", write_stackexchange},
    {"outcomes", "outcomes.csv", write_outcomes},
}};

/// Who speaks for the house and who is a program: by whichever of its names the format keeps.
Result<void> write_company(const Story& story, FileWriter& files) {
  auto page = Page::open(files, "colloquio.toml");
  if (!page) return tl::make_unexpected(page.error());
  put(page->text, "[company]\nname = \"", story.site().name, "\"\nzone = \"Etc/UTC\"\nlang = \"en\"\n");
  for (std::uint32_t i = 0; i < story.people() && story.person(i).role != Role::person; ++i) {
    const Person p = story.person(i);
    for (const char* key : {"id", "handle", "name"}) {
      put(page->text, p.role == Role::bot ? "\n[[bot]]\n" : "\n[[house]]\n", key, " = \"", p.name, "\"\n");
    }
  }
  return page->close();
}

}  // namespace

std::span<const StoryFormat> story_formats() { return kFormats; }

Result<void> write_story(Story& story, std::string_view format, FileWriter& files, const Progress& progress) {
  std::string known;
  for (const StoryFormat& f : kFormats) {
    if (f.name == format) {
      story.restart();
      return f.write(story, files, progress);
    }
    known += (known.empty() ? "" : ", ") + std::string{f.name};
  }
  return fail(ErrorKind::not_found, "no such format; there are " + known, format);
}

Result<void> write_world(const WorldOptions& options, std::string_view format, FileWriter& files,
                         const Progress& progress) {
  if (auto ok = check(options); !ok) return ok;
  const auto world = make_world(options);
  COLLOQUIO_SIM_TRY(write_story(*world, format, files, progress));
  return write_company(*world, files);
}

}  // namespace colloquio::sim
