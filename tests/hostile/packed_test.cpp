// Packed fixtures, damaged in every way of damage.hpp: what is told of them is told in both languages.
#include <array>
#include <map>
#include <memory>
#include <set>
#include <string>

#include "damage.hpp"
#include "fixtures.hpp"
#include <gtest/gtest.h>

#include "colloquio/core/report/reasons.hpp"
#include "colloquio/sources/memory_bundle.hpp"
#include "colloquio/sources/packing_test.hpp"
#include "colloquio/sources/unpack.hpp"

namespace colloquio::hostile {
namespace {

using namespace sources::packing;

/// Everything that reading this packed file complains of.
std::set<std::string> complaints(const std::string& name, const std::string& bytes,
                                 const sources::UnpackLimits& limits = {}) {
  std::set<std::string> all;
  const auto bundle = sources::open_bundle(
      std::make_unique<sources::MemoryBundle>(std::map<std::string, std::string>{{name, bytes}}, "packed"), limits);
  if (!bundle) {
    all.insert(bundle.error().message);
    return all;
  }
  if (const auto cut = (*bundle)->cut()) all.insert(cut->message);
  for (const std::string& file : (*bundle)->names()) {
    auto stream = (*bundle)->open(file);
    if (!stream) {
      all.insert(stream.error().message);
      continue;
    }
    std::array<char, 4096> buffer{};
    for (;;) {
      const auto got = (*stream)->read(buffer);
      if (!got) all.insert(got.error().message);
      if (!got || *got == 0) break;
    }
  }
  return all;
}

/// A reason that the readers pass on as they hear it: a new one needs a line in core/report/reasons.cpp.
TEST(Packed, GivesReasonsThatThereAreInItalian) {
  sources::packing::Files files;
  std::string text;
  for (const Fixture& fixture : fixtures()) {
    if (fixture.files.size() != 1) continue;
    files.emplace_back(fixture.name, fixture.files.begin()->second);
    text += files.back().second;
  }
  std::set<std::string> told = complaints("bomb.gz", gz(text), {.total = 1'000});
  told.merge(complaints("bomb.zst", zst(std::string(900'000, '0')), {.ratio = 50, .ratio_from = 100'000}));
  for (const auto& [name, bytes] : std::map<std::string, std::string>{
           {"talk.zip", zip(files)}, {"talk.txt.gz", gz(text)}, {"talk.txt.zst", zst(text)}}) {
    EXPECT_EQ(complaints(name, bytes), std::set<std::string>{}) << name;
    for (const Damaged& damage : damaged(bytes)) told.merge(complaints(name, damage.bytes));
  }
  for (const std::string& english : told)
    EXPECT_NE(report::reason(report::Lang::it, english), english) << "has no Italian";
  for (const std::string part : {"the archive is cut", "the packed file is cut", "the packed file is damaged",
                                 "the packed file is cut or damaged", "more than the limit", "hundreds of times"}) {
    EXPECT_TRUE(std::ranges::any_of(told, [&](const std::string& s) { return s.find(part) != std::string::npos; }))
        << "nothing of this test leads to: " << part;
  }
}

TEST(Packed, ReasonsAreTheSameWordsWhetherTheyEndThereOrGoOn) {
  const auto italian = [](std::string_view english) { return report::reason(report::Lang::it, english); };
  EXPECT_EQ(italian("the packed file is cut"), "il file compresso è tagliato");
  EXPECT_EQ(italian("the packed file is cut or damaged: x"), "il file compresso è tagliato o danneggiato: x");
}

}  // namespace
}  // namespace colloquio::hostile
