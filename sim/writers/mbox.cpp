#include <algorithm>
#include <vector>

#include "colloquio/sim/writers/output.hpp"

namespace colloquio::sim {

namespace {

constexpr std::string_view kBase64 = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/";

bool is_ascii(std::string_view text) {
  for (const char c : text) {
    if (static_cast<unsigned char>(c) >= 0x80) return false;
  }
  return true;
}

void put_base64(std::string& out, std::string_view bytes) {
  for (std::size_t i = 0; i < bytes.size(); i += 3) {
    std::uint32_t three = 0;
    for (std::size_t k = 0; k < 3; ++k) {
      three = (three << 8U) | (i + k < bytes.size() ? static_cast<unsigned char>(bytes[i + k]) : 0U);
    }
    for (std::size_t k = 0; k < 4; ++k) {
      out += i + k > bytes.size() ? '=' : kBase64[(three >> (18U - 6U * k)) & 63U];
    }
  }
}

/// RFC 2047, in words of at most 45 bytes that never cut a character.
void put_header_text(std::string& out, std::string_view text) {
  if (is_ascii(text)) {
    out += text;
    return;
  }
  bool first = true;
  while (!text.empty()) {
    std::size_t size = std::min<std::size_t>(text.size(), 45);
    while (size < text.size() && (static_cast<unsigned char>(text[size]) & 0xC0U) == 0x80U) --size;
    if (!first) out += "\n ";
    first = false;
    out += "=?UTF-8?B?";
    put_base64(out, text.substr(0, size));
    out += "?=";
    text.remove_prefix(size);
  }
}

/// A display name: as it is, in quotes, or encoded.
void put_name(std::string& out, std::string_view name) {
  if (!is_ascii(name) || name.find_first_of("()<>[]:;@\\,.\"") == std::string_view::npos) {
    put_header_text(out, name);
    return;
  }
  out += '"';
  for (const char c : name) {
    if (c == '"' || c == '\\') out += '\\';
    out += c;
  }
  out += '"';
}

/// RFC 2045 quoted-printable, lines under 76 characters; "From " at the start of a line is escaped too.
void put_quoted_printable(std::string& out, std::string_view text) {
  static constexpr std::string_view kHex = "0123456789ABCDEF";
  std::size_t column = 0;
  for (std::size_t i = 0; i < text.size(); ++i) {
    const auto c = static_cast<unsigned char>(text[i]);
    if (c == '\n') {
      out += '\n';
      column = 0;
      continue;
    }
    const bool trailing = c == ' ' && (i + 1 == text.size() || text[i + 1] == '\n');
    const bool from = column == 0 && text.substr(i, 5) == "From ";
    const bool plain = c >= 0x20 && c < 0x7F && c != '=' && !trailing && !from;
    if (column > 71) {
      out += "=\n";
      column = 0;
    }
    if (plain) {
      out += static_cast<char>(c);
      ++column;
    } else {
      put(out, '=', kHex[c >> 4U], kHex[c & 15U]);
      column += 3;
    }
  }
}

void put_address(std::string& out, const Story& story, std::uint32_t author) {
  if (author == kNone) {
    out += "undisclosed@invalid";
    return;
  }
  const Person p = story.person(author);
  put_name(out, p.name);
  out += " <";
  if (p.email.empty()) {
    put(out, p.id, '@', story.site().host);
  } else {
    out += p.email;
  }
  out += '>';
}

void put_id(std::string& out, const Story& story, std::uint64_t number) {
  put(out, "<m", number, '@', story.site().host, '>');
}

/// From the root down to the parent.
void put_references(std::string& out, const Story& story, const Conversation& c, const SaidMessage& m) {
  std::vector<std::uint64_t> up{parent_number(c, m)};
  const SaidMessage* at = &m;
  while (at->link == Link::named && up.size() < 20) {
    at = &c.messages[static_cast<std::size_t>(at->parent)];
    if (at->link == Link::none || at->link == Link::self || at->link == Link::cycle) break;
    up.push_back(parent_number(c, *at));
  }
  out += "References:";
  for (auto i = up.rbegin(); i != up.rend(); ++i) {
    out += i == up.rbegin() ? " " : "\n ";
    put_id(out, story, *i);
  }
  out += '\n';
}

/// What mail programs add below an answer.
void put_quote(std::string& out, std::string_view text) {
  std::string quoted = "\n\n> ";
  for (const char c : text.substr(0, text.find('\n', 400))) {
    quoted += c;
    if (c == '\n') quoted += "> ";
  }
  put_quoted_printable(out, quoted);
}

void put_mail(std::string& out, const Story& story, const Conversation& c, const SaidMessage& m) {
  put(out, "From sim@", story.site().host, ' ');
  put_ctime(out, m.time);
  out += "\nMessage-ID: ";
  put_id(out, story, m.number);
  out += '\n';
  if (parent_number(c, m) != 0) {
    out += "In-Reply-To: ";
    put_id(out, story, parent_number(c, m));
    out += '\n';
    put_references(out, story, c, m);
  }
  out += "From: ";
  put_address(out, story, m.author);
  put(out, "\nTo: info@", story.site().host);
  if (!m.no_time) {
    out += "\nDate: ";
    put_mail_time(out, m.time, story.site().offset(m.time));
  }
  out += "\nSubject: ";
  if (m.link != Link::none) out += "Re: ";
  put_header_text(out, c.title);
  out +=
      "\nMIME-Version: 1.0\nContent-Type: text/plain; charset=utf-8\nContent-Transfer-Encoding: quoted-printable\n\n";
  put_quoted_printable(out, m.text);
  if (m.link == Link::named && m.number % 3 != 0) {
    put_quote(out, c.messages[static_cast<std::size_t>(m.parent)].text);
  }
  out += "\n\n";
}

}  // namespace

Result<void> write_mbox(Story& story, FileWriter& files, const Progress& progress) {
  auto page = Page::open(files, "mail.mbox");
  if (!page) return tl::make_unexpected(page.error());
  Counter counter(progress);
  Conversation c;
  while (story.next(c)) {
    for (const std::uint32_t i : c.file_order) {
      if (c.messages[i].deleted) continue;  // a deleted mail is not in the box; its answers name it all the same
      put_mail(page->text, story, c, c.messages[i]);
      COLLOQUIO_SIM_TRY(page->flush_if_full());
    }
    COLLOQUIO_SIM_TRY(counter.add(c.messages.size()));
  }
  return page->close();
}

}  // namespace colloquio::sim
