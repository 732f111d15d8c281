#include "colloquio/core/talk/measure.hpp"

#include <algorithm>
#include <limits>
#include <map>
#include <optional>
#include <string>
#include <tuple>
#include <utility>

#include "colloquio/core/talk/catalog.hpp"
#include "colloquio/core/talk/fold.hpp"
#include "colloquio/core/talk/interval.hpp"
#include "colloquio/core/talk/links.hpp"
#include "colloquio/core/talk/people.hpp"
#include "colloquio/core/talk/section.hpp"
#include "colloquio/core/talk/threads.hpp"

namespace colloquio::talk {

namespace {

/// Conversations [first, end) of one channel: what one call of ForEach folds. Their size never depends on the machine.
struct Chunk {
  std::uint32_t first = 0;
  std::uint32_t end = 0;
};
constexpr std::uint32_t kChunkMessages = 1U << 16U;

/// Rows of entries go up; where one row may have only one entry, each by at least one.
template <class T>
bool rows_go_up(const std::vector<T>& entries, std::size_t rows, std::uint32_t least_step) {
  std::uint64_t least = 0;
  return std::all_of(entries.begin(), entries.end(), [&](const T& entry) {
    const bool good = entry.row < rows && entry.row >= least;
    least = std::uint64_t{entry.row} + least_step;
    return good;
  });
}

Result<void> check_sparse(const TalkTable& t) {
  if (!rows_go_up(t.addresses, t.size(), 0) || !rows_go_up(t.other_parents, t.size(), 0) ||
      !rows_go_up(t.wordings, t.size(), 1)) {
    return fail(ErrorKind::corrupt, "the mentions, further parents or wordings are not in the order of the messages");
  }
  if (std::any_of(t.addresses.begin(), t.addresses.end(),
                  [&](const TalkTable::Address& a) { return a.account >= t.accounts.size(); })) {
    return fail(ErrorKind::corrupt, "a message mentions an account that does not exist");
  }
  return {};
}

Result<void> check_table(const TalkTable& t) {
  const std::size_t n = t.size();
  if (n > kMostRows || t.accounts.size() > (std::size_t{1} << 31U)) {
    return fail(ErrorKind::invalid_input, "there are more messages than one analysis can hold (4 294 967 280)");
  }
  for (const std::size_t size : {t.parent.size(), t.time.size(), t.conversation.size(), t.author.size(),
                                 t.channel.size(), t.taps.size(), t.flags.size()}) {
    if (size != n) return fail(ErrorKind::corrupt, "the columns of the message table differ in length");
  }
  const auto points_outside = [](const std::vector<std::uint32_t>& column, std::size_t size, bool may_be_none) {
    return std::any_of(column.begin(), column.end(),
                       [&](std::uint32_t i) { return i >= size && !(may_be_none && i == kNone); });
  };
  if (points_outside(t.conversation, t.conversations.size(), true)) {
    return fail(ErrorKind::corrupt, "a message belongs to a conversation that does not exist");
  }
  if (points_outside(t.author, t.accounts.size(), true)) {
    return fail(ErrorKind::corrupt, "a message is by an account that does not exist");
  }
  if (points_outside(t.channel, t.channels.size(), false)) {
    return fail(ErrorKind::corrupt, "a message is in a channel that does not exist");
  }
  return check_sparse(t);
}

std::optional<Window> window_before(const Window& w) {
  if (w.from == kNoTime || w.to == Instant::max()) return std::nullopt;
  return Window{w.from - (w.to - w.from), w.from};
}

/// The calendar from the first message to the last horizon of a channel with talk.
Days make_days(const Threads& threads, const Zone& zone) {
  std::int64_t first = std::numeric_limits<std::int64_t>::max();
  std::int64_t last = kUnknownTime;
  for (std::size_t at = 0; at < threads.time.size(); ++at) {
    if (threads.time[at] == kUnknownTime || !is_counted(threads.flags[at])) continue;
    first = std::min(first, threads.time[at]);
    last = std::max(last, threads.time[at]);
  }
  if (last == kUnknownTime) return {zone, Instant::max(), kNoTime};
  for (const std::int64_t h : threads.horizon) last = std::max(last, h);
  return {zone, from_micros(first), from_micros(last)};
}

/// The first talk of each channel whose time is known; the largest number where there is none.
std::vector<std::int64_t> first_talk(const Threads& threads, std::size_t channels) {
  std::vector<std::int64_t> first(channels, std::numeric_limits<std::int64_t>::max());
  for (std::size_t thread = 0; thread < threads.size(); ++thread) {
    std::int64_t& of_channel = first[threads.channel[thread]];
    for (std::uint32_t at = threads.start[thread]; at < threads.start[thread + 1]; ++at) {
      if (threads.time[at] != kUnknownTime && is_counted(threads.flags[at]))
        of_channel = std::min(of_channel, threads.time[at]);
    }
  }
  return first;
}

std::vector<Chunk> cut_chunks(const Threads& threads) {
  std::vector<Chunk> chunks;
  for (std::uint32_t thread = 0; thread < threads.size(); ++thread) {
    const bool goes_on = !chunks.empty() && threads.channel[chunks.back().first] == threads.channel[thread] &&
                         threads.start[thread] - threads.start[chunks.back().first] < kChunkMessages;
    if (!goes_on) chunks.push_back({thread, thread});
    chunks.back().end = thread + 1;
  }
  return chunks;
}

/// Room for the most a chunk can log, so that nothing moves while it folds; what is not written costs no memory.
void reserve(Body& body, std::size_t messages) {
  body.now.by_anyone.reserve(messages);
  body.now.delays.reserve(messages);
  body.now.persons.reserve(messages);
  body.now.answerers.reserve(messages);
  body.now.pairs.reserve(messages);
  body.history.days.reserve(messages);
}

Body fold_chunk(const Chunk& chunk, const FoldContext& context, const SectionContext& windows) {
  Body body;
  reserve(body, context.threads.start[chunk.end] - context.threads.start[chunk.first]);
  Fold fold(context);
  for (std::uint32_t thread = chunk.first; thread < chunk.end; ++thread) {
    fold.open(thread);
    fold.add_to(body.now, windows.window);
    if (windows.previous) fold.add_to(body.before, *windows.previous);
    fold.add_to(body.history);
  }
  return body;
}

/// One Measuring is one call of measure(): it holds what the steps share.
class Measuring {
 public:
  Measuring(const TalkTable& table, const MeasureOptions& options)
      : table_(table),
        options_(options),
        faults_(table, options.fault_examples),
        threads_(build_threads(table, faults_)),
        days_(make_days(threads_, options.zone)),
        house_declared_(has_house()),
        cross_posts_(threads_, house_declared_),
        windows_{options.window,  window_before(options.window), options.zone, days_, table.accounts.size(),
                 house_declared_, options.curve_points} {}

