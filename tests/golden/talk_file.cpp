#include "talk_file.hpp"

#include <cmath>
#include <fstream>
#include <set>
#include <sstream>

#include <fmt/format.h>

namespace colloquio::golden {

namespace {

using Words = std::vector<std::string>;

std::optional<std::int64_t> read_number(const std::string& word) {
  try {
    std::size_t used = 0;
    const long long n = std::stoll(word, &used);
    return used == word.size() ? std::optional<std::int64_t>{n} : std::nullopt;
  } catch (const std::exception&) {
    return std::nullopt;
  }
}

/// 2026-03-02, 2026-03-02T09:00Z or 2026-03-02T09:00:30Z.
std::optional<Instant> read_time(const std::string& word) {
  int y = 0, mo = 0, d = 0, h = 0, mi = 0, s = 0;
  const int read = std::sscanf(word.c_str(), "%d-%d-%dT%d:%d:%d", &y, &mo, &d, &h, &mi, &s);
  if (read != 3 && read < 5) return std::nullopt;
  const std::chrono::year_month_day date{std::chrono::year{y}, std::chrono::month{static_cast<unsigned>(mo)},
                                         std::chrono::day{static_cast<unsigned>(d)}};
  return Instant{std::chrono::sys_days{date}} + std::chrono::hours{h} + std::chrono::minutes{mi} +
         std::chrono::seconds{s};
}

class Reader {
 public:
  Result<TalkFile> read(std::istream& in, const std::string& name) {
    for (std::string line; std::getline(in, line);) {
      ++line_;
      if (const std::size_t hash = line.find('#'); hash != std::string::npos) line.resize(hash);
      std::istringstream split(line);
      Words words;
      for (std::string w; split >> w;) words.push_back(w);
      if (!words.empty() && !read_line(words)) {
        return fail(ErrorKind::invalid_input, fmt::format("cannot read '{}'", line), fmt::format("{}:{}", name, line_));
      }
    }
    if (file_.table.channels.empty()) add_channel("main");
    for (int copy = 0; copy < copies_; ++copy) {
      for (const Words& words : messages_) {
        if (!add_message(words, copy)) return fail(ErrorKind::invalid_input, "cannot read message " + words[1], name);
      }
    }
    return std::move(file_);
  }

 private:
  bool read_line(const Words& w) {
    if (w[0] == "message" && w.size() >= 4) {
      messages_.push_back(w);
      return true;
    }
    if (w[0] == "expect") return read_expectation(w);
    if (w[0] == "house" || w[0] == "bot") {
      (w[0] == "house" ? house_ : bots_).insert(w.begin() + 1, w.end());
      return w.size() > 1;
    }
    if (w[0] == "zone" && w.size() == 2) {
      const auto zone = Zone::named(w[1]);
      if (zone) file_.options.zone = *zone;
      return zone.has_value();
    }
    if (w[0] == "window" && w.size() == 3) {
      const auto from = read_time(w[1]);
      const auto to = read_time(w[2]);
      if (!from || !to) return false;
      file_.options.window = {*from, *to};
      return true;
    }
    if (w[0] == "copies" && w.size() == 2) return (copies_ = static_cast<int>(read_number(w[1]).value_or(0))) > 0;
    return w[0] == "channel" && read_channel(w);
  }

  bool read_channel(const Words& w) {
    if (w.size() < 2) return false;
    TalkTable::Channel& c = add_channel(w[1]);
    for (std::size_t i = 2; i + 1 < w.size(); i += 2) {
      if (w[i] == "horizon") {
        const auto t = read_time(w[i + 1]);
        if (!t) return false;
        c.horizon = micros(*t);
      } else if (w[i] == "market") {
        c.market = w[i + 1];
      } else if (w[i] == "own-taps") {
        c.own_taps = static_cast<std::uint64_t>(read_number(w[i + 1]).value_or(0));
      } else {
        return false;
      }
    }
    return w.size() % 2 == 0;
  }

  bool read_expectation(const Words& w) {
    Expectation e;
    e.line = line_;
    std::size_t i = 1;
    if (i < w.size() && w[i] == "previous:") {
      e.of = Expectation::Of::previous;
      ++i;
    } else if (i + 1 < w.size() && w[i] == "market") {
      e.section = "market:" + w[i + 1].substr(0, w[i + 1].size() - 1);
      i += 2;
    } else if (i < w.size() && w[i].back() == ':') {
      e.section = w[i].substr(0, w[i].size() - 1);
      ++i;
    }
    static const std::map<std::string, Expectation::Of> kLists = {{"waiting", Expectation::Of::waiting},
                                                                  {"recent", Expectation::Of::recently_waiting},
                                                                  {"talker", Expectation::Of::talker},
                                                                  {"busiest", Expectation::Of::busiest},
                                                                  {"began", Expectation::Of::began}};
    if (i < w.size() && kLists.contains(w[i])) e.of = kLists.at(w[i++]);
    if (i + 1 >= w.size()) return false;
    e.id = w[i++];
    if (w[i] != "-") e.value = std::strtod(w[i].c_str(), nullptr);
    for (++i; i + 1 < w.size(); i += 2) {
      if (w[i] == "n") {
        e.n = read_number(w[i + 1]);
      } else if (w[i] == "note") {
        e.note = w[i + 1];
      } else {
        return false;
      }
    }
    file_.expectations.push_back(e);
    return i == w.size();
  }

