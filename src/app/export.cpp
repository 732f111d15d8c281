#include "colloquio/app/export.hpp"

#include <functional>
#include <map>
#include <memory>

#include <fmt/format.h>

#include "colloquio/app/roles.hpp"
#include "colloquio/base/ascii.hpp"
#include "colloquio/base/id_index.hpp"
#include "colloquio/core/report/escape.hpp"

namespace colloquio::app {

namespace {

using ports::StoredMessage;
using report::append_json_string;

constexpr std::size_t kPage = std::size_t{1} << 18U;

/// A file with a buffer; the first error stays and stops everything after it.
class Page {
 public:
  static Result<Page> open(ports::FileWriter& files, std::string_view name) {
    auto file = files.create(name);
    if (!file) return tl::make_unexpected(file.error());
    return Page{std::move(*file)};
  }

  std::string text;

  [[nodiscard]] Result<void> flush_if_full() {
    if (text.size() < kPage) return {};
    auto written = file_->write(text);
    text.clear();
    return written;
  }
  [[nodiscard]] Result<void> close() {
    if (auto written = file_->write(text); !written) return written;
    return file_->close();
  }

 private:
  explicit Page(std::unique_ptr<ports::OutFile> file) : file_(std::move(file)) {}
  std::unique_ptr<ports::OutFile> file_;
};

/// The messages that go into an export.
Result<void> each_exported(ports::Record& record, bool all, const std::function<bool(const StoredMessage&)>& visit) {
  return record.each_message([&](const StoredMessage& m) {
    const bool shown = m.moderation == Moderation::approved && m.visibility != Visibility::private_;
    return all || shown ? visit(m) : true;
  });
}

/// Names in an export: as they are, or the same pseudonym for the same account everywhere.
class Names {
 public:
  explicit Names(bool pseudonymous) : pseudonymous_(pseudonymous) {}

  /// Accounts whose mentions are to be replaced.
  void learn(const std::vector<ports::StoredAccount>& accounts) {
    if (!pseudonymous_) return;
    for (const auto& account : accounts) {
      for (std::string_view name : {std::string_view{account.handle}, std::string_view{account.display_name}}) {
        if (name.starts_with('@')) name.remove_prefix(1);
        if (!name.empty()) mentioned_.try_emplace({account.network, ascii_lower(name)}, account.id);
      }
    }
  }

  /// Text with the @mentions of known accounts of its network replaced.
  [[nodiscard]] std::string words(const StoredMessage& m, std::string_view text) const {
    std::string out;
    if (!pseudonymous_) return std::string{text};
    for (std::size_t at = 0; at < text.size();) {
      const std::size_t sign = text.find('@', at);
      out += text.substr(at, sign == std::string_view::npos ? sign : sign + 1 - at);
      if (sign == std::string_view::npos) break;
      at = sign + 1;
      std::size_t end = at;
      while (end < text.size() && is_name_byte(text[end])) ++end;
      // The longest beginning that is a name: "@anna." ends a sentence, "@anna.rossi" does not.
      for (; end > at; --end) {
        if (end < text.size() && is_letter_byte(text[end]) && is_letter_byte(text[end - 1])) continue;
        const auto found = mentioned_.find({m.network, ascii_lower(text.substr(at, end - at))});
        if (found == mentioned_.end()) continue;
        out += pseudonym(found->second);
        at = end;
        break;
      }
    }
    return out;
  }

  [[nodiscard]] std::string account(const StoredMessage& m) const {
    if (m.account.is_none()) return "[deleted]";  // what corpora of forums call nobody, and our reader too
    return pseudonymous_ ? pseudonym(m.account) : to_hex(m.account);
  }
  [[nodiscard]] std::string shown(const StoredMessage& m) const {
    if (m.account.is_none()) return "";
    if (pseudonymous_) return pseudonym(m.account);
    return !m.account_name.empty()     ? m.account_name
           : !m.account_handle.empty() ? m.account_handle
                                       : m.account_native_id;
  }
  [[nodiscard]] bool hidden() const { return pseudonymous_; }

 private:
  static std::string pseudonym(Id128 account) { return "person-" + to_hex(account).substr(0, 12); }
  static bool is_letter_byte(char c) {
    return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') || c == '_' ||
           static_cast<unsigned char>(c) >= 0x80;
  }
  static bool is_name_byte(char c) { return is_letter_byte(c) || c == '.' || c == '-' || c == '@' || c == '+'; }

