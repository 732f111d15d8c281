#include <algorithm>
#include <array>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <utility>

#include "colloquio/sources/formats.hpp"
#include "colloquio/sources/formats/telegram_chats.hpp"
#include "colloquio/sources/json.hpp"
#include "colloquio/sources/lines.hpp"

namespace colloquio::sources::formats {

namespace {

using telegram_chats::Chat;
using telegram_chats::ChatReader;

constexpr std::string_view kNetwork = "telegram";

std::string_view base_name(std::string_view path) { return path.substr(path.find_last_of('/') + 1); }

/// Telegram writes the kind of a chat in front of its messages; a tool that sorts members puts it behind. A file small
/// enough to be read whole tells it; a bigger one stays of unknown kind, which is taken as private.
Chat chat_of_whole_file(Bundle& bundle, const std::string& name) {
  auto stream = bundle.open(name);
  if (!stream) return {};
  const auto document = read_json(**stream, name);
  if (!document) return {};
  const JsonValue chat = document->root();
  return {std::string{chat["type"].text()}, std::string{chat["id"].text()}, std::string{chat["name"].text()}};
}

/// Nobody has written in it yet: whole, and no damaged file.
bool is_without_messages(Bundle& bundle, const std::string& name) {
  auto stream = bundle.open(name);
  if (!stream) return false;
  const auto document = read_json(**stream, name);
  if (!document) return false;
  const JsonValue root = document->root();
  return root["messages"].is_array() || root["chats"]["list"].is_array() || root["left_chats"]["list"].is_array();
}

Result<void> read_file(Bundle& bundle, const std::string& name, const ReadOptions& options, const Zone& zone,
                       EventSink& sink) {
  auto stream = bundle.open(name);
  if (!stream) return tl::make_unexpected(stream.error());
  ChatReader reader{options, zone, name, sink};
  JsonItems items{**stream, name, sink, {.paths = {"messages", "chats.list[].messages", "left_chats.list[].messages"}}};
  std::optional<Chat> whole;
  bool found = false;
  while (const auto item = items.next()) {
    found = true;
    Chat chat{std::string{items.around("type")}, std::string{items.around("id")}, std::string{items.around("name")}};
    if (chat.type.empty()) {
      if (!whole) whole = chat_of_whole_file(bundle, name);
      if (!whole->type.empty()) chat = *whole;
    }
    reader.enter(std::move(chat), {items.offset(), items.line()});
    if (const std::string_view why = reader.read(*item); !why.empty()) items.reject(why);
  }
  reader.close();
  if (!found && !is_without_messages(bundle, name)) reject(sink, name, 0, 0, "no messages found", {}, Loss::file);
  return items.result();
}

/// {"name": "Olio", "type": "private_group", "id": 7, "messages": []}: too short to say more of itself.
bool is_empty_chat(std::string_view head) {
  constexpr std::size_t kLongest = 4096;
  constexpr std::array<std::string_view, 8> kTypes{"saved_messages",     "personal_chat",    "bot_chat",
                                                   "private_group",      "public_channel",   "private_channel",
                                                   "private_supergroup", "public_supergroup"};
  JsonDocument document;
  if (head.size() > kLongest || head.find("\"messages\"") == std::string_view::npos || !document.parse(head))
    return false;
  const JsonValue chat = document.root();
  return chat["messages"].is_array() && chat["messages"].size() == 0 &&
         std::ranges::find(kTypes, chat["type"].text()) != kTypes.end();
}

Confidence recognise_telegram(std::span<const Sniffed> files) {
  Confidence best = 0;
  for (const Sniffed& file : files) {
    const auto has = [&](std::string_view word) { return file.head.find(word) != std::string_view::npos; };
    const bool messages =
        has("\"messages\"") && (has("\"date_unixtime\"") || has("\"from_id\"") || has("\"text_entities\""));
    const bool account = has("\"personal_information\"") && has("\"about\"") && has("\"user_id\"");
    if (messages || account || is_empty_chat(file.head))
      best = std::max(best, base_name(file.name).ends_with("result.json") ? 97 : 90);
  }
  return best;
}

Result<void> read_telegram(Bundle& bundle, const ReadOptions& options, EventSink& sink) {
  const auto zone = Zone::named(options.zone);
  if (!zone) return tl::make_unexpected(zone.error());
  sink.source({.network = kNetwork, .instance = {}, .coverage = Coverage::window});
  const bool alone = bundle.names().size() == 1;
  for (const std::string& name : bundle.names()) {
    if (alone || name.ends_with(".json")) {  // beside it lie photos, voices and stickers
      if (auto done = read_file(bundle, name, options, *zone, sink); !done) return done;
    } else if (base_name(name).starts_with("messages") && name.ends_with(".html")) {
      reject(sink, name, 0, 0, "export as web pages: export again as JSON", {}, Loss::file);
    }
  }
  return {};
}

}  // namespace

const Format telegram{.name = "telegram",
                      .title = "Telegram Desktop export (result.json)",
                      .network = kNetwork,
                      .evidence = "E1",
                      .recognise = recognise_telegram,
                      .read = read_telegram};

}  // namespace colloquio::sources::formats
