#include "colloquio/core/report/json.hpp"

#include <fmt/format.h>

#include "colloquio/core/report/json_writer.hpp"

namespace colloquio::report {

namespace {

using Layout = JsonWriter::Layout;

void write_time(JsonWriter& json, std::string_view name, Instant t) {
  json.key(name);
  if (t == kNoTime || t == Instant::max())
    json.null();
  else
    json.value(to_rfc3339(t));
}

void write_window(JsonWriter& json, const Window& window) {
  json.begin_object(Layout::one_line);
  write_time(json, "from", window.from);
  write_time(json, "to", window.to);
  json.end();
}

void write_month(JsonWriter& json, std::int32_t month) {
  json.field("month", fmt::format("{:04}-{:02}", month / 12, month % 12 + 1));
}

void write_figures(JsonWriter& json, std::string_view name, const Figures& figures) {
  json.key(name);
  json.begin_object();
  for (const auto& [id, figure] : figures) {
    json.key(id);
    json.begin_object(Layout::one_line);
    json.field("value", figure.value);
    json.field("n", figure.n);
    json.field("low", figure.low);
    json.field("high", figure.high);
    json.field("unit", name_of(figure.unit));
    json.field("evidence", figure.evidence);
    json.field("note", figure.note);
    json.end();
  }
  json.end();
}

void write_curve(JsonWriter& json, std::string_view name, const std::vector<talk::CurvePoint>& curve) {
  json.key(name);
  json.begin_list();
  for (const talk::CurvePoint& point : curve) {
    json.begin_object(Layout::one_line);
    json.field("seconds", point.seconds);
    json.field("answered", point.answered);
    json.field("low", point.low);
    json.field("high", point.high);
    json.field("at_risk", point.at_risk);
    json.end();
  }
  json.end();
}

void write_months(JsonWriter& json, const std::vector<talk::TalkerMonth>& months) {
  json.key("months");
  json.begin_list();
  for (const talk::TalkerMonth& month : months) {
    json.begin_object(Layout::one_line);
    write_month(json, month.month);
    json.field("messages", month.messages);
    json.field("talkers", month.talkers);
    json.field("new", month.fresh);
    json.field("returning", month.returning);
    json.field("reactivated", month.reactivated);
    json.field("lost", month.lost);
    json.field("complete", month.complete);
    json.end();
  }
  json.end();
}

void write_cohorts(JsonWriter& json, const std::vector<talk::Cohort>& cohorts) {
  json.key("cohorts");
  json.begin_list();
  for (const talk::Cohort& cohort : cohorts) {
    json.begin_object(Layout::one_line);
    write_month(json, cohort.month);
    json.field("people", cohort.people);
    json.key("share");
    json.begin_list(Layout::one_line);
    for (const auto& share : cohort.share) json.value(share);
    json.end();
    json.end();
  }
  json.end();
}

void write_body(JsonWriter& json, const talk::Section& section) {
  write_figures(json, "figures", section.figures);
  write_figures(json, "previous_figures", section.previous);
  write_curve(json, "answered_by_house", section.answered_by_house);
  write_curve(json, "answered_by_anyone", section.answered_by_anyone);
  write_curve(json, "tenure", section.tenure);
  write_months(json, section.months);
  write_cohorts(json, section.cohorts);
}

void write_sections(JsonWriter& json, std::string_view name, const std::vector<talk::Section>& sections) {
  json.key(name);
  json.begin_list();
  for (const talk::Section& section : sections) {
    json.begin_object();
    json.field("key", section.key);
    json.field("name", section.name);
    write_body(json, section);
    json.end();
  }
  json.end();
}

void write_quote(JsonWriter& json, const Quote& quote) {
  json.field("message", to_hex(quote.message));
  json.field("conversation", to_hex(quote.conversation_root));
  json.field("channel", quote.channel);
  json.field("author", quote.author);
  write_time(json, "at", quote.at);
  json.field("title", quote.title);
  json.field("text", quote.text);
}

template <class Items, class Write>
void write_list(JsonWriter& json, std::string_view name, const Items& items, Write write) {
  json.key(name);
  json.begin_list();
  for (const auto& item : items) {
    json.begin_object();
    write(item);
    json.end();
  }
  json.end();
}

void write_lists(JsonWriter& json, const Report& report) {
  json.field("waiting_total", report.talk.waiting_total);
  json.field("waiting_recent", report.talk.waiting_recent);
  const auto write_waiting = [&](const WaitingItem& item) {
    write_quote(json, item.quote);
    json.field("waited_seconds", item.waited_seconds);
    json.field("messages", item.messages);
    json.field("is_recent", item.is_recent);
  };
  write_list(json, "recently_waiting", report.recently_waiting, write_waiting);
  write_list(json, "older_waiting", report.older_waiting, write_waiting);
  write_list(json, "waiting", report.waiting, write_waiting);
  write_list(json, "busiest", report.busiest, [&](const BusyItem& item) {
    write_quote(json, item.root);
    json.field("h_index", std::int64_t{item.h_index});
    json.field("depth", std::int64_t{item.depth});
    json.field("width", std::int64_t{item.width});
    json.field("messages", item.messages);
    json.field("people", item.people);
    json.field("by_order", item.by_order);
  });
  write_list(json, "talkers", report.talkers, [&](const TalkerItem& item) {
    json.field("account", to_hex(item.account));
    json.field("name", item.name);
    json.field("network", item.network);
    json.field("role", name_of(item.role));
    json.field("messages", item.messages);
    json.field("conversations", item.conversations);
    json.field("dialogues", item.dialogues);
    write_time(json, "first", item.first);
    write_time(json, "last", item.last);
  });
  write_list(json, "faults", report.faults, [&](const FaultItem& item) {
    json.field("id", item.id);
    json.field("count", item.count);
    write_list(json, "examples", item.examples, [&](const Quote& quote) { write_quote(json, quote); });
  });
  write_list(json, "rejects", report.rejects, [&](const RejectItem& item) {
    json.field("reason", item.reason);
    json.field("file", item.file);
    json.field("count", item.count);
    json.field("loss", name_of(item.loss));
    json.field("sample", item.sample);
  });
  write_list(json, "taps", report.taps, [&](const TapItem& item) {
    json.field("channel", item.channel);
    json.field("talk", item.talk);
    json.field("taps", item.taps);
  });
}

}  // namespace

std::string to_json(const Report& report) {
  JsonWriter json;
  json.begin_object();
  json.field("schema", kReportSchema);
  json.field("version", report.version);
  json.field("company", report.company);
  json.field("is_demo", report.is_demo);
  json.field("zone", report.zone);
  write_time(json, "generated", report.generated);
  write_time(json, "first", report.first);
  write_time(json, "last", report.last);
  write_time(json, "horizon", report.horizon);
  json.key("window");
  write_window(json, report.talk.window);
  json.key("previous_window");
  if (report.talk.previous)
    write_window(json, *report.talk.previous);
  else
    json.null();
  json.key("began_in_period");
  json.begin_list();
  for (const talk::Section& channel : report.talk.channels) {
    if (!channel.began_in_window) continue;
    json.begin_object(Layout::one_line);
    json.field("key", channel.key);
    json.field("name", channel.name);
    json.end();
  }
  json.end();
  json.field("house_declared", report.talk.house_declared);
  json.key("house");
  json.begin_list();
  for (const std::string& name : report.house_names) json.value(name);
  json.end();
  write_body(json, report.talk.total);
  write_sections(json, "channels", report.talk.channels);
  write_sections(json, "markets", report.talk.markets);
  write_lists(json, report);
  json.end();
  return json.take();
}

}  // namespace colloquio::report
