#include "colloquio/sources/unsupported.hpp"

#include <algorithm>
#include <array>
#include <string_view>

#include "colloquio/base/ascii.hpp"

namespace colloquio::sources {

namespace {

/// A file is known by a part of its name (or how its ending begins) and by two strings in its beginning, which is where
/// a spreadsheet has the first of them; what is empty is everywhere.
struct Signature {
  Unsupported what;
  std::string_view in_name, in_head, also_in_head;
};

constexpr std::array kSignatures = std::to_array<Signature>({
    {Unsupported::spreadsheet, "xl/workbook.", "", ""},  // an .xlsx or .xlsb is a zip: these are its files
    {Unsupported::spreadsheet, ".xls", "PK\x03\x04", ""},
    {Unsupported::spreadsheet, ".xls", "\xD0\xCF\x11\xE0", ""},
    {Unsupported::spreadsheet, "mimetype", "application/vnd.oasis.opendocument.spreadsheet", ""},
    {Unsupported::spreadsheet, ".ods", "PK\x03\x04", ""},
    {Unsupported::facebook, "your_facebook_activity/", "", ""},
    {Unsupported::facebook, ".json", "\"comments_v2\"", ""},
    {Unsupported::facebook, ".json", "\"reactions_v2\"", ""},
    {Unsupported::facebook, ".json", "\"group_posts_v2\"", ""},
    {Unsupported::facebook, ".json", "\"group_comments_v2\"", ""},
    {Unsupported::facebook, "your_posts", "\"timestamp\"", "\"post\""},
    {Unsupported::instagram, "your_instagram_activity/", "", ""},
    {Unsupported::instagram, ".json", "\"string_map_data\"", ""},
    {Unsupported::instagram, ".json", "\"string_list_data\"", ""},
    {Unsupported::meta_messages, ".json", "\"sender_name\"", "\"timestamp_ms\""},
});

/// Takes up to `most` digits; how many there were.
std::size_t take_digits(std::string_view& text, std::size_t most) {
  std::size_t n = 0;
  while (n < most && n < text.size() && is_digit(text[n])) ++n;
  text.remove_prefix(n);
  return n;
}

bool take_one_of(std::string_view& text, std::string_view signs) {
  if (text.empty() || signs.find(text.front()) == std::string_view::npos) return false;
  text.remove_prefix(1);
  return true;
}

/// "12/03/24, 18:05 - Anna: ciao" (Android) or "[12/03/24, 18:05:11] Anna: ciao" (iPhone), in any order of the date.
bool is_whatsapp_line(std::string_view line) {
  if (line.starts_with("\xE2\x80\x8E")) line.remove_prefix(3);  // a mark of direction
  const bool in_brackets = take_one_of(line, "[");
  for (int part = 0; part < 3; ++part) {
    if (part > 0 && !take_one_of(line, "/.-")) return false;
    if (take_digits(line, 4) == 0) return false;
  }
  if (!take_one_of(line, ",") && !line.starts_with(' ')) return false;
  if (!take_one_of(line, " ") || take_digits(line, 2) == 0 || !take_one_of(line, ":.") || take_digits(line, 2) != 2) {
    return false;
  }
  const std::string_view end = in_brackets ? "] " : " - ";
  return line.substr(0, 16).find(end) != std::string_view::npos && line.find(": ") != std::string_view::npos;
}

bool is_whatsapp(const Sniffed& file) {
  if (!ascii_lower(file.name).ends_with(".txt")) return false;
  std::string_view rest = file.head;
  if (rest.starts_with("\xEF\xBB\xBF")) rest.remove_prefix(3);
  constexpr int kLines = 20;
  int alike = 0;
  for (int line = 0; line < kLines && !rest.empty(); ++line) {
    const std::size_t end = std::min(rest.find('\n'), rest.size());
    alike += is_whatsapp_line(rest.substr(0, end)) ? 1 : 0;
    rest.remove_prefix(std::min(end + 1, rest.size()));
  }
  return alike > 0;
}

std::optional<Unsupported> unsupported(const Sniffed& file) {
  if (is_whatsapp(file)) return Unsupported::whatsapp;
  const auto name = ascii_lower(file.name);
  for (const Signature& s : kSignatures) {
    const std::string_view ending = std::string_view{name}.substr(std::min(name.rfind('.'), name.size()));
    const bool named =
        s.in_name.starts_with('.') ? ending.starts_with(s.in_name) : name.find(s.in_name) != std::string_view::npos;
    const bool headed = s.what == Unsupported::spreadsheet ? file.head.starts_with(s.in_head)
                                                           : file.head.find(s.in_head) != std::string_view::npos;
    const bool known = named && headed && file.head.find(s.also_in_head) != std::string_view::npos;
    if (known) return s.what;
  }
  return std::nullopt;
}

bool is_of_meta(Unsupported what) {
  return what == Unsupported::facebook || what == Unsupported::instagram || what == Unsupported::meta_messages;
}

}  // namespace

std::optional<Unsupported> unsupported(std::span<const Sniffed> files) {
  std::optional<Unsupported> found;
  for (const Sniffed& file : files) {
    const auto what = unsupported(file);
    // Messages look the same in exports of Facebook and Instagram: another file may say which it is.
    if (what && (!found || *found == Unsupported::meta_messages)) found = what;
  }
  return found;
}

bool is_part_of(Unsupported what, const Sniffed& file) {
  if (is_of_meta(what)) return ascii_lower(file.name).ends_with(".json");
  return unsupported(file) == what;
}

}  // namespace colloquio::sources
