#pragma once

#include <string_view>

#include <toml++/toml.h>

#include "colloquio/base/result.hpp"

namespace colloquio::text {

/// Reads TOML 1.0. Errors: invalid_input, with what is wrong and "`file`, line N".
[[nodiscard]] Result<toml::table> parse_toml(std::string_view toml, std::string_view file);

}  // namespace colloquio::text
