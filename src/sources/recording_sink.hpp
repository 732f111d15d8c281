#pragma once

#include <cstdint>
#include <deque>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "colloquio/core/model/event.hpp"

namespace colloquio::sources {

/// Keeps every event with its words, for tests and previews: the string_views stay valid as long as the sink lives.
/// Memory grows with what it is told; `room` bounds how many of each kind are kept, the totals count all.
class RecordingSink final : public EventSink {
 public:
  explicit RecordingSink(std::size_t room = static_cast<std::size_t>(-1)) : room_(room) {}
  RecordingSink(const RecordingSink&) = delete;
  RecordingSink& operator=(const RecordingSink&) = delete;

  std::vector<SourceEvent> sources;
  std::vector<ChannelEvent> channels;
  std::vector<AccountEvent> accounts;
  std::vector<MessageEvent> messages;
  std::vector<TapEvent> taps;
  std::vector<CountEvent> counts;
  std::vector<GoneEvent> gone_items;
  std::vector<OutcomeEvent> outcomes;
  std::vector<RejectEvent> rejects;
  std::uint64_t messages_seen = 0;
  std::uint64_t rejects_seen = 0;

  void source(const SourceEvent& e) override {
    keep(sources, e, [&](SourceEvent& k) { own({&k.network, &k.instance, &k.own_account}); });
  }
  void channel(const ChannelEvent& e) override {
    keep(channels, e, [&](ChannelEvent& k) { own({&k.native_id, &k.name, &k.url, &k.lang, &k.market}); });
  }
  void account(const AccountEvent& e) override {
    keep(accounts, e, [&](AccountEvent& k) { own(k.account); });
  }
  void message(const MessageEvent& e) override {
    ++messages_seen;
    keep(messages, e, [&](MessageEvent& k) {
      own({&k.native_id, &k.channel, &k.conversation, &k.parent, &k.title, &k.text, &k.lang, &k.url, &k.when.raw});
      own(k.author);
      for (auto* list : {&k.mentions, &k.other_parents}) {
        auto& names = lists_.emplace_back(list->begin(), list->end());
        for (auto& name : names) own({&name});
        *list = names;
      }
      auto& values = values_.emplace_back(k.counts.begin(), k.counts.end());
      for (auto& value : values) own({&value.metric});
      k.counts = values;
    });
  }
  void tap(const TapEvent& e) override {
    keep(taps, e, [&](TapEvent& k) {
      own({&k.native_id, &k.target, &k.value, &k.when.raw});
      own(k.account);
    });
  }
  void count(const CountEvent& e) override {
    keep(counts, e, [&](CountEvent& k) { own({&k.target, &k.count.metric}); });
  }
  void gone(const GoneEvent& e) override {
    keep(gone_items, e, [&](GoneEvent& k) { own({&k.target, &k.evidence}); });
  }
  void outcome(const OutcomeEvent& e) override {
    keep(outcomes, e, [&](OutcomeEvent& k) { own({&k.measure, &k.place, &k.unit}); });
  }
  void reject(const RejectEvent& e) override {
    ++rejects_seen;
    keep(rejects, e, [&](RejectEvent& k) { own({&k.file, &k.reason, &k.sample}); });
  }

 private:
  template <class Event, class Own>
  void keep(std::vector<Event>& list, const Event& e, Own own_words) {
    if (list.size() >= room_) return;
    own_words(list.emplace_back(e));
  }
  void own(std::initializer_list<std::string_view*> words) {
    for (std::string_view* word : words) *word = words_.emplace_back(*word);
  }
  void own(AuthorRef& who) { own({&who.native_id, &who.handle, &who.display_name}); }

  std::size_t room_;
  std::deque<std::string> words_;
  std::deque<std::vector<std::string_view>> lists_;
  std::deque<std::vector<CountValue>> values_;
};

}  // namespace colloquio::sources
