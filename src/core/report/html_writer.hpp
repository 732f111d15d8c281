#pragma once

#include <cstdint>
#include <set>
#include <string>
#include <string_view>
#include <vector>

#include "colloquio/core/report/figures.hpp"
#include "colloquio/core/report/language.hpp"
#include "colloquio/core/report/report.hpp"

namespace colloquio::report {

/// Writes one report as HTML (html.hpp). Its parts are spread over html*.cpp: frame and answer, figures, charts, lists.
class HtmlWriter {
 public:
  HtmlWriter(const Report& report, Lang lang)
      : report_(report), total_(report.talk.total), language_(lang, report.zone) {}

  [[nodiscard]] std::string write();

 private:
  // html.cpp
  void write_head(std::string_view title);
  void write_header(std::string_view title);
  void write_answer();
  void write_contents();
  void write_footer();
  [[nodiscard]] std::string house_line() const;
  [[nodiscard]] std::string size_line() const;

  // html_figures.cpp
  /// The figures of one part as a list; those of a house that is not declared are left out.
  void write_figures(Part part);
  void write_fact(std::string_view id, const Figure& figure);
  void write_twin();
  void write_other_figures();
  void write_change();
  void write_change_table(const std::vector<ChangeRow>& rows);
  void write_recipes();
  [[nodiscard]] std::string fine_of(std::string_view id, const Figure& figure, bool with_interval = true);
  [[nodiscard]] std::string evidence_mark(std::string_view level) const;

  // html_charts.cpp
  void write_answers();
  void write_curve_table();
  void write_answered_table();
  [[nodiscard]] std::string curve_summary() const;
  void write_growth();
  void write_month_table();
  void write_retention();

  // html_lists.cpp
  void write_dialogue();
  void write_people();
  void write_waiting();
  void write_waiting_group(const WaitingGroup& group);
  void write_busiest();
  void write_busy_list(const std::vector<const BusyItem*>& items);
  void write_sections(std::string_view id, std::string_view heading, std::string_view column,
                      const std::vector<talk::Section>& sections);
  void write_section_table(std::string_view column, const EvidenceGroup& group);
  void write_faults();
  void write_rejects();
  void write_taps();
  void write_more(std::size_t size, std::size_t shown);
  [[nodiscard]] std::string short_interval(const Figure& figure) const;
  [[nodiscard]] std::string wrote(const Quote& quote) const;
  [[nodiscard]] std::string quoted(const Quote& quote) const;

  // shared
  /// Our own words, escaped.
  [[nodiscard]] std::string own(std::string_view key) const;
  /// Our own words with slots that are HTML already.
  [[nodiscard]] std::string own(std::string_view key, Slots html_slots) const;
  /// Words of strangers: escaped, and kept from turning what stands around them.
  [[nodiscard]] static std::string data(std::string_view text);
  /// Names of strangers in one line, the first `most` of them.
  [[nodiscard]] std::string listed(std::vector<std::string> names, std::size_t most) const;
  void open_section(std::string_view id, std::string_view heading);
  void close_section() { out_ += "</section>\n"; }
  /// One cell of a table that becomes a card on a phone; `label` is its column's name.
  void cell(std::string_view label, std::string_view html, std::string_view kind = "");
  /// A column's name, as HTML, and its class: "r" = numbers, "far" = left out on a phone.
  using HeadCell = std::pair<std::string, std::string_view>;
  void head_row(const std::vector<HeadCell>& names);

  const Report& report_;
  const talk::Section& total_;
  Language language_;
  std::string out_;
  std::set<std::string, std::less<>> recipes_used_;
  std::set<std::string, std::less<>> shown_;  ///< ids of figures already on the page
};

}  // namespace colloquio::report
