#include <algorithm>
#include <cstring>
#include <string>
#include <utility>
#include <vector>

#include "colloquio/sources/byte_window.hpp"
#include "colloquio/sources/json.hpp"
#include "colloquio/sources/json_scan.hpp"

namespace colloquio::sources {

namespace {

constexpr std::string_view kSpaces = " \t\r\n";
constexpr std::size_t kAroundLimit = 4096;                     // longest plain member kept for around()
constexpr std::size_t kAroundMembers = 256;                    // plain members of one object kept for around()
constexpr std::size_t kSampleLimit = 201;                      // a sample, and one more byte to see where a letter ends
constexpr std::size_t kPrefixLimit = 256;                      // longest `window.YTD.x.part0 =`
constexpr std::size_t kRescanBudget = std::size_t{256} << 20;  // bytes looked at again after broken items

/// One step from a value to a value in it: a member's name, each element of an array, or each member of an object.
struct Step {
  std::string key;
  bool each = false;
  bool each_member = false;
};
using Path = std::vector<Step>;

/// "chats.list[].messages" → chats, list, each, messages, each. "users{}" → users, each member.
Path steps_of(std::string_view written) {
  Path path;
  const bool members = written.ends_with("{}");
  if (members) written.remove_suffix(2);
  while (!written.empty()) {
    const std::size_t dot = std::min(written.find('.'), written.size());
    std::string_view part = written.substr(0, dot);
    std::size_t each = 0;
    while (part.ends_with("[]")) {
      part.remove_suffix(2);
      ++each;
    }
    if (!part.empty()) path.push_back({.key = std::string{part}});
    path.insert(path.end(), each, Step{.key = {}, .each = true});
    written.remove_prefix(std::min(dot + 1, written.size()));
  }
  path.push_back({.key = {}, .each = !members, .each_member = members});
  return path;
}

/// An object or array we are inside of.
struct Frame {
  bool is_array = false;
  std::vector<const Path*> paths;  // those that may still lead to items in here
  std::vector<std::pair<std::string, std::string>> around;
};

}  // namespace

struct JsonItems::State {
  State(ByteStream& stream, std::string_view named, EventSink& to, JsonShape how)
      : window(stream), file(named), sink(to), shape(std::move(how)) {
    for (const std::string& path : shape.paths) {
      if (path.empty()) paths.emplace_back();
      paths.push_back(steps_of(path));
    }
  }

  ByteWindow window;
  std::string_view file;
  EventSink& sink;
  JsonShape shape;
  std::vector<Path> paths;
  std::vector<Frame> frames;
  JsonDocument document;
  JsonDocument small;  // for names and members around
  std::size_t item_size = 0;
  std::string item_key;
  std::size_t indent = 0;  // of the last line start passed, in bytes
  std::size_t rescanned = 0;
  enum class Layout { unknown, lines, spread } layout = Layout::unknown;
  bool seen_value = false;
  bool in_bad_run = false;
  bool finished = false;
  std::optional<Result<void>> settled;

  /// A step of reading: an item is ready, look on, or all is read.
  enum class Step { item, on, end };

