#pragma once

#include <string>
#include <string_view>

#include "colloquio/core/model/vocabulary.hpp"
#include "colloquio/core/report/words.hpp"

namespace colloquio::report {

/// Why something could not be read, in the reader's language. Readers say it in English, briefly and always in the same
/// words, and so it is stored; what is not in the catalogue stays as it is.
[[nodiscard]] std::string reason(Lang lang, std::string_view english);

/// The same with how much is lost, if it is more than a piece: "JSON is cut; what follows in the file is not known".
[[nodiscard]] std::string reason(Lang lang, std::string_view english, Loss loss);

}  // namespace colloquio::report
