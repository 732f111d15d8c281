#include "colloquio/sources/csv.hpp"

#include <algorithm>
#include <array>
#include <cstring>
#include <deque>
#include <string>
#include <unordered_map>
#include <unordered_set>

#include "colloquio/base/ascii.hpp"
#include "colloquio/sources/byte_window.hpp"

namespace colloquio::sources {

namespace {

constexpr std::size_t kLookAhead = std::size_t{64} << 10;  // bytes the delimiter is found from
constexpr std::size_t kColumnLimit = 16'384;               // what spreadsheets can hold; more is no table
constexpr std::size_t kSampleLimit = 201;                  // a sample, and a byte to see where a letter ends
constexpr std::array kDelimiters = {',', ';', '\t', '|'};

/// Where a record ends, found piece by piece.
class RecordScan {
 public:
  explicit RecordScan(char delimiter) : delimiter_(delimiter) {}

  enum class Stop {
    done,    ///< `at` stands on the line break that ends the record
    more,    ///< the text ends within it
    broken,  ///< after a closing quote comes something that cannot: the quotes are not to be trusted
  };

  Stop go_on(std::string_view text, std::size_t& at) {
    for (; at < text.size(); ++at) {
      const char c = text[at];
      switch (place_) {
        case Place::cell_start:
          place_ = c == '"' ? Place::quoted : Place::plain;
          if (place_ == Place::plain) --at;  // look at it again
          break;
        case Place::plain:
          if (c == '\n') return Stop::done;
          if (c == delimiter_) place_ = Place::cell_start;
          if (c != delimiter_) at = next_of_interest(text, at) - 1;
          break;
        case Place::quoted:
          if (c == '"') place_ = Place::quote_seen;
          if (c == '\n') ++line_breaks_;
          break;
        case Place::quote_seen:
          if (c == '"') {
            place_ = Place::quoted;
          } else if (c == '\n') {
            return Stop::done;
          } else if (c == delimiter_) {
            place_ = Place::cell_start;
          } else if (c != '\r' && c != ' ') {
            if (line_breaks_ > 0) return Stop::broken;
            place_ = Place::plain;  // "a" b: on one line that is only untidy
          }
          break;
      }
    }
    return Stop::more;
  }

  [[nodiscard]] bool in_quotes() const { return place_ == Place::quoted; }
  [[nodiscard]] bool spans_lines() const { return line_breaks_ > 0; }

 private:
  [[nodiscard]] std::size_t next_of_interest(std::string_view text, std::size_t at) const {
    while (at < text.size() && text[at] != delimiter_ && text[at] != '\n') ++at;
    return at;
  }

  enum class Place { cell_start, plain, quoted, quote_seen };
  Place place_ = Place::cell_start;
  char delimiter_;
  std::size_t line_breaks_ = 0;
};

/// Cuts one record's bytes into cells; unescapes into its own strings what must be.
class CellCutter {
 public:
  void cut(std::string_view record, char delimiter, std::vector<std::string_view>& cells) {
    cells.clear();
    used_ = 0;
    std::size_t at = 0;
    for (;;) {
      cells.push_back(without_nul(take(record, at, delimiter)));
      if (at >= record.size() || cells.size() > kColumnLimit) return;
      ++at;  // the delimiter
      if (at == record.size()) {
        cells.emplace_back();
        return;
      }
    }
  }

 private:
  /// One cell; leaves `at` on the delimiter or at the end.
  std::string_view take(std::string_view record, std::size_t& at, char delimiter) {
    if (at >= record.size() || record[at] != '"') {
      const std::size_t end = std::min(record.find(delimiter, at), record.size());
      const std::string_view cell = record.substr(at, end - at);
      at = end;
      return cell;
    }
    const std::size_t start = ++at;
    std::size_t close = record.find('"', start);
    while (close != std::string_view::npos && record.substr(close + 1, 1) == "\"") close = record.find('"', close + 2);
    if (close == std::string_view::npos) close = record.size();
    std::string_view cell = record.substr(start, close - start);
    at = std::min(record.find(delimiter, std::min(close + 1, record.size())), record.size());
    const std::string_view behind =
        close + 1 < at ? trimmed(record.substr(close + 1, at - close - 1)) : std::string_view{};
    if (behind.empty() && cell.find('"') == std::string_view::npos) return cell;
    std::string& own = fresh();
    for (std::size_t i = 0; i < cell.size(); ++i) {
      own += cell[i];
      if (cell[i] == '"') ++i;
    }
    own += behind;
    return own;
  }

  std::string_view without_nul(std::string_view cell) {
    if (cell.empty() || std::memchr(cell.data(), '\0', cell.size()) == nullptr) return cell;
    std::string& own = fresh();
    own = cell;
    std::replace(own.begin(), own.end(), '\0', ' ');
    return own;
  }

  std::string& fresh() {
    if (used_ == own_.size()) own_.emplace_back();
    own_[used_].clear();
    return own_[used_++];
  }

