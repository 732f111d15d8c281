#pragma once

#include <chrono>
#include <cstdint>
#include <string>

#include "words.hpp"

#include "colloquio/app/progress.hpp"

namespace colloquio::cli {

/// Shows how far a work is on stderr: one line that renews itself on a terminal (by blanks, without any escape code), a
/// line each ten percent elsewhere, nothing when quiet. Not thread-safe.
class StatusLine {
 public:
  enum class Mode : std::uint8_t { live, lines, quiet };

  /// `words` must outlive it.
  StatusLine(Mode mode, const Words& words, std::string title);
  ~StatusLine();
  StatusLine(const StatusLine&) = delete;
  StatusLine& operator=(const StatusLine&) = delete;

  void show(const app::Progress& progress);
  /// Takes the live line away so that something else can be printed.
  void clear();
  [[nodiscard]] app::OnProgress callback() {
    return [this](const app::Progress& p) { show(p); };
  }

  /// What it would show; apart for tests. `seconds` since the start.
  [[nodiscard]] static std::string text_of(const Words& words, const app::Progress& progress, std::string_view title,
                                           double seconds);

 private:
  Mode mode_;
  const Words& words_;
  std::string title_;
  std::chrono::steady_clock::time_point started_, shown_{};
  int last_tenth_ = -1;
  std::size_t on_screen_ = 0;  // columns of the line that is there
};

/// live if stderr is a terminal, else lines; quiet if asked.
[[nodiscard]] StatusLine::Mode status_mode(bool quiet);

}  // namespace colloquio::cli
