#include "context.hpp"
#include <fmt/format.h>

namespace colloquio::cli {

namespace {

struct InitOptions {
  std::string name, zone = "Europe/Rome", lang = "it";
};

Result<int> run_init(const Context& context, const InitOptions& options) {
  if (const auto zone = Zone::named(options.zone); !zone) return tl::make_unexpected(zone.error());
  const auto path = context.folder() / "colloquio.toml";
  std::error_code error;
  const bool was_there = std::filesystem::exists(path, error);
  if (auto made = context.make_folder(options.name, options.zone, options.lang); !made) {
    return tl::make_unexpected(made.error());
  }
  if (was_there) {
    fmt::print("{} is there already; nothing changed.\n", path.string());
    return 0;
  }
  fmt::print(
      "Made {}\n\n"
      "Next:\n"
      "  1. colloquio import FILE… --preview     what would be read, and who speaks for you\n"
      "  2. edit {}    declare your own accounts as [[house]]\n"
      "  3. colloquio import FILE…\n"
      "  4. colloquio report --html report.html\n",
      context.folder().string(), path.string());
  return 0;
}

}  // namespace

void add_init(CLI::App& program, Context& context) {
  auto* command = program.add_subcommand("init", "Make a data folder with a colloquio.toml to fill in");
  auto options = std::make_shared<InitOptions>();
  command->add_option("--name", options->name, "Name of the company");
  command->add_option("--zone", options->zone, "Time zone in which your days begin and end")->capture_default_str();
  command->callback([&context, options] {
    if (!context.lang.empty()) options->lang = context.lang;
    context.command = [&context, options] { return run_init(context, *options); };
  });
}

}  // namespace colloquio::cli
