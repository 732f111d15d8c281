#pragma once

#include <string>
#include <string_view>

namespace colloquio::sources {

/// Whether a JSON text holds escapes that a strict parser accepts but that give no clean UTF-8 text: `\u0000` and
/// surrogates without their other half. Cost: memchr for the backslashes.
[[nodiscard]] bool has_dirty_escapes(std::string_view json);

/// Rewrites JSON as real exports write it into JSON as the standard wants it: `\xNN` → `\u00NN`, unknown escapes → the
/// character itself, lone surrogates and invalid UTF-8 → U+FFFD, NUL → space, raw line breaks and tabs in strings →
/// their escapes, NaN and Infinity → null, a comma before a closing bracket → nothing. What is broken in its structure
/// stays broken. Cost: one pass.
void repair_json(std::string_view json, std::string& into);

}  // namespace colloquio::sources