  bool pseudonymous_;
  std::map<std::pair<std::string, std::string>, Id128> mentioned_;  ///< (network, lower-case handle) → account
};

/// Conversation of each message by following parents, as far as the record has them: ConvoKit names a conversation by
/// its first message. 40 bytes a message.
class Roots {
 public:
  Result<void> learn(ports::Record& record, bool all) {
    return each_exported(record, all, [&](const StoredMessage& m) {
      if (!rows_.insert(m.id).second) return true;
      parent_.push_back(m.parent);
      const auto row = static_cast<std::uint32_t>(parent_.size() - 1);
      // Messages come in time order: the first of a native conversation opens it.
      if (m.conversation.is_none()) {
        opening_.push_back(row);
      } else {
        const auto [number, fresh] = conversations_.insert(m.conversation);
        if (fresh) first_of_.push_back(row);
        opening_.push_back(first_of_[number]);
      }
      return true;
    });
  }

  [[nodiscard]] Id128 root_of(Id128 id) {
    root_.resize(parent_.size(), kNone);
    std::vector<std::uint32_t> path;
    std::uint32_t row = rows_.find(id);
    // A row on the way counts as its own root until the end is known: so a cycle ends where it closes.
    while (root_[row] == kNone) {
      root_[row] = row;
      path.push_back(row);
      const std::uint32_t up = parent_[row].is_none() ? kNone : rows_.find(parent_[row]);
      if (up == kNone) {
        row = opening_[row];
        break;
      }
      row = up;
    }
    if (root_[row] != kNone) row = root_[row];
    for (const std::uint32_t step : path) root_[step] = row;
    return rows_.ids()[row];
  }

  [[nodiscard]] bool has(Id128 id) const { return rows_.find(id) != IdIndex::kAbsent; }

