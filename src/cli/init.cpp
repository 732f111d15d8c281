#include "commands.hpp"
#include "faces.hpp"
#include "inputs.hpp"
#include <fmt/format.h>

namespace colloquio::cli {

Result<int> run_init(const Context& context, const InitCommand& command) {
  const Words& words = context.words;
  if (auto known = check_zone(context, command.zone); !known) return tl::make_unexpected(known.error());
  const auto path = context.folder() / "colloquio.toml";
  std::error_code error;
  const bool was_there = std::filesystem::exists(path, error);
  if (auto made = context.make_folder(command.name, command.zone, context.asked_lang({})); !made) {
    return tl::make_unexpected(made.error());
  }
  if (was_there) {
    fmt::print("{}\n", words("init.was_there", {{"path", path.string()}}));
    return 0;
  }
  fmt::print("{}\n\n{}\n", words("init.made", {{"folder", context.folder().string()}}), words("init.next"));
  auto step = [&context, n = 0](std::string_view what, std::string_view why) mutable {
    fmt::print("{}", entry(context, fmt::format("  {}. {}", ++n, what), why, 44));
  };
  step("colloquio import FILE… --preview", words("init.look"));
  step(words("init.edit", {{"path", path.string()}}), words("init.declare"));
  step("colloquio import FILE…", words("init.store"));
  step("colloquio report --html report.html", words("init.answer"));
  return 0;
}

}  // namespace colloquio::cli
