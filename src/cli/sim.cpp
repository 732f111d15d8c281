#include "context.hpp"
#include <fmt/format.h>

#include "colloquio/adapters/system/out_files.hpp"
#include "colloquio/sim/truth.hpp"
#include "colloquio/sim/world.hpp"
#include "colloquio/sim/write.hpp"

namespace colloquio::cli {

namespace {

struct SimOptions {
  sim::WorldOptions world;
  std::string format = "convokit";
  std::string out;
  bool truth = false;
  bool formats = false;
};

Result<int> run_sim(const Context& context, const SimOptions& options) {
  if (options.formats) {
    for (const auto& format : sim::story_formats()) fmt::print("{:14} {}\n", format.name, format.files);
    return 0;
  }
  if (options.out.empty()) return fail(ErrorKind::invalid_input, "say where to write: --out FOLDER");
  const auto files = adapters::write_into(options.out);
  StatusLine status{context.status(), options.out};
  const auto done = sim::write_world(options.world, options.format, *files, [&](std::uint64_t messages) {
    status.show({.step = "writing", .done = messages, .total = options.world.messages, .messages = messages});
    return !context.stop.stop_requested();
  });
  if (!done) return tl::make_unexpected(done.error());
  if (options.truth) {
    status.show({.step = "counting the truth"});
    const auto world = sim::make_world(options.world);
    const auto written = adapters::write_file(std::filesystem::path{options.out} / "truth.json",
                                              sim::truth_json(sim::truth_of(*world), &options.world));
    if (!written) return tl::make_unexpected(written.error());
  }
  status.clear();
  if (!context.quiet) fmt::print("{} messages written to {}\n", human_count(options.world.messages), options.out);
  return 0;
}

}  // namespace

void add_sim(CLI::App& program, Context& context) {
  auto* command = program.add_subcommand("sim", "Write the exports of a simulated company, with known truth");
  auto options = std::make_shared<SimOptions>();
  command->add_option("--messages", options->world.messages, "How many messages")->capture_default_str();
  command->add_option("--seed", options->world.seed, "The same seed gives the same world")->capture_default_str();
  command->add_option("--format", options->format, "What to write (--formats lists them)")->capture_default_str();
  command->add_option("--out", options->out, "Folder to write into");
  command->add_flag("--truth", options->truth, "Also write truth.json: what a perfect analysis would find");
  command->add_flag("--formats", options->formats, "List the formats");
  command->callback(
      [&context, options] { context.command = [&context, options] { return run_sim(context, *options); }; });
}

}  // namespace colloquio::cli
