#include "colloquio/sources/survey.hpp"

#include <algorithm>
#include <charconv>

#include "colloquio/base/ascii.hpp"
#include "colloquio/sources/recording_sink.hpp"
#include "colloquio/sources/rows.hpp"

namespace colloquio::sources {

namespace {

constexpr std::size_t kRowsSurveyed = 200'000;
constexpr double kFirstSerial = 20'000;  // 1954-10-03
constexpr double kLastSerial = 73'050;   // 2099-12-31

/// The first two numbers of "05/06/2026 …", "5.6.26", "05-06-2026"; false for anything else.
bool leading_pair(std::string_view text, int& first, int& second) {
  const char* at = text.data();
  const char* const end = text.data() + text.size();
  while (at < end && *at == ' ') ++at;
  auto parsed = std::from_chars(at, end, first);
  if (parsed.ec != std::errc{} || parsed.ptr - at > 2 || parsed.ptr == end) return false;
  const char mark = *parsed.ptr;
  if (mark != '/' && mark != '.' && mark != '-') return false;
  at = parsed.ptr + 1;
  parsed = std::from_chars(at, end, second);
  return parsed.ec == std::errc{} && parsed.ptr - at <= 2 && parsed.ptr < end && *parsed.ptr == mark;
}

}  // namespace

void DateSurvey::see(std::string_view written) {
  if (written.empty()) return;
  if (const auto serial = number_of<double>(written)) {
    (*serial >= kFirstSerial && *serial <= kLastSerial ? serials_ : others_) += 1;
    return;
  }
  ++others_;
  int first = 0;
  int second = 0;
  if (!leading_pair(written, first, second)) return;
  if (first > 12 && second <= 12) ++day_first_;
  if (second > 12 && first <= 12) ++month_first_;
  if (first <= 12 && second <= 12 && first != second) {
    ++ambiguous_;
    if (example_.empty()) example_ = written.substr(0, 40);
  }
}

Result<void> DateSurvey::settle(Mapping& mapping) const {
  if (mapping.date_declared) return {};
  if (serials_ > 0 && others_ == 0) mapping.number_means = NumberMeans::excel_serial;
  if (day_first_ > 0 && month_first_ > 0) {
    return fail(ErrorKind::invalid_input,
                "some dates have the day first and some the month; say date_order = \"dmy\" or \"mdy\" in the mapping");
  }
  if (day_first_ > 0) mapping.date_order = DateOrder::dmy;
  if (month_first_ > 0) mapping.date_order = DateOrder::mdy;
  if (undecided()) {
    return fail(ErrorKind::invalid_input,
                "the date " + example_ +
                    " can be read in two ways and no row says which; say date_order = \"dmy\" or "
                    "\"mdy\" in the mapping");
  }
  if (mapping.date_order == DateOrder::undeclared) mapping.date_order = DateOrder::dmy;  // 05/05: it does not matter
  return {};
}

Result<Mapping> survey(Bundle& bundle, const Mapping& mapping) {
  Mapping found = mapping;
  if (mapping.date_declared && mapping.decimal != DecimalMark::unknown) return found;  // nothing left to find out
  DateSurvey dates;
  DecimalSurvey decimals;
  std::string unclear;  // the first file whose dates are, else the last one
  for (const std::string& name : bundle.names()) {
    if (bundle.names().size() > 1 && !is_table_name(name)) continue;
    RecordingSink unread(0);
    auto rows = open_rows(bundle, name, mapping, unread);
    if (!rows) {
      if (rows.error().kind == ErrorKind::interrupted) return tl::make_unexpected(rows.error());
      continue;  // reading it will say why
    }
    std::vector<std::size_t> times;
    std::vector<std::size_t> numbers;
    const Mapping guessed = mapping.columns.empty() ? guess_columns((*rows)->columns()) : Mapping{};
    for (const auto& [field, column] : mapping.columns.empty() ? guessed.columns : mapping.columns) {
      const bool is_time = field == "message.at" || field == "message.edited_at";
      const bool is_number = field == "message.rating" || field.starts_with("count.");
      const auto at = is_time || is_number ? (*rows)->column(column) : std::nullopt;
      if (at) (is_time ? times : numbers).push_back(*at);
    }
    for (std::size_t n = 0; n < kRowsSurveyed && (*rows)->next(); ++n) {
      if ((*rows)->is_total()) continue;
      for (const auto at : times) dates.see((*rows)->cell(at));
      for (const auto at : numbers) decimals.see((*rows)->cell(at));
    }
    if (unclear.empty() || !dates.undecided()) unclear = name;
    if (const auto done = (*rows)->result(); !done) return tl::make_unexpected(done.error());
  }
  if (const auto settled = dates.settle(found); !settled) {
    return fail(settled.error().kind, settled.error().message, unclear);
  }
  if (found.decimal == DecimalMark::unknown) found.decimal = decimals.mark();
  return found;
}

}  // namespace colloquio::sources
