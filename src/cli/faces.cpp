#include "faces.hpp"

#include <cstdlib>

#include "colloquio/core/report/escape.hpp"

namespace colloquio::cli {

std::string cell(std::string_view text, std::size_t width) {
  std::string out = report::cut_to(report::one_line(text), width);
  const std::size_t used = report::columns(out);
  if (used < width) out.append(width - used, ' ');
  return out;
}

report::TerminalOptions terminal_options(const Context& context, std::string_view lang) {
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
  return {.lang = lang_of(lang), .width = context.width(), .colour = context.stdout_has_colour(), .unicode = !other};
}

}  // namespace colloquio::cli
