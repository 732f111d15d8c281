#pragma once

#include <functional>
#include <span>
#include <string_view>

#include "colloquio/base/result.hpp"
#include "colloquio/sim/files.hpp"
#include "colloquio/sim/story.hpp"
#include "colloquio/sim/world.hpp"

namespace colloquio::sim {

/// Told now and then: messages written so far. Return false to stop (the writer fails with `interrupted`).
using Progress = std::function<bool(std::uint64_t messages)>;

/// One format we can write, as a real export would be.
struct StoryFormat {
  std::string_view name;   ///< what `colloquio sim --format` takes, e.g. "convokit"
  std::string_view files;  ///< what comes out, e.g. "utterances.jsonl, speakers.json, ..."
  Result<void> (*write)(Story& story, FileWriter& files, const Progress& progress);
};

[[nodiscard]] std::span<const StoryFormat> story_formats();

/// Streams the world into files of that format, and a colloquio.toml that says who the house and the bots are. Errors:
/// not_found (no such format, with the list), invalid_input (options), interrupted, whatever the files say.
[[nodiscard]] Result<void> write_world(const WorldOptions& options, std::string_view format, FileWriter& files,
                                       const Progress& progress = {});
/// The same for any story.
[[nodiscard]] Result<void> write_story(Story& story, std::string_view format, FileWriter& files,
                                       const Progress& progress = {});

}  // namespace colloquio::sim
