#include <algorithm>

#include "colloquio/core/report/curve.hpp"
#include "colloquio/core/report/terminal_printer.hpp"

namespace colloquio::report {

namespace {

constexpr std::size_t kMostMonths = 12;

}  // namespace

void TerminalPrinter::print_figure(std::string_view id, const Figure& figure) {
  const FigureWords words = words_for(language_, id, figure);
  page_.leader(words.name, language_.value(figure), is_sayable(&figure) ? Tone::strong : Tone::warning);
  std::string fine;
  const auto add = [&](const std::string& piece) { fine += piece.empty() ? "" : (fine.empty() ? "" : dot()) + piece; };
  add(language_.interval(figure));
  add(words.of);
  if (!figure.evidence.empty()) add(figure.evidence);
  if (figure.note == "biased_low") add(text("note.biased_low"));
  page_.paragraph(fine, 6, Tone::dim);
}

void TerminalPrinter::print_figures(Part part) {
  for (const FigureSpec& spec : figure_specs()) {
    if (spec.part != part) continue;
    const Figure* figure = find_figure(total_.figures, spec.id);
    if (figure == nullptr || figure->note == "no_house" || spec.recipe == "talk.answered") continue;
    print_figure(spec.id, *figure);
  }
}

void TerminalPrinter::print_part(std::string_view heading, Part part) {
  page_.heading(text(heading));
  page_.paragraph(text(std::string{heading} + ".lead"), 2, Tone::dim);
  print_figures(part);
}

void TerminalPrinter::print_answered() {
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

TerminalPrinter::Cell TerminalPrinter::share_cell(const Figure* figure) const {
  if (figure == nullptr) return Cell{"–"};
  if (!is_sayable(figure)) return {language_.short_value(*figure), Tone::dim};
  std::string shown = language_.value(*figure);
  if (figure->low && figure->high)
    shown += " (" + language_.percent(*figure->low) + "–" + language_.percent(*figure->high) + ")";
  return {shown, Tone::plain};
}

void TerminalPrinter::print_answers() {
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

void TerminalPrinter::print_growth() {
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

void TerminalPrinter::print_change() {
  const std::vector<ChangeRow> rows = changes(report_);
  if (!report_.talk.previous || rows.empty()) return;
  page_.heading(text("section.change"));
  page_.paragraph(language_.text("section.change.lead", {{"now", language_.window(report_.talk.window)},
                                                         {"before", language_.window(*report_.talk.previous)}}),
                  2, Tone::dim);
  if (const auto began = began_in_period(report_); !began.empty())
    page_.paragraph(language_.text("section.change.began", {{"names", language_.listed(began, kMostItems)}}), 2,
                    Tone::warning);
  for (const ChangeRow& row : rows) {
    page_.leader(words_for(language_, row.id, *row.now).name, language_.value(*row.now),
                 is_sayable(row.now) ? Tone::strong : Tone::warning);
    const bool is_sure = row.change == Change::up || row.change == Change::down;
    page_.paragraph(
        text("col.before") + ": " + language_.value(*row.before) + dot() + text(change_key(row.change, row.now->unit)),
        6, is_sure ? Tone::strong : Tone::dim);
  }
}

void TerminalPrinter::print_other() {
  bool is_first = true;
  for (const auto& [id, figure] : total_.figures) {
    if (find_spec(id) != nullptr || id.starts_with("faults.") || figure.note == "no_house") continue;
    if (is_first) page_.heading(text("section.other"));
    is_first = false;
    print_figure(id, figure);
  }
}

}  // namespace colloquio::report
