#include <algorithm>
#include <array>
#include <charconv>
#include <cstdint>
#include <iterator>
#include <map>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <unordered_map>
#include <utility>
#include <vector>

#include <fmt/format.h>

#include "colloquio/base/ascii.hpp"
#include "colloquio/sources/formats.hpp"
#include "colloquio/sources/formats/titles.hpp"
#include "colloquio/sources/lines.hpp"
#include "colloquio/sources/stamp.hpp"
#include "colloquio/sources/text_stream.hpp"
#include "colloquio/sources/xml.hpp"
#include "colloquio/text/talk_text.hpp"

namespace colloquio::sources::formats {

namespace {

constexpr std::string_view kNetwork = "stackexchange";
constexpr std::string_view kCommunityUser = "-1";  // the site's own script

std::string_view base_name(std::string_view path) { return path.substr(path.find_last_of('/') + 1); }
std::string_view folder_of(std::string_view path) { return path.substr(0, path.find_last_of('/') + 1); }

bool is_file(std::string_view path, std::string_view lower_name) { return same_word(base_name(path), lower_name); }

/// Votes on one post. The dump has no voters and only days, so they are counts.
struct Votes {
  std::uint32_t up = 0;
  std::uint32_t down = 0;
  std::uint32_t favourite = 0;
};

class SiteReader {
 public:
  SiteReader(Bundle& bundle, const ReadOptions& options, EventSink& sink, std::string_view folder)
      : bundle_(bundle), sink_(sink) {
    instance_ = options.instance;
    if (instance_.empty() && !folder.empty()) instance_ = lasting_name(folder);
    if (instance_.empty()) instance_ = lasting_name(bundle.title());
    if (instance_.find('.') != std::string::npos) site_ = fmt::format("https://{}", instance_);
    sink_.source({.network = kNetwork, .instance = instance_, .coverage = Coverage::incremental});
    sink_.channel({.native_id = instance_, .name = instance_, .url = site_, .kind = ChannelKind::forum});
  }

  Result<void> read_votes(const std::string& file);
  Result<void> read_posts(const std::string& file);
  Result<void> read_comments(const std::string& file);
  Result<void> read_users(const std::string& file);

 private:
  template <class Row>
  Result<void> each_row(const std::string& file, Row read_row);
  std::string_view read_post(const XmlReader& row);
  std::string_view read_comment(const XmlReader& row);
  AuthorRef author(std::string_view user, std::string_view name);
  void count_votes(const XmlReader& row, std::string_view id);
  void count(std::string_view metric, std::string_view value);

