#include <map>
#include <vector>

#include <fmt/format.h>

#include "colloquio/app/export_parts.hpp"
#include "colloquio/app/roles.hpp"
#include "colloquio/base/id_index.hpp"
#include "colloquio/core/report/escape.hpp"

namespace colloquio::app {

namespace {

using ports::StoredMessage;
using report::append_json_string;

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

std::string utterance(const StoredMessage& m, Id128 root, bool parent_known, const ExportNames& names) {
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

}  // namespace

Result<ExportOutcome> export_convokit(ports::Record& record, const Company& company, bool all, ExportNames& names,
                                      ports::FileWriter& files, const OnProgress& on_progress) {
  Roots roots;
  if (auto learnt = roots.learn(record, all); !learnt) return tl::make_unexpected(learnt.error());
  const auto accounts = record.accounts(ports::Counted::none);
  if (!accounts) return tl::make_unexpected(accounts.error());
  names.learn(*accounts);
  const auto role = role_of(company);
  std::map<Id128, std::string> roles;
  for (const auto& account : *accounts) roles.emplace(account.id, name_of(role(account, Instant::max())));

  auto page = ExportPage::open(files, "utterances.jsonl");
  if (!page) return tl::make_unexpected(page.error());
  ExportOutcome outcome;
  std::map<std::string, Speaker> speakers;
  std::map<Id128, std::string> conversations;
  const auto messages = fill_page(record, all, *page, on_progress, [&](const StoredMessage& m) {
    const Id128 root = roots.root_of(m.id);
    page->text += utterance(m, root, !m.parent.is_none() && roots.has(m.parent) && m.parent != m.id, names);
    const auto found = roles.find(m.account);
    speakers.try_emplace(names.account(m),
                         Speaker{names.shown(m), m.network, found == roles.end() ? "nobody" : found->second});
    auto& title = conversations[root];
    if (m.id == root) title = names.words(m, m.title);
  });
  if (!messages) return tl::make_unexpected(messages.error());
  outcome.messages = *messages;
  auto written = write_speakers(files, speakers);
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

}  // namespace colloquio::app
