#include <algorithm>
#include <charconv>
#include <optional>
#include <string>
#include <utility>
#include <vector>

#include "colloquio/base/ascii.hpp"
#include "colloquio/base/id_index.hpp"
#include "colloquio/base/time_parse.hpp"
#include "colloquio/sources/format.hpp"
#include "colloquio/sources/formats.hpp"
#include "colloquio/sources/formats/convokit_line.hpp"
#include "colloquio/sources/formats/titles.hpp"
#include "colloquio/sources/json.hpp"
#include "colloquio/sources/lines.hpp"
#include "colloquio/sources/stamp.hpp"

// ConvoKit corpora: docs/formats/convokit.md.
namespace colloquio::sources::formats {

namespace {

constexpr std::string_view kUtterances = "utterances.jsonl";
constexpr std::int64_t kEarliest = 100'000'000;  // 1973: smaller numbers are an order, not a time

std::string_view last_part(std::string_view path) { return path.substr(path.find_last_of('/') + 1); }
std::string_view folder_of(std::string_view path) { return path.substr(0, path.size() - last_part(path).size()); }

bool has_word(std::string_view text, std::string_view word) { return text.find(word) != std::string_view::npos; }

/// Whether the first line has the members of an utterance.
bool looks_like_utterances(std::string_view head) {
  const std::string_view line = head.substr(0, head.find('\n'));
  const bool talks = has_word(line, "\"text\"") && (has_word(line, "\"speaker\"") || has_word(line, "\"user\""));
  const bool hangs = has_word(line, "\"conversation_id\"") || has_word(line, "\"root\"");
  return talks && hangs && (has_word(line, "\"reply-to\"") || has_word(line, "\"reply_to\""));
}

Confidence recognise_convokit(std::span<const Sniffed> files) {
  Confidence best = 0;
  for (const Sniffed& file : files) {
    if (!looks_like_utterances(file.head)) continue;
    best = std::max(best, last_part(file.name) == kUtterances ? 100 : 80);
  }
  return best;
}

/// Names to numbers 0, 1, 2, … and back; few of them.
class ChannelNames {
 public:
  std::uint32_t number_of(std::string_view name) {
    if (last_ < names_.size() && names_[last_] == name) return last_;
    const auto [number, is_new] = index_.insert(hash128(name));
    if (is_new) names_.emplace_back(name);
    return last_ = number;
  }
  [[nodiscard]] std::string_view name(std::uint32_t number) const { return names_[number]; }

 private:
  IdIndex index_;
  std::vector<std::string> names_;
  std::uint32_t last_ = 0;
};

/// Which channel each conversation belongs to, where the corpus says so. One memory access a look-up: a corpus has a
/// conversation for every few messages.
class ConversationChannels {
 public:
  static constexpr std::uint32_t kUnknown = 0xFFFFFFFF;

  void put(std::string_view conversation, std::uint32_t channel) {
    if ((used_ + 1) * 2 > slots_.size()) grow();
    Slot& slot = slots_[place_of(hash64(conversation))];
    if (slot.channel == kUnknown) ++used_;
    slot = {hash64(conversation), channel};
  }
  [[nodiscard]] std::uint32_t find(std::string_view conversation) const {
    return used_ == 0 ? kUnknown : slots_[place_of(hash64(conversation))].channel;
  }

 private:
  struct Slot {
    std::uint64_t key = 0;
    std::uint32_t channel = kUnknown;  // kUnknown = empty
  };

  [[nodiscard]] std::size_t place_of(std::uint64_t key) const {
    std::size_t at = key & (slots_.size() - 1);
    while (slots_[at].channel != kUnknown && slots_[at].key != key) at = (at + 1) & (slots_.size() - 1);
    return at;
  }
  void grow() {
    auto old = std::exchange(slots_, std::vector<Slot>(std::max<std::size_t>(1024, slots_.size() * 2)));
    for (const Slot& slot : old) {
      if (slot.channel != kUnknown) slots_[place_of(slot.key)] = slot;
    }
  }

