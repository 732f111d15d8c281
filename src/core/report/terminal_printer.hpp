#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "colloquio/core/report/answer.hpp"
#include "colloquio/core/report/figures.hpp"
#include "colloquio/core/report/language.hpp"
#include "colloquio/core/report/report.hpp"
#include "colloquio/core/report/terminal.hpp"
#include "colloquio/core/report/terminal_page.hpp"

namespace colloquio::report {

/// Prints one report for a terminal (terminal.hpp). Its parts are spread over terminal*.cpp: frame and answer, figures,
/// lists.
class TerminalPrinter {
 public:
  TerminalPrinter(const Report& report, const TerminalOptions& options)
      : report_(report),
        total_(report.talk.total),
        language_(options.lang, report.zone),
        data_(options.data),
        page_({options.width, options.colour, options.unicode}) {}

  [[nodiscard]] std::string print();

 private:
  using Cell = TerminalPage::Cell;
  using Column = TerminalPage::Column;
  using Rows = std::vector<std::vector<Cell>>;
  static constexpr auto kRight = TerminalPage::Align::right;
  static constexpr std::size_t kBar = 24;
  static constexpr std::size_t kMostItems = 10;

  // terminal.cpp
  void print_head();
  [[nodiscard]] std::string house_line() const;
  void print_answer(const Answer& said);
  [[nodiscard]] std::int64_t count(std::string_view id) const;
  [[nodiscard]] std::string size_line() const;

  // terminal_figures.cpp
  void print_figure(std::string_view id, const Figure& figure);
  /// The figures of a part in reading order; by-house ones only where there is a house.
  void print_figures(Part part);
  void print_part(std::string_view heading, Part part);
  void print_answered();
  /// "72% (69%–74%)", or why there is none.
  [[nodiscard]] Cell share_cell(const Figure* figure) const;
  void print_answers();
  void print_growth();
  void print_change();
  /// Figures of a newer engine, under their ids.
  void print_other();

  // terminal_lists.cpp
  void print_people();
  void print_more(std::size_t size, std::size_t shown = kMostItems);
  [[nodiscard]] std::string written(const Quote& quote) const;
  /// The command that shows its conversation, after these words.
  void print_command(const std::string& words, const Quote& quote);
  [[nodiscard]] std::string words_of(const Quote& quote) const;
  void print_waiting();
  void print_waiting(const WaitingItem& item);
  void print_busiest();
  void print_busy_list(const std::vector<const BusyItem*>& items);
  [[nodiscard]] std::string busy_shape(const BusyItem& item) const;
  void print_sections(std::string_view heading, std::string_view column, const std::vector<talk::Section>& sections);
  [[nodiscard]] std::vector<Cell> section_row(const talk::Section& section) const;
  void print_faults();
  void print_rejects();
  void print_taps();

  // shared
  [[nodiscard]] std::string text(std::string_view key) const { return std::string{language_.text(key)}; }
  [[nodiscard]] std::string dot() const { return std::string{page_.dot()}; }

  const Report& report_;
  const talk::Section& total_;
  Language language_;
  std::string data_;  ///< TerminalOptions::data
  TerminalPage page_;
};

}  // namespace colloquio::report
