#include "colloquio/core/record/message_history.hpp"

#include <algorithm>
#include <tuple>
#include <utility>

namespace colloquio::record {

namespace {

void erase_words(MessageState& state) {
  state.title.clear();
  state.text.clear();
  state.lang.clear();
  state.url.clear();
  state.mentions.clear();
  state.wording = 0;
  state.rating = -1;
  state.is_talk = false;
  state.erased = true;
}

/// States with words before tombstones; then the newest; on a tie what details_of prefers, then the larger content
/// hash.
auto rank(const MessageState& s) {
  return std::tuple{s.gone == GoneKind::none, s.last_seen, s.details, s.content_hash};
}

using End = std::pair<Instant, GoneKind>;

}  // namespace

MessageState state_of(const MessageRow& row, Instant as_of) {
  return {.id = row.id,
          .content_hash = row.content_hash,
          .channel = row.channel,
          .account = row.account,
          .conversation = row.conversation,
          .parent = row.parent,
          .native_id = std::string{row.native_id},
          .parent_native_id = std::string{row.parent_native_id},
          .title = std::string{row.title},
          .text = std::string{row.text},
          .lang = std::string{row.lang},
          .url = std::string{row.url},
          .time_raw = std::string{row.time_raw},
          .mentions = std::string{row.mentions},
          .other_parents = std::string{row.other_parents},
          .wording = row.wording,
          .first_seen = as_of,
          .last_seen = as_of,
          .occurred = row.occurred,
          .edited = row.edited,
          .rating = row.rating,
          .rating_max = row.rating_max,
          .kind = row.kind,
          .evidence = row.evidence,
          .time_basis = row.time_basis,
          .time_precision = row.time_precision,
          .gone = row.gone,
          .moderation = row.moderation,
          .visibility = row.visibility,
          .content_key = row.content_key,
          .is_talk = row.is_talk,
          .erased = row.gone != GoneKind::none};
}

void MessageHistory::tell(MessageState state) {
  const auto same = std::find_if(states_.begin(), states_.end(),
                                 [&](const MessageState& s) { return s.content_hash == state.content_hash; });
  if (same == states_.end()) {
    states_.push_back(std::move(state));
    return;
  }
  const Instant first = std::min(same->first_seen, state.first_seen);
  if (std::tie(state.last_seen, state.details) > std::tie(same->last_seen, same->details)) *same = std::move(state);
  same->first_seen = first;
}

void MessageHistory::claim(ParentClaim claim) {
  if (claim.parent.is_none()) return;
  const auto order = [](const ParentClaim& c) { return std::tie(c.seen, c.evidence, c.parent, c.native_id); };
  if (parent_.parent.is_none() || order(claim) < order(parent_)) parent_ = std::move(claim);
}

void MessageHistory::settle(const GoneMark* mark, const std::function<const GoneMark*(Id128)>& account_mark) {
  End message_end{kNoTime, GoneKind::none};
  if (mark != nullptr) message_end = std::max(message_end, End{mark->seen, mark->kind});
  for (const MessageState& state : states_) {
    if (state.gone != GoneKind::none) message_end = std::max(message_end, End{state.last_seen, state.gone});
  }
  const auto end_of = [&](const MessageState& state) {
    const GoneMark* of_account = state.account.is_none() ? nullptr : account_mark(state.account);
    return of_account == nullptr ? message_end : std::max(message_end, End{of_account->seen, of_account->kind});
  };
  for (MessageState& state : states_) {
    const End end = end_of(state);
    if (end.second != GoneKind::none && state.last_seen <= end.first) erase_words(state);
  }
  std::sort(states_.begin(), states_.end(),
            [](const MessageState& a, const MessageState& b) { return a.content_hash < b.content_hash; });
  const auto newest = std::max_element(states_.begin(), states_.end(),
                                       [](const MessageState& a, const MessageState& b) { return rank(a) < rank(b); });
  std::rotate(states_.begin(), newest, newest + 1);
  const End end = end_of(current());
  gone_ = current().last_seen <= end.first ? end.second : GoneKind::none;
}

Evidence MessageHistory::evidence() const { return parent_.parent.is_none() ? current().evidence : parent_.evidence; }

}  // namespace colloquio::record
