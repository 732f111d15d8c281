#include "colloquio/app/measuring.hpp"

#include <algorithm>
#include <map>
#include <set>

#include "colloquio/app/parallel.hpp"
#include "colloquio/app/roles.hpp"
#include "colloquio/app/window.hpp"
#include "colloquio/core/model/good_clock.hpp"
#include "colloquio/core/talk/measure.hpp"
#include "colloquio/text/normalise.hpp"
#include "colloquio/text/talk_text.hpp"

namespace colloquio::app {

namespace {

constexpr std::size_t kQuoteLength = 200;

/// First and last moment of the data and how far it was read. Nothing was said later than tomorrow: a wrong clock that
/// says so moves neither the window nor a horizon, so that core/talk finds the fault. One good message after the last
/// declared sync moves the horizon of its channel: another import brought it.
void note_span(TalkTable& table, report::Report& report) {
  const std::int64_t unknown = micros(kNoTime);
  const std::int64_t latest = micros(last_good_time(report.generated));
  std::int64_t first = unknown, last = unknown, horizon = unknown;
  for (auto& channel : table.channels) {
    if (channel.horizon > latest) channel.horizon = unknown;
  }
  for (std::size_t row = 0; row < table.size(); ++row) {
    const std::int64_t t = table.time[row];
    if (t < micros(kFirstGoodTime) || t > latest) continue;
    first = first == unknown ? t : std::min(first, t);
    last = std::max(last, t);
    std::int64_t& of_channel = table.channels[table.channel[row]].horizon;
    of_channel = std::max(of_channel, t);
  }
  for (const auto& channel : table.channels) horizon = std::max(horizon, channel.horizon);
  // A channel where every clock is wrong was read as far as the others.
  for (std::size_t row = 0; row < table.size(); ++row) {
    std::int64_t& of_channel = table.channels[table.channel[row]].horizon;
    if (of_channel == unknown && table.time[row] > latest) {
      of_channel = horizon == unknown ? micros(report.generated) : horizon;
    }
  }
  report.first = from_micros(first);
  report.last = from_micros(last);
  report.horizon = from_micros(std::max(horizon, last));
}

/// Resolves row numbers into words and names; every message is asked of the record once.
class Quotes {
 public:
  Quotes(const TalkTable& table, std::vector<std::uint32_t> rows) : table_(table) {
    std::ranges::sort(rows);
    rows.erase(std::unique(rows.begin(), rows.end()), rows.end());
    for (const std::uint32_t row : rows) ids_.push_back(table.id[row]);
  }

  Result<void> read(ports::Record& record) {
    auto messages = record.read_messages(ids_);
    if (!messages) return tl::make_unexpected(messages.error());
    for (auto& message : *messages) messages_.emplace(message.id, std::move(message));
    return {};
  }

  [[nodiscard]] report::Quote quote(std::uint32_t row, std::uint32_t root_row) const {
    report::Quote quote;
    quote.message = table_.id[row];
    quote.conversation_root = table_.id[root_row];
    quote.channel = table_.channels[table_.channel[row]].name;
    quote.at = from_micros(table_.time[row]);
    const auto found = messages_.find(table_.id[row]);
    if (found == messages_.end()) return quote;
    const ports::StoredMessage& message = found->second;
    quote.author = !message.account_name.empty()     ? message.account_name
                   : !message.account_handle.empty() ? message.account_handle
                                                     : message.account_native_id;
    quote.title = text::one_line(text::normalise(message.title), kQuoteLength);
    quote.text = text::one_line(text::normalise(message.text), kQuoteLength);
    if (const auto root = messages_.find(table_.id[root_row]); quote.title.empty() && root != messages_.end()) {
      quote.title = text::one_line(text::normalise(root->second.title), kQuoteLength);
    }
    return quote;
  }

