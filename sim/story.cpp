#include "colloquio/sim/story.hpp"

#include "colloquio/base/id.hpp"

namespace colloquio::sim {

std::string native_id(std::uint64_t number) { return "m" + std::to_string(number); }

namespace {

/// Fills a table conversation by conversation; accounts are the story's people, in their order.
class TableMaker {
 public:
  explicit TableMaker(Story& story) : story_(story) {
    IdMaker channel_id("channel", "sim", "");
    for (const StoryChannel& c : story.channels()) {
      table_.channels.push_back({.id = channel_id(c.id),
                                 .name = c.name,
                                 .network = "sim",
                                 .market = c.market,
                                 .lang = c.lang,
                                 .horizon = micros(story.end())});
    }
    IdMaker account_id("account", "sim", "");
    for (std::uint32_t i = 0; i < story.people(); ++i) table_.accounts.push_back(account_id(story.person(i).id));
  }

  void add(const Conversation& c, bool with_conversations) {
    const auto conversation = static_cast<std::uint32_t>(table_.conversations.size());
    if (with_conversations) table_.conversations.push_back(conversation_id_(std::to_string(c.index)));
    for (const SaidMessage& m : c.messages) {
      table_.id.push_back(message_id_(native_id(m.number)));
      table_.parent.push_back(parent_of(c, m));
      table_.time.push_back(m.no_time ? micros(kNoTime) : m.time * 1'000'000);
      table_.conversation.push_back(with_conversations ? conversation : kNone);
      table_.author.push_back(m.author);
      table_.channel.push_back(c.channel);
      table_.taps.push_back(m.likes + m.shares);
      table_.flags.push_back(flags_of(m));
    }
  }

  TalkTable take() { return std::move(table_); }

 private:
  Id128 parent_of(const Conversation& c, const SaidMessage& m) {
    switch (m.link) {
      case Link::none:
        return {};
      case Link::named:
      case Link::cycle:
        return message_id_(native_id(c.messages[static_cast<std::size_t>(m.parent)].number));
      case Link::gone:
        return message_id_(native_id(m.gone_parent));
      case Link::self:
        return message_id_(native_id(m.number));
    }
    return {};
  }

  [[nodiscard]] MessageFlags flags_of(const SaidMessage& m) const {
    MessageFlags f;
    f.role = m.author == kNone ? Role::nobody : story_.person(m.author).role;
    f.evidence = m.link == Link::none ? Evidence::none : Evidence::explicit_;
    f.is_talk = !m.no_words && !m.deleted;
    f.is_gone = m.deleted;
    return f;
  }

  Story& story_;
  TalkTable table_;
  IdMaker message_id_{"message", "sim", ""};
  IdMaker conversation_id_{"conversation", "sim", ""};
};

}  // namespace

TalkTable to_table(Story& story, bool with_conversations) {
  story.restart();
  TableMaker maker(story);
  Conversation c;
  while (story.next(c)) maker.add(c, with_conversations);
  return maker.take();
}

}  // namespace colloquio::sim
