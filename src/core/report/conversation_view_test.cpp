#include "colloquio/core/report/conversation_view.hpp"

#include <set>
#include <vector>

#include <gtest/gtest.h>
#include <rapidcheck/gtest.h>

#include "colloquio/core/report/samples_test.hpp"
#include "colloquio/core/report/terminal.hpp"
#include "colloquio/core/report/words.hpp"
#include "colloquio/core/talk/catalog.hpp"

namespace colloquio::report {
namespace {

MessageView message(std::uint64_t id, std::uint64_t parent, std::int64_t at) {
  MessageView m;
  m.id = {1, id};
  if (parent != 0) m.parent = {1, parent};
  m.at = from_micros(at);
  return m;
}

TEST(Tree, CutsRingsAtTheirOldestAndShowsGhosts) {
  ConversationView v;
  v.messages = {message(1, 3, 30), message(2, 1, 10), message(3, 2, 20), message(4, 4, 40), message(5, 99, 5)};
  const auto tree = tree_of(v);
  ASSERT_EQ(tree.size(), 6U);
  EXPECT_EQ(tree[0].message, TreeNode::kGhost);
  EXPECT_EQ(tree[0].id, (Id128{1, 99}));
  EXPECT_EQ(tree[1].id, (Id128{1, 5}));
  EXPECT_EQ(tree[2].id, (Id128{1, 2}));  // the oldest of the ring opens it
  EXPECT_EQ(tree[3].id, (Id128{1, 3}));
  EXPECT_EQ(tree[4].id, (Id128{1, 1}));
  EXPECT_EQ(tree[4].depth, 2U);
  EXPECT_EQ(tree[5].id, (Id128{1, 4}));  // its own parent: a root
  EXPECT_EQ(tree[5].depth, 0U);
  EXPECT_EQ(cut_rings(v), (std::vector<Id128>{{1, 2}}));
}

TEST(Thread, MarksEachFaultAtItsMessageInBothLanguages) {
  ConversationView v = small_conversation();
  for (const talk::CatalogEntry& entry : talk::catalog()) {
    const std::string id{entry.id};
    if (!id.starts_with("faults.") || id == "faults.duplicate_id") continue;  // a conversation has each message once
    v.faults = {{id, {1, 2}}};
    for (const Lang lang : {Lang::it, Lang::en}) {
      const auto mark = find_word(lang, "thread." + id);
      ASSERT_TRUE(mark) << id;
      const std::string page = to_terminal(v, {.lang = lang, .width = 120});
      const std::size_t at = page.find("! " + std::string{*mark});
      EXPECT_TRUE(at > page.find("Domani mattina") && at < page.find("Perfetto")) << page;
    }
  }
}

RC_GTEST_PROP(Tree, EveryMessageIsThereOnceAfterItsParent, ()) {
  const auto size = *rc::gen::inRange(0, 40);
  ConversationView v;
  for (int i = 1; i <= size; ++i) {
    const auto parent = *rc::gen::inRange<std::uint64_t>(0, static_cast<std::uint64_t>(size) + 3);
    v.messages.push_back(message(static_cast<std::uint64_t>(i), parent, *rc::gen::inRange(0, 20)));
  }
  std::set<std::size_t> seen;
  std::vector<std::size_t> open;
  for (const TreeNode& node : tree_of(v)) {
    RC_ASSERT(node.depth <= open.size());
    open.resize(node.depth);
    open.push_back(node.message);
    if (node.message != TreeNode::kGhost) RC_ASSERT(seen.insert(node.message).second);
  }
  RC_ASSERT(seen.size() == v.messages.size());
}

}  // namespace
}  // namespace colloquio::report
