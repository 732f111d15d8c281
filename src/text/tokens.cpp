#include "colloquio/text/tokens.hpp"

#include <array>

#include <unicode/uchar.h>

#include "colloquio/base/ascii.hpp"
#include "colloquio/base/utf8.hpp"

namespace colloquio::text {

namespace {

constexpr std::size_t kLongestWord = 40;
constexpr std::size_t kMostTokens = 2'000;

enum class Class : std::uint8_t { blank, letter, capital, digit, joiner, emoji, mark, other };

struct Character {
  char32_t lower = 0;
  Class kind = Class::other;
};

bool is_skin_or_look(char32_t c) { return (c >= 0x1F3FB && c <= 0x1F3FF) || c == 0xFE0F || c == 0xFE0E || c == 0x20E3; }

bool is_apostrophe(char32_t c) { return c == U'\'' || c == 0x2019 || c == 0x02BC; }

Character look_up(char32_t c) {
  const auto code = static_cast<UChar32>(c);
  if (is_skin_or_look(c) || c == 0x200D) return {c, Class::joiner};
  if (is_apostrophe(c)) return {c, Class::other};  // for Unicode, one of them is a letter
  switch (u_charType(code)) {
    case U_UPPERCASE_LETTER:
    case U_TITLECASE_LETTER:
      return {static_cast<char32_t>(u_tolower(code)), Class::capital};
    case U_LOWERCASE_LETTER:
    case U_MODIFIER_LETTER:
    case U_OTHER_LETTER:
      return {c, Class::letter};
    case U_NON_SPACING_MARK:
    case U_COMBINING_SPACING_MARK:
    case U_ENCLOSING_MARK:
    case U_FORMAT_CHAR:
      return {c, Class::joiner};
    case U_DECIMAL_DIGIT_NUMBER:
    case U_LETTER_NUMBER:
    case U_OTHER_NUMBER:
      return {U'0', Class::digit};
    case U_SPACE_SEPARATOR:
    case U_LINE_SEPARATOR:
    case U_PARAGRAPH_SEPARATOR:
    case U_CONTROL_CHAR:
      return {c, Class::blank};
    default:
      break;
  }
  if (u_hasBinaryProperty(code, UCHAR_EXTENDED_PICTOGRAPHIC) || (c >= 0x1F1E6 && c <= 0x1F1FF))
    return {c, Class::emoji};
  switch (c) {
    case U'.':
    case U',':
    case U';':
    case U':':
    case U'!':
    case U'?':
    case U'"':
      return {c, Class::mark};
    case 0x2026:  // …
      return {U'.', Class::mark};
    case 0xA1:    // ¡
    case 0xFF01:  // ！
      return {U'!', Class::mark};
    case 0xBF:    // ¿
    case 0xFF1F:  // ？
    case 0x61F:   // ؟
      return {U'?', Class::mark};
    case 0xAB:
    case 0xBB:
    case 0x201C:
    case 0x201D:
    case 0x201E:
      return {U'"', Class::mark};
    case 0x60C:
    case 0x3001:
    case 0xFF0C:
      return {U',', Class::mark};
    case 0x3002:
      return {U'.', Class::mark};
    default:
      return {c, Class::other};
  }
}

/// The characters of Europe's and its neighbours' scripts once, for all texts.
constexpr char32_t kTabled = 0x3000;
Character character(char32_t c) {
  static const auto kTable = [] {
    std::vector<Character> table(kTabled);
    for (char32_t i = 0; i < kTabled; ++i) table[i] = look_up(i);
    return table;
  }();
  return c < kTabled ? kTable[c] : look_up(c);
}

bool is_word_part(Class kind) { return kind == Class::letter || kind == Class::capital || kind == Class::digit; }

/// Reads one text.
class Reader {
 public:
  Reader(std::string_view text, Tokens& out) : text_(text), out_(out) {}

  void read() {
    while (at_ < text_.size() && out_.list.size() < kMostTokens) read_one();
  }

