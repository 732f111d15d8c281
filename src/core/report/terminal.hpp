#pragma once

#include <cstddef>
#include <string>

#include "colloquio/core/report/conversation_view.hpp"
#include "colloquio/core/report/report.hpp"

namespace colloquio::report {

struct TerminalOptions {
  Lang lang = Lang::en;
  std::size_t width = 80;  ///< columns; 40 at least
  bool colour = false;     ///< ANSI colours; never the only sign of anything
  bool unicode = true;     ///< false: plain ASCII only, whatever the data holds
  /// The data folder as one types it, quoted for a shell where it must be: the commands in the report name it. "" =
  /// they find it without.
  std::string data;
};

/// The report for a terminal. No line is wider than the width but a command with a long data folder, which must stay
/// one line to be typed as it stands; nothing in the data can move the cursor or change
/// colours.
[[nodiscard]] std::string to_terminal(const Report& report, const TerminalOptions& options);

/// One conversation as a tree: who answers whom and after how long.
[[nodiscard]] std::string to_terminal(const ConversationView& view, const TerminalOptions& options);

}  // namespace colloquio::report
