#include "status_line.hpp"

#include <algorithm>
#include <cmath>
#include <cstdio>

#include <fmt/format.h>
#include <sys/ioctl.h>
#include <unistd.h>

#include "colloquio/core/report/escape.hpp"

namespace colloquio::cli {

namespace {

using Step = app::Progress::Step;

Key key_of(Step step) {
  switch (step) {
    case Step::reading:
      return "step.reading";
    case Step::writing_record:
      return "step.writing_record";
    case Step::reading_record:
      return "step.reading_record";
    case Step::measuring:
      return "step.measuring";
    case Step::exporting:
      return "step.exporting";
    case Step::simulating:
      return "step.simulating";
    case Step::counting:
      return "step.counting";
  }
  return "step.reading";
}

std::size_t terminal_width() {
  winsize size{};
  return ioctl(STDERR_FILENO, TIOCGWINSZ, &size) == 0 && size.ws_col > 20 ? size.ws_col : 80;
}

}  // namespace

StatusLine::Mode status_mode(bool quiet) {
  if (quiet) return StatusLine::Mode::quiet;
  return isatty(STDERR_FILENO) != 0 ? StatusLine::Mode::live : StatusLine::Mode::lines;
}

StatusLine::StatusLine(Mode mode, const Words& words, std::string title)
    : mode_(mode), words_(words), title_(std::move(title)), started_(std::chrono::steady_clock::now()) {}

StatusLine::~StatusLine() { clear(); }

std::string StatusLine::text_of(const Words& words, const app::Progress& p, std::string_view title, double seconds) {
  std::string out{words(key_of(p.step))};
  if (!title.empty()) out.append(" ").append(title);
  const double share = p.total > 0 ? std::min(1.0, static_cast<double>(p.done) / static_cast<double>(p.total)) : 0;
  if (p.total > 0) {
    // What is simulated is counted in messages, what is read in bytes.
    const bool of_messages = p.step == Step::simulating;
    const auto size = [&](std::uint64_t n) { return of_messages ? words.number(n) : words.bytes(n); };
    out += fmt::format("  {:3.0f} %  ", share * 100);
    out += words("progress.of", {{"done", size(p.done)}, {"total", size(p.total)}});
  }
  if (p.messages > 0) out += "  " + words.counted("n.messages", static_cast<std::int64_t>(p.messages));
  if (p.messages > 0 && seconds > 0.5) {
    const auto pace = static_cast<std::int64_t>(static_cast<double>(p.messages) / seconds);
    out += "  " + words("progress.per_second", {{"n", words.number(pace)}});
  }
  if (p.rejects > 0) out += "  " + words.counted("n.rejects", static_cast<std::int64_t>(p.rejects));
  if (share > 0.01 && share < 1 && seconds > 1)
    out += "  " + words("progress.left", {{"time", words.seconds(seconds / share - seconds)}});
  return out;
}

void StatusLine::show(const app::Progress& told) {
  if (mode_ == Mode::quiet) return;
  app::Progress progress = told;  // recognising and reading twice count twice
  if (progress.total > 0) progress.done = std::min(progress.done, progress.total);
  const auto now = std::chrono::steady_clock::now();
  const double seconds = std::chrono::duration<double>(now - started_).count();
  if (mode_ == Mode::live) {
    if (on_screen_ > 0 && now - shown_ < std::chrono::milliseconds{100}) return;
    std::string text = text_of(words_, progress, title_, seconds);
    const std::size_t width = terminal_width() - 1;
    if (report::columns(text) > width) text = report::cut_to(text, width);
    const std::size_t columns = report::columns(text);
    const std::size_t left_over = on_screen_ > columns ? on_screen_ - columns : 0;
    std::fprintf(stderr, "\r%s%s", text.c_str(), std::string(left_over, ' ').c_str());
    std::fflush(stderr);
    shown_ = now;
    on_screen_ = columns;
    return;
  }
  if (progress.total == 0) return;
  const int tenth = static_cast<int>(progress.done * 10 / progress.total);
  if (tenth <= last_tenth_ || seconds < 2) return;
  last_tenth_ = tenth;
  std::fprintf(stderr, "%s\n", text_of(words_, progress, title_, seconds).c_str());
}

void StatusLine::clear() {
  if (on_screen_ == 0) return;
  std::fprintf(stderr, "\r%s\r", std::string(on_screen_, ' ').c_str());
  std::fflush(stderr);
  on_screen_ = 0;
}

}  // namespace colloquio::cli
