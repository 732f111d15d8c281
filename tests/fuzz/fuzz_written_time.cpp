// Any bytes as a written time: no crash, no overflow, and what is read is read the same again.
#include <cstddef>
#include <cstdint>
#include <cstdlib>
#include <string_view>

#include "colloquio/base/check.hpp"
#include "colloquio/base/time_parse.hpp"

namespace {

using colloquio::DateOrder;
using colloquio::NumberMeans;
using colloquio::Zone;

const Zone& rome() {
  static const Zone zone = [] {
    auto named = Zone::named("Europe/Rome");
    COLLOQUIO_CHECK(named.has_value(), "tzdata is installed");
    return *named;
  }();
  return zone;
}

void check_one(std::string_view text, const colloquio::TimeFormat& format) {
  const auto parsed = colloquio::parse_time(text, format);
  if (!parsed) return;
  COLLOQUIO_CHECK(parsed->at != colloquio::kNoTime, "what is read is a time");
  COLLOQUIO_CHECK(colloquio::parse_time(text, format) == parsed, "reading keeps no state");
  const auto again = colloquio::parse_time(colloquio::to_rfc3339(parsed->at));
  // Our own writing has four-digit years; RFC 3339 has no others.
  const bool four_digits = colloquio::to_rfc3339(parsed->at).find('-', 1) == 4;
  COLLOQUIO_CHECK(!four_digits || (again && again->at == parsed->at), "what we write we read");
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  const std::string_view text{reinterpret_cast<const char*>(data), size};
  for (const auto order : {DateOrder::undeclared, DateOrder::ymd, DateOrder::dmy, DateOrder::mdy}) {
    check_one(text, {.zone = nullptr, .order = order});
    check_one(text, {.zone = &rome(), .order = order, .number = NumberMeans::unix_time});
  }
  check_one(text, {.zone = &rome(), .number = NumberMeans::excel_serial});
  return 0;
}
