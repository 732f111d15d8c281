#pragma once

#include <string>
#include <vector>

#include "context.hpp"

#include "colloquio/app/losses.hpp"
#include "colloquio/core/report/terminal.hpp"

namespace colloquio::cli {

/// The word as one types it to a shell: in quotes where it must be.
[[nodiscard]] std::string shell_word(std::string_view word);
/// Width, colour and characters of this terminal, and the data folder if it is not the usual one.
[[nodiscard]] report::TerminalOptions terminal_options(const Context& context, report::Lang lang);
/// "guest", "casa".
[[nodiscard]] std::string_view role_name(const Words& words, Role role);
/// "a.csv, line 4", "a.bin, byte 120" where there are no lines (`line` is 0), "a.csv" for the whole file.
[[nodiscard]] std::string place_of(const Words& words, std::string_view file, std::uint64_t line, std::uint64_t offset);
/// What is said of files that could not be read, or only up to some place: nothing, one or two clauses.
[[nodiscard]] std::vector<std::string> lost_files(const Words& words, const app::Losses& losses);
/// Whether a period can be understood, before long work is done for it. Errors: invalid_input, in the reader's words.
[[nodiscard]] Result<void> check_window(const Context& context, std::string_view window);
/// A sentence of ours, wrapped, for this terminal.
[[nodiscard]] std::string wrapped(const Context& context, std::string_view text, std::size_t indent = 0);
/// A short word and, from `column` on, what there is to say of it, wrapped; below it where the word is too long.
[[nodiscard]] std::string entry(const Context& context, std::string_view word, std::string_view text,
                                std::size_t column);

/// Words of strangers made harmless and exactly `width` columns wide: cut with an ellipsis or filled with blanks.
[[nodiscard]] std::string cell(std::string_view text, std::size_t width);
/// The same against the right edge, for numbers; longer ones stay whole.
[[nodiscard]] std::string right(std::string_view text, std::size_t width);

}  // namespace colloquio::cli
