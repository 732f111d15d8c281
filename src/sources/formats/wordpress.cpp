#include <algorithm>
#include <array>
#include <map>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include <fmt/format.h>

#include "colloquio/base/ascii.hpp"
#include "colloquio/base/id.hpp"
#include "colloquio/sources/formats.hpp"
#include "colloquio/sources/formats/titles.hpp"
#include "colloquio/sources/lines.hpp"
#include "colloquio/sources/stamp.hpp"
#include "colloquio/sources/text_stream.hpp"
#include "colloquio/sources/xml.hpp"
#include "colloquio/text/normalise.hpp"

namespace colloquio::sources::formats {

namespace {

constexpr std::string_view kNetwork = "wordpress";
constexpr std::string_view kNoDate = "0000-00-00 00:00:00";

/// "https://www.Bottega.example:8080/blog/" → "www.bottega.example:8080/blog": the sites of one network differ in it.
std::string instance_of(std::string_view link) {
  const std::size_t scheme = link.find("://");
  if (scheme != std::string_view::npos) link.remove_prefix(scheme + 3);
  link = link.substr(0, link.find_first_of("?#"));
  while (link.ends_with('/')) link.remove_suffix(1);
  return ascii_lower(link);
}

/// What WordPress writes for a person who asked to be forgotten, in the languages of its sites.
bool is_anonymised(std::string_view name) {
  static constexpr std::array<std::string_view, 8> kNames{"",       "Anonymous", "Anonimo", "Anonyme",
                                                          "Anonym", "Anónimo",   "Аноним",  "Anônimo"};
  return std::find(kNames.begin(), kNames.end(), name) != kNames.end();
}

Moderation moderation_of(std::string_view approved) {
  if (approved == "0" || approved == "hold") return Moderation::pending;
  if (approved == "spam") return Moderation::spam;
  if (approved == "trash" || approved == "post-trashed") return Moderation::trash;
  return Moderation::approved;
}

/// WordPress shows a line end of the stored text as one, HTML does not.
void keep_line_ends(std::string_view text, std::string& out) {
  out.clear();
  const bool has_paragraphs =
      text.find("<p") != std::string_view::npos || text.find("<!-- wp:") != std::string_view::npos;
  for (const char c : text) {
    if (c == '\n' && !has_paragraphs) out += "<br>";
    out += c;
  }
}

struct Item {
  std::string title, link, creator, content, id, date, date_gmt, pub_date, modified_gmt, type, status, password;
  TextPlace at;
  bool told = false;
  bool open = false;
  void clear() { *this = {}; }
};

struct Comment {
  std::string id, author, email, date, date_gmt, content, approved, type, parent, user_id, meta_key, meta_value;
  std::optional<double> rating;
  TextPlace at;
  bool open = false;
  void clear() { *this = {}; }
};

struct Author {
  std::string id, login, display_name;
};

class WxrReader {
 public:
  WxrReader(const ReadOptions& options, EventSink& sink, std::optional<Zone> zone)
      : options_(options), sink_(sink), zone_(std::move(zone)) {}

  Result<void> read(ByteStream& stream, const std::string& file, std::string_view title);

 private:
  void opened(const XmlEvent& e, XmlReader& xml);
  void closed(const XmlEvent& e, XmlReader& xml);
  void site_field(std::string_view name, std::string_view text);
  void author_field(std::string_view name, std::string_view text);
  void item_field(std::string_view name, std::string_view text);
  void comment_field(std::string_view name, std::string_view text);
  void begin_site();
  void finish_item(XmlReader& xml);
  void finish_comment(XmlReader& xml);
  void tell_item();
  [[nodiscard]] bool is_hidden() const;
  [[nodiscard]] AuthorRef author_of(const Comment& comment);
  [[nodiscard]] AuthorRef author_of_login(const std::string& login);
  [[nodiscard]] Stamp stamp(std::string_view gmt, std::string_view local) const;
  void tell_skipped(XmlReader& xml);

