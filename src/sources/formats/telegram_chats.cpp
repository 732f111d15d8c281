#include "colloquio/sources/formats/telegram_chats.hpp"

#include <algorithm>
#include <chrono>
#include <optional>

#include "colloquio/sources/lines.hpp"
#include "colloquio/sources/stamp.hpp"

namespace colloquio::sources::formats::telegram_chats {

namespace {

constexpr std::size_t kTopicLimit = 100'000;  // topics remembered of one chat; a forum has some hundreds at most

/// "channel444": the id with its kind in front, in the words that from_id and reply_to_peer_id use, because a person
/// and a channel can have the same number.
std::string key_of(const Chat& chat, std::string_view file) {
  if (chat.id.empty()) return "name:" + (chat.name.empty() ? std::string{file} : chat.name);
  if (chat.type.ends_with("channel") || chat.type.ends_with("supergroup")) return "channel" + chat.id;
  if (chat.type.ends_with("_group")) return "chat" + chat.id;
  return chat.type.empty() ? "peer" + chat.id : "user" + chat.id;
}

/// A string, or a list of strings and of {type, text}: the words are in the pieces, nothing stands between them.
void append_words(JsonValue text, std::string& into) {
  if (text.is_object()) {
    into.append(text["text"].text());
  } else if (!text.is_array()) {
    into.append(text.text());
  } else {
    for (const auto& [key, piece] : text) into.append(piece.is_object() ? piece["text"].text() : piece.text());
  }
}

/// The words of a message; of a poll its question and its choices, a line each.
void words_of(JsonValue message, std::string& into) {
  into.clear();
  append_words(message["text"], into);
  if (into.empty()) append_words(message["text_entities"], into);
  const JsonValue poll = message["poll"];
  if (!into.empty() || !poll.is_object()) return;
  append_words(poll["question"], into);
  for (const auto& [key, answer] : poll["answers"]) {
    into += '\n';
    append_words(answer["text"], into);
  }
}

/// "user123" as it is; old exports have the number alone. "user0" and nothing at all are nobody.
std::string_view account_id(JsonValue from_id, std::string& buffer) {
  const std::string_view id = from_id.text();
  const std::size_t digits = id.find_first_of("0123456789");
  if (digits == std::string_view::npos || id.substr(digits) == "0") return {};
  if (digits > 0) return id;
  buffer.assign("user").append(id);
  return buffer;
}

AuthorRef author_of(JsonValue from, JsonValue from_id, std::string& buffer) {
  const std::string_view name = from.text();
  const std::string_view id = account_id(from_id, buffer);
  if (!id.empty()) return {.native_id = id, .display_name = name, .id_kind = IdKind::stable};
  if (!from_id.is_null()) return {};
  return {.native_id = name, .display_name = name, .id_kind = IdKind::display_name};
}

/// The emoji; pictures and paid stars have none.
/// No emoji of Unicode has more bytes, families and flags included.
constexpr std::size_t kLongestEmoji = 64;
/// Telegram shows eleven different signs below a message at most.
constexpr std::size_t kMostSigns = 100;

std::string_view sign_of(JsonValue reaction) {
  const std::string_view emoji = reaction["emoji"].text();
  if (!emoji.empty() && emoji.size() <= kLongestEmoji) return emoji;
  return reaction["type"].text() == "paid" ? "paid" : "custom";
}

}  // namespace

/// Turns the local times of one message into instants. The export has them without a zone: where the message gives both
/// its local and its Unix time, their distance tells the zone of the computer that exported.
class LocalTimes {
 public:
  LocalTimes(const Zone& zone, JsonValue message) : zone_(zone) {
    const Stamp unix_time = stamp_of(message["date_unixtime"].text(), TimeBasis::platform);
    const std::string_view written = message["date"].text();
    when_ = unix_time.at != kNoTime ? unix_time : in_zone(written);
    const Stamp utc = stamp_of(written, TimeBasis::platform);
    if (unix_time.at == kNoTime || utc.at == kNoTime || in_zone(written).at == unix_time.at) return;
    ahead_ = utc.at - unix_time.at;
  }

  [[nodiscard]] const Stamp& when() const { return when_; }

  [[nodiscard]] Stamp of(std::string_view written) const {
    if (!ahead_) return in_zone(written);
    Stamp stamp = stamp_of(written, TimeBasis::zone_assumed);
    if (stamp.at != kNoTime) stamp.at -= *ahead_;
    return stamp;
  }

 private:
  [[nodiscard]] Stamp in_zone(std::string_view written) const {
    return stamp_of(written, TimeBasis::platform, {.zone = &zone_});
  }