 private:
  IdIndex rows_, conversations_;
  std::vector<Id128> parent_;
  std::vector<std::uint32_t> opening_, first_of_, root_;
};

struct Speaker {
  std::string name, network, role;
};

void append_field(std::string& out, std::string_view key, std::string_view value) {
  append_json_string(out, key);
  out += ": ";
  append_json_string(out, value);
}

std::string utterance(const StoredMessage& m, Id128 root, bool parent_known, const Names& names) {
  std::string out = "{";
  append_field(out, "id", to_hex(m.id));
  out += ", ";
  append_field(out, "conversation_id", to_hex(root));
  out += ", ";
  append_field(out, "speaker", names.account(m));
  out += ", \"reply-to\": ";
  // A parent nobody has would make ConvoKit refuse the whole conversation: it goes to the meta instead.
  if (m.id == root) {
    out += "null";
  } else {
    append_json_string(out, to_hex(parent_known ? m.parent : root));
  }
  out += ", \"timestamp\": ";
  out += m.occurred == kNoTime ? "null" : std::to_string(micros(m.occurred) / 1'000'000);
  out += ", ";
  append_field(out, "text", names.words(m, m.text));
  out += ", \"meta\": {";
  append_field(out, "channel", m.channel_name);
  out += ", ";
  append_field(out, "kind", name_of(m.kind));
  out += ", ";
  append_field(out, "evidence", name_of(m.evidence));
  out += fmt::format(", \"is_talk\": {}, \"taps\": {}", m.is_talk, m.taps);
  if (!m.lang.empty()) out += ", ", append_field(out, "lang", m.lang);
  if (!m.title.empty()) out += ", ", append_field(out, "title", names.words(m, m.title));
  if (m.rating >= 0) out += fmt::format(", \"rating\": {}, \"rating_max\": {}", m.rating, m.rating_max);
  if (m.gone != GoneKind::none) out += ", ", append_field(out, "gone", name_of(m.gone));
  if (!parent_known && !m.parent.is_none()) out += ", ", append_field(out, "missing_parent", to_hex(m.parent));
  if (!names.hidden() && !m.url.empty()) out += ", ", append_field(out, "url", m.url);
  out += "}, \"vectors\": []}\n";
  return out;
}

Result<void> write_text(ports::FileWriter& files, std::string_view name, std::string_view text) {
  auto file = files.create(name);
  if (!file) return tl::make_unexpected(file.error());
  if (auto written = (*file)->write(text); !written) return written;
  return (*file)->close();
}

Result<void> write_speakers(ports::FileWriter& files, const std::map<std::string, Speaker>& speakers) {
  std::string out = "{";
  bool first = true;
  for (const auto& [id, s] : speakers) {
    out += first ? "\n" : ",\n";
    first = false;
    append_json_string(out, id);
    out += ": {\"meta\": {";
    append_field(out, "name", s.name);
    out += ", ";
    append_field(out, "network", s.network);
    out += ", ";
    append_field(out, "role", s.role);
    out += "}, \"vectors\": []}";
  }
  return write_text(files, "speakers.json", out + "\n}\n");
}

Result<ExportOutcome> export_convokit(ports::Record& record, const Company& company, bool all, Names& names,
                                      ports::FileWriter& files, const OnProgress& on_progress) {
  Roots roots;
  if (auto learnt = roots.learn(record, all); !learnt) return tl::make_unexpected(learnt.error());
  const auto accounts = record.accounts(ports::Counted::none);
  if (!accounts) return tl::make_unexpected(accounts.error());
  names.learn(*accounts);
  const auto role = role_of(company);
  std::map<Id128, std::string> roles;
  for (const auto& account : *accounts) roles.emplace(account.id, name_of(role(account, Instant::max())));

  auto page = Page::open(files, "utterances.jsonl");
  if (!page) return tl::make_unexpected(page.error());
  ExportOutcome outcome;
  std::map<std::string, Speaker> speakers;
  std::map<Id128, std::string> conversations;
  Result<void> written;
  auto read = each_exported(record, all, [&](const StoredMessage& m) {
    const Id128 root = roots.root_of(m.id);
    page->text += utterance(m, root, !m.parent.is_none() && roots.has(m.parent) && m.parent != m.id, names);
    const auto found = roles.find(m.account);
    speakers.try_emplace(names.account(m),
                         Speaker{names.shown(m), m.network, found == roles.end() ? "nobody" : found->second});
    auto& title = conversations[root];
    if (m.id == root) title = names.words(m, m.title);
    ++outcome.messages;
    if (on_progress && outcome.messages % 8192 == 0) {
      on_progress({.step = Progress::Step::exporting, .messages = static_cast<std::uint64_t>(outcome.messages)});
    }
    written = page->flush_if_full();
    return written.has_value();
  });
  if (!read) return tl::make_unexpected(read.error());
  if (written) written = page->close();
  if (written) written = write_speakers(files, speakers);
  if (written) {
    std::string out = "{";
    bool first = true;
    for (const auto& [id, title] : conversations) {
      out += first ? "\n" : ",\n";
      first = false;
      append_json_string(out, to_hex(id));
      out += ": {\"meta\": {";
      append_field(out, "title", title);
      out += "}, \"vectors\": []}";
    }
    written = write_text(files, "conversations.json", out + "\n}\n");
  }
  if (written) {
    std::string corpus = "{";
    append_field(corpus, "name", company.name);
    written = write_text(files, "corpus.json", corpus + "}\n");
  }
  if (written) {
    written = write_text(
        files, "index.json",
        "{\"utterances-index\": {\"channel\": [\"<class 'str'>\"], \"kind\": [\"<class 'str'>\"], \"evidence\": "
        "[\"<class 'str'>\"], \"is_talk\": [\"<class 'bool'>\"], \"taps\": [\"<class 'int'>\"]}, \"speakers-index\": "
        "{\"name\": [\"<class 'str'>\"], \"network\": [\"<class 'str'>\"], \"role\": [\"<class 'str'>\"]}, "
        "\"conversations-index\": {\"title\": [\"<class 'str'>\"]}, \"overall-index\": {\"name\": [\"<class "
        "'str'>\"]}, "
        "\"version\": 1, \"vectors\": []}\n");
  }
  if (!written) return tl::make_unexpected(written.error());
  outcome.speakers = static_cast<std::int64_t>(speakers.size());
  outcome.conversations = static_cast<std::int64_t>(conversations.size());
  return outcome;
}

/// RFC 4180, and no cell that a spreadsheet would run.
void append_cell(std::string& out, std::string_view cell, bool last = false) {
  const bool formula = !cell.empty() && std::string_view{"=+-@\t\r"}.find(cell.front()) != std::string_view::npos;
  out += '"';
  if (formula) out += '\'';
  for (const char c : cell) {
    if (c == '"') out += '"';
    out += c;
  }
  out += last ? "\"\r\n" : "\",";
}

void append_csv(std::string& out, const StoredMessage& m, const Names& names) {
  append_cell(out, to_hex(m.id));
  append_cell(out, m.parent.is_none() ? "" : to_hex(m.parent));
  append_cell(out, m.conversation.is_none() ? "" : to_hex(m.conversation));
  append_cell(out, to_rfc3339(m.occurred));
  append_cell(out, m.network);
  append_cell(out, m.channel_name);
  append_cell(out, names.account(m));
  append_cell(out, names.shown(m));
  append_cell(out, m.account_is_bot ? "true" : "");
  append_cell(out, name_of(m.kind));
  append_cell(out, name_of(m.evidence));
  append_cell(out, m.rating >= 0 ? fmt::format("{}", m.rating) : "");
  append_cell(out, std::to_string(m.taps));
  append_cell(out, names.words(m, m.title));
  append_cell(out, names.words(m, m.text), true);
}

/// Every line has every key, so that whoever reads the first lines knows the columns.
void append_jsonl(std::string& out, const StoredMessage& m, const Names& names) {
  out += '{';
  append_field(out, "id", to_hex(m.id));
  const auto add = [&](std::string_view key, std::string_view value) {
    out += ", ";
    append_field(out, key, value);
  };
  add("parent", m.parent.is_none() ? "" : to_hex(m.parent));
  add("conversation", m.conversation.is_none() ? "" : to_hex(m.conversation));
  add("time", to_rfc3339(m.occurred));
  add("network", m.network);
  add("channel", m.channel_name);
  add("author_id", names.account(m));
  add("author", names.shown(m));
  out += m.account_is_bot ? ", \"is_bot\": true" : ", \"is_bot\": false";
  add("kind", name_of(m.kind));
  add("evidence", name_of(m.evidence));
  add("lang", m.lang);
  out += m.rating >= 0 ? fmt::format(", \"rating\": {}", m.rating) : ", \"rating\": null";
  out += fmt::format(", \"taps\": {}", m.taps);
  add("title", names.words(m, m.title));
  add("text", names.words(m, m.text));
  out += "}\n";
}

Result<ExportOutcome> export_flat(ports::Record& record, bool csv, bool all, Names& names, ports::FileWriter& files,
                                  const OnProgress& on_progress) {
  const auto accounts = record.accounts(ports::Counted::none);
  if (!accounts) return tl::make_unexpected(accounts.error());
  names.learn(*accounts);
  auto page = Page::open(files, table_name(csv ? "csv" : "jsonl"));
  if (!page) return tl::make_unexpected(page.error());
  if (csv)
    page->text =
        "id,parent,conversation,time,network,channel,author_id,author,is_bot,kind,evidence,rating,taps,title,text\r\n";
  ExportOutcome outcome;
  Result<void> written;
  auto read = each_exported(record, all, [&](const StoredMessage& m) {
    csv ? append_csv(page->text, m, names) : append_jsonl(page->text, m, names);
    ++outcome.messages;
    if (on_progress && outcome.messages % 8192 == 0) {
      on_progress({.step = Progress::Step::exporting, .messages = static_cast<std::uint64_t>(outcome.messages)});
    }
    written = page->flush_if_full();
    return written.has_value();
  });
  if (!read) return tl::make_unexpected(read.error());
  if (written) written = page->close();
  if (!written) return tl::make_unexpected(written.error());
  return outcome;
}

}  // namespace

Result<ExportOutcome> export_record(ports::Record& record, const Company& company, const ExportOptions& options,
                                    ports::FileWriter& files, const OnProgress& on_progress) {
  Names names{options.pseudonymous};
  if (options.format == "convokit") return export_convokit(record, company, options.all, names, files, on_progress);
  if (options.format == "csv" || options.format == "jsonl") {
    return export_flat(record, options.format == "csv", options.all, names, files, on_progress);
  }
  return fail(ErrorKind::invalid_input,
              fmt::format("cannot export as '{}'; choose convokit, csv or jsonl", options.format));
}

}  // namespace colloquio::app
