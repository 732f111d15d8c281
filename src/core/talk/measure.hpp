#pragma once

#include <cstddef>
#include <functional>

#include "colloquio/base/instant.hpp"
#include "colloquio/base/result.hpp"
#include "colloquio/core/model/talk_table.hpp"
#include "colloquio/core/talk/talk.hpp"

namespace colloquio::talk {

/// Runs `body(0) … body(n - 1)`, each exactly once, in any order and on any number of threads, and returns when all are
/// done. The result of measuring does not depend on how it does so.
using ForEach = std::function<void(std::size_t n, const std::function<void(std::size_t)>& body)>;

/// One after the other on the calling thread.
void one_by_one(std::size_t n, const std::function<void(std::size_t)>& body);

struct MeasureOptions {
  Window window{};          ///< all time unless told; the equal period before it is measured too if both ends are set
  Zone zone = Zone::utc();  ///< days and months are cut here
  bool by_channel = true;
  bool by_market = true;          ///< only channels with a declared market make market sections
  std::size_t most_waiting = 50;  ///< longest lists given; 0 = none
  std::size_t most_busy = 20;     ///< of those whose links are known, and of those by_order
  std::size_t most_talkers = 50;
  std::size_t fault_examples = 5;
  std::size_t curve_points = 200;
};

/// Threads and every talk and growth figure (METRICS 1-9, 12, 13) of a body of messages; src/core/talk/catalog.hpp
/// lists the ids.
///
/// Pure and deterministic: any order of rows and any ForEach give the same result, bit for bit.
/// What a window means: figures count messages whose time lies in it; links, turns and levels come from the whole
/// conversation; an answer counts up to the horizon of its channel even if it came after the window.
/// Messages without a usable time count for sizes and pairs, and only when the window is all time.
///
/// Errors: `corrupt` if columns differ in length, an index points nowhere or what few messages have is not in the order
/// of rows, `invalid_input` if there are more than 2^32 - 16 messages or the window ends before it begins.
/// Cost: O(n) for n messages but for sorts of conversations and intervals; about 60 bytes a message beside the table.
[[nodiscard]] Result<TalkResult> measure(const TalkTable& table, const MeasureOptions& options,
                                         const ForEach& for_each = one_by_one);

}  // namespace colloquio::talk
