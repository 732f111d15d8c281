// Feeds every registered format with every fixture, damaged in every way of damage.hpp: no crash, no hang, no silence,
// bounded memory, and the same twice. A new format takes part by its fixture alone: whoever recognises one gets it
// hurt.
#include <algorithm>
#include <cstring>
#include <filesystem>
#include <fstream>
#include <iterator>
#include <map>
#include <memory>
#include <string>
#include <string_view>
#include <vector>

#include "damage.hpp"
#include "fixtures.hpp"
#include <gtest/gtest.h>
#include <sys/resource.h>

#include "colloquio/core/report/reasons.hpp"
#include "colloquio/sources/fingerprint_sink.hpp"
#include "colloquio/sources/format.hpp"
#include "colloquio/sources/memory_bundle.hpp"
#include "colloquio/sources/recording_sink.hpp"

namespace colloquio::hostile {
namespace {

using sources::Format;

const sources::ReadOptions kOptions{.zone = "Europe/Rome", .private_messages = true};

double cpu_seconds() {
  rusage use{};
  getrusage(RUSAGE_SELF, &use);
  const auto seconds = [](const timeval& t) {
    return static_cast<double>(t.tv_sec) + static_cast<double>(t.tv_usec) * 1e-6;
  };
  return seconds(use.ru_utime) + seconds(use.ru_stime);
}

double peak_mib() {
  rusage use{};
  getrusage(RUSAGE_SELF, &use);
  return static_cast<double>(use.ru_maxrss) / 1024;
}

/// An input can be refused as a whole (no columns to map, no table in it); bytes in memory are never unavailable.
std::string failure_in(const Result<void>& done) {
  if (done || done.error().kind == ErrorKind::invalid_input || done.error().kind == ErrorKind::not_found) return "";
  return done.error().message;
}

/// What a reader told of some files, and whether it kept the promises of format.hpp while doing so.
struct Told {
  std::uint64_t fingerprint = 0, messages = 0, events = 0, rejects = 0;
  bool gave_up = false;
};

Told read(const Format& format, const Files& files, const std::string& what,
          std::size_t chunk = static_cast<std::size_t>(-1)) {
  sources::MemoryBundle bundle{files, "hostile", chunk};
  sources::FingerprintSink sink;
  const double begun = cpu_seconds();
  const auto done = format.read(bundle, kOptions, sink);
  EXPECT_LT(cpu_seconds() - begun, 10.0) << what;
  EXPECT_TRUE(sink.is_in_order()) << what << ": an event came before its source";
  EXPECT_EQ(failure_in(done), "") << what;
  return {sink.fingerprint(), sink.messages, sink.events(), sink.rejects, !done.has_value()};
}

/// Nothing that could be an item: blank, or a table that ends in its first line.
bool is_blank(const Files& files) {
  return std::all_of(files.begin(), files.end(), [](const auto& file) {
    if (file.first.ends_with(".csv") && file.second.find('\n') == std::string::npos) return true;
    return file.second.find_first_not_of(std::string_view{" \t\r\n\0\xEF\xBB\xBF\xFE\xFF", 10}) == std::string::npos;
  });
}

void expect_honest(const Format& format, const Files& files, const std::string& what) {
  const Told told = read(format, files, what);
  const Told again = read(format, files, what);
  EXPECT_EQ(told.fingerprint, again.fingerprint) << what << ": not the same twice";
  EXPECT_TRUE(told.events + told.rejects > 0 || told.gave_up || is_blank(files)) << what << ": silence";
}

class EveryFormat : public testing::TestWithParam<const Format*> {};

std::string test_name(const testing::TestParamInfo<const Format*>& info) {
  std::string name{info.param->name};
  std::replace_if(name.begin(), name.end(), [](char c) { return c == '-' || c == '.'; }, '_');
  return name;
}

INSTANTIATE_TEST_SUITE_P(Hostile, EveryFormat,
                         testing::ValuesIn(sources::all_formats().begin(), sources::all_formats().end()), test_name);

TEST_P(EveryFormat, HasAFixtureAndReadsItWithoutLosingIt) {
  int own = 0;
  std::uint64_t most = 0;
  for (const Fixture& fixture : fixtures()) {
    if (!is_own(*GetParam(), fixture.files)) continue;
    ++own;
    most = std::max(most, read(*GetParam(), fixture.files, fixture.name).events);
  }
  EXPECT_GT(own, 0) << "no fixture is recognised: nothing of this format is tested";
  EXPECT_GT(most, 0U);
}

TEST_P(EveryFormat, IsHonestAboutEveryDamage) {
  for (const Fixture& fixture : fixtures()) {
    if (!is_own(*GetParam(), fixture.files)) continue;
    for (const auto& [name, bytes] : fixture.files) {
      for (Damaged& hurt : damaged(bytes)) {
        Files files = fixture.files;
        files[name] = std::move(hurt.bytes);
        expect_honest(*GetParam(), files, fixture.name + ", " + name + ": " + hurt.how);
        if (HasFailure()) return;
      }
    }
  }
}

TEST_P(EveryFormat, TellsTheSameHoweverTheBytesArrive) {
  for (const Fixture& fixture : fixtures()) {
    if (!is_own(*GetParam(), fixture.files)) continue;
    for (const auto& [name, bytes] : fixture.files) {
      for (const std::uint64_t seed : {11U, 12U}) {
        Files files = fixture.files;
        files[name] = flipped(bytes, seed);
        const std::string what = fixture.name + ", " + name + ", seed " + std::to_string(seed);
        EXPECT_EQ(read(*GetParam(), files, what).fingerprint, read(*GetParam(), files, what, 17).fingerprint) << what;
        if (HasFailure()) return;
      }
    }
  }
}

TEST_P(EveryFormat, IsHonestAboutTheFilesOfOthers) {
  for (const Fixture& fixture : fixtures()) {
    static_cast<void>(confidence(*GetParam(), fixture.files));
    const Told told = read(*GetParam(), fixture.files, fixture.name);
    EXPECT_EQ(told.fingerprint, read(*GetParam(), fixture.files, fixture.name).fingerprint) << fixture.name;
  }
}

TEST_P(EveryFormat, ReadsNothingOutOfNothing) {
  for (const std::string_view nothing : {"", "\xEF\xBB\xBF", "\xFF\xFE", "\xFE\xFF", "\n\n\r\n", " "}) {
    for (const Fixture& fixture : fixtures()) {
      if (!is_own(*GetParam(), fixture.files)) continue;
      Files files;
      for (const auto& [name, bytes] : fixture.files) files[name] = nothing;
      EXPECT_EQ(read(*GetParam(), files, fixture.name + " emptied").messages, 0U) << fixture.name;
    }
  }
}

/// What has brackets or tags shows that its end is missing: then nobody takes its head's word for how far it goes.
TEST_P(EveryFormat, SaysWhetherTheRestIsMissing) {
  for (const Fixture& fixture : fixtures()) {
    const auto& [name, bytes] = *fixture.files.begin();
    const bool has_an_end = name.ends_with(".xml") || name.ends_with(".json");
    if (fixture.files.size() != 1 || !has_an_end || !is_own(*GetParam(), fixture.files)) continue;
    const auto told_of = [&](std::size_t size) {
      sources::MemoryBundle bundle{{{name, bytes.substr(0, size)}}, "cut"};
      sources::FingerprintSink sink;
      const auto done = GetParam()->read(bundle, kOptions, sink);
      EXPECT_EQ(failure_in(done), "") << fixture.name;
      return std::pair{sink.cuts > 0, !done};
    };
    const auto [is_cut, is_refused] = told_of(bytes.size());
    EXPECT_EQ(is_cut, fixture.name == "wordpress/shop.wxr.xml") << fixture.name << ": that one is cut on purpose";
    for (std::size_t part = 8; part < 16 && !is_refused; ++part) {
      const auto [cut, refused] = told_of(bytes.size() * part / 16);
      EXPECT_TRUE(cut || refused) << fixture.name << ", cut at " << part << "/16";
    }
  }
}

/// What a reader says in English a reader of Italian must understand: a new reason needs a line in
/// core/report/reasons.cpp.
TEST_P(EveryFormat, GivesReasonsThatThereAreInItalian) {
  for (const Fixture& fixture : fixtures()) {
    for (const std::uint64_t seed : {0U, 41U, 42U}) {
      Files files = fixture.files;
      for (auto& [name, bytes] : files)
        bytes = seed == 0 ? bytes : flipped(bytes, seed).substr(0, bytes.size() * 15 / 16);
      sources::MemoryBundle bundle{files, "hostile"};
      sources::RecordingSink sink;
      static_cast<void>(GetParam()->read(bundle, {.zone = "Europe/Rome"}, sink));
      for (const RejectEvent& e : sink.rejects) {
        EXPECT_NE(report::reason(report::Lang::it, e.reason), e.reason) << fixture.name << ", " << e.file;
      }
    }
  }
}

/// All these formats are text: a person goes to a line, not to a byte.
TEST_P(EveryFormat, SaysTheLineOfEveryPlace) {
  for (const Fixture& fixture : fixtures()) {
    if (!is_own(*GetParam(), fixture.files)) continue;
    for (const std::uint64_t seed : {31U, 32U}) {
      Files files = fixture.files;
      for (auto& [name, bytes] : files) bytes = flipped(bytes, seed).substr(0, bytes.size() * 15 / 16);
      sources::MemoryBundle bundle{files, "hostile"};
      sources::RecordingSink sink;
      static_cast<void>(GetParam()->read(bundle, kOptions, sink));
      for (const RejectEvent& e : sink.rejects) {
        EXPECT_TRUE(e.line > 0 || e.offset == 0)
            << fixture.name << ", " << e.file << ", byte " << e.offset << ": " << e.reason;
      }
    }
  }
}

/// One damaged byte of a file of lines costs its own line, or two if it was the line's end.
TEST_P(EveryFormat, ADamagedByteCostsNoMoreThanItsLines) {
  for (const Fixture& fixture : fixtures()) {
    const auto& [name, bytes] = *fixture.files.begin();
    if (fixture.files.size() != 1 || !name.ends_with(".jsonl") || !is_own(*GetParam(), fixture.files)) continue;
    const std::uint64_t whole = read(*GetParam(), fixture.files, fixture.name).messages;
    for (std::uint64_t seed = 100; seed < 140; ++seed) {
      Files files = fixture.files;
      std::string& text = files[name];
      Places places{seed};
      text[places.below(text.size())] = static_cast<char>(places.below(256));
      const std::string what = fixture.name + ", one byte, seed " + std::to_string(seed);
      EXPECT_GE(read(*GetParam(), files, what).messages + 2, whole) << what;
    }
  }
}

/// The same byte over and over, made while it is read.
class OneByteBundle final : public sources::Bundle {
 public:
  OneByteBundle(const Files& files, char byte, std::uint64_t size) : byte_(byte), size_(size / files.size()) {
    for (const auto& [name, bytes] : files) names_.push_back(name);
  }
  [[nodiscard]] std::span<const std::string> names() const override { return names_; }
  [[nodiscard]] std::string_view title() const override { return "one byte"; }
  [[nodiscard]] Result<std::unique_ptr<sources::ByteStream>> open(std::string_view) override {
    return std::make_unique<Stream>(byte_, size_);
  }

