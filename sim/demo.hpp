#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "colloquio/base/result.hpp"
#include "colloquio/sim/files.hpp"

namespace colloquio::sim {

struct DemoOptions {
  std::uint64_t seed = 7;
  std::string last_day = "2026-10-31";  ///< the exports are made at the end of this day; the year before it is told
};

/// Writes the made-up company's real exports, named as somebody who saved them would, and its colloquio.toml:
///   blog-wordpress.xml, forum-discourse/, posta-info.mbox, telegram-amici/, recensioni.csv and bottega-e-telefono.csv
///   with their mapping files, giornate.csv (daily outcomes)
/// Errors: invalid_input (last_day is not a date), whatever the files say.
[[nodiscard]] Result<void> write_demo(const DemoOptions& options, FileWriter& files);

/// What `colloquio import` must be given, in order: the names that write_demo makes, each with the format it is in.
struct DemoInput {
  std::string_view file;
  std::string_view format;  ///< as `--as` takes it; "" = it is recognised
  std::string_view map;     ///< mapping file, "" if none
};
[[nodiscard]] const std::vector<DemoInput>& demo_inputs();

}  // namespace colloquio::sim