 private:
  const TalkTable& table_;
  std::vector<Id128> ids_;
  std::map<Id128, ports::StoredMessage> messages_;
};

std::vector<std::uint32_t> rows_to_quote(const talk::TalkResult& talk) {
  std::vector<std::uint32_t> rows;
  for (const auto* list : {&talk.waiting, &talk.recently_waiting, &talk.older_waiting})
    for (const auto& waiting : *list) rows.insert(rows.end(), {waiting.row, waiting.root_row});
  for (const auto& busy : talk.busiest) rows.push_back(busy.root_row);
  for (const auto& fault : talk.faults) rows.insert(rows.end(), fault.rows.begin(), fault.rows.end());
  return rows;
}

void add_quotes(const Quotes& quotes, report::Report& report) {
  const auto add_waiting = [&](const std::vector<talk::Waiting>& from, std::vector<report::WaitingItem>& to) {
    for (const auto& w : from)
      to.push_back({quotes.quote(w.row, w.root_row), w.waited_seconds, w.messages, w.is_recent});
  };
  add_waiting(report.talk.waiting, report.waiting);
  add_waiting(report.talk.recently_waiting, report.recently_waiting);
  add_waiting(report.talk.older_waiting, report.older_waiting);
  for (const auto& busy : report.talk.busiest) {
    report.busiest.push_back({quotes.quote(busy.root_row, busy.root_row), busy.h_index, busy.depth, busy.width,
                              busy.messages, busy.people, busy.by_order});
  }
  for (const auto& fault : report.talk.faults) {
    auto& examples = std::ranges::find(report.faults, fault.id, &report::FaultItem::id)->examples;
    for (const std::uint32_t row : fault.rows) examples.push_back(quotes.quote(row, row));
  }
}

void add_talkers(const TalkTable& table, const std::vector<ports::StoredAccount>& accounts, report::Report& report) {
  std::map<Id128, const ports::StoredAccount*> by_id;
  for (const auto& talker : report.talk.talkers) by_id.emplace(table.accounts[talker.author], nullptr);
  for (const auto& account : accounts) {
    if (const auto found = by_id.find(account.id); found != by_id.end()) found->second = &account;
  }
  for (const auto& talker : report.talk.talkers) {
    report::TalkerItem item;
    item.account = table.accounts[talker.author];
    if (const ports::StoredAccount* account = by_id.at(item.account); account != nullptr) {
      item.name = shown_name(*account);
      item.network = account->network;
    }
    item.role = talker.role;
    item.messages = talker.messages;
    item.conversations = talker.conversations;
    item.dialogues = talker.dialogues;
    item.first = from_micros(talker.first);
    item.last = from_micros(talker.last);
    report.talkers.push_back(std::move(item));
  }
}

void add_taps(report::Report& report) {
  const auto count = [](const Figures& figures, std::string_view id) {
    const auto found = figures.find(id);
    return found == figures.end() || !found->second.value ? 0 : static_cast<std::int64_t>(*found->second.value);
  };
  for (const auto& section : report.talk.channels) {
    report.taps.push_back(
        {section.name, count(section.figures, "talk.messages"), count(section.figures, "taps.total")});
  }
}

void add_rejects(const std::vector<ports::StoredReject>& rejects, report::Report& report) {
  std::map<std::pair<std::string, Loss>, report::RejectItem> by_reason;
  for (const auto& reject : rejects) {
    auto& item = by_reason[{reject.reason, reject.loss}];
    if (item.count++ == 0) {
      item.reason = reject.reason;
      item.file = reject.file;
      item.loss = reject.loss;
      item.sample = text::one_line(text::normalise(reject.sample), 80);
    }
  }
  for (auto& [reason, item] : by_reason) report.rejects.push_back(std::move(item));
  std::ranges::stable_sort(report.rejects, [](const auto& a, const auto& b) { return a.count > b.count; });
}

void apply_channel_rules(const Company& company, const std::vector<ports::StoredChannel>& channels, TalkTable& table) {
  std::map<Id128, const ports::StoredChannel*> by_id;
  for (const auto& channel : channels) by_id.emplace(channel.id, &channel);
  for (auto& channel : table.channels) {
    const auto found = by_id.find(channel.id);
    if (found == by_id.end()) continue;
    TalkTable::Channel shown = shown_channel(company, *found->second);
    shown.horizon = channel.horizon;
    shown.own_taps = channel.own_taps;
    channel = std::move(shown);
  }
}

}  // namespace

Result<report::Report> measure_table(TalkTable& table, const Company& company, const ReportRequest& request) {
  report::Report report;
  report.company = company.name;
  report.zone = company.zone;
  report.version = request.version;
  report.generated = request.now;
  report.is_demo = company.demo;
  note_span(table, report);
  const auto zone = Zone::named(company.zone);
  if (!zone) return tl::make_unexpected(zone.error());
  // Where nothing was said, a period such as 365d ends today. An export made at midnight holds the day that ended; what
  // was said at midnight (tables that know only the day have nothing else) holds the day that begins.
  const Instant end = std::max(report.horizon, report.last + std::chrono::microseconds{1});
  const auto window = parse_window(request.window, *zone, report.horizon == kNoTime ? report.generated : end);
  if (!window) return tl::make_unexpected(window.error());
  const std::size_t threads = thread_count(request.threads);
  auto talk = talk::measure(
      table, {.window = *window, .zone = *zone},
      [&](std::size_t n, const std::function<void(std::size_t)>& body) { parallel_for(threads, n, body); });
  if (!talk) return tl::make_unexpected(talk.error());
  report.talk = std::move(*talk);
  for (const auto& fault : report.talk.faults) report.faults.push_back({fault.id, fault.count, {}});
  add_taps(report);
  return report;
}

Result<report::Report> make_report(ports::Record& record, const Company& company, const ReportRequest& request,
                                   const OnProgress& on_progress) {
  if (on_progress) on_progress({.step = Progress::Step::reading_record});
  auto table = record.read_talk(role_of(company));
  if (!table) return tl::make_unexpected(table.error());
  const auto channels = record.channels(ports::Counted::none);
  if (!channels) return tl::make_unexpected(channels.error());
  apply_channel_rules(company, *channels, *table);

  if (on_progress) on_progress({.step = Progress::Step::measuring, .messages = table->size()});
  auto report = measure_table(*table, company, request);
  if (!report || !request.in_full) return report;

  Quotes quotes{*table, rows_to_quote(report->talk)};
  if (auto read = quotes.read(record); !read) return tl::make_unexpected(read.error());
  add_quotes(quotes, *report);
  const auto accounts = record.accounts(ports::Counted::none);
  if (!accounts) return tl::make_unexpected(accounts.error());
  add_talkers(*table, *accounts, *report);
  report->house_names = house_names(company, *accounts);
  const auto rejects = record.rejects(100'000);
  if (!rejects) return tl::make_unexpected(rejects.error());
  add_rejects(*rejects, *report);
  return report;
}

}  // namespace colloquio::app
