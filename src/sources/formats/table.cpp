#include <algorithm>
#include <array>
#include <optional>
#include <string>
#include <vector>

#include <fmt/format.h>

#include "colloquio/base/ascii.hpp"
#include "colloquio/base/id_index.hpp"
#include "colloquio/sources/format.hpp"
#include "colloquio/sources/formats.hpp"
#include "colloquio/sources/formats/row_ids.hpp"
#include "colloquio/sources/formats/table_fields.hpp"
#include "colloquio/sources/formats/titles.hpp"
#include "colloquio/sources/lines.hpp"
#include "colloquio/sources/mapping.hpp"
#include "colloquio/sources/recording_sink.hpp"
#include "colloquio/sources/rows.hpp"
#include "colloquio/sources/stamp.hpp"
#include "colloquio/sources/survey.hpp"
#include "colloquio/text/talk_text.hpp"

// Any table of messages, by a mapping or by its column names: docs/formats/table.md.
namespace colloquio::sources::formats {

namespace {

/// Spreadsheets make numbers of ids: "848.0" is 848. And they hide text behind an apostrophe.
std::string_view as_id(std::string_view cell) {
  cell = trimmed(cell);
  if (cell.starts_with('\'')) cell.remove_prefix(1);
  if (cell.size() > 2 && cell.ends_with(".0") && cell.find_first_not_of("0123456789") == cell.size() - 2) {
    cell.remove_suffix(2);
  }
  return cell == "null" || cell == "NULL" || cell == "nan" || cell == "NaN" || cell == "None" ? std::string_view{}
                                                                                              : cell;
}

bool is_nobody(std::string_view name) {
  constexpr std::array kNobody = {"[deleted]",     "[removed]",        "deleted user", "anonymous",
                                  "anonimo",       "anonima",          "guest",        "ospite",
                                  "a google user", "un utente google", "utente google"};
  return std::find(kNobody.begin(), kNobody.end(), ascii_lower(name)) != kNobody.end();
}

struct KindWord {
  std::string_view word;
  MessageKind kind;
};
constexpr std::array kItalianKinds = {
    KindWord{"commento", MessageKind::comment}, KindWord{"risposta", MessageKind::reply},
    KindWord{"domanda", MessageKind::question}, KindWord{"recensione", MessageKind::review},
    KindWord{"telefonata", MessageKind::call},  KindWord{"telefono", MessageKind::call},
    KindWord{"phone", MessageKind::call},       KindWord{"visita", MessageKind::visit},
    KindWord{"shop", MessageKind::visit},       KindWord{"negozio", MessageKind::visit},
    KindWord{"fair", MessageKind::visit},       KindWord{"fiera", MessageKind::visit},
    KindWord{"messaggio", MessageKind::chat},   KindWord{"email", MessageKind::mail},
};

/// The channel of rows that name none.
struct UsualChannel {
  std::string name;
  bool assumed = false;  ///< called after the file
};

/// Reads one table's rows as messages and taps.
class TableReader {
 public:
  /// Without `instance`, small numbers are no ids.
  TableReader(const Mapping& mapping, const Zone& zone, std::string_view instance, const UsualChannel& channel,
              Rows& rows, EventSink& sink)
      : mapping_(mapping), instance_(instance), channel_(channel), rows_(rows), sink_(sink), fields_(mapping, rows) {
    has_mentions_ = fields_.has("message.mentions");
    time_ = {.zone = &zone, .order = mapping.date_order, .number = mapping.number_means};
  }

  [[nodiscard]] const Fields& fields() const { return fields_; }
  /// Replies name rows by numbers, also of rows further down.
  [[nodiscard]] bool needs_targets() const {
    return instance_.empty() && fields_.has("message.id") && fields_.has("message.reply_to");
  }
  void reply_to(const RowIds& targets) { targets_ = &targets; }
  /// Only gives the rows their ids, for reply_to() of another reader.
  RowIds find_ids() {
    while (rows_.next()) {
      MessageEvent message;
      message.author = author();
      message.when = stamp_of(trimmed(fields_("message.at")), TimeBasis::platform, time_);
      const std::string_view id = as_id(fields_("message.id"));
      const auto number = row_number(id);
      if (number || id.empty()) (void)row_id(number, message);
    }
    return std::move(ids_);
  }
  Result<void> read() {
    while (rows_.next()) {
      if (rows_.is_total()) {
        rows_.reject("a sum under the table");
      } else {
        read_row();
      }
    }
    return rows_.result();
  }

