#include "colloquio/sources/unpack.hpp"

#include <string>
#include <vector>

#include <gtest/gtest.h>

#include "colloquio/sources/memory_bundle.hpp"
#include "colloquio/sources/packing_test.hpp"

namespace colloquio::sources {
namespace {

using namespace packing;

std::unique_ptr<Bundle> opened(std::map<std::string, std::string> files, const UnpackLimits& limits = {},
                               std::size_t chunk = 1 << 20) {
  auto bundle = open_bundle(std::make_unique<MemoryBundle>(std::move(files), "title", chunk), limits);
  EXPECT_TRUE(bundle.has_value()) << (bundle ? "" : bundle.error().message);
  return bundle ? std::move(*bundle) : nullptr;
}

std::string text_of(Bundle& bundle, std::string_view name, std::string* problem = nullptr) {
  auto stream = bundle.open(name);
  if (!stream) return "cannot open: " + stream.error().message;
  std::string text;
  std::vector<char> piece(1000);
  for (;;) {
    const auto got = (*stream)->read(piece);
    if (!got && problem != nullptr) *problem = got.error().message;
    if (!got) {
      EXPECT_EQ(got.error().kind, ErrorKind::corrupt);
    }
    if (!got || *got == 0) return text;
    text.append(piece.data(), *got);
  }
}

std::vector<std::string> names_of(const Bundle& bundle) { return {bundle.names().begin(), bundle.names().end()}; }

/// One file, which counts what is read of it.
class CountingBundle final : public Bundle {
 public:
  CountingBundle(std::string name, std::string bytes, std::size_t& read)
      : names_{std::move(name)}, bytes_(std::move(bytes)), read_(read) {}
  [[nodiscard]] std::span<const std::string> names() const override { return names_; }
  [[nodiscard]] Result<std::unique_ptr<ByteStream>> open(std::string_view) override {
    return std::make_unique<Stream>(bytes_, read_);
  }
  [[nodiscard]] std::string_view title() const override { return "title"; }

 private:
  class Stream final : public ByteStream {
   public:
    Stream(std::string_view bytes, std::size_t& read) : inner_(bytes, 1000), read_(read) {}
    [[nodiscard]] Result<std::size_t> read(std::span<char> into) override {
      auto got = inner_.read(into);
      read_ += got.value_or(0);
      return got;
    }