  TalkTable::Channel& add_channel(const std::string& name) {
    channel_index_[name] = static_cast<std::uint32_t>(file_.table.channels.size());
    TalkTable::Channel c;
    c.id = hash128("channel " + name);
    c.name = name;
    file_.table.channels.push_back(c);
    return file_.table.channels.back();
  }

  static std::uint32_t intern(std::map<std::string, std::uint32_t>& index, std::vector<Id128>& ids,
                              const std::string& name) {
    const auto [it, is_new] = index.try_emplace(name, static_cast<std::uint32_t>(ids.size()));
    if (is_new) ids.push_back(hash128(name));
    return it->second;
  }

  /// The house and bots are the same in every copy.
  [[nodiscard]] std::string account_name(const std::string& name, const std::string& suffix) const {
    return house_.contains(name) || bots_.contains(name) ? name : name + suffix;
  }

  std::uint32_t add_account(const std::string& name) {
    file_.names[hash128(name)] = name;
    return intern(account_index_, file_.table.accounts, name);
  }

  bool add_message(const Words& w, int copy) {
    const std::string suffix = copies_ > 1 ? fmt::format("~{}", copy) : "";
    TalkTable& t = file_.table;
    MessageFlags flags;
    const bool is_bot = bots_.contains(w[2]);
    const bool is_house = house_.contains(w[2]);
    flags.role = w[2] == "-" ? Role::nobody : is_house ? Role::house : is_bot ? Role::bot : Role::person;
    std::optional<std::string> conversation;
    std::vector<std::string> parents, mentions;
    const auto row = static_cast<std::uint32_t>(t.size());
    std::optional<Evidence> evidence;
    std::uint32_t channel = 0, taps = 0;
    for (std::size_t i = 4; i < w.size(); ++i) {
      const bool has_value = i + 1 < w.size();
      if (w[i] == "re" && has_value) {
        parents.push_back(w[++i] + suffix);
      } else if (w[i] == "mentions" && has_value) {
        mentions.push_back(account_name(w[++i], suffix));
      } else if (w[i] == "says" && has_value) {
        t.wordings.push_back({row, hash128("words " + w[++i] + suffix).lo});
      } else if (w[i] == "in" && has_value) {
        conversation = w[++i] + suffix;
      } else if (w[i] == "on" && has_value && channel_index_.contains(w[i + 1])) {
        channel = channel_index_[w[++i]];
      } else if (w[i] == "taps" && has_value) {
        taps = static_cast<std::uint32_t>(read_number(w[++i]).value_or(0));
      } else if (w[i].size() == 2 && w[i][0] == 'E' && w[i][1] >= '0' && w[i][1] <= '4') {
        evidence = static_cast<Evidence>(w[i][1] - '0');
      } else if (w[i] == "tap") {
        flags.is_talk = false;
      } else if (w[i] == "gone") {
        flags.is_gone = true;
      } else if (w[i] == "hidden") {
        flags.hidden = true;
      } else if (w[i] == "day") {
        flags.precision = TimePrecision::day;
      } else if (w[i] == "author-clock") {
        flags.author_clock = true;
      } else {
        return false;
      }
    }
    flags.evidence = evidence.value_or(!parents.empty() ? Evidence::explicit_
                                       : conversation   ? Evidence::order
                                                        : Evidence::none);
    const auto time = w[3] == "-" ? std::optional{kNoTime} : read_time(w[3]);
    if (!time) return false;
    const Id128 id = hash128("message " + w[1] + suffix);
    file_.names[id] = w[1] + suffix;
    t.id.push_back(id);
    t.parent.push_back(parents.empty() ? Id128{} : hash128("message " + parents[0]));
    for (std::size_t p = 1; p < parents.size(); ++p) t.other_parents.push_back({row, hash128("message " + parents[p])});
    t.time.push_back(micros(*time));
    t.conversation.push_back(conversation ? intern(conversation_index_, t.conversations, *conversation) : kNone);
    t.author.push_back(w[2] == "-" ? kNone : add_account(account_name(w[2], suffix)));
    for (const std::string& account : mentions) t.addresses.push_back({row, add_account(account)});
    t.channel.push_back(channel);
    t.taps.push_back(taps);
    t.flags.push_back(flags);
    return true;
  }

