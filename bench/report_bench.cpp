// What is asked of a record that is there costs: the report, messages by their ids, and opening a conversation.
//
//   report_bench FOLDER [ID]   a data folder and a message; prints seconds, CPU seconds (user + system) and peak memory
//                              of each step
//
// Reading the columns that analyses need is a step of its own: what the report takes longer than that is its own cost.
// The first reading fills DuckDB's buffers.
#include <cstdio>
#include <utility>
#include <vector>

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
  const auto table = (*record)->read_talk(app::role_of(company));
  if (!table) return 1;
  for (const auto& [wanted, name] : {std::pair{std::size_t{100}, "100 messages from anywhere"},
                                     {std::size_t{1'000}, "1,000 messages from anywhere"},
                                     {std::size_t{10'000}, "10,000 messages from anywhere"}}) {
    std::vector<Id128> ids;
    for (std::size_t row = 0; row < table->size(); row += table->size() / wanted + 1) ids.push_back(table->id[row]);
    for (int i = 0; i < 3; ++i) {
      const bench::Step step{name};
      if (!(*record)->read_messages(ids)) return 1;
    }
  }
  if (argc == 2) return 0;
  const auto found = (*record)->find_by_prefix(argv[2], 1);
  if (!found || found->empty()) return 1;
  for (int i = 0; i < 10; ++i) {
    const bench::Step step{"opening the conversation"};
    if (!(*record)->read_conversation(found->front())) return 1;
  }
}
