#include <fmt/format.h>

#include "colloquio/core/report/chart.hpp"
#include "colloquio/core/report/escape.hpp"
#include "colloquio/core/report/html_writer.hpp"

namespace colloquio::report {

namespace {

std::string_view recipe_key(std::string_view id) {
  const FigureSpec* spec = find_spec(id);
  return spec == nullptr ? id : spec->recipe;
}

bool is_twin(std::string_view id) { return id.starts_with("talk.first_reply_median_answered"); }

}  // namespace

std::string HtmlWriter::evidence_mark(std::string_view level) const {
  if (level.empty()) return {};
  return fmt::format("<a class=\"level\" href=\"#evidence-{0}\">{1}</a>", html_text(level),
                     html_text(language_.text("frame.evidence", {{"level", level}})));
}

std::string HtmlWriter::fine_of(std::string_view id, const Figure& figure, bool with_interval) {
  const FigureWords words = words_for(language_, id, figure);
  std::string fine;
  const auto add = [&](const std::string& html) { fine += html.empty() ? "" : (fine.empty() ? "" : " · ") + html; };
  if (with_interval) add(html_own(language_.interval(figure)));
  add(html_own(words.of));
  add(evidence_mark(figure.evidence));
  if (!words.recipe.empty()) {
    recipes_used_.emplace(recipe_key(id));
    add(fmt::format("<a href=\"#recipe-{}\" title=\"{}\" aria-label=\"{}\">{}</a>", recipe_key(id),
                    html_own(words.recipe), html_text(language_.text("frame.recipe_of", {{"name", words.name}})),
                    own("frame.recipe")));
  }
  return fine;
}

void HtmlWriter::write_fact(std::string_view id, const Figure& figure) {
  shown_.emplace(id);
  const FigureWords words = words_for(language_, id, figure);
  const bool is_said = figure.value.has_value() && figure.note != "shortest";  // else words stand for the number
  out_ += fmt::format(
      "<div class=\"fact{}\"><dt>{}</dt><dd class=\"num{}\" data-figure=\"{}\">{}</dd>\n<dd "
      "class=\"fine\">{}{}</dd></div>\n",
      id.ends_with(".anyone") ? " anyone" : "", html_text(words.name), is_said ? "" : " unsaid", html_text(id),
      html_own(language_.value(figure)), strip_svg(figure), fine_of(id, figure));
}

void HtmlWriter::write_figures(Part part) {
  std::string rows;
  std::swap(rows, out_);
  for (const FigureSpec& spec : figure_specs()) {
    const Figure* figure = find_figure(total_.figures, spec.id);
    if (spec.part != part || figure == nullptr || figure->note == "no_house" || is_twin(spec.id)) continue;
    if (shown_.contains(spec.id)) continue;  // in a table of its own
    write_fact(spec.id, *figure);
  }
  std::swap(rows, out_);
  if (!rows.empty()) out_ += "<dl class=\"facts\">\n" + rows + "</dl>\n";
}

void HtmlWriter::write_twin() {
  std::string lines;
  for (const FigureSpec& spec : figure_specs()) {
    const Figure* figure = find_figure(total_.figures, spec.id);
    if (!is_twin(spec.id) || figure == nullptr || !figure->value) continue;
    shown_.emplace(spec.id);
    recipes_used_.emplace(spec.recipe);
    const FigureWords words = words_for(language_, spec.id, *figure);
    lines += fmt::format("<br/>{}: {} (<a href=\"#recipe-{}\">{}</a>)", html_text(words.name),
                         own("twin.line", {{"value", "<strong>" + html_own(language_.value(*figure)) + "</strong>"},
                                           {"of", html_own(words.of)}}),
                         spec.recipe, own("frame.recipe"));
  }
  if (!lines.empty()) out_ += fmt::format("<p class=\"twin\">{}{}</p>\n", own("twin.lead"), lines);
}

void HtmlWriter::write_other_figures() {
  std::string rows;
  std::swap(rows, out_);
  for (const auto& [id, figure] : total_.figures) {
    const FigureSpec* spec = find_spec(id);
    const bool is_later = spec != nullptr && (spec->part == Part::faults || spec->part == Part::taps);
    const bool is_elsewhere = id.starts_with("faults.") || is_later || figure.note == "no_house";
    if (!shown_.contains(id) && !is_elsewhere && !is_twin(id)) write_fact(id, figure);
  }
  std::swap(rows, out_);
  if (rows.empty()) return;
  open_section("other", own("section.other"));
  out_ += "<dl class=\"facts\">\n" + rows + "</dl>\n";
  close_section();
}

void HtmlWriter::write_change() {
  std::vector<ChangeRow> sure, rest;
  for (const ChangeRow& row : changes(report_))
    (row.change == Change::up || row.change == Change::down ? sure : rest).push_back(row);
  if (!report_.talk.previous || (sure.empty() && rest.empty())) return;
  open_section("change", own("section.change"));
  out_ += fmt::format(
      "<p class=\"lead\">{}</p>\n",
      html_text(language_.text("section.change.lead", {{"now", language_.window(report_.talk.window)},
                                                       {"before", language_.window(*report_.talk.previous)}})));
  if (auto began = began_in_period(report_); !began.empty()) {
    constexpr std::size_t kMostNames = 20;
    out_ += fmt::format("<p>{}</p>\n", own("section.change.began", {{"names", listed(std::move(began), kMostNames)}}));
  }
  if (sure.empty())
    out_ += fmt::format("<p>{}</p>\n", own("section.change.none"));
  else
    write_change_table(sure);
  if (!rest.empty()) {
    const auto n = static_cast<std::int64_t>(rest.size());
    out_ += fmt::format("<details><summary>{}</summary>\n", html_own(language_.counted("section.change.rest", n)));
    write_change_table(rest);
    out_ += "</details>\n";
  }
  close_section();
}

void HtmlWriter::write_change_table(const std::vector<ChangeRow>& rows) {
  out_ += "<table class=\"cards\" role=\"table\">\n";
  head_row({{own("col.figure"), ""}, {own("col.before"), "r"}, {own("col.now"), "r"}, {own("col.what_we_say"), ""}});
  out_ += "<tbody role=\"rowgroup\">\n";
  for (const ChangeRow& row : rows) {
    out_ += fmt::format("<tr role=\"row\"><th role=\"rowheader\" scope=\"row\">{}</th>",
                        html_text(words_for(language_, row.id, *row.now).name));
    cell(own("col.before"), html_own(language_.value(*row.before)), "r");
    cell(own("col.now"), html_own(language_.value(*row.now)), "r");
    const std::string_view kind = row.change == Change::up ? "up" : row.change == Change::down ? "down" : "unsaid";
    cell(own("col.what_we_say"),
         fmt::format("<span class=\"{}\">{}</span>", kind, own(change_key(row.change, row.now->unit))));
    out_ += "</tr>\n";
  }
  out_ += "</tbody></table>\n";
}

void HtmlWriter::write_recipes() {
  out_ += "<section class=\"recipes\" id=\"recipes\">\n";
  out_ += fmt::format("<h2>{}</h2>\n<p class=\"lead\">{}</p>\n", own("section.recipes"), own("section.recipes.lead"));
  out_ += fmt::format("<h3>{}</h3>\n<ul>\n", own("section.evidence"));
  for (const std::string_view level : {"E1", "E2", "E3", "E4"})
    out_ += fmt::format("<li id=\"evidence-{0}\">{1}</li>\n", level, own("evidence." + std::string{level}));
  out_ +=
      "</ul>\n<p>" + html_text(language_.text("explain.too_few", {{"fewest", language_.number(kFewest)}})) + "</p>\n";
  // One recipe for all figures made alike, named by the ids that use it.
  std::string ids, name, last;
  const auto close = [&] {
    if (last.empty() || !recipes_used_.contains(last)) return;
    const auto text = find_word(language_.lang(), "recipe." + last);
    if (!text) return;
    out_ += fmt::format("<dt id=\"recipe-{}\">{}</dt>\n<dd>{} <span class=\"ids\">{}</span></dd>\n", last, name,
                        html_own(*text), ids);
  };
  out_ += "<dl>\n";
  const auto visit = [&](std::string_view id, std::string_view recipe) {
    if (recipe != last) {
      close();
      last = recipe;
      ids.clear();
      name = own("figure." + std::string{id});
    } else if (!own("figure." + std::string{id}).empty() && ids.find(id) == std::string::npos) {
      ids += " ";
    }
    ids += fmt::format("<code>{}</code>", id);
  };
  for (const FigureSpec& spec : figure_specs())
    if (find_figure(total_.figures, spec.id) != nullptr) visit(spec.id, spec.recipe);
  close();
  last.clear();
  for (const FaultItem& fault : report_.faults)
    if (find_word(language_.lang(), "figure." + fault.id)) visit(fault.id, fault.id);
  close();
  out_ += "</dl>\n</section>\n";
}

}  // namespace colloquio::report
