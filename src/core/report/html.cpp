#include "colloquio/core/report/html.hpp"

#include <algorithm>

#include <fmt/format.h>

#include "colloquio/core/report/answer.hpp"
#include "colloquio/core/report/escape.hpp"
#include "colloquio/core/report/html_style.hpp"
#include "colloquio/core/report/html_writer.hpp"

namespace colloquio::report {

std::string HtmlWriter::own(std::string_view key) const { return html_own(language_.text(key)); }

std::string HtmlWriter::own(std::string_view key, Slots html_slots) const { return fill(own(key), html_slots); }

std::string HtmlWriter::data(std::string_view text) { return "<bdi>" + html_text(text) + "</bdi>"; }

void HtmlWriter::open_section(std::string_view id, std::string_view heading) {
  out_ += fmt::format("<section id=\"{0}\" aria-labelledby=\"{0}-h\">\n<h2 id=\"{0}-h\">{1}</h2>\n", id, heading);
}

void HtmlWriter::cell(std::string_view label, std::string_view html, std::string_view kind) {
  out_ += fmt::format("<td role=\"cell\" data-label=\"{}\"{}>{}</td>", label,
                      kind.empty() ? "" : fmt::format(" class=\"{}\"", kind), html);
}

void HtmlWriter::head_row(const std::vector<HeadCell>& names) {
  out_ += "<thead role=\"rowgroup\"><tr role=\"row\">";
  for (const auto& [name, kind] : names) {
    if (name.empty()) {
      out_ += fmt::format("<td role=\"cell\" class=\"{}\"></td>", kind);
      continue;
    }
    out_ += fmt::format("<th role=\"columnheader\" scope=\"col\"{}>{}</th>",
                        kind.empty() ? "" : fmt::format(" class=\"{}\"", kind), name);
  }
  out_ += "</tr></thead>\n";
}

std::string HtmlWriter::write() {
  const std::string title = report_.company.empty()
                                ? own("title.document")
                                : html_text(language_.text("title.document_of", {{"company", report_.company}}));
  write_head(title);
  write_header(title);
  out_ += "<main>\n";
  write_answer();
  const bool has_talk = verdict_of(report_) != Verdict::empty;
  if (has_talk) {
    write_contents();
    write_dialogue();
    write_answers();
    write_people();
    write_growth();
    write_waiting();
    write_busiest();
    write_sections("channels", "section.channels", "col.channel", report_.talk.channels);
    write_sections("markets", "section.markets", "col.market", report_.talk.markets);
    write_change();
    write_other_figures();
  }
  if (has_talk || has_faults(report_)) write_faults();  // where there is nothing, the advice above is what counts
  write_rejects();
  if (has_talk || !report_.taps.empty()) write_taps();
  out_ += "</main>\n";
  write_footer();
  return std::move(out_);
}

void HtmlWriter::write_head(std::string_view title) {
  out_ += fmt::format(
      "<!DOCTYPE html>\n<html lang=\"{}\">\n<head>\n<meta charset=\"utf-8\"/>\n"
      "<meta name=\"viewport\" content=\"width=device-width, initial-scale=1\"/>\n"
      "<meta name=\"referrer\" content=\"no-referrer\"/>\n<meta name=\"generator\" content=\"{}\"/>\n"
      "<title>{}</title>\n<style>{}</style>\n</head>\n<body>\n",
      language_.lang() == Lang::it ? "it" : "en",
      html_text(language_.text("frame.made_short", {{"version", report_.version}})), title, html_style());
}

void HtmlWriter::write_header(std::string_view title) {
  out_ += fmt::format("<header>\n<p class=\"company\">{}</p>\n", title);
  const auto meta = [&](std::string_view html) { out_ += fmt::format("<p class=\"meta\">{}</p>\n", html); };
  meta(html_text(language_.text("frame.period", {{"window", language_.window(report_.talk.window)}})));
  if (report_.first != kNoTime) {
    meta(html_text(language_.text("frame.data", {{"first", language_.date(report_.first)},
                                                 {"last", language_.date(report_.last)},
                                                 {"zone", language_.zone().name()}})));
  }
  if (!report_.house_names.empty()) meta(house_line());
  if (report_.is_demo) out_ += fmt::format("<p class=\"badge\">{}</p>\n", own("demo"));
  out_ += "</header>\n";
}

std::string HtmlWriter::listed(std::vector<std::string> names, std::size_t most) const {
  for (std::string& name : names) name = data(name);
  return language_.listed(names, most);
}

std::string HtmlWriter::house_line() const {
  constexpr std::size_t kMostNames = 8;
  return own("frame.house", {{"names", listed(report_.house_names, kMostNames)}});
}

std::string HtmlWriter::size_line() const {
  const auto count = [&](std::string_view id) {
    const Figure* figure = find_figure(total_.figures, id);
    return figure == nullptr || !figure->value ? std::int64_t{0} : static_cast<std::int64_t>(*figure->value);
  };
  return html_own(language_.counted("n.messages", count("talk.messages")) + " · " +
                  language_.counted("n.conversations", count("talk.threads")) + " · " +
                  language_.counted("n.accounts", count("talk.authors")) + " · " +
                  language_.counted("n.channels", count_talking(report_.talk.channels)));
}

void HtmlWriter::write_answer() {
  const Answer said = answer(report_, language_);
  out_ += fmt::format("<h1>{}</h1>\n<p class=\"verdict{}\">{}</p>\n", own("title.question"),
                      said.headline.size() > 16 ? " long" : "", html_own(said.headline));
  for (const std::string& sentence : said.sentences)
    out_ += fmt::format("<p class=\"answer\">{}</p>\n", html_own(sentence));
  if (!said.advice.empty()) {
    out_ += "<div class=\"advice\">\n";
    for (const std::string& advice : said.advice) out_ += fmt::format("<p>{}</p>\n", html_own(advice));
    if (said.show_how_to_declare) out_ += fmt::format("<pre>{}</pre>\n", html_own(house_example(language_)));
    out_ += "</div>\n";
  }
  if (said.verdict == Verdict::empty) return;
  for (const std::string_view id : {"talk.messages", "talk.threads", "talk.authors"}) {
    shown_.emplace(id);
    recipes_used_.emplace(id);
  }
  out_ += fmt::format("<p class=\"size\">{}</p>\n", size_line());
  if (!said.rule.empty()) out_ += fmt::format("<p class=\"fine\">{}</p>\n", html_own(said.rule));
}

void HtmlWriter::write_contents() {
  out_ += fmt::format("<nav aria-label=\"{}\">\n", own("frame.contents"));
  const auto link = [&](std::string_view id, std::string_view key) {
    out_ += fmt::format("<a href=\"#{}\">{}</a>\n", id, own(key));
  };
  link("dialogue", "section.dialogue");
  link("answers", "section.answers");
  link("people", "section.people");
  link("growth", "section.growth");
  link("waiting", report_.talk.house_declared ? "section.waiting" : "section.waiting_anyone");
  link("busiest", "section.busiest");
  if (!report_.talk.channels.empty()) link("channels", "section.channels");
  if (!report_.talk.markets.empty()) link("markets", "section.markets");
  if (report_.talk.previous && !changes(report_).empty()) link("change", "section.change");
  if (!report_.rejects.empty()) link("rejects", "section.rejects");
  link("faults", "section.faults");
  link("taps", "section.taps");
  out_ += "</nav>\n";
}

void HtmlWriter::write_footer() {
  out_ += "<footer>\n";
  if (!recipes_used_.empty()) write_recipes();
  if (report_.generated != kNoTime) {
    out_ += fmt::format("<p class=\"meta\">{}</p>\n",
                        html_text(language_.text("frame.made", {{"date", language_.date_time(report_.generated)},
                                                                {"version", report_.version}})));
  }
  out_ += "</footer>\n</body>\n</html>\n";
}

std::string to_html(const Report& report, const HtmlOptions& options) {
  return HtmlWriter(report, options.lang).write();
}

}  // namespace colloquio::report
