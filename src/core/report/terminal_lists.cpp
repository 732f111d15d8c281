#include <algorithm>

#include "colloquio/core/report/escape.hpp"
#include "colloquio/core/report/reasons.hpp"
#include "colloquio/core/report/terminal_printer.hpp"

namespace colloquio::report {

namespace {

constexpr std::size_t kMostOlder = 5;  // of who waits since long ago
constexpr std::size_t kIdDigits = 12;

}  // namespace

void TerminalPrinter::print_people() {
  print_part("section.people", Part::people);
  if (report_.talkers.empty()) return;
  Rows rows;
  for (std::size_t i = 0; i < std::min(kMostItems, report_.talkers.size()); ++i) {
    const TalkerItem& who = report_.talkers[i];
    const bool is_house = who.role == Role::house;
    rows.push_back({Cell{who.name, is_house ? Tone::house : Tone::plain}, is_house ? text("role.house") : "",
                    who.network, language_.number(who.messages), language_.number(who.conversations),
                    language_.number(who.dialogues)});
  }
  page_.blank();
  page_.table({{text("col.name"), {}, 30},
               {""},
               {text("col.channel"), {}, 12},
               {text("col.messages"), kRight},
               {text("col.conversations"), kRight},
               {text("col.dialogues"), kRight}},
              rows);
  print_more(std::max(report_.talkers.size(), static_cast<std::size_t>(count("talk.authors"))));
}

void TerminalPrinter::print_more(std::size_t size, std::size_t shown) {
  if (size <= shown) return;
  page_.paragraph(language_.text("frame.more", {{"n", language_.number(static_cast<std::int64_t>(size - shown))}}), 2,
                  Tone::dim);
}

std::string TerminalPrinter::written(const Quote& quote) const {
  return language_.text("item.wrote",
                        {{"author", quote.author.empty() ? language_.text("frame.nobody") : quote.author},
                         {"channel", quote.channel},
                         {"date", quote.at == kNoTime ? text("frame.unknown_time") : language_.date_time(quote.at)}});
}

void TerminalPrinter::print_command(const std::string& words, const Quote& quote) {
  constexpr std::size_t kIndent = 4;
  const std::string command = "colloquio " + (data_.empty() ? "" : "--data " + data_ + " ") + "thread " +
                              to_hex(quote.message).substr(0, kIdDigits);
  const std::string whole = words.empty() ? command : words + " " + command;
  const bool fits = kIndent + columns(whole) <= page_.width();
  if (!fits && !words.empty()) page_.paragraph(words, kIndent, Tone::dim);
  page_.verbatim(fits ? whole : command, kIndent, Tone::dim);
}

std::string TerminalPrinter::words_of(const Quote& quote) const {
  if (quote.text.empty()) return quote.title.empty() ? text("frame.text_gone") : quote.title;
  return "“" + quote.text + "”";
}

void TerminalPrinter::print_waiting() {
  page_.heading(text(report_.talk.house_declared ? "section.waiting" : "section.waiting_anyone"));
  const std::vector<WaitingGroup> groups = waiting_groups(report_);
  if (groups.empty()) {
    page_.paragraph(text(report_.talk.house_declared ? "section.waiting.none" : "section.waiting.none_anyone"));
    return;
  }
  page_.paragraph(text(report_.talk.house_declared ? "section.waiting.lead" : "section.waiting.lead_anyone"), 2,
                  Tone::dim);
  for (const WaitingGroup& group : groups) {
    const std::size_t shown = std::min(group.items.size(), group.heading == "waiting.older" ? kMostOlder : kMostItems);
    page_.blank();
    page_.paragraph(language_.text(group.heading, {{"n", language_.number(group.count)}}), 2, Tone::strong);
    for (std::size_t i = 0; i < shown; ++i) print_waiting(*group.items[i]);
    page_.blank();
    print_more(static_cast<std::size_t>(group.count), shown);
  }
}

void TerminalPrinter::print_waiting(const WaitingItem& item) {
  page_.blank();
  page_.paragraph(waited_words(language_, item), 2, Tone::warning);
  if (!item.quote.title.empty() && !item.quote.text.empty()) page_.paragraph(item.quote.title, 4, Tone::strong);
  page_.paragraph(words_of(item.quote), 4, Tone::plain, 1);
  page_.paragraph(written(item.quote) + dot() + language_.counted("n.messages", item.messages), 4, Tone::dim);
  print_command("", item.quote);
}

void TerminalPrinter::print_busiest() {
  page_.heading(text("section.busiest"));
  if (report_.busiest.empty()) {
    page_.paragraph(text("section.busiest.none"));
    return;
  }
  page_.paragraph(text("section.busiest.lead"), 2, Tone::dim);
  print_figures(Part::shape);
  print_busy_list(busiest_of(report_, false));
  const auto by_order = busiest_of(report_, true);
  if (by_order.empty()) return;
  page_.blank();
  page_.paragraph(text("section.busiest.by_order"), 2, Tone::dim);
  print_busy_list(by_order);
}

void TerminalPrinter::print_busy_list(const std::vector<const BusyItem*>& items) {
  for (std::size_t i = 0; i < std::min(kMostItems / 2, items.size()); ++i) {
    const BusyItem& item = *items[i];
    page_.blank();
    page_.paragraph(item.root.title.empty() ? words_of(item.root) : item.root.title, 2, Tone::strong);
    page_.paragraph(language_.counted("n.messages", item.messages) + dot() +
                        language_.counted("n.people", item.people) + busy_shape(item),
                    4);
    page_.paragraph(written(item.root), 4, Tone::dim);
    print_command("", item.root);
  }
}

/// Nothing where levels say nothing.
std::string TerminalPrinter::busy_shape(const BusyItem& item) const {
  if (item.by_order) return {};
  return dot() + language_.text("item.busy", {{"levels", language_.number(item.h_index)},
                                              {"depth", language_.number(item.depth)},
                                              {"width", language_.number(item.width)}});
}

void TerminalPrinter::print_sections(std::string_view heading, std::string_view column,
                                     const std::vector<talk::Section>& sections) {
  if (sections.empty()) return;
  page_.heading(text(heading));
  page_.paragraph(text(std::string{heading} + ".lead"), 2, Tone::dim);
  const auto groups = by_evidence(sections);
  if (groups.size() > 1) page_.paragraph(text("section.channels.apart"), 2, Tone::dim);
  for (const auto& [level, members] : groups) {
    page_.blank();
    page_.paragraph(text("evidence." + (level.empty() ? "none" : level)), 2, Tone::strong);
    Rows rows;
    for (const talk::Section* section : members) rows.push_back(section_row(*section));
    page_.table({{text(column), {}, 28},
                 {text("col.messages"), kRight},
                 {text("col.answered_day"), kRight},
                 {text("col.half"), kRight},
                 {text("col.dialogue"), kRight}},
                rows);
  }
  const auto silent = names_of(sections, is_silent);
  if (silent.empty()) return;
  page_.blank();
  page_.paragraph(language_.text("section.channels.silent", {{"names", language_.listed(silent, kMostItems)}}), 2,
                  Tone::dim);
}

std::vector<TerminalPrinter::Cell> TerminalPrinter::section_row(const talk::Section& section) const {
  const bool house = report_.talk.house_declared;
  const auto say = [&](std::string_view id) {
    const Figure* figure = find_figure(section.figures, id);
    if (figure == nullptr) return Cell{"–"};
    return Cell{language_.short_value(*figure), is_sayable(figure) ? Tone::plain : Tone::dim};
  };
  return {shown_name(section), say("talk.messages"),
          share_cell(find_figure(section.figures, by_whom("talk.answered_24h", house))),
          say(by_whom("talk.first_reply_median", house)), say("talk.dialogue_rate")};
}

void TerminalPrinter::print_faults() {
  page_.heading(text("section.faults"));
  const bool any = has_faults(report_);
  page_.paragraph(text(any ? "section.faults.lead" : "section.faults.none"), 2, Tone::dim);
  for (const FaultItem& fault : report_.faults) {
    if (fault.count == 0) continue;
    page_.paragraph("- " + fault_sentence(language_, fault.id, fault.count), 2, Tone::plain, 2);
    if (!fault.examples.empty()) print_command(text("item.examples"), fault.examples.front());
  }
  print_figures(Part::faults);
}

void TerminalPrinter::print_rejects() {
  if (report_.rejects.empty()) return;
  page_.heading(text("section.rejects"));
  page_.paragraph(text("section.rejects.lead"), 2, Tone::dim);
  Rows rows;
  for (std::size_t i = 0; i < std::min(kMostItems, report_.rejects.size()); ++i) {
    const RejectItem& reject = report_.rejects[i];
    rows.push_back({language_.number(reject.count), reason(language_.lang(), reject.reason, reject.loss), reject.file});
  }
  page_.table({{text("col.count"), kRight}, {text("col.reason")}, {text("col.file"), {}, 30}}, rows);
  print_more(report_.rejects.size());
}

void TerminalPrinter::print_taps() {
  page_.heading(text("section.taps"));
  if (report_.taps.empty()) {
    page_.paragraph(text("section.taps.none"), 2, Tone::dim);
    return;
  }
  page_.paragraph(text("section.taps.lead"), 2, Tone::dim);
  Rows rows;
  for (const TapItem& item : report_.taps)
    rows.push_back({item.channel, language_.number(item.talk), language_.number(item.taps)});
  page_.table({{text("col.channel"), {}, 40}, {text("col.talk"), kRight}, {text("col.taps"), kRight}}, rows);
  print_figures(Part::taps);
}

}  // namespace colloquio::report
