#pragma once

#include <cstdint>
#include <memory>
#include <random>
#include <string>
#include <vector>

#include "colloquio/base/id_index.hpp"
#include "colloquio/core/model/rows.hpp"
#include "colloquio/ports/record.hpp"

namespace colloquio::contract {

// Rows for the tests of the record: small worlds where everything collides with everything.

/// What a result holds, by value: safe to loop over, unlike value() of a temporary.
template <class T>
[[nodiscard]] T taken(Result<T> result) {
  return std::move(result).value();
}

[[nodiscard]] inline Id128 id_of(std::string_view kind, std::string_view native) {
  return IdMaker{kind, "test", "here"}(native);
}

/// A batch that keeps its strings; rows are added with what matters, the rest follows from it.
class Batch {
 public:
  explicit Batch(std::int64_t as_of, std::int64_t synced = -1) {
    rows_.as_of = as_of < 0 ? kNoTime : from_micros(as_of);
    rows_.synced = synced < 0 ? kNoTime : from_micros(synced);
  }

  struct Said {
    std::string id, text, author, channel = "square", conversation, parent, title, url;
    std::int64_t at = 0;
    GoneKind gone = GoneKind::none;
    Evidence evidence = Evidence::explicit_;
    MessageKind kind = MessageKind::post;
    Moderation moderation = Moderation::approved;
    bool is_talk = true;
    std::vector<std::string> mentions, other_parents;
    std::uint64_t wording = 0;
  };

  Batch& message(const Said& m) {
    MessageRow row;
    row.id = id_of("message", m.id);
    row.channel = id_of("channel", m.channel);
    row.account = id_of("account", m.author);
    row.conversation = id_of("conversation", m.conversation);
    row.parent = id_of("message", m.parent);
    row.native_id = keep(m.id);
    row.parent_native_id = keep(m.parent);
    row.title = keep(m.title);
    row.text = keep(m.text);
    row.url = keep(m.url);
    std::string list;
    for (const auto& name : m.mentions) list += (list.empty() ? "" : std::string{kBetween}) + name;
    row.mentions = keep(list);
    list.clear();
    for (const auto& id : m.other_parents) {
      list += (list.empty() ? "" : std::string{kBetween}) + to_hex(id_of("message", id));
    }
    row.other_parents = keep(list);
    row.wording = m.wording;
    row.occurred = m.at < 0 ? kNoTime : from_micros(m.at);
    row.gone = m.gone;
    row.evidence = m.parent.empty() ? Evidence::none : m.evidence;
    row.kind = m.kind;
    row.moderation = m.moderation;
    row.is_talk = m.is_talk;
    row.content_hash = hash128(m.title + '\x1f' + m.text + '\x1f' + m.parent + '\x1f' +
                               std::string{name_of(m.moderation)} + std::string{name_of(m.gone)});
    rows_.messages.push_back(row);
    return *this;
  }
  Batch& account(std::string_view id, std::string_view handle, std::string_view name, bool bot = false,
                 bool gone = false, IdKind kind = IdKind::stable) {
    rows_.accounts.push_back({.id = id_of("account", id),
                              .network = "test",
                              .instance = "here",
                              .native_id = keep(id),
                              .handle = keep(handle),
                              .display_name = keep(name),
                              .id_kind = kind,
                              .is_bot = bot,
                              .gone = gone});
    return *this;
  }
  Batch& channel(std::string_view id, std::string_view name, std::string_view lang = "", std::string_view market = "",
                 ChannelKind kind = ChannelKind::other) {
    rows_.channels.push_back({.id = id_of("channel", id),
                              .network = "test",
                              .instance = "here",
                              .native_id = keep(id),
                              .name = keep(name),
                              .lang = keep(lang),
                              .market = keep(market),
                              .kind = kind});
    return *this;
  }
  Batch& conversation(std::string_view id, std::string_view channel, std::string_view title) {
    rows_.conversations.push_back({.id = id_of("conversation", id),
                                   .channel = id_of("channel", channel),
                                   .native_id = keep(id),
                                   .title = keep(title)});
    return *this;
  }
  Batch& tap(std::string_view id, std::string_view who, std::string_view target, TapKind kind = TapKind::like,
             TargetKind on = TargetKind::message, std::int64_t at = 7) {
    rows_.taps.push_back({.id = id_of("tap", id),
                          .account = id_of("account", who),
                          .target = id_of(on == TargetKind::channel ? "channel" : "message", target),
                          .native_id = keep(id),
                          .occurred = from_micros(at),
                          .target_kind = on,
                          .kind = kind});
    return *this;
  }
  Batch& count(std::string_view target, std::string_view metric, double value, std::int64_t as_of) {
    rows_.counts.push_back(
        {.target = id_of("message", target), .metric = keep(metric), .as_of = from_micros(as_of), .value = value});
    return *this;
  }
  Batch& gone(GoneEvent::Of of, std::string_view target, GoneKind kind = GoneKind::deleted_by_author,
              std::int64_t at = 9) {
    const char* table = of == GoneEvent::Of::message ? "message" : of == GoneEvent::Of::tap ? "tap" : "account";
    rows_.gone.push_back(
        {.target = id_of(table, target), .evidence = "delete event", .at = from_micros(at), .of = of, .kind = kind});
    return *this;
  }
  Batch& outcome(std::string_view measure, std::int32_t day, double value, std::string_view place = "") {
    rows_.outcomes.push_back(
        {.measure = keep(measure), .place = keep(place), .unit = "EUR", .day = day, .value = value});
    return *this;
  }
  Batch& reject(std::string_view reason, std::uint64_t offset, std::string_view sample = "x", Loss loss = Loss::piece) {
    rows_.rejects.push_back(
        {.file = "f.csv", .reason = keep(reason), .sample = keep(sample), .offset = offset, .line = 0, .loss = loss});
    return *this;
  }

  [[nodiscard]] const RowBatch& rows() const { return rows_; }
  [[nodiscard]] RowBatch& rows() { return rows_; }

 private:
  std::string_view keep(std::string_view text) { return rows_.arena.keep(text); }
  RowBatch rows_;
};

/// One row of a random world in eight numbers, so that rapidcheck can shrink a failing world to its core.
using Told = std::array<std::uint8_t, 8>;

/// Adds the row to a batch; its as_of and synced must be those of as_of_of(told).
void add_told(Batch& batch, const Told& told);
[[nodiscard]] std::int64_t as_of_of(const Told& told);

/// The rows as batches (a new one where as_of changes, or by chance), in the order given.
[[nodiscard]] std::vector<std::unique_ptr<Batch>> batches_of(const std::vector<Told>& world, std::mt19937_64& dice);

/// One import of everything; returns what the record counted.
Result<ports::ImportRun> import_all(ports::Record& record, std::string_view run,
                                    const std::vector<std::unique_ptr<Batch>>&);

/// A talk table as text, whatever the order of its rows.
[[nodiscard]] std::string lines_of(const TalkTable& table);

/// Gives batches what app/ingest gives them: numbers, and a row of each account, channel and conversation that a
/// message or tap names. One for each import.
class Numberer {
 public:
  void number(RowBatch& batch);

 private:
  IdIndex accounts_, channels_, conversations_;
};

/// All that can be asked of a record, as text: for comparing two of them.
[[nodiscard]] std::string everything(ports::Record& record);

}  // namespace colloquio::contract