  TalkResult run(const ForEach& for_each) {
    TalkResult result;
    result.window = windows_.window;
    result.previous = windows_.previous;
    result.house_declared = house_declared_;
    if (windows_.previous) first_talk_ = first_talk(threads_, table_.channels.size());
    fold_all(for_each);
    Body total = finish_parts(result);
    keep_longest(total.now.recently_waiting, options_.most_waiting);
    keep_longest(total.now.older_waiting, options_.most_waiting);
    keep_busiest(total.now.busiest, options_.most_busy);
    fill_lists(total.now, result);
    sort_sections(result.channels);
    sort_sections(result.markets);
    return result;
  }

 private:
  [[nodiscard]] bool has_house() const {
    return std::any_of(threads_.flags.begin(), threads_.flags.end(),
                       [](MessageFlags f) { return f.role == Role::house && is_said(f); });
  }

  void fold_all(const ForEach& for_each) {
    const std::vector<Chunk> chunks = cut_chunks(threads_);
    folded_.resize(chunks.size());
    const FoldContext context{
        table_, threads_, days_, cross_posts_, house_declared_, options_.most_waiting, options_.most_busy};
    for_each(chunks.size(), [&](std::size_t i) { folded_[i] = fold_chunk(chunks[i], context, windows_); });
    chunks_of_.resize(table_.channels.size());
    threads_.parent = {};  // only the folds need these: make room for what comes
    threads_.next_same = {};
    for (std::size_t i = 0; i < chunks.size(); ++i) chunks_of_[threads_.channel[chunks[i].first]].push_back(i);
  }

  /// The channel's chunks put together, in their order.
  Body gather_channel(std::size_t channel) {
    Body body;
    body.own_taps = static_cast<std::int64_t>(table_.channels[channel].own_taps);
    std::vector<const Body*> parts;
    for (const std::size_t chunk : chunks_of_[channel]) parts.push_back(&folded_[chunk]);
    if (parts.size() > 1) body.reserve_for(parts);
    for (const std::size_t chunk : chunks_of_[channel]) body.merge(std::move(folded_[chunk]));
    return body;
  }

