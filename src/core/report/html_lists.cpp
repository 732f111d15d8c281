#include <algorithm>

#include <fmt/format.h>

#include "colloquio/core/report/chart.hpp"
#include "colloquio/core/report/escape.hpp"
#include "colloquio/core/report/html_writer.hpp"
#include "colloquio/core/report/reasons.hpp"

namespace colloquio::report {

namespace {

constexpr std::size_t kMostItems = 20;
constexpr std::size_t kMostBusy = 10;
constexpr std::size_t kMostWaiting = 10;  // of each group
constexpr std::size_t kIdDigits = 12;
constexpr std::size_t kMostNames = 20;  // of channels in one line

std::string thread_command(const Quote& quote) {
  return "<code class=\"thread\">colloquio thread " + to_hex(quote.message).substr(0, kIdDigits) + "</code>";
}

std::size_t people_in_all(const talk::Section& total) {
  const Figure* authors = find_figure(total.figures, "talk.authors");
  return authors == nullptr ? 0 : static_cast<std::size_t>(authors->value.value_or(0));
}

}  // namespace

void HtmlWriter::write_dialogue() {
  open_section("dialogue", own("section.dialogue"));
  out_ += fmt::format("<p class=\"lead\">{}</p>\n", own("section.dialogue.lead"));
  write_figures(Part::dialogue);
  close_section();
}

void HtmlWriter::write_people() {
  open_section("people", own("section.people"));
  out_ += fmt::format("<p class=\"lead\">{}</p>\n", own("section.people.lead"));
  write_figures(Part::people);
  if (!report_.talkers.empty()) {
    out_ += fmt::format("<table class=\"people\" role=\"table\">\n<caption>{}</caption>\n", own("people.table"));
    head_row({{own("col.name"), ""},
              {own("col.messages"), "r"},
              {"", "far"},
              {own("col.conversations"), "r far"},
              {own("col.dialogues"), "r"}});
    out_ += "<tbody role=\"rowgroup\">\n";
    const double most = static_cast<double>(std::max<std::int64_t>(1, report_.talkers.front().messages));
    for (std::size_t i = 0; i < std::min(kMostItems, report_.talkers.size()); ++i) {
      const TalkerItem& who = report_.talkers[i];
      const bool is_house = who.role == Role::house;
      out_ += fmt::format(
          "<tr role=\"row\"{}><th role=\"rowheader\" scope=\"row\">{}{}</th>", is_house ? " class=\"house-row\"" : "",
          who.name.empty() ? own("frame.nobody") : data(who.name),
          (is_house ? fmt::format(" <span class=\"tag\">{}</span>", own("role.house")) : "") +
              (who.network.empty() ? "" : fmt::format(" <span class=\"fine\">{}</span>", data(who.network))));
      cell(own("col.messages"), language_.number(who.messages), "r");
      cell("",
           fmt::format("<span class=\"bar\" style=\"width:{:.1f}%\"></span>",
                       std::min(100.0, 100 * static_cast<double>(who.messages) / most)),
           "barcell far");
      cell(own("col.conversations"), language_.number(who.conversations), "r far");
      cell(own("col.dialogues"), language_.number(who.dialogues), "r");
      out_ += "</tr>\n";
    }
    out_ += "</tbody></table>\n";
    write_more(std::max(report_.talkers.size(), people_in_all(total_)), kMostItems);
  }
  close_section();
}

void HtmlWriter::write_more(std::size_t size, std::size_t shown) {
  if (size <= shown) return;
  out_ += fmt::format("<p class=\"fine\">{}. {}</p>\n",
                      own("frame.more", {{"n", language_.number(static_cast<std::int64_t>(size - shown))}}),
                      own("frame.all_in_json"));
}

std::string HtmlWriter::wrote(const Quote& quote) const {
  return own("item.wrote",
             {{"author", quote.author.empty() ? own("frame.nobody") : data(quote.author)},
              {"channel", data(quote.channel)},
              {"date", quote.at == kNoTime ? own("frame.unknown_time") : html_own(language_.date_time(quote.at))}});
}

std::string HtmlWriter::quoted(const Quote& quote) const {
  if (quote.text.empty()) return quote.title.empty() ? own("frame.text_gone") : data(quote.title);
  const std::string title = quote.title.empty() ? "" : "<strong>" + data(quote.title) + "</strong><br/>";
  return title + "“" + data(quote.text) + "”";
}

void HtmlWriter::write_waiting() {
  open_section("waiting", own(report_.talk.house_declared ? "section.waiting" : "section.waiting_anyone"));
  const std::vector<WaitingGroup> groups = waiting_groups(report_);
  if (groups.empty()) {
    const char* none = report_.talk.house_declared ? "section.waiting.none" : "section.waiting.none_anyone";
    out_ += fmt::format("<p>{}</p>\n", own(none));
    return close_section();
  }
  out_ += fmt::format("<p class=\"lead\">{}</p>\n",
                      own(report_.talk.house_declared ? "section.waiting.lead" : "section.waiting.lead_anyone"));
  for (const WaitingGroup& group : groups) write_waiting_group(group);
  close_section();
}

void HtmlWriter::write_waiting_group(const WaitingGroup& group) {
  out_ +=
      fmt::format("<h3>{}</h3>\n<ol class=\"letters\">\n", own(group.heading, {{"n", language_.number(group.count)}}));
  const std::size_t shown = std::min(kMostWaiting, group.items.size());
  for (std::size_t i = 0; i < shown; ++i) {
    const WaitingItem& item = *group.items[i];
    out_ += fmt::format(
        "<li><p class=\"waited\">{}</p>\n<blockquote>{}</blockquote>\n<p class=\"wrote\">{} · {}<br/>{}</p></li>\n",
        html_own(waited_words(language_, item)), quoted(item.quote), wrote(item.quote),
        html_own(language_.counted("n.messages", item.messages)), thread_command(item.quote));
  }
  out_ += "</ol>\n";
  write_more(static_cast<std::size_t>(group.count), shown);
}

void HtmlWriter::write_busiest() {
  open_section("busiest", own("section.busiest"));
  if (report_.busiest.empty()) {
    out_ += fmt::format("<p>{}</p>\n", own("section.busiest.none"));
    return close_section();
  }
  out_ += fmt::format("<p class=\"lead\">{}</p>\n", own("section.busiest.lead"));
  if (const auto linked = busiest_of(report_, false); !linked.empty()) write_busy_list(linked);
  if (const auto by_order = busiest_of(report_, true); !by_order.empty()) {
    out_ += fmt::format("<p class=\"lead\">{}</p>\n", own("section.busiest.by_order"));
    write_busy_list(by_order);
  }
  out_ += fmt::format("<h3>{}</h3>\n", own("section.shape"));
  write_figures(Part::shape);
  close_section();
}

void HtmlWriter::write_busy_list(const std::vector<const BusyItem*>& items) {
  out_ += "<ol class=\"letters\">\n";
  for (std::size_t i = 0; i < std::min(kMostBusy, items.size()); ++i) {
    const BusyItem& item = *items[i];
    const std::string shape = item.by_order ? ""
                                            : " · " + own("item.busy", {{"levels", language_.number(item.h_index)},
                                                                        {"depth", language_.number(item.depth)},
                                                                        {"width", language_.number(item.width)}});
    out_ += fmt::format("<li><blockquote>{}</blockquote>\n<p class=\"wrote\">{} · {}{}<br/>{}<br/>{}</p></li>\n",
                        item.root.title.empty() ? quoted(item.root) : data(item.root.title),
                        html_own(language_.counted("n.messages", item.messages)),
                        html_own(language_.counted("n.people", item.people)), shape, wrote(item.root),
                        thread_command(item.root));
  }
  out_ += "</ol>\n";
  write_more(items.size(), kMostBusy);
}

void HtmlWriter::write_sections(std::string_view id, std::string_view heading, std::string_view column,
                                const std::vector<talk::Section>& sections) {
  if (sections.empty()) return;
  open_section(id, own(heading));
  out_ += fmt::format("<p class=\"lead\">{}</p>\n", own(std::string{heading} + ".lead"));
  const auto groups = by_evidence(sections);
  if (groups.size() > 1) out_ += fmt::format("<p class=\"lead\">{}</p>\n", own("section.channels.apart"));
  for (const EvidenceGroup& group : groups) write_section_table(column, group);
  if (auto silent = names_of(sections, is_silent); !silent.empty())
    out_ += fmt::format("<p class=\"fine\">{}</p>\n",
                        own("section.channels.silent", {{"names", listed(std::move(silent), kMostNames)}}));
  close_section();
}

/// "(69%–75%)", for narrow columns.
std::string HtmlWriter::short_interval(const Figure& figure) const {
  if (!figure.low || !figure.high) return {};
  return "(" + language_.percent(*figure.low) + "–" + language_.percent(*figure.high) + ")";
}

void HtmlWriter::write_section_table(std::string_view column, const EvidenceGroup& group) {
  const bool house = report_.talk.house_declared;
  out_ += fmt::format("<table class=\"cards sections\" role=\"table\">\n<caption>{}</caption>\n",
                      own("evidence." + (group.first.empty() ? "none" : group.first)));
  head_row({{own(column), ""},
            {own("col.messages"), "r"},
            {own("col.answered_day"), "r"},
            {own("col.half"), "r"},
            {own("col.dialogue"), "r"}});
  out_ += "<tbody role=\"rowgroup\">\n";
  for (const talk::Section* section : group.second) {
    const auto say = [&](std::string_view id, std::string_view label) {
      const Figure* figure = find_figure(section->figures, id);
      std::string html = figure == nullptr ? "–" : html_own(language_.value(*figure));
      if (figure != nullptr && !figure->value) html = "<span class=\"unsaid\">" + html + "</span>";
      if (is_sayable(figure) && figure->unit == Unit::share)
        html = fmt::format("<span>{} <span class=\"fine\">{}</span></span>{}", html, html_own(short_interval(*figure)),
                           strip_svg(*figure));
      cell(own(label), html, "r");
    };
    out_ += fmt::format("<tr role=\"row\"><th role=\"rowheader\" scope=\"row\">{}</th>", data(shown_name(*section)));
    say("talk.messages", "col.messages");
    say(by_whom("talk.answered_24h", house), "col.answered_day");
    say(by_whom("talk.first_reply_median", house), "col.half");
    say("talk.dialogue_rate", "col.dialogue");
    out_ += "</tr>\n";
  }
  out_ += "</tbody></table>\n";
}

void HtmlWriter::write_faults() {
  open_section("faults", own("section.faults"));
  const bool any = has_faults(report_);
  out_ += fmt::format("<p class=\"lead\">{}</p>\n", own(any ? "section.faults.lead" : "section.faults.none"));
  if (any) out_ += "<ul class=\"faults\">\n";
  for (const FaultItem& fault : report_.faults) {
    if (fault.count == 0) continue;
    recipes_used_.insert(fault.id);
    out_ += fmt::format("<li>{}", html_text(fault_sentence(language_, fault.id, fault.count)));
    if (!fault.examples.empty())
      out_ += fmt::format(" <span class=\"fine\">{} {}</span>", own("item.examples"),
                          thread_command(fault.examples.front()));
    out_ += "</li>\n";
  }
  if (any) out_ += "</ul>\n";
  write_figures(Part::faults);
  close_section();
}

void HtmlWriter::write_rejects() {
  if (report_.rejects.empty()) return;
  open_section("rejects", own("section.rejects"));
  out_ +=
      fmt::format("<p class=\"lead\">{}</p>\n<table class=\"cards\" role=\"table\">\n", own("section.rejects.lead"));
  head_row({{own("col.reason"), ""}, {own("col.file"), ""}, {own("col.count"), "r"}});
  out_ += "<tbody role=\"rowgroup\">\n";
  for (std::size_t i = 0; i < std::min(kMostItems, report_.rejects.size()); ++i) {
    const RejectItem& reject = report_.rejects[i];
    out_ += fmt::format("<tr role=\"row\"><th role=\"rowheader\" scope=\"row\">{}</th>",
                        data(reason(language_.lang(), reject.reason, reject.loss)));
    cell(own("col.file"), data(reject.file));
    cell(own("col.count"), language_.number(reject.count), "r");
    out_ += "</tr>\n";
  }
  out_ += "</tbody></table>\n";
  write_more(report_.rejects.size(), kMostItems);
  close_section();
}

void HtmlWriter::write_taps() {
  out_ += fmt::format("<section class=\"apart\" id=\"taps\" aria-labelledby=\"taps-h\">\n<h2 id=\"taps-h\">{}</h2>\n",
                      own("section.taps"));
  if (report_.taps.empty()) {
    out_ += fmt::format("<p class=\"lead\">{}</p>\n", own("section.taps.none"));
    return close_section();
  }
  out_ += fmt::format("<p class=\"lead\">{}</p>\n<table class=\"cards\" role=\"table\">\n", own("section.taps.lead"));
  head_row({{own("col.channel"), ""}, {own("col.talk"), "r"}, {own("col.taps"), "r"}});
  out_ += "<tbody role=\"rowgroup\">\n";
  for (const TapItem& item : report_.taps) {
    out_ += fmt::format("<tr role=\"row\"><th role=\"rowheader\" scope=\"row\">{}</th>", data(item.channel));
    cell(own("col.talk"), language_.number(item.talk), "r");
    cell(own("col.taps"), language_.number(item.taps), "r");
    out_ += "</tr>\n";
  }
  out_ += "</tbody></table>\n";
  write_figures(Part::taps);
  close_section();
}

}  // namespace colloquio::report