   private:
    MemoryStream inner_;
    std::size_t& read_;
  };
  std::vector<std::string> names_;
  std::string bytes_;
  std::size_t& read_;
};

TEST(OpenBundle, AnUnsortedArchiveIsNotReadFromItsFrontForEachFile) {
  Files files;
  for (int n = 400; n > 0; --n) {
    files.emplace_back("f" + std::to_string(n) + ".txt", std::string(static_cast<std::size_t>(n * 10), 'x'));
  }
  const std::string bytes = packed(files, archive_write_set_format_pax, archive_write_add_filter_gzip);
  std::size_t read = 0;
  auto bundle = open_bundle(std::make_unique<CountingBundle>("a.tar.gz", bytes, read));
  ASSERT_TRUE(bundle.has_value());
  for (int round = 0; round < 2; ++round) {
    for (const std::string& name : (*bundle)->names()) {
      const auto size = static_cast<std::size_t>(std::stoi(name.substr(1)) * 10);
      EXPECT_EQ(text_of(**bundle, name), std::string(size, 'x')) << name;
    }
  }
  EXPECT_LT(read, 6 * bytes.size());
}

TEST(OpenBundle, UndoesEveryPackingOfOneFile) {
  const std::string text(100'000, 'a');
  for (const std::size_t chunk : {std::size_t{7}, std::size_t{1} << 20}) {
    const auto bundle =
        opened({{"a.txt", text},
                {"b.txt.gz", gz(text)},
                {"c.txt.zst", zst(text)},
                {"d.txt.xz", packed({{"x", text}}, archive_write_set_format_raw, archive_write_add_filter_xz)},
                {"e.txt.bz2", packed({{"x", text}}, archive_write_set_format_raw, archive_write_add_filter_bzip2)},
                {"f.gz", "not packed at all"}},
               {}, chunk);
    ASSERT_NE(bundle, nullptr);
    EXPECT_EQ(names_of(*bundle), (std::vector<std::string>{"a.txt", "b.txt", "c.txt", "d.txt", "e.txt", "f.gz"}));
    for (const char* name : {"a.txt", "b.txt", "c.txt", "d.txt", "e.txt"})
      EXPECT_EQ(text_of(*bundle, name), text) << name;
    EXPECT_EQ(text_of(*bundle, "f.gz"), "not packed at all");
  }
}

TEST(OpenBundle, ReadsZstdWithTheLongestWindow) {
  const auto bundle = opened({{"RC_2012-01.zst", zst("{\"id\":1}\n", 31)}});
  ASSERT_NE(bundle, nullptr);
  EXPECT_EQ(names_of(*bundle), (std::vector<std::string>{"RC_2012-01"}));
  EXPECT_EQ(text_of(*bundle, "RC_2012-01"), "{\"id\":1}\n");
}

TEST(OpenBundle, ReadsSeveralFramesOneAfterAnother) {
  const auto bundle = opened({{"a.zst", zst("one ") + zst("two")}, {"b.gz", gz("one ") + gz("two")}});
  ASSERT_NE(bundle, nullptr);
  EXPECT_EQ(text_of(*bundle, "a"), "one two");
  EXPECT_EQ(text_of(*bundle, "b"), "one two");
}

TEST(OpenBundle, ShowsTheFilesOfAnArchiveAndOpensThemInAnyOrder) {
  const Files files{{"b/two.json", "2"}, {"a.json", "1"}, {"c.txt.gz", gz("3")}};
  for (const auto& archive : {zip(files), packed(files, archive_write_set_format_pax, archive_write_add_filter_gzip),
                              packed(files, archive_write_set_format_ustar, nullptr),
                              packed(files, archive_write_set_format_7zip, nullptr)}) {
    const auto bundle = opened({{"export.tgz", archive}});
    ASSERT_NE(bundle, nullptr);
    EXPECT_EQ(names_of(*bundle), (std::vector<std::string>{"a.json", "b/two.json", "c.txt"}));
    for (int round = 0; round < 2; ++round) {
      EXPECT_EQ(text_of(*bundle, "c.txt"), "3");
      EXPECT_EQ(text_of(*bundle, "b/two.json"), "2");
      EXPECT_EQ(text_of(*bundle, "a.json"), "1");
    }
    auto first = bundle->open("a.json");
    auto second = bundle->open("b/two.json");
    EXPECT_TRUE(first.has_value() && second.has_value()) << "two at a time";
  }
}

TEST(OpenBundle, AnArchiveBesideOtherFilesIsAFolder) {
  const auto bundle = opened({{"notes.txt", "n"}, {"export.zip", zip({{"a.json", "1"}})}});
  ASSERT_NE(bundle, nullptr);
  EXPECT_EQ(names_of(*bundle), (std::vector<std::string>{"export/a.json", "notes.txt"}));
  EXPECT_EQ(text_of(*bundle, "export/a.json"), "1");
}

TEST(OpenBundle, PassesOverWhatIsNotForUs) {
  const auto bundle = opened({{"x.zip", zip({{"../../etc/passwd", "x"},
                                             {"/abs", "x"},
                                             {"a/../../b", "x"},
                                             {"..\\win", "x"},
                                             {"C:\\win", "x"},
                                             {"__MACOSX/a.json", "x"},
                                             {".hidden", "x"},
                                             {"a/.git/x", "x"},
                                             {"./good//file.txt", "good"},
                                             {"same", "1"},
                                             {"same", "2"}})}});
  ASSERT_NE(bundle, nullptr);
  EXPECT_EQ(names_of(*bundle), (std::vector<std::string>{"good/file.txt", "same", "same (2)"}));
  EXPECT_EQ(text_of(*bundle, "same (2)"), "2");
}

TEST(OpenBundle, ACutFileGivesWhatItHolds) {
  std::string noise;
  for (unsigned i = 0; i < 300'000; ++i) noise += static_cast<char>((i * 2654435761U) >> 13U);
  for (const bool with_zstd : {true, false}) {
    std::string bytes = with_zstd ? zst(noise) : gz(noise);
    bytes.resize(bytes.size() / 2);
    const auto bundle = opened({{with_zstd ? "a.zst" : "a.gz", bytes}});
    ASSERT_NE(bundle, nullptr);
    std::string problem;
    const std::string text = text_of(*bundle, "a", &problem);
    EXPECT_GT(text.size(), 10'000U);
    EXPECT_EQ(text, noise.substr(0, text.size()));
    EXPECT_FALSE(problem.empty());
  }
}

/// Else a reader of the files that are left would take the silence of the others for silence.
TEST(OpenBundle, ACutArchiveSaysSo) {
  const std::string good = zip({{"a.json", std::string(1000, 'x')}, {"b.json", std::string(1000, 'y')}});
  EXPECT_FALSE(opened({{"a.zip", good}})->cut().has_value());
  const std::string cut = good.substr(0, good.find("b.json") - 20);  // before the second file begins
  const auto bundle = opened({{"a.zip", cut}});
  ASSERT_NE(bundle, nullptr);
  EXPECT_EQ(names_of(*bundle), std::vector<std::string>{"a.json"});
  std::string problem;
  EXPECT_EQ(text_of(*bundle, "a.json", &problem).size(), 1000U);
  EXPECT_EQ(problem, "");
  ASSERT_TRUE(bundle->cut().has_value());
  EXPECT_EQ(bundle->cut()->where, "a.zip");
}

TEST(OpenBundle, CallsABombABomb) {
  const UnpackLimits small{.entries = 3, .total = 1'000'000, .ratio = 50, .ratio_from = 100'000};
  std::string problem;
  for (const auto& [name, bytes] :
       std::map<std::string, std::string>{{"a.gz", gz(std::string(900'000, '0'))},
                                          {"a.zst", zst(std::string(900'000, '0'))},
                                          {"a.zip", zip({{"a", std::string(900'000, '0')}})}}) {
    problem.clear();
    const auto bundle = opened({{name, bytes}}, small);
    ASSERT_NE(bundle, nullptr);
    EXPECT_LT(text_of(*bundle, "a", &problem).size(), 300'000U) << name;
    EXPECT_NE(problem.find("bomb"), std::string::npos) << name << problem;
  }
  const auto many = open_bundle(std::make_unique<MemoryBundle>(std::map<std::string, std::string>{
                                    {"a.zip", zip({{"1", ""}, {"2", ""}, {"3", ""}, {"4", ""}})}}),
                                small);
  ASSERT_FALSE(many.has_value());
  EXPECT_EQ(many.error().kind, ErrorKind::invalid_input);
  const auto large = open_bundle(std::make_unique<MemoryBundle>(std::map<std::string, std::string>{
                                     {"a.zip", zip({{"1", std::string(2'000'000, 'x')}})}}),
                                 small);
  EXPECT_FALSE(large.has_value());
}

TEST(OpenBundle, DamagedArchivesAreAnErrorNotACrash) {
  const std::string good = zip({{"a.json", std::string(1000, 'x')}, {"b.json", "2"}});
  for (std::size_t size = 0; size < good.size(); size += 7) {
    auto cut = open_bundle(
        std::make_unique<MemoryBundle>(std::map<std::string, std::string>{{"a.zip", good.substr(0, size)}}));
    if (!cut) continue;
    for (const auto& name : (*cut)->names()) (void)text_of(**cut, name);
  }
  EXPECT_FALSE(opened({{"a.txt", "plain"}})->open("other").has_value());
}

}  // namespace
}  // namespace colloquio::sources