  const ReadOptions& options_;
  EventSink& sink_;
  std::optional<Zone> zone_;
  std::string bundle_title_;
  std::string site_title_, site_link_, blog_url_, language_, exported_, instance_;
  bool begun_ = false;
  std::map<std::string, Author, std::less<>> authors_;
  Author author_;
  bool in_author_ = false;
  Item item_;
  Comment comment_;
  std::string key_, name_, text_, post_id_, comment_id_, parent_id_, url_;
  std::map<std::string, std::uint64_t, std::less<>> skipped_;
};

/// GMT is UTC without saying so; a draft's date is all zeros; the local date needs the site's zone.
Stamp WxrReader::stamp(std::string_view gmt, std::string_view local) const {
  if (!gmt.empty() && gmt != kNoDate) {
    const Stamp s = stamp_of(gmt, TimeBasis::platform);
    if (s.at != kNoTime) return s;
  }
  if (local == kNoDate) return {.raw = local};
  return stamp_of(local, TimeBasis::zone_assumed, {.zone = zone_ ? &*zone_ : nullptr});
}

void WxrReader::begin_site() {
  if (begun_) return;
  begun_ = true;
  instance_ = options_.instance;
  if (instance_.empty()) instance_ = instance_of(blog_url_.empty() ? site_link_ : blog_url_);
  if (instance_.empty()) instance_ = bundle_title_;
  const Stamp exported = stamp_of(exported_, TimeBasis::file);
  sink_.source({.network = kNetwork, .instance = instance_, .as_of = exported.at, .coverage = Coverage::incremental});
  sink_.channel({.native_id = instance_,
                 .name = site_title_.empty() ? std::string_view{instance_} : std::string_view{site_title_},
                 .url = site_link_,
                 .lang = language_,
                 .kind = ChannelKind::blog});
}

AuthorRef WxrReader::author_of_login(const std::string& login) {
  if (login.empty()) return {};
  const auto known = authors_.find(login);
  if (known != authors_.end() && !known->second.id.empty()) {
    key_ = "user:" + known->second.id;
    return {.native_id = key_, .handle = login, .display_name = known->second.display_name, .id_kind = IdKind::stable};
  }
  key_ = "login:" + login;
  return {
      .native_id = key_,
      .handle = login,
      .display_name = known != authors_.end() ? std::string_view{known->second.display_name} : std::string_view{login},
      .id_kind = IdKind::handle};
}

/// The site's user, else the hash of the e-mail (the address itself is never handed on), else the name as written.
AuthorRef WxrReader::author_of(const Comment& comment) {
  const std::string_view user = trimmed(comment.user_id);
  name_ = text::normalise(comment.author);
  if (!user.empty() && user != "0") {
    key_ = fmt::format("user:{}", user);
    return {.native_id = key_, .handle = {}, .display_name = name_, .id_kind = IdKind::stable};
  }
  if (const std::string email = ascii_lower(trimmed(comment.email)); !email.empty()) {
    key_ = "email:" + to_hex(hash128(email));
    return {.native_id = key_, .handle = {}, .display_name = name_, .id_kind = IdKind::email_hash};
  }
  if (is_anonymised(name_)) return {.native_id = {}, .handle = {}, .display_name = name_};
  key_ = "name:" + name_;
  return {.native_id = key_, .handle = {}, .display_name = name_, .id_kind = IdKind::display_name};
}

/// Seen by nobody outside: drafts, scheduled and private posts.
bool WxrReader::is_hidden() const {
  static constexpr std::array<std::string_view, 6> kUnpublished{"draft",  "auto-draft", "pending",
                                                                "future", "private",    "inherit-draft"};
  const bool hidden = std::find(kUnpublished.begin(), kUnpublished.end(), item_.status) != kUnpublished.end();
  return (hidden || !item_.password.empty()) && !options_.private_messages;
}

/// The post itself, once, before its first comment.
void WxrReader::tell_item() {
  if (item_.told) return;
  item_.told = true;
  begin_site();
  post_id_ = item_.id.empty() ? std::string{} : "post:" + item_.id;
  keep_line_ends(item_.content, text_);
  MessageEvent e;
  e.native_id = post_id_;
  e.channel = instance_;
  e.conversation = post_id_;
  e.title = item_.title;
  e.text = text_;
  e.url = item_.link;
  e.author = author_of_login(item_.creator);
  e.when = stamp(item_.date_gmt, item_.date);
  if (e.when.at == kNoTime && !item_.pub_date.empty()) e.when = stamp_of(item_.pub_date, TimeBasis::platform);
  const Stamp modified = stamp(item_.modified_gmt, {});
  if (modified.at != kNoTime && modified.at > e.when.at) e.edited_at = modified.at;
  e.kind = MessageKind::post;
  e.format = TextFormat::html;
  e.moderation = item_.status == "trash" ? Moderation::trash : Moderation::approved;
  if (is_hidden() || item_.status == "private") e.visibility = Visibility::private_;
  sink_.message(e);
}

/// Posts are told by themselves; pages, products and files only for the talk below them.
void WxrReader::finish_item(XmlReader& xml) {
  if (!item_.open) return;
  item_.open = false;
  if (!item_.told && (item_.type == "post" || (item_.type.empty() && !item_.content.empty()))) {
    if (is_hidden()) {
      ++skipped_["post not published"];
    } else if (item_.id.empty() && item_.content.empty() && item_.title.empty()) {
      xml.reject(item_.at, "a post without id and text");
    } else {
      tell_item();
    }
  }
  item_.clear();
}

void WxrReader::finish_comment(XmlReader& xml) {
  if (!comment_.open) return;
  comment_.open = false;
  const std::string_view type = trimmed(comment_.type);
  const bool review = type == "review" || (comment_.rating && item_.type == "product");
  if (!type.empty() && type != "comment" && !review) {
    ++skipped_[fmt::format("comment of type {}", type)];  // pingbacks, order notes: no person speaks to another
    return;
  }
  if (is_hidden()) {
    ++skipped_["comment of a post not published"];
    return;
  }
  if (comment_.id.empty() && trimmed(comment_.content).empty()) {
    xml.reject(comment_.at, "a comment without id and text", comment_.author);
    return;
  }
  tell_item();
  const std::string_view parent = trimmed(comment_.parent);
  comment_id_ = comment_.id.empty() ? std::string{} : "comment:" + comment_.id;
  keep_line_ends(comment_.content, text_);
  MessageEvent e;
  e.native_id = comment_id_;
  e.channel = instance_;
  e.conversation = post_id_;
  if (!parent.empty() && parent != "0") {
    parent_id_ = fmt::format("comment:{}", parent);
    e.parent = parent_id_;
    e.evidence = Evidence::explicit_;
    e.kind = MessageKind::reply;
  } else {
    e.parent = post_id_;
    e.evidence = Evidence::two_level;
    e.kind = MessageKind::comment;
  }
  if (review) e.kind = MessageKind::review;
  e.rating = comment_.rating;
  e.text = text_;
  if (!item_.link.empty() && !comment_.id.empty()) {
    url_ = fmt::format("{}#comment-{}", item_.link, comment_.id);
    e.url = url_;
  }
  e.author = author_of(comment_);
  e.when = stamp(trimmed(comment_.date_gmt), trimmed(comment_.date));
  e.format = TextFormat::html;
  e.moderation = moderation_of(trimmed(comment_.approved));
  sink_.message(e);
}

void WxrReader::site_field(std::string_view name, std::string_view text) {
  const auto first = [text](std::string& field) {
    if (field.empty()) field = text;
  };
  if (name == "title") first(site_title_);
  if (name == "link") first(site_link_);
  if (name == "base_blog_url") first(blog_url_);
  if (name == "language") first(language_);
  if (name == "pubDate") first(exported_);
}

void WxrReader::author_field(std::string_view name, std::string_view text) {
  if (name == "author_id") author_.id = text;
  if (name == "author_login") author_.login = text;
  if (name == "author_display_name") author_.display_name = text;
}

void WxrReader::item_field(std::string_view name, std::string_view text) {
  struct Field {
    std::string_view name;
    std::string Item::* member;
  };
  static constexpr std::array<Field, 12> kFields{
      {{"title", &Item::title},
       {"link", &Item::link},
       {"creator", &Item::creator},
       {"post_id", &Item::id},
       {"post_date", &Item::date},
       {"post_date_gmt", &Item::date_gmt},
       {"pubDate", &Item::pub_date},
       {"post_modified_gmt", &Item::modified_gmt},
       {"post_type", &Item::type},
       {"status", &Item::status},
       {"post_password", &Item::password},
       {"encoded", &Item::content}}};  // content:encoded before excerpt:encoded
  for (const Field& field : kFields) {
    if (name == field.name && (item_.*field.member).empty()) item_.*field.member = trimmed(text);
  }
}

void WxrReader::comment_field(std::string_view name, std::string_view text) {
  struct Field {
    std::string_view name;
    std::string Comment::* member;
  };
  static constexpr std::array<Field, 12> kFields{{{"comment_id", &Comment::id},
                                                  {"comment_author", &Comment::author},
                                                  {"comment_author_email", &Comment::email},
                                                  {"comment_date", &Comment::date},
                                                  {"comment_date_gmt", &Comment::date_gmt},
                                                  {"comment_content", &Comment::content},
                                                  {"comment_approved", &Comment::approved},
                                                  {"comment_type", &Comment::type},
                                                  {"comment_parent", &Comment::parent},
                                                  {"comment_user_id", &Comment::user_id},
                                                  {"meta_key", &Comment::meta_key},
                                                  {"meta_value", &Comment::meta_value}}};
  for (const Field& field : kFields) {
    if (name == field.name && (comment_.*field.member).empty()) comment_.*field.member = trimmed(text);
  }
  if (name != "commentmeta") return;
  if (comment_.meta_key == "rating") {
    const std::string_view stars = comment_.meta_value;
    if (stars.size() == 1 && stars[0] >= '1' && stars[0] <= '5') comment_.rating = stars[0] - '0';
  }
  comment_.meta_key.clear();
  comment_.meta_value.clear();
}

void WxrReader::opened(const XmlEvent& e, XmlReader& xml) {
  if (e.name == "item") {
    finish_comment(xml);
    finish_item(xml);
    item_.clear();
    item_.open = true;
    item_.at = e.at;
  } else if (e.name == "comment") {
    finish_comment(xml);
    comment_.clear();
    comment_.open = true;
    comment_.at = e.at;
  } else if (e.name == "author" && !item_.open) {
    author_ = {};
    in_author_ = true;
  }
}

void WxrReader::closed(const XmlEvent& e, XmlReader& xml) {
  if (e.name == "comment") {
    finish_comment(xml);
  } else if (e.name == "item") {
    finish_comment(xml);
    finish_item(xml);
  } else if (e.name == "author" && in_author_) {
    in_author_ = false;
    if (!author_.login.empty()) authors_.try_emplace(author_.login, author_);
  } else if (comment_.open) {
    comment_field(e.name, e.text);
  } else if (item_.open) {
    item_field(e.name, e.text);
  } else if (in_author_) {
    author_field(e.name, trimmed(e.text));
  } else {
    site_field(e.name, trimmed(e.text));
  }
}

/// Told once per kind: nobody should wonder where they are.
void WxrReader::tell_skipped(XmlReader& xml) {
  for (const auto& [what, count] : skipped_)
    xml.reject({}, fmt::format("not talk: {}", what), fmt::format("{} of them", count));
}

Result<void> WxrReader::read(ByteStream& stream, const std::string& file, std::string_view title) {
  bundle_title_ = lasting_name(title);
  XmlReader xml{stream, file, sink_};
  for (XmlEvent e = xml.next(); e.kind != XmlEvent::Kind::end; e = xml.next()) {
    if (e.kind == XmlEvent::Kind::open) {
      opened(e, xml);
    } else {
      closed(e, xml);
    }
  }
  // A file cut within a comment: its words are kept if they came whole.
  if (comment_.open && !comment_.content.empty()) finish_comment(xml);
  if (item_.open && !item_.content.empty()) finish_item(xml);
  begin_site();
  tell_skipped(xml);
  return xml.result();
}

bool looks_like_wxr(std::string_view head) {
  return head.find("wordpress.org/export/") != std::string_view::npos ||
         head.find(":wxr_version>") != std::string_view::npos;
}

Confidence recognise_wxr(std::span<const Sniffed> files) {
  return std::any_of(files.begin(), files.end(), [](const Sniffed& f) { return looks_like_wxr(f.head); }) ? 95 : 0;
}

Result<void> read_wxr(Bundle& bundle, const ReadOptions& options, EventSink& sink) {
  std::optional<Zone> zone;
  if (auto named = Zone::named(options.zone)) zone = *named;
  const bool alone = bundle.names().size() == 1;
  for (const std::string& name : bundle.names()) {
    if (!alone && !name.ends_with(".xml") && !name.ends_with(".wxr")) continue;
    auto bytes = bundle.open(name);
    if (!bytes) return tl::make_unexpected(bytes.error());
    Utf8Stream text{std::move(*bytes)};
    if (auto done = WxrReader{options, sink, zone}.read(text, name, bundle.title()); !done) return done;
  }
  return {};
}

}  // namespace

const Format wordpress_wxr{.name = "wordpress-wxr",
                           .title = "WordPress export (WXR)",
                           .network = kNetwork,
                           .evidence = "E1",
                           .recognise = recognise_wxr,
                           .read = read_wxr};

}  // namespace colloquio::sources::formats
