#pragma once

#include "colloquio/core/report/conversation_view.hpp"
#include "colloquio/core/report/report.hpp"

namespace colloquio::report {

// Made-up reports for the tests of the faces. Their figures are invented one by one and need not fit each other.

/// A small coffee roaster's year: everything a report can show, little of each. Golden files are made from it.
[[nodiscard]] Report small_report();
/// As above but long: thirty months, many people, two evidence levels, curves of 200 points. To look at.
[[nodiscard]] Report rich_report();
/// Nothing was said.
[[nodiscard]] Report empty_report();
/// Talk, but no house declared.
[[nodiscard]] Report houseless_report();
/// A house, and seven messages.
[[nodiscard]] Report sparse_report();
/// Every text is an attack: markup, terminal escapes, bidi overrides, broken bytes, endless words.
[[nodiscard]] Report hostile_report();

[[nodiscard]] ConversationView small_conversation();

}  // namespace colloquio::report
