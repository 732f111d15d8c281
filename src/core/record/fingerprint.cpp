#include "colloquio/core/record/fingerprint.hpp"

#include <cstring>

namespace colloquio::record {

namespace {

std::string_view name_of(GoneEvent::Of of) {
  switch (of) {
    case GoneEvent::Of::message:
      return "message";
    case GoneEvent::Of::tap:
      return "tap";
    case GoneEvent::Of::account:
      return "account";
  }
  return "";
}

std::string_view name_of(TargetKind kind) {
  switch (kind) {
    case TargetKind::message:
      return "message";
    case TargetKind::channel:
      return "channel";
    case TargetKind::account:
      return "account";
  }
  return "";
}

}  // namespace

Fingerprint& Fingerprint::row(std::string_view table) {
  bytes_.clear();
  return *this << table;
}

Fingerprint& Fingerprint::operator<<(std::string_view text) {
  *this << static_cast<std::int64_t>(text.size());
  bytes_ += text;
  return *this;
}

Fingerprint& Fingerprint::operator<<(Id128 id) {
  return *this << static_cast<std::int64_t>(id.hi) << static_cast<std::int64_t>(id.lo);
}

Fingerprint& Fingerprint::operator<<(std::int64_t number) {
  char raw[sizeof number];
  std::memcpy(raw, &number, sizeof number);
  bytes_.append(raw, sizeof raw);
  return *this;
}

Fingerprint& Fingerprint::operator<<(double number) {
  std::int64_t bits = 0;
  std::memcpy(&bits, &number, sizeof bits);
  return *this << bits;
}

void Fingerprint::end() {
  const Id128 hash = hash128(bytes_);
  const std::uint64_t lo = sum_.lo + hash.lo;
  sum_.hi += hash.hi + (lo < sum_.lo ? 1U : 0U);
  sum_.lo = lo;
}

void add(Fingerprint& sum, const MessageState& s, const ParentClaim* parent, GoneKind gone_now) {
  sum.row(parent != nullptr ? "message" : "message_revision")
      << s.id << s.content_hash << s.channel << s.account << s.conversation << s.parent << s.native_id
      << s.parent_native_id << s.title << s.text << s.lang << s.url << s.time_raw << s.mentions << s.other_parents
      << static_cast<std::int64_t>(s.wording) << s.first_seen << s.last_seen << s.occurred << s.edited;
  sum << static_cast<double>(s.rating) << static_cast<double>(s.rating_max) << colloquio::name_of(s.kind)
      << colloquio::name_of(s.evidence) << colloquio::name_of(s.time_basis) << colloquio::name_of(s.time_precision)
      << colloquio::name_of(s.gone) << colloquio::name_of(s.moderation) << colloquio::name_of(s.visibility)
      << std::int64_t{s.content_key} << std::int64_t{s.is_talk} << std::int64_t{s.erased};
  if (parent != nullptr) {
    sum << parent->parent << parent->native_id << colloquio::name_of(parent->evidence) << parent->seen
        << colloquio::name_of(gone_now);
  }
  sum.end();
}

void add(Fingerprint& sum, const AccountFacts& a) {
  sum.row("account") << a.id << a.network << a.instance << a.native_id << a.handle << a.display_name << a.handle_seen
                     << a.display_name_seen << colloquio::name_of(a.id_kind) << a.id_kind_seen << std::int64_t{a.is_bot}
                     << a.gone_seen;
  sum.end();
}

void add(Fingerprint& sum, const ChannelFacts& c) {
  sum.row("channel") << c.id << c.network << c.instance << c.native_id << c.name << c.url << c.lang << c.market
                     << c.name_seen << c.url_seen << c.lang_seen << c.market_seen << colloquio::name_of(c.kind)
                     << c.kind_seen << c.synced;
  sum.end();
}

void add(Fingerprint& sum, const ConversationFacts& c) {
  sum.row("conversation") << c.id << c.channel << c.native_id << c.title << c.channel_seen << c.title_seen;
  sum.end();
}

void add(Fingerprint& sum, const TapFacts& t) {
  sum.row("tap") << t.id << t.account << t.target << t.native_id << t.value << t.occurred << t.first_seen << t.last_seen
                 << name_of(t.target_kind) << colloquio::name_of(t.kind);
  sum.end();
}

void add_account_name(Fingerprint& sum, Id128 account, std::string_view handle, std::string_view name, Instant seen) {
  sum.row("account_name") << account << handle << name << seen;
  sum.end();
}

void add_count(Fingerprint& sum, TargetKind kind, Id128 target, std::string_view metric, Instant as_of, double value) {
  sum.row("count_snapshot") << name_of(kind) << target << metric << as_of << value;
  sum.end();
}

void add_gone(Fingerprint& sum, GoneEvent::Of of, Id128 target, const GoneMark& mark) {
  sum.row("gone") << name_of(of) << target << colloquio::name_of(mark.kind) << mark.at << mark.seen << mark.evidence;
  sum.end();
}

void add_outcome(Fingerprint& sum, const OutcomeRow& row, Instant as_of) {
  sum.row("outcome") << row.measure << row.place << row.unit << std::int64_t{row.day} << row.value << as_of;
  sum.end();
}

}  // namespace colloquio::record
