#include "colloquio/app/export_parts.hpp"

#include "colloquio/base/ascii.hpp"
#include "colloquio/core/report/escape.hpp"

namespace colloquio::app {

namespace {

using ports::StoredMessage;

constexpr std::size_t kPage = std::size_t{1} << 18U;

std::string pseudonym(Id128 account) { return "person-" + to_hex(account).substr(0, 12); }
bool is_letter_byte(char c) {
  return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') || c == '_' ||
         static_cast<unsigned char>(c) >= 0x80;
}
bool is_name_byte(char c) { return is_letter_byte(c) || c == '.' || c == '-' || c == '@' || c == '+'; }

}  // namespace

Result<ExportPage> ExportPage::open(ports::FileWriter& files, std::string_view name) {
  auto file = files.create(name);
  if (!file) return tl::make_unexpected(file.error());
  return ExportPage{std::move(*file)};
}

Result<void> ExportPage::flush_if_full() {
  if (text.size() < kPage) return {};
  auto written = file_->write(text);
  text.clear();
  return written;
}

Result<void> ExportPage::close() {
  if (auto written = file_->write(text); !written) return written;
  return file_->close();
}

Result<void> each_exported(ports::Record& record, bool all, const std::function<bool(const StoredMessage&)>& visit) {
  return record.each_message([&](const StoredMessage& m) {
    const bool shown = m.moderation == Moderation::approved && m.visibility != Visibility::private_;
    return all || shown ? visit(m) : true;
  });
}

Result<std::int64_t> fill_page(ports::Record& record, bool all, ExportPage& page, const OnProgress& on_progress,
                               const std::function<void(const StoredMessage&)>& append) {
  std::int64_t messages = 0;
  Result<void> written;
  auto read = each_exported(record, all, [&](const StoredMessage& m) {
    append(m);
    ++messages;
    if (on_progress && messages % 8192 == 0) {
      on_progress({.step = Progress::Step::exporting, .messages = static_cast<std::uint64_t>(messages)});
    }
    written = page.flush_if_full();
    return written.has_value();
  });
  if (!read) return tl::make_unexpected(read.error());
  if (written) written = page.close();
  if (!written) return tl::make_unexpected(written.error());
  return messages;
}

void append_field(std::string& out, std::string_view key, std::string_view value) {
  report::append_json_string(out, key);
  out += ": ";
  report::append_json_string(out, value);
}

void ExportNames::learn(const std::vector<ports::StoredAccount>& accounts) {
  if (!pseudonymous_) return;
  for (const auto& account : accounts) {
    for (std::string_view name : {std::string_view{account.handle}, std::string_view{account.display_name}}) {
      if (name.starts_with('@')) name.remove_prefix(1);
      if (!name.empty()) mentioned_.try_emplace({account.network, ascii_lower(name)}, account.id);
    }
  }
}

std::string ExportNames::words(const StoredMessage& m, std::string_view text) const {
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

std::string ExportNames::account(const StoredMessage& m) const {
  if (m.account.is_none()) return "[deleted]";  // what corpora of forums call nobody, and our reader too
  return pseudonymous_ ? pseudonym(m.account) : to_hex(m.account);
}

std::string ExportNames::shown(const StoredMessage& m) const {
  if (m.account.is_none()) return "";
  if (pseudonymous_) return pseudonym(m.account);
  return !m.account_name.empty() ? m.account_name : !m.account_handle.empty() ? m.account_handle : m.account_native_id;
}

}  // namespace colloquio::app
