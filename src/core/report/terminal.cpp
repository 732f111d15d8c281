#include "colloquio/core/report/terminal.hpp"

#include <algorithm>

#include "colloquio/core/report/terminal_printer.hpp"

namespace colloquio::report {

std::string TerminalPrinter::print() {
  print_head();
  const Answer said = answer(report_, language_);
  print_answer(said);
  if (said.verdict != Verdict::empty) {
    print_part("section.dialogue", Part::dialogue);
    page_.blank();
    page_.paragraph(text("frame.levels"), 2, Tone::dim);
    print_answers();
    print_people();
    print_growth();
    print_waiting();
    print_busiest();
    print_sections("section.channels", "col.channel", report_.talk.channels);
    print_sections("section.markets", "col.market", report_.talk.markets);
    print_change();
    print_other();
  }
  // Where there is nothing, the advice above is what counts.
  if (said.verdict != Verdict::empty || has_faults(report_)) print_faults();
  print_rejects();
  if (said.verdict != Verdict::empty || !report_.taps.empty()) print_taps();
  page_.blank();
  return page_.take();
}

void TerminalPrinter::print_head() {
  page_.title(report_.company.empty() ? text("title.document")
                                      : language_.text("title.document_of", {{"company", report_.company}}));
  page_.paragraph(language_.text("frame.period", {{"window", language_.window(report_.talk.window)}}), 2, Tone::dim);
  if (report_.first != kNoTime) {
    page_.paragraph(language_.text("frame.data", {{"first", language_.date(report_.first)},
                                                  {"last", language_.date(report_.last)},
                                                  {"zone", language_.zone().name()}}),
                    2, Tone::dim);
  }
  if (!report_.house_names.empty()) page_.paragraph(house_line(), 2, Tone::dim, 2);
  if (report_.is_demo) page_.paragraph(text("demo"), 2, Tone::warning);
}

std::string TerminalPrinter::house_line() const {
  constexpr std::size_t kMostNames = 5;
  return language_.text("frame.house", {{"names", language_.listed(report_.house_names, kMostNames)}});
}

void TerminalPrinter::print_answer(const Answer& said) {
  page_.heading(text("title.question"));
  page_.blank();
  page_.paragraph(said.headline, 2, Tone::strong);
  for (const std::string& sentence : said.sentences) page_.paragraph(sentence);
  for (const std::string& advice : said.advice) {
    page_.blank();
    page_.paragraph(advice);
  }
  if (said.show_how_to_declare) {
    page_.blank();
    const std::string example = house_example(language_);
    std::string_view lines = example;
    while (!lines.empty()) {
      const std::size_t end = lines.find('\n');
      page_.verbatim(lines.substr(0, end), 6);
      lines.remove_prefix(std::min(end, lines.size() - 1) + 1);
    }
  }
  if (said.verdict == Verdict::empty) return;
  page_.blank();
  page_.paragraph(size_line(), 2, Tone::dim);
  if (!said.rule.empty()) page_.paragraph(said.rule, 2, Tone::dim);
}

std::int64_t TerminalPrinter::count(std::string_view id) const {
  const Figure* figure = find_figure(total_.figures, id);
  return figure == nullptr || !figure->value ? 0 : static_cast<std::int64_t>(*figure->value);
}

std::string TerminalPrinter::size_line() const {
  return language_.counted("n.messages", count("talk.messages")) + dot() +
         language_.counted("n.conversations", count("talk.threads")) + dot() +
         language_.counted("n.accounts", count("talk.authors")) + dot() +
         language_.counted("n.channels", count_talking(report_.talk.channels));
}

std::string to_terminal(const Report& report, const TerminalOptions& options) {
  return TerminalPrinter(report, options).print();
}

}  // namespace colloquio::report
