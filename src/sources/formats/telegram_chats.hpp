#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <unordered_set>
#include <utility>
#include <vector>

#include "colloquio/base/instant.hpp"
#include "colloquio/core/model/event.hpp"
#include "colloquio/sources/format.hpp"
#include "colloquio/sources/json.hpp"
#include "colloquio/sources/lines.hpp"

namespace colloquio::sources::formats::telegram_chats {

/// What the export says of a chat in front of its messages.
struct Chat {
  std::string type;  ///< "public_supergroup", "personal_chat", ...; "" if it does not say
  std::string id;    ///< a number, unique within its kind of chat
  std::string name;

  [[nodiscard]] bool is_private() const { return !type.starts_with("public_"); }
  [[nodiscard]] bool is_broadcast() const { return type.ends_with("channel"); }
  friend bool operator==(const Chat&, const Chat&) = default;
};

class LocalTimes;

/// Reads the messages of one file's chats into events, in the order of the file. Memory: one message and the topics of
/// one forum.
class ChatReader {
 public:
  /// All that is named must outlive the reader.
  ChatReader(const ReadOptions& options, const Zone& zone, std::string_view file, EventSink& sink)
      : options_(options), zone_(zone), file_(file), sink_(sink) {}

  /// Every message comes with its chat; a change of chat closes the one before.
  void enter(Chat chat, TextPlace at);
  /// "" or why it could not be read.
  std::string_view read(JsonValue message);
  /// After the last message: says how many were not read because they are private.
  void close();

 private:
  void place(JsonValue message, MessageEvent& e);
  void note_mentions(JsonValue message);
  void note_counts(JsonValue reactions);
  void read_taps(JsonValue reactions, const LocalTimes& times, std::string_view target);

  const ReadOptions& options_;
  const Zone& zone_;
  std::string_view file_;
  EventSink& sink_;

  Chat chat_;
  std::string key_;
  TextPlace at_;
  std::int64_t skipped_ = 0;
  bool open_ = false;
  std::unordered_set<std::string> topics_;

  std::vector<std::pair<std::string, double>> tallies_;
  std::vector<CountValue> counts_;
  std::vector<std::string> named_;
  std::vector<std::string_view> mentions_;
  std::string id_, parent_, conversation_, text_, account_, tap_id_;
};

}  // namespace colloquio::sources::formats::telegram_chats