  const Zone& zone_;
  Stamp when_;
  std::optional<std::chrono::microseconds> ahead_;  // of UTC, when it is not the zone we were told
};

void ChatReader::enter(Chat chat, TextPlace at) {
  if (open_ && chat == chat_) return;
  close();
  chat_ = std::move(chat);
  key_ = key_of(chat_, file_);
  at_ = at;
  skipped_ = 0;
  open_ = true;
  topics_.clear();
  if (chat_.is_private() && !options_.private_messages) return;
  const std::string_view name = chat_.name.empty() ? std::string_view{key_} : std::string_view{chat_.name};
  sink_.channel(
      {.native_id = key_, .name = name, .kind = chat_.is_broadcast() ? ChannelKind::page : ChannelKind::chat});
}

void ChatReader::close() {
  if (!open_ || skipped_ == 0) return;
  const bool known = !chat_.type.empty();
  // The name of a private chat is a person's: it stays out of the reject.
  const std::string sample = (known ? chat_.type : "unknown") + ", messages: " + std::to_string(skipped_);
  reject(sink_, file_, at_.offset, at_.line,
         known ? "private chat, private messages are switched off"
               : "chat of unknown kind is taken as private, private messages are switched off",
         sample);
  skipped_ = 0;
}

std::string_view ChatReader::read(JsonValue message) {
  if (chat_.is_private() && !options_.private_messages) {
    ++skipped_;
    return {};
  }
  if (!message.is_object()) return "not a message";
  const std::string_view type = message["type"].text();
  const std::string_view number = message["id"].text();
  if (type == "service") {  // joined, pinned, called: nobody's words
    if (message["action"].text() == "topic_created" && topics_.size() < kTopicLimit) topics_.emplace(number);
    return {};
  }
  if (type == "unsupported") return "a message that Telegram could not export";
  if (!type.empty() && type != "message") return "an unknown type of message";

  const LocalTimes times{zone_, message};
  if (number.empty() && times.when().at == kNoTime) return "no id and no date";
  MessageEvent e;
  if (!number.empty()) id_.assign(key_).append(":").append(number);
  if (!number.empty()) e.native_id = id_;
  e.channel = key_;
  words_of(message, text_);
  e.text = text_;
  e.author = author_of(message["from"], message["from_id"], account_);
  // Telegram forgets the name of a deleted account and keeps its number.
  if (message["from"].exists() && message["from"].is_null() && !e.author.native_id.empty()) {
    sink_.account({.account = e.author, .gone = true});
  }
  e.when = times.when();
  e.visibility = chat_.is_private() ? Visibility::private_ : Visibility::public_;
  place(message, e);
  note_mentions(message);
  e.mentions = mentions_;
  note_counts(message["reactions"]);
  e.counts = counts_;
  sink_.message(e);
  if (!e.native_id.empty()) read_taps(message["reactions"], times, e.native_id);
  return {};
}

/// Where the message stands: under the one it answers; in a channel on its own; in a group in the talk of its day.
void ChatReader::place(JsonValue message, MessageEvent& e) {
  const std::string_view answered = message["reply_to_message_id"].text();
  const std::string_view elsewhere = message["reply_to_peer_id"].text();
  const std::string_view topic = topics_.contains(std::string{answered}) ? answered : std::string_view{};
  const bool forwarded = !message["forwarded_from"].is_null();
  // A channel's post copied into its discussion group opens the talk about it.
  const bool is_post = chat_.is_broadcast() || (forwarded && e.author.native_id.starts_with("channel"));
  e.kind = is_post ? MessageKind::post : forwarded ? MessageKind::quote : MessageKind::chat;
  if (!answered.empty() && topic.empty()) {
    e.parent = parent_.assign(elsewhere.empty() ? std::string_view{key_} : elsewhere).append(":").append(answered);
    e.evidence = Evidence::explicit_;
    return;
  }
  if (is_post || e.when.at == kNoTime) return;
  const auto local_day = to_iso_date(Instant{zone_.to_local(e.when.at).time_since_epoch()});
  conversation_.assign(key_);
  if (!topic.empty()) conversation_.append(":topic").append(topic);
  conversation_.append(":").append(local_day);
  e.conversation = conversation_;
  e.evidence = Evidence::order;
}

/// "@name", and whoever has no name by number. Only a text in pieces names anybody.
void ChatReader::note_mentions(JsonValue message) {
  named_.clear();
  for (const auto& [key, piece] : message["text"].is_array() ? message["text"] : message["text_entities"]) {
    const std::string_view type = piece["type"].text();
    if (type == "mention") named_.emplace_back(piece["text"].text());
    if (const std::string_view number = piece["user_id"].text(); type == "mention_name" && !number.empty()) {
      named_.emplace_back("user").append(number);
    }
  }
  mentions_.assign(named_.begin(), named_.end());
}

/// "reactions.👍"; several pictures share one number.
void ChatReader::note_counts(JsonValue reactions) {
  tallies_.clear();
  counts_.clear();
  for (const auto& [key, reaction] : reactions) {
    const bool many = tallies_.size() >= kMostSigns;
    const std::string metric = many ? "reactions.custom" : "reactions." + std::string{sign_of(reaction)};
    const double count = reaction["count"].number().value_or(0);
    const auto same = std::find_if(tallies_.begin(), tallies_.end(), [&](const auto& t) { return t.first == metric; });
    if (same == tallies_.end()) {
      tallies_.emplace_back(metric, count);
    } else {
      same->second += count;
    }
  }
  for (const auto& [metric, count] : tallies_) counts_.push_back({metric, count, kNoTime});
}

/// Only the latest people are named; the rest of the count stays a count.
void ChatReader::read_taps(JsonValue reactions, const LocalTimes& times, std::string_view target) {
  for (const auto& [key, reaction] : reactions) {
    const std::string_view value = sign_of(reaction);
    for (const auto& [position, actor] : reaction["recent"]) {
      const AuthorRef who = author_of(actor["from"], actor["from_id"], account_);
      if (who.native_id.empty()) continue;
      tap_id_.assign(target).append(":").append(who.native_id).append(":").append(value);
      sink_.tap({.native_id = tap_id_,
                 .target = target,
                 .value = value,
                 .account = who,
                 .when = times.of(actor["date"].text()),
                 .kind = TapKind::reaction});
    }
  }
}

}  // namespace colloquio::sources::formats::telegram_chats
