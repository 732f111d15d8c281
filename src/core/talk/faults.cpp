#include "colloquio/core/talk/faults.hpp"

#include <algorithm>
#include <string>

namespace colloquio::talk {

std::string_view name_of(FaultKind kind) {
  switch (kind) {
    case FaultKind::duplicate_id:
      return "faults.duplicate_id";
    case FaultKind::missing_parent:
      return "faults.missing_parent";
    case FaultKind::self_parent:
      return "faults.self_parent";
    case FaultKind::parent_cycle:
      return "faults.parent_cycle";
    case FaultKind::parent_elsewhere:
      return "faults.parent_elsewhere";
    case FaultKind::time_missing:
      return "faults.time_missing";
    case FaultKind::time_past:
      return "faults.time_past";
    case FaultKind::time_future:
      return "faults.time_future";
    case FaultKind::reply_before_parent:
      return "faults.reply_before_parent";
  }
  return "";
}

void FaultLog::add(FaultKind kind, std::uint32_t row) {
  Kind& k = kinds_[static_cast<std::size_t>(kind)];
  ++k.count;
  const auto smaller = [this](std::uint32_t a, std::uint32_t b) { return table_->id[a] < table_->id[b]; };
  if (k.rows.size() == examples_ && (examples_ == 0 || !smaller(row, k.rows.back()))) return;
  k.rows.insert(std::upper_bound(k.rows.begin(), k.rows.end(), row, smaller), row);
  if (k.rows.size() > examples_) k.rows.pop_back();
}

std::vector<Fault> FaultLog::list() const {
  std::vector<Fault> faults;
  for (std::size_t i = 0; i < kFaultKinds; ++i) {
    faults.push_back(Fault{std::string{name_of(static_cast<FaultKind>(i))}, kinds_[i].count, kinds_[i].rows});
  }
  std::sort(faults.begin(), faults.end(), [](const Fault& a, const Fault& b) { return a.id < b.id; });
  return faults;
}

}  // namespace colloquio::talk
