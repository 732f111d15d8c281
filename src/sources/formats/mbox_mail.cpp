#include "colloquio/sources/formats/mbox_mail.hpp"

#include <algorithm>
#include <array>
#include <memory>
#include <vector>

#include <gmime/gmime.h>

#include "colloquio/base/ascii.hpp"
#include "colloquio/text/html.hpp"
#include "colloquio/text/normalise.hpp"
#include "colloquio/text/talk_text.hpp"

namespace colloquio::sources::formats {

namespace {

struct Unref {
  void operator()(void* object) const { g_object_unref(object); }
};
template <class T>
using Owned = std::unique_ptr<T, Unref>;

struct FreeText {
  void operator()(char* text) const { g_free(text); }
};

std::string_view view_of(const char* text) { return text == nullptr ? std::string_view{} : std::string_view{text}; }

std::string_view header(GMimeMessage* message, const char* name) {
  return view_of(g_mime_object_get_header(GMIME_OBJECT(message), name));
}

GMimeParserOptions* options() {
  static GMimeParserOptions* const kOptions = [] {
    g_mime_init();
    GMimeParserOptions* made = g_mime_parser_options_new();
    // What 8-bit headers without a charset are.
    static const char* charsets[] = {"utf-8", "windows-1252", nullptr};
    g_mime_parser_options_set_fallback_charsets(made, charsets);
    return made;
  }();
  return kOptions;
}

/// The ids in <...> of References or In-Reply-To, in order. An id is no longer than a line of mail may be (RFC 5322).
std::vector<std::string_view> ids_in(std::string_view text) {
  constexpr std::size_t kLongest = 998;
  std::vector<std::string_view> ids;
  for (std::size_t end = text.find('>'); end != std::string_view::npos; end = text.find('>')) {
    const std::size_t begin = text.substr(0, end).rfind('<');
    if (begin != std::string_view::npos) {
      const std::string_view id = trimmed(text.substr(begin + 1, end - begin - 1));
      if (!id.empty() && id.size() <= kLongest && id.find(' ') == std::string_view::npos) ids.push_back(id);
    }
    text.remove_prefix(end + 1);
  }
  return ids;
}

/// The mail this one answers: the only one of In-Reply-To, else the last of References, else the first of In-Reply-To.
/// What In-Reply-To names besides it was answered too; old mailers wrote addresses there, which are no mail's id.
void take_parents(GMimeMessage* message, Mail& mail) {
  const auto replied = ids_in(header(message, "In-Reply-To"));
  const auto references = ids_in(header(message, "References"));
  if (replied.size() != 1 && !references.empty()) {
    mail.parent = references.back();
  } else if (!replied.empty()) {
    mail.parent = replied.front();
  }
  constexpr std::size_t kMostParents = 100;
  for (const std::string_view id : replied) {
    if (id != mail.parent && mail.other_parents.size() < kMostParents) mail.other_parents.emplace_back(id);
  }
}

/// The first mailbox of a header with addresses.
bool take_mailbox(InternetAddressList* list, Mail& mail) {
  const int count = list == nullptr ? 0 : internet_address_list_length(list);
  for (int i = 0; i < count; ++i) {
    InternetAddress* address = internet_address_list_get_address(list, i);
    if (!INTERNET_ADDRESS_IS_MAILBOX(address)) continue;
    const std::string_view written = view_of(internet_address_mailbox_get_addr(INTERNET_ADDRESS_MAILBOX(address)));
    if (written.empty()) continue;
    mail.address = ascii_lower(trimmed(written));
    mail.name = text::normalise(view_of(internet_address_get_name(address)));
    return true;
  }
  return false;
}

/// "anna at example.test (Anna Rossi)": how list archives hide addresses.
bool take_hidden_address(std::string_view from, Mail& mail) {
  constexpr std::string_view kAt = " at ";
  const std::size_t at = from.find(kAt);
  if (at == std::string_view::npos || from.find('@') != std::string_view::npos) return false;
  const std::size_t end = std::min(from.find_first_of(" (<\t", at + kAt.size()), from.size());
  std::string_view user = trimmed(from.substr(0, at));
  user = user.substr(user.find_last_of(" <\t") + 1);
  mail.address = ascii_lower(user) + '@' + ascii_lower(from.substr(at + kAt.size(), end - at - kAt.size()));
  const std::size_t open = from.find('(');
  const std::size_t close = from.rfind(')');
  if (open != std::string_view::npos && close != std::string_view::npos && close > open) {
    mail.name = text::normalise(from.substr(open + 1, close - open - 1));
  }
  return true;
}

void take_author(GMimeMessage* message, Mail& mail) {
  if (take_hidden_address(header(message, "From"), mail)) return;
  const bool found = take_mailbox(g_mime_message_get_from(message), mail);
  // Lists put their own address in From, "Anna via List", and the author's in Reply-To.
  constexpr std::string_view kVia = " via ";
  if (const std::size_t via = mail.name.find(kVia); found && via != std::string::npos && !mail.list.empty()) {
    const std::string name = mail.name.substr(0, via);
    if (take_mailbox(g_mime_message_get_reply_to(message), mail) && mail.name.empty()) mail.name = name;
  }
}

void take_list(GMimeMessage* message, Mail& mail) {
  const std::string_view id = trimmed(header(message, "List-Id"));
  const auto ids = ids_in(id);
  mail.list = ascii_lower(ids.empty() ? id : ids.front());
  std::string_view name = trimmed(id.substr(0, id.find('<')));
  if (name.size() >= 2 && name.front() == '"' && name.back() == '"') name = name.substr(1, name.size() - 2);
  mail.list_name = text::normalise(name);
}

bool is_automatic(GMimeMessage* message, const Mail& mail) {
  const std::string submitted = ascii_lower(trimmed(header(message, "Auto-Submitted")));
  if (!submitted.empty() && submitted != "no") return true;
  const std::string precedence = ascii_lower(trimmed(header(message, "Precedence")));
  if (precedence == "auto_reply") return true;
  // Old list software marks every person's mail as bulk.
  if ((precedence == "bulk" || precedence == "junk") && mail.list.empty()) return true;
  if (!header(message, "X-Autoreply").empty() || !header(message, "X-Autorespond").empty()) return true;
  return mail.address.starts_with("mailer-daemon@") || trimmed(header(message, "Return-Path")) == "<>";
}

/// The time in the topmost Received: the last server, which is the nearest to us.
std::string received_time(GMimeMessage* message) {
  const std::string_view received = header(message, "Received");
  const std::size_t semicolon = received.rfind(';');
  return semicolon == std::string_view::npos ? std::string{} : std::string{trimmed(received.substr(semicolon + 1))};
}

struct Bodies {
  std::string plain;
  std::string html;
};

void add_part(GMimePart* part, std::string& to) {
  const std::unique_ptr<char, FreeText> text{g_mime_text_part_get_text(GMIME_TEXT_PART(part))};
  if (text == nullptr) return;
  if (!to.empty()) to += '\n';
  to += text.get();
}

/// Collects the texts of a mail, not of what is attached to it.
// NOLINTNEXTLINE(misc-no-recursion): kDeepest
void collect(GMimeObject* object, int depth, Bodies& bodies) {
  constexpr int kDeepest = 32;
  if (object == nullptr || depth > kDeepest) return;
  if (GMIME_IS_MULTIPART(object)) {
    GMimeMultipart* multipart = GMIME_MULTIPART(object);
    const int count = g_mime_multipart_get_count(multipart);
    for (int i = 0; i < count; ++i) collect(g_mime_multipart_get_part(multipart, i), depth + 1, bodies);
    return;
  }
  if (!GMIME_IS_TEXT_PART(object)) return;
  if (ascii_lower(view_of(g_mime_object_get_disposition(object) == nullptr
                              ? nullptr
                              : g_mime_content_disposition_get_disposition(
                                    g_mime_object_get_content_disposition(object)))) == "attachment") {
    return;
  }
  GMimeContentType* type = g_mime_object_get_content_type(object);
  if (g_mime_content_type_is_type(type, "text", "plain")) add_part(GMIME_PART(object), bodies.plain);
  if (g_mime_content_type_is_type(type, "text", "html")) add_part(GMIME_PART(object), bodies.html);
}

std::string own_words(GMimeMessage* message) {
  Bodies bodies;
  collect(g_mime_message_get_mime_part(message), 0, bodies);
  if (trimmed(bodies.plain).empty() && !bodies.html.empty()) bodies.plain = text::html_to_text(bodies.html);
  return text::strip_quotes(text::normalise(bodies.plain));
}

bool begins_with_header(std::string_view bytes) {
  const std::size_t end = bytes.find_first_of(": \t\r\n");
  return end != std::string_view::npos && end > 0 && bytes[end] == ':';
}

}  // namespace

bool parse_mail(std::string_view bytes, Mail& mail) {
  mail = {};
  if (!begins_with_header(bytes)) return false;
  GMimeParserOptions* const parser_options = options();
  const Owned<GMimeStream> stream{g_mime_stream_mem_new_with_buffer(bytes.data(), bytes.size())};
  const Owned<GMimeParser> parser{g_mime_parser_new_with_stream(stream.get())};
  const Owned<GMimeMessage> message{g_mime_parser_construct_message(parser.get(), parser_options)};
  if (message == nullptr) return false;
  mail.id = trimmed(view_of(g_mime_message_get_message_id(message.get())));
  take_parents(message.get(), mail);
  mail.subject = text::normalise(view_of(g_mime_message_get_subject(message.get())));
  take_list(message.get(), mail);
  take_author(message.get(), mail);
  mail.date = trimmed(header(message.get(), "Date"));
  mail.received = received_time(message.get());
  mail.automatic = is_automatic(message.get(), mail);
  mail.text = own_words(message.get());
  return true;
}

std::string shared_subject(std::string_view subject, bool& answers) {
  static constexpr std::array<std::string_view, 9> kAnswers{"re", "r", "rif", "aw", "sv", "antw", "vs", "odp", "res"};
  static constexpr std::array<std::string_view, 6> kForwards{"fw", "fwd", "i", "tr", "wg", "enc"};
  answers = false;
  for (;;) {
    subject = trimmed(subject);
    if (subject.starts_with('[')) {
      const std::size_t end = subject.find(']');
      if (end == std::string_view::npos || end + 1 == subject.size()) break;
      subject.remove_prefix(end + 1);
      continue;
    }
    const std::size_t colon = subject.find(':');
    if (colon == std::string_view::npos || colon > 8) break;
    const std::string prefix = ascii_lower(subject.substr(0, std::min(colon, subject.find_first_of("[( \t"))));
    const bool answer = std::find(kAnswers.begin(), kAnswers.end(), prefix) != kAnswers.end();
    if (!answer && std::find(kForwards.begin(), kForwards.end(), prefix) == kForwards.end()) break;
    answers = answers || answer;
    subject.remove_prefix(colon + 1);
  }
  std::string out;
  for (const char c : subject) {
    if (c != ' ' || !out.ends_with(' ')) out += ascii_lower(c);
  }
  return out;
}

}  // namespace colloquio::sources::formats
