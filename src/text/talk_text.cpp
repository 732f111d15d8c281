#include "colloquio/text/talk_text.hpp"

#include <algorithm>
#include <array>

#include "colloquio/base/ascii.hpp"
#include "colloquio/base/utf8.hpp"
#include "colloquio/text/html.hpp"
#include "colloquio/text/word.hpp"

namespace colloquio::text {

namespace {

constexpr bool is_blank(char c) { return c == ' ' || c == '\t' || c == '\r' || c == '\f' || c == '\v'; }
constexpr bool is_ascii_word(char c) { return is_digit(c) || is_letter(c); }

bool starts_with_lower(std::string_view text, std::string_view lower_case) {
  return text.size() >= lower_case.size() && is_named(text.substr(0, lower_case.size()), lower_case);
}

/// Bytes of a link at the front, 0 if there is none. It ends at a blank, at <>" or where CJK text begins, and at a ')'
/// that it did not open itself.
std::size_t link_at(std::string_view text) {
  static constexpr std::array<std::string_view, 4> kStarts{"http://", "https://", "www.", "ftp://"};
  const char first = ascii_lower(text[0]);
  if (first != 'h' && first != 'w' && first != 'f') return 0;
  if (std::ranges::none_of(kStarts, [text](std::string_view start) { return starts_with_lower(text, start); }))
    return 0;
  constexpr unsigned char kCjkLead = 0xE3;  // U+3000 and more
  std::size_t open = 0;
  std::size_t at = 0;
  for (; at < text.size(); ++at) {
    const char c = text[at];
    const auto byte = static_cast<unsigned char>(c);
    if (is_blank(c) || c == '\n' || c == '<' || c == '>' || c == '"') break;
    if (byte >= kCjkLead && byte < 0xF0) break;
    if (c == '(') ++open;
    if (c == ')' && open-- == 0) break;
  }
  return at;
}

/// Bytes that may be part of a name after '@': letters and digits of any script, and . _ - inside.
std::size_t name_at(std::string_view text) {
  std::size_t at = 0;
  while (at < text.size()) {
    const char c = text[at];
    if (is_ascii_word(c) || c == '_' || c == '.' || c == '-') {
      ++at;
      continue;
    }
    const CodePoint p = decode_utf8(text.substr(at));
    if (p.value < 0x80 || !p.valid || !is_word(p.value)) break;
    at += p.size;
  }
  while (at > 0 && (text[at - 1] == '.' || text[at - 1] == '-')) --at;
  return at;
}

struct Mention {
  std::size_t size = 0;   ///< bytes it takes, 0 = none
  std::string_view name;  ///< without the sign
};

/// A mention at the front of `text`: @name, @name@host, u/name, /u/name.
Mention mention_at(std::string_view text) {
  if (text[0] == '@') {
    std::size_t size = name_at(text.substr(1));
    if (size == 0) return {};
    if (const std::string_view rest = text.substr(1 + size); rest.starts_with('@')) {
      if (const std::size_t host = name_at(rest.substr(1)); host > 0) size += 1 + host;
    }
    return {1 + size, text.substr(1, size)};
  }
  const std::size_t sign = text.starts_with("/u/") ? 3 : text.starts_with("u/") ? 2 : 0;
  if (sign == 0) return {};
  const std::size_t size = name_at(text.substr(sign));
  return size == 0 ? Mention{} : Mention{sign + size, text.substr(sign, size)};
}

/// "+1" as a word of its own.
bool is_plus_one(std::string_view text) {
  return text.starts_with("+1") && (text.size() == 2 || !is_ascii_word(text[2]));
}

/// Walks over the words of unquoted lines. `on_word` is called for what is talk and `on_mention` for mentions; each
/// returns true to stop.
template <class OnWord, class OnMention>
void walk(std::string_view plain, OnWord on_word, OnMention on_mention) {
  std::size_t at = 0;
  bool line_start = true;
  bool word_start = true;  // nothing that belongs to a word stands before
  while (at < plain.size()) {
    const char c = plain[at];
    if (c == '\n') {
      line_start = word_start = true;
      ++at;
      continue;
    }
    if (is_blank(c)) {
      word_start = true;
      ++at;
      continue;
    }
    if (line_start && c == '>') {
      at = std::min(plain.find('\n', at), plain.size());
      continue;
    }
    line_start = false;
    const std::string_view rest = plain.substr(at);
    if (word_start) {
      const std::size_t link = link_at(rest);
      if (link > 0) {
        at += link;
        word_start = false;
        continue;
      }
      if (const Mention mention = c == '@' || c == '/' || c == 'u' ? mention_at(rest) : Mention{}; mention.size > 0) {
        if (on_mention(mention.name)) return;
        at += mention.size;
        word_start = false;
        continue;
      }
      if (c == '+' && is_plus_one(rest)) {
        at += 2;
        continue;
      }
    }
    const CodePoint p = decode_utf8(rest);
    const std::string_view after = rest.substr(p.size);
    // A digit before U+FE0F or U+20E3 is a keycap emoji.
    const bool word = is_word(p.value) && !after.starts_with("\xEF\xB8\x8F") && !after.starts_with("\xE2\x83\xA3");
    if (word && on_word()) return;
    word_start = !word && c != '_';
    at += p.size;
  }
}

/// Cuts lines off a text one by one, without their ends.
class Lines {
 public:
  explicit Lines(std::string_view text) : rest_(text) {}
  [[nodiscard]] bool done() const { return rest_.empty(); }
  [[nodiscard]] std::string_view rest() const { return rest_; }
  std::string_view next() {
    const std::size_t end = rest_.find('\n');
    std::string_view line = rest_.substr(0, end);
    rest_.remove_prefix(end == std::string_view::npos ? rest_.size() : end + 1);
    if (line.ends_with('\r')) line.remove_suffix(1);
    return line;
  }

