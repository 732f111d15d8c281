#pragma once

#include <filesystem>
#include <string>
#include <vector>

#include <gtest/gtest.h>

#include "colloquio/sources/json.hpp"

namespace colloquio::e2e {

/// What a run of the program left behind.
struct Ran {
  int code = -1;  ///< exit code, or 128 + signal
  std::string out, err;
};

/// In which surroundings a program runs.
struct Surroundings {
  std::vector<std::string> environment;  ///< "NAME=value"
  std::string out;                       ///< where its output goes instead of Ran::out, such as /dev/full
  bool rights_hold = false;              ///< also where the tests run as root, whom they do not bind
  bool terminal = false;                 ///< its errors go to a terminal
};

/// A temporary folder to run the built program in, as a user would: its own working directory, and an
/// environment that names neither a data folder nor a language (so it speaks English, and its reports Italian).
class ProgramTest : public testing::Test {
 protected:
  void SetUp() override;
  void TearDown() override;

  /// Runs `colloquio WORDS…` in folder(); `environment` as "NAME=value".
  [[nodiscard]] Ran run(const std::vector<std::string>& words, const std::vector<std::string>& environment = {}) const;
  [[nodiscard]] Ran run_in(const Surroundings& how, const std::vector<std::string>& words) const;
  /// Starts it without waiting; returns the process id.
  [[nodiscard]] int start(const std::vector<std::string>& words) const;
  [[nodiscard]] static int wait(int process);

  void write(const std::string& name, std::string_view bytes) const;
  [[nodiscard]] std::string read(const std::string& name) const;
  [[nodiscard]] const std::filesystem::path& folder() const { return folder_; }

 private:
  std::filesystem::path folder_;
};

/// Value of a figure of `--json`; fails the test if it is not there or has none.
[[nodiscard]] double figure(const std::string& json, std::string_view id);

}  // namespace colloquio::e2e
