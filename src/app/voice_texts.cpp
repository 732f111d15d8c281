#include "colloquio/app/voice_texts.hpp"

#include <algorithm>
#include <charconv>
#include <cmath>
#include <optional>

#include <fmt/format.h>

#include "colloquio/base/id.hpp"
#include "colloquio/base/utf8.hpp"
#include "colloquio/sources/csv.hpp"
#include "colloquio/sources/memory_bundle.hpp"
#include "colloquio/sources/recording_sink.hpp"
#include "colloquio/text/html.hpp"
#include "colloquio/text/normalise.hpp"

namespace colloquio::app {

namespace {

using Format = VoiceSet::Format;

/// Undoes \u00e9, \", \\ and doubled quotes.
std::string unescaped(std::string_view text) {
  std::string out;
  for (std::size_t i = 0; i < text.size(); ++i) {
    if (text[i] == '\\' && i + 5 < text.size() && text[i + 1] == 'u') {
      std::uint32_t code = 0;
      const char* begin = text.data() + i + 2;
      if (const auto [end, error] = std::from_chars(begin, begin + 4, code, 16);
          error == std::errc{} && end == begin + 4) {
        append_utf8(out, code);
        i += 5;
        continue;
      }
    }
    if (text[i] == '\\' && i + 1 < text.size()) {
      const char next = text[i + 1];
      if (next == 'n' || next == 't' || next == 'r') {
        out += ' ';
        ++i;
        continue;
      }
      if (next == '"' || next == '\\' || next == '\'') continue;
    }
    if (text[i] == '"' && !out.empty() && out.back() == '"') continue;
    out += text[i];
  }
  return out;
}

std::vector<std::string_view> lines_of(std::string_view bytes) {
  std::vector<std::string_view> lines;
  while (!bytes.empty()) {
    const std::size_t end = bytes.find('\n');
    std::string_view line = bytes.substr(0, end);
    if (line.ends_with('\r')) line.remove_suffix(1);
    lines.push_back(line);
    bytes.remove_prefix(end == std::string_view::npos ? bytes.size() : end + 1);
  }
  return lines;
}

/// Adds what belongs to the folds of a set.
class Collector {
 public:
  Collector(const VoiceSet& set, std::uint16_t source, LabelledTexts& into)
      : set_(set), source_(source), into_(into), language_(voice::language_of(set.language)) {}

  void add(std::string_view raw, std::string_view label, std::optional<std::uint32_t> intents = std::nullopt) {
    const auto known = set_.classes.find(label);
    if (known == set_.classes.end()) return;
    std::string decoded;
    text::decode_entities(set_.has_escapes ? unescaped(raw) : std::string{raw}, decoded);
    std::string plain = text::normalise(decoded);
    if (plain.empty()) return;
    const auto fold = static_cast<std::uint32_t>(hash64(plain) % 10);
    if (fold < set_.first_fold || fold > set_.last_fold) return;
    voice::Sample sample{.text = into_.texts.emplace_back(std::move(plain)),
                         .language = language_,
                         .domain = set_.domain,
                         .source = source_,
                         .labels = known->second,
                         .weight = set_.weight};
    into_.samples.push_back(sample);
    if (!intents) return;
    sample.labels = *intents;
    into_.intents.push_back(sample);
  }

