#pragma once

#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

namespace colloquio::text {

/// Whether a plain text says something: at least one letter or digit is left after mentions (@name, u/name), links and
/// quoted lines ("> ") are taken away. "+1", emoji and punctuation alone say nothing: they are taps in disguise.
/// Stops at the first evidence: tens of nanoseconds for ordinary talk.
[[nodiscard]] bool is_talk(std::string_view plain);
/// The same for an HTML fragment; quoted elements do not count.
[[nodiscard]] bool is_talk_html(std::string_view html);

/// Fills `names` with who is mentioned (@name, @name@host, u/name) outside quoted lines, in order, with repetitions,
/// without the sign. Views into `plain`; `names` is cleared first.
void mentions(std::string_view plain, std::vector<std::string_view>& names);
[[nodiscard]] std::vector<std::string_view> mentions(std::string_view plain);

/// The author's own words of a mail: without quoted lines, the line that introduces them ("On ... wrote:", "Il ... ha
/// scritto:", also broken over lines), forwarded or answered originals below ("-----Original Message-----", Outlook's
/// header block) and the signature after "-- ". Answers between quotes are kept. Runs of empty lines become one.
[[nodiscard]] std::string strip_quotes(std::string_view plain);

/// A text on one line for lists: blanks run together, at most `max` visible characters (grapheme clusters), the last
/// being "…" if something was cut. Invalid UTF-8 must have been replaced before.
[[nodiscard]] std::string one_line(std::string_view plain, std::size_t max);

}  // namespace colloquio::text
