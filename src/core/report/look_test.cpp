#include <cstdlib>
#include <fstream>

#include <gtest/gtest.h>

#include "colloquio/core/report/html.hpp"
#include "colloquio/core/report/json.hpp"
#include "colloquio/core/report/samples_test.hpp"
#include "colloquio/core/report/terminal.hpp"

namespace colloquio::report {
namespace {

/// Not a check: COLLOQUIO_LOOK=folder writes every face of the samples there, for eyes.
TEST(Look, WritesTheFacesWhereAsked) {
  const char* folder = std::getenv("COLLOQUIO_LOOK");
  if (folder == nullptr) GTEST_SKIP() << "set COLLOQUIO_LOOK to a folder to look at the faces";
  const std::pair<const char*, Report> samples[] = {{"rich", rich_report()},           {"small", small_report()},
                                                    {"empty", empty_report()},         {"sparse", sparse_report()},
                                                    {"houseless", houseless_report()}, {"hostile", hostile_report()}};
  for (const auto& [name, report] : samples) {
    const std::string base = std::string{folder} + "/" + name;
    std::ofstream{base + ".it.html"} << to_html(report, {Lang::it});
    std::ofstream{base + ".en.html"} << to_html(report, {Lang::en});
    std::ofstream{base + ".it.txt"} << to_terminal(report, {.lang = Lang::it, .colour = true});
    std::ofstream{base + ".en.txt"} << to_terminal(report, {.lang = Lang::en});
    std::ofstream{base + ".ascii.txt"} << to_terminal(report, {.lang = Lang::it, .width = 60, .unicode = false});
    std::ofstream{base + ".json"} << to_json(report);
  }
  std::ofstream{std::string{folder} + "/thread.txt"} << to_terminal(small_conversation(), {.lang = Lang::it});
  std::ofstream{std::string{folder} + "/thread.json"} << to_json(small_conversation());
}

}  // namespace
}  // namespace colloquio::report
