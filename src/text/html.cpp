#include "colloquio/text/html.hpp"

#include <algorithm>
#include <array>
#include <vector>

#include <libxml/HTMLparser.h>

#include "colloquio/base/ascii.hpp"
#include "colloquio/base/utf8.hpp"

namespace colloquio::text {

namespace {

constexpr bool is_html_space(char c) { return is_space(c) || c == '\f'; }

template <std::size_t N>
bool is_one_of(std::string_view name, const std::array<std::string_view, N>& lower_case) {
  return std::ranges::any_of(lower_case, [name](std::string_view one) { return is_named(name, one); });
}

/// Elements whose content is no text of the page.
bool is_raw(std::string_view name) {
  static constexpr std::array<std::string_view, 7> kRaw{"script",   "style",  "noscript", "iframe",
                                                        "template", "object", "svg"};
  return is_one_of(name, kRaw);
}

/// Elements that begin and end on lines of their own.
bool is_block(std::string_view name) {
  static constexpr std::array<std::string_view, 32> kBlock{
      "p",          "div",  "li", "ul",   "ol",    "blockquote", "pre",     "h1",
      "h2",         "h3",   "h4", "h5",   "h6",    "tr",         "table",   "section",
      "article",    "dl",   "dt", "dd",   "aside", "header",     "footer",  "figure",
      "figcaption", "form", "hr", "main", "nav",   "address",    "details", "summary"};
  return is_one_of(name, kBlock);
}

bool opens_quote(std::string_view name, std::string_view attributes) {
  if (is_named(name, "blockquote")) return true;
  if (is_named(name, "aside")) return has_class(attributes, "quote") || has_class(attributes, "onebox");
  return is_named(name, "div") && (has_class(attributes, "gmail_quote") || has_class(attributes, "quote"));
}

std::size_t find_lower(std::string_view text, std::string_view lower_needle, std::size_t from) {
  for (std::size_t at = text.find('<', from); at != std::string_view::npos; at = text.find('<', at + 1)) {
    if (text.size() - at >= lower_needle.size() && is_named(text.substr(at, lower_needle.size()), lower_needle)) {
      return at;
    }
  }
  return std::string_view::npos;
}

/// The code point of a numeric entity; 0 and what is none give U+FFFD.
char32_t numbered(std::uint64_t number) {
  // What Windows-1252 has at 128 to 159, because pages mean that.
  static constexpr std::array<char32_t, 32> kWindows1252{
      0x20AC, 0x81,   0x201A, 0x0192, 0x201E, 0x2026, 0x2020, 0x2021, 0x02C6, 0x2030, 0x0160,
      0x2039, 0x0152, 0x8D,   0x017D, 0x8F,   0x90,   0x2018, 0x2019, 0x201C, 0x201D, 0x2022,
      0x2013, 0x2014, 0x02DC, 0x2122, 0x0161, 0x203A, 0x0153, 0x9D,   0x017E, 0x0178};
  if (number >= 0x80 && number <= 0x9F) return kWindows1252[number - 0x80];
  return number == 0 || number > 0x10FFFF ? kReplacement : static_cast<char32_t>(number);
}

/// Reads the entity at the front of `text` (which starts with '&') into `out`; returns the bytes it took, 0 if it is
/// none.
std::size_t take_entity(std::string_view text, std::string& out) {
  constexpr std::size_t kLongestName = 10;
  std::size_t end = 1;
  if (text.size() > 2 && text[1] == '#') {
    const bool hex = ascii_lower(text[2]) == 'x';
    std::size_t at = hex ? 3 : 2;
    std::uint64_t number = 0;
    const std::size_t first = at;
    for (; at < text.size(); ++at) {
      const char c = ascii_lower(text[at]);
      if (!is_digit(c) && !(hex && c >= 'a' && c <= 'f')) break;
      const auto digit = static_cast<std::uint64_t>(is_digit(c) ? c - '0' : c - 'a' + 10);
      number = std::min<std::uint64_t>(number * (hex ? 16 : 10) + digit, 0x110000);
    }
    if (at == first) return 0;
    append_utf8(out, numbered(number));
    return at < text.size() && text[at] == ';' ? at + 1 : at;
  }
  while (end < text.size() && end <= kLongestName && (is_letter(text[end]) || is_digit(text[end]))) ++end;
  if (end == 1 || end >= text.size() || text[end] != ';') return 0;
  const std::string_view name = text.substr(1, end - 1);
  if (name == "amp") {
    out += '&';
  } else if (name == "lt") {
    out += '<';
  } else if (name == "gt") {
    out += '>';
  } else if (name == "quot") {
    out += '"';
  } else if (name == "apos") {
    out += '\'';
  } else if (name == "nbsp") {
    out += "\xC2\xA0";
  } else {
    const std::string terminated{name};
    const htmlEntityDesc* entity = htmlEntityLookup(reinterpret_cast<const xmlChar*>(terminated.c_str()));
    if (entity == nullptr) return 0;
    append_utf8(out, entity->value);
  }
  return end + 1;
}

/// Lays words out in lines: decides between blank and new line only when the next word comes.
class Layout {
 public:
  explicit Layout(std::string& out) : out_(out) {}