 private:
  [[nodiscard]] CodePoint peek(std::size_t at) const {
    const auto byte = static_cast<unsigned char>(text_[at]);
    if (byte < 0x80) return {byte, 1, true};
    return decode_utf8(text_.substr(at));
  }
  [[nodiscard]] char byte(std::size_t at) const { return at < text_.size() ? text_[at] : '\0'; }

  void read_one() {
    if (read_emoticon() || read_link()) return;
    const CodePoint c = peek(at_);
    const Character ch = character(c.value);
    switch (ch.kind) {
      case Class::letter:
      case Class::capital:
      case Class::digit:
        read_word(false);
        return;
      case Class::emoji:
        add(TokenKind::emoji, at_, at_ + c.size, std::u32string_view{&ch.lower, 1});
        at_ += c.size;
        return;
      case Class::mark:
        read_run(TokenKind::mark, ch.lower);
        return;
      default:
        break;
    }
    if (c.value == U'@' && read_mention()) return;
    if (c.value == U'#' && at_ + 1 < text_.size() && is_word_part(character(peek(at_ + 1).value).kind)) {
      ++at_;
      read_word(true);
      return;
    }
    if (c.value == U')' || c.value == U'(') {
      read_run(TokenKind::emoticon, c.value);
      return;
    }
    at_ += c.size;
  }

  Token& add(TokenKind kind, std::size_t from, std::size_t to, std::u32string_view chars) {
    Token& token = out_.list.emplace_back();
    token.begin = static_cast<std::uint32_t>(out_.chars.size());
    token.size = static_cast<std::uint32_t>(chars.size());
    token.from = static_cast<std::uint32_t>(from);
    token.to = static_cast<std::uint32_t>(to);
    token.kind = kind;
    out_.chars += chars;
    return token;
  }

  void read_word(bool is_hashtag) {
    const std::size_t from = at_;
    const auto begin = static_cast<std::uint32_t>(out_.chars.size());
    std::size_t letters = 0, capitals = 0, run = 0;
    char32_t last = 0;
    bool elongated = false;
    while (at_ < text_.size()) {
      const CodePoint c = peek(at_);
      const Character ch = character(c.value);
      if (is_apostrophe(c.value)) {
        const std::size_t after = letters_after(at_ + c.size);
        if (after == 0) break;
        append(U'\'', begin);
        at_ += c.size;
        last = U'\'';
        if (after > 2) break;  // "l'" ends here
        continue;
      }
      if (ch.kind == Class::joiner) {  // accents written apart are no part of what is compared
        at_ += c.size;
        continue;
      }
      if (!is_word_part(ch.kind)) break;
      letters += ch.kind == Class::digit ? 0 : 1;
      capitals += ch.kind == Class::capital ? 1 : 0;
      run = ch.lower == last ? run + 1 : 1;
      if (run <= 2) append(ch.lower, begin);
      elongated = elongated || (run == 3 && ch.kind != Class::digit);
      last = ch.lower;
      at_ += c.size;
    }
    Token& token = out_.list.emplace_back();
    token = {.begin = begin,
             .size = static_cast<std::uint32_t>(out_.chars.size()) - begin,
             .from = static_cast<std::uint32_t>(from),
             .to = static_cast<std::uint32_t>(at_),
             .kind = TokenKind::word,
             .is_capital = letters >= 3 && capitals == letters,
             .is_elongated = elongated,
             .is_hashtag = is_hashtag};
  }

  void append(char32_t c, std::uint32_t begin) {
    if (out_.chars.size() - begin < kLongestWord) out_.chars.push_back(c);
  }

  /// 0, 1, 2 or 3 for more.
  [[nodiscard]] std::size_t letters_after(std::size_t at) const {
    std::size_t n = 0;
    while (at < text_.size() && n < 3) {
      const CodePoint c = peek(at);
      if (!is_word_part(character(c.value).kind)) break;
      at += c.size;
      ++n;
    }
    return n;
  }

