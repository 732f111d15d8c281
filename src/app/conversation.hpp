#pragma once

#include <string_view>

#include "colloquio/app/company.hpp"
#include "colloquio/core/report/conversation_view.hpp"
#include "colloquio/ports/record.hpp"

namespace colloquio::app {

/// The conversation that holds a message, for people. `id` is a message id, a conversation id, or the first hexadecimal
/// digits of a message id (at least 4) if they are enough to tell it from the others.
/// Its faults are those that the figures count, each at the message it was seen on; `now` tells what lies in the
/// future. Errors: invalid_input (no hexadecimal digits), not_found, conflict (several begin so; they are named).
[[nodiscard]] Result<report::ConversationView> view_conversation(ports::Record& record, const Company& company,
                                                                 std::string_view id, std::string_view version,
                                                                 Instant now);

}  // namespace colloquio::app
