#include <algorithm>
#include <array>
#include <chrono>
#include <optional>
#include <string>
#include <vector>

#include "colloquio/base/ascii.hpp"
#include "colloquio/sources/format.hpp"
#include "colloquio/sources/formats.hpp"
#include "colloquio/sources/mapping.hpp"
#include "colloquio/sources/memory_bundle.hpp"
#include "colloquio/sources/recording_sink.hpp"
#include "colloquio/sources/rows.hpp"
#include "colloquio/sources/survey.hpp"

// Daily figures of the company: docs/formats/outcomes.md.
namespace colloquio::sources::formats {

namespace {

std::string plain(std::string_view name) {
  std::string out;
  for (const char c : name) {
    if (is_letter(c)) out += ascii_lower(c);
  }
  return out;
}

bool is_one_of(std::string_view name, std::string_view names) {
  const std::string word = plain(name);
  return !word.empty() && names.find(" " + word + " ") != std::string_view::npos;
}

constexpr std::string_view kDay = " date day data giorno giornata ds week settimana ";
constexpr std::string_view kMeasure = " measure misura metric metrica indicatore series serie kpi ";
constexpr std::string_view kValue = " value valore amount importo quantity quantita ";
constexpr std::string_view kPlace = " place shop store negozio sede luogo market mercato puntovendita punto ";
constexpr std::string_view kUnit = " unit unita currency valuta ";

struct Series {
  std::size_t column = 0;
  std::string measure;
  std::string unit;
  DecimalSurvey decimals;
};

/// What the columns are: long form has one measure column, wide form one column per measure.
struct Layout {
  std::size_t day = 0;
  std::optional<std::size_t> measure, value, place, unit;
  std::vector<Series> series;
};

/// "Incasso (EUR)" → Incasso, EUR.
void split_unit(Series& series, std::string_view name) {
  const std::size_t open = name.rfind('(');
  if (open == std::string_view::npos || !name.ends_with(')')) {
    series.measure = name;
    return;
  }
  series.measure = trimmed(name.substr(0, open));
  series.unit = trimmed(name.substr(open + 1, name.size() - open - 2));
}

std::optional<Layout> layout_of(std::span<const std::string> header) {
  Layout layout;
  std::optional<std::size_t> day;
  for (std::size_t i = 0; i < header.size(); ++i) {
    if (!day && is_one_of(header[i], kDay)) {
      day = i;
    } else if (!layout.measure && is_one_of(header[i], kMeasure)) {
      layout.measure = i;
    } else if (!layout.value && is_one_of(header[i], kValue)) {
      layout.value = i;
    } else if (!layout.place && is_one_of(header[i], kPlace)) {
      layout.place = i;
    } else if (!layout.unit && is_one_of(header[i], kUnit)) {
      layout.unit = i;
    } else {
      Series series{.column = i, .measure = {}, .unit = {}, .decimals = {}};
      split_unit(series, header[i]);
      layout.series.push_back(std::move(series));
    }
  }
  if (!day) return std::nullopt;
  layout.day = *day;
  if (layout.value) {
    layout.series.clear();
    layout.series.push_back({.column = *layout.value, .measure = layout.measure ? "" : header[*layout.value]});
  }
  if (layout.series.empty()) return std::nullopt;
  return layout;
}

/// Reads one file: first what its dates and decimals look like, then its rows.
class OutcomeReader {
 public:
  OutcomeReader(Bundle& bundle, const std::string& name, const Zone& zone, EventSink& sink)
      : bundle_(bundle), name_(name), zone_(zone), sink_(sink) {}

  Result<void> read(const Mapping& told);

 private:
  Result<void> look(const Mapping& told);
  void read_row(Rows& rows);
  void tell(Rows& rows, const Series& series, std::int32_t day);