  /// A run of one mark or bracket: its first two are kept.
  void read_run(TokenKind kind, char32_t lower) {
    const std::size_t from = at_;
    std::uint32_t n = 0;
    while (at_ < text_.size()) {
      const CodePoint c = peek(at_);
      if (character(c.value).lower != lower) break;
      n += c.value == 0x2026 ? 3 : 1;
      at_ += c.size;
    }
    const std::array<char32_t, 2> twice{lower, lower};
    add(kind, from, at_, std::u32string_view{twice.data(), n > 1 ? std::size_t{2} : std::size_t{1}}).count = n;
  }

  /// Eyes, perhaps a nose, a mouth; hearts.
  bool read_emoticon() {
    const char first = text_[at_];
    if (first == '<' && byte(at_ + 1) == '3') return take_emoticon(2, U"<3");
    const bool eyes = first == ':' || first == ';' || first == '=' || ((first == 'x' || first == 'X') && !after_word());
    if (!eyes) return false;
    std::size_t mouth = at_ + 1;
    if (byte(mouth) == '-' || byte(mouth) == '\'' || byte(mouth) == 'o' || byte(mouth) == '^') ++mouth;
    const char m = byte(mouth);
    const bool letters = first == 'x' || first == 'X';
    static constexpr std::string_view kMouths = ")(][DPpdOo/\\|*3@$}{S";
    if (m == '\0' || kMouths.find(m) == std::string_view::npos) return false;
    if (letters && m != 'D' && m != ')' && m != '(') return false;
    const bool ends_in_letter = is_letter(m) || m == '3';
    if (ends_in_letter && mouth + 1 < text_.size() && is_word_part(character(peek(mouth + 1).value).kind)) return false;
    if (m == '/' && byte(mouth + 1) == '/') return false;  // http://
    const char eye = first == ';' ? ';' : letters ? 'x' : ':';
    const char seen = m == ']' || m == '}' ? ')' : m == '[' || m == '{' ? '(' : m == '\\' ? '/' : ascii_lower(m);
    std::size_t size = mouth + 1 - at_;
    while (byte(at_ + size) == m && (m == ')' || m == '(')) ++size;
    const std::array<char32_t, 2> chars{static_cast<char32_t>(eye), static_cast<char32_t>(seen)};
    return take_emoticon(size, std::u32string_view{chars.data(), 2});
  }
  bool take_emoticon(std::size_t size, std::u32string_view chars) {
    add(TokenKind::emoticon, at_, at_ + size, chars);
    at_ += size;
    return true;
  }
  [[nodiscard]] bool after_word() const {
    return at_ > 0 && (is_letter(text_[at_ - 1]) || is_digit(text_[at_ - 1]) ||
                       static_cast<unsigned char>(text_[at_ - 1]) >= 0x80);
  }

  bool read_link() {
    const char c = ascii_lower(text_[at_]);
    if ((c != 'h' && c != 'w') || after_word()) return false;
    bool is_link = false;
    for (const std::string_view start : {"http://", "https://", "www."}) {
      bool same = text_.size() - at_ > start.size();
      for (std::size_t i = 0; same && i < start.size(); ++i) same = ascii_lower(text_[at_ + i]) == start[i];
      is_link = is_link || same;
    }
    if (!is_link) return false;
    const std::size_t from = at_;
    while (at_ < text_.size() && static_cast<unsigned char>(text_[at_]) > ' ' && text_[at_] != '<' && text_[at_] != '"')
      ++at_;
    add(TokenKind::link, from, at_, U"\uE000");
    return true;
  }

  bool read_mention() {
    std::size_t end = at_ + 1;
    while (is_letter(byte(end)) || is_digit(byte(end)) || byte(end) == '_' || byte(end) == '.' || byte(end) == '-')
      ++end;
    while (end > at_ + 1 && (text_[end - 1] == '.' || text_[end - 1] == '-')) --end;
    if (end == at_ + 1) return false;
    add(TokenKind::mention, at_, end, U"\uE001");
    at_ = end;
    return true;
  }

  std::string_view text_;
  Tokens& out_;
  std::size_t at_ = 0;
};

}  // namespace

void tokenise(std::string_view plain, Tokens& tokens) {
  tokens.chars.clear();
  tokens.list.clear();
  Reader{plain, tokens}.read();
}

}  // namespace colloquio::text