 private:
  class Stream final : public sources::ByteStream {
   public:
    Stream(char byte, std::uint64_t size) : byte_(byte), left_(size) {}
    [[nodiscard]] Result<std::size_t> read(std::span<char> into) override {
      const auto n = static_cast<std::size_t>(std::min<std::uint64_t>(into.size(), left_));
      std::fill_n(into.begin(), n, byte_);
      left_ -= n;
      return n;
    }

   private:
    char byte_;
    std::uint64_t left_;
  };
  char byte_;
  std::uint64_t size_;
  std::vector<std::string> names_;
};

TEST_P(EveryFormat, KeepsItsMemoryWhenOneByteNeverEnds) {
#ifdef COLLOQUIO_SANITIZED
  constexpr std::uint64_t kSize = std::uint64_t{20} << 20;  // the allocator of a sanitizer keeps what was freed
  constexpr double kRoom = 700;
#else
  constexpr std::uint64_t kSize = std::uint64_t{64} << 20;
  constexpr double kRoom = 200;
#endif
  const auto own = std::find_if(fixtures().begin(), fixtures().end(),
                                [&](const Fixture& f) { return is_own(*GetParam(), f.files); });
  ASSERT_NE(own, fixtures().end());
  const double before = peak_mib();
  for (const char byte : {'a', '[', '{', '"', '<', '\\', '\0', '\n', ','}) {
    OneByteBundle bundle{own->files, byte, byte == 'a' || byte == '[' ? kSize : kSize / 4};
    sources::FingerprintSink sink;
    const double begun = cpu_seconds();
    const auto done = GetParam()->read(bundle, {}, sink);
    const std::string what = own->name + " of '" + std::string(1, byte) + "'";
    EXPECT_EQ(failure_in(done), "") << what;
    EXPECT_LT(cpu_seconds() - begun, 30.0) << what;
    EXPECT_LT(peak_mib() - before, kRoom) << what;
    EXPECT_EQ(sink.messages, 0U) << what;
    if (HasFailure()) return;
  }
}

}  // namespace
}  // namespace colloquio::hostile
