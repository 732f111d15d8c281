#include <atomic>
#include <cerrno>
#include <csignal>
#include <cstdio>
#include <exception>
#include <stop_token>
#include <string>
#include <system_error>
#include <thread>

#include "context.hpp"
#include "grammar.hpp"
#include <sys/stat.h>

#include "colloquio/adapters/parquet/parquet_rows.hpp"
#include "colloquio/adapters/system/large_blocks.hpp"

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

/// The exit code after everything printed has left the program: 1, with the reason, if it could not.
int with_output_written(const colloquio::cli::Context& context, int code) {
  errno = 0;
  const bool failed = std::ferror(stdout) != 0;  // what it was is long gone: flushing what is left may say it again
  const bool flushed = std::fflush(stdout) == 0;
  if (!failed && flushed) return code;
  const std::string why = errno != 0 ? std::generic_category().message(errno) : std::string{};
  colloquio::cli::print_output_error(context.words, why);
  return code == 0 ? 1 : code;
}

}  // namespace

int main(int argc, char** argv) {
  using namespace colloquio::cli;
  colloquio::adapters::keep_large_blocks_apart();
  std::signal(SIGPIPE, SIG_DFL);
  ::umask(077);  // customers' words: what we make is for its owner alone
  const Interrupts interrupts;

  Context context;
  context.stop = interrupts.token();
  const auto parquet = colloquio::adapters::parquet_rows();
  context.table_rows = parquet.get();
  context.data = usual_folder();

  if (const auto code = parse(argc, argv, context)) return with_output_written(context, *code);
  try {
    const auto done = context.command();
    if (done) return with_output_written(context, *done);
    print_error(context.words, done.error());
    return exit_code(done.error().kind);
  } catch (const std::bad_alloc&) {
    std::fprintf(stderr, "colloquio: %s\n", std::string{context.words("error.memory")}.c_str());
  } catch (const std::system_error& e) {
    if (std::ferror(stdout) != 0) {  // fmt gives up at the first write that fails
      print_output_error(context.words, e.code().message());
    } else {
      std::fprintf(stderr, "colloquio: %s\n", context.words("error.unexpected", {{"what", e.what()}}).c_str());
    }
  } catch (const std::exception& e) {
    std::fprintf(stderr, "colloquio: %s\n", context.words("error.unexpected", {{"what", e.what()}}).c_str());
  }
  return 1;
}
