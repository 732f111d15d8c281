#include "colloquio/app/talk_settling.hpp"

#include <algorithm>
#include <bit>
#include <utility>

#include "colloquio/core/record/clean.hpp"

namespace colloquio::app {

namespace {

using record::GoneMark;
using record::MessageHistory;
using record::MessageState;

/// A set of ids that may say yes to a few others: one bit an id, one in thirty or so is wrong.
class RoughSet {
 public:
  explicit RoughSet(std::size_t expected)
      : mask_(std::bit_ceil(std::max<std::size_t>(expected, 4) * 16) - 1), words_(mask_ / 64 + 1) {}

  [[nodiscard]] bool has(Id128 id) const { return (words_[at(id) / 64] >> (at(id) % 64) & 1U) != 0; }
  /// Whether it was there before.
  bool add(Id128 id) {
    const bool before = has(id);
    words_[at(id) / 64] |= std::uint64_t{1} << (at(id) % 64);
    return before;
  }

 private:
  // Not the bits IdIndex goes by.
  [[nodiscard]] std::size_t at(Id128 id) const { return id.hi & mask_; }

  std::size_t mask_;
  std::vector<std::uint64_t> words_;
};

}  // namespace

void TalkCollector::Settling::settle() {
  find();
  if (found_.empty()) return;
  group();
  auto& late = all_.book_.late();
  std::erase_if(late, [&](const auto& count) { return ids_.find(count.target) == IdIndex::kAbsent; });
  std::sort(late.begin(), late.end(),
            [&](const auto& a, const auto& b) { return ids_.find(a.target) < ids_.find(b.target); });
  auto count = late.cbegin();
  for (std::uint32_t number = 0; number < ids_.size(); ++number) {
    const auto first = count;
    while (count != late.cend() && ids_.find(count->target) == number) ++count;
    settle_one(number, first, count);
  }
}

/// The rows of every message that may need a look.
void TalkCollector::Settling::find() {
  const std::size_t expected = table_.size();
  RoughSet asked{expected};
  for (const auto& count : all_.book_.late()) asked.add(count.target);
  for (const auto& tap : all_.book_.taps()) asked.add(tap.target);
  for (const auto& [id, mark] : all_.message_ends_) asked.add(id);
  {
    RoughSet seen{expected};
    for (const Id128 id : table_.id) {
      if (seen.add(id)) asked.add(id);
    }
  }
  for (std::uint32_t row = 0; row < table_.size(); ++row) {
    if (asked.has(table_.id[row]) || account_end(row) != nullptr) found_.push_back(row);
  }
}

void TalkCollector::Settling::group() {
  for (const std::uint32_t row : found_) {
    const auto [number, fresh] = ids_.insert(table_.id[row]);
    if (fresh) begin_.push_back(0);
    ++begin_[number];
  }
  std::uint32_t end = 0;
  for (std::uint32_t& n : begin_) n = std::exchange(end, end + n);
  begin_.push_back(end);
  rows_.resize(end);
  std::vector<std::uint32_t> next{begin_};
  for (const std::uint32_t row : found_) rows_[next[ids_.find(table_.id[row])]++] = row;
  actors_.resize(ids_.size());
  const auto& taps = all_.book_.taps();
  for (std::size_t i = 0; i < taps.size(); ++i) {
    if (taps[i].target_kind != TargetKind::message || all_.is_gone(i)) continue;
    if (const auto number = ids_.find(taps[i].target); number != IdIndex::kAbsent) ++actors_[number];
  }
}

void TalkCollector::Settling::settle_one(std::uint32_t number,
                                         std::vector<TapBook::LateCount>::const_iterator first_late,
                                         std::vector<TapBook::LateCount>::const_iterator end_late) {
  const auto rows = std::span{rows_}.subspan(begin_[number], begin_[number + 1] - begin_[number]);
  const bool ended = all_.message_ends_.contains(table_.id[rows.front()]) || account_end(rows.front()) != nullptr;
  const bool counted = first_late != end_late || actors_[number] > 0;
  if (rows.size() == 1 && !ended && !counted) return;  // it only looked like another
  for (const std::uint32_t row : rows) all_.book_.tell_row(row, table_.taps[row], as_of(row));
  for (; first_late != end_late; ++first_late) {
    all_.book_.tell(first_late->metric, first_late->value, first_late->as_of);
  }
  table_.taps[rows.front()] = all_.book_.best_known_taps(actors_[number]);
  if (rows.size() > 1 || ended) merge_rows(rows);
}

/// Whether another input had put the message into another channel.
void TalkCollector::Settling::compare_channels(std::span<const std::uint32_t> rows) {
  const auto input = [&](std::uint32_t row) { return std::ranges::upper_bound(all_.inputs_, row); };
  const std::uint32_t from = table_.channel[rows.front()];
  for (const std::uint32_t row : rows) {
    const std::uint32_t to = table_.channel[row];
    if (to == from || !all_.channel_assumed_[to] || input(row) == input(rows.front())) continue;
    if (!all_.elsewhere_) {
      const auto name = [&](std::uint32_t channel) {
        const record::ChannelFacts& facts = all_.channel_facts_[channel];
        return facts.name.empty() ? facts.native_id : facts.name;
      };
      all_.elsewhere_ = Elsewhere{0, name(from), name(to)};
    }
    ++all_.elsewhere_->messages;
    return;
  }
}

/// Puts what holds now into the first of the rows.
void TalkCollector::Settling::merge_rows(std::span<const std::uint32_t> rows) {
  compare_channels(rows);
  MessageHistory history;
  for (const std::uint32_t row : rows) {
    MessageState state = state_of(row);
    history.claim({table_.parent[row], {}, table_.flags[row].evidence, state.last_seen});
    history.tell(std::move(state));
  }
  const auto end = all_.message_ends_.find(table_.id[rows.front()]);
  history.settle(end == all_.message_ends_.end() ? nullptr : &end->second, [&](Id128 account) -> const GoneMark* {
    const auto mark = all_.account_ends_.find(account);
    return mark == all_.account_ends_.end() ? nullptr : &mark->second;
  });
  const MessageState& now = history.current();
  const std::uint32_t current = *std::find_if(rows.begin(), rows.end(), [&](std::uint32_t row) {
    const MessageState told = state_of(row);
    return told.last_seen == now.last_seen && told.content_hash == now.content_hash;
  });
  merged_ = true;
  const bool is_gone = history.gone() != GoneKind::none;
  MessageFlags flags = table_.flags[current];
  flags.evidence = history.evidence();
  flags.is_gone = is_gone;
  flags.is_talk = now.is_talk && !is_gone;
  // The row of the current state stays, for what other lists say of it goes by its number.
  table_.parent[current] = history.parent().parent;
  table_.flags[current] = flags;
  table_.taps[current] = table_.taps[rows.front()];
  for (const std::uint32_t row : rows) {
    if (row != current) copies_.push_back(row);
  }
}

/// A state as far as figures see it. Two tellings that look the same to them are one state here: whichever the record
/// takes, the figures are the same.
MessageState TalkCollector::Settling::state_of(std::uint32_t row) const {
  const MessageFlags flags = table_.flags[row];
  MessageState s;
  s.id = table_.id[row];
  s.channel = all_.channels_.ids()[table_.channel[row]];
  if (table_.author[row] != kNone) s.account = all_.accounts_.ids()[table_.author[row]];
  if (table_.conversation[row] != kNone) s.conversation = all_.conversations_.ids()[table_.conversation[row]];
  s.first_seen = s.last_seen = as_of(row);
  s.occurred = from_micros(table_.time[row]);
  s.evidence = flags.evidence;
  s.gone = flags.is_gone ? GoneKind::missing : GoneKind::none;
  s.is_talk = flags.is_talk;
  s.details = record::details_of(record::FigureView{.channel = s.channel,
                                                    .account = s.account,
                                                    .conversation = s.conversation,
                                                    .occurred = s.occurred,
                                                    .evidence = s.evidence,
                                                    .time_precision = flags.precision,
                                                    .author_clock = flags.author_clock,
                                                    .hidden = flags.hidden,
                                                    .is_talk = s.is_talk,
                                                    .lists = lists_of(row),
                                                    .wording = wording_of(row)});
  s.content_hash = {flags.is_gone ? 1U : 0U, s.details};
  return s;
}

std::uint32_t TalkCollector::Settling::lists_of(std::uint32_t row) const {
  const auto found = std::ranges::lower_bound(all_.lists_, row, {}, &Lists::row);
  return found != all_.lists_.end() && found->row == row ? found->hash : 0;
}

std::uint64_t TalkCollector::Settling::wording_of(std::uint32_t row) const {
  const auto found = std::ranges::lower_bound(table_.wordings, row, {}, &TalkTable::Wording::row);
  return found != table_.wordings.end() && found->row == row ? found->key : 0;
}

Instant TalkCollector::Settling::as_of(std::uint32_t row) const {
  const auto next = std::upper_bound(all_.spans_.begin(), all_.spans_.end(), row,
                                     [](std::uint32_t r, const Span& span) { return r < span.first_row; });
  return std::prev(next)->as_of;
}

const GoneMark* TalkCollector::Settling::account_end(std::uint32_t row) const {
  if (all_.account_ends_.empty() || table_.author[row] == kNone) return nullptr;
  const auto mark = all_.account_ends_.find(all_.accounts_.ids()[table_.author[row]]);
  return mark == all_.account_ends_.end() ? nullptr : &mark->second;
}

void TalkCollector::Settling::drop_copies() {
  if (!merged_) return;
  // The end of a message takes whom its words named; the parent that counts may not be the one of its last state.
  std::erase_if(table_.addresses, [&](const auto& a) { return bool{table_.flags[a.row].is_gone}; });
  std::erase_if(table_.wordings,
                [&](const auto& w) { return table_.flags[w.row].is_gone || !table_.parent[w.row].is_none(); });
  std::erase_if(table_.other_parents, [&](const auto& p) { return p.parent == table_.parent[p.row]; });
  if (copies_.empty()) return;
  std::sort(copies_.begin(), copies_.end());
  std::vector<std::uint32_t> kept;
  kept.reserve(table_.size() - copies_.size());
  auto copy = copies_.begin();
  for (std::uint32_t row = 0; row < table_.size(); ++row) {
    if (copy != copies_.end() && *copy == row) {
      ++copy;
    } else {
      kept.push_back(row);
    }
  }
  keep_rows(table_, kept);
}

}  // namespace colloquio::app
