#include "colloquio/adapters/duckdb/reading.hpp"
#include "colloquio/adapters/duckdb/schema.hpp"
#include "colloquio/adapters/duckdb/state_rows.hpp"
#include "colloquio/core/record/fingerprint.hpp"

namespace colloquio::adapters::duck {

namespace {

using record::Fingerprint;

template <class E>
E word(const Rows& r, std::size_t column, std::size_t row) {
  return static_cast<E>(r.column<std::uint8_t>(column)[row]);
}

void add_account(Fingerprint& sum, const Rows& r, std::size_t i) {
  record::add(sum, record::AccountFacts{.id = r.id(0, i),
                                        .network = std::string{r.text(1, i)},
                                        .instance = std::string{r.text(2, i)},
                                        .native_id = std::string{r.text(3, i)},
                                        .handle = std::string{r.text(4, i)},
                                        .display_name = std::string{r.text(6, i)},
                                        .handle_seen = r.instant(5, i),
                                        .display_name_seen = r.instant(7, i),
                                        .id_kind_seen = r.instant(9, i),
                                        .gone_seen = r.instant(11, i),
                                        .id_kind = word<IdKind>(r, 8, i),
                                        .is_bot = r.yes(10, i)});
}

void add_channel(Fingerprint& sum, const Rows& r, std::size_t i) {
  record::add(sum, record::ChannelFacts{.id = r.id(0, i),
                                        .network = std::string{r.text(1, i)},
                                        .instance = std::string{r.text(2, i)},
                                        .native_id = std::string{r.text(3, i)},
                                        .name = std::string{r.text(4, i)},
                                        .url = std::string{r.text(6, i)},
                                        .lang = std::string{r.text(8, i)},
                                        .market = std::string{r.text(10, i)},
                                        .name_seen = r.instant(5, i),
                                        .url_seen = r.instant(7, i),
                                        .lang_seen = r.instant(9, i),
                                        .market_seen = r.instant(11, i),
                                        .kind_seen = r.instant(13, i),
                                        .synced = r.instant(14, i),
                                        .kind = word<ChannelKind>(r, 12, i)});
}

void add_tap(Fingerprint& sum, const Rows& r, std::size_t i) {
  record::add(sum, record::TapFacts{.id = r.id(0, i),
                                    .account = r.id(1, i),
                                    .target = r.id(2, i),
                                    .native_id = std::string{r.text(3, i)},
                                    .value = std::string{r.text(4, i)},
                                    .occurred = r.instant(5, i),
                                    .first_seen = r.instant(9, i),
                                    .last_seen = r.instant(10, i),
                                    .target_kind = word<TargetKind>(r, 6, i),
                                    .kind = word<TapKind>(r, 7, i)});
}

}  // namespace

Result<Id128> Reading::fingerprint() {
  Fingerprint sum;
  const auto state_columns = std::string{"SELECT "} + kStateColumns + " ";
  const auto add_state = [&](bool current) {
    return [&sum, current](const Rows& r, std::size_t i) {
      const StoredState s = read_state(r, i);
      record::add(sum, s.state, current ? &s.parent : nullptr, s.gone);
    };
  };
  struct Part {
    std::string sql;
    std::function<void(const Rows&, std::size_t)> add;
  };
  const std::vector<Part> parts = {
      {state_columns + from("message"), add_state(true)},
      {state_columns + from("message_revision"), add_state(false)},
      {"SELECT * " + from("account"), [&](const Rows& r, std::size_t i) { add_account(sum, r, i); }},
      {"SELECT * " + from("channel"), [&](const Rows& r, std::size_t i) { add_channel(sum, r, i); }},
      {"SELECT * " + from("tap"), [&](const Rows& r, std::size_t i) { add_tap(sum, r, i); }},
      {"SELECT account, handle, display_name, seen " + from("account_name"),
       [&](const Rows& r, std::size_t i) {
         record::add_account_name(sum, r.id(0, i), r.text(1, i), r.text(2, i), r.instant(3, i));
       }},
      {"SELECT id, channel, channel_seen, native_id, title, title_seen " + from("conversation"),
       [&](const Rows& r, std::size_t i) {
         record::add(sum, record::ConversationFacts{.id = r.id(0, i),
                                                    .channel = r.id(1, i),
                                                    .native_id = std::string{r.text(3, i)},
                                                    .title = std::string{r.text(4, i)},
                                                    .channel_seen = r.instant(2, i),
                                                    .title_seen = r.instant(5, i)});
       }},
      {"SELECT target_kind, target, metric, as_of, value " + from("count_snapshot"),
       [&](const Rows& r, std::size_t i) {
         record::add_count(sum, word<TargetKind>(r, 0, i), r.id(1, i), r.text(2, i), r.instant(3, i),
                           r.column<double>(4)[i]);
       }},
      {"SELECT gone_of, target, kind, occurred, seen, evidence " + from("gone"),
       [&](const Rows& r, std::size_t i) {
         record::add_gone(sum, word<GoneEvent::Of>(r, 0, i), r.id(1, i),
                          {.seen = r.instant(4, i),
                           .at = r.instant(3, i),
                           .kind = word<GoneKind>(r, 2, i),
                           .evidence = std::string{r.text(5, i)}});
       }},
      {"SELECT measure, place, unit, day, value, as_of " + from("outcome"),
       [&](const Rows& r, std::size_t i) {
         record::add_outcome(sum,
                             {.measure = r.text(0, i),
                              .place = r.text(1, i),
                              .unit = r.text(2, i),
                              .day = r.column<std::int32_t>(3)[i],
                              .value = r.column<double>(4)[i]},
                             r.instant(5, i));
       }},
  };
  for (const Part& part : parts) {
    auto rows = connection_.stream(part.sql);
    if (!rows) return tl::make_unexpected(rows.error());
    while (true) {
      const auto more = rows->next();
      if (!more) return tl::make_unexpected(more.error());
      if (!*more) break;
      for (std::size_t i = 0; i < rows->size(); ++i) part.add(*rows, i);
    }
  }
  return sum.value();
}

}  // namespace colloquio::adapters::duck
