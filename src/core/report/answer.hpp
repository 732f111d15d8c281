#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "colloquio/core/report/language.hpp"
#include "colloquio/core/report/report.hpp"

namespace colloquio::report {

/// What the figures allow us to answer to "are we in a dialogue?".
enum class Verdict : std::uint8_t { empty, no_house, too_few, yes, partly, not_yet };

// The thresholds one may dispute, in one place; the report prints them.
inline constexpr double kMostAnswered = 0.5;    ///< answered by the house within seven days
inline constexpr double kOftenDialogue = 0.25;  ///< conversations that become a dialogue

/// `yes` when both whole intervals lie above their thresholds, `not_yet` when both lie whole below, else `partly`.
[[nodiscard]] Verdict verdict_of(const Report& report);

/// The answer as it is read first, before any chart.
struct Answer {
  Verdict verdict = Verdict::empty;
  std::string headline;                ///< "Yes."
  std::vector<std::string> sentences;  ///< two at most; nothing the intervals do not carry
  std::vector<std::string> advice;     ///< what would help, when there is no answer
  bool show_how_to_declare = false;
  std::string rule;  ///< how the headline was chosen; "" when it was not
};

[[nodiscard]] Answer answer(const Report& report, const Language& language);

/// The lines of colloquio.toml that would declare a house.
[[nodiscard]] std::string house_example(const Language& language);

}  // namespace colloquio::report
