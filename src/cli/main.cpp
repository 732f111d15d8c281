#include <atomic>
#include <csignal>
#include <cstdio>
#include <cstdlib>
#include <exception>
#include <stop_token>
#include <thread>

#include "context.hpp"

namespace {

/// Waits for Ctrl-C on a thread of its own: the first asks every long work to end cleanly, the second ends the program
/// at once, which is safe too (an unfinished import leaves the record as it was).
class Interrupts {
 public:
  Interrupts() {
    sigemptyset(&signals_);
    sigaddset(&signals_, SIGINT);
    sigaddset(&signals_, SIGTERM);
    sigaddset(&signals_, SIGUSR1);
    pthread_sigmask(SIG_BLOCK, &signals_, nullptr);
    waiter_ = std::thread{[this] { wait(); }};
  }
  ~Interrupts() {
    over_ = true;
    pthread_kill(waiter_.native_handle(), SIGUSR1);
    waiter_.join();
  }
  Interrupts(const Interrupts&) = delete;
  Interrupts& operator=(const Interrupts&) = delete;

  [[nodiscard]] std::stop_token token() const { return stop_.get_token(); }

 private:
  void wait() {
    for (int signal = 0; !over_ && sigwait(&signals_, &signal) == 0;) {
      if (signal == SIGUSR1) continue;
      if (stop_.stop_requested()) std::_Exit(130);
      stop_.request_stop();
    }
  }

  sigset_t signals_{};
  std::atomic<bool> over_{false};
  std::stop_source stop_;
  std::thread waiter_;
};

void describe(CLI::App& program) {
  program.description(
      "Colloquio gives a company back its conversation: it reads what people say to it on every channel, tells talk\n"
      "from taps, and answers whether there is a dialogue, with whom, how deep and how fast.\n\n"
      "Start here:\n"
      "  colloquio demo                      a made-up company, its report\n"
      "  colloquio measure export.zip        figures of one export, nothing stored\n"
      "  colloquio init                      make ./colloquio-data for your company\n"
      "  colloquio import FILE… --preview    look before anything is stored\n"
      "  colloquio import FILE…              exports, folders, archives: the format is recognised\n"
      "  colloquio report --html report.html the answer, for people");
  program.footer(
      "Every figure has a recipe in docs/metrics/. Exit codes: 0 good, 1 failed, 2 wrong input, 3 not found,\n"
      "4 busy or ambiguous, 130 stopped.");
}

}  // namespace

int main(int argc, char** argv) {
  using namespace colloquio::cli;
  std::signal(SIGPIPE, SIG_DFL);
  const Interrupts interrupts;

  Context context;
  context.stop = interrupts.token();
  const char* data = std::getenv("COLLOQUIO_DATA");
  context.data = data != nullptr && *data != '\0' ? data : "colloquio-data";

  CLI::App program{"", "colloquio"};
  describe(program);
  program.set_version_flag("--version", "colloquio " COLLOQUIO_VERSION);
  program.add_option("--data", context.data, "Data folder (or COLLOQUIO_DATA)")->capture_default_str();
  program.add_option("--lang", context.lang, "Language of reports: it or en")->check(CLI::IsMember({"it", "en"}));
  program.add_option("--colour,--color", context.colour, "auto, always or never")
      ->check(CLI::IsMember({"auto", "always", "never"}));
  program.add_option("--threads", context.threads, "How many threads (default: all)")->check(CLI::Range(1, 256));
  program.add_flag("-q,--quiet", context.quiet, "No progress, only results and errors");
  program.require_subcommand(1);
  program.fallthrough();
  for (const auto add : {add_demo, add_init, add_import, add_sources, add_report, add_measure, add_thread, add_export,
                         add_remap, add_doctor, add_sim, add_bench}) {
    add(program, context);
  }

  try {
    program.parse(argc, argv);
  } catch (const CLI::ParseError& e) {
    if (argc == 1) {
      std::fputs(program.help().c_str(), stdout);
      return 2;
    }
    return program.exit(e) == 0 ? 0 : 2;
  }
  try {
    const auto done = context.command();
    if (done) return std::fflush(stdout) == 0 ? *done : 1;
    print_error(done.error());
    return exit_code(done.error().kind);
  } catch (const std::bad_alloc&) {
    std::fputs("colloquio: out of memory; nothing was changed\n", stderr);
  } catch (const std::exception& e) {
    std::fprintf(stderr, "colloquio: unexpected: %s\n", e.what());
  }
  return 1;
}
