#pragma once

#include <cstdint>
#include <string>
#include <string_view>

namespace colloquio::text {

/// The pieces of an HTML fragment one after the other, without building a tree. It never fails: what is not a tag is
/// text. Views point into the fragment. Contents of script, style and the like are skipped.
class HtmlTokens {
 public:
  explicit HtmlTokens(std::string_view html) : rest_(html) {}

  enum class Kind : std::uint8_t { text, open, close, end };
  struct Token {
    Kind kind = Kind::end;
    std::string_view text;        ///< text: raw, entities not decoded
    std::string_view name;        ///< open, close: as written, any case
    std::string_view attributes;  ///< open: everything between the name and '>'
    bool self_closing = false;    ///< open: ends with "/>"
  };
  [[nodiscard]] Token next();

 private:
  bool take_tag(Token& token);
  void skip_raw_element(std::string_view name);

  std::string_view rest_;
  bool quotes_broken_ = false;  // an attribute's quote was never closed
  bool tags_over_ = false;      // no '>' is left
};

/// The raw value of an attribute, "" if it is absent or empty. Names are compared without case.
[[nodiscard]] std::string_view attribute(std::string_view attributes, std::string_view name);
/// Whether `class` holds that class.
[[nodiscard]] bool has_class(std::string_view attributes, std::string_view name);
/// Case-insensitive comparison with a lower-case ASCII name.
[[nodiscard]] bool is_named(std::string_view name, std::string_view lower_case);

/// Appends `text` with entities decoded, once: "&amp;lt;" becomes "&lt;". The 253 names of HTML 4, &apos; and numbers;
/// the numbers 128 to 159 as Windows-1252, as browsers do. What is no entity stays.
void decode_entities(std::string_view text, std::string& out);

enum class Quoted : std::uint8_t {
  mark,  ///< lines of quoted text start with "> ", as in mail
  drop,  ///< quoted text is left out
};

/// The words of an HTML fragment: entities decoded once; script and style dropped; <br> and block elements start a new
/// line; blanks run together except in <pre>; links as their text; pictures only if they stand for an emoji. Quoted are
/// <blockquote>, <aside class="quote">, <aside class="onebox"> (a page shown for its link), <div class="gmail_quote">
/// and <div class="quote">. About 250 MB/s.
[[nodiscard]] std::string html_to_text(std::string_view html, Quoted quoted = Quoted::mark);
/// The same into a buffer that is kept from call to call; it is cleared first.
void html_to_text(std::string_view html, std::string& out, Quoted quoted = Quoted::mark);

}  // namespace colloquio::text
