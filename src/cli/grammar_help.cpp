#include "grammar_help.hpp"

#include "faces.hpp"
#include <CLI/CLI.hpp>
#include <fmt/format.h>

namespace colloquio::cli {

namespace {

constexpr std::size_t kColumn = 24;  // where explanations begin

std::string paragraphs(const Context& context, std::string_view text) {
  std::string out;
  while (!text.empty()) {
    const auto end = std::min(text.find('\n'), text.size());
    out += wrapped(context, text.substr(0, end));
    text.remove_prefix(std::min(end + 1, text.size()));
  }
  return out;
}

/// What stands in `text` before `end`; all of it where it does not come.
std::string before(std::string_view text, std::string_view end) { return std::string{text.substr(0, text.find(end))}; }

bool is_flag(const CLI::Option& option) { return option.get_expected_min() == 0; }

std::string line_of(const Context& context, const CLI::Option& option) {
  std::string word = "  " + before(option.get_name(option.get_positional(), true), "{");  // "--no-x{false}"
  for (std::size_t at = 0; (at = word.find(',', at)) != std::string::npos; ++at) word.insert(at + 1, " ");
  if (!is_flag(option) && !option.get_positional()) word += " " + option.get_type_name();
  std::string text = option.get_description();
  if (!option.get_default_str().empty()) {
    text += context.words("help.default", {{"value", option.get_default_str()}});
  }
  return entry(context, word, text, kColumn);
}

std::string lines_of(const Context& context, const CLI::App& app, Key head, bool positional) {
  const auto options = app.get_options([&](const CLI::Option* option) {
    return option->get_positional() == positional && !option->get_group().empty();
  });
  if (options.empty()) return {};
  std::string out = fmt::format("\n{}\n", context.words(head));
  for (const CLI::Option* option : options) out += line_of(context, *option);
  return out;
}

std::string where_to_start(const Context& context) {
  constexpr std::size_t kExamples = 40;
  std::string out = fmt::format("\n{}\n", context.words("help.start"));
  const auto example = [&](std::string_view typed, Key why) {
    out += entry(context, fmt::format("  {}", typed), context.words(why), kExamples);
  };
  example("colloquio demo", "help.start.demo");
  example("colloquio measure export.zip", "help.start.measure");
  example("colloquio init", "help.start.init");
  example("colloquio import FILE… --preview", "help.start.preview");
  example("colloquio import FILE…", "help.start.import");
  example("colloquio report --html report.html", "help.start.report");
  return out;
}

std::string page_of(const Context& context, const CLI::App& app, const std::string& name) {
  const Words& words = context.words;
  const bool is_program = app.get_parent() == nullptr;
  std::string out = paragraphs(context, app.get_description());

  std::string usage = fmt::format("{} {} {}", words("help.usage"), name, words("help.options"));
  for (const CLI::Option* option : app.get_options([](const CLI::Option* o) { return o->get_positional(); })) {
    usage += " " + option->get_name(true, false) + (option->get_expected_max() > 1 ? "…" : "");
  }
  const bool has_commands = !app.get_subcommands({}).empty();
  if (has_commands) usage += fmt::format(" {}", words("help.command"));
  out += "\n" + usage + "\n";

  if (is_program) out += where_to_start(context);
  if (has_commands) {
    out += fmt::format("\n{}\n", words("help.commands"));
    for (const CLI::App* command : app.get_subcommands({})) {
      out += entry(context, "  " + command->get_name(), command->get_description(), 12);
    }
  }
  out += lines_of(context, app, "help.words", true);
  out += lines_of(context, app, "help.its_options", false);
  if (!app.get_footer().empty()) out += "\n" + paragraphs(context, app.get_footer());
  if (!is_program) out += "\n" + wrapped(context, words("help.general"));
  return out;
}

/// The command whose words were being read, from the program down to it.
std::vector<const CLI::App*> path_to(const CLI::App& program) {
  std::vector<const CLI::App*> path{&program};
  while (!path.back()->get_subcommands().empty()) path.push_back(path.back()->get_subcommands().front());
  return path;
}

/// "colloquio import"
std::string command_of(const CLI::App& program) {
  std::string out;
  for (const CLI::App* command : path_to(program)) out += (out.empty() ? "" : " ") + command->get_name();
  return out;
}

std::string what_is_wrong(const CLI::App& program, const Words& words, const CLI::ParseError& wrong) {
  const std::string text = wrong.what();
  if (dynamic_cast<const CLI::ExtrasError*>(&wrong) != nullptr) {
    const auto unknown = program.remaining(true);
    return words("words.unknown", {{"words", CLI::detail::join(unknown, " ")}});
  }
  if (dynamic_cast<const CLI::RequiredError*>(&wrong) != nullptr) {
    const CLI::App& command = *path_to(program).back();
    const bool lacks_command = !command.get_subcommands({}).empty();
    const std::string name = lacks_command ? std::string{words("help.command")} : before(text, " is required");
    return words("words.missing", {{"name", name}});
  }
  if (dynamic_cast<const CLI::ArgumentMismatch*>(&wrong) != nullptr) {
    const std::string name = before(text, ":");
    if (text.find("At Most") != std::string::npos) return words("words.twice", {{"name", name}});
    return words("words.no_value", {{"name", name}});
  }
  if (dynamic_cast<const CLI::ConversionError*>(&wrong) != nullptr && text.starts_with("Could not convert: ")) {
    const std::string name = before(text.substr(text.find(": ") + 2), " = ");
    const CLI::Option* option = path_to(program).back()->get_option_no_throw(name);
    if (option == nullptr) option = program.get_option_no_throw(name);
    return option != nullptr && is_flag(*option) ? words("words.no_flag_value", {{"name", name}})
                                                 : words("words.no_number", {{"name", name}});
  }
  if (dynamic_cast<const CLI::ValidationError*>(&wrong) != nullptr && text.find(": ") != std::string::npos) {
    return before(text, ": ") + " " + text.substr(text.find(": ") + 2);  // our validators go on with a verb
  }
  return text;
}

}  // namespace

void use_help(CLI::App& program, const Context& context) {
  program.formatter_fn([&context](const CLI::App* app, const std::string& name, CLI::AppFormatMode) {
    return page_of(context, *app, name);
  });
}

std::string wrong_words(const CLI::App& program, const Context& context, const CLI::ParseError& wrong) {
  const Words& words = context.words;
  if (program.get_subcommands().empty() && dynamic_cast<const CLI::RequiredError*>(&wrong) != nullptr) {
    const auto unknown = program.remaining(true);
    return unknown.empty() ? std::string{words("words.no_command")}
                           : words("words.unknown_command", {{"word", unknown.front()}});
  }
  return words("words.help", {{"what", what_is_wrong(program, words, wrong)}, {"command", command_of(program)}});
}

}  // namespace colloquio::cli
