// The contract of the record, for each adapter; and that they agree with each other whatever the order of the rows.
#include <algorithm>
#include <cstdlib>
#include <filesystem>

#include "record_answers.hpp"
#include "record_links.hpp"
#include "record_states.hpp"
#include <rapidcheck.h>

#include "colloquio/adapters/duckdb/duckdb_record.hpp"
#include "colloquio/adapters/memory/memory_record.hpp"
#include "colloquio/app/roles.hpp"
#include "colloquio/app/talk_collector.hpp"

namespace colloquio::contract {
namespace {

class MemoryStore {
 public:
  ports::Record& record() { return *record_; }
  void reopen() {}

 private:
  std::unique_ptr<ports::Record> record_ = adapters::make_memory_record();
};

class DuckDbStore {
 public:
  DuckDbStore() {
    std::string pattern = (std::filesystem::temp_directory_path() / "colloquio-record-XXXXXX").string();
    folder_ = ::mkdtemp(pattern.data());
    reopen();
  }
  DuckDbStore(const DuckDbStore&) = delete;
  DuckDbStore& operator=(const DuckDbStore&) = delete;
  ~DuckDbStore() {
    record_.reset();
    std::filesystem::remove_all(folder_);
  }
  ports::Record& record() { return *record_; }
  void reopen() {
    record_.reset();
    record_ = adapters::open_duckdb_record(folder_, {.threads = 2}).value();
  }

 private:
  std::filesystem::path folder_;
  std::unique_ptr<ports::Record> record_;
};

INSTANTIATE_TYPED_TEST_SUITE_P(Memory, RecordStates, MemoryStore);
INSTANTIATE_TYPED_TEST_SUITE_P(Memory, RecordLinks, MemoryStore);
INSTANTIATE_TYPED_TEST_SUITE_P(Memory, RecordAnswers, MemoryStore);
INSTANTIATE_TYPED_TEST_SUITE_P(DuckDb, RecordStates, DuckDbStore);
INSTANTIATE_TYPED_TEST_SUITE_P(DuckDb, RecordLinks, DuckDbStore);
INSTANTIATE_TYPED_TEST_SUITE_P(DuckDb, RecordAnswers, DuckDbStore);

/// The world told in some imports, its rows in some order, some of them twice.
std::vector<ports::ImportRun> tell(ports::Record& record, std::vector<Told> world, std::uint64_t seed) {
  std::mt19937_64 dice{seed};
  std::shuffle(world.begin(), world.end(), dice);
  const std::size_t again = world.empty() ? 0 : dice() % world.size();
  for (std::size_t i = 0; i < again; ++i) world.push_back(world[dice() % world.size()]);
  std::vector<ports::ImportRun> runs;
  for (std::size_t from = 0; from < world.size();) {
    const std::size_t to = std::min(world.size(), from + 1 + dice() % 40);
    const std::vector<Told> part{world.begin() + static_cast<std::ptrdiff_t>(from),
                                 world.begin() + static_cast<std::ptrdiff_t>(to)};
    runs.push_back(import_all(record, "run " + std::to_string(runs.size()), batches_of(part, dice)).value());
    from = to;
  }
  return runs;
}

void check(const std::string& what, int times, int size, const std::function<void()>& property) {
  rc::detail::TestParams params;
#ifdef COLLOQUIO_SANITIZED
  times = (times + 9) / 10;
#endif
  params.maxSuccess = times;
  params.maxSize = size;
  params.seed = 20261123;
  rc::detail::TestMetadata metadata;
  metadata.description = what;
  const auto result = rc::detail::checkTestable(property, metadata, params);
  std::ostringstream said;
  rc::detail::printResultMessage(result, said);
  EXPECT_TRUE(result.template is<rc::detail::SuccessResult>()) << said.str();
}

TEST(RecordProperty, MemoryDoesNotCareAboutOrderOrRepetition) {
  check("any order, any repetition", 150, 120, [] {
    const auto world = *rc::gen::arbitrary<std::vector<Told>>();
    const auto seed = *rc::gen::arbitrary<std::uint64_t>();
    const auto one = adapters::make_memory_record();
    const auto other = adapters::make_memory_record();
    tell(*one, world, seed);
    tell(*other, world, seed + 1);
    RC_ASSERT(everything(*one) == everything(*other));
  });
}

TEST(RecordProperty, DuckDbAgreesWithMemory) {
  DuckDbStore store;
  check("the same answers", 12, 150, [&] {
    const auto world = *rc::gen::arbitrary<std::vector<Told>>();
    const auto seed = *rc::gen::arbitrary<std::uint64_t>();
    RC_ASSERT(store.record().clear().has_value());
    const auto memory = adapters::make_memory_record();
    const auto expected = tell(*memory, world, seed);
    const auto runs = tell(store.record(), world, seed);
    RC_ASSERT(everything(store.record()) == everything(*memory));
    for (std::size_t i = 0; i < runs.size(); ++i) {
      RC_ASSERT(runs[i].messages_read == expected[i].messages_read);
      RC_ASSERT(runs[i].messages_new == expected[i].messages_new);
      RC_ASSERT(runs[i].messages_changed == expected[i].messages_changed);
      RC_ASSERT(runs[i].messages_again == expected[i].messages_again);
      RC_ASSERT(runs[i].taps_new == expected[i].taps_new);
    }
  });
}

/// The house in every way a rule can tell it: by name, by time.
app::Company company() {
  app::Company company;
  company.house = {{.id = "a1", .to = from_micros(3)}, {.handle = "anna"}};
  return company;
}

/// What `measure` collects in one pass is what a record gives back. Rows come with their texts or without: measures
/// keep none, so nothing may hang on the hash of the words.
TEST(RecordProperty, OnePassCollectsWhatARecordGives) {
  check("the same talk table", 2000, 150, [] {
    const auto world = *rc::gen::arbitrary<std::vector<Told>>();
    const auto seed = *rc::gen::arbitrary<std::uint64_t>();
    std::mt19937_64 dice{seed};
    const auto record = adapters::make_memory_record();
    app::TalkCollector collector{company()};
    for (std::size_t from = 0, run = 0; from < world.size(); ++run) {
      const std::size_t to = std::min(world.size(), from + 1 + dice() % 60);
      auto batches = batches_of(
          {world.begin() + static_cast<std::ptrdiff_t>(from), world.begin() + static_cast<std::ptrdiff_t>(to)}, dice);
      from = to;
      Numberer numberer;
      for (const auto& batch : batches) numberer.number(batch->rows());
      RC_ASSERT(import_all(*record, "run " + std::to_string(run), batches).has_value());
      collector.begin_input();
      for (const auto& batch : batches) {
        for (MessageRow& row : batch->rows().messages) row.content_hash = {};
        collector.add(batch->rows());
      }
    }
    RC_ASSERT(lines_of(collector.finish()) == lines_of(record->read_talk(app::role_of(company())).value()));
  });
}

}  // namespace
}  // namespace colloquio::contract