  void word_break() { blank_ = true; }
  void line_break() {
    if (!out_.empty() || quotes_ > 0) lines_ = std::min<std::size_t>(lines_ + 1, 2);
  }
  /// Ends the current line if there is one; an empty line already asked for stays.
  void block() {
    if (!out_.empty()) lines_ = std::max<std::size_t>(lines_, 1);
  }
  void enter_quote() {
    block();
    ++quotes_;
  }
  void leave_quote() {
    block();
    if (quotes_ > 0) --quotes_;
  }
  [[nodiscard]] std::size_t quotes() const { return quotes_; }

  void put(std::string_view decoded) {
    if (decoded.empty()) return;
    begin();
    out_ += decoded;
  }
  /// Text inside <pre>: its own line ends count.
  void put_as_is(std::string_view decoded) {
    while (!decoded.empty()) {
      const std::size_t end = decoded.find('\n');
      put(decoded.substr(0, end));
      if (end == std::string_view::npos) return;
      line_break();
      decoded.remove_prefix(end + 1);
    }
  }

 private:
  void begin() {
    const bool first = out_.empty();
    if (lines_ > 0 && !first) {
      if (lines_ == 2) new_line();
      new_line();
    } else if (first) {
      mark();
    } else if (blank_) {
      out_ += ' ';
    }
    lines_ = 0;
    blank_ = false;
  }
  void new_line() {
    out_ += '\n';
    mark();
  }
  void mark() {
    for (std::size_t i = 0; i < std::min<std::size_t>(quotes_, 4); ++i) out_ += "> ";
  }

  std::string& out_;
  std::size_t quotes_ = 0;
  std::size_t lines_ = 0;
  bool blank_ = false;
};

/// Puts text outside <pre>: blanks of any kind, also line ends, only separate words.
void put_flowing(std::string_view raw, std::string& scratch, Layout& layout) {
  std::size_t at = 0;
  while (at < raw.size()) {
    if (is_html_space(raw[at])) {
      layout.word_break();
      while (at < raw.size() && is_html_space(raw[at])) ++at;
      continue;
    }
    std::size_t end = at;
    bool entity = false;
    // Single blanks inside a run are what the output has too: whole sentences go in one piece.
    while (end < raw.size() &&
           (!is_html_space(raw[end]) || (raw[end] == ' ' && end + 1 < raw.size() && !is_html_space(raw[end + 1])))) {
      entity |= raw[end] == '&';
      ++end;
    }
    if (entity) {
      scratch.clear();
      decode_entities(raw.substr(at, end - at), scratch);
      layout.put(scratch);
    } else {
      layout.put(raw.substr(at, end - at));
    }
    at = end;
  }
}

/// A picture that stands for an emoji gives its sign; shortcodes such as ":smile:" are the picture's name, not words.
void put_picture(std::string_view attributes, std::string& scratch, Layout& layout) {
  const std::string_view alt = attribute(attributes, "alt");
  if (alt.empty() || std::ranges::any_of(alt, is_letter)) return;
  if (!has_class(attributes, "emoji") && !has_class(attributes, "wp-smiley")) return;
  scratch.clear();
  decode_entities(alt, scratch);
  layout.put(scratch);
}

/// Remembers which open elements are quotes, so that the right end tag leaves them. Bounded: deeper ones do not nest.
class QuoteStack {
 public:
  /// Called for every open <blockquote>, <aside> and <div>.
  void open(std::string_view name, bool quote) {
    if (open_.size() < kDeepest) open_.push_back({ascii_lower(name[0]), quote});
  }
  /// Whether this end tag closes a quote.
  bool close(std::string_view name) {
    for (std::size_t i = open_.size(); i-- > 0;) {
      if (open_[i].initial != ascii_lower(name[0])) continue;
      bool quote = false;
      for (std::size_t k = i; k < open_.size(); ++k) quote |= open_[k].quote;
      const bool own = open_[i].quote;
      open_.resize(i);
      return own || quote;
    }
    return false;
  }
  [[nodiscard]] std::size_t quotes() const {
    return static_cast<std::size_t>(std::ranges::count_if(open_, [](const Open& o) { return o.quote; }));
  }

