#pragma once

#include <bit>
#include <concepts>
#include <cstdint>
#include <span>
#include <string>
#include <string_view>
#include <type_traits>

#include "colloquio/base/id.hpp"
#include "colloquio/core/model/event.hpp"

namespace colloquio::sources {

/// Keeps nothing but counts and one number over everything it was told, in order: equal events, equal fingerprint.
/// For tests of readers; constant memory.
class FingerprintSink final : public EventSink {
 public:
  std::uint64_t messages = 0, taps = 0, others = 0, rejects = 0;
  std::uint64_t cuts = 0;  ///< of the rejects, those of a file or the rest of one

  [[nodiscard]] std::uint64_t fingerprint() const { return state_; }
  /// Every call but source().
  [[nodiscard]] std::uint64_t events() const { return messages + taps + others; }
  /// False once an event came before the first source(); rejects and outcomes may.
  [[nodiscard]] bool is_in_order() const { return in_order_; }

  void source(const SourceEvent& e) override {
    has_source_ = true;
    add("source", e.network, e.instance, e.as_of, e.coverage, e.own_account);
  }
  void channel(const ChannelEvent& e) override {
    count(others);
    add("channel", e.native_id, e.name, e.url, e.lang, e.market, e.kind);
  }
  void account(const AccountEvent& e) override {
    count(others);
    add("account", e.account, e.gone);
  }
  void message(const MessageEvent& e) override {
    count(messages);
    add("message", e.native_id, e.channel, e.conversation, e.parent, e.title, e.text, e.lang, e.url, e.author, e.when,
        e.edited_at, e.rating.value_or(-1), e.rating_max, e.kind, e.evidence, e.format, e.gone, e.moderation,
        e.visibility, e.mentions.size(), e.other_parents.size(), e.counts.size());
    for (const std::string_view name : e.mentions) add(name);
    for (const std::string_view parent : e.other_parents) add(parent);
    for (const CountValue& value : e.counts) add(value);
  }
  void tap(const TapEvent& e) override {
    count(taps);
    add("tap", e.native_id, e.target, e.value, e.account, e.when, e.target_kind, e.kind);
  }
  void count(const CountEvent& e) override {
    count(others);
    add("count", e.target, e.count, e.target_kind);
  }
  void gone(const GoneEvent& e) override {
    count(others);
    add("gone", e.target, e.evidence, e.at, e.of, e.kind);
  }
  void outcome(const OutcomeEvent& e) override {
    ++others;
    add("outcome", e.measure, e.place, e.unit, e.day, e.value);
  }
  void reject(const RejectEvent& e) override {
    ++rejects;
    cuts += e.loss == Loss::piece ? 0U : 1U;
    add("reject", e.file, e.offset, e.line, e.reason, e.sample, e.loss);
  }

 private:
  template <class... Parts>
  void add(const Parts&... parts) {
    bytes_.clear();
    (put(parts), ...);
    state_ = std::rotl(state_, 7) ^ hash64(bytes_);
  }
  void count(std::uint64_t& kind) {
    ++kind;
    in_order_ = in_order_ && has_source_;
  }

  void put(std::string_view text) {
    put(text.size());
    bytes_ += text;
  }
  void put(const char* text) { put(std::string_view{text}); }
  void put(Instant at) { put(micros(at)); }
  void put(double value) { put(std::bit_cast<std::uint64_t>(value)); }
  void put(const AuthorRef& who) {
    put(who.native_id);
    put(who.handle);
    put(who.display_name);
    put(who.id_kind);
    put(who.is_bot);
  }
  void put(const Stamp& when) {
    put(when.at);
    put(when.raw);
    put(when.basis);
    put(when.precision);
  }
  void put(const CountValue& value) {
    put(value.metric);
    put(value.value);
    put(value.as_of);
  }
  template <class Number>
    requires std::integral<Number> || std::is_enum_v<Number>
  void put(Number number) {
    const auto bits = static_cast<std::uint64_t>(number);
    bytes_.append(reinterpret_cast<const char*>(&bits), sizeof bits);
  }

  std::uint64_t state_ = 0;
  bool has_source_ = false;
  bool in_order_ = true;
  std::string bytes_;
};

}  // namespace colloquio::sources
