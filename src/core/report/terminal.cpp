#include "colloquio/core/report/terminal.hpp"

#include <algorithm>

#include <fmt/format.h>

#include "colloquio/core/report/answer.hpp"
#include "colloquio/core/report/curve.hpp"
#include "colloquio/core/report/figures.hpp"
#include "colloquio/core/report/reasons.hpp"
#include "colloquio/core/report/terminal_page.hpp"

namespace colloquio::report {

namespace {

using Cell = TerminalPage::Cell;
using Column = TerminalPage::Column;
using Rows = std::vector<std::vector<Cell>>;
constexpr auto kRight = TerminalPage::Align::right;
constexpr std::size_t kBar = 24;
constexpr std::size_t kMostItems = 10;
constexpr std::size_t kMostOlder = 5;  // of who waits since long ago
constexpr std::size_t kMostMonths = 12;
constexpr std::size_t kIdDigits = 12;

class ReportPrinter {
 public:
  ReportPrinter(const Report& report, const TerminalOptions& options)
      : report_(report),
        total_(report.talk.total),
        language_(options.lang, report.zone),
        page_({options.width, options.colour, options.unicode}) {}

  std::string print() {
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

 private:
  std::string text(std::string_view key) const { return std::string{language_.text(key)}; }
  std::string dot() const { return std::string{page_.dot()}; }

  void print_head() {
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

  std::string house_line() const {
    constexpr std::size_t kMostNames = 5;
    std::string names;
    for (std::size_t i = 0; i < std::min(kMostNames, report_.house_names.size()); ++i)
      names += (i == 0 ? "" : ", ") + report_.house_names[i];
    if (report_.house_names.size() > kMostNames) {
      const auto more = static_cast<std::int64_t>(report_.house_names.size() - kMostNames);
      names += " " + language_.text("frame.more", {{"n", language_.number(more)}});
    }
    return language_.text("frame.house", {{"names", names}});
  }

  void print_answer(const Answer& said) {
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
      std::string_view lines = example_ = house_example(language_);
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

  std::int64_t count(std::string_view id) const {
    const Figure* figure = find_figure(total_.figures, id);
    return figure == nullptr || !figure->value ? 0 : static_cast<std::int64_t>(*figure->value);
  }

  std::string size_line() const {
    return language_.counted("n.messages", count("talk.messages")) + dot() +
           language_.counted("n.conversations", count("talk.threads")) + dot() +
           language_.counted("n.accounts", count("talk.authors")) + dot() +
           language_.counted("n.channels", static_cast<std::int64_t>(report_.talk.channels.size()));
  }

  void print_figure(std::string_view id, const Figure& figure) {
    const FigureWords words = words_for(language_, id, figure);
    page_.leader(words.name, language_.value(figure), is_sayable(&figure) ? Tone::strong : Tone::warning);
    std::string fine;
    const auto add = [&](const std::string& piece) {
      fine += piece.empty() ? "" : (fine.empty() ? "" : dot()) + piece;
    };
    add(language_.interval(figure));
    add(words.of);
    if (!figure.evidence.empty()) add(figure.evidence);
    if (figure.note == "biased_low") add(text("note.biased_low"));
    page_.paragraph(fine, 6, Tone::dim);
  }

  /// The figures of a part in reading order; by-house ones only where there is a house.
  void print_figures(Part part) {
    for (const FigureSpec& spec : figure_specs()) {
      if (spec.part != part) continue;
      const Figure* figure = find_figure(total_.figures, spec.id);
      if (figure == nullptr || figure->note == "no_house" || spec.recipe == "talk.answered") continue;
      print_figure(spec.id, *figure);
    }
  }

  void print_part(std::string_view heading, Part part) {
    page_.heading(text(heading));
    page_.paragraph(text(std::string{heading} + ".lead"), 2, Tone::dim);
    print_figures(part);
  }

  void print_answered() {
    std::vector<std::pair<std::string, std::string>> bys;
    if (report_.talk.house_declared) bys.emplace_back(".house", text("col.house"));
    bys.emplace_back(".anyone", text("col.anyone"));
    std::vector<Column> columns{{text("col.within")}};
    for (const auto& [suffix, name] : bys) columns.push_back({name, kRight});
    Rows rows;
    std::string fine;
    for (const Within& within : withins()) {
      std::vector<Cell>& row = rows.emplace_back();
      row.emplace_back(text(within.word));
      for (const auto& [suffix, name] : bys) {
        const std::string id = std::string{within.stem} + suffix;
        const Figure* figure = find_figure(total_.figures, id);
        row.push_back(share_cell(figure));
        if (figure != nullptr && within.stem == "talk.answered_24h") {
          fine += (fine.empty() ? "" : "; ") + name + ": " + words_for(language_, id, *figure).of +
                  (figure->evidence.empty() ? "" : dot() + figure->evidence);
        }
      }
    }
    page_.blank();
    page_.table(columns, rows);
    page_.paragraph(fine, 6, Tone::dim);
  }

  /// "72% (69%–74%)", or why there is none.
  Cell share_cell(const Figure* figure) const {
    if (figure == nullptr) return Cell{"–"};
    if (!is_sayable(figure)) return {language_.short_value(*figure), Tone::dim};
    std::string shown = language_.value(*figure);
    if (figure->low && figure->high)
      shown += " (" + language_.percent(*figure->low) + "–" + language_.percent(*figure->high) + ")";
    return {shown, Tone::plain};
  }

  void print_answers() {
    page_.heading(text("section.answers"));
    page_.paragraph(text("section.answers.lead"), 2, Tone::dim);
    print_answered();
    page_.blank();
    print_figures(Part::answers);
    const bool has_house = !curve_of(total_, "house").empty();
    const auto& curve = curve_of(total_, has_house ? "house" : "anyone");
    if (curve.empty()) return;
    Rows rows;
    for (const double mark : kCurveMarks) {
      const talk::CurvePoint* point = step_at(curve, mark);
      if (point == nullptr || !reaches(curve, mark)) continue;
      rows.push_back({language_.duration(mark), language_.percent(point->answered),
                      language_.percent(point->low) + "–" + language_.percent(point->high),
                      Cell{page_.bar(point->answered, kBar), has_house ? Tone::house : Tone::plain}});
    }
    if (rows.empty()) return;
    page_.blank();
    page_.paragraph(text("chart.curve.title") + " (" + text(has_house ? "chart.curve.house" : "chart.curve.anyone") +
                    ")");
    page_.table({{text("col.time"), kRight}, {text("col.share"), kRight}, {"95%", kRight}, {""}}, rows);
  }

  void print_people() {
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

  void print_more(std::size_t size, std::size_t shown = kMostItems) {
    if (size <= shown) return;
    page_.paragraph(language_.text("frame.more", {{"n", language_.number(static_cast<std::int64_t>(size - shown))}}), 2,
                    Tone::dim);
  }

  void print_growth() {
    print_part("section.growth", Part::growth);
    const auto& months = total_.months;
    if (months.empty()) return;
    std::int64_t most = 1;
    const std::size_t from = months.size() - std::min(kMostMonths, months.size());
    for (std::size_t i = from; i < months.size(); ++i) most = std::max(most, months[i].talkers);
    Rows rows;
    for (std::size_t i = from; i < months.size(); ++i) {
      const talk::TalkerMonth& m = months[i];
      rows.push_back({language_.short_month(m.month) + (m.complete ? "" : "*"), language_.number(m.talkers),
                      language_.number(m.fresh), language_.number(m.returning), language_.number(m.reactivated),
                      language_.number(m.lost),
                      page_.bar(static_cast<double>(m.talkers) / static_cast<double>(most), kBar - 6)});
    }
    page_.blank();
    page_.table({{text("col.month")},
                 {text("col.people"), kRight},
                 {text("col.new"), kRight},
                 {text("col.returning"), kRight},
                 {text("col.reactivated"), kRight},
                 {text("col.lost"), kRight},
                 {""}},
                rows);
    const bool all_complete = std::all_of(months.begin() + static_cast<std::ptrdiff_t>(from), months.end(),
                                          [](const talk::TalkerMonth& m) { return m.complete; });
    if (!all_complete) page_.paragraph("* " + text("chart.months.incomplete_mark"), 2, Tone::dim);
  }

  std::string written(const Quote& quote) const {
    return language_.text("item.wrote",
                          {{"author", quote.author.empty() ? language_.text("frame.nobody") : quote.author},
                           {"channel", quote.channel},
                           {"date", quote.at == kNoTime ? text("frame.unknown_time") : language_.date_time(quote.at)}});
  }

  static std::string thread_command(const Quote& quote) {
    return "colloquio thread " + to_hex(quote.message).substr(0, kIdDigits);
  }

  std::string words_of(const Quote& quote) const {
    if (quote.text.empty()) return quote.title.empty() ? text("frame.text_gone") : quote.title;
    return "“" + quote.text + "”";
  }

  void print_waiting() {
    page_.heading(text(report_.talk.house_declared ? "section.waiting" : "section.waiting_anyone"));
    const std::vector<WaitingGroup> groups = waiting_groups(report_);
    if (groups.empty()) {
      page_.paragraph(text(report_.talk.house_declared ? "section.waiting.none" : "section.waiting.none_anyone"));
      return;
    }
    page_.paragraph(text(report_.talk.house_declared ? "section.waiting.lead" : "section.waiting.lead_anyone"), 2,
                    Tone::dim);
    for (const WaitingGroup& group : groups) {
      const std::size_t shown =
          std::min(group.items.size(), group.heading == "waiting.older" ? kMostOlder : kMostItems);
      page_.blank();
      page_.paragraph(language_.text(group.heading, {{"n", language_.number(group.count)}}), 2, Tone::strong);
      for (std::size_t i = 0; i < shown; ++i) print_waiting(*group.items[i]);
      page_.blank();
      print_more(static_cast<std::size_t>(group.count), shown);
    }
  }

  void print_waiting(const WaitingItem& item) {
    page_.blank();
    page_.paragraph(waited_words(language_, item), 2, Tone::warning);
    if (!item.quote.title.empty() && !item.quote.text.empty()) page_.paragraph(item.quote.title, 4, Tone::strong);
    page_.paragraph(words_of(item.quote), 4, Tone::plain, 1);
    page_.paragraph(written(item.quote) + dot() + language_.counted("n.messages", item.messages), 4, Tone::dim);
    page_.paragraph(thread_command(item.quote), 4, Tone::dim);
  }

  void print_busiest() {
    page_.heading(text("section.busiest"));
    if (report_.busiest.empty()) {
      page_.paragraph(text("section.busiest.none"));
      return;
    }
    page_.paragraph(text("section.busiest.lead"), 2, Tone::dim);
    print_figures(Part::shape);
    for (std::size_t i = 0; i < std::min(kMostItems / 2, report_.busiest.size()); ++i) {
      const BusyItem& item = report_.busiest[i];
      page_.blank();
      page_.paragraph(item.root.title.empty() ? words_of(item.root) : item.root.title, 2, Tone::strong);
      page_.paragraph(language_.counted("n.messages", item.messages) + dot() +
                          language_.counted("n.people", item.people) + dot() + busy_shape(item),
                      4);
      page_.paragraph(written(item.root), 4, Tone::dim);
      page_.paragraph(thread_command(item.root), 4, Tone::dim);
    }
  }

  std::string busy_shape(const BusyItem& item) const {
    return language_.text("item.busy", {{"levels", language_.number(item.h_index)},
                                        {"depth", language_.number(item.depth)},
                                        {"width", language_.number(item.width)}});
  }

  void print_sections(std::string_view heading, std::string_view column, const std::vector<talk::Section>& sections) {
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
  }

  std::vector<Cell> section_row(const talk::Section& section) const {
    const bool house = report_.talk.house_declared;
    const auto say = [&](std::string_view id) {
      const Figure* figure = find_figure(section.figures, id);
      if (figure == nullptr) return Cell{"–"};
      return Cell{language_.short_value(*figure), is_sayable(figure) ? Tone::plain : Tone::dim};
    };
    return {section.name.empty() ? section.key : section.name, say("talk.messages"),
            share_cell(find_figure(section.figures, by_whom("talk.answered_24h", house))),
            say(by_whom("talk.first_reply_median", house)), say("talk.dialogue_rate")};
  }

  void print_change() {
    const std::vector<ChangeRow> rows = changes(report_);
    if (!report_.talk.previous || rows.empty()) return;
    page_.heading(text("section.change"));
    page_.paragraph(language_.text("section.change.lead", {{"now", language_.window(report_.talk.window)},
                                                           {"before", language_.window(*report_.talk.previous)}}),
                    2, Tone::dim);
    for (const ChangeRow& row : rows) {
      page_.leader(words_for(language_, row.id, *row.now).name, language_.value(*row.now),
                   is_sayable(row.now) ? Tone::strong : Tone::warning);
      const bool is_sure = row.change == Change::up || row.change == Change::down;
      page_.paragraph(text("col.before") + ": " + language_.value(*row.before) + dot() +
                          text(change_key(row.change, row.now->unit)),
                      6, is_sure ? Tone::strong : Tone::dim);
    }
  }

  /// Figures of a newer engine, under their ids.
  void print_other() {
    bool is_first = true;
    for (const auto& [id, figure] : total_.figures) {
      if (find_spec(id) != nullptr || id.starts_with("faults.") || figure.note == "no_house") continue;
      if (is_first) page_.heading(text("section.other"));
      is_first = false;
      print_figure(id, figure);
    }
  }

  void print_faults() {
    page_.heading(text("section.faults"));
    const bool any = has_faults(report_);
    page_.paragraph(text(any ? "section.faults.lead" : "section.faults.none"), 2, Tone::dim);
    for (const FaultItem& fault : report_.faults) {
      if (fault.count == 0) continue;
      page_.paragraph("- " + fault_sentence(language_, fault.id, fault.count), 2, Tone::plain, 2);
      if (!fault.examples.empty())
        page_.paragraph(text("item.examples") + " " + thread_command(fault.examples.front()), 4, Tone::dim);
    }
    print_figures(Part::faults);
  }

  void print_rejects() {
    if (report_.rejects.empty()) return;
    page_.heading(text("section.rejects"));
    page_.paragraph(text("section.rejects.lead"), 2, Tone::dim);
    Rows rows;
    for (std::size_t i = 0; i < std::min(kMostItems, report_.rejects.size()); ++i) {
      const RejectItem& reject = report_.rejects[i];
      rows.push_back(
          {language_.number(reject.count), reason(language_.lang(), reject.reason, reject.loss), reject.file});
    }
    page_.table({{text("col.count"), kRight}, {text("col.reason")}, {text("col.file"), {}, 30}}, rows);
    print_more(report_.rejects.size());
  }

  void print_taps() {
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

  const Report& report_;
  const talk::Section& total_;
  Language language_;
  TerminalPage page_;
  std::string example_;
};

}  // namespace

std::string to_terminal(const Report& report, const TerminalOptions& options) {
  return ReportPrinter(report, options).print();
}

}  // namespace colloquio::report
