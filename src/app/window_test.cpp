#include "colloquio/app/window.hpp"

#include <gtest/gtest.h>

namespace colloquio::app {
namespace {

const Zone kRome = *Zone::named("Europe/Rome");
const Instant kHorizon = from_micros(1'793'450'000'000'000);  // 2026-10-31T13:53:20Z

std::string shown(std::string_view text) {
  const auto window = parse_window(text, kRome, kHorizon);
  if (!window) return "error";
  return (window->from == kNoTime ? "" : to_rfc3339(window->from)) + " " +
         (window->to == Instant::max() ? "" : to_rfc3339(window->to));
}

TEST(Window, EveryFormIsCutAtLocalMidnight) {
  EXPECT_EQ(shown("all"), " ");
  EXPECT_EQ(shown("1d"), "2026-10-30T23:00:00Z 2026-10-31T23:00:00Z");
  EXPECT_EQ(shown("90d"), "2026-08-02T22:00:00Z 2026-10-31T23:00:00Z") << "summer time began the window";
  EXPECT_EQ(shown("1w"), "2026-10-24T22:00:00Z 2026-10-31T23:00:00Z");
  EXPECT_EQ(shown("1y"), "2025-10-31T23:00:00Z 2026-10-31T23:00:00Z");
  EXPECT_EQ(shown("2026-05"), "2026-04-30T22:00:00Z 2026-05-31T22:00:00Z");
  EXPECT_EQ(shown("2026"), "2025-12-31T23:00:00Z 2026-12-31T23:00:00Z");
  EXPECT_EQ(shown("2026-01-01..2026-03-31"), "2025-12-31T23:00:00Z 2026-03-31T22:00:00Z");
  EXPECT_EQ(shown("..2026-03-31"), " 2026-03-31T22:00:00Z");
  EXPECT_EQ(shown("2026-01..2026-02"), "2025-12-31T23:00:00Z 2026-02-28T23:00:00Z");
}

TEST(Window, WhatIsNoWindowSaysWhatIs) {
  for (const auto* text : {"", "d", "0d", "-3d", "90", "90x", "2026-13", "2026-02-30", "..", "2026-03-01..2026-02-01",
                           "last year", "99999999999d"}) {
    const auto window = parse_window(text, kRome, kHorizon);
    ASSERT_FALSE(window) << text;
    EXPECT_EQ(window.error().kind, ErrorKind::invalid_input);
  }
}

}  // namespace
}  // namespace colloquio::app