 private:
  std::string_view rest_;
};

std::string_view trim(std::string_view text) {
  while (!text.empty() && (is_blank(text.front()) || text.front() == '\n')) text.remove_prefix(1);
  while (!text.empty() && (is_blank(text.back()) || text.back() == '\n')) text.remove_suffix(1);
  return text;
}

bool is_quoted(std::string_view line) { return trim(line).starts_with('>'); }

/// "-----Original Message-----" and its sisters: what follows is somebody else's mail.
bool begins_original(std::string_view line) {
  static constexpr std::array<std::string_view, 8> kNames{
      "original message",  "messaggio originale", "messaggio inoltrato",     "forwarded message",
      "message d'origine", "mensaje original",    "ursprüngliche nachricht", "исходное сообщение"};
  line = trim(line);
  if (!line.starts_with("--")) return false;
  while (line.starts_with('-')) line.remove_prefix(1);
  line = trim(line);
  return std::ranges::any_of(kNames, [line](std::string_view name) { return starts_with_lower(line, name); });
}

/// A long line of underscores: list software puts its footer below, Outlook the mail that is answered.
bool is_rule(std::string_view line) {
  constexpr std::size_t kShortest = 32;
  line = trim(line);
  return line.size() >= kShortest && line.find_first_not_of('_') == std::string_view::npos;
}

/// Outlook's header block under a top answer: "From: ... Sent: ..." or "Da: ... Inviato: ...".
bool begins_header_block(std::string_view line, std::string_view rest) {
  struct Pair {
    std::string_view first;
    std::string_view second;
  };
  static constexpr std::array<Pair, 5> kPairs{
      {{"from:", "sent:"}, {"from:", "date:"}, {"da:", "inviato:"}, {"da:", "data:"}, {"von:", "gesendet:"}}};
  const auto unstarred = [](std::string_view l) {
    l = trim(l);
    while (l.starts_with('*')) l.remove_prefix(1);
    return l;
  };
  line = unstarred(line);
  const std::string_view following = unstarred(Lines(rest).next());
  return std::ranges::any_of(kPairs, [&](const Pair& pair) {
    return starts_with_lower(line, pair.first) && starts_with_lower(following, pair.second);
  });
}

/// The end of the line that introduces a quote.
bool ends_introduction(std::string_view line) {
  static constexpr std::array<std::string_view, 9> kVerbs{"wrote",   "writes",  "ha scritto", "scriveva", "scrive",
                                                          "schrieb", "a écrit", "escribió",   "пишет"};
  line = trim(line);
  if (!line.ends_with(':')) return false;
  line.remove_suffix(1);
  line = trim(line);
  return std::ranges::any_of(kVerbs, [line](std::string_view verb) {
    return line.size() >= verb.size() && is_named(line.substr(line.size() - verb.size()), verb);
  });
}

bool begins_introduction(std::string_view line) {
  static constexpr std::array<std::string_view, 7> kStarts{"on ", "il ", "in data", "am ", "le ", "el ", "at "};
  line = trim(line);
  return std::ranges::any_of(kStarts, [line](std::string_view start) { return starts_with_lower(line, start); });
}

/// If the lines from here introduce a quote ("On Friday ... Anna\nwrote:" and then "> "), the text after them.
bool skip_introduction(std::string_view first, Lines& lines) {
  constexpr int kMostLines = 3;
  Lines ahead = lines;
  std::string_view line = first;
  for (int i = 0; i < kMostLines; ++i) {
    if (ends_introduction(line)) {
      if (i > 0 && !begins_introduction(first)) return false;
      Lines after = ahead;
      std::string_view next;
      while (!after.done() && trim(next).empty()) next = after.next();
      if (!is_quoted(next) && !(begins_introduction(first) && trim(next).empty())) return false;
      lines = ahead;
      return true;
    }
    if (ahead.done() || trim(line).empty() || is_quoted(line)) return false;
    line = ahead.next();
  }
  return false;
}

}  // namespace

bool is_talk(std::string_view plain) {
  bool found = false;
  walk(plain, [&found] { return found = true; }, [](std::string_view) { return false; });
  return found;
}

bool is_talk_html(std::string_view html) {
  if (html.find_first_of("<&") == std::string_view::npos) return is_talk(html);
  thread_local std::string plain;
  html_to_text(html, plain, Quoted::drop);
  const bool talk = is_talk(plain);
  constexpr std::size_t kKeep = std::size_t{1} << 20U;
  if (plain.capacity() > kKeep) std::string{}.swap(plain);
  return talk;
}

void mentions(std::string_view plain, std::vector<std::string_view>& names) {
  names.clear();
  if (plain.find('@') == std::string_view::npos && plain.find("u/") == std::string_view::npos) return;
  walk(
      plain, [] { return false; },
      [&names](std::string_view name) {
        names.push_back(name);
        return false;
      });
}

std::vector<std::string_view> mentions(std::string_view plain) {
  std::vector<std::string_view> names;
  mentions(plain, names);
  return names;
}

std::string strip_quotes(std::string_view plain) {
  std::string own;
  own.reserve(plain.size());
  bool blank = false;
  Lines lines(plain);
  while (!lines.done()) {
    const std::string_view line = lines.next();
    if (line == "-- " || line == "--" || is_rule(line)) break;
    if (begins_original(line) || begins_header_block(line, lines.rest())) break;
    if (is_quoted(line) || skip_introduction(line, lines)) continue;
    if (trim(line).empty()) {
      blank = !own.empty();
      continue;
    }
    if (!own.empty()) own += blank ? "\n\n" : "\n";
    blank = false;
    own += line;
  }
  return own;
}

}  // namespace colloquio::text
