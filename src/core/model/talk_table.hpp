#pragma once

#include <cstdint>
#include <limits>
#include <string>
#include <vector>

#include "colloquio/base/id.hpp"
#include "colloquio/base/instant.hpp"
#include "colloquio/core/model/vocabulary.hpp"

namespace colloquio {

/// "No such index": nobody, no native conversation.
inline constexpr std::uint32_t kNone = std::numeric_limits<std::uint32_t>::max();

/// Everything about one message that is not a number. 16 bits.
struct MessageFlags {
  Role role : 2 = Role::person;  ///< of its author at that time, after the company's rules
  Evidence evidence : 3 = Evidence::none;
  TimePrecision precision : 3 = TimePrecision::second;
  bool is_talk : 1 = true;
  bool is_gone : 1 = false;       ///< tombstone: has a place and a time, no words
  bool author_clock : 1 = false;  ///< the time is the author's word, not the platform's
  bool hidden : 1 = false;        ///< pending, spam, trash or private: not counted as talk
};

/// Messages as columns, without text: what every talk and tribe figure is computed from.
///
/// All per-message vectors have the same length; rows come in any order; ids are distinct. 52 bytes a message.
struct TalkTable {
  std::vector<Id128> id;
  std::vector<Id128> parent;                ///< none id: no parent named; may name a message that is not here
  std::vector<std::int64_t> time;           ///< microseconds UTC; micros(kNoTime) = unknown
  std::vector<std::uint32_t> conversation;  ///< index into conversations, kNone = follow the parents
  std::vector<std::uint32_t> author;        ///< index into accounts, kNone = nobody
  std::vector<std::uint32_t> channel;       ///< index into channels
  std::vector<std::uint32_t> taps;          ///< best known number of taps on it: max(known actors, newest count)
  std::vector<MessageFlags> flags;

  // What few messages have, by row, each row's entries together and rows ascending.

  /// The message mentions or quotes this account: the evidence where no parent is named.
  struct Address {
    std::uint32_t row = 0;
    std::uint32_t account = 0;  ///< index into accounts
    friend bool operator==(const Address&, const Address&) = default;
  };
  std::vector<Address> addresses;
  /// A message that answers several at once: its parents besides `parent`.
  struct OtherParent {
    std::uint32_t row = 0;
    Id128 parent;
    friend bool operator==(const OtherParent&, const OtherParent&) = default;
  };
  std::vector<OtherParent> other_parents;
  /// A message that names no parent, and a hash of its words (text::wording_key): equal in every place where somebody
  /// says the same. At most one a row; none where the words are too few to tell.
  struct Wording {
    std::uint32_t row = 0;
    std::uint64_t key = 0;
    friend bool operator==(const Wording&, const Wording&) = default;
  };
  std::vector<Wording> wordings;

  struct Channel {
    Id128 id;
    std::string name;  ///< shown; native id where the source has no name
    std::string network;
    std::string market;  ///< "" = none declared
    std::string lang;
    std::int64_t horizon =
        std::numeric_limits<std::int64_t>::min();  ///< last successful sync (as_of), else last message
    std::uint64_t own_taps = 0;                    ///< taps on the channel itself (follows)
  };
  std::vector<Channel> channels;
  std::vector<Id128> accounts;
  std::vector<Id128> conversations;

  [[nodiscard]] std::size_t size() const { return id.size(); }
};

/// Leaves only these rows (ascending) in the table, in their order.
void keep_rows(TalkTable& table, const std::vector<std::uint32_t>& rows);

}  // namespace colloquio