  /// Channels make markets, markets make the whole. A part that is the same as the next bigger one is finished once.
  Body finish_parts(TalkResult& result) {
    std::map<std::string_view, std::vector<std::size_t>> markets;
    for (std::size_t c = 0; c < table_.channels.size(); ++c) markets[table_.channels[c].market].push_back(c);
    Body total;
    std::optional<Section> last;  // of the part merged last, if it was finished
    for (const auto& [name, channels] : markets) {
      Body market;
      for (const std::size_t c : channels) {
        Body channel = gather_channel(c);
        last.reset();
        if (options_.by_channel) {
          last = finish_section(channel, windows_);
          result.channels.push_back(
              named(*last, Section::Of::channel, to_hex(table_.channels[c].id), table_.channels[c].name));
          result.channels.back().began_in_window =
              windows_.previous && windows_.window.contains(from_micros(first_talk_[c]));
        }
        market.merge(std::move(channel));
      }
      if (options_.by_market && !name.empty()) {
        if (channels.size() > 1 || !last) last = finish_section(market, windows_);
        result.markets.push_back(named(*last, Section::Of::market, std::string{name}, std::string{name}));
      } else if (channels.size() > 1) {
        last.reset();
      }
      total.merge(std::move(market));
    }
    if (markets.size() != 1 || !last) last = finish_section(total, windows_);
    result.total = named(*last, Section::Of::total, "", "");
    return total;
  }

  static Section named(Section section, Section::Of of, std::string key, std::string name) {
    section.of = of;
    section.key = std::move(key);
    section.name = std::move(name);
    return section;
  }

  void fill_lists(State& now, TalkResult& result) const {
    result.waiting_total = now.tally.waiting;
    result.waiting_recent = now.tally.waiting_recent;
    const auto fill_waiting = [](const std::vector<ListedWait>& from, std::vector<Waiting>& to) {
      for (const ListedWait& w : from)
        to.push_back({w.row, w.root_row, static_cast<double>(w.waited) / 1e6, w.messages, w.is_recent});
    };
    fill_waiting(now.recently_waiting, result.recently_waiting);
    fill_waiting(now.older_waiting, result.older_waiting);
    // The longest of all are among the longest of each.
    std::vector<ListedWait> all{now.recently_waiting};
    all.insert(all.end(), now.older_waiting.begin(), now.older_waiting.end());
    keep_longest(all, options_.most_waiting);
    fill_waiting(all, result.waiting);
    for (const ListedBusy& b : now.busiest) result.busiest.push_back(b.shape);
    make_set(now.exchanges);
    result.talkers = list_talkers(table_, threads_, options_.window, now.exchanges,
                                  cross_posts_.repeats_in(options_.window), options_.most_talkers);
    result.faults = faults_.list();
    for (const Fault& f : result.faults) result.total.figures[f.id] = count_figure(f.count);
  }

  static void sort_sections(std::vector<Section>& sections) {
    const auto messages = [](const Section& s) { return s.figures.at("talk.messages").n; };
    std::sort(sections.begin(), sections.end(), [&](const Section& a, const Section& b) {
      return std::tuple{-messages(a), a.name, a.key} < std::tuple{-messages(b), b.name, b.key};
    });
  }

  const TalkTable& table_;
  const MeasureOptions& options_;
  FaultLog faults_;
  Threads threads_;
  Days days_;
  bool house_declared_;
  CrossPosts cross_posts_;
  SectionContext windows_;
  std::vector<std::int64_t> first_talk_;             // by channel; only where there is a period before
  std::vector<Body> folded_;                         // by chunk
  std::vector<std::vector<std::size_t>> chunks_of_;  // by channel
};

}  // namespace

void one_by_one(std::size_t n, const std::function<void(std::size_t)>& body) {
  for (std::size_t i = 0; i < n; ++i) body(i);
}

namespace {

/// A source that never says who answers whom, nor which messages belong together, cannot tell an answered message from
/// an unanswered one: then figures about answers are unknown, not zero.
bool says_nothing_of_answers(const TalkTable& table) {
  return table.size() >= static_cast<std::size_t>(kFewest) &&
         std::all_of(table.parent.begin(), table.parent.end(), [](Id128 id) { return id.is_none(); }) &&
         table.other_parents.empty() &&
         std::all_of(table.conversation.begin(), table.conversation.end(), [](std::uint32_t c) { return c == kNone; });
}

void forget_answers(Section& section) {
  for (Figures* figures : {&section.figures, &section.previous}) {
    for (auto& [id, figure] : *figures) {
      const CatalogEntry* entry = find_in_catalog(id);
      if (entry == nullptr || !entry->needs_links || !figure.note.empty()) continue;
      figure.value.reset();
      figure.low.reset();
      figure.high.reset();
      figure.note = "no_links";
    }
  }
  section.answered_by_house.clear();
  section.answered_by_anyone.clear();
}

}  // namespace

Result<TalkResult> measure(const TalkTable& table, const MeasureOptions& options, const ForEach& for_each) {
  if (const Result<void> sound = check_table(table); !sound) return tl::make_unexpected(sound.error());
  if (options.window.to < options.window.from) {
    return fail(ErrorKind::invalid_input, "the window ends before it begins");
  }
  TalkResult result = Measuring(table, options).run(for_each);
  if (says_nothing_of_answers(table)) {
    forget_answers(result.total);
    for (Section& section : result.channels) forget_answers(section);
    for (Section& section : result.markets) forget_answers(section);
  }
  return result;
}

}  // namespace colloquio::talk
