#pragma once

#include <string>
#include <string_view>

#include "colloquio/core/report/words.hpp"

namespace colloquio::report {

/// Why something could not be read, in the reader's language. Readers say it in English, briefly and always in the same
/// words, and so it is stored; what is not in the catalogue stays as it is.
[[nodiscard]] std::string reason(Lang lang, std::string_view english);

}  // namespace colloquio::report
