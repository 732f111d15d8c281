#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "colloquio/base/id.hpp"
#include "colloquio/base/instant.hpp"
#include "colloquio/core/model/vocabulary.hpp"

namespace colloquio::report {

/// One message of a conversation as people may see it. Times and words as the record holds them.
struct MessageView {
  Id128 id;
  Id128 parent;        ///< none: opens the conversation; may name a message that is not in the view
  std::string author;  ///< shown name; "" = nobody
  std::string title, text, url;
  Instant at = kNoTime;
  Instant edited = kNoTime;
  Role role = Role::person;
  GoneKind gone = GoneKind::none;
  Evidence evidence = Evidence::none;
  bool is_talk = true;
  std::int64_t taps = 0;
};

/// A fault of this conversation: "faults.missing_parent" and the message it was seen on.
struct FaultView {
  std::string id;
  Id128 message;
};

/// What `colloquio thread ID` shows.
struct ConversationView {
  Id128 id;  ///< of the root message
  std::string channel, network, zone, version;
  std::vector<MessageView> messages;  ///< any order; ids distinct
  std::vector<FaultView> faults;
};

/// A place in the tree: a message, or a ghost where one was answered that nobody ever saw.
struct TreeNode {
  static constexpr std::size_t kGhost = static_cast<std::size_t>(-1);
  std::size_t message = kGhost;  ///< index into ConversationView::messages
  Id128 id;                      ///< of the message, also of a ghost
  std::size_t depth = 0;
  bool is_last = false;  ///< last among its siblings
};

/// The conversation as a tree, parents before children, siblings by (time, id). Self-parents and rings are cut at their
/// oldest message (ties by id), as in the figures; parents that are not there become ghosts. O(n log n); depth may be
/// n.
[[nodiscard]] std::vector<TreeNode> tree_of(const ConversationView& view);

/// The messages at which rings of answers are cut, by id: one of each ring. A self-parent is no ring.
[[nodiscard]] std::vector<Id128> cut_rings(const ConversationView& view);

inline constexpr std::string_view kThreadSchema = "colloquio.thread/1";
/// The conversation as JSON (docs/formats/report.md): messages in tree order, with depth, ghosts and faults.
[[nodiscard]] std::string to_json(const ConversationView& view);

}  // namespace colloquio::report
