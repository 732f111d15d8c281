#include "colloquio/core/model/rows.hpp"

#include <algorithm>
#include <cstring>

namespace colloquio {

std::string_view Arena::keep(std::string_view bytes) {
  if (bytes.empty()) return {};
  if (blocks_.empty() || blocks_.back().capacity - in_block_ < bytes.size()) {
    const std::size_t capacity = std::max(kBlock, bytes.size());
    blocks_.push_back({std::make_unique_for_overwrite<char[]>(capacity), capacity});
    in_block_ = 0;
  }
  char* place = blocks_.back().bytes.get() + in_block_;
  std::memcpy(place, bytes.data(), bytes.size());
  in_block_ += bytes.size();
  used_ += bytes.size();
  return {place, bytes.size()};
}

void Arena::clear() {
  if (blocks_.size() > 1) blocks_.resize(1);
  if (!blocks_.empty() && blocks_.front().capacity > kBlock) blocks_.clear();
  in_block_ = 0;
  used_ = 0;
}

void RowBatch::clear() {
  channels.clear();
  accounts.clear();
  conversations.clear();
  messages.clear();
  taps.clear();
  counts.clear();
  gone.clear();
  outcomes.clear();
  rejects.clear();
  arena.clear();
  as_of = kNoTime;
  as_of_is_declared = false;
  synced = kNoTime;
}

}  // namespace colloquio
