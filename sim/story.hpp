#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "colloquio/base/instant.hpp"
#include "colloquio/core/model/talk_table.hpp"
#include "colloquio/core/model/vocabulary.hpp"

namespace colloquio::sim {

// A story is a stream of conversations whose truth we know, because we made them. Writers turn it into the files a real
// export would hold; the truth is counted from it directly.

/// How a file names the message that another one answers.
enum class Link : std::uint8_t {
  none,   ///< opens a conversation
  named,  ///< names its parent
  gone,   ///< names a message that is in no file: SaidMessage::gone_parent
  self,   ///< fault: names itself
  cycle,  ///< fault: an opening message that names one of its own descendants (`parent`)
};

/// One message as a file tells it.
struct SaidMessage {
  std::uint64_t number = 0;       ///< unique in the story, from 1: the native id is made of it
  std::uint64_t gone_parent = 0;  ///< number of the message that is not there (Link::gone)
  std::int32_t parent = -1;       ///< index in Conversation::messages (Link::named and Link::cycle)
  std::uint32_t author = kNone;   ///< index into the story's people, kNone = nobody
  std::int64_t time = 0;          ///< seconds UTC
  std::uint32_t likes = 0;
  std::uint32_t shares = 0;
  std::uint32_t liker = kNone;  ///< one of those who liked it, where the format can say who
  Link link = Link::none;
  MessageKind kind = MessageKind::post;
  bool clock_back = false;  ///< fault: its time is before its parent's
  bool no_time = false;     ///< fault: the file gives no time for it
  bool deleted = false;     ///< a tombstone: its words and its author are gone, its place is not
  bool no_words = false;    ///< only an emoji or a "+1": written, but a tap in spirit
  std::int8_t rating = 0;   ///< 1 to 5 stars, 0 = none
  std::string_view text;    ///< lives until the next conversation
};

/// A root message and everything below it, parents before their answers.
struct Conversation {
  std::uint64_t index = 0;
  std::uint32_t channel = 0;  ///< index into Story::channels()
  std::string_view lang;
  std::string_view title;
  bool root_gone = false;  ///< messages[] hang from a root that is in no file
  std::vector<SaidMessage> messages;
  /// How the file tells them: indexes into messages. Late parents stand after their children, repetitions come twice.
  std::vector<std::uint32_t> file_order;
};

struct StoryChannel {
  std::string id, name, market, lang;
  ChannelKind kind = ChannelKind::other;
};

/// Views live until the next call of person().
struct Person {
  std::string_view id;  ///< native id, the same in every file of the story
  std::string_view handle;
  std::string_view name;
  std::string_view email;
  Role role = Role::person;
};

/// Where the story is said to come from.
struct Site {
  std::string name;  ///< "Frantoio Sant'Elmo", title of exports
  std::string host;  ///< "blog.example.org": in links and message ids
  std::int64_t offset(std::int64_t utc_seconds) const { return local == nullptr ? 0 : local(utc_seconds); }
  std::int64_t (*local)(std::int64_t utc_seconds) =
      nullptr;  ///< seconds to add for the site's wall clock; nullptr = UTC
};

/// Reads once from the start; `restart` begins again and tells exactly the same.
class Story {
 public:
  virtual ~Story() = default;
  [[nodiscard]] virtual const std::vector<StoryChannel>& channels() const = 0;
  [[nodiscard]] virtual const Site& site() const = 0;
  /// How many people there can be; not all of them speak.
  [[nodiscard]] virtual std::uint32_t people() const = 0;
  [[nodiscard]] virtual Person person(std::uint32_t index) const = 0;
  /// When the exports were made: nothing is later.
  [[nodiscard]] virtual Instant end() const = 0;
  /// False at the end. Reuses the memory of `into`.
  [[nodiscard]] virtual bool next(Conversation& into) = 0;
  virtual void restart() = 0;
};

/// The native id of a message: "m42".
[[nodiscard]] std::string native_id(std::uint64_t number);

/// The whole story as the engine sees it after a perfect import: every message once, by native id; roles as declared.
/// 52 bytes a message: for stories that fit in memory. `with_conversations` = the source knows its conversations.
[[nodiscard]] TalkTable to_table(Story& story, bool with_conversations = true);

}  // namespace colloquio::sim
