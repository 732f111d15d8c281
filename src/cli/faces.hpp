#pragma once

#include <string>

#include "context.hpp"

#include "colloquio/core/report/terminal.hpp"

namespace colloquio::cli {

[[nodiscard]] inline report::Lang lang_of(std::string_view lang) {
  return lang == "it" ? report::Lang::it : report::Lang::en;
}

/// Width, colour and characters of this terminal.
[[nodiscard]] report::TerminalOptions terminal_options(const Context& context, std::string_view lang);

/// Words of strangers made harmless and exactly `width` columns wide: cut with an ellipsis or filled with blanks.
[[nodiscard]] std::string cell(std::string_view text, std::size_t width);

}  // namespace colloquio::cli