 private:
  static constexpr std::size_t kDeepest = 256;
  struct Open {
    char initial;  // b, a or d: enough to tell the three apart
    bool quote;
  };
  std::vector<Open> open_;
};

bool may_quote(std::string_view name) {
  return is_named(name, "blockquote") || is_named(name, "aside") || is_named(name, "div");
}

}  // namespace

bool is_named(std::string_view name, std::string_view lower_case) {
  if (name.size() != lower_case.size()) return false;
  for (std::size_t i = 0; i < name.size(); ++i) {
    if (ascii_lower(name[i]) != lower_case[i]) return false;
  }
  return true;
}

HtmlTokens::Token HtmlTokens::next() {
  Token token;
  while (!rest_.empty()) {
    if (rest_[0] == '<' && take_tag(token)) {
      if (token.kind == Kind::end) continue;  // a comment
      return token;
    }
    // Text up to the next place where a tag may begin; a lone '<' is text.
    std::size_t end = rest_.find('<', 1);
    token.kind = Kind::text;
    token.text = rest_.substr(0, end);
    rest_.remove_prefix(token.text.size());
    return token;
  }
  return token;
}

/// Takes a tag, or a comment or declaration (kind end); false if the '<' at the front begins neither.
bool HtmlTokens::take_tag(Token& token) {
  token = {};
  if (rest_.size() < 2) return false;
  if (rest_.starts_with("<!--")) {
    const std::size_t end = rest_.find("-->", 4);
    rest_.remove_prefix(end == std::string_view::npos ? rest_.size() : end + 3);
    return true;
  }
  if (rest_[1] == '!' || rest_[1] == '?') {
    const std::size_t end = rest_.find('>');
    rest_.remove_prefix(end == std::string_view::npos ? rest_.size() : end + 1);
    return true;
  }
  const bool closing = rest_[1] == '/';
  const std::size_t name_at = closing ? 2 : 1;
  if (name_at >= rest_.size() || !is_letter(rest_[name_at])) return false;
  std::size_t at = name_at;
  while (at < rest_.size() && !is_html_space(rest_[at]) && rest_[at] != '>' && rest_[at] != '/' && rest_[at] != '<')
    ++at;
  const std::size_t name_end = at;
  char quote = '\0';
  for (; at < rest_.size() && !quotes_broken_; ++at) {
    const char c = rest_[at];
    if (quote != '\0') {
      if (c == quote) quote = '\0';
    } else if ((c == '"' || c == '\'') && rest_[at - 1] == '=') {
      quote = c;
    } else if (c == '>') {
      break;
    }
  }
  if (at == rest_.size() || quotes_broken_) {
    // Quotes that do not match: from here on a tag ends at the first '>', as the writer meant. Asked once, so that
    // hostile input stays linear.
    quotes_broken_ = true;
    at = tags_over_ ? std::string_view::npos : rest_.find('>', name_end);
    if (at == std::string_view::npos) {
      tags_over_ = true;
      return false;  // never closed: text
    }
  }
  token.kind = closing ? Kind::close : Kind::open;
  token.name = rest_.substr(name_at, name_end - name_at);
  token.attributes = rest_.substr(name_end, at - name_end);
  token.self_closing = token.attributes.ends_with('/');
  rest_.remove_prefix(at + 1);
  if (!closing && !token.self_closing && is_raw(token.name)) skip_raw_element(token.name);
  return true;
}

void HtmlTokens::skip_raw_element(std::string_view name) {
  std::string end_tag = "</";
  for (const char c : name) end_tag += ascii_lower(c);
  const std::size_t end = find_lower(rest_, end_tag, 0);
  // Without an end tag everything to the end belongs to it; the end tag itself comes as the next token.
  rest_.remove_prefix(end == std::string_view::npos ? rest_.size() : end);
}

std::string_view attribute(std::string_view attributes, std::string_view name) {
  std::size_t at = 0;
  while (at < attributes.size()) {
    while (at < attributes.size() && (is_html_space(attributes[at]) || attributes[at] == '/')) ++at;
    const std::size_t name_at = at;
    while (at < attributes.size() && !is_html_space(attributes[at]) && attributes[at] != '=') ++at;
    const std::string_view found = attributes.substr(name_at, at - name_at);
    while (at < attributes.size() && is_html_space(attributes[at])) ++at;
    std::string_view value;
    if (at < attributes.size() && attributes[at] == '=') {
      ++at;
      while (at < attributes.size() && is_html_space(attributes[at])) ++at;
      const char quote = at < attributes.size() ? attributes[at] : '\0';
      if (quote == '"' || quote == '\'') {
        const std::size_t end = std::min(attributes.find(quote, at + 1), attributes.size());
        value = attributes.substr(at + 1, end - at - 1);
        at = std::min(end + 1, attributes.size());
      } else {
        const std::size_t value_at = at;
        while (at < attributes.size() && !is_html_space(attributes[at])) ++at;
        value = attributes.substr(value_at, at - value_at);
      }
    }
    if (is_named(found, name)) return value;
    if (found.empty() && value.empty()) ++at;  // a stray sign
  }
  return {};
}

bool has_class(std::string_view attributes, std::string_view name) {
  std::string_view classes = attribute(attributes, "class");
  while (!classes.empty()) {
    const auto end = static_cast<std::size_t>(std::ranges::find_if(classes, is_html_space) - classes.begin());
    if (classes.substr(0, end) == name) return true;
    classes.remove_prefix(std::min(end + 1, classes.size()));
  }
  return false;
}

void decode_entities(std::string_view text, std::string& out) {
  while (!text.empty()) {
    const std::size_t ampersand = text.find('&');
    out += text.substr(0, ampersand);
    if (ampersand == std::string_view::npos) return;
    text.remove_prefix(ampersand);
    const std::size_t taken = take_entity(text, out);
    if (taken == 0) out += '&';
    text.remove_prefix(std::max<std::size_t>(taken, 1));
  }
}

namespace {

/// Writes the text of one fragment, token by token.
class TextOfHtml {
 public:
  TextOfHtml(std::string& out, Quoted quoted) : layout_(out), drops_quoted_(quoted == Quoted::drop) {}

