#include "colloquio/core/model/good_clock.hpp"

#include <gtest/gtest.h>

namespace colloquio {
namespace {

TEST(GoodClock, BelievesADayAfterTheReadingAndNothingAfter2100) {
  EXPECT_EQ(to_rfc3339(kFirstGoodTime), "1980-01-01T00:00:00Z");
  EXPECT_EQ(to_rfc3339(kLastGoodTime), "2100-01-01T00:00:00Z");
  const Instant read = from_micros(1'772'402'700'000'000);
  EXPECT_EQ(micros(last_good_time(read)) - micros(read), 86'400'000'000);
  EXPECT_EQ(last_good_time(kNoTime), kLastGoodTime) << "nobody knows when it was read";
  EXPECT_EQ(last_good_time(kLastGoodTime - std::chrono::hours{1}), kLastGoodTime);
  EXPECT_EQ(last_good_time(Instant::max()), kLastGoodTime);
}

}  // namespace
}  // namespace colloquio
