#pragma once

#include <cstdint>
#include <map>
#include <string>

namespace colloquio::record {

/// The best known number of taps on one message: the larger of the known actors and the newest counts.
///
/// `newest` holds the newest value of each metric. Only metrics that count taps are added; a negative value is 0;
/// "score" (net votes) says nothing new beside "upvotes"; of "reactions" and its parts "reactions.X" the larger is
/// taken.
[[nodiscard]] std::uint32_t best_known_taps(const std::map<std::string, double, std::less<>>& newest,
                                            std::int64_t actors);

}  // namespace colloquio::record