  Step step();
  Step top_step();
  Step array_step(char c);
  Step object_step(char c);
  Step value_step(std::vector<const Path*> live);
  Step item_step();
  Step line_step();
  Step parsed(std::size_t size);
  Step broken_at_end(std::size_t size, bool kept);
  bool resume_within(std::size_t size, std::string_view reason);
  void skip_value();
  bool skip_prefix();
  void skip_spaces(std::string_view also);
  void skip_bad_run();
  bool read_key(std::string& key);
  void keep_around(const std::string& key);
  bool item_starts_at(std::size_t line_start);
  void drop_line(std::string_view reason);
  void reject_here(std::string_view reason, std::size_t size, Loss loss = Loss::piece) {
    (void)window.reach(std::min(size, kSampleLimit));  // so that the sample does not depend on how the bytes arrive
    const auto view = window.view();
    sources::reject(sink, file, window.offset(), window.line(), reason, view.substr(0, std::min(size, view.size())),
                    loss);
  }
  [[nodiscard]] std::vector<const Path*> next_paths(const Frame& frame, std::string_view key) const;
};

/// Uses up spaces and the bytes of `also`; remembers how far the current line is indented.
void JsonItems::State::skip_spaces(std::string_view also) {
  do {
    const std::string_view view = window.view();
    std::size_t n = 0;
    for (; n < view.size(); ++n) {
      const char c = view[n];
      if (c == '\n') {
        indent = 0;
      } else if (c == ' ' || c == '\t') {
        ++indent;
      } else if (c != '\r' && also.find(c) == std::string_view::npos) {
        break;
      }
    }
    window.consume(n);
  } while (window.view().empty() && window.more());
}

/// `window.YTD.tweets.part0 = ` and the like; true if something was skipped.
bool JsonItems::State::skip_prefix() {
  (void)window.reach(kPrefixLimit);
  const std::string_view head = window.view().substr(0, kPrefixLimit);
  const std::size_t equals = head.find('=');
  const std::size_t start = head.find_first_of("[{");
  if (equals == std::string_view::npos || start == std::string_view::npos || equals > start) return false;
  window.consume(start);
  return true;
}

/// Drops the rest of the line as one reject.
void JsonItems::State::drop_line(std::string_view reason) {
  (void)window.reach(kSampleLimit);
  const std::size_t line_end = std::min(window.view().find('\n'), window.view().size());
  reject_here(reason, line_end);
  for (;;) {
    const std::size_t end = window.view().find('\n');
    if (end != std::string_view::npos) {
      window.consume(end);
      return;
    }
    window.consume(window.view().size());
    if (!window.more()) return;
  }
}

std::vector<const Path*> JsonItems::State::next_paths(const Frame& frame, std::string_view key) const {
  std::vector<const Path*> live;
  const std::size_t taken = frames.size() - 1;
  for (const Path* path : frame.paths) {
    if (taken >= path->size()) continue;
    const auto& step = (*path)[taken];
    const bool leads = frame.is_array ? step.each : step.each_member || (!step.each && step.key == key);
    if (leads) live.push_back(path);
  }
  return live;
}

JsonItems::State::Step JsonItems::State::step() {
  window.consume(std::exchange(item_size, 0));
  if (frames.empty()) return top_step();
  skip_spaces(",");
  if (window.view().empty()) {
    reject_here("JSON is cut", 0, Loss::rest);
    return Step::end;
  }
  const char c = window.view().front();
  if (c == ']' || c == '}') {
    window.consume(1);
    frames.pop_back();
    return Step::on;
  }
  return frames.back().is_array ? array_step(c) : object_step(c);
}

JsonItems::State::Step JsonItems::State::top_step() {
  skip_spaces(",;");
  if (window.view().empty()) return Step::end;
  if (!seen_value && window.offset() == 0 && window.reach(3) && window.view().starts_with("\xEF\xBB\xBF")) {
    window.consume(3);
    return Step::on;
  }
  const char c = window.view().front();
  if (c != '{' && c != '[') {
    if (!std::exchange(seen_value, true) && skip_prefix()) return Step::on;
    drop_line("not JSON");
    return Step::on;
  }
  seen_value = true;
  std::vector<const Path*> live;
  for (const Path& path : paths) live.push_back(&path);
  return value_step(std::move(live));
}

JsonItems::State::Step JsonItems::State::array_step(char c) {
  if (c == ':') {
    window.consume(1);
    return Step::on;
  }
  return value_step(next_paths(frames.back(), {}));
}

JsonItems::State::Step JsonItems::State::object_step(char c) {
  std::string key;
  if (c != '"' || !read_key(key)) {
    if (!std::exchange(in_bad_run, true)) reject_here("not JSON", 200);
    window.consume(std::min<std::size_t>(1, window.view().size()));
    if (rescanned >= kRescanBudget) skip_bad_run();
    return Step::on;
  }
  in_bad_run = false;
  item_key = key;
  auto live = next_paths(frames.back(), key);
  const char first = window.view().front();
  if (live.empty() && first != '{' && first != '[') {
    keep_around(key);
    return Step::on;
  }
  return value_step(std::move(live));
}

/// To the next line or the next `,"`: where a member may begin in what is too broken to look at byte by byte.
void JsonItems::State::skip_bad_run() {
  for (;;) {
    const std::string_view view = window.view();
    const std::size_t stop = std::min(view.find('\n'), view.find(",\""));
    if (stop != std::string_view::npos) return window.consume(stop);
    window.consume(view.empty() ? 0 : view.size() - 1);  // the last byte may be the comma
    if (!window.more()) return window.consume(window.view().size());
  }
}

/// Reads `"key" :` up to the value's first byte. false if there is no such thing here.
bool JsonItems::State::read_key(std::string& key) {
  JsonScan scan;
  std::size_t at = 0;
  for (;;) {
    const auto stop = scan.go_on(window.view().substr(0, kAroundLimit + 1), at);
    if (stop == JsonScan::Stop::more && at <= kAroundLimit && window.more()) continue;
    if (in_bad_run) rescanned += at;
    if (stop == JsonScan::Stop::done) break;
    return false;
  }
  if (!small.parse(window.view().substr(0, at))) return false;
  key = small.root().text();
  window.consume(at);
  skip_spaces("");
  if (window.view().empty() || window.view().front() != ':') return false;
  window.consume(1);
  skip_spaces("");
  return !window.view().empty() && std::strchr(",}]:", window.view().front()) == nullptr;
}

void JsonItems::State::keep_around(const std::string& key) {
  JsonScan scan;
  std::size_t at = 0;
  for (;;) {
    const auto stop = scan.go_on(window.view(), at);
    if (stop == JsonScan::Stop::done) break;
    if (at > kAroundLimit) return skip_value();
    if (stop == JsonScan::Stop::more && !window.more()) break;
  }
  const bool has_room = frames.back().around.size() < kAroundMembers;
  if (has_room && small.parse(window.view().substr(0, at)) && !small.root().is_null()) {
    frames.back().around.emplace_back(key, small.root().text());
  }
  window.consume(at);
}

/// Passes over a value of any size without keeping it.
void JsonItems::State::skip_value() {
  JsonScan scan;
  for (;;) {
    std::size_t at = 0;
    const auto stop = scan.go_on(window.view(), at);
    window.consume(at);
    if (stop == JsonScan::Stop::done) return;
    if (stop == JsonScan::Stop::more && !window.more()) return;
  }
}

/// At the first byte of a value that the live paths have led to: enter it, give it as an item, or pass over it.
JsonItems::State::Step JsonItems::State::value_step(std::vector<const Path*> live) {
  const std::size_t taken = frames.size();
  const char c = window.view().front();
  const bool is_array = c == '[';
  const bool leads_in = (is_array || c == '{') && std::any_of(live.begin(), live.end(), [&](const Path* path) {
                          return path->size() > taken && (*path)[taken].each == is_array;
                        });
  const bool is_item = std::any_of(live.begin(), live.end(), [&](const Path* path) { return path->size() == taken; });
  if (leads_in) {
    window.consume(1);
    frames.push_back({.is_array = is_array, .paths = std::move(live), .around = {}});
    return Step::on;
  }
  if (is_item) return frames.empty() && layout != Layout::spread ? line_step() : item_step();
  skip_value();
  return Step::on;
}

/// Whether a new item seems to begin in the line that starts at `line_start`: it is indented as the items are.
bool JsonItems::State::item_starts_at(std::size_t line_start) {
  const std::size_t wanted = line_start + indent;
  if (!window.reach(wanted + 2)) return false;
  const std::string_view view = window.view();
  for (std::size_t at = line_start; at < wanted; ++at) {
    if (view[at] != ' ' && view[at] != '\t') return false;
  }
  return view[wanted] == '{' && (view[wanted + 1] == '"' || view[wanted + 1] == '}' || view[wanted + 1] == '\n');
}

JsonItems::State::Step JsonItems::State::parsed(std::size_t size) {
  item_size = size;
  if (document.parse(window.view().substr(0, size), true)) return Step::item;
  if (resume_within(size, document.reason())) return Step::on;
  reject_here(document.reason(), size);
  return Step::on;
}

/// If another item seems to begin in a line of this broken one, rejects what is before it and goes there.
bool JsonItems::State::resume_within(std::size_t size, std::string_view reason) {
  if (rescanned >= kRescanBudget) return false;
  rescanned += size;
  std::size_t line_start = 0;
  while ((line_start = window.view().find('\n', line_start)) < size) {
    if (!item_starts_at(++line_start)) continue;
    reject_here(reason, line_start);
    window.consume(line_start);
    item_size = 0;
    if (frames.empty()) layout = Layout::unknown;
    return true;
  }
  return false;
}

/// An item that has no end.
JsonItems::State::Step JsonItems::State::broken_at_end(std::size_t size, bool kept) {
  if (kept && resume_within(size, "not JSON")) return Step::on;
  if (kept) reject_here("JSON is cut", size, Loss::rest);
  window.consume(window.view().size());
  frames.clear();
  return Step::end;
}

/// An item found by its brackets, over as many lines as it takes.
JsonItems::State::Step JsonItems::State::item_step() {
  JsonScan scan;
  std::size_t at = 0;
  bool kept = true;
  for (;;) {
    const auto stop = scan.go_on(window.view(), at);
    if (at > shape.limit) {
      if (std::exchange(kept, false)) reject_here("item longer than the limit", at);
      window.consume(std::exchange(at, 0));
    }
    if (stop == JsonScan::Stop::done) break;
    if (stop == JsonScan::Stop::line_break_in_string && item_starts_at(at)) {
      if (kept) reject_here("not JSON", at);
      window.consume(at);
      return Step::on;
    }
    if (stop == JsonScan::Stop::more && !window.more()) {
      if (scan.is_plain()) break;
      return broken_at_end(at, kept);
    }
  }
  if (kept) return parsed(at);
  window.consume(at);
  return Step::on;
}

/// A top-level item in a file that holds, or may hold, one item per line. There a broken line hurts no other.
JsonItems::State::Step JsonItems::State::line_step() {
  std::size_t end = 0;
  std::size_t searched = 0;
  while ((end = window.view().find('\n', searched)) == std::string_view::npos) {
    searched = window.view().size();
    if (searched > shape.limit || !window.more()) break;
  }
  end = std::min(end, window.view().size());
  if (end > shape.limit) {
    drop_line("item longer than the limit");
    layout = Layout::lines;
    return Step::on;
  }
  const std::string_view line = window.view().substr(0, end);
  if (document.parse(line, true)) {
    layout = Layout::lines;
    item_size = end;
    return Step::item;
  }
  JsonScan scan;
  std::size_t at = 0;
  const bool whole = scan.go_on(line, at) == JsonScan::Stop::done;
  if (whole) {  // several items in the line, or one that is not JSON
    layout = Layout::lines;
    return parsed(at);
  }
  if (layout == Layout::unknown && end < window.view().size()) {
    layout = Layout::spread;
    return item_step();
  }
  if (end < window.view().size()) {
    reject_here("not JSON", end);
  } else {
    reject_here("JSON is cut", end, Loss::rest);
  }
  window.consume(end);
  return Step::on;
}

JsonItems::JsonItems(ByteStream& stream, std::string_view file, EventSink& sink, JsonShape shape)
    : state_(std::make_unique<State>(stream, file, sink, std::move(shape))) {}

JsonItems::~JsonItems() = default;

std::optional<JsonValue> JsonItems::next() {
  while (!state_->finished) {
    const auto step = state_->step();
    if (step == State::Step::item) return state_->document.root();
    if (step == State::Step::end) state_->finished = true;
  }
  return std::nullopt;
}

std::uint64_t JsonItems::offset() const { return state_->window.offset(); }
std::uint64_t JsonItems::line() const { return state_->window.line(); }
std::string_view JsonItems::key() const {
  return state_->frames.empty() || state_->frames.back().is_array ? std::string_view{} : state_->item_key;
}
std::string_view JsonItems::raw() const { return state_->window.view().substr(0, state_->item_size); }
void JsonItems::reject(std::string_view reason) { state_->reject_here(reason, state_->item_size); }

std::string_view JsonItems::around(std::string_view key) const {
  for (auto frame = state_->frames.rbegin(); frame != state_->frames.rend(); ++frame) {
    for (auto member = frame->around.rbegin(); member != frame->around.rend(); ++member) {
      if (member->first == key) return member->second;
    }
  }
  return {};
}

Result<void> JsonItems::result() const {
  if (!state_->settled) {
    state_->settled =
        settle(state_->window.error(), state_->sink, state_->file, {state_->window.offset(), state_->window.line()});
  }
  return *state_->settled;
}

}  // namespace colloquio::sources
