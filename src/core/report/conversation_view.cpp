#include "colloquio/core/report/conversation_view.hpp"

#include <algorithm>
#include <map>
#include <unordered_map>
#include <utility>

#include "colloquio/core/report/json_writer.hpp"

namespace colloquio::report {

namespace {

constexpr std::size_t kNowhere = TreeNode::kGhost;

bool is_older(const MessageView& a, const MessageView& b) { return std::pair{a.at, a.id} < std::pair{b.at, b.id}; }

struct Links {
  std::vector<std::size_t> parent;  // of each message; kNowhere for roots and for parents that are not there
  std::vector<std::size_t> cut;     // the oldest message of each ring, where it is cut
};

Links links_of(const ConversationView& view) {
  Links links;
  std::unordered_map<Id128, std::size_t> place;
  for (std::size_t i = 0; i < view.messages.size(); ++i) place.emplace(view.messages[i].id, i);
  std::vector<std::size_t>& parent = links.parent;
  parent.assign(view.messages.size(), kNowhere);
  for (std::size_t i = 0; i < parent.size(); ++i) {
    const auto found = place.find(view.messages[i].parent);
    if (found != place.end() && found->second != i) parent[i] = found->second;
  }
  // Walk up from every message; meeting the present walk again means a ring.
  std::vector<std::size_t> seen_by(parent.size(), kNowhere);
  for (std::size_t start = 0; start < parent.size(); ++start) {
    std::size_t at = start;
    while (at != kNowhere && seen_by[at] == kNowhere) {
      seen_by[at] = start;
      at = parent[at];
    }
    if (at == kNowhere || seen_by[at] != start) continue;
    std::size_t oldest = at;
    for (std::size_t i = parent[at]; i != at; i = parent[i])
      if (is_older(view.messages[i], view.messages[oldest])) oldest = i;
    parent[oldest] = kNowhere;
    links.cut.push_back(oldest);
  }
  return links;
}

/// Whether the message names a parent that is truly absent, not one whose link was cut.
bool hangs_from_ghost(const MessageView& message, const std::vector<Id128>& present) {
  return !message.parent.is_none() && !std::binary_search(present.begin(), present.end(), message.parent);
}

}  // namespace

std::vector<Id128> cut_rings(const ConversationView& view) {
  std::vector<Id128> ids;
  for (const std::size_t message : links_of(view).cut) ids.push_back(view.messages[message].id);
  std::ranges::sort(ids);
  return ids;
}

std::vector<TreeNode> tree_of(const ConversationView& view) {
  const std::vector<std::size_t> parent = links_of(view).parent;
  std::vector<Id128> present;
  for (const MessageView& message : view.messages) present.push_back(message.id);
  std::sort(present.begin(), present.end());

  struct Root {
    Instant at;
    Id128 id;
    std::size_t message;                // kNowhere: a ghost
    std::vector<std::size_t> children;  // of a ghost
  };
  std::vector<std::vector<std::size_t>> children(view.messages.size());
  std::vector<Root> roots;
  std::map<Id128, Root> ghosts;
  for (std::size_t i = 0; i < view.messages.size(); ++i) {
    const MessageView& message = view.messages[i];
    if (parent[i] != kNowhere) {
      children[parent[i]].push_back(i);
    } else if (hangs_from_ghost(message, present)) {
      auto& ghost =
          ghosts.try_emplace(message.parent, Root{Instant::max(), message.parent, kNowhere, {}}).first->second;
      ghost.at = std::min(ghost.at, message.at);
      ghost.children.push_back(i);
    } else {
      roots.push_back({message.at, message.id, i, {}});
    }
  }
  for (auto& [id, ghost] : ghosts) roots.push_back(std::move(ghost));
  std::sort(roots.begin(), roots.end(),
            [](const Root& a, const Root& b) { return std::pair{a.at, a.id} < std::pair{b.at, b.id}; });

  std::vector<TreeNode> out;
  std::vector<TreeNode> stack;
  const auto push_children = [&](std::vector<std::size_t> below, std::size_t depth) {
    std::sort(below.begin(), below.end(),
              [&](std::size_t a, std::size_t b) { return is_older(view.messages[a], view.messages[b]); });
    for (std::size_t k = below.size(); k-- > 0;)
      stack.push_back({below[k], view.messages[below[k]].id, depth, k + 1 == below.size()});
  };
  for (std::size_t r = 0; r < roots.size(); ++r) {
    out.push_back({roots[r].message, roots[r].id, 0, r + 1 == roots.size()});
    push_children(roots[r].message == kNowhere ? roots[r].children : children[roots[r].message], 1);
    while (!stack.empty()) {
      const TreeNode node = stack.back();
      stack.pop_back();
      out.push_back(node);
      push_children(std::move(children[node.message]), node.depth + 1);
    }
  }
  return out;
}

std::string to_json(const ConversationView& view) {
  using Layout = JsonWriter::Layout;
  const auto time = [](Instant t) { return t == kNoTime ? std::optional<std::string>{} : to_rfc3339(t); };
  JsonWriter json;
  json.begin_object();
  json.field("schema", kThreadSchema);
  json.field("version", view.version);
  json.field("id", to_hex(view.id));
  json.field("channel", view.channel);
  json.field("network", view.network);
  json.key("messages");
  json.begin_list();
  for (const TreeNode& node : tree_of(view)) {
    json.begin_object();
    json.field("id", to_hex(node.id));
    json.field("depth", static_cast<std::int64_t>(node.depth));
    json.field("is_ghost", node.message == TreeNode::kGhost);
    if (node.message != TreeNode::kGhost) {
      const MessageView& m = view.messages[node.message];
      json.field("parent", m.parent.is_none() ? std::optional<std::string>{} : to_hex(m.parent));
      json.field("evidence", name_of(m.evidence));
      json.field("author", m.author);
      json.field("role", name_of(m.role));
      json.field("at", time(m.at));
      json.field("edited", time(m.edited));
      json.field("gone", name_of(m.gone));
      json.field("is_talk", m.is_talk);
      json.field("taps", m.taps);
      json.field("title", m.title);
      json.field("text", m.text);
      json.field("url", m.url);
    }
    json.end();
  }
  json.end();
  json.key("faults");
  json.begin_list();
  for (const FaultView& fault : view.faults) {
    json.begin_object(Layout::one_line);
    json.field("id", fault.id);
    json.field("message", to_hex(fault.message));
    json.end();
  }
  json.end();
  json.end();
  return json.take();
}

}  // namespace colloquio::report
