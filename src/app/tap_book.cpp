#include "colloquio/app/tap_book.hpp"

#include <algorithm>
#include <cmath>
#include <tuple>

#include "colloquio/core/record/clean.hpp"

namespace colloquio::app {

namespace {

constexpr std::size_t kRowsAMark = 64;
constexpr std::size_t kMostSets = 255;

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
    return metric_numbers_[std::exchange(next_name_, after(next_name_))];
  }
  auto found = metrics_.find(metric);
  if (found == metrics_.end()) {
    Arena spare;
    const std::string clean{record::clean(metric, spare)};
    const auto same = metrics_.find(clean);
    const auto number =
        same != metrics_.end() ? metric_numbers_[same->second] : static_cast<std::uint32_t>(parts_.size());
    if (number == parts_.size()) parts_.push_back(record::tap_part(clean));
    if (clean != metric && same == metrics_.end()) note_name(clean, number);
    found = note_name(metric, number);
  }
  next_name_ = after(found->second);
  return metric_numbers_[found->second];
}

std::size_t TapBook::after(std::size_t name) const { return name + 1 == metric_names_.size() ? 0 : name + 1; }

TapBook::Names::iterator TapBook::note_name(std::string_view metric, std::uint32_t number) {
  const auto noted = metrics_.emplace(metric, metric_names_.size()).first;
  metric_names_.push_back(noted->first);
  metric_numbers_.push_back(number);
  return noted;
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
      fold(row, batch, ids, taps);
      while (row < ids.size() && ids[row] != count.target) ++row;
    }
    if (count.as_of != batch.as_of || row == ids.size()) {
      late_.push_back({count.target, count.as_of, metric, value});
    } else {
      run_.push_back({metric, value});
    }
  }
  if (row < ids.size()) fold(row, batch, ids, taps);
}

bool TapBook::is_run_of(std::uint8_t set) const { return std::ranges::equal(run_, sets_[set], {}, &Value::metric); }

/// The number of the run's set of metrics, 0 if there are too many sets. The same metric twice: the larger value.
std::uint8_t TapBook::set_of_run() {
  if (is_run_of(last_set_)) return last_set_;
  for (const Value& v : run_) tell(v.metric, v.value, kNoTime);
  run_.clear();
  for (const Newest& n : newest_) run_.push_back(n.value);
  newest_.clear();
  Metrics metrics;
  for (const Value& v : run_) metrics.push_back(v.metric);
  const auto found = set_numbers_.find(metrics);
  if (found != set_numbers_.end()) return last_set_ = found->second;
  if (sets_.size() > kMostSets) return 0;
  last_set_ = static_cast<std::uint8_t>(sets_.size());
  set_numbers_.emplace(metrics, last_set_);
  sets_.push_back(std::move(metrics));
  return last_set_;
}

/// Writes the run of counts of one row.
void TapBook::fold(std::size_t row, const RowBatch& batch, const std::vector<Id128>& ids,
                   std::vector<std::uint32_t>& taps) {
  if (run_.empty()) return;
  const std::uint8_t set = set_of_run();
  while (marks_.size() <= row / kRowsAMark) marks_.push_back(values_.size());
  record::TapSum sum;
  for (const Value& v : run_) {
    sum.add(parts_[v.metric], v.value);
    if (set == 0) late_.push_back({ids[row], batch.as_of, v.metric, v.value});
    if (run_.size() > 1 && set != 0) put(v.value);
  }
  told_[row] = set;
  taps[row] = run_.size() == 1 ? run_.front().value : sum.best_known(0);
  run_.clear();
}

void TapBook::put(std::uint32_t value) {
  for (; value >= 0x80U; value >>= 7U) values_.push_back(static_cast<std::uint8_t>(value | 0x80U));
  values_.push_back(static_cast<std::uint8_t>(value));
}

std::uint32_t TapBook::take(std::size_t& at) const {
  std::uint32_t value = 0;
  for (unsigned shift = 0;; shift += 7) {
    const std::uint8_t byte = values_[at++];
    value |= (byte & 0x7FU) << shift;
    if (byte < 0x80U) return value;
  }
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
  const Metrics& metrics = sets_[told_[row]];
  if (metrics.empty()) return;
  if (metrics.size() == 1) return tell(metrics.front(), in_table, as_of);
  std::size_t at = marks_[row / kRowsAMark];
  for (std::size_t before = row - row % kRowsAMark; before < row; ++before) {
    const std::size_t values = sets_[told_[before]].size();
    for (std::size_t i = values > 1 ? 0 : values; i < values; ++i) static_cast<void>(take(at));
  }
  for (const std::uint32_t metric : metrics) tell(metric, take(at), as_of);
}

std::uint32_t TapBook::best_known_taps(std::int64_t actors) {
  record::TapSum sum;
  for (const Newest& n : newest_) sum.add(parts_[n.value.metric], n.value.value);
  newest_.clear();
  return sum.best_known(actors);
}

}  // namespace colloquio::app
