#include <string>

#include <fmt/format.h>

#include "colloquio/app/export_parts.hpp"

namespace colloquio::app {

namespace {

using ports::StoredMessage;

/// RFC 4180, and no cell that a spreadsheet would run.
void append_cell(std::string& out, std::string_view cell, bool last = false) {
  const bool formula = !cell.empty() && std::string_view{"=+-@\t\r"}.find(cell.front()) != std::string_view::npos;
  out += '"';
  if (formula) out += '\'';
  for (const char c : cell) {
    if (c == '"') out += '"';
    out += c;
  }
  out += last ? "\"\r\n" : "\",";
}

void append_csv(std::string& out, const StoredMessage& m, const ExportNames& names) {
  append_cell(out, to_hex(m.id));
  append_cell(out, m.parent.is_none() ? "" : to_hex(m.parent));
  append_cell(out, m.conversation.is_none() ? "" : to_hex(m.conversation));
  append_cell(out, to_rfc3339(m.occurred));
  append_cell(out, m.network);
  append_cell(out, m.channel_name);
  append_cell(out, names.account(m));
  append_cell(out, names.shown(m));
  append_cell(out, m.account_is_bot ? "true" : "");
  append_cell(out, name_of(m.kind));
  append_cell(out, name_of(m.evidence));
  append_cell(out, m.rating >= 0 ? fmt::format("{}", m.rating) : "");
  append_cell(out, std::to_string(m.taps));
  append_cell(out, names.words(m, m.title));
  append_cell(out, names.words(m, m.text), true);
}

/// Every line has every key, so that whoever reads the first lines knows the columns.
void append_jsonl(std::string& out, const StoredMessage& m, const ExportNames& names) {
  out += '{';
  append_field(out, "id", to_hex(m.id));
  const auto add = [&](std::string_view key, std::string_view value) {
    out += ", ";
    append_field(out, key, value);
  };
  add("parent", m.parent.is_none() ? "" : to_hex(m.parent));
  add("conversation", m.conversation.is_none() ? "" : to_hex(m.conversation));
  add("time", to_rfc3339(m.occurred));
  add("network", m.network);
  add("channel", m.channel_name);
  add("author_id", names.account(m));
  add("author", names.shown(m));
  out += m.account_is_bot ? ", \"is_bot\": true" : ", \"is_bot\": false";
  add("kind", name_of(m.kind));
  add("evidence", name_of(m.evidence));
  add("lang", m.lang);
  out += m.rating >= 0 ? fmt::format(", \"rating\": {}", m.rating) : ", \"rating\": null";
  out += fmt::format(", \"taps\": {}", m.taps);
  add("title", names.words(m, m.title));
  add("text", names.words(m, m.text));
  out += "}\n";
}

}  // namespace

Result<ExportOutcome> export_table(ports::Record& record, bool csv, bool all, ExportNames& names,
                                   ports::FileWriter& files, const OnProgress& on_progress) {
  const auto accounts = record.accounts(ports::Counted::none);
  if (!accounts) return tl::make_unexpected(accounts.error());
  names.learn(*accounts);
  auto page = ExportPage::open(files, table_name(csv ? "csv" : "jsonl"));
  if (!page) return tl::make_unexpected(page.error());
  if (csv)
    page->text =
        "id,parent,conversation,time,network,channel,author_id,author,is_bot,kind,evidence,rating,taps,title,text\r\n";
  const auto messages = fill_page(record, all, *page, on_progress, [&](const StoredMessage& m) {
    csv ? append_csv(page->text, m, names) : append_jsonl(page->text, m, names);
  });
  if (!messages) return tl::make_unexpected(messages.error());
  ExportOutcome outcome;
  outcome.messages = *messages;
  return outcome;
}

}  // namespace colloquio::app
