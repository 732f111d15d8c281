#pragma once

#include <string>
#include <string_view>

namespace colloquio::text {
/// Throws std::invalid_argument.
[[noreturn]] void refuse_toml();
}  // namespace colloquio::text

// What toml++ 3.3 asserts of what it reads is no more than a fault of the file: "[&" would end the program, or in a
// release build take it where it does not know the way.
#pragma push_macro("NDEBUG")
#undef NDEBUG
#define TOML_ASSERT(condition) ((condition) ? static_cast<void>(0) : ::colloquio::text::refuse_toml())
#include <toml++/toml.h>
#pragma pop_macro("NDEBUG")

#include "colloquio/base/result.hpp"

namespace colloquio::text {

/// Reads TOML 1.0. Errors: invalid_input, with what is wrong and "`file`, line N".
[[nodiscard]] Result<toml::table> parse_toml(std::string_view toml, std::string_view file);

/// A basic string of TOML, in its quotes, for a key or a value: it reads back as `words`, whatever is in them (bytes
/// that are no UTF-8 as U+FFFD). Nothing in it can move a terminal.
[[nodiscard]] std::string toml_string(std::string_view words);

}  // namespace colloquio::text
