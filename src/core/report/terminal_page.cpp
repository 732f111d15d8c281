#include "colloquio/core/report/terminal_page.hpp"

#include <algorithm>
#include <array>
#include <cmath>
#include <utility>

#include "colloquio/base/utf8.hpp"
#include "colloquio/core/report/escape.hpp"

namespace colloquio::report {

namespace {

constexpr std::size_t kNarrowest = 40;
constexpr std::size_t kGap = 2;  // between columns
constexpr std::string_view kNoBreak = "\u00a0";

struct Plain {
  char32_t from;
  std::string_view to;
};

// For terminals that show only ASCII. Accents as Italians type them there.
constexpr auto kPlain = std::to_array<Plain>({
    {U'à', "a'"}, {U'è', "e'"},  {U'é', "e'"}, {U'ì', "i'"}, {U'ò', "o'"}, {U'ù', "u'"},  {U'À', "A'"},
    {U'È', "E'"}, {U'É', "E'"},  {U'Ì', "I'"}, {U'Ò', "O'"}, {U'Ù', "U'"}, {U'–', "-"},   {U'—', "-"},
    {U'−', "-"},  {U'…', "..."}, {U'·', "|"},  {U'→', "->"}, {U'×', "x"},  {U'“', "\""},  {U'”', "\""},
    {U'«', "\""}, {U'»', "\""},  {U'‘', "'"},  {U'’', "'"},  {U'º', "o"},  {U'€', "EUR"}, {U'\u00a0', "\u00a0"},
});

std::string to_ascii(std::string_view text) {
  std::string out;
  while (!text.empty()) {
    const char32_t c = next_code_point(text);
    const auto known = std::find_if(kPlain.begin(), kPlain.end(), [c](const Plain& p) { return p.from == c; });
    if (c < 0x80)
      out += static_cast<char>(c);
    else
      out += known == kPlain.end() ? "?" : known->to;
  }
  return out;
}

std::string_view colour_of(Tone tone) {
  switch (tone) {
    case Tone::plain:
      return "";
    case Tone::strong:
      return "\033[1m";
    case Tone::dim:
      return "\033[2m";
    case Tone::house:
      return "\033[36m";
    case Tone::warning:
      return "\033[33m";
  }
  return "";
}

/// Cuts the next line of at most `width` columns off the front of `text`, at a space where there is one.
std::string next_line(std::string_view& text, std::size_t width) {
  std::size_t used = 0, end = 0, last_space = std::string_view::npos;
  std::string_view rest = text;
  while (!rest.empty()) {
    const std::size_t before = text.size() - rest.size();
    if (rest.front() == ' ') last_space = before;
    std::string_view one = rest;
    static_cast<void>(next_code_point(rest));
    one = one.substr(0, one.size() - rest.size());
    used += columns(one);
    if (used > width && before > 0) break;
    end = text.size() - rest.size();
  }
  if (end == text.size()) return std::string{std::exchange(text, {})};
  const bool at_space = last_space != std::string_view::npos && last_space > 0;
  std::string line{text.substr(0, at_space ? last_space : end)};
  text.remove_prefix(at_space ? last_space + 1 : end);
  return line;
}

std::string padded(std::string_view text, std::size_t width, TerminalPage::Align align) {
  const std::string space(width - std::min(width, columns(text)), ' ');
  return align == TerminalPage::Align::left ? std::string{text} + space : space + std::string{text};
}

std::size_t longest_word(std::string_view text) {
  std::size_t longest = 0;
  while (!text.empty()) {
    const std::size_t end = std::min(text.find(' '), text.size());
    longest = std::max(longest, columns(text.substr(0, end)));
    text.remove_prefix(std::min(end + 1, text.size()));
  }
  return longest;
}

std::string repeated(std::string_view piece, std::size_t times) {
  std::string out;
  for (std::size_t i = 0; i < times; ++i) out += piece;
  return out;
}

}  // namespace

TerminalPage::TerminalPage(TerminalStyle style) : style_(style) { style_.width = std::max(style_.width, kNarrowest); }

std::string TerminalPage::clean(std::string_view text) const {
  std::string out = one_line(text);
  return style_.unicode ? out : to_ascii(out);
}

std::string TerminalPage::dressed(std::string_view text, Tone tone) const {
  const std::string_view colour = style_.colour && !text.empty() ? colour_of(tone) : "";
  return colour.empty() ? std::string{text} : std::string{colour} + std::string{text} + "\033[0m";
}

void TerminalPage::line(std::size_t indent, std::string_view text, Tone tone) {
  while (!text.empty() && text.back() == ' ') text.remove_suffix(1);
  if (!text.empty()) out_.append(indent, ' ').append(dressed(text, tone));
  out_ += '\n';
}

void TerminalPage::blank() {
  if (!out_.empty() && !out_.ends_with("\n\n")) out_ += '\n';
}

void TerminalPage::title(std::string_view text) {
  line(0, cut_to(clean(text), style_.width, style_.unicode), Tone::strong);
  line(0, repeated(style_.unicode ? "═" : "=", style_.width), Tone::dim);
}

void TerminalPage::heading(std::string_view text) {
  blank();
  const std::string shown = cut_to(clean(text), style_.width, style_.unicode);
  const std::size_t used = columns(shown) + 1;
  out_ += dressed(shown, Tone::strong) + ' ';
  out_ += dressed(repeated(style_.unicode ? "─" : "-", style_.width - std::min(used, style_.width)), Tone::dim) + '\n';
}

void TerminalPage::paragraph(std::string_view text, std::size_t indent, Tone tone, std::size_t hanging) {
  const std::string shown = clean(text);
  std::string_view rest = shown;
  std::size_t left = indent;
  while (!rest.empty()) {
    line(left, next_line(rest, style_.width - std::min(left, style_.width - 1)), tone);
    left = indent + hanging;
  }
}

void TerminalPage::verbatim(std::string_view text, std::size_t indent, Tone tone) { line(indent, clean(text), tone); }

void TerminalPage::leader(std::string_view name, std::string_view value, Tone tone) {
  const std::string shown_value = clean(value);
  const std::string shown_name = clean(name);
  constexpr std::size_t kIndent = 2;
  const std::size_t value_columns = std::min(columns(shown_value), style_.width / 2);
  std::string_view rest = shown_name;
  const std::size_t room = style_.width - kIndent - value_columns - 4;
  std::string first = next_line(rest, room);
  while (!rest.empty()) {
    line(kIndent, first, Tone::plain);
    first = next_line(rest, room);
  }
  const std::size_t dots = style_.width - kIndent - columns(first) - value_columns - 2;
  out_ += "  " + first + ' ' + dressed(repeated(style_.unicode ? "·" : ".", dots), Tone::dim) + ' ';
  out_ += dressed(cut_to(shown_value, value_columns, style_.unicode), tone) + '\n';
}

std::vector<std::size_t> TerminalPage::fitted_widths(const std::vector<Column>& columns_of_table,
                                                     const std::vector<std::vector<Cell>>& rows,
                                                     std::size_t room) const {
  constexpr std::size_t kLeast = 4;
  std::vector<std::size_t> widths;
  for (const Column& column : columns_of_table) widths.push_back(longest_word(clean(column.title)));
  for (const auto& row : rows)
    for (std::size_t i = 0; i < row.size() && i < widths.size(); ++i)
      widths[i] = std::max(widths[i], columns(clean(row[i].text)));
  for (std::size_t i = 0; i < widths.size(); ++i)
    if (columns_of_table[i].at_most > 0) widths[i] = std::min(widths[i], columns_of_table[i].at_most);
  const auto taken = [&] {
    std::size_t sum = kGap * (widths.size() - std::min<std::size_t>(1, widths.size()));
    for (const std::size_t w : widths) sum += w;
    return sum;
  };
  // A last column without a title is a drawing of its neighbours: the first to go.
  if (!widths.empty() && taken() > room && columns_of_table.back().title.empty()) widths.pop_back();
  while (!widths.empty() && taken() > room) {
    const auto widest = std::max_element(widths.begin(), widths.end());
    if (*widest <= kLeast) break;
    --*widest;
  }
  return widths;
}

void TerminalPage::put_row(const std::vector<Column>& columns_of_table, const std::vector<std::size_t>& widths,
                           const std::vector<Cell>& row, std::size_t indent) {
  for (std::size_t i = 0; i < widths.size() && i < row.size(); ++i) {
    out_ += std::string(i == 0 ? indent : kGap, ' ');
    const std::string shown = cut_to(clean(row[i].text), widths[i], style_.unicode);
    const bool is_last = i + 1 == widths.size() && columns_of_table[i].align == Align::left;
    out_ += dressed(is_last ? shown : padded(shown, widths[i], columns_of_table[i].align), row[i].tone);
  }
  while (out_.ends_with(' ')) out_.pop_back();
  out_ += '\n';
}

void TerminalPage::table(const std::vector<Column>& columns_of_table, const std::vector<std::vector<Cell>>& rows,
                         std::size_t indent) {
  const std::vector<std::size_t> widths = fitted_widths(columns_of_table, rows, style_.width - indent);
  // Titles wrap to as many lines as they need and stand on the last one.
  std::vector<std::vector<std::string>> titles;
  std::size_t height = 0;
  for (std::size_t i = 0; i < widths.size(); ++i) {
    const std::string title = clean(columns_of_table[i].title);
    std::vector<std::string>& lines = titles.emplace_back();
    for (std::string_view rest = title; !rest.empty();) lines.push_back(next_line(rest, widths[i]));
    height = std::max(height, lines.size());
  }
  for (std::size_t level = 0; level < height; ++level) {
    std::vector<Cell> row;
    for (const std::vector<std::string>& lines : titles) {
      const std::size_t above = height - lines.size();
      row.emplace_back(level < above ? "" : lines[level - above], Tone::dim);
    }
    put_row(columns_of_table, widths, row, indent);
  }
  for (const auto& row : rows) put_row(columns_of_table, widths, row, indent);
}

std::string TerminalPage::bar(double share, std::size_t size) const {
  const double length = std::clamp(std::isfinite(share) ? share : 0.0, 0.0, 1.0) * static_cast<double>(size);
  if (!style_.unicode) {
    const auto full = static_cast<std::size_t>(std::lround(length));
    return std::string(full, '#');
  }
  static constexpr std::array<std::string_view, 8> kEighths = {"", "▏", "▎", "▍", "▌", "▋", "▊", "▉"};
  const auto eighths = static_cast<std::size_t>(std::lround(length * 8));
  std::string out = repeated("█", eighths / 8);
  return out += kEighths[eighths % 8];
}

std::string TerminalPage::take() {
  std::string out;
  out.reserve(out_.size());
  for (std::size_t i = 0; i < out_.size();) {
    const bool is_no_break = std::string_view{out_}.substr(i, kNoBreak.size()) == kNoBreak;
    out += is_no_break ? ' ' : out_[i];
    i += is_no_break ? kNoBreak.size() : 1;
  }
  out_.clear();
  return out;
}

}  // namespace colloquio::report
