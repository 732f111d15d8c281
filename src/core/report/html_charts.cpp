#include <algorithm>
#include <cmath>

#include <fmt/format.h>

#include "colloquio/core/report/chart.hpp"
#include "colloquio/core/report/curve.hpp"
#include "colloquio/core/report/escape.hpp"
#include "colloquio/core/report/html_writer.hpp"

namespace colloquio::report {

namespace {

constexpr std::size_t kMostMonthsDrawn = 60;
constexpr std::size_t kMostCohorts = 18;
constexpr std::size_t kMostMonthsAfter = 12;
constexpr std::size_t kMonthsAfterOnPhone = 6;

}  // namespace

void HtmlWriter::write_answers() {
  open_section("answers", own("section.answers"));
  out_ += fmt::format("<p class=\"lead\">{}</p>\n", own("section.answers.lead"));
  const auto& house = curve_of(total_, "house");
  const auto& anyone = curve_of(total_, "anyone");
  if (!house.empty() || !anyone.empty()) {
    out_ += fmt::format("<figure>\n<figcaption><strong>{}</strong><span>{}</span></figcaption>\n",
                        own("chart.curve.title"), own("chart.curve.about"));
    const std::string label = std::string{language_.text("chart.curve.title")} + curve_summary();
    out_ += curve_svg(house, anyone, language_, kWide, label) + curve_svg(house, anyone, language_, kNarrow, label);
    write_curve_table();
    out_ += "</figure>\n";
  }
  write_answered_table();
  write_figures(Part::answers);
  write_twin();
  close_section();
}

void HtmlWriter::write_answered_table() {
  struct By {
    std::string suffix;
    std::string_view column;
  };
  std::vector<By> bys;
  if (report_.talk.house_declared) bys.push_back({".house", "col.house"});
  bys.push_back({".anyone", "col.anyone"});
  out_ += fmt::format("<table class=\"cards answered\" role=\"table\">\n<caption>{}</caption>\n",
                      own("chart.answered.title"));
  std::vector<HeadCell> head{{own("col.within"), ""}};
  for (const By& by : bys) head.emplace_back(own(by.column), "r");
  head_row(head);
  out_ += "<tbody role=\"rowgroup\">\n";
  std::string notes;
  for (const Within& within : withins()) {
    out_ += fmt::format("<tr role=\"row\"><th role=\"rowheader\" scope=\"row\">{}</th>", own(within.word));
    for (const By& by : bys) {
      const std::string id = std::string{within.stem} + by.suffix;
      const Figure* figure = find_figure(total_.figures, id);
      shown_.insert(id);
      if (figure == nullptr) {
        cell(own(by.column), "–", "r");
        continue;
      }
      const std::string kind = figure->value ? "num" : "unsaid";
      cell(own(by.column),
           fmt::format("<span><span class=\"{}\" data-figure=\"{}\">{}</span> <span class=\"fine\">{}</span></span>{}",
                       kind, id, html_own(language_.value(*figure)), html_own(language_.interval(*figure)),
                       strip_svg(*figure)),
           by.suffix == ".anyone" ? "r anyone" : "r");
      if (within.stem == "talk.answered_24h")
        notes += fmt::format("<p class=\"fine\">{}: {}</p>\n", own(by.column), fine_of(id, *figure, false));
    }
    out_ += "</tr>\n";
  }
  out_ += "</tbody></table>\n" + notes;
}

std::string HtmlWriter::curve_summary() const {
  std::string out;
  for (const std::string_view who : {"house", "anyone"}) {
    const Figure* day = find_figure(total_.figures, "talk.answered_24h." + std::string{who});
    if (!is_sayable(day)) continue;
    out += ". " + std::string{language_.text("figure.talk.answered_24h." + std::string{who})} + ": " +
           language_.value(*day);
  }
  return out + ".";
}

void HtmlWriter::write_curve_table() {
  const bool has_house = !curve_of(total_, "house").empty();
  const bool has_anyone = !curve_of(total_, "anyone").empty();
  std::vector<HeadCell> head{{own("col.time"), ""}};
  if (has_house) head.insert(head.end(), {{own("col.house"), "r"}, {own("col.still_watched"), "r"}});
  if (has_anyone) head.insert(head.end(), {{own("col.anyone"), "r"}, {own("col.still_watched"), "r"}});
  out_ += fmt::format("<details><summary>{}</summary>\n<table class=\"cards\" role=\"table\">\n<caption>{}</caption>\n",
                      own("frame.table"), own("chart.curve.title"));
  head_row(head);
  out_ += "<tbody role=\"rowgroup\">\n";
  const auto write = [&](const std::vector<talk::CurvePoint>& curve, double mark, std::string_view label) {
    const talk::CurvePoint* point = reaches(curve, mark) ? step_at(curve, mark) : nullptr;
    const std::string share = point == nullptr
                                  ? "–"
                                  : fmt::format("{} ({}–{})", language_.percent(point->answered),
                                                language_.percent(point->low), language_.percent(point->high));
    cell(label, html_own(share), "r");
    cell(own("col.still_watched"), point == nullptr ? "–" : language_.number(point->at_risk), "r");
  };
  for (const double mark : kCurveMarks) {
    out_ += fmt::format("<tr role=\"row\"><th role=\"rowheader\" scope=\"row\">{}</th>",
                        html_own(language_.duration(mark)));
    if (has_house) write(total_.answered_by_house, mark, own("col.house"));
    if (has_anyone) write(total_.answered_by_anyone, mark, own("col.anyone"));
    out_ += "</tr>\n";
  }
  out_ += "</tbody></table></details>\n";
}

void HtmlWriter::write_growth() {
  open_section("growth", own("section.growth"));
  out_ += fmt::format("<p class=\"lead\">{}</p>\n", own("section.growth.lead"));
  if (!total_.months.empty()) {
    out_ += fmt::format("<figure>\n<figcaption><strong>{}</strong><span>{}</span></figcaption>\n",
                        own("chart.months.title"), own("chart.months.about"));
    const std::string label{language_.text("chart.months.title")};
    out_ += months_svg(total_.months, kMostMonthsDrawn, language_, kWide, label);
    out_ += months_svg(total_.months, kMostMonthsDrawn, language_, kNarrow, label);
    std::string notes;
    const std::size_t drawn = std::min(kMostMonthsDrawn, total_.months.size());
    if (!std::all_of(total_.months.end() - static_cast<std::ptrdiff_t>(drawn), total_.months.end(),
                     [](const talk::TalkerMonth& m) { return m.complete; }))
      notes += own("chart.months.incomplete") + " ";
    if (total_.months.size() > kMostMonthsDrawn)
      notes += own("chart.months.cut", {{"n", language_.number(static_cast<std::int64_t>(kMostMonthsDrawn))}});
    if (!notes.empty()) out_ += fmt::format("<p class=\"fine\">{}</p>\n", notes);
    write_month_table();
    out_ += "</figure>\n";
  }
  write_figures(Part::growth);
  write_retention();
  close_section();
}

void HtmlWriter::write_month_table() {
  out_ += fmt::format("<details><summary>{}</summary>\n<table class=\"cards\" role=\"table\">\n<caption>{}</caption>\n",
                      own("frame.table"), own("chart.months.title"));
  head_row({{own("col.month"), ""},
            {own("col.talkers"), "r"},
            {own("col.new"), "r"},
            {own("col.returning"), "r"},
            {own("col.reactivated"), "r"},
            {own("col.lost"), "r"},
            {own("col.messages"), "r"}});
  out_ += "<tbody role=\"rowgroup\">\n";
  const auto& months = total_.months;
  for (std::size_t i = months.size() - std::min(kMostMonthsDrawn, months.size()); i < months.size(); ++i) {
    const talk::TalkerMonth& m = months[i];
    const std::string mark = m.complete ? "" : " (" + own("chart.months.incomplete_mark") + ")";
    out_ += fmt::format("<tr role=\"row\"><th role=\"rowheader\" scope=\"row\">{}{}</th>",
                        html_own(language_.month(m.month)), mark);
    cell(own("col.talkers"), language_.number(m.talkers), "r");
    cell(own("col.new"), language_.number(m.fresh), "r");
    cell(own("col.returning"), language_.number(m.returning), "r");
    cell(own("col.reactivated"), language_.number(m.reactivated), "r");
    cell(own("col.lost"), language_.number(m.lost), "r");
    cell(own("col.messages"), language_.number(m.messages), "r");
    out_ += "</tr>\n";
  }
  out_ += "</tbody></table></details>\n";
}

void HtmlWriter::write_retention() {
  std::size_t reach = 0;
  for (const talk::Cohort& cohort : total_.cohorts) reach = std::max(reach, cohort.share.size());
  if (reach < 2) return;
  const std::size_t last = std::min(reach - 1, kMostMonthsAfter);
  const std::size_t from = total_.cohorts.size() - std::min(kMostCohorts, total_.cohorts.size());
  out_ += fmt::format(
      "<h3>{}</h3>\n<p class=\"lead\">{}</p>\n<table class=\"retention\">\n<thead><tr><th scope=\"col\">{}</th>"
      "<th scope=\"col\" class=\"r\">{}</th>",
      own("chart.retention.title"), own("chart.retention.about"), own("col.cohort"), own("col.cohort_people"));
  const auto far = [](std::size_t k) { return k > kMonthsAfterOnPhone ? " class=\"far\"" : ""; };
  for (std::size_t k = 1; k <= last; ++k) out_ += fmt::format("<th scope=\"col\"{}>+{}</th>", far(k), k);
  out_ += "</tr></thead>\n<tbody>\n";
  for (std::size_t i = from; i < total_.cohorts.size(); ++i) {
    const talk::Cohort& cohort = total_.cohorts[i];
    out_ += fmt::format("<tr><th scope=\"row\">{}</th><th class=\"r\">{}</th>",
                        html_own(language_.short_month(cohort.month)), language_.number(cohort.people));
    for (std::size_t k = 1; k <= last; ++k) {
      const auto share = k < cohort.share.size() ? cohort.share[k] : std::nullopt;
      if (share && cohort.people >= kFewest) {
        out_ += fmt::format("<td{} style=\"--s:{:.2f}\">{}</td>", far(k), std::clamp(*share, 0.0, 1.0),
                            language_.decimal(*share * 100, 0));
      } else if (share) {
        // Under the floor a share says nothing: how many people, as counted.
        const auto people = std::llround(*share * static_cast<double>(cohort.people));
        out_ += fmt::format("<td{}><i>{}</i></td>", far(k), language_.number(people));
      } else {
        out_ += fmt::format("<td{}></td>", far(k));
      }
    }
    out_ += "</tr>\n";
  }
  out_ += "</tbody></table>\n";
  const bool any_small = std::any_of(total_.cohorts.begin() + static_cast<std::ptrdiff_t>(from), total_.cohorts.end(),
                                     [](const talk::Cohort& c) { return c.people < kFewest; });
  if (any_small)
    out_ += fmt::format("<p class=\"fine\">{}</p>\n",
                        own("chart.retention.small", {{"fewest", language_.number(kFewest)}}));
  if (from > 0 || reach - 1 > last)
    out_ += fmt::format("<p class=\"fine\">{}</p>\n",
                        own("chart.retention.cut", {{"rows", fmt::format("{}", kMostCohorts)},
                                                    {"columns", fmt::format("{}", kMostMonthsAfter)}}));
}

}  // namespace colloquio::report
