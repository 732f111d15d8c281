#include "faces.hpp"

#include <algorithm>
#include <cstdlib>

#include <fmt/format.h>

#include "colloquio/app/window.hpp"
#include "colloquio/base/ascii.hpp"
#include "colloquio/core/report/escape.hpp"
#include "colloquio/core/report/terminal_page.hpp"

namespace colloquio::cli {

std::string cell(std::string_view text, std::size_t width) {
  std::string out = report::cut_to(report::one_line(text), width);
  const std::size_t used = report::columns(out);
  if (used < width) out.append(width - used, ' ');
  return out;
}

std::string right(std::string_view text, std::size_t width) {
  const std::size_t used = report::columns(text);
  return std::string(width - std::min(width, used), ' ') + std::string{text};
}

std::string shell_word(std::string_view word) {
  const auto is_plain = [](char c) {
    return is_letter(c) || is_digit(c) || std::string_view{"/._-+,:@%"}.find(c) != std::string_view::npos;
  };
  if (!word.empty() && std::ranges::all_of(word, is_plain)) return std::string{word};
  std::string out = "'";
  for (const char c : word) out += c == '\'' ? std::string{"'\\''"} : std::string{c};
  return out + "'";
}

report::TerminalOptions terminal_options(const Context& context, report::Lang lang) {
  std::string charset;
  for (const char* name : {"LC_ALL", "LC_CTYPE", "LANG"}) {
    if (const char* value = std::getenv(name); value != nullptr && *value != '\0') {
      charset = value;
      break;
    }
  }
  // An empty locale is a container or a pipe: those read UTF-8; only an explicit other charset does not.
  const bool other = !charset.empty() && charset != "C" && charset != "POSIX" &&
                     charset.find("UTF-8") == std::string::npos && charset.find("utf8") == std::string::npos &&
                     charset.find('.') != std::string::npos;
  return {.lang = lang,
          .width = context.width(),
          .colour = context.stdout_has_colour(),
          .unicode = !other,
          .data = context.data == usual_folder() ? "" : shell_word(context.data)};
}

std::string_view role_name(const Words& words, Role role) {
  return report::word(words.lang(), fmt::format("role.{}", name_of(role)));
}

std::string place_of(const Words& words, std::string_view file, std::uint64_t line, std::uint64_t offset) {
  std::string out = report::one_line(file);
  if (line > 0) return out + ", " + words("place.line", {{"n", std::to_string(line)}});
  if (offset > 0) return out + ", " + words("place.byte", {{"n", std::to_string(offset)}});
  return out;
}

std::vector<std::string> lost_files(const Words& words, const app::Losses& losses) {
  std::vector<std::string> out;
  if (losses.files_unread() > 0) out.push_back(words.counted("n.files_unread", losses.files_unread()));
  if (losses.files_cut() > 0) out.push_back(words.counted("n.files_cut", losses.files_cut()));
  return out;
}

Result<void> check_window(const Context& context, std::string_view window) {
  // Whether it can be understood depends neither on the zone nor on the data.
  if (app::parse_window(window, Zone::utc(), from_micros(0))) return {};
  return fail(ErrorKind::invalid_input, context.words("error.no_window", {{"window", window}}));
}

std::string wrapped(const Context& context, std::string_view text, std::size_t indent) {
  const auto options = terminal_options(context, context.words.lang());
  report::TerminalPage page{{.width = options.width, .colour = false, .unicode = options.unicode}};
  page.paragraph(text, indent);
  return page.take();
}

std::string entry(const Context& context, std::string_view word, std::string_view text, std::size_t column) {
  std::string out = wrapped(context, text, column);
  if (report::columns(word) >= column) return fmt::format("{}\n{}", word, out);
  return out.replace(0, report::columns(word), word);
}

}  // namespace colloquio::cli