  std::deque<std::string> own_;
  std::size_t used_ = 0;
};

std::string_view without_cr(std::string_view record) {
  if (record.ends_with('\r')) record.remove_suffix(1);
  return record;
}

/// How well a delimiter explains the beginning of a file: columns of the first record, and how many records have as
/// many.
struct Fit {
  std::size_t columns = 1;
  double share = 0;
};

Fit fit_of(std::string_view head, char delimiter) {
  Fit fit;
  CellCutter cutter;
  std::vector<std::string_view> cells;
  std::size_t records = 0;
  std::size_t equal = 0;
  while (!head.empty() && records < 50) {
    RecordScan scan(delimiter);
    std::size_t end = 0;
    const auto stop = scan.go_on(head, end);
    if (stop == RecordScan::Stop::more && records > 0) break;  // may be cut by the look-ahead
    cutter.cut(without_cr(head.substr(0, end)), delimiter, cells);
    head.remove_prefix(std::min(end + 1, head.size()));
    if (cells.size() == 1 && cells[0].empty()) continue;
    if (records++ == 0) fit.columns = cells.size();
    equal += cells.size() == fit.columns ? 1U : 0U;
  }
  fit.share = records > 0 ? static_cast<double>(equal) / static_cast<double>(records) : 0;
  return fit;
}

char delimiter_of(std::string_view head) {
  char best = ',';
  Fit best_fit;
  for (const char candidate : kDelimiters) {
    const Fit fit = fit_of(head, candidate);
    if (fit.columns < 2) continue;
    const double gain = fit.share - best_fit.share;
    if (best_fit.columns < 2 || gain > 0.1 || (gain > -0.1 && fit.columns > best_fit.columns)) {
      best = candidate;
      best_fit = fit;
    }
  }
  return best;
}

}  // namespace

struct CsvReader::State {
  State(ByteStream& text, std::string_view named, EventSink& to, CsvShape how)
      : window(text), file(named), sink(to), shape(how) {}

  ByteWindow window;
  std::string_view file;
  EventSink& sink;
  CsvShape shape;
  CellCutter cutter;
  std::vector<std::string> header;
  std::vector<std::string_view> cells;
  std::size_t used = 0;    // bytes of the current record with its line break
  std::size_t size = 0;    // without
  bool has_first = false;  // the first record is data and already cut
  std::optional<Result<void>> settled;

