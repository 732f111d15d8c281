#include "colloquio/app/conversation.hpp"

#include <algorithm>
#include <chrono>
#include <map>

#include <fmt/format.h>

#include "colloquio/app/roles.hpp"
#include "colloquio/core/model/good_clock.hpp"

namespace colloquio::app {

namespace {

constexpr std::size_t kShortest = 4;
constexpr std::size_t kShown = 5;

Result<Id128> find_message(ports::Record& record, std::string_view id) {
  const bool hexadecimal = std::ranges::all_of(
      id, [](char c) { return (c >= '0' && c <= '9') || (c >= 'a' && c <= 'f') || (c >= 'A' && c <= 'F'); });
  if (!hexadecimal || id.size() < kShortest || id.size() > 32) {
    return fail(
        ErrorKind::invalid_input,
        fmt::format("'{}' is no id; give at least {} hexadecimal digits as the report shows them", id, kShortest));
  }
  if (id.size() == 32) return *id_from_hex(id);
  const auto found = record.find_by_prefix(id, kShown + 1);
  if (!found) return tl::make_unexpected(found.error());
  if (found->empty()) return fail(ErrorKind::not_found, fmt::format("no message's id begins with {}", id));
  if (found->size() > 1) {
    std::string list;
    for (std::size_t i = 0; i < std::min(found->size(), kShown); ++i) list += "\n  " + to_hex((*found)[i]);
    if (found->size() > kShown) list += "\n  …";
    return fail(ErrorKind::conflict, fmt::format("several ids begin with {}; give more digits:{}", id, list));
  }
  return found->front();
}

/// The account behind a message, as far as the company's rules look at it.
ports::StoredAccount author_of(const ports::StoredMessage& m) {
  ports::StoredAccount account;
  account.id = m.account;
  account.network = m.network;
  account.instance = m.instance;
  account.native_id = m.account_native_id;
  account.handle = m.account_handle;
  account.display_name = m.account_name;
  account.is_bot = m.account_is_bot;
  return account;
}

report::MessageView view_of(const ports::StoredMessage& m, const ports::RoleOf& role_of) {
  report::MessageView view;
  view.id = m.id;
  view.parent = m.parent;
  view.author = !m.account_name.empty()     ? m.account_name
                : !m.account_handle.empty() ? m.account_handle
                                            : m.account_native_id;
  view.title = m.title;
  view.text = m.text;
  view.url = m.url;
  view.at = m.occurred;
  view.edited = m.edited;
  view.role = m.account.is_none() ? Role::nobody : role_of(author_of(m), m.occurred);
  view.gone = m.gone;
  view.evidence = m.evidence;
  view.is_talk = m.is_talk;
  view.taps = m.taps;
  return view;
}

/// The clock faults of one message, as core/talk/links.cpp and note_span (measuring.cpp) see them.
std::string_view fault_of_time(Instant at, Instant now) {
  if (at == kNoTime) return "faults.time_missing";
  if (at < kFirstGoodTime) return "faults.time_past";
  return at > last_good_time(now) ? "faults.time_future" : "";
}

/// `messages` in the order of the view. A time that has a fault itself says nothing of before and after.
void find_faults(const std::vector<ports::StoredMessage>& messages, Instant now, report::ConversationView& view) {
  std::map<Id128, const ports::StoredMessage*> by_id;
  for (const auto& m : messages) by_id.emplace(m.id, &m);
  const auto add = [&](std::string_view fault, Id128 id) { view.faults.push_back({std::string{fault}, id}); };
  for (const Id128& id : report::cut_rings(view)) add("faults.parent_cycle", id);
  for (const auto& m : messages) {
    const auto of_time = fault_of_time(m.occurred, now);
    if (!of_time.empty()) add(of_time, m.id);
    if (m.parent.is_none()) continue;
    const auto parent = by_id.find(m.parent);
    if (m.parent == m.id) {
      add("faults.self_parent", m.id);
    } else if (parent == by_id.end()) {
      add("faults.missing_parent", m.id);
    } else if (parent->second->channel != m.channel) {
      add("faults.parent_elsewhere", m.id);
    } else if (of_time.empty() && fault_of_time(parent->second->occurred, now).empty() &&
               m.occurred < parent->second->occurred) {
      add("faults.reply_before_parent", m.id);
    }
  }
}

}  // namespace

Result<report::ConversationView> view_conversation(ports::Record& record, const Company& company, std::string_view id,
                                                   std::string_view version, Instant now) {
  const auto message = find_message(record, id);
  if (!message) return tl::make_unexpected(message.error());
  const auto messages = record.read_conversation(*message);
  if (!messages) return tl::make_unexpected(messages.error());

  const auto role = role_of(company);
  report::ConversationView view;
  view.zone = company.zone;
  view.version = version;
  for (const auto& m : *messages) {
    view.messages.push_back(view_of(m, role));
    if (view.channel.empty()) view.channel = m.channel_name;
    if (view.network.empty()) view.network = m.network;
  }
  if (!view.messages.empty()) view.id = view.messages.front().id;
  find_faults(*messages, now, view);
  return view;
}

}  // namespace colloquio::app
