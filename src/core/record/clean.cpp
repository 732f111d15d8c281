#include "colloquio/core/record/clean.hpp"

#include <cmath>
#include <cstring>
#include <string>
#include <type_traits>

#include <simdjson.h>

#include "colloquio/base/utf8.hpp"

namespace colloquio::record {

namespace {

constexpr std::uint64_t kUpper = 0xFFFF'FFFF'0000'0000;

/// Fields packed one after the other, each string behind its length, so that no two different rows look the same.
class Packer {
 public:
  Packer() : bytes_(buffer()) { bytes_.clear(); }

  template <class T>
  Packer& operator<<(T value) {
    static_assert(std::is_trivially_copyable_v<T> && std::has_unique_object_representations_v<T>);
    const std::size_t at = bytes_.size();
    bytes_.resize(at + sizeof value);
    std::memcpy(bytes_.data() + at, &value, sizeof value);
    return *this;
  }
  Packer& operator<<(std::string_view text) {
    *this << text.size();
    bytes_ += text;
    return *this;
  }
  Packer& operator<<(float value) {
    std::uint32_t bits = 0;
    std::memcpy(&bits, &value, sizeof bits);
    return *this << bits;
  }
  Packer& operator<<(Instant value) { return *this << micros(value); }

  [[nodiscard]] std::uint64_t hash() const { return hash64(bytes_); }

 private:
  /// One a thread: a million rows ask for a million hashes.
  static std::string& buffer() {
    thread_local std::string bytes;
    return bytes;
  }
  std::string& bytes_;
};

}  // namespace

std::string_view clean(std::string_view bytes, Arena& spare) {
  if (simdjson::validate_utf8(bytes)) return bytes;
  std::string good;
  return spare.keep(valid_utf8(bytes, good));
}

MessageRow clean(const MessageRow& row, Arena& spare) {
  MessageRow r = row;
  for (std::string_view* text : {&r.native_id, &r.parent_native_id, &r.title, &r.text, &r.lang, &r.url, &r.time_raw,
                                 &r.mentions, &r.other_parents}) {
    *text = clean(*text, spare);
  }
  if (!std::isfinite(r.rating)) r.rating = -1;
  if (!std::isfinite(r.rating_max)) r.rating_max = 5;
  if (r.gone != GoneKind::none) {
    r.title = r.text = r.lang = r.url = r.mentions = {};
    r.wording = 0;
    r.rating = -1;
    r.is_talk = false;
  }
  return r;
}

bool is_hidden(Moderation moderation, Visibility visibility) {
  return moderation != Moderation::approved || visibility == Visibility::private_;
}

std::uint32_t lists_of(std::string_view mentions, std::string_view other_parents) {
  if (mentions.empty() && other_parents.empty()) return 0;
  Packer p;
  p << mentions << other_parents;
  return static_cast<std::uint32_t>(p.hash());
}

std::uint64_t details_of(const FigureView& v) {
  Packer p;
  p << v.channel.hi << v.channel.lo << v.account.hi << v.account.lo << v.conversation.hi << v.conversation.lo
    << v.occurred << v.evidence << v.time_precision << static_cast<std::uint8_t>(v.author_clock)
    << static_cast<std::uint8_t>(v.hidden) << static_cast<std::uint8_t>(v.is_talk) << v.wording << v.lists;
  constexpr unsigned kKnown = 61;  // three bits of what is known, then 29 of the hash
  const std::uint64_t known =
      (v.occurred != kNoTime ? 4U : 0U) | (v.account.is_none() ? 0U : 2U) | (v.is_talk ? 1U : 0U);
  return known << kKnown | (p.hash() >> 3U & kUpper);
}

std::uint64_t details_of(const MessageRow& row) {
  const std::uint64_t seen = details_of(FigureView{.channel = row.channel,
                                                   .account = row.account,
                                                   .conversation = row.conversation,
                                                   .occurred = row.occurred,
                                                   .evidence = row.evidence,
                                                   .time_precision = row.time_precision,
                                                   .author_clock = row.time_basis == TimeBasis::author,
                                                   .hidden = is_hidden(row.moderation, row.visibility),
                                                   .is_talk = row.is_talk,
                                                   .lists = lists_of(row.mentions, row.other_parents),
                                                   .wording = row.parent.is_none() ? row.wording : 0});
  Packer p;
  p << row.native_id << row.parent_native_id << row.lang << row.url << row.time_raw << row.edited << row.rating
    << row.rating_max << row.kind << row.time_basis << row.visibility << static_cast<std::uint8_t>(row.content_key);
  return seen | (p.hash() & ~kUpper);
}

std::uint64_t details_of(const TapView& view) {
  Packer p;
  p << view.account.hi << view.account.lo << view.target.hi << view.target.lo << view.target_kind;
  return p.hash() & kUpper;
}

std::uint64_t details_of(const TapRow& row) {
  Packer p;
  p << row.native_id << row.value << row.occurred << row.kind;
  const std::uint64_t rest = p.hash() & ~kUpper;
  return details_of(TapView{row.account, row.target, row.target_kind}) | rest;
}

}  // namespace colloquio::record