  std::vector<Slot> slots_;
  std::size_t used_ = 0;
};

/// Reads one corpus: a folder of files, or utterances alone.
class CorpusReader {
 public:
  CorpusReader(Bundle& bundle, const ReadOptions& options, EventSink& sink)
      : bundle_(bundle), options_(options), sink_(sink) {}

  Result<void> read(const std::string& utterances);

 private:
  template <class OnMember>
  Result<void> read_members(std::string_view name, OnMember on_member);
  void read_name();
  Result<void> read_speakers();
  Result<void> read_conversations();
  Result<void> read_utterances(const std::string& name);
  void tell(const Utterance& u);
  std::string_view tell_channel(const Utterance& u);
  [[nodiscard]] bool has(std::string_view name) const {
    return std::binary_search(bundle_.names().begin(), bundle_.names().end(), name);
  }

  Bundle& bundle_;
  const ReadOptions& options_;
  EventSink& sink_;
  std::string folder_;
  std::string instance_;
  ChannelNames names_;
  ConversationChannels channels_;
  std::vector<bool> told_;  // by channel number
};

/// corpus.json may carry the corpus's name; else the folder or file is called something.
void CorpusReader::read_name() {
  instance_ = options_.instance;
  if (instance_.empty() && has(folder_ + "corpus.json")) {
    if (auto stream = bundle_.open(folder_ + "corpus.json")) {
      if (const auto about = read_json(**stream, "corpus.json")) instance_ = about->root()["name"].text();
    }
  }
  if (!instance_.empty()) return;
  std::string_view name = folder_.empty() ? bundle_.title() : std::string_view{folder_};
  while (name.ends_with('/')) name.remove_suffix(1);
  name = last_part(name);
  instance_ = lasting_name(name.substr(0, name.find('.')));
}

template <class OnMember>
Result<void> CorpusReader::read_members(std::string_view name, OnMember on_member) {
  const std::string path = folder_ + std::string{name};
  if (!has(path)) return {};
  auto stream = bundle_.open(path);
  if (!stream) return settle(stream.error(), sink_, path, {});
  JsonItems items(**stream, path, sink_, {.paths = {"{}"}});
  while (auto item = items.next()) {
    const JsonValue meta = (*item)["meta"].is_object() ? (*item)["meta"] : *item;
    on_member(items.key(), meta);
  }
  return items.result();
}

Result<void> CorpusReader::read_speakers() {
  const auto on_speaker = [&](std::string_view id, JsonValue meta) {
    const std::string_view name = meta["name"].is_string() ? meta["name"].text() : std::string_view{};
    const bool is_bot = meta["is_bot"].is_true() || meta["bot"].is_true();
    if (id.empty() || (name.empty() && !is_bot)) return;  // nothing that the messages do not say
    sink_.account({.account = {.native_id = id, .display_name = name, .is_bot = is_bot}});
  };
  auto done = read_members("speakers.json", on_speaker);
  return done && !has(folder_ + "speakers.json") ? read_members("users.json", on_speaker) : done;
}

Result<void> CorpusReader::read_conversations() {
  return read_members("conversations.json", [&](std::string_view id, JsonValue meta) {
    for (const char* name : {"channel", "subreddit", "forum"}) {
      if (const JsonValue channel = meta[name]; channel.is_string())
        return channels_.put(id, names_.number_of(channel.text()));
    }
  });
}

/// The channel of an utterance, announced at its first.
std::string_view CorpusReader::tell_channel(const Utterance& u) {
  std::uint32_t number = ConversationChannels::kUnknown;
  if (!u.channel.empty()) {
    number = names_.number_of(u.channel);
  } else {
    number = channels_.find(u.conversation.empty() ? u.id : u.conversation);
    if (number == ConversationChannels::kUnknown) number = names_.number_of(instance_);
  }
  const std::string_view name = names_.name(number);
  if (number >= told_.size()) told_.resize(number + 1);
  if (!told_[number])
    sink_.channel({.native_id = name, .name = name, .kind = named<ChannelKind>(name, ChannelKind::other)});
  told_[number] = true;
  return name;
}

/// Seconds since 1970, possibly with a fraction or as text; an order number (0, 1, 2, …) or null is no time.
Stamp stamp_of_unix(std::string_view written) {
  Stamp stamp{.raw = written};
  if (const auto seconds = number_of<std::int64_t>(written)) {
    if (*seconds < kEarliest) return stamp;
    const auto time = time_of_unix(*seconds);
    stamp.at = time.at;
    stamp.precision = precision_of(time.precision);
    return stamp;
  }
  return stamp_of(written, TimeBasis::platform);
}

bool is_nobody(std::string_view speaker) {
  return speaker.empty() || speaker == "[deleted]" || speaker == "[removed]" || speaker == "None";
}

void CorpusReader::tell(const Utterance& u) {
  MessageEvent message;
  message.native_id = u.id;
  message.channel = tell_channel(u);
  message.conversation = u.conversation;
  message.parent = u.parent;
  message.text = u.text;
  message.lang = u.lang;
  message.counts = u.counts();
  if (!is_nobody(u.speaker)) message.author.native_id = u.speaker;
  message.when = stamp_of_unix(u.timestamp);
  message.kind = u.parent.empty() ? MessageKind::post : MessageKind::reply;
  const Evidence plain = u.parent.empty() ? Evidence::none : Evidence::explicit_;
  message.evidence = u.evidence.empty() ? plain : named<Evidence>(u.evidence, plain);
  // Our own exports name the first message as parent where only the order is known, for ConvoKit takes nothing else.
  if (message.evidence == Evidence::order) message.parent = {};
  if (u.text == "[deleted]" || u.text == "[removed]") {
    message.gone = u.text == "[deleted]" ? GoneKind::deleted_by_author : GoneKind::removed_by_moderator;
    message.text = {};
  }
  sink_.message(message);
}

Result<void> CorpusReader::read_utterances(const std::string& name) {
  auto stream = bundle_.open(name);
  if (!stream) return settle(stream.error(), sink_, name, {});
  LineReader lines(**stream, name, sink_);
  UtteranceLines utterances;
  Utterance u;
  for (Line line; lines.next(line);) {
    if (line.text.find_first_not_of(" \t") == std::string_view::npos) continue;
    if (!utterances.read(line.text, u)) {
      line.ended ? lines.reject(utterances.reason()) : lines.reject("JSON is cut", Loss::rest);
    } else if (u.id.empty()) {
      lines.reject("no id");
    } else {
      tell(u);
    }
  }
  return lines.result();
}

Result<void> CorpusReader::read(const std::string& utterances) {
  folder_ = folder_of(utterances);
  read_name();
  sink_.source({.network = "convokit", .instance = instance_, .coverage = Coverage::full});
  for (const auto step : {&CorpusReader::read_speakers, &CorpusReader::read_conversations}) {
    if (auto done = (this->*step)(); !done) return done;
  }
  return read_utterances(utterances);
}

Result<void> read_convokit(Bundle& bundle, const ReadOptions& options, EventSink& sink) {
  const auto names = bundle.names();
  std::vector<std::string> corpora;
  for (const std::string& name : names) {
    if (last_part(name) == kUtterances) corpora.push_back(name);
  }
  if (corpora.empty()) {
    std::copy_if(names.begin(), names.end(), std::back_inserter(corpora),
                 [&](const std::string& name) { return names.size() == 1 || name.ends_with(".jsonl"); });
  }
  if (corpora.empty()) return fail(ErrorKind::invalid_input, "there is no utterances.jsonl in it", bundle.title());
  for (const std::string& corpus : corpora) {
    if (auto done = CorpusReader(bundle, options, sink).read(corpus); !done) return done;
  }
  return {};
}

}  // namespace

const Format convokit{
    .name = "convokit",
    .title = "ConvoKit corpus (utterances.jsonl)",
    .network = "convokit",
    .evidence = "E1",
    .recognise = recognise_convokit,
    .read = read_convokit,
};

}  // namespace colloquio::sources::formats
