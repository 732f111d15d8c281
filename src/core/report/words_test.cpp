#include "colloquio/core/report/words.hpp"

#include <filesystem>
#include <fstream>
#include <map>
#include <set>
#include <sstream>

#include <gtest/gtest.h>

#include "colloquio/base/ascii.hpp"
#include "colloquio/core/report/figures.hpp"
#include "colloquio/core/talk/catalog.hpp"

namespace colloquio::report {
namespace {

std::set<std::string> slots_of(std::string_view text) {
  std::set<std::string> slots;
  for (std::size_t at = 0; (at = text.find('{', at)) != std::string_view::npos; ++at)
    slots.insert(std::string{text.substr(at, text.find('}', at) - at + 1)});
  return slots;
}

TEST(Words, BothLanguagesHaveTheSameKeysAndSlots) {
  std::map<std::string_view, std::string_view> en, it;
  const auto collect = [](auto& into, std::span<const Word> words) {
    for (const Word& w : words) EXPECT_TRUE(into.emplace(w.key, w.text).second) << w.key << " twice";
  };
  collect(en, words_en());
  collect(en, figure_words_en());
  collect(it, words_it());
  collect(it, figure_words_it());
  for (const auto& [key, text] : en) {
    ASSERT_TRUE(it.contains(key)) << key << " has no Italian words";
    EXPECT_EQ(slots_of(text), slots_of(it[key])) << key;
    EXPECT_FALSE(text.empty()) << key;
  }
  for (const auto& [key, text] : it) EXPECT_TRUE(en.contains(key)) << key << " has no English words";
}

TEST(Words, ANumberStandsBesideANounOnlyWhereTheNounHasItsSingular) {
  // "1 livelli" is what this keeps out. The exceptions have no noun there, or are said of many only.
  const std::set<std::string_view> fine{"frame.more", "col.after_month", "chart.months.cut", "answer.too_few"};
  for (const auto& words : {words_en(), words_it(), figure_words_en(), figure_words_it()}) {
    for (const Word& w : words) {
      if (w.key.ends_with(".one") || w.key.ends_with(".other") || fine.contains(w.key)) continue;
      for (const std::string_view number : {"{n} ", "{levels} ", "{depth} ", "{width} ", "{total} ", "{recent} "}) {
        const std::size_t at = w.text.find(number);
        const bool before_a_word = at != std::string_view::npos && is_letter(w.text[at + number.size()]);
        EXPECT_FALSE(before_a_word) << w.key << ": " << w.text;
      }
    }
  }
}

TEST(Words, EveryFigureOfTheCatalogHasANameARecipeAndAPlace) {
  for (const talk::CatalogEntry& entry : talk::catalog()) {
    const std::string id{entry.id};
    const bool is_fault = id.starts_with("faults.");
    const FigureSpec* spec = find_spec(id);
    ASSERT_TRUE(is_fault || spec != nullptr) << id << " has no place in the report";
    const std::string recipe = "recipe." + std::string{is_fault ? entry.id : spec->recipe};
    for (const Lang lang : {Lang::it, Lang::en}) {
      EXPECT_TRUE(find_word(lang, "figure." + id)) << id;
      EXPECT_TRUE(find_word(lang, recipe)) << id;
      const std::string of = is_fault ? "fault." + id : std::string{spec->of};
      EXPECT_TRUE(of.empty() || find_word(lang, of + ".other")) << id;
    }
  }
  for (const FigureSpec& spec : figure_specs())
    EXPECT_NE(talk::find_in_catalog(spec.id), nullptr) << spec.id << " is made by nobody";
}

std::string without_suffix(std::string id) {
  for (const std::string_view suffix : {".house", ".anyone"})
    if (id.ends_with(suffix)) id.resize(id.size() - suffix.size());
  return id;
}

TEST(Docs, EveryFigureOfTheCatalogHasItsPage) {
  const std::filesystem::path folder =
      std::filesystem::path{COLLOQUIO_FIXTURES}.parent_path().parent_path() / "docs/metrics";
  std::set<std::string> pages{"README.md"};
  for (const talk::CatalogEntry& entry : talk::catalog()) {
    const std::string page = without_suffix(std::string{entry.id}) + ".md";
    pages.insert(page);
    std::ostringstream text;
    text << std::ifstream{folder / page}.rdbuf();
    ASSERT_FALSE(text.str().empty()) << page << " is missing";
    for (const char* part : {"## What it answers", "## Definition", "## Formula", "| unit |", "## Worked by hand",
                             "## Source", "## Limits"})
      EXPECT_NE(text.str().find(part), std::string::npos) << page << " lacks " << part;
    EXPECT_NE(text.str().find('`' + std::string{entry.id} + '`'), std::string::npos)
        << page << " does not name " << entry.id;
  }
  for (const auto& file : std::filesystem::directory_iterator{folder})
    EXPECT_TRUE(pages.contains(file.path().filename())) << file.path() << " is about no figure";
}

}  // namespace
}  // namespace colloquio::report
