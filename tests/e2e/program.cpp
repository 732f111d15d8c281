#include "program.hpp"

#include <atomic>
#include <csignal>
#include <fstream>
#include <sstream>

#include <fcntl.h>
#include <sys/wait.h>
#include <unistd.h>

namespace colloquio::e2e {

namespace {

/// In the child: never returns.
[[noreturn]] void become_program(const std::filesystem::path& folder, const std::vector<std::string>& words,
                                 const std::vector<std::string>& environment, const std::string& out,
                                 const std::string& err) {
  if (::chdir(folder.c_str()) != 0) ::_exit(126);
  const int null = ::open("/dev/null", O_RDONLY);
  const int to_out = ::open(out.c_str(), O_WRONLY | O_CREAT | O_TRUNC, 0600);
  const int to_err = ::open(err.c_str(), O_WRONLY | O_CREAT | O_TRUNC, 0600);
  ::dup2(null, 0);
  ::dup2(to_out, 1);
  ::dup2(to_err, 2);
  for (const char* name : {"COLLOQUIO_DATA", "LC_ALL", "LC_CTYPE", "LC_MESSAGES", "LANG"}) ::unsetenv(name);
  for (const std::string& entry : environment) {
    const auto equals = entry.find('=');
    ::setenv(entry.substr(0, equals).c_str(), entry.substr(equals + 1).c_str(), 1);
  }
  std::vector<std::string> all{COLLOQUIO_PROGRAM};
  all.insert(all.end(), words.begin(), words.end());
  std::vector<char*> arguments;
  for (std::string& word : all) arguments.push_back(word.data());
  arguments.push_back(nullptr);
  ::execv(COLLOQUIO_PROGRAM, arguments.data());
  ::_exit(127);
}

std::string slurp(const std::filesystem::path& path) {
  std::ifstream in{path, std::ios::binary};
  std::ostringstream out;
  out << in.rdbuf();
  return out.str();
}

}  // namespace

void ProgramTest::SetUp() {
  std::string name = (std::filesystem::temp_directory_path() / "colloquio-e2e-XXXXXX").string();
  ASSERT_NE(::mkdtemp(name.data()), nullptr);
  folder_ = name;
}

void ProgramTest::TearDown() { std::filesystem::remove_all(folder_); }

Ran ProgramTest::run(const std::vector<std::string>& words, const std::vector<std::string>& environment) const {
  const pid_t child = ::fork();
  if (child == 0) become_program(folder_, words, environment, folder_ / ".out", folder_ / ".err");
  Ran ran;
  ran.code = wait(child);
  ran.out = slurp(folder_ / ".out");
  ran.err = slurp(folder_ / ".err");
  return ran;
}

int ProgramTest::start(const std::vector<std::string>& words) const {
  const pid_t child = ::fork();
  if (child == 0) become_program(folder_, words, {}, folder_ / ".started-out", folder_ / ".started-err");
  return child;
}

int ProgramTest::wait(int process) {
  int status = 0;
  if (::waitpid(process, &status, 0) != process) return -1;
  return WIFEXITED(status) ? WEXITSTATUS(status) : 128 + WTERMSIG(status);
}

void ProgramTest::write(const std::string& name, std::string_view bytes) const {
  std::filesystem::create_directories((folder_ / name).parent_path());
  std::ofstream{folder_ / name, std::ios::binary} << bytes;
}

std::string ProgramTest::read(const std::string& name) const { return slurp(folder_ / name); }

double figure(const std::string& json, std::string_view id) {
  sources::JsonDocument document;
  if (!document.parse(json)) {
    ADD_FAILURE() << "not JSON: " << document.reason();
    return -1;
  }
  const auto value = document.root()["figures"][id]["value"].number();
  EXPECT_TRUE(value) << id;
  return value.value_or(-1);
}

}  // namespace colloquio::e2e
