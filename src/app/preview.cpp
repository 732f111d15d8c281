#include <algorithm>
#include <map>

#include "colloquio/app/identify.hpp"
#include "colloquio/app/ingest.hpp"
#include "colloquio/app/roles.hpp"

namespace colloquio::app {

namespace {

constexpr std::size_t kShown = 20;
constexpr std::size_t kLoudest = 10;

/// Remembers what a preview shows; everything else flows by.
class Watcher {
 public:
  Watcher(Preview& preview, const Company& company) : preview_(preview), role_of_(role_of(company)) {}

  void see(const RowBatch& batch) {
    for (const AccountRow& row : batch.accounts) note(row);
    for (const MessageRow& row : batch.messages) note(row);
    count(batch, preview_.read);
  }

  void finish() {
    std::vector<Preview::Speaker> all;
    for (auto& [id, account] : accounts_) {
      const Role role = role_of_(account, preview_.last);
      if (role == Role::house) preview_.house.push_back({account, role});
      all.push_back({std::move(account), role});
    }
    std::ranges::sort(all, [](const auto& a, const auto& b) {
      return std::pair{-a.account.messages, a.account.id} < std::pair{-b.account.messages, b.account.id};
    });
    if (all.size() > kLoudest) all.resize(kLoudest);
    preview_.loudest = std::move(all);
  }

 private:
  void note(const AccountRow& row) {
    ports::StoredAccount& account = accounts_[row.id];
    account.id = row.id;
    account.network = row.network;
    account.instance = row.instance;
    account.native_id = row.native_id;
    account.handle = row.handle;
    account.display_name = row.display_name;
    account.is_bot = row.is_bot;
  }

  void note(const MessageRow& row) {
    if (row.account.is_none()) {
      ++preview_.nobody;
    } else {
      ++accounts_[row.account].messages;
    }
    if (row.occurred != kNoTime) {
      preview_.first = preview_.first == kNoTime ? row.occurred : std::min(preview_.first, row.occurred);
      preview_.last = std::max(preview_.last, row.occurred);
    }
    if (preview_.first_messages.size() >= kShown) return;
    ports::StoredMessage message;
    message.id = row.id;
    message.account = row.account;
    message.native_id = row.native_id;
    message.parent_native_id = row.parent_native_id;
    message.title = row.title;
    message.text = row.text;
    message.lang = row.lang;
    message.occurred = row.occurred;
    message.rating = row.rating;
    message.rating_max = row.rating_max;
    message.kind = row.kind;
    message.evidence = row.evidence;
    message.gone = row.gone;
    message.moderation = row.moderation;
    message.is_talk = row.is_talk;
    if (const auto account = accounts_.find(row.account); account != accounts_.end()) {
      message.account_name = shown_name(account->second);
    }
    preview_.first_messages.push_back(std::move(message));
  }

  Preview& preview_;
  ports::RoleOf role_of_;
  std::map<Id128, ports::StoredAccount> accounts_;
};

}  // namespace

Result<Preview> preview_input(const Input& input, const Company& company, const OnProgress& on_progress) {
  const sources::Format* format = input.format;
  if (format == nullptr) {
    const auto found = sources::recognise(*input.bundle);
    if (!found) return tl::make_unexpected(found.error());
    format = *found;
  }
  Preview preview;
  preview.read.format = format;
  Watcher watcher{preview, company};
  Identifier identifier{{.keep_text = true, .as_of = input.file_time, .batch_rows = 4096},
                        [&](std::unique_ptr<RowBatch> batch) {
                          watcher.see(*batch);
                          if (on_progress) {
                            on_progress({.step = Progress::Step::reading,
                                         .done = input.bytes_read == nullptr ? 0 : input.bytes_read->load(),
                                         .total = input.bytes,
                                         .messages = preview.read.messages,
                                         .rejects = preview.read.rejects});
                          }
                          batch->clear();
                          return batch;
                        }};
  if (auto read = read_whole(*format, *input.bundle, input.options, identifier); !read) {
    return tl::make_unexpected(read.error());
  }
  watcher.finish();
  return preview;
}

}  // namespace colloquio::app
