#include "colloquio/core/record/clean.hpp"

#include <cmath>
#include <cstring>
#include <string>
#include <type_traits>

#include <simdjson.h>

#include "colloquio/base/utf8.hpp"

namespace colloquio::record {

namespace {

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

std::uint64_t details_of(const MessageRow& row) {
  Packer p;
  p << row.channel.hi << row.channel.lo << row.account.hi << row.account.lo << row.conversation.hi
    << row.conversation.lo << row.native_id << row.parent_native_id << row.lang << row.url << row.time_raw
    << row.mentions << row.other_parents << row.wording << row.occurred << row.edited << row.rating << row.rating_max
    << row.kind << row.evidence << row.time_basis << row.time_precision << row.visibility
    << static_cast<std::uint8_t>(row.content_key) << static_cast<std::uint8_t>(row.is_talk);
  return p.hash();
}

std::uint64_t details_of(const TapRow& row) {
  Packer p;
  p << row.account.hi << row.account.lo << row.target.hi << row.target.lo << row.native_id << row.value << row.occurred
    << row.target_kind << row.kind;
  return p.hash();
}

}  // namespace colloquio::record
