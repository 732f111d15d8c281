#include "colloquio/adapters/memory/memory_record.hpp"

#include <algorithm>
#include <mutex>
#include <set>
#include <unordered_map>
#include <utility>

#include "colloquio/adapters/memory/contents.hpp"
#include "colloquio/ports/talk_builder.hpp"

namespace colloquio::adapters {

namespace {

using memory::Contents;
using ports::ImportRun;
using ports::StoredMessage;
using record::MessageHistory;
using record::MessageState;

/// What the record and its open session share; the session may outlive neither.
struct Shared {
  std::mutex mutex;
  Contents contents;
  bool session_open = false;
};

class MemorySession final : public ports::ImportSession {
 public:
  MemorySession(Shared& shared, ImportRun run) : shared_(shared), run_(std::move(run)) {}
  ~MemorySession() override { close(); }

  Result<void> append(const RowBatch& batch) override {
    if (closed_) return fail(ErrorKind::conflict, "this import is already finished");
    batches_.push_back(memory::told(batch, run_.id));
    return {};
  }

  Result<ports::Moved> moved_into(std::span<const Id128> channels) override {
    if (closed_) return fail(ErrorKind::conflict, "this import is already finished");
    const std::lock_guard lock(shared_.mutex);
    std::map<std::pair<Id128, Id128>, std::set<Id128>> shared;
    for (const auto& batch : batches_) {
      for (const MessageState& told : batch.messages) {
        if (std::ranges::find(channels, told.channel) == channels.end()) continue;
        const auto known = shared_.contents.messages.find(told.id);
        if (known == shared_.contents.messages.end()) continue;
        const Id128 before = known->second.current().channel;
        if (before != told.channel) shared[{before, told.channel}].insert(told.id);
      }
    }
    ports::Moved most;
    for (const auto& [pair, messages] : shared) {
      const auto n = static_cast<std::int64_t>(messages.size());
      if (n > most.messages) most = {n, pair.first, pair.second};
    }
    return most;
  }

  Result<ImportRun> finish() override {
    if (closed_) return fail(ErrorKind::conflict, "this import is already finished");
    {
      const std::lock_guard lock(shared_.mutex);
      for (const auto& batch : batches_) run_.as_of = std::max(run_.as_of, batch.as_of);
      shared_.contents.merge(batches_, run_);
      run_.finished = true;
      auto& runs = shared_.contents.runs;
      std::erase_if(runs, [&](const ImportRun& r) { return r.id == run_.id; });
      runs.push_back(run_);
    }
    close();
    return run_;
  }

 private:
  void close() {
    if (std::exchange(closed_, true)) return;
    const std::lock_guard lock(shared_.mutex);
    shared_.session_open = false;
  }

  Shared& shared_;
  ImportRun run_;
  std::vector<memory::ToldBatch> batches_;
  bool closed_ = false;
};

/// Turns histories into what people see; holds the joins that are made once a call.
class Shower {
 public:
  explicit Shower(const Contents& contents) : contents_(contents), taps_(contents.message_taps()) {}

  [[nodiscard]] StoredMessage show(const MessageHistory& h) const {
    const MessageState& s = h.current();
    StoredMessage m{.id = s.id,
                    .channel = s.channel,
                    .account = h.gone() == GoneKind::none ? s.account : Id128{},
                    .conversation = s.conversation,
                    .parent = h.parent().parent,
                    .native_id = s.native_id,
                    .parent_native_id = h.parent().parent.is_none() ? s.parent_native_id : h.parent().native_id,
                    .title = s.title,
                    .text = s.text,
                    .lang = s.lang,
                    .url = s.url,
                    .occurred = s.occurred,
                    .edited = s.edited,
                    .rating = s.rating,
                    .rating_max = s.rating_max,
                    .kind = s.kind,
                    .evidence = h.evidence(),
                    .time_basis = s.time_basis,
                    .time_precision = s.time_precision,
                    .gone = h.gone(),
                    .moderation = s.moderation,
                    .visibility = s.visibility,
                    .is_talk = s.is_talk,
                    .revisions = static_cast<std::int32_t>(h.states().size())};
    if (const auto c = contents_.channels.find(m.channel); c != contents_.channels.end()) {
      m.channel_name = c->second.name.empty() ? c->second.native_id : c->second.name;
      m.network = c->second.network;
      m.instance = c->second.instance;
    }
    if (const auto a = contents_.accounts.find(m.account); a != contents_.accounts.end()) {
      m.account_name = a->second.display_name;
      m.account_handle = a->second.handle;
      m.account_native_id = a->second.native_id;
      m.account_is_bot = a->second.is_bot;
    }
    if (const auto t = taps_.find(m.id); t != taps_.end()) m.taps = t->second;
    return m;
  }