  void write(std::string_view html) {
    HtmlTokens tokens(html);
    for (HtmlTokens::Token token = tokens.next(); token.kind != HtmlTokens::Kind::end; token = tokens.next()) {
      if (token.kind == HtmlTokens::Kind::text) text(token.text);
      if (token.kind == HtmlTokens::Kind::open) open(token);
      if (token.kind == HtmlTokens::Kind::close) close(token.name);
    }
  }

 private:
  [[nodiscard]] bool is_dropped() const { return drops_quoted_ && layout_.quotes() > 0; }

  void text(std::string_view text) {
    if (is_dropped()) return;
    if (pre_ == 0) {
      put_flowing(text, scratch_, layout_);
      return;
    }
    scratch_.clear();
    decode_entities(text, scratch_);
    layout_.put_as_is(scratch_);
  }

  void open(const HtmlTokens::Token& token) {
    if (is_named(token.name, "br")) {
      layout_.line_break();
    } else if (is_named(token.name, "img")) {
      if (!is_dropped()) put_picture(token.attributes, scratch_, layout_);
    } else if (is_named(token.name, "td") || is_named(token.name, "th")) {
      layout_.word_break();
    } else if (is_block(token.name)) {
      layout_.block();
      if (!token.self_closing) open_block(token);
    }
  }

  void open_block(const HtmlTokens::Token& token) {
    if (is_named(token.name, "pre")) ++pre_;
    if (!may_quote(token.name)) return;
    const bool quote = opens_quote(token.name, token.attributes);
    quotes_.open(token.name, quote);
    if (quote) layout_.enter_quote();
  }

  void close(std::string_view name) {
    if (!is_block(name)) return;
    layout_.block();
    if (is_named(name, "pre") && pre_ > 0) --pre_;
    if (may_quote(name) && quotes_.close(name)) {
      while (layout_.quotes() > quotes_.quotes()) layout_.leave_quote();
    }
  }

  Layout layout_;
  QuoteStack quotes_;
  std::string scratch_;
  std::size_t pre_ = 0;
  bool drops_quoted_;
};

}  // namespace

void html_to_text(std::string_view html, std::string& out, Quoted quoted) {
  out.clear();
  if (html.find_first_of("<&") == std::string_view::npos && html.find_first_of("\r\n\t\f") == std::string_view::npos &&
      html.find("  ") == std::string_view::npos && !html.starts_with(' ') && !html.ends_with(' ')) {
    out = html;
    return;
  }
  TextOfHtml{out, quoted}.write(html);
}

std::string html_to_text(std::string_view html, Quoted quoted) {
  std::string out;
  html_to_text(html, out, quoted);
  return out;
}

}  // namespace colloquio::text
