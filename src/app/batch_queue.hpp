#pragma once

#include <condition_variable>
#include <deque>
#include <memory>
#include <mutex>

#include "colloquio/core/model/rows.hpp"

namespace colloquio::app {

/// Full batches from the reading thread to the writing one, empty ones back. Holds at most `depth` full batches, so a
/// slow writer slows the reader instead of filling the memory.
class BatchQueue {
 public:
  explicit BatchQueue(std::size_t depth) : depth_(depth) {}

  /// Gives a full batch, takes an empty one. Waits while the queue is full; never waits after close().
  std::unique_ptr<RowBatch> exchange(std::unique_ptr<RowBatch> full) {
    std::unique_lock lock{mutex_};
    changed_.wait(lock, [&] { return full_.size() < depth_ || closed_; });
    if (!closed_) full_.push_back(std::move(full));
    changed_.notify_all();
    if (empty_.empty()) return std::make_unique<RowBatch>();
    auto batch = std::move(empty_.front());
    empty_.pop_front();
    return batch;
  }

  /// The next full batch in order; nullptr when the queue is closed and empty.
  std::unique_ptr<RowBatch> take() {
    std::unique_lock lock{mutex_};
    changed_.wait(lock, [&] { return !full_.empty() || closed_; });
    if (full_.empty()) return nullptr;
    auto batch = std::move(full_.front());
    full_.pop_front();
    changed_.notify_all();
    return batch;
  }

  void give_back(std::unique_ptr<RowBatch> batch) {
    batch->clear();
    const std::lock_guard lock{mutex_};
    empty_.push_back(std::move(batch));
  }

  /// No more batches: by the reader at its end, by the writer when it failed.
  void close() {
    const std::lock_guard lock{mutex_};
    closed_ = true;
    changed_.notify_all();
  }

 private:
  const std::size_t depth_;
  std::mutex mutex_;
  std::condition_variable changed_;
  // Guarded by mutex_:
  std::deque<std::unique_ptr<RowBatch>> full_, empty_;
  bool closed_ = false;
};

}  // namespace colloquio::app
