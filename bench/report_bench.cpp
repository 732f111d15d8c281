// What is asked of a record that is there costs: the report, and opening a conversation.
//
//   report_bench FOLDER [ID]   a data folder and a message; prints seconds, CPU seconds (user + system) and peak memory
//                              of each step
//
// Reading the columns that analyses need is a step of its own: what the report takes longer than that is its own cost.
// The first reading fills DuckDB's buffers.
#include <cstdio>

#include "step.hpp"

#include "colloquio/adapters/duckdb/duckdb_record.hpp"
#include "colloquio/adapters/system/large_blocks.hpp"
#include "colloquio/adapters/system/system_clock.hpp"
#include "colloquio/app/measuring.hpp"
#include "colloquio/app/roles.hpp"

int main(int argc, char** argv) {
  using namespace colloquio;
  adapters::keep_large_blocks_apart();
  if (argc != 2 && argc != 3) {
    std::fputs("report_bench FOLDER [ID]: a data folder, as colloquio import makes it, and a message\n", stderr);
    return 2;
  }
  auto record = adapters::open_duckdb_record(argv[1]);
  if (!record) {
    std::fprintf(stderr, "%s\n", record.error().message.c_str());
    return 1;
  }
  const app::Company company;
  for (int i = 0; i < 4; ++i) {
    const bench::Step step{"reading the columns"};
    if (!(*record)->read_talk(app::role_of(company))) return 1;
  }
  for (int i = 0; i < 3; ++i) {
    const bench::Step step{"the report, reading included"};
    const app::ReportRequest request{.window = "all", .now = adapters::SystemClock{}.now()};
    if (!app::make_report(**record, company, request, {})) return 1;
  }
  if (argc == 2) return 0;
  const auto found = (*record)->find_by_prefix(argv[2], 1);
  if (!found || found->empty()) return 1;
  for (int i = 0; i < 10; ++i) {
    const bench::Step step{"opening the conversation"};
    if (!(*record)->read_conversation(found->front())) return 1;
  }
}
