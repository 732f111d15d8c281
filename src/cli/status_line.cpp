#include "status_line.hpp"

#include <algorithm>
#include <cmath>
#include <cstdio>

#include <fmt/format.h>
#include <sys/ioctl.h>
#include <unistd.h>

namespace colloquio::cli {

namespace {

std::size_t terminal_width() {
  winsize size{};
  return ioctl(STDERR_FILENO, TIOCGWINSZ, &size) == 0 && size.ws_col > 20 ? size.ws_col : 80;
}

}  // namespace

std::string human_bytes(std::uint64_t bytes) {
  const auto b = static_cast<double>(bytes);
  if (b >= 1e9) return fmt::format("{:.1f} GB", b / 1e9);
  if (b >= 1e6) return fmt::format("{:.0f} MB", b / 1e6);
  if (b >= 1e3) return fmt::format("{:.0f} KB", b / 1e3);
  return fmt::format("{} B", bytes);
}

std::string human_count(std::uint64_t n) {
  const std::string digits = std::to_string(n);
  std::string out;
  for (std::size_t i = 0; i < digits.size(); ++i) {
    if (i > 0 && (digits.size() - i) % 3 == 0) out += ',';
    out += digits[i];
  }
  return out;
}

std::string human_seconds(double seconds) {
  const auto s = static_cast<std::uint64_t>(std::max(0.0, std::ceil(seconds)));
  if (s < 60) return fmt::format("{} s", s);
  if (s < 3600) return fmt::format("{} min {} s", s / 60, s % 60);
  return fmt::format("{} h {} min", s / 3600, s / 60 % 60);
}

StatusLine::Mode status_mode(bool quiet) {
  if (quiet) return StatusLine::Mode::quiet;
  return isatty(STDERR_FILENO) != 0 ? StatusLine::Mode::live : StatusLine::Mode::lines;
}

StatusLine::StatusLine(Mode mode, std::string title)
    : mode_(mode), title_(std::move(title)), started_(std::chrono::steady_clock::now()) {}

StatusLine::~StatusLine() { clear(); }

std::string StatusLine::text_of(const app::Progress& p, std::string_view title, double seconds) {
  std::string out = fmt::format("{} {}", p.step, title);
  const double share = p.total > 0 ? std::min(1.0, static_cast<double>(p.done) / static_cast<double>(p.total)) : 0;
  if (p.total > 0) out += fmt::format("  {:3.0f} %  {} of {}", share * 100, human_bytes(p.done), human_bytes(p.total));
  if (p.messages > 0) out += fmt::format("  {} messages", human_count(p.messages));
  if (p.messages > 0 && seconds > 0.5) {
    out += fmt::format("  {}/s", human_count(static_cast<std::uint64_t>(static_cast<double>(p.messages) / seconds)));
  }
  if (p.rejects > 0) out += fmt::format("  {} rejects", human_count(p.rejects));
  if (share > 0.01 && share < 1 && seconds > 1)
    out += fmt::format("  {} left", human_seconds(seconds / share - seconds));
  return out;
}

void StatusLine::show(const app::Progress& told) {
  if (mode_ == Mode::quiet) return;
  app::Progress progress = told;  // recognising and reading twice count twice
  if (progress.total > 0) progress.done = std::min(progress.done, progress.total);
  const auto now = std::chrono::steady_clock::now();
  const double seconds = std::chrono::duration<double>(now - started_).count();
  if (mode_ == Mode::live) {
    if (on_screen_ && now - shown_ < std::chrono::milliseconds{100}) return;
    std::string text = text_of(progress, title_, seconds);
    const std::size_t width = terminal_width() - 1;
    if (text.size() > width) text.resize(width);
    std::fprintf(stderr, "\r\033[K%s", text.c_str());
    std::fflush(stderr);
    shown_ = now;
    on_screen_ = true;
    return;
  }
  if (progress.total == 0) return;
  const int tenth = static_cast<int>(progress.done * 10 / progress.total);
  if (tenth <= last_tenth_ || seconds < 2) return;
  last_tenth_ = tenth;
  std::fprintf(stderr, "%s\n", text_of(progress, title_, seconds).c_str());
}

void StatusLine::clear() {
  if (!on_screen_) return;
  std::fprintf(stderr, "\r\033[K");
  std::fflush(stderr);
  on_screen_ = false;
}

}  // namespace colloquio::cli
