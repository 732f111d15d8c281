// The same number everywhere: what `measure` collects in one pass and what `report` measures from the record are the
// same report, to the byte, for every fixture: alone, twice, with another version of itself, all together, and hurt in
// every way of damage.hpp.
#include <cstdlib>
#include <filesystem>
#include <optional>
#include <string>
#include <vector>

#include "damage.hpp"
#include "fixtures.hpp"
#include <gtest/gtest.h>

#include "colloquio/adapters/duckdb/duckdb_record.hpp"
#include "colloquio/adapters/memory/memory_record.hpp"
#include "colloquio/app/ingest.hpp"
#include "colloquio/app/measuring.hpp"
#include "colloquio/core/report/json.hpp"
#include "colloquio/sources/memory_bundle.hpp"

namespace colloquio::hostile {
namespace {

#ifdef COLLOQUIO_SANITIZED
constexpr std::int64_t kEvery = 12;  ///< the sanitizers see one damage of so many
constexpr bool kDuckEachTime = false;
#else
constexpr std::int64_t kEvery = 1;
constexpr bool kDuckEachTime = true;
#endif

/// An export as it lay on a disk.
struct Export {
  Files files;
  std::int64_t day = 0;  ///< when it was made
};

app::Company company() {
  app::Company company;
  company.zone = "Europe/Rome";
  company.house = {{.pattern = "(?i).*bottega.*"}, {.name = "Anna", .from = from_micros(1'777'000'000'000'000)}};
  return company;
}

app::ReportRequest request() {
  return {.window = "all", .now = from_micros(1'790'000'000'000'000), .threads = 1, .in_full = false};
}

app::Input input_of(sources::Bundle& bundle, const Export& from) {
  app::Input input;
  input.bundle = &bundle;
  input.options = {.zone = "Europe/Rome", .private_messages = true};
  input.name = "fixture";
  input.file_time = from_micros(1'780'000'000'000'000 + from.day * 86'400'000'000);
  std::string all;
  for (const auto& [name, bytes] : from.files) all += name + '\x1f' + bytes + '\x1f';
  input.content = hash128(all);
  return input;
}

std::string said(const Result<report::Report>& report) {
  return report ? report::to_json(*report) : report.error().message;
}

std::string measured(const std::vector<Export>& exports) {
  app::TalkCollector collector{company()};
  for (const Export& one : exports) {
    sources::MemoryBundle bundle{one.files};
    static_cast<void>(app::collect_input(collector, input_of(bundle, one), {}));
  }
  TalkTable table = collector.finish();
  return said(app::measure_table(table, company(), request()));
}

std::string reported(ports::Record& record, const std::vector<Export>& exports) {
  for (const Export& one : exports) {
    sources::MemoryBundle bundle{one.files};
    static_cast<void>(app::import_input(record, input_of(bundle, one), "test", {}));
  }
  return said(app::make_report(record, company(), request(), {}));
}

void expect_same(const std::vector<Export>& exports, const std::string& what, ports::Record* duck = nullptr) {
  const auto memory = adapters::make_memory_record();
  const std::string expected = reported(*memory, exports);
  EXPECT_EQ(measured(exports), expected) << what;
  if (duck == nullptr) return;
  ASSERT_TRUE(duck->clear());
  EXPECT_EQ(reported(*duck, exports), expected) << what << ", in DuckDB";
}

/// A record in DuckDB, one for a whole test: opening costs more than a fixture.
class DuckStore {
 public:
  DuckStore() {
    std::string pattern = (std::filesystem::temp_directory_path() / "colloquio-same-XXXXXX").string();
    folder_ = ::mkdtemp(pattern.data());
    record_ = adapters::open_duckdb_record(folder_, {.threads = 1}).value();
  }
  DuckStore(const DuckStore&) = delete;
  DuckStore& operator=(const DuckStore&) = delete;
  ~DuckStore() {
    record_.reset();
    std::filesystem::remove_all(folder_);
  }
  [[nodiscard]] ports::Record& record() { return *record_; }

 private:
  std::filesystem::path folder_;
  std::unique_ptr<ports::Record> record_;
};

TEST(SameFigures, OfEveryFixtureAloneAndTwice) {
  DuckStore duck;
  for (const Fixture& fixture : fixtures()) {
    ports::Record* record = kDuckEachTime ? &duck.record() : nullptr;
    expect_same({{fixture.files}}, fixture.name, record);
    expect_same({{fixture.files}, {fixture.files}}, fixture.name + " twice", record);
  }
}

TEST(SameFigures, OfAllFixturesTogether) {
  DuckStore duck;
  std::vector<Export> all;
  for (const Fixture& fixture : fixtures()) all.push_back({fixture.files, static_cast<std::int64_t>(all.size() % 3)});
  expect_same(all, "all", &duck.record());
}

/// The same files with another time, some of their bytes changed: an older or a younger export of the same place.
TEST(SameFigures, OfTwoVersionsOfAnExport) {
  DuckStore duck;
  for (const Fixture& fixture : fixtures()) {
    Files other = fixture.files;
    for (auto& [name, bytes] : other) bytes = flipped(bytes, 21);
    for (const std::int64_t day : {-1, 0, 1}) {
      expect_same({{fixture.files}, {other, day}}, fixture.name + " and a version of day " + std::to_string(day),
                  kDuckEachTime && fixture.files.size() > 1 ? &duck.record() : nullptr);
    }
  }
}

/// "2026-05-02T08:00:00Z" of the first member of that name in a report.
std::string time_in(const std::string& report, const std::string& name) {
  const std::size_t at = report.find('"' + name + '"');
  const std::size_t from = report.find(R"("2)", at + name.size() + 2);
  return from == std::string::npos ? "none" : report.substr(from + 1, report.find('"', from + 1) - from - 1);
}

/// The date that is declared in its head says nothing of an export whose rest is missing.
TEST(SameFigures, ACutExportIsKnownUpToItsLastMessage) {
  DuckStore duck;
  const auto shop =
      std::ranges::find_if(fixtures(), [](const Fixture& f) { return f.name == "wordpress/shop.wxr.xml"; });
  ASSERT_NE(shop, fixtures().end());
  const auto report_of = [&](const std::string& bytes) {
    const std::vector<Export> one{{{{"shop.wxr.xml", bytes}}}};
    EXPECT_TRUE(duck.record().clear());
    const std::string report = measured(one);
    EXPECT_EQ(reported(duck.record(), one), report);
    return report;
  };
  const std::string& bytes = shop->files.begin()->second;  // cut in its last item
  const std::string whole = report_of(bytes.substr(0, bytes.rfind("<item>")) + "</channel></rss>");
  EXPECT_EQ(time_in(whole, "horizon"), "2026-05-02T08:00:00Z");
  const std::string cut = report_of(bytes);
  EXPECT_EQ(time_in(cut, "horizon"), time_in(cut, "last"));
  EXPECT_LT(time_in(cut, "last"), "2026-05-02");
}

TEST(SameFigures, OfEveryDamage) {
  std::int64_t nth = 0;
  for (const Fixture& fixture : fixtures()) {
    for (const auto& [name, bytes] : fixture.files) {
      for (Damaged& hurt : damaged(bytes)) {
        if (++nth % kEvery != 0) continue;
        Files files = fixture.files;
        files[name] = std::move(hurt.bytes);
        expect_same({{fixture.files}, {files, nth / kEvery % 3 - 1}}, fixture.name + ", " + name + ": " + hurt.how);
        if (HasFailure()) return;
      }
    }
  }
}

}  // namespace
}  // namespace colloquio::hostile