  TalkFile file_;
  int line_ = 0;
  int copies_ = 1;
  std::vector<Words> messages_;
  std::set<std::string> house_, bots_;
  std::map<std::string, std::uint32_t> channel_index_, account_index_, conversation_index_;
};

const Figures* figures_of(const talk::TalkResult& result, const Expectation& e) {
  if (e.of == Expectation::Of::previous) return &result.total.previous;
  if (e.section.empty()) return &result.total.figures;
  const bool is_market = e.section.starts_with("market:");
  for (const auto& s : is_market ? result.markets : result.channels) {
    if (s.name == (is_market ? e.section.substr(7) : e.section)) return &s.figures;
  }
  return nullptr;
}

std::string show(const std::optional<double>& value) { return value ? fmt::format("{:.9g}", *value) : "-"; }

std::string check_figure(const talk::TalkResult& result, const Expectation& e) {
  const Figures* figures = figures_of(result, e);
  if (figures == nullptr) return fmt::format("line {}: there is no section '{}'", e.line, e.section);
  const auto it = figures->find(e.id);
  if (it == figures->end()) return fmt::format("line {}: there is no figure {}", e.line, e.id);
  const Figure& f = it->second;
  const bool same_value = f.value.has_value() == e.value.has_value() &&
                          (!f.value || std::abs(*f.value - *e.value) <= 1e-6 * std::max(1.0, std::abs(*e.value)));
  if (same_value && (!e.n || *e.n == f.n) && (e.note.empty() || e.note == f.note)) return {};
  return fmt::format("line {}: {} is {} (n {}, note '{}'), expected {}", e.line, e.id, show(f.value), f.n, f.note,
                     show(e.value));
}

}  // namespace

Result<TalkFile> read_talk_file(const std::filesystem::path& path) {
  std::ifstream in(path);
  if (!in) return fail(ErrorKind::not_found, "cannot open the file", path.string());
  return Reader{}.read(in, path.filename().string());
}

std::vector<std::string> compare(const TalkFile& file, const talk::TalkResult& result) {
  struct Entry {
    std::string name;
    std::optional<double> value;
    std::int64_t n = 0;
    std::string note;
  };
  std::map<Expectation::Of, std::vector<Entry>> lists;
  const auto name_of_row = [&](std::uint32_t row) { return file.names.at(file.table.id[row]); };
  for (const auto& w : result.waiting) {
    lists[Expectation::Of::waiting].push_back({name_of_row(w.row), w.waited_seconds, w.messages, ""});
  }
  for (const auto& w : result.recently_waiting) {
    lists[Expectation::Of::recently_waiting].push_back({name_of_row(w.row), w.waited_seconds, w.messages, ""});
  }
  for (const auto& t : result.talkers) {
    lists[Expectation::Of::talker].push_back({file.names.at(file.table.accounts[t.author]),
                                              static_cast<double>(t.messages), t.dialogues,
                                              fmt::format("{}:{}", name_of(t.role), t.conversations)});
  }
  for (const auto& b : result.busiest) {
    lists[Expectation::Of::busiest].push_back(
        {name_of_row(b.root_row), static_cast<double>(b.h_index), b.people, b.by_order ? "order" : "links"});
  }
  for (const auto& s : result.channels) {
    if (s.began_in_window) lists[Expectation::Of::began].push_back({s.name, std::nullopt, 0, ""});
  }
  std::vector<std::string> wrong;
  std::map<Expectation::Of, std::size_t> seen;
  for (const Expectation& e : file.expectations) {
    if (e.of == Expectation::Of::figure || e.of == Expectation::Of::previous) {
      if (std::string w = check_figure(result, e); !w.empty()) wrong.push_back(std::move(w));
      continue;
    }
    const std::vector<Entry>& list = lists[e.of];
    const std::size_t at = seen[e.of]++;
    if (at >= list.size()) {
      wrong.push_back(fmt::format("line {}: the list ends before {}", e.line, e.id));
    } else if (list[at].name != e.id || list[at].value != e.value || (e.n && *e.n != list[at].n) ||
               (!e.note.empty() && e.note != list[at].note)) {
      wrong.push_back(fmt::format("line {}: the list has {} {} (n {}), expected {} {}", e.line, list[at].name,
                                  show(list[at].value), list[at].n, e.id, show(e.value)));
    }
  }
  for (const auto& [of, count] : seen) {
    if (count < lists[of].size()) wrong.push_back(fmt::format("a list goes on with {}", lists[of][count].name));
  }
  return wrong;
}

}  // namespace colloquio::golden