  Bundle& bundle_;
  EventSink& sink_;
  std::string instance_, site_;
  bool votes_known_ = false;
  std::unordered_map<std::uint64_t, Votes> votes_;  // asked by post, never gone through
  std::vector<bool> speaks_;                        // by user id: whose names are worth keeping
  std::map<std::string, std::uint64_t, std::less<>> skipped_;
  std::string id_, parent_, url_, handle_;
  std::vector<CountValue> counts_;
  std::vector<std::string_view> mentions_;
};

template <class Row>
Result<void> SiteReader::each_row(const std::string& file, Row read_row) {
  auto bytes = bundle_.open(file);
  if (!bytes) return tl::make_unexpected(bytes.error());
  Utf8Stream text{std::move(*bytes)};
  XmlReader xml{text, file, sink_};
  skipped_.clear();
  for (XmlEvent e = xml.next(); e.kind != XmlEvent::Kind::end; e = xml.next()) {
    if (e.kind != XmlEvent::Kind::open || e.name != "row") continue;
    if (const std::string_view why = read_row(xml); !why.empty()) {
      xml.reject(e.at, why, xml.attribute("Id"));
    }
  }
  for (const auto& [what, times] : skipped_)
    xml.reject({}, fmt::format("not talk: {}", what), fmt::format("{} of them", times));
  return xml.result();
}

/// Who has no user id has left the site; the name in its place is nobody's account.
AuthorRef SiteReader::author(std::string_view user, std::string_view name) {
  if (user.empty()) return {.native_id = {}, .handle = {}, .display_name = name};
  constexpr std::uint64_t kMost = std::uint64_t{1} << 28U;  // 32 MiB of flags
  if (const auto id = number_of<std::uint64_t>(user); id && *id < kMost) {
    if (*id >= speaks_.size()) speaks_.resize(std::max<std::size_t>(*id + 1, speaks_.size() * 2));
    speaks_[*id] = true;
  }
  return {.native_id = user,
          .handle = {},
          .display_name = name,
          .id_kind = IdKind::stable,
          .is_bot = user == kCommunityUser};
}

void SiteReader::count(std::string_view metric, std::string_view value) {
  if (const auto number = number_of<double>(value)) counts_.push_back({metric, *number, kNoTime});
}

/// Up and down apart if the dump has votes, else their difference.
void SiteReader::count_votes(const XmlReader& row, std::string_view id) {
  counts_.clear();
  count("views", row.attribute("ViewCount"));
  if (!votes_known_) {
    count("score", row.attribute("Score"));
    count("favourites", row.attribute("FavoriteCount"));
    return;
  }
  const auto number = number_of<std::uint64_t>(id);
  const auto found = number ? votes_.find(*number) : votes_.end();
  const Votes votes = found == votes_.end() ? Votes{} : found->second;
  counts_.push_back({"upvotes", static_cast<double>(votes.up), kNoTime});
  counts_.push_back({"downvotes", static_cast<double>(votes.down), kNoTime});
  counts_.push_back({"favourites", static_cast<double>(votes.favourite), kNoTime});
}

Result<void> SiteReader::read_votes(const std::string& file) {
  constexpr std::size_t kMostPosts = 4'000'000;  // about 250 MB
  votes_known_ = true;
  return each_row(file, [this](const XmlReader& row) -> std::string_view {
    if (!votes_known_) return {};
    const std::string_view type = row.attribute("VoteTypeId");
    if (type != "2" && type != "3" && type != "5") return {};
    const auto post = number_of<std::uint64_t>(row.attribute("PostId"));
    if (!post) return "a vote without its post";
    Votes& votes = votes_[*post];
    if (type == "2") ++votes.up;
    if (type == "3") ++votes.down;
    if (type == "5") ++votes.favourite;
    if (votes_.size() <= kMostPosts) return {};
    votes_known_ = false;
    votes_.clear();
    return "too many posts to count votes apart, their score is used";
  });
}

std::string_view SiteReader::read_post(const XmlReader& row) {
  const std::string_view id = row.attribute("Id");
  if (id.empty()) return "a post without id";
  const std::string_view type = row.attribute("PostTypeId");
  if (type != "1" && type != "2") {
    ++skipped_[fmt::format("post of type {}", type)];  // tag wikis, privileges: pages, not said to anybody
    return {};
  }
  const bool answer = type == "2";
  id_ = fmt::format("post:{}", id);
  MessageEvent e;
  e.native_id = id_;
  e.channel = instance_;
  if (const std::string_view question = row.attribute("ParentId"); answer && !question.empty()) {
    parent_ = fmt::format("post:{}", question);
    e.parent = parent_;
    e.evidence = Evidence::explicit_;
  }
  e.title = row.attribute("Title");
  e.text = row.attribute("Body");
  e.format = TextFormat::html;
  if (!site_.empty()) {
    url_ = fmt::format("{}/{}/{}", site_, answer ? 'a' : 'q', id);
    e.url = url_;
  }
  count_votes(row, id);
  e.counts = counts_;
  e.author = author(row.attribute("OwnerUserId"), row.attribute("OwnerDisplayName"));
  e.when = stamp_of(row.attribute("CreationDate"), TimeBasis::platform);
  e.edited_at = stamp_of(row.attribute("LastEditDate"), TimeBasis::platform).at;
  e.kind = answer ? MessageKind::answer : MessageKind::question;
  sink_.message(e);
  return {};
}

std::string_view SiteReader::read_comment(const XmlReader& row) {
  const std::string_view id = row.attribute("Id");
  const std::string_view post = row.attribute("PostId");
  if (id.empty() || post.empty()) return "a comment without id or post";
  id_ = fmt::format("comment:{}", id);
  parent_ = fmt::format("post:{}", post);
  MessageEvent e;
  e.native_id = id_;
  e.channel = instance_;
  e.parent = parent_;
  e.evidence = Evidence::explicit_;
  e.text = row.attribute("Text");
  e.format = TextFormat::markdown;
  text::mentions(e.text, mentions_);
  e.mentions = mentions_;
  counts_.clear();
  count("upvotes", row.attribute("Score"));  // comments cannot be voted down
  e.counts = counts_;
  e.author = author(row.attribute("UserId"), row.attribute("UserDisplayName"));
  e.when = stamp_of(row.attribute("CreationDate"), TimeBasis::platform);
  e.kind = MessageKind::comment;
  sink_.message(e);
  return {};
}

Result<void> SiteReader::read_posts(const std::string& file) {
  return each_row(file, [this](const XmlReader& row) { return read_post(row); });
}

Result<void> SiteReader::read_comments(const std::string& file) {
  return each_row(file, [this](const XmlReader& row) { return read_comment(row); });
}

/// The names of those who spoke; of the many others nothing is kept.
Result<void> SiteReader::read_users(const std::string& file) {
  return each_row(file, [this](const XmlReader& row) -> std::string_view {
    const std::string_view id = row.attribute("Id");
    if (id.empty()) return "a user without id";
    const auto number = number_of<std::uint64_t>(id);
    const bool spoke = number && *number < speaks_.size() && speaks_[*number];
    if (!spoke && id != kCommunityUser) return {};
    const std::string_view name = row.attribute("DisplayName");
    handle_.clear();
    std::copy_if(name.begin(), name.end(), std::back_inserter(handle_), [](char c) { return c != ' '; });
    sink_.account({.account = {.native_id = id,
                               .handle = handle_,  // as "@name" in a comment has it
                               .display_name = name,
                               .id_kind = IdKind::stable,
                               .is_bot = id == kCommunityUser}});
    return {};
  });
}

bool is_ours(std::string_view path) {
  return is_file(path, "posts.xml") || is_file(path, "comments.xml") || is_file(path, "votes.xml") ||
         is_file(path, "users.xml");
}

Result<void> read_site(Bundle& bundle, std::span<const std::string> files, const ReadOptions& options,
                       EventSink& sink) {
  SiteReader site{bundle, options, sink, folder_of(files.front())};
  const auto each = [&](std::string_view wanted, auto read) -> Result<void> {
    for (const std::string& file : files) {
      if (!is_file(file, wanted)) continue;
      if (auto done = read(file); !done) return done;
    }
    return {};
  };
  // Votes first, to stand with their posts; users last, to know who spoke.
  if (auto done = each("votes.xml", [&](const std::string& f) { return site.read_votes(f); }); !done) return done;
  if (auto done = each("posts.xml", [&](const std::string& f) { return site.read_posts(f); }); !done) return done;
  if (auto done = each("comments.xml", [&](const std::string& f) { return site.read_comments(f); }); !done) return done;
  return each("users.xml", [&](const std::string& f) { return site.read_users(f); });
}

Result<void> read_stack_exchange(Bundle& bundle, const ReadOptions& options, EventSink& sink) {
  const auto names = bundle.names();
  if (names.size() == 1 && !is_ours(names[0])) {
    SiteReader site{bundle, options, sink, {}};  // a renamed file: its rows tell what they are by --as
    return site.read_posts(names[0]);
  }
  for (auto first = names.begin(); first != names.end();) {  // sorted: the files of a folder are neighbours
    const auto last =
        std::find_if(first, names.end(), [&](const std::string& name) { return folder_of(name) != folder_of(*first); });
    if (std::any_of(first, last, is_ours)) {
      if (auto done = read_site(bundle, {first, last}, options, sink); !done) return done;
    }
    first = last;
  }
  return {};
}

Confidence recognise_stack_exchange(std::span<const Sniffed> files) {
  bool talk = false;
  for (const Sniffed& file : files) {
    const bool rows = file.head.find("<row ") != std::string_view::npos;
    talk = talk || (rows && is_file(file.name, "posts.xml") && file.head.find("PostTypeId=") != std::string_view::npos);
    talk = talk || (rows && is_file(file.name, "comments.xml") && file.head.find("PostId=") != std::string_view::npos);
    talk = talk || (rows && files.size() == 1 && file.head.find("PostTypeId=") != std::string_view::npos);
  }
  return talk ? 95 : 0;
}

}  // namespace

const Format stack_exchange{.name = "stack-exchange",
                            .title = "Stack Exchange dump",
                            .network = kNetwork,
                            .evidence = "E1",
                            .recognise = recognise_stack_exchange,
                            .read = read_stack_exchange};

}  // namespace colloquio::sources::formats