 private:
  void read_row();
  void read_message(MessageEvent& message);
  void read_tap(TapKind kind, const MessageEvent& message);
  void tell_channel(std::string_view name, bool assumed);
  [[nodiscard]] AuthorRef author();
  [[nodiscard]] std::string row_id(std::optional<std::size_t> number, const MessageEvent& message);
  void give_ids(MessageEvent& message, bool is_tap);
  void read_counts();
  void read_parents(MessageEvent& message);
  void read_mentions(MessageEvent& message);
  [[nodiscard]] std::string_view parent_id(std::string_view written, std::string& buffer) const;
  [[nodiscard]] std::string_view fallback_id();

  const Mapping& mapping_;
  std::string_view instance_;
  const UsualChannel& channel_;
  Rows& rows_;
  EventSink& sink_;
  Fields fields_;
  TimeFormat time_;
  bool has_mentions_ = false;
  std::vector<CountValue> counts_;
  IdIndex told_channels_;
  RowIds ids_;
  const RowIds* targets_ = nullptr;
  std::string own_id_, conversation_id_, author_id_;
  std::vector<std::string> parent_ids_;
  std::vector<std::string_view> parents_, mentions_;
};

AuthorRef TableReader::author() {
  AuthorRef who{.native_id = as_id(fields_("person.id")),
                .handle = trimmed(fields_("person.handle")),
                .display_name = trimmed(fields_("person.name"))};
  const std::string bot = ascii_lower(trimmed(fields_("person.is_bot")));
  who.is_bot = bot == "true" || bot == "1" || bot == "yes" || bot == "si";
  if (who.native_id.empty()) {
    who.id_kind = who.handle.empty() ? IdKind::display_name : IdKind::handle;
    who.native_id = who.handle.empty() ? who.display_name : who.handle;
  }
  if (is_nobody(who.native_id) || is_nobody(who.display_name)) return {};
  const std::string_view name = who.handle.empty() ? who.display_name : who.handle;
  if (who.id_kind == IdKind::stable && instance_.empty() && !name.empty() && row_number(who.native_id)) {
    author_id_ = fmt::format("{} {}", who.native_id, name);  // person 5 of another table is another one
    who.native_id = author_id_;
  }
  return who;
}

void TableReader::read_counts() {
  counts_.clear();
  for (const auto& [field, column] : fields_.columns()) {
    if (!field.starts_with("count.")) continue;
    const auto value = parse_number(rows_.cell(column), mapping_.decimal);
    if (value) counts_.push_back({.metric = std::string_view{field}.substr(6), .value = *value, .as_of = kNoTime});
  }
}

void TableReader::tell_channel(std::string_view name, bool assumed) {
  if (!told_channels_.insert(hash128(name)).second) return;
  const std::string word = ascii_lower(name);
  const auto kind = word == "telefono"                       ? ChannelKind::phone
                    : word == "negozio" || word == "bottega" ? ChannelKind::shop
                                                             : named<ChannelKind>(word, ChannelKind::other);
  sink_.channel({.native_id = name,
                 .name = name,
                 .lang = fields_("message.lang"),
                 .market = trimmed(fields_("message.market")),
                 .kind = kind,
                 .assumed = assumed});
}

/// The fields the mapping says tell rows apart, as one id; "" if it says nothing or they are all empty.
std::string_view TableReader::fallback_id() {
  own_id_.clear();
  std::string all;
  for (const std::string& field : mapping_.id_fallback) all += std::string{trimmed(fields_(field))} + "\x1F";
  if (all.find_first_not_of('\x1F') == std::string::npos) return {};
  own_id_ = "row:" + to_hex(hash128(all));
  return own_id_;
}

/// What a row says, with its channel if the row itself names it: what the file is called is no part of it.
std::string TableReader::row_id(std::optional<std::size_t> number, const MessageEvent& message) {
  const auto at = message.when.at == kNoTime ? std::string{} : std::to_string(micros(message.when.at));
  std::string content{message.author.native_id};
  for (const std::string_view part :
       {std::string_view{at}, trimmed(fields_("message.title")), trimmed(fields_("message.text")),
        trimmed(fields_("message.rating")), trimmed(fields_("message.channel"))}) {
    content += '\x1F';
    content += part;
  }
  return "row:" + to_hex(number ? ids_.id_of(*number, content) : ids_.id_of(content));
}

/// Rows without an id get one of what they say; so do those that only have a number, unless the instance says whose
/// numbers they are.
void TableReader::give_ids(MessageEvent& message, bool is_tap) {
  if (message.native_id.empty() && !is_tap) {
    own_id_ = row_id(std::nullopt, message);
    message.native_id = own_id_;
  }
  if (!instance_.empty()) return;
  if (const auto number = row_number(message.native_id)) {
    own_id_ = is_tap ? std::string{} : row_id(*number, message);  // a tap is known by who did it to what
    message.native_id = own_id_;
  }
  if (row_number(message.conversation)) {
    conversation_id_ = fmt::format("{} {}", message.channel, message.conversation);
    message.conversation = conversation_id_;
  }
}

/// Of a row's number the id of that row, unless the instance says whose numbers they are.
std::string_view TableReader::parent_id(std::string_view written, std::string& buffer) const {
  const auto number = row_number(written);
  if (!instance_.empty() || !number || targets_ == nullptr) return written;
  const auto target = targets_->find(*number);
  if (!target) return written;
  buffer = "row:" + to_hex(*target);
  return buffer;
}

/// What the row answers: the first is its parent.
void TableReader::read_parents(MessageEvent& message) {
  fields_.list("message.reply_to", parents_);
  for (auto& parent : parents_) parent = as_id(parent);
  std::erase(parents_, std::string_view{});
  parent_ids_.resize(std::max(parent_ids_.size(), parents_.size()));
  for (std::size_t i = 0; i < parents_.size(); ++i) parents_[i] = parent_id(parents_[i], parent_ids_[i]);
  if (parents_.empty()) return;
  message.parent = parents_.front();
  message.other_parents = std::span{parents_}.subspan(1);
}

/// Whom the table names; where it has no such column and no parent, whom the text calls by "@name".
void TableReader::read_mentions(MessageEvent& message) {
  mentions_.clear();
  if (has_mentions_) {
    fields_.list("message.mentions", mentions_);
  } else if (message.parent.empty() && message.text.find('@') != std::string_view::npos) {
    text::mentions(message.text, mentions_);
  }
  message.mentions = mentions_;
}

void TableReader::read_tap(TapKind kind, const MessageEvent& message) {
  if (message.author.native_id.empty()) return rows_.reject("a tap by nobody");
  if (message.parent.empty()) return rows_.reject("a tap on nothing");
  sink_.tap({.native_id = message.native_id,
             .target = message.parent,
             .value = trimmed(fields_("tap.value")),
             .account = message.author,
             .when = message.when,
             .target_kind = TargetKind::message,
             .kind = kind});
}

/// A tombstone by its reason ("erased", "hidden", …) or simply "true"; "" or "false" for what is still there.
GoneKind gone_kind(std::string_view word) {
  if (word.empty() || word == "0" || word == "false" || word == "no") return GoneKind::none;
  return named<GoneKind>(word, GoneKind::deleted_by_author);
}

void TableReader::read_message(MessageEvent& message) {
  message.text = fields_("message.text");
  message.title = trimmed(fields_("message.title"));
  const std::string_view rating = trimmed(fields_("message.rating"));
  message.rating = parse_number(rating, mapping_.decimal);
  message.rating_max = mapping_.rating_max;
  message.gone = gone_kind(ascii_lower(trimmed(fields_("message.gone"))));
  const bool says_something = !message.text.empty() || !message.title.empty() || message.rating;
  if (!says_something && message.gone == GoneKind::none) return rows_.reject("no text");
  message.lang = trimmed(fields_("message.lang"));
  message.url = trimmed(fields_("message.url"));
  if (message.parent.empty()) {
    message.evidence =
        message.conversation.empty() || fields_.has("message.reply_to") ? Evidence::none : Evidence::order;
  } else {
    message.evidence = Evidence::explicit_;
  }
  // An export of ours says how sure a link is; a link that was made of the order alone is made anew.
  if (const auto told = trimmed(fields_("message.evidence")); !told.empty()) {
    message.evidence = named<Evidence>(told, message.evidence);
  }
  if (message.evidence == Evidence::order) message.parent = {};
  read_mentions(message);
  read_counts();
  message.counts = counts_;
  sink_.message(message);
}

void TableReader::read_row() {
  MessageEvent message;
  message.native_id = as_id(fields_("message.id"));
  if (message.native_id.empty()) message.native_id = fallback_id();
  read_parents(message);
  message.conversation = as_id(fields_("message.conversation"));
  message.author = author();
  const std::string_view written = trimmed(fields_("message.at"));
  message.when = stamp_of(written, TimeBasis::platform, time_);
  if (message.when.at == kNoTime && !written.empty()) return rows_.reject("no such date");
  if (const auto edited = stamp_of(trimmed(fields_("message.edited_at")), TimeBasis::platform, time_);
      edited.at != kNoTime) {
    message.edited_at = edited.at;
  }
  std::string_view channel = trimmed(fields_("message.channel"));
  const bool is_usual = channel.empty();
  if (is_usual) channel = channel_.name;
  tell_channel(channel, is_usual && channel_.assumed);
  message.channel = channel;

  std::string kind = ascii_lower(trimmed(fields_("message.kind")));
  if (kind.empty()) kind = ascii_lower(channel);  // a phone log says it in its channel
  const auto tap = kind == "mi piace" ? TapKind::like : named<TapKind>(kind, TapKind::other);
  give_ids(message, tap != TapKind::other);
  if (tap != TapKind::other) return read_tap(tap, message);
  const auto usual = fields_.has("message.rating") ? MessageKind::review
                     : message.parent.empty()      ? MessageKind::post
                                                   : MessageKind::reply;
  message.kind = named<MessageKind>(kind, usual);
  for (const auto& known : kItalianKinds) {
    if (known.word == kind) message.kind = known.kind;
  }
  read_message(message);
}

/// "" unless somebody says it: a file's name is another one next month, and its messages are the same.
std::string instance_of(const ReadOptions& options, const Mapping& mapping) {
  return options.instance.empty() ? mapping.instance : options.instance;
}

UsualChannel usual_channel(const ReadOptions& options, const std::string& instance, const Bundle& bundle) {
  if (!options.channel.empty()) return {options.channel, false};
  if (!instance.empty()) return {instance, false};
  return {lasting_name(bundle.title()), true};
}

/// A mapping that names columns the table does not have is a mistake, or the file is another one.
Result<void> check_columns(const Fields& fields, const Rows& rows, std::string_view file) {
  if (fields.missing().empty()) return {};
  std::string message = "the mapping names columns that are not there:";
  for (const auto& column : fields.missing()) message += " " + column;
  message += "; there are:";
  for (const auto& column : rows.columns()) message += " " + column;
  return fail(ErrorKind::invalid_input, std::move(message), file);
}

/// Reads one file by the given mapping, or by its own column names with what was found out about all files.
Result<void> read_file(Bundle& bundle, const std::string& name, const Mapping& common, bool is_given,
                       const ReadOptions& options, EventSink& sink) {
  const auto zone = Zone::named(common.zone.empty() ? options.zone : common.zone);
  if (!zone) return tl::make_unexpected(zone.error());
  auto rows = open_rows(bundle, name, common, sink);
  if (!rows) return tl::make_unexpected(rows.error());
  if ((*rows)->columns().empty()) return (*rows)->result();
  Mapping mapping = common;
  if (!is_given) {
    const auto guessed = guess_for_header((*rows)->columns());
    if (!guessed) return fail(guessed.error().kind, guessed.error().message, name);
    mapping.columns = guessed->columns;
  }
  const std::string instance = instance_of(options, mapping);
  const UsualChannel channel = usual_channel(options, instance, bundle);
  TableReader reader(mapping, *zone, instance, channel, **rows, sink);
  if (auto fits = check_columns(reader.fields(), **rows, name); !fits) return fits;
  RowIds targets;
  if (reader.needs_targets()) {
    RecordingSink unread(0);
    auto ahead = open_rows(bundle, name, common, unread);
    if (!ahead) return tl::make_unexpected(ahead.error());
    targets = TableReader(mapping, *zone, instance, channel, **ahead, unread).find_ids();
    reader.reply_to(targets);
  }
  return reader.read();
}

Result<void> read_table(Bundle& bundle, const ReadOptions& options, EventSink& sink) {
  const bool has_mapping = options.mapping != nullptr;
  const bool is_given = has_mapping && !(options.mapping->columns.empty() && options.mapping->constants.empty());
  auto mapping = has_mapping ? survey(bundle, *options.mapping) : guess_mapping(bundle);
  if (!mapping) return tl::make_unexpected(mapping.error());
  sink.source({.network = mapping->network, .instance = instance_of(options, *mapping)});
  const bool is_alone = bundle.names().size() == 1;
  for (const std::string& name : bundle.names()) {
    if (!is_alone && !is_table_name(name)) continue;
    auto done = read_file(bundle, name, *mapping, is_given, options, sink);
    if (done) continue;
    if (is_alone || done.error().kind != ErrorKind::invalid_input) return done;
    const std::string_view why = done.error().message;
    reject(sink, name, 0, 0, why.substr(0, why.find('\n')), "", Loss::file);  // a file of another kind beside ours
  }
  return {};
}

Confidence recognise_table(std::span<const Sniffed> files) {
  const bool any = std::any_of(files.begin(), files.end(), [](const Sniffed& file) {
    const bool is_text = file.head.find('\0') == std::string_view::npos || file.head.starts_with("\xFF\xFE");
    return !file.head.empty() && is_text && is_table_name(file.name);
  });
  return any ? 5 : 0;
}

}  // namespace

const Format table{
    .name = "table",
    .title = "Any table of messages: CSV, TSV, JSON lines, JSON, Parquet (with --map, or by its column names)",
    .network = "table",
    .evidence = "E1",
    .recognise = recognise_table,
    .read = read_table,
};

}  // namespace colloquio::sources::formats
