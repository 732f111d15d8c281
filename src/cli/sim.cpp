#include <algorithm>

#include "commands.hpp"
#include <fmt/format.h>

#include "colloquio/adapters/system/out_files.hpp"
#include "colloquio/sim/truth.hpp"
#include "colloquio/sim/world.hpp"
#include "colloquio/sim/write.hpp"

namespace colloquio::cli {

Result<int> run_sim(const Context& context, const SimCommand& command) {
  if (command.formats) {
    for (const auto& format : sim::story_formats()) fmt::print("{:14} {}\n", format.name, format.files);
    return 0;
  }
  if (command.out.empty()) return fail(ErrorKind::invalid_input, std::string{context.words("error.no_out")});
  if (std::ranges::find(sim::story_formats(), command.format, &sim::StoryFormat::name) == sim::story_formats().end()) {
    return fail(ErrorKind::not_found, context.words("error.no_sim_format", {{"name", command.format}}));
  }
  const auto files = adapters::write_into(command.out);
  StatusLine status{context.status(), context.words, command.out};
  const auto done = sim::write_world(command.world, command.format, *files, [&](std::uint64_t messages) {
    status.show({.step = app::Progress::Step::simulating,
                 .done = messages,
                 .total = command.world.messages,
                 .messages = messages});
    return !context.stop.stop_requested();
  });
  if (!done) return tl::make_unexpected(done.error());
  if (command.truth) {
    status.show({.step = app::Progress::Step::counting});
    const auto world = sim::make_world(command.world);
    const auto written = adapters::write_file(std::filesystem::path{command.out} / "truth.json",
                                              sim::truth_json(sim::truth_of(*world), &command.world));
    if (!written) return tl::make_unexpected(written.error());
  }
  status.clear();
  if (!context.quiet)
    fmt::print("{}\n", context.words.counted("written", static_cast<std::int64_t>(command.world.messages),
                                             {{"path", command.out}}));
  return 0;
}

}  // namespace colloquio::cli
