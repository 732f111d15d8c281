#pragma once

#include <algorithm>
#include <condition_variable>
#include <cstddef>
#include <mutex>
#include <vector>

namespace colloquio::adapters::duck {

/// Rows of one thread handed out to several, batch after batch.
///
/// The rows of a batch are cut into as many stripes as there are lanes. Who takes rows begins with the stripe of its
/// lane, so that neighbours mostly stay together, and helps with the others when it is empty.
class Handout {
 public:
  struct Range {
    std::size_t first = 0, last = 0;  ///< to before `last`
    [[nodiscard]] bool empty() const { return first == last; }
  };

  /// `lanes` is at least 1.
  explicit Handout(std::size_t lanes) : stripes_(lanes) {}

  // The one that gives:

  /// Begins a batch of so many rows, when the last one is done.
  void offer(std::size_t rows) {
    const std::lock_guard lock{mutex_};
    const std::size_t lanes = stripes_.size();
    for (std::size_t i = 0; i < lanes; ++i) stripes_[i] = {rows * i / lanes, rows * (i + 1) / lanes};
    changed_.notify_all();
  }
  /// Waits until every row was taken and is done, or stop() was called: then what is left is given to nobody.
  void wait() {
    std::unique_lock lock{mutex_};
    changed_.wait(lock, [this] { return taken_ == 0 && (stopped_ || is_empty()); });
    std::fill(stripes_.begin(), stripes_.end(), Range{});
  }
  /// No more rows will come.
  void end() {
    const std::lock_guard lock{mutex_};
    ended_ = true;
    changed_.notify_all();
  }

  // Those that take:

  /// Waits for rows, at most `most`; none = the end. done() follows when they are no longer needed.
  [[nodiscard]] Range take(std::size_t lane, std::size_t most) {
    std::unique_lock lock{mutex_};
    changed_.wait(lock, [this] { return ended_ || !is_empty(); });
    for (std::size_t i = 0; i < stripes_.size(); ++i) {
      Range& stripe = stripes_[(lane + i) % stripes_.size()];
      if (stripe.empty()) continue;
      const Range range{stripe.first, std::min(stripe.last, stripe.first + most)};
      stripe.first = range.last;
      ++taken_;
      return range;
    }
    return {};
  }
  void done() {
    const std::lock_guard lock{mutex_};
    --taken_;
    changed_.notify_all();
  }
  /// Nobody will take rows any more.
  void stop() {
    const std::lock_guard lock{mutex_};
    stopped_ = true;
    changed_.notify_all();
  }

 private:
  [[nodiscard]] bool is_empty() const { return std::ranges::all_of(stripes_, &Range::empty); }

  std::mutex mutex_;
  std::condition_variable changed_;
  // guarded by mutex_:
  std::vector<Range> stripes_;  // what nobody has taken yet
  std::size_t taken_ = 0;       // ranges that are not done
  bool ended_ = false;
  bool stopped_ = false;
};

}  // namespace colloquio::adapters::duck
