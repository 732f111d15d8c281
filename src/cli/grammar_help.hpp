#pragma once

#include <string>

#include "context.hpp"

namespace CLI {
class App;
class ParseError;
}  // namespace CLI

namespace colloquio::cli {

/// Shows help in the reader's language and at the terminal's width; call it before commands and options are added.
void use_help(CLI::App& program, const Context& context);

/// What is wrong with the words typed, and whose help says more.
[[nodiscard]] std::string wrong_words(const CLI::App& program, const Context& context, const CLI::ParseError& wrong);

}  // namespace colloquio::cli
