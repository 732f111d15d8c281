#include "colloquio/app/tap_book.hpp"

#include <algorithm>
#include <cmath>
#include <tuple>

#include "colloquio/core/record/clean.hpp"

namespace colloquio::app {

namespace {

constexpr std::uint8_t kSeveral = 255;

bool goes_before(const TapBook::Tap& a, const TapBook::Tap& b) {
  if (a.last_seen != b.last_seen) return a.last_seen > b.last_seen;
  const auto details = [](const TapBook::Tap& t) {
    return record::details_of(record::TapView{t.account, t.target, t.target_kind});
  };
  return details(a) > details(b);
}

}  // namespace

void TapBook::add(const RowBatch& batch, const std::vector<Id128>& ids, std::size_t first_row,
                  std::vector<std::uint32_t>& taps) {
  told_.resize(ids.size());
  add_counts(batch, ids, first_row, taps);
  add_taps(batch);
}

std::uint32_t TapBook::number_of(std::string_view metric) {
  // Sources tell their metrics in the same order again and again.
  if (next_name_ < metric_names_.size() && metric_names_[next_name_] == metric) {
    const std::uint32_t number = metric_numbers_[next_name_];
    next_name_ = next_name_ + 1 == metric_names_.size() ? 0 : next_name_ + 1;
    return number;
  }
  auto found = metrics_.find(metric);
  if (found == metrics_.end()) {
    Arena spare;
    const std::string clean{record::clean(metric, spare)};
    const auto same = metrics_.find(clean);
    const auto number = same != metrics_.end() ? same->second : static_cast<std::uint32_t>(parts_.size());
    if (number == parts_.size()) parts_.push_back(record::tap_part(clean));
    if (clean != metric) metrics_.emplace(clean, number);
    found = metrics_.emplace(metric, number).first;
    metric_names_.push_back(found->first);
    metric_numbers_.push_back(number);
  }
  const auto at = std::find(metric_names_.begin(), metric_names_.end(), metric) - metric_names_.begin();
  next_name_ = (static_cast<std::size_t>(at) + 1) % metric_names_.size();
  return found->second;
}

/// Most counts come with their message, in its order: no lookup for those. The first that does not sends the rest of
/// its batch to the end, so a batch costs one pass whatever is in it.
void TapBook::add_counts(const RowBatch& batch, const std::vector<Id128>& ids, std::size_t first_row,
                         std::vector<std::uint32_t>& taps) {
  std::size_t row = first_row;
  run_.clear();
  for (const CountRow& count : batch.counts) {
    if (count.target_kind != TargetKind::message || !std::isfinite(count.value)) continue;
    const std::uint32_t metric = number_of(count.metric);
    if (parts_[metric] == record::TapPart::none) continue;
    const std::uint32_t value = record::as_taps(count.value);
    if (count.as_of == batch.as_of && row < ids.size() && ids[row] != count.target) {
      fold(row, taps);
      while (row < ids.size() && ids[row] != count.target) ++row;
    }
    if (count.as_of != batch.as_of || row == ids.size()) {
      late_.push_back({count.target, count.as_of, metric, value});
    } else {
      run_.push_back({metric, value});
    }
  }
  if (row < ids.size()) fold(row, taps);
}

/// Writes the run of counts of one row. The same metric twice: the larger value.
void TapBook::fold(std::size_t row, std::vector<std::uint32_t>& taps) {
  if (run_.empty()) return;
  if (run_.size() == 1 && run_.front().metric + 1 < kSeveral) {
    told_[row] = static_cast<std::uint8_t>(run_.front().metric + 1);
    taps[row] = run_.front().value;
  } else {
    told_[row] = kSeveral;
    for (const Value& v : run_) tell(v.metric, v.value, kNoTime);
    for (const Newest& n : newest_) several_.push_back({static_cast<std::uint32_t>(row), n.value});
    taps[row] = best_known_taps(0);
  }
  run_.clear();
}

void TapBook::add_taps(const RowBatch& batch) {
  for (const TapRow& row : batch.taps) {
    const Tap tap{row.account, row.target, batch.as_of, row.target_kind};
    const auto [number, fresh] = tap_ids_.insert(row.id);
    if (fresh) {
      taps_.push_back(tap);
    } else if (goes_before(tap, taps_[number])) {
      taps_[number] = tap;
    }
  }
}

void TapBook::tell(std::uint32_t metric, std::uint32_t value, Instant as_of) {
  for (Newest& known : newest_) {
    if (known.value.metric != metric) continue;
    if (std::tie(as_of, value) > std::tie(known.as_of, known.value.value)) known = {{metric, value}, as_of};
    return;
  }
  newest_.push_back({{metric, value}, as_of});
}

void TapBook::tell_row(std::uint32_t row, std::uint32_t in_table, Instant as_of) {
  if (told_[row] == 0) return;
  if (told_[row] != kSeveral) return tell(told_[row] - 1U, in_table, as_of);
  auto value = std::lower_bound(several_.begin(), several_.end(), row,
                                [](const RowValue& v, std::uint32_t wanted) { return v.row < wanted; });
  for (; value != several_.end() && value->row == row; ++value) tell(value->value.metric, value->value.value, as_of);
}

std::uint32_t TapBook::best_known_taps(std::int64_t actors) {
  values_.clear();
  for (const Newest& n : newest_) values_.push_back({parts_[n.value.metric], static_cast<double>(n.value.value)});
  newest_.clear();
  return record::best_known_taps(values_, actors);
}

}  // namespace colloquio::app
