#include "colloquio/sources/lines.hpp"

#include <string>
#include <vector>

#include <gtest/gtest.h>

#include "colloquio/sources/memory_bundle.hpp"
#include "colloquio/sources/recording_sink.hpp"

namespace colloquio::sources {
namespace {

/// `head` and then `times` × `piece`, made while it is read: input bigger than memory should be.
class EndlessStream final : public ByteStream {
 public:
  EndlessStream(std::uint64_t size, std::string tail) : left_(size), tail_(std::move(tail)) {}
  Result<std::size_t> read(std::span<char> into) override {
    if (left_ > 0) {
      const auto n = static_cast<std::size_t>(std::min<std::uint64_t>(left_, into.size()));
      std::memset(into.data(), 'x', n);
      left_ -= n;
      return n;
    }
    const std::size_t n = std::min(into.size(), tail_.size());
    std::memcpy(into.data(), tail_.data(), n);
    tail_.erase(0, n);
    return n;
  }

 private:
  std::uint64_t left_;
  std::string tail_;
};

class FailingStream final : public ByteStream {
 public:
  FailingStream(std::string bytes, ErrorKind kind) : bytes_(std::move(bytes)), kind_(kind) {}
  Result<std::size_t> read(std::span<char> into) override {
    if (bytes_.empty()) return fail(kind_, "it broke");
    const std::size_t n = std::min(into.size(), bytes_.size());
    std::memcpy(into.data(), bytes_.data(), n);
    bytes_.erase(0, n);
    return n;
  }

 private:
  std::string bytes_;
  ErrorKind kind_;
};

std::vector<std::string> lines_of(std::string_view text, std::size_t chunk, RecordingSink& sink,
                                  std::size_t limit = kItemLimit) {
  MemoryStream stream(text, chunk);
  LineReader reader(stream, "f", sink, limit);
  std::vector<std::string> lines;
  for (Line line; reader.next(line);) lines.emplace_back(line.text);
  EXPECT_TRUE(reader.result().has_value());
  return lines;
}

TEST(LineReader, GivesTheSameLinesWhateverThePiecesTheyComeIn) {
  for (const std::size_t chunk : {1U, 2U, 3U, 7U, 1000U}) {
    RecordingSink sink;
    EXPECT_EQ(lines_of("\xEF\xBB\xBF"
                       "a\r\nbc\n\nlast",
                       chunk, sink),
              (std::vector<std::string>{"a", "bc", "", "last"}));
    EXPECT_TRUE(sink.rejects.empty());
  }
}

TEST(LineReader, SaysWhereALineIsAndWhetherItEnded) {
  MemoryStream stream("one\ntwo\nthr");
  RecordingSink sink;
  LineReader reader(stream, "f", sink);
  Line line;
  ASSERT_TRUE(reader.next(line));
  ASSERT_TRUE(reader.next(line));
  EXPECT_EQ(line.offset, 4U);
  EXPECT_EQ(line.number, 2U);
  EXPECT_TRUE(line.ended);
  reader.reject("no id");
  ASSERT_TRUE(reader.next(line));
  EXPECT_FALSE(line.ended);
  EXPECT_FALSE(reader.next(line));
  ASSERT_EQ(sink.rejects.size(), 1U);
  EXPECT_EQ(sink.rejects[0].offset, 4U);
  EXPECT_EQ(sink.rejects[0].line, 2U);
  EXPECT_EQ(sink.rejects[0].sample, "two");
}

TEST(LineReader, PassesOverALineOfAGigabyteInBoundedMemory) {
  EndlessStream stream(std::uint64_t{1} << 30, "\nafter\n");
  RecordingSink sink;
  LineReader reader(stream, "f", sink);
  Line line;
  ASSERT_TRUE(reader.next(line));
  EXPECT_EQ(line.text, "after");
  EXPECT_EQ(line.number, 2U);
  EXPECT_EQ(line.offset, (std::uint64_t{1} << 30) + 1);
  ASSERT_EQ(sink.rejects.size(), 1U);
  EXPECT_EQ(sink.rejects[0].reason, "line longer than the limit");
  EXPECT_EQ(sink.rejects[0].sample.size(), 200U);
}

TEST(LineReader, ALineExactlyAtTheLimitIsReadAndOneByteMoreIsNot) {
  for (const std::size_t chunk : {1U, 1000U}) {
    RecordingSink sink;
    EXPECT_EQ(lines_of("12345\n123456\nok\n", chunk, sink, 5), (std::vector<std::string>{"12345", "ok"}));
    EXPECT_EQ(sink.rejects.size(), 1U);
  }
}

TEST(LineReader, KeepsWhatCameBeforeDamageAndRejectsTheRest) {
  FailingStream stream("a\nb\nc", ErrorKind::corrupt);
  RecordingSink sink;
  LineReader reader(stream, "f", sink);
  int n = 0;
  for (Line line; reader.next(line);) ++n;
  EXPECT_EQ(n, 3);
  EXPECT_TRUE(reader.result().has_value());
  ASSERT_EQ(sink.rejects.size(), 1U);
  EXPECT_EQ(sink.rejects[0].reason, "it broke");
  EXPECT_EQ(sink.rejects[0].offset, 5U);
}

TEST(LineReader, PassesOnThatThePersonWantsToStop) {
  FailingStream stream("a\n", ErrorKind::interrupted);
  RecordingSink sink;
  LineReader reader(stream, "f", sink);
  for (Line line; reader.next(line);) {
  }
  ASSERT_FALSE(reader.result().has_value());
  EXPECT_EQ(reader.result().error().kind, ErrorKind::interrupted);
  EXPECT_TRUE(sink.rejects.empty());
}

TEST(Reject, CutsTheSampleBetweenCharacters) {
  RecordingSink sink;
  std::string text(199, 'a');
  text += "è and more";
  reject(sink, "f", 0, 1, "why", text);
  EXPECT_EQ(sink.rejects[0].sample, std::string(199, 'a'));
}

}  // namespace
}  // namespace colloquio::sources