  Bundle& bundle_;
  const std::string& name_;
  const Zone& zone_;
  EventSink& sink_;
  Mapping how_;
  Layout layout_;
  DecimalMark common_ = DecimalMark::unknown;
};

Result<void> OutcomeReader::look(const Mapping& told) {
  how_ = told;
  RecordingSink unread(0);
  auto rows = open_rows(bundle_, name_, told, unread);
  if (!rows) return tl::make_unexpected(rows.error());
  const auto layout = layout_of((*rows)->columns());
  if (!layout) {
    std::string message = "there is no column for the day and one for a figure; columns found:";
    for (const auto& column : (*rows)->columns()) message += " " + column;
    return fail(ErrorKind::invalid_input, message + "; wanted: date, measure, value", name_);
  }
  layout_ = *layout;
  DateSurvey dates;
  DecimalSurvey all;
  while ((*rows)->next()) {
    if ((*rows)->is_total()) continue;
    dates.see(trimmed((*rows)->cell(layout_.day)));
    for (Series& series : layout_.series) {
      series.decimals.see((*rows)->cell(series.column));
      all.see((*rows)->cell(series.column));
    }
  }
  if (auto done = (*rows)->result(); !done) return done;
  common_ = told.decimal != DecimalMark::unknown ? told.decimal : all.mark();
  if (common_ == DecimalMark::unknown && (*rows)->delimiter() == ';') common_ = DecimalMark::comma;
  if (const auto settled = dates.settle(how_); !settled) {
    return fail(settled.error().kind, settled.error().message, name_);
  }
  return {};
}

void OutcomeReader::tell(Rows& rows, const Series& series, std::int32_t day) {
  const std::string_view cell = trimmed(rows.cell(series.column));
  if (cell.empty() || cell == "na" || cell == "NA" || cell == "-") return;  // nothing known of that day
  const auto value = parse_number(cell, common_);
  if (!value) return rows.reject("no such number");
  OutcomeEvent outcome{.measure = series.measure, .place = {}, .unit = series.unit, .day = day, .value = *value};
  if (layout_.measure) outcome.measure = trimmed(rows.cell(*layout_.measure));
  if (layout_.place) outcome.place = trimmed(rows.cell(*layout_.place));
  if (layout_.unit) outcome.unit = trimmed(rows.cell(*layout_.unit));
  if (outcome.measure.empty()) return rows.reject("no measure");
  sink_.outcome(outcome);
}

void OutcomeReader::read_row(Rows& rows) {
  if (rows.is_total()) return rows.reject("a sum under the table");
  const auto time =
      parse_time(trimmed(rows.cell(layout_.day)), {.order = how_.date_order, .number = how_.number_means});
  if (!time) return rows.reject("no such date");
  const auto local = time->zone_assumed
                         ? std::chrono::local_time<std::chrono::microseconds>{time->at.time_since_epoch()}
                         : zone_.to_local(time->at);  // a written offset: the day it was at the company
  const auto day = std::chrono::floor<std::chrono::days>(local).time_since_epoch().count();
  for (const Series& series : layout_.series) tell(rows, series, static_cast<std::int32_t>(day));
}

Result<void> OutcomeReader::read(const Mapping& told) {
  if (auto looked = look(told); !looked) return looked;
  auto rows = open_rows(bundle_, name_, how_, sink_);
  if (!rows) return tl::make_unexpected(rows.error());
  while ((*rows)->next()) read_row(**rows);
  return (*rows)->result();
}

Result<void> read_outcomes(Bundle& bundle, const ReadOptions& options, EventSink& sink) {
  const Mapping told = options.mapping != nullptr ? *options.mapping : Mapping{};
  const auto zone = Zone::named(told.zone.empty() ? options.zone : told.zone);
  if (!zone) return tl::make_unexpected(zone.error());
  sink.source({.network = "outcomes", .instance = options.instance, .coverage = Coverage::full});
  for (const std::string& name : bundle.names()) {
    if (bundle.names().size() > 1 && !is_table_name(name)) continue;
    if (auto done = OutcomeReader(bundle, name, *zone, sink).read(told); !done) return done;
  }
  return {};
}

/// How sure we are of the beginning of one table.
Confidence outcomes_in(const std::string& name, const std::string& head) {
  MemoryBundle bundle(std::map<std::string, std::string>{{name, head}});
  RecordingSink unread(0);
  auto rows = open_rows(bundle, name, {}, unread);
  const auto layout = rows ? layout_of((*rows)->columns()) : std::nullopt;
  if (!layout) return 0;
  std::size_t seen = 0;
  while (seen < 50 && (*rows)->next()) {
    if ((*rows)->is_total()) continue;
    ++seen;
    for (const Series& series : layout->series) {
      const auto cell = trimmed((*rows)->cell(series.column));
      const bool is_number = cell.empty() || cell == "na" || cell == "NA" || parse_number(cell, DecimalMark::point) ||
                             parse_number(cell, DecimalMark::comma);
      if (!is_number) return 0;
    }
  }
  if (seen == 0) return 0;
  return layout->measure && layout->value ? 90 : 40;
}

/// Sure of date + measure + value; likely if a column of days stands beside nothing but numbers.
Confidence recognise_outcomes(std::span<const Sniffed> files) {
  Confidence best = 0;
  for (const Sniffed& file : files) {
    if (!is_table_name(file.name) || file.head.find('\n') == std::string_view::npos) continue;
    if (file.head.starts_with('{') || file.head.starts_with('[')) continue;
    const std::string_view whole_lines = file.head.substr(0, file.head.rfind('\n'));
    best = std::max(best, outcomes_in(std::string{file.name}, std::string{whole_lines}));
  }
  return best;
}

}  // namespace

const Format outcomes{
    .name = "outcomes",
    .title = "Daily figures of the company: date, measure, value (CSV)",
    .network = "outcomes",
    .evidence = "",
    .recognise = recognise_outcomes,
    .read = read_outcomes,
};

}  // namespace colloquio::sources::formats