  void start();
  bool next_record();
  void name_columns();
  void drop_line(std::string_view reason);
  [[nodiscard]] bool takes_the_rest(std::string_view text);
  void reject_rest();
  void reject_here(std::string_view reason, std::size_t bytes) {
    const auto view = window.view();
    sources::reject(sink, file, window.offset(), window.line(), reason, view.substr(0, std::min(bytes, view.size())));
  }
};

/// Rejects the line we stand on and goes behind it.
void CsvReader::State::drop_line(std::string_view reason) {
  (void)window.reach(kSampleLimit);  // so that the sample does not depend on how the bytes arrive
  const std::size_t sample = std::min(window.view().find('\n'), window.view().size());
  reject_here(reason, sample);
  for (;;) {
    const std::size_t end = window.view().find('\n');
    if (end != std::string_view::npos) return window.consume(end + 1);
    window.consume(window.view().size());
    if (!window.more()) return;
  }
}

/// Whether none of the lines behind the first one, which opens a quote without an end, is a row by itself: then the
/// file is cut within a cell, and not one quote too many.
bool CsvReader::State::takes_the_rest(std::string_view text) {
  if (header.empty()) return false;
  for (;;) {
    text.remove_prefix(std::min(text.find('\n'), text.size() - 1) + 1);
    if (text.empty()) return true;
    cutter.cut(without_cr(text.substr(0, text.find('\n'))), shape.delimiter, cells);
    if (cells.size() == header.size()) return false;
  }
}

/// Rejects all that follows and says how many lines that are.
void CsvReader::State::reject_rest() {
  std::string_view text = window.view();
  if (text.ends_with('\n')) text.remove_suffix(1);
  const auto lines = std::count(text.begin(), text.end(), '\n') + 1;
  const std::string sample = "lines: " + std::to_string(lines) + ": " + std::string{text.substr(0, kSampleLimit)};
  sources::reject(sink, file, window.offset(), window.line(), "quote without an end", sample, Loss::rest);
  window.consume(window.view().size());
}

/// Finds and cuts the next record that is not blank. Quotes that cannot be right cost one line.
bool CsvReader::State::next_record() {
  for (;;) {
    window.consume(std::exchange(used, 0));
    if (window.view().empty() && !window.more()) return false;
    RecordScan scan(shape.delimiter);
    std::size_t at = 0;
    auto stop = scan.go_on(window.view(), at);
    while (stop == RecordScan::Stop::more && at <= shape.limit && window.more()) stop = scan.go_on(window.view(), at);
    if (at > shape.limit) {
      drop_line(scan.in_quotes() ? "quote without an end" : "record longer than the limit");
      continue;
    }
    if (stop == RecordScan::Stop::broken || (stop == RecordScan::Stop::more && scan.in_quotes())) {
      if (stop == RecordScan::Stop::more && takes_the_rest(window.view())) {
        reject_rest();
        return false;
      }
      drop_line("quote without an end");
      continue;
    }
    size = at;
    used = std::min(at + 1, window.view().size());
    cutter.cut(without_cr(window.view().substr(0, size)), shape.delimiter, cells);
    if (cells.size() == 1 && trimmed(cells[0]).empty()) {
      // Blocks that were never written, after a crash or a full disk: rows may have stood there.
      if (window.view().substr(0, size).find('\0') != std::string_view::npos) reject_here("only NUL bytes", size);
      continue;
    }
    if (header.empty() && cells.size() > kColumnLimit) {
      reject_here("more than 16384 columns", size);
      continue;
    }
    if (header.empty() || cells.size() == header.size()) return true;
    while (cells.size() > header.size() && trimmed(cells.back()).empty()) cells.pop_back();
    if (cells.size() == header.size()) return true;
    if (scan.spans_lines()) {
      used = 0;
      drop_line("wrong number of columns");  // the line break may come from a stray quote: try the next line alone
    } else {
      reject_here("wrong number of columns", size);
    }
  }
}

void CsvReader::State::name_columns() {
  std::unordered_set<std::string> taken;
  std::unordered_map<std::string, int> times;
  for (std::size_t i = 0; i < cells.size(); ++i) {
    std::string name{trimmed(cells[i])};
    if (!shape.has_header) name = std::to_string(i + 1);
    if (name.empty()) name = "column " + std::to_string(i + 1);
    std::string unique = name;
    for (int& n = times.try_emplace(name, 1).first->second; !taken.insert(unique).second;) {
      unique = name + " (" + std::to_string(++n) + ")";
    }
    header.push_back(unique);
  }
}

void CsvReader::State::start() {
  (void)window.reach(kLookAhead);
  if (window.view().starts_with("\xEF\xBB\xBF")) window.consume(3);
  if (window.view().starts_with("sep=") && window.view().size() > 5) {  // what Excel writes for itself
    if (shape.delimiter == 0) shape.delimiter = window.view()[4];
    window.consume(std::min(window.view().find('\n') + 1, window.view().size()));
  }
  if (shape.delimiter == 0) shape.delimiter = delimiter_of(window.view().substr(0, kLookAhead));
  if (!next_record()) return;
  name_columns();
  has_first = !shape.has_header;
}

CsvReader::CsvReader(ByteStream& text, std::string_view file, EventSink& sink, CsvShape shape)
    : state_(std::make_unique<State>(text, file, sink, shape)) {
  state_->start();
}

CsvReader::~CsvReader() = default;

std::span<const std::string> CsvReader::header() const { return state_->header; }
char CsvReader::delimiter() const { return state_->shape.delimiter; }

std::optional<std::size_t> CsvReader::column(std::string_view name) const {
  const auto& header = state_->header;
  auto found = std::find(header.begin(), header.end(), name);
  if (found == header.end()) {
    found =
        std::find_if(header.begin(), header.end(), [&](const std::string& column) { return same_word(column, name); });
  }
  if (found == header.end()) return std::nullopt;
  return static_cast<std::size_t>(found - header.begin());
}

bool CsvReader::next() {
  if (std::exchange(state_->has_first, false)) return true;
  return !state_->header.empty() && state_->next_record();
}

std::string_view CsvReader::operator[](std::size_t column) const {
  return column < state_->cells.size() ? state_->cells[column] : std::string_view{};
}
std::span<const std::string_view> CsvReader::cells() const { return state_->cells; }
std::uint64_t CsvReader::offset() const { return state_->window.offset(); }
std::uint64_t CsvReader::line() const { return state_->window.line(); }
void CsvReader::reject(std::string_view reason) { state_->reject_here(reason, state_->size); }

bool CsvReader::is_total() const {
  for (const std::string_view cell : state_->cells) {
    std::string_view word = trimmed(cell);
    if (word.empty()) continue;
    if (word.ends_with(':')) word = trimmed(word.substr(0, word.size() - 1));
    constexpr std::array kWords = {"totale", "totali", "total",       "totals",
                                   "somma",  "sum",    "grand total", "totale generale"};
    return std::any_of(kWords.begin(), kWords.end(), [&](std::string_view sum) { return same_word(word, sum); });
  }
  return false;
}

Result<void> CsvReader::result() const {
  if (!state_->settled) {
    state_->settled =
        settle(state_->window.error(), state_->sink, state_->file, {state_->window.offset(), state_->window.line()});
  }
  return *state_->settled;
}

}  // namespace colloquio::sources
