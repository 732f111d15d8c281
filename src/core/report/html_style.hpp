#pragma once

#include <string_view>

namespace colloquio::report {

/// The style sheet inside every HTML report: one column, light and dark, paper, phone. Asks nothing of the network:
/// fonts are the reader's own.
[[nodiscard]] std::string_view html_style();

}  // namespace colloquio::report
