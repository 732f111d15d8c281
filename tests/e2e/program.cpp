#include "program.hpp"

#include <atomic>
#include <csignal>
#include <fstream>
#include <sstream>

#include <fcntl.h>
#include <linux/capability.h>
#include <pty.h>
#include <sys/prctl.h>
#include <sys/wait.h>
#include <unistd.h>

namespace colloquio::e2e {

namespace {

/// The program will be root still, which can reach it wherever it was built, but one whom rights of files bind.
bool obey_rights() {
  return ::prctl(PR_CAPBSET_DROP, CAP_DAC_OVERRIDE, 0, 0, 0) == 0 &&
         ::prctl(PR_CAPBSET_DROP, CAP_DAC_READ_SEARCH, 0, 0, 0) == 0;
}

int new_file(const std::filesystem::path& path) {
  return ::open(path.c_str(), O_WRONLY | O_CREAT | O_TRUNC | O_CLOEXEC, 0600);
}

/// In the child: never returns.
[[noreturn]] void become_program(const std::filesystem::path& folder, const std::vector<std::string>& words,
                                 const Surroundings& how, const std::string& out, int to_err) {
  if (::chdir(folder.c_str()) != 0) ::_exit(126);
  const int null = ::open("/dev/null", O_RDONLY);
  const int to_out = ::open(out.c_str(), O_WRONLY | O_CREAT | O_TRUNC, 0600);
  ::dup2(null, 0);
  ::dup2(to_out, 1);
  ::dup2(to_err, 2);
  for (const char* name : {"COLLOQUIO_DATA", "LC_ALL", "LC_CTYPE", "LC_MESSAGES", "LANG", "NO_COLOR"}) ::unsetenv(name);
  for (const std::string& entry : how.environment) {
    const auto equals = entry.find('=');
    ::setenv(entry.substr(0, equals).c_str(), entry.substr(equals + 1).c_str(), 1);
  }
  std::vector<std::string> all{COLLOQUIO_PROGRAM};
  all.insert(all.end(), words.begin(), words.end());
  std::vector<char*> arguments;
  for (std::string& word : all) arguments.push_back(word.data());
  arguments.push_back(nullptr);
  if (how.rights_hold && ::geteuid() == 0 && !obey_rights()) ::_exit(125);
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
  return run_in({.environment = environment, .out = "", .rights_hold = false, .terminal = false}, words);
}

Ran ProgramTest::run_in(const Surroundings& how, const std::vector<std::string>& words) const {
  int terminal = -1;
  int to_err = -1;
  if (how.terminal) {
    EXPECT_EQ(::openpty(&terminal, &to_err, nullptr, nullptr, nullptr), 0);
  } else {
    to_err = new_file(folder_ / ".err");
  }
  const std::string out = how.out.empty() ? (folder_ / ".out").string() : how.out;
  const pid_t child = ::fork();
  if (child == 0) become_program(folder_, words, how, out, to_err);
  ::close(to_err);
  Ran ran;
  char bytes[4096];
  for (ssize_t n = 0; how.terminal && (n = ::read(terminal, bytes, sizeof bytes)) > 0;) {
    ran.err.append(bytes, static_cast<std::size_t>(n));
  }
  if (how.terminal) ::close(terminal);
  ran.code = wait(child);
  if (how.out.empty()) ran.out = slurp(folder_ / ".out");
  if (!how.terminal) ran.err = slurp(folder_ / ".err");
  return ran;
}

int ProgramTest::start(const std::vector<std::string>& words) const {
  const pid_t child = ::fork();
  if (child == 0) become_program(folder_, words, {}, folder_ / ".started-out", new_file(folder_ / ".started-err"));
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
