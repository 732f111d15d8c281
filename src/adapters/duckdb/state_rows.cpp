#include "colloquio/adapters/duckdb/state_rows.hpp"

#include "colloquio/core/record/clean.hpp"

namespace colloquio::adapters::duck {

namespace {

using record::MessageHistory;
using record::MessageState;
using record::ParentClaim;

void write_row(ChunkWriter& to, const MessageRow& r, const StateExtras& x) {
  const bool has_claim = !x.parent.parent.is_none();
  const Id128 parent = has_claim ? x.parent.parent : r.parent;
  const std::string_view parent_native_id = has_claim ? std::string_view{x.parent.native_id} : r.parent_native_id;
  const Evidence evidence = has_claim ? x.parent.evidence : r.evidence;
  const bool reparented = parent != r.parent || parent_native_id != r.parent_native_id || evidence != r.evidence;
  to << r.id << r.content_hash << x.details << x.first_seen << x.last_seen << r.channel << r.account << r.conversation
     << parent << r.native_id << parent_native_id << r.title << r.text << r.lang << r.url << r.time_raw << r.occurred
     << r.edited << r.rating << r.rating_max << r.kind << evidence << r.time_basis << r.time_precision << x.gone
     << r.moderation << r.visibility << r.content_key << r.is_talk << x.erased << r.gone << reparented
     << (reparented ? r.parent : Id128{}) << (reparented ? r.parent_native_id : std::string_view{})
     << (reparented ? r.evidence : Evidence::none) << x.parent.seen << r.mentions << r.other_parents << r.wording
     << x.thread << x.taps << x.revisions << x.touched;
}

MessageRow row_of(const MessageState& s) {
  return {.id = s.id,
          .channel = s.channel,
          .account = s.account,
          .conversation = s.conversation,
          .parent = s.parent,
          .native_id = s.native_id,
          .parent_native_id = s.parent_native_id,
          .title = s.title,
          .text = s.text,
          .lang = s.lang,
          .url = s.url,
          .time_raw = s.time_raw,
          .mentions = s.mentions,
          .other_parents = s.other_parents,
          .content_hash = s.content_hash,
          .occurred = s.occurred,
          .edited = s.edited,
          .wording = s.wording,
          .rating = s.rating,
          .rating_max = s.rating_max,
          .kind = s.kind,
          .evidence = s.evidence,
          .time_basis = s.time_basis,
          .time_precision = s.time_precision,
          .gone = s.gone,
          .moderation = s.moderation,
          .visibility = s.visibility,
          .content_key = s.content_key,
          .is_talk = s.is_talk};
}

StateExtras extras_of(const MessageState& s, std::uint32_t touched) {
  return {.details = s.details,
          .first_seen = s.first_seen,
          .last_seen = s.last_seen,
          .erased = s.erased,
          .gone = s.gone,
          .touched = touched};
}

}  // namespace

void write_told(ChunkWriter& to, const MessageRow& row, Instant as_of, std::uint64_t thread, std::uint32_t taps,
                std::uint32_t touched) {
  // The claim's strings stay empty: write_row takes them from the row, which says the same.
  const StateExtras extras{.details = record::details_of(row),
                           .first_seen = as_of,
                           .last_seen = as_of,
                           .erased = row.gone != GoneKind::none,
                           .parent = {.parent = {}, .native_id = {}, .seen = row.parent.is_none() ? kNoTime : as_of},
                           .gone = row.gone,
                           .thread = thread,
                           .taps = taps,
                           .touched = touched};
  write_row(to, row, extras);
  to.end_row();
}

Result<void> append_history(Appender& messages, Appender& revisions, const MessageHistory& history,
                            std::uint32_t touched) {
  for (const MessageState& state : history.states()) {
    StateExtras extras = extras_of(state, touched);
    const bool current = &state == &history.current();
    if (current) {
      extras.parent = history.parent();
      extras.gone = history.gone();
      extras.thread = first_thread(state.id, state.conversation, history.parent().parent);
      extras.revisions = static_cast<std::uint32_t>(history.states().size());
    }
    Appender& to = current ? messages : revisions;
    write_row(to.writer(), row_of(state), extras);
    if (auto done = to.end_row(); !done) return done;
  }
  return {};
}

StoredState read_state(const Rows& rows, std::size_t i) {
  std::size_t c = 0;
  const auto id = [&] { return rows.id(c++, i); };
  const auto at = [&] { return rows.instant(c++, i); };
  const auto text = [&] { return std::string{rows.text(c++, i)}; };
  const auto yes = [&] { return rows.yes(c++, i); };
  const auto word = [&]<class E>(E& value) { value = static_cast<E>(rows.column<std::uint8_t>(c++)[i]); };
  StoredState out;
  MessageState& s = out.state;
  s.id = id();
  s.content_hash = id();
  s.details = rows.column<std::uint64_t>(c++)[i];
  s.first_seen = at();
  s.last_seen = at();
  s.channel = id();
  s.account = id();
  s.conversation = id();
  s.parent = id();
  s.native_id = text();
  s.parent_native_id = text();
  s.title = text();
  s.text = text();
  s.lang = text();
  s.url = text();
  s.time_raw = text();
  s.occurred = at();
  s.edited = at();
  s.rating = rows.column<float>(c++)[i];
  s.rating_max = rows.column<float>(c++)[i];
  word(s.kind);
  word(s.evidence);
  word(s.time_basis);
  word(s.time_precision);
  word(out.gone);
  word(s.moderation);
  word(s.visibility);
  s.content_key = yes();
  s.is_talk = yes();
  s.erased = yes();
  word(s.gone);
  const bool reparented = yes();
  const Id128 own_parent = id();
  std::string own_native_id = text();
  Evidence own_evidence = Evidence::none;
  word(own_evidence);
  const Instant parent_seen = at();
  s.mentions = text();
  s.other_parents = text();
  s.wording = rows.column<std::uint64_t>(c++)[i];
  if (!s.parent.is_none()) out.parent = {s.parent, s.parent_native_id, s.evidence, parent_seen};
  if (reparented) {
    s.parent = own_parent;
    s.parent_native_id = std::move(own_native_id);
    s.evidence = own_evidence;
  }
  return out;
}

}  // namespace colloquio::adapters::duck
