#pragma once

#include <optional>

#include "context.hpp"

namespace colloquio::cli {

/// Reads the command line into the context and sets context.command. An exit code means there is nothing to run: help
/// was asked for, or the words were wrong and it has been said.
[[nodiscard]] std::optional<int> parse(int argc, char** argv, Context& context);

}  // namespace colloquio::cli