  [[nodiscard]] std::uint32_t taps(Id128 message) const {
    const auto found = taps_.find(message);
    return found == taps_.end() ? 0 : found->second;
  }

 private:
  const Contents& contents_;
  std::map<Id128, std::uint32_t> taps_;
};

bool by_time(const StoredMessage& a, const StoredMessage& b) {
  return std::tie(a.occurred, a.id) < std::tie(b.occurred, b.id);
}

/// The messages tied to `start` by parent links and native conversations, followed both ways.
std::set<Id128> conversation_around(const Contents& contents, Id128 start) {
  std::multimap<Id128, Id128> links;  // message or conversation or missing parent <-> message
  for (const auto& [id, history] : contents.messages) {
    for (const Id128 to : {history.parent().parent, history.current().conversation}) {
      if (to.is_none()) continue;
      links.emplace(to, id);
      links.emplace(id, to);
    }
  }
  std::set<Id128> reached{start};
  std::vector<Id128> todo{start};
  while (!todo.empty()) {
    const Id128 at = todo.back();
    todo.pop_back();
    for (auto [link, end] = links.equal_range(at); link != end; ++link) {
      if (reached.insert(link->second).second) todo.push_back(link->second);
    }
  }
  std::erase_if(reached, [&](Id128 id) { return !contents.messages.contains(id); });
  return reached;
}

class MemoryRecord final : public ports::Record {
 public:
  Result<std::unique_ptr<ports::ImportSession>> begin(const ImportRun& run) override {
    const std::lock_guard lock(shared_.mutex);
    if (std::exchange(shared_.session_open, true)) return fail(ErrorKind::conflict, "another import is under way");
    return std::make_unique<MemorySession>(shared_, run);
  }

  Result<std::optional<ImportRun>> find_run(Id128 id) override {
    const std::lock_guard lock(shared_.mutex);
    for (const ImportRun& run : shared_.contents.runs) {
      if (run.id == id && run.finished) return run;
    }
    return std::nullopt;
  }

  Result<std::vector<ImportRun>> runs() override {
    const std::lock_guard lock(shared_.mutex);
    return shared_.contents.runs;
  }

  Result<TalkTable> read_talk(const ports::RoleOf& role_of) override {
    auto accounts = *this->accounts(ports::Counted::none);
    auto channels = *this->channels(ports::Counted::none);
    const std::lock_guard lock(shared_.mutex);
    const Contents& c = shared_.contents;
    std::vector<std::uint64_t> own_taps;
    for (const auto& channel : channels) {
      own_taps.push_back(static_cast<std::uint64_t>(std::count_if(c.taps.begin(), c.taps.end(), [&](const auto& t) {
        return t.second.target_kind == TargetKind::channel && t.second.target == channel.id && !c.is_gone(t.second);
      })));
    }
    const Shower shower{c};
    ports::TalkBuilder builder{role_of, std::move(accounts), channels, own_taps};
    builder.reserve(c.messages.size());
    for (const auto& [id, history] : c.messages) {
      const MessageState& s = history.current();
      builder.add({.id = id,
                   .parent = history.parent().parent,
                   .conversation = s.conversation,
                   .account = s.account,
                   .channel = s.channel,
                   .occurred = s.occurred,
                   .taps = shower.taps(id),
                   .kind = s.kind,
                   .evidence = history.evidence(),
                   .time_basis = s.time_basis,
                   .time_precision = s.time_precision,
                   .gone = history.gone(),
                   .moderation = s.moderation,
                   .visibility = s.visibility,
                   .is_talk = s.is_talk,
                   .rare = {s.mentions, s.other_parents, s.wording}});
    }
    return builder.finish();
  }

  Result<std::vector<StoredMessage>> read_messages(std::span<const Id128> ids) override {
    const std::lock_guard lock(shared_.mutex);
    const Shower shower{shared_.contents};
    std::vector<StoredMessage> out;
    for (const Id128 id : std::set<Id128>{ids.begin(), ids.end()}) {
      const auto found = shared_.contents.messages.find(id);
      if (found != shared_.contents.messages.end()) out.push_back(shower.show(found->second));
    }
    return out;
  }

  Result<std::vector<StoredMessage>> read_conversation(Id128 start) override {
    const std::lock_guard lock(shared_.mutex);
    const Contents& c = shared_.contents;
    const auto ids = conversation_around(c, start);
    if (!c.messages.contains(start) && std::none_of(ids.begin(), ids.end(), [&](Id128 id) {
          return c.messages.at(id).current().conversation == start;
        })) {
      return fail(ErrorKind::not_found, "no message or conversation has the id " + to_hex(start));
    }
    const Shower shower{c};
    std::vector<StoredMessage> out;
    for (const Id128 id : ids) out.push_back(shower.show(c.messages.at(id)));
    std::sort(out.begin(), out.end(), by_time);
    return out;
  }