 private:
  const VoiceSet& set_;
  std::uint16_t source_;
  LabelledTexts& into_;
  voice::Language language_;
};

Result<void> read_lines(const VoiceSet& set, const std::string& bytes, const ReadFile& read, Collector& to) {
  const auto labels_bytes = read(set.labels_path);
  if (!labels_bytes) return tl::make_unexpected(labels_bytes.error());
  const auto texts = lines_of(bytes);
  const auto labels = lines_of(*labels_bytes);
  if (texts.size() != labels.size()) {
    return fail(ErrorKind::invalid_input, fmt::format("{} texts and {} labels", texts.size(), labels.size()), set.path);
  }
  for (std::size_t i = 0; i < texts.size(); ++i) to.add(texts[i], labels[i]);
  return {};
}

Result<void> read_table(const VoiceSet& set, const std::string& bytes, Collector& to) {
  sources::MemoryStream stream{bytes};
  sources::RecordingSink rejects;
  sources::CsvReader rows{
      stream, set.path, rejects, {.delimiter = set.path.ends_with(".tsv") ? '\t' : ',', .has_header = set.has_header}};
  const auto text_at = rows.column(set.text_column);
  std::vector<std::size_t> label_at;
  for (const std::string& name : set.label_columns) {
    const auto at = rows.column(name);
    if (!at) return fail(ErrorKind::invalid_input, "there is no column " + name, set.path);
    label_at.push_back(*at);
  }
  std::vector<std::pair<std::size_t, std::string_view>> where;
  for (const auto& [name, value] : set.where) {
    const auto at = rows.column(name);
    if (!at) return fail(ErrorKind::invalid_input, "there is no column " + name, set.path);
    where.emplace_back(*at, value);
  }
  if (!text_at) return fail(ErrorKind::invalid_input, "there is no column " + set.text_column, set.path);
  while (rows.next()) {
    if (std::ranges::any_of(where, [&](const auto& w) { return rows[w.first] != w.second; })) continue;
    std::string label;
    for (const std::size_t at : label_at) label += (label.empty() ? "" : ",") + std::string{rows[at]};
    to.add(rows[*text_at], label);
  }
  return rows.result();
}

std::vector<std::string_view> split(std::string_view text, char at) {
  std::vector<std::string_view> parts;
  for (;;) {
    const std::size_t end = text.find(at);
    parts.push_back(text.substr(0, end));
    if (end == std::string_view::npos) return parts;
    text.remove_prefix(end + 1);
  }
}

/// The bits of "question,buying" or "-"; nullopt if a word is none of ours.
std::optional<std::uint32_t> intents_of(std::string_view words) {
  std::uint32_t intents = 0;
  if (words == "-") return intents;
  for (const std::string_view word : split(words, ',')) {
    const auto known = std::ranges::find(kIntents, word);
    if (known == kIntents.end()) return std::nullopt;
    intents |= 1U << static_cast<unsigned>(known - kIntents.begin());
  }
  return intents;
}

Result<void> read_comments(const VoiceSet& set, const std::string& bytes, Collector& to) {
  const auto lines = lines_of(bytes);
  for (std::size_t i = 0; i < lines.size(); ++i) {
    const auto cells = split(lines[i], '\t');  // sentiment, intents, aspects, theme, text
    const auto intents = cells.size() == 5 ? intents_of(cells[1]) : std::nullopt;
    if (!intents || !set.classes.contains(cells[0]) || cells[4].empty()) {
      return fail(ErrorKind::invalid_input, fmt::format("line {} is no labelled comment", i + 1), set.path);
    }
    to.add(cells[4], cells[0], intents);
  }
  return {};
}

/// Only sentences where every aspect has the same polarity.
void read_triples(const std::string& bytes, Collector& to) {
  for (const std::string_view line : lines_of(bytes)) {
    const std::size_t mark = line.rfind("####");
    if (mark == std::string_view::npos) continue;
    const std::string_view triples = line.substr(mark);
    std::string_view only;
    bool mixed = false;
    for (const std::string_view polarity : {"negative", "neutral", "positive"}) {
      if (triples.find("'" + std::string{polarity} + "']") == std::string_view::npos) continue;
      mixed = mixed || !only.empty();
      only = polarity;
    }
    if (!mixed && !only.empty()) to.add(line.substr(0, mark), only);
  }
}

void add_word(std::vector<voice::Lexicon::Entry>& entries, std::string_view word, std::string_view language,
              float value) {
  text::Tokens tokens;
  text::tokenise(text::normalise(word), tokens);
  if (tokens.list.size() != 1) return;
  const auto& token = tokens.list.front();
  const std::uint16_t of = token.kind == text::TokenKind::word ? voice::language_of(language) : std::uint16_t{0};
  const float clipped = std::clamp(value, -1.0F, 1.0F);
  entries.push_back({voice::Lexicon::key(tokens.of(token), of), static_cast<std::int8_t>(std::lround(clipped * 127))});
}

std::string_view attribute(std::string_view line, std::string_view name) {
  const std::string start = " " + std::string{name} + "=\"";
  const std::size_t at = line.find(start);
  if (at == std::string_view::npos) return {};
  const std::string_view rest = line.substr(at + start.size());
  return rest.substr(0, rest.find('"'));
}

float number(std::string_view text) {
  float value = 0;
  (void)std::from_chars(text.data(), text.data() + text.size(), value);
  return value;
}

}  // namespace

Result<void> read_voice_set(const VoiceSet& set, std::uint16_t source, const ReadFile& read, LabelledTexts& into) {
  const auto bytes = read(set.path);
  if (!bytes) return tl::make_unexpected(bytes.error());
  Collector to{set, source, into};
  Result<void> done;
  if (set.format == Format::lines) done = read_lines(set, *bytes, read, to);
  if (set.format == Format::table) done = read_table(set, *bytes, to);
  if (set.format == Format::triples) read_triples(*bytes, to);
  if (set.format == Format::comments) done = read_comments(set, *bytes, to);
  return done;
}

Result<voice::Lexicon> read_lexica(const VoiceRecipe& recipe, const ReadFile& read) {
  using FileFormat = VoiceRecipe::LexiconFile::Format;
  std::vector<voice::Lexicon::Entry> entries;
  for (const auto& file : recipe.lexica) {
    const auto bytes = read(file.path);
    if (!bytes) return tl::make_unexpected(bytes.error());
    for (const std::string_view line : lines_of(*bytes)) {
      if (file.format == FileFormat::pattern) {
        const auto form = attribute(line, "form");
        if (!form.empty()) add_word(entries, form, file.language, number(attribute(line, "polarity")) / file.largest);
        continue;
      }
      const std::size_t tab = line.find('\t');
      if (file.format == FileFormat::words) {
        add_word(entries, line.substr(0, tab), file.language, file.value);
      } else if (tab != std::string_view::npos) {
        const std::string_view rest = line.substr(tab + 1);
        add_word(entries, line.substr(0, tab), file.language, number(rest.substr(0, rest.find('\t'))) / file.largest);
      }
    }
  }
  return voice::Lexicon{std::move(entries)};
}

}  // namespace colloquio::app
