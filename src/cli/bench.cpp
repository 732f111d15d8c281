#include <chrono>
#include <ctime>

#include "commands.hpp"
#include "faces.hpp"
#include <fmt/format.h>
#include <sys/resource.h>

#include "colloquio/app/ingest.hpp"
#include "colloquio/app/measuring.hpp"
#include "colloquio/core/report/json.hpp"
#include "colloquio/sim/write.hpp"
#include "colloquio/sources/memory_bundle.hpp"

namespace colloquio::cli {

namespace {

double cpu_seconds() {
  timespec t{};
  clock_gettime(CLOCK_PROCESS_CPUTIME_ID, &t);
  return static_cast<double>(t.tv_sec) + static_cast<double>(t.tv_nsec) * 1e-9;
}

/// CPU seconds of all threads since the last lap.
class Laps {
 public:
  double lap() {
    const double now = cpu_seconds();
    const double spent = now - last_;
    last_ = now;
    return spent;
  }

 private:
  double last_ = cpu_seconds();
};

/// One hash of every figure: changes only when some number changes.
Id128 signature_of(const report::Report& report) {
  report::Report figures;
  figures.talk = report.talk;
  figures.zone = report.zone;
  return hash128(report::to_json(figures));
}

}  // namespace

Result<int> run_bench(const Context& context, const BenchCommand& command) {
  sim::WorldOptions world;
  world.messages = command.signature ? 50'000 : command.messages;
  Laps laps;
  sim::MemoryFiles files;
  if (auto written = sim::write_world(world, "convokit", files); !written) return tl::make_unexpected(written.error());
  const double making = laps.lap();

  std::map<std::string, std::string> bytes;
  std::size_t size = 0;
  for (const auto& [name, text] : files.files()) {
    size += text.size();
    bytes.emplace(name, text);
  }
  sources::MemoryBundle bundle{std::move(bytes)};
  app::Company company;
  company.zone = "Etc/UTC";
  app::TalkCollector collector{company};
  app::Input input;
  input.bundle = &bundle;
  input.format = sources::find_format("convokit");
  laps.lap();
  const auto read = app::collect_input(collector, input, {});
  if (!read) return tl::make_unexpected(read.error());
  TalkTable table = collector.finish();
  const double reading = laps.lap();
  const auto report = app::measure_table(table, company, {.window = "all", .version = "", .threads = context.threads});
  if (!report) return tl::make_unexpected(report.error());
  const double measuring = laps.lap();
  const Id128 signature = signature_of(*report);
  if (command.signature) {
    fmt::print("{}\n", to_hex(signature));
    return 0;
  }
  rusage usage{};
  getrusage(RUSAGE_SELF, &usage);
  const auto per_million = [&](double seconds) { return seconds * 1e6 / static_cast<double>(world.messages); };
  const Words& words = context.words;
  fmt::print("{}\n", words("bench.world", {{"n", words.number(world.messages)}, {"size", words.bytes(size)}}));
  const auto row = [&](Key what, double seconds) {
    fmt::print("  {}  {}\n", cell(words(what), 18),
               words("bench.time", {{"seconds", right(words.decimal(seconds, 2), 6)},
                                    {"million", right(words.decimal(per_million(seconds), 2), 5)}}));
  };
  row("bench.making", making);
  row("bench.reading", reading);
  row("bench.measuring", measuring);
  const std::string peak = words.decimal(static_cast<double>(usage.ru_maxrss) / 1024, 0) + " MiB";
  fmt::print("  {}  {}\n", cell(words("bench.peak"), 18), words("bench.twice", {{"size", right(peak, 6)}}));
  return 0;
}

}  // namespace colloquio::cli
