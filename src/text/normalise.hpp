#pragma once

#include <string>
#include <string_view>

namespace colloquio::text {

/// The form in which texts are compared, hashed and shown: valid UTF-8 (what is not becomes U+FFFD), NFC, line ends as
/// "\n", NUL as a space, no blanks, direction marks (U+200E, U+200F, U+202A to U+202E) or byte order marks at either
/// end. Nothing inside is removed: ZWJ builds emoji.
///
/// Returns `text` or a part of it when only the ends change, else a view of `scratch`. Applying it twice changes
/// nothing. About 8 GB/s on ASCII, 1 GB/s on other scripts of Europe and on emoji.
[[nodiscard]] std::string_view normalise(std::string_view text, std::string& scratch);
[[nodiscard]] std::string normalise(std::string_view text);

}  // namespace colloquio::text
