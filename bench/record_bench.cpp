// What the record costs: importing, importing again, reading for analyses, opening one long conversation.
//
//   record_bench [messages] [folder]      prints wall seconds, CPU seconds (user + system) and peak memory of each step
//
// Rows are generated (texts of about 150 bytes, 15 % accounts, threads up to 15,000 messages, two counts a message).
#include <cstdint>
#include <cstdio>
#include <cstdlib>
#include <filesystem>
#include <random>
#include <string>
#include <vector>

#include "step.hpp"

#include "colloquio/adapters/duckdb/duckdb_record.hpp"
#include "colloquio/adapters/system/large_blocks.hpp"

namespace {

using namespace colloquio;
using bench::Step;

/// A world of messages in time order, some conversations with a native id, others known by parents only.
class World {
 public:
  explicit World(std::uint64_t messages) : messages_(messages) {
    for (int i = 0; i < 20'000; ++i) {
      std::string word;
      for (std::uint64_t n = 3 + dice_() % 9; n > 0; --n) word += static_cast<char>('a' + dice_() % 26);
      words_.push_back(word);
    }
  }

  static Id128 long_conversation() { return hash128("conversation 0"); }
  [[nodiscard]] std::uint64_t messages() const { return messages_; }

  void fill(RowBatch& batch, std::uint64_t from, std::uint64_t to, std::int64_t as_of) {
    batch.clear();
    batch.as_of = from_micros(as_of);
    for (std::uint64_t i = from; i < to; ++i) add(batch, i);
  }

 private:
  void add(RowBatch& batch, std::uint64_t i) {
    std::mt19937_64 dice{i};  // the same message in every import
    const auto keep = [&](const std::string& text) { return batch.arena.keep(text); };
    const bool in_long = dice() % (messages_ / 15'000 + 1) == 0;
    const std::uint64_t thread = in_long ? 0 : 1 + dice() % (messages_ / 10);
    MessageRow row;
    row.native_id = keep("utt_" + std::to_string(i));
    row.id = hash128(row.native_id);
    row.channel = hash128("channel " + std::to_string(dice() % 4));
    const std::uint64_t author = dice() % (messages_ * 15 / 100 + 1);
    row.account = hash128("account " + std::to_string(author));
    if (thread % 2 == 0) row.conversation = hash128("conversation " + std::to_string(thread));
    if (last_.size() <= thread) last_.resize(thread + 1, messages_);
    if (last_[thread] < i) {
      row.parent_native_id = keep("utt_" + std::to_string(last_[thread]));
      row.parent = hash128(row.parent_native_id);
      row.evidence = Evidence::explicit_;
    }
    last_[thread] = i;
    std::string text;
    for (std::uint64_t n = 5 + dice() % 36; n > 0; --n)
      text += words_[dice() % words_.size() * (dice() % 1000) / 1000] + ' ';
    row.text = keep(text);
    row.time_raw = keep(to_rfc3339(from_micros(static_cast<std::int64_t>(1'600'000'000'000'000 + i * 90'000'000))));
    row.occurred = from_micros(static_cast<std::int64_t>(1'600'000'000'000'000 + i * 90'000'000));
    row.content_hash = hash128(text);
    batch.messages.push_back(row);
    for (const char* metric : {"likes", "shares"}) {
      batch.counts.push_back(
          {.target = row.id, .metric = metric, .as_of = batch.as_of, .value = static_cast<double>(dice() % 20)});
    }
    if (known_.size() <= author) known_.resize(author + 1);
    if (known_[author]) return;
    known_[author] = true;
    const auto name = keep("person " + std::to_string(author));
    batch.accounts.push_back(
        {.id = row.account, .network = "bench", .native_id = name, .handle = name, .display_name = name});
  }

  std::uint64_t messages_;
  std::mt19937_64 dice_{1};
  std::vector<std::string> words_;
  std::vector<std::uint64_t> last_;
  std::vector<bool> known_;
};

void import(ports::Record& record, World world, const char* name, std::int64_t as_of) {
  ports::ImportRun run;
  {
    Step step{name};
    auto session = record.begin({.id = hash128(name), .input = name}).value();
    RowBatch batch;
    constexpr std::uint64_t kRows = 16'384;
    for (std::uint64_t from = 0; from < world.messages(); from += kRows) {
      step.aside([&] { world.fill(batch, from, std::min(world.messages(), from + kRows), as_of); });
      if (!session->append(batch)) std::abort();
    }
    const Step finish{"  of which finish"};
    run = session->finish().value();
  }
  std::printf("  new %lld, changed %lld\n", static_cast<long long>(run.messages_new),
              static_cast<long long>(run.messages_changed));
}

}  // namespace

int main(int argc, char** argv) {
  adapters::keep_large_blocks_apart();
  const std::uint64_t messages = argc > 1 ? std::strtoull(argv[1], nullptr, 10) : 1'000'000;
  const std::filesystem::path folder =
      argc > 2 ? argv[2] : std::filesystem::temp_directory_path() / "colloquio-record-bench";
  std::filesystem::remove_all(folder);
  {
    auto record = adapters::open_duckdb_record(folder).value();
    const World world{messages};
    import(*record, world, "import", 1'000);
    import(*record, world, "import again, a day later", 2'000);
  }
  const auto file = folder / "record.duckdb";
  std::printf("file: %.0f MiB\n", static_cast<double>(std::filesystem::file_size(file)) / 1048576);
  auto record = [&] {
    const Step step{"open"};
    return adapters::open_duckdb_record(folder).value();
  }();
  for (int i = 0; i < 3; ++i) {
    ports::RoleOf role{[](const ports::StoredAccount&, Instant) { return Role::person; }};
    role.depends_on_time = false;
    const Step step{"read talk"};
    if (record->read_talk(role).value().size() != messages) return 1;
  }
  std::size_t size = 0;
  Id128 some;
  for (int i = 0; i < 3; ++i) {
    const Step step{"open the longest conversation"};
    const auto conversation = record->read_conversation(World::long_conversation()).value();
    size = conversation.size();
    some = conversation[size / 2].id;
  }
  std::printf("  %zu messages\n", size);
  {
    const Step step{"find by prefix"};
    if (record->find_by_prefix(to_hex(some).substr(0, 12), 5).value().size() != 1) return 1;
  }
  {
    const Step step{"visit every message"};
    std::size_t visited = 0;
    if (!record->each_message([&](const ports::StoredMessage&) { return ++visited > 0; })) return 1;
    if (visited != messages) return 1;
  }
  {
    const Step step{"fingerprint"};
    static_cast<void>(record->fingerprint().value());
  }
  record.reset();
  std::filesystem::remove_all(folder);
}