  Result<std::vector<Id128>> find_by_prefix(std::string_view hex_prefix, std::size_t limit) override {
    const auto range = ports::id_range(hex_prefix);
    if (!range) return tl::make_unexpected(range.error());
    const std::lock_guard lock(shared_.mutex);
    std::vector<Id128> out;
    const auto& messages = shared_.contents.messages;
    for (auto m = messages.lower_bound(range->first); m != messages.end() && m->first <= range->last; ++m) {
      if (out.size() == limit) break;
      out.push_back(m->first);
    }
    return out;
  }

  Result<void> each_message(const std::function<bool(const StoredMessage&)>& visit) override {
    std::vector<StoredMessage> all;
    {
      const std::lock_guard lock(shared_.mutex);
      const Shower shower{shared_.contents};
      for (const auto& [id, history] : shared_.contents.messages) all.push_back(shower.show(history));
    }
    std::sort(all.begin(), all.end(), by_time);
    for (const StoredMessage& message : all) {
      if (!visit(message)) break;
    }
    return {};
  }

  Result<std::vector<ports::StoredAccount>> accounts(ports::Counted counted) override {
    const std::lock_guard lock(shared_.mutex);
    std::map<Id128, std::int64_t> messages;
    for (const auto& [id, history] : shared_.contents.messages) {
      if (counted == ports::Counted::none) break;
      if (history.gone() == GoneKind::none) ++messages[history.current().account];
    }
    std::vector<ports::StoredAccount> out;
    for (const auto& [id, a] : shared_.contents.accounts) {
      const auto written = messages.find(id);
      out.push_back({.id = id,
                     .network = a.network,
                     .instance = a.instance,
                     .native_id = a.native_id,
                     .handle = a.handle,
                     .display_name = a.display_name,
                     .id_kind = a.id_kind,
                     .is_bot = a.is_bot,
                     .messages = written == messages.end() ? 0 : written->second});
    }
    return out;
  }

  Result<std::vector<ports::StoredChannel>> channels(ports::Counted counted) override {
    const std::lock_guard lock(shared_.mutex);
    std::vector<ports::StoredChannel> out;
    std::unordered_map<Id128, std::size_t> index;
    for (const auto& [id, c] : shared_.contents.channels) {
      index[id] = out.size();
      out.push_back({.id = id,
                     .network = c.network,
                     .instance = c.instance,
                     .native_id = c.native_id,
                     .name = c.name,
                     .lang = c.lang,
                     .market = c.market,
                     .kind = c.kind,
                     .horizon = c.synced});
    }
    if (counted == ports::Counted::none) return out;
    const Shower shower{shared_.contents};
    for (const auto& [id, history] : shared_.contents.messages) {
      ports::StoredChannel& c = out[index.at(history.current().channel)];
      ++c.messages;
      c.taps += shower.taps(id);
      const Instant at = history.current().occurred;
      if (at == kNoTime) continue;
      if (c.first == kNoTime || at < c.first) c.first = at;
      c.last = std::max(c.last, at);
    }
    return out;
  }

  Result<std::vector<ports::StoredReject>> rejects(std::size_t limit) override {
    const std::lock_guard lock(shared_.mutex);
    std::vector<ports::StoredReject> out;
    for (const auto& [run, file, offset, line, reason, sample, loss] : shared_.contents.rejects) {
      if (out.size() == limit) break;
      out.push_back({run, file, reason, sample, offset, line, loss});
    }
    return out;
  }

  Result<std::int64_t> outcome_points() override {
    const std::lock_guard lock(shared_.mutex);
    return static_cast<std::int64_t>(shared_.contents.outcomes.size());
  }

  Result<Id128> fingerprint() override {
    const std::lock_guard lock(shared_.mutex);
    return shared_.contents.fingerprint();
  }

  Result<void> clear() override {
    const std::lock_guard lock(shared_.mutex);
    if (shared_.session_open) return fail(ErrorKind::conflict, "another import is under way");
    Contents empty;
    for (const ImportRun& run : shared_.contents.runs) empty.runs.push_back(ports::unfinished(run));
    shared_.contents = std::move(empty);
    return {};
  }

 private:
  Shared shared_;
};

}  // namespace

std::unique_ptr<ports::Record> make_memory_record() { return std::make_unique<MemoryRecord>(); }

}  // namespace colloquio::adapters
