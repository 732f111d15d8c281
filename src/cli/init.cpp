#include "commands.hpp"
#include <fmt/format.h>

namespace colloquio::cli {

Result<int> run_init(const Context& context, const InitCommand& command) {
  if (const auto zone = Zone::named(command.zone); !zone) return tl::make_unexpected(zone.error());
  const auto path = context.folder() / "colloquio.toml";
  std::error_code error;
  const bool was_there = std::filesystem::exists(path, error);
  if (auto made = context.make_folder(command.name, command.zone, context.lang.empty() ? command.lang : context.lang);
      !made) {
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

}  // namespace colloquio::cli
