#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

namespace colloquio::report {

struct TerminalStyle {
  std::size_t width = 80;
  bool colour = false;
  bool unicode = true;
};

/// How a piece of text is dressed; without colour only bold headings differ, by their capitals and rules.
enum class Tone : std::uint8_t { plain, strong, dim, house, warning };

/// A page of monospaced text: everything that goes in is cleaned (escape.hpp) and everything stays inside the width.
class TerminalPage {
 public:
  explicit TerminalPage(TerminalStyle style);

  enum class Align : std::uint8_t { left, right };
  struct Column {
    std::string title;
    Align align = Align::left;
    std::size_t at_most = 0;  ///< 0 = as wide as its widest cell
  };
  struct Cell {
    std::string text;
    Tone tone = Tone::plain;
    Cell(std::string t, Tone how = Tone::plain) : text(std::move(t)), tone(how) {}  // NOLINT: cells are written inline
  };

  void blank();
  void title(std::string_view text);
  void heading(std::string_view text);
  /// Wrapped text; `hanging` = further indent of the second and later lines.
  void paragraph(std::string_view text, std::size_t indent = 2, Tone tone = Tone::plain, std::size_t hanging = 0);
  /// As it is, not wrapped: code.
  void verbatim(std::string_view line, std::size_t indent, Tone tone = Tone::plain);
  /// "name ........ value"; the name wraps, the value stands at the right edge.
  void leader(std::string_view name, std::string_view value, Tone tone = Tone::strong);
  /// Columns are narrowed, the widest first, until the table fits.
  void table(const std::vector<Column>& columns, const std::vector<std::vector<Cell>>& rows, std::size_t indent = 2);
  /// A bar of `share` (0..1) of `size` columns.
  [[nodiscard]] std::string bar(double share, std::size_t size) const;

  [[nodiscard]] std::size_t width() const { return style_.width; }
  [[nodiscard]] bool is_unicode() const { return style_.unicode; }
  [[nodiscard]] std::string_view dot() const { return style_.unicode ? " · " : " | "; }
  [[nodiscard]] std::string take();

 private:
  [[nodiscard]] std::string clean(std::string_view text) const;
  [[nodiscard]] std::vector<std::size_t> fitted_widths(const std::vector<Column>& columns,
                                                       const std::vector<std::vector<Cell>>& rows,
                                                       std::size_t room) const;
  void put_row(const std::vector<Column>& columns, const std::vector<std::size_t>& widths, const std::vector<Cell>& row,
               std::size_t indent);
  [[nodiscard]] std::string dressed(std::string_view text, Tone tone) const;
  void line(std::size_t indent, std::string_view text, Tone tone);

  TerminalStyle style_;
  std::string out_;
};

}  // namespace colloquio::report
