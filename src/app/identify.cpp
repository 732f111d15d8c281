#include "colloquio/app/identify.hpp"

#include <algorithm>
#include <array>
#include <map>
#include <utility>

#include "colloquio/base/check.hpp"
#include "colloquio/text/html.hpp"
#include "colloquio/text/normalise.hpp"
#include "colloquio/text/talk_text.hpp"
#include "colloquio/text/wording.hpp"

namespace colloquio::app {

namespace {

constexpr char kUnit = '\x1f';

/// Names that one message mentions and parents that it answers, at most: a list of everybody addresses nobody.
constexpr std::size_t kMostNames = 100;

/// Notes what was said of a thing: its number, and true if it is the first time or something else than last time.
std::pair<std::uint32_t, bool> note(IdIndex& index, std::vector<std::uint64_t>& states, Id128 id, std::uint64_t state) {
  const auto [number, fresh] = index.insert(id);
  if (fresh) {
    states.push_back(state);
    return {number, true};
  }
  return {number, std::exchange(states[number], state) != state};
}

std::string_view tap_word(TapKind kind) { return name_of(kind); }

}  // namespace

struct Identifier::Ids {
  IdMaker message, account, channel, conversation, tap;

  Ids(std::string_view network, std::string_view instance)
      : message("message", network, instance),
        account("account", network, instance),
        channel("channel", network, instance),
        conversation("conversation", network, instance),
        tap("tap", network, instance) {}
};

Identifier::Identifier(IdentifyOptions options, Full full)
    : options_(options), full_(std::move(full)), batch_(std::make_unique<RowBatch>()) {}

Identifier::~Identifier() = default;

void Identifier::source(const SourceEvent& e) {
  const Instant as_of = e.as_of == kNoTime ? options_.as_of : e.as_of;
  if (ids_ != nullptr && e.network == network_ && e.instance == instance_ && as_of == as_of_) return;
  if (as_of != as_of_ && batch_->size() > 0) hand_over();
  std::string world = std::string{e.network} + kUnit + std::string{e.instance};
  auto& slot = worlds_[world];
  if (!slot) slot = std::make_unique<Ids>(e.network, e.instance);
  ids_ = slot.get();
  network_ = e.network;
  instance_ = e.instance;
  last_channel_ = {};
  as_of_ = as_of;
  newest_as_of_ = std::max(newest_as_of_, as_of);
  coverage_ = e.coverage;
  declared_ = e.as_of;
  batch_->as_of = as_of;
  batch_->as_of_is_declared = declared_ != kNoTime;
}

void Identifier::need_source() const { COLLOQUIO_CHECK(ids_ != nullptr, "a reader must name its source first"); }

Identifier::Known Identifier::note_account(Id128 id, const AuthorRef& who, bool gone) {
  if (id.is_none()) return {};
  const std::uint64_t state =
      hash64(who.handle) * 31 + hash64(who.display_name) * 7 + (who.is_bot ? 1U : 0U) + (gone ? 2U : 0U);
  const auto [number, news] = note(accounts_, account_state_, id, state);
  if (news) {
    Arena& keep = batch_->arena;
    batch_->accounts.push_back({.id = id,
                                .network = keep.keep(network_),
                                .instance = keep.keep(instance_),
                                .native_id = keep.keep(who.native_id),
                                .handle = keep.keep(who.handle),
                                .display_name = keep.keep(who.display_name),
                                .id_kind = who.id_kind,
                                .is_bot = who.is_bot,
                                .gone = gone,
                                .number = number});
  }
  return {id, number};
}

/// Numbers come in order.
void Identifier::note_reached(Id128 channel, std::uint32_t number) {
  if (number == reached_.size()) reached_.push_back({channel, kNoTime});
  reached_[number].second = std::max(reached_[number].second, declared_);
}

Identifier::Known Identifier::note_channel(std::string_view native_id) {
  if (last_channel_.number != kNoNumber && native_id == last_channel_name_) return last_channel_;
  const Id128 id = ids_->channel(native_id.empty() ? std::string_view{"-"} : native_id);
  // A message names its channel; only a ChannelEvent says more of it, so anything known already is enough.
  const auto [number, fresh] = channels_.insert(id);
  if (fresh) {
    channel_state_.push_back(0);
    Arena& keep = batch_->arena;
    batch_->channels.push_back({.id = id,
                                .network = keep.keep(network_),
                                .instance = keep.keep(instance_),
                                .native_id = keep.keep(native_id),
                                .number = number});
  }
  note_reached(id, number);
  last_channel_name_ = native_id;
  last_channel_ = {id, number};
  return last_channel_;
}

void Identifier::channel(const ChannelEvent& e) {
  need_source();
  const Id128 id = ids_->channel(e.native_id.empty() ? std::string_view{"-"} : e.native_id);
  const std::uint64_t state = 1 + hash64(e.name) + hash64(e.url) * 3 + hash64(e.lang) * 5 + hash64(e.market) * 7;
  const auto [number, news] = note(channels_, channel_state_, id, state);
  note_reached(id, number);
  if (!news) return;
  Arena& keep = batch_->arena;
  batch_->channels.push_back({.id = id,
                              .network = keep.keep(network_),
                              .instance = keep.keep(instance_),
                              .native_id = keep.keep(e.native_id),
                              .name = keep.keep(e.name),
                              .url = keep.keep(e.url),
                              .lang = keep.keep(e.lang),
                              .market = keep.keep(e.market),
                              .kind = e.kind,
                              .assumed = e.assumed,
                              .number = number});
  hand_over_if_full();
}

Identifier::Known Identifier::note_conversation(Id128 id, std::string_view native_id, Id128 channel,
                                                std::string_view title) {
  if (id.is_none()) return {};
  // A message without a title says nothing new of a conversation that is known.
  if (title.empty()) {
    if (const auto number = conversations_.find(id); number != IdIndex::kAbsent) return {id, number};
  }
  const auto [number, news] = note(conversations_, conversation_state_, id, hash64(title));
  if (news) {
    Arena& keep = batch_->arena;
    batch_->conversations.push_back(
        {.id = id, .channel = channel, .native_id = keep.keep(native_id), .title = keep.keep(title), .number = number});
  }
  return {id, number};
}

void Identifier::account(const AccountEvent& e) {
  need_source();
  static_cast<void>(note_account(ids_->account(e.account.native_id), e.account, e.gone));
  hand_over_if_full();
}

std::string_view Identifier::plain_text(const MessageEvent& e) {
  if (e.format != TextFormat::html) return text::normalise(e.text, text_buffer_);
  text::html_to_text(e.text, html_buffer_);
  return text::normalise(html_buffer_, text_buffer_);
}

Id128 Identifier::content_key(const MessageEvent& e, std::string_view text) {
  key_buffer_.clear();
  for (const auto part : {e.channel, e.conversation, e.author.native_id, e.when.raw, text}) {
    key_buffer_ += part;
    key_buffer_ += kUnit;
  }
  const Id128 same = ids_->message(key_buffer_);
  const auto [number, fresh] = content_keys_.insert(same);
  if (fresh) content_key_seen_.push_back(0);
  const std::uint32_t ordinal = content_key_seen_[number]++;
  if (ordinal == 0) return same;
  key_buffer_ += std::to_string(ordinal);
  return ids_->message(key_buffer_);
}

void Identifier::add_rare(const MessageEvent& e, std::string_view text, MessageRow& row) {
  if (row.is_talk && row.parent.is_none()) row.wording = text::wording_key(text, e.title);
  if (!e.mentions.empty() && e.gone == GoneKind::none) {
    std::string& list = key_buffer_;
    list.clear();
    for (const std::string_view name : e.mentions.first(std::min(e.mentions.size(), kMostNames))) {
      if (name.empty() || name.find(kBetween) != std::string_view::npos) continue;
      if (!list.empty()) list += kBetween;
      list += name;
    }
    row.mentions = batch_->arena.keep(list);
  }
  if (!e.other_parents.empty()) {
    std::string& list = key_buffer_;
    list.clear();
    for (const std::string_view native_id : e.other_parents.first(std::min(e.other_parents.size(), kMostNames))) {
      const Id128 parent = ids_->message(native_id);
      if (parent.is_none() || parent == row.parent || parent == row.id) continue;
      if (!list.empty()) list += kBetween;
      list += to_hex(parent);
    }
    row.other_parents = batch_->arena.keep(list);
  }
}

void Identifier::message(const MessageEvent& e) {
  need_source();
  const Id128 account_id = ids_->account(e.author.native_id);
  const Id128 conversation_id = ids_->conversation(e.conversation);
  accounts_.expect(account_id);
  conversations_.expect(conversation_id);
  const bool has_words = e.gone == GoneKind::none;
  const bool needs_text = options_.keep_text || e.native_id.empty() || e.parent.empty();
  const std::string_view text = has_words && needs_text ? plain_text(e) : std::string_view{};
  MessageRow& row = batch_->messages.emplace_back();  // filled in place: it is big
  accounts_.await(account_id);
  conversations_.await(conversation_id);
  const Known channel = note_channel(e.channel);
  row.content_key = e.native_id.empty();
  row.id = row.content_key ? content_key(e, text) : ids_->message(e.native_id);
  row.parent = ids_->message(e.parent);
  const Known account = note_account(account_id, e.author, false);
  const Known conversation = note_conversation(conversation_id, e.conversation, channel.id, e.title);
  row.channel = channel.id;
  row.channel_number = channel.number;
  row.account = account.id;
  row.account_number = account.number;
  row.conversation = conversation.id;
  row.conversation_number = conversation.number;
  row.occurred = e.when.at;
  row.edited = e.edited_at;
  row.rating = e.rating ? static_cast<float>(*e.rating) : -1.0F;
  row.rating_max = static_cast<float>(e.rating_max);
  row.kind = e.kind;
  row.evidence = e.evidence;
  row.time_basis = e.when.basis;
  row.time_precision = e.when.precision;
  row.gone = e.gone;
  row.moderation = e.moderation;
  row.visibility = e.visibility;
  row.is_talk = has_words && ((e.format == TextFormat::html ? text::is_talk_html(e.text) : text::is_talk(e.text)) ||
                              text::is_talk(e.title));
  add_rare(e, text, row);
  if (options_.keep_text) {
    Arena& keep = batch_->arena;
    row.native_id = keep.keep(e.native_id);
    row.parent_native_id = keep.keep(e.parent);
    row.title = keep.keep(e.title);
    row.text = keep.keep(text);
    row.lang = keep.keep(e.lang);
    row.url = keep.keep(e.url);
    row.time_raw = keep.keep(e.when.raw);
    key_buffer_.assign(e.title);
    key_buffer_ += kUnit;
    key_buffer_ += text;
    key_buffer_ += kUnit;
    key_buffer_ += e.parent;
    key_buffer_ += kUnit;
    key_buffer_ += static_cast<char>('0' + static_cast<int>(e.moderation));
    key_buffer_ += static_cast<char>('0' + static_cast<int>(e.gone));
    row.content_hash = hash128(key_buffer_);
  }
  for (const CountValue& count : e.counts) {
    batch_->counts.push_back({.target = row.id,
                              .metric = batch_->arena.keep(count.metric),
                              .as_of = count.as_of == kNoTime ? as_of_ : count.as_of,
                              .value = count.value,
                              .target_kind = TargetKind::message});
  }
  hand_over_if_full();
}

Id128 Identifier::target_id(TargetKind kind, std::string_view native_id) {
  switch (kind) {
    case TargetKind::message:
      return ids_->message(native_id);
    case TargetKind::channel:
      return note_channel(native_id).id;
    case TargetKind::account:
      return ids_->account(native_id);
  }
  return {};
}

void Identifier::tap(const TapEvent& e) {
  need_source();
  TapRow row;
  row.account = note_account(ids_->account(e.account.native_id), e.account, false).id;
  row.target = target_id(e.target_kind, e.target);
  if (e.native_id.empty()) {
    key_buffer_.clear();
    for (const auto part : {e.account.native_id, tap_word(e.kind), e.value, e.target}) {
      key_buffer_ += part;
      key_buffer_ += kUnit;
    }
    row.id = ids_->tap(key_buffer_);
  } else {
    row.id = ids_->tap(e.native_id);
  }
  Arena& keep = batch_->arena;
  row.native_id = keep.keep(e.native_id);
  row.value = keep.keep(e.value);
  row.occurred = e.when.at;
  row.target_kind = e.target_kind;
  row.kind = e.kind;
  batch_->taps.push_back(row);
  hand_over_if_full();
}

void Identifier::count(const CountEvent& e) {
  need_source();
  batch_->counts.push_back({.target = target_id(e.target_kind, e.target),
                            .metric = batch_->arena.keep(e.count.metric),
                            .as_of = e.count.as_of == kNoTime ? as_of_ : e.count.as_of,
                            .value = e.count.value,
                            .target_kind = e.target_kind});
  hand_over_if_full();
}

void Identifier::gone(const GoneEvent& e) {
  need_source();
  Id128 target;
  switch (e.of) {
    case GoneEvent::Of::message:
      target = ids_->message(e.target);
      break;
    case GoneEvent::Of::tap:
      target = ids_->tap(e.target);
      break;
    case GoneEvent::Of::account:
      target = ids_->account(e.target);
      break;
  }
  batch_->gone.push_back(
      {.target = target, .evidence = batch_->arena.keep(e.evidence), .at = e.at, .of = e.of, .kind = e.kind});
  hand_over_if_full();
}

void Identifier::outcome(const OutcomeEvent& e) {
  Arena& keep = batch_->arena;
  batch_->outcomes.push_back({.measure = keep.keep(e.measure),
                              .place = keep.keep(e.place),
                              .unit = keep.keep(e.unit),
                              .day = e.day,
                              .value = e.value});
  hand_over_if_full();
}

void Identifier::reject(const RejectEvent& e) {
  Arena& keep = batch_->arena;
  batch_->rejects.push_back({.file = keep.keep(e.file),
                             .reason = keep.keep(e.reason),
                             .sample = keep.keep(e.sample.substr(0, 200)),
                             .offset = e.offset,
                             .line = e.line,
                             .loss = e.loss});
  is_cut_ = is_cut_ || e.loss != Loss::piece;
  hand_over_if_full();
}

void Identifier::hand_over_if_full() {
  if (batch_->messages.size() >= options_.batch_rows || batch_->size() >= options_.batch_rows * 4) hand_over();
}

void Identifier::hand_over() {
  batch_ = full_(std::move(batch_));
  batch_->as_of = as_of_;
  batch_->as_of_is_declared = declared_ != kNoTime;
}

/// One batch for each time up to which channels were read. A cut input knows no such time: what it lacks is not
/// silence.
void Identifier::tell_reached() {
  if (is_cut_) return;
  std::map<Instant, std::vector<std::uint32_t>> by_time;
  for (std::uint32_t number = 0; number < reached_.size(); ++number) {
    if (reached_[number].second != kNoTime) by_time[reached_[number].second].push_back(number);
  }
  for (const auto& [time, numbers] : by_time) {
    as_of_ = declared_ = batch_->as_of = batch_->synced = time;
    batch_->as_of_is_declared = true;
    for (const std::uint32_t number : numbers) {
      batch_->channels.push_back({.id = reached_[number].first, .number = number});
    }
    hand_over();
  }
}

void Identifier::finish() {
  if (batch_->size() > 0) hand_over();
  tell_reached();
}

}  // namespace colloquio::app
