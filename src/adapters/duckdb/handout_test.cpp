#include "colloquio/adapters/duckdb/handout.hpp"

#include <thread>
#include <vector>

#include <gtest/gtest.h>

namespace colloquio::adapters::duck {
namespace {

/// Nothing but the handout keeps these threads from each other: the thread sanitizer watches.
TEST(Handout, GivesEveryRowToOneThread) {
  constexpr std::size_t kLanes = 3;
  Handout handout{kLanes};
  std::vector<int> batch;
  std::vector<std::thread> takers;
  for (std::size_t lane = 0; lane < kLanes; ++lane) {
    takers.emplace_back([&, lane] {
      for (auto rows = handout.take(lane, 7); !rows.empty(); rows = handout.take(lane, 7)) {
        for (std::size_t i = rows.first; i < rows.last; ++i) ++batch[i];
        handout.done();
      }
    });
  }
  for (std::size_t size = 0; size < 300; ++size) {
    batch.assign(size, 0);
    handout.offer(size);
    handout.wait();
    EXPECT_EQ(batch, std::vector<int>(size, 1));
  }
  handout.end();
  for (std::thread& taker : takers) taker.join();
}

TEST(Handout, LanesStayInTheirStripeWhileItHasRows) {
  Handout handout{2};
  handout.offer(10);
  const auto is = [](Handout::Range range, std::size_t first, std::size_t last) {
    return range.first == first && range.last == last;
  };
  EXPECT_TRUE(is(handout.take(1, 3), 5, 8));
  EXPECT_TRUE(is(handout.take(0, 3), 0, 3));
  EXPECT_TRUE(is(handout.take(1, 3), 8, 10));
  EXPECT_TRUE(is(handout.take(1, 3), 3, 5)) << "helps";
  handout.end();
  EXPECT_TRUE(handout.take(0, 3).empty());
}

TEST(Handout, StoppedTakersAreNotWaitedFor) {
  Handout handout{2};
  handout.offer(10);
  std::thread taker{[&] {
    static_cast<void>(handout.take(0, 3));
    handout.done();
    handout.stop();
  }};
  handout.wait();
  taker.join();
  handout.offer(5);
  handout.wait();
}

}  // namespace
}  // namespace colloquio::adapters::duck
