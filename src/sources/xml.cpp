#include "colloquio/sources/xml.hpp"

#include <algorithm>
#include <deque>
#include <string>
#include <utility>
#include <vector>

#include <fmt/format.h>

#include "colloquio/base/ascii.hpp"
#include "colloquio/base/utf8.hpp"
#include "colloquio/sources/byte_window.hpp"
#include "colloquio/sources/lines.hpp"

namespace colloquio::sources {

namespace {

constexpr std::size_t kDeepest = 256;
constexpr std::size_t kPiece = std::size_t{64} << 10U;  // of a long text, taken at once
constexpr std::size_t kNone = std::string_view::npos;

constexpr bool starts_name(char c) {
  return is_letter(c) || c == '_' || c == ':' || static_cast<unsigned char>(c) >= 0x80;
}
constexpr bool in_name(char c) { return starts_name(c) || is_digit(c) || c == '-' || c == '.'; }

std::string_view local_name(std::string_view name) { return name.substr(name.rfind(':') + 1); }

bool is_blank(std::string_view text) { return std::all_of(text.begin(), text.end(), is_space); }

/// Expands the entity at the front of `text` ('&'); returns the bytes it took, 0 if it is none that XML knows by
/// itself.
std::size_t take_entity(std::string_view text, std::string& out) {
  constexpr std::size_t kLongest = 12;
  const std::size_t end = text.substr(0, kLongest).find(';');
  if (end == kNone) return 0;
  const std::string_view name = text.substr(1, end - 1);
  static constexpr std::pair<std::string_view, char> kNamed[] = {
      {"amp", '&'}, {"lt", '<'}, {"gt", '>'}, {"quot", '"'}, {"apos", '\''}};
  for (const auto& [known, sign] : kNamed) {
    if (name == known) {
      out += sign;
      return end + 1;
    }
  }
  if (name.size() < 2 || name[0] != '#') return 0;
  const bool hex = name[1] == 'x';
  char32_t code = 0;
  const std::string_view digits = name.substr(hex ? 2 : 1);
  if (digits.empty()) return 0;
  for (const char c : digits) {
    const char l = ascii_lower(c);
    if (!is_digit(l) && !(hex && l >= 'a' && l <= 'f')) return 0;
    const auto digit = static_cast<char32_t>(is_digit(l) ? l - '0' : l - 'a' + 10);
    code = std::min<char32_t>(code * (hex ? 16 : 10) + digit, 0x110000);
  }
  append_utf8(out, code);
  return end + 1;
}

/// Appends text with entities expanded and line ends made '\n', as XML asks.
void append_expanded(std::string_view text, std::string& out) {
  while (!text.empty()) {
    const std::size_t special = text.find_first_of("&\r");
    out += text.substr(0, special);
    if (special == kNone) return;
    text.remove_prefix(special);
    if (text[0] == '\r') {
      if (text.size() < 2 || text[1] != '\n') out += '\n';
      text.remove_prefix(1);
      continue;
    }
    const std::size_t taken = take_entity(text, out);
    if (taken == 0) out += '&';
    text.remove_prefix(std::max<std::size_t>(taken, 1));
  }
}

}  // namespace

struct XmlReader::State {
  State(ByteStream& stream, std::string_view file_name, EventSink& event_sink)
      : window(stream), file(file_name), sink(event_sink) {}

  struct Frame {
    std::string name;
    std::string text;
    bool cut = false;
  };
  struct Attribute {
    std::string_view name;   // into `tag`
    std::string_view value;  // into `tag` or `expanded`
    std::string expanded;
  };

  ByteWindow window;
  std::string_view file;
  EventSink& sink;
  std::vector<Frame> frames;  // the open elements; kept for their buffers
  std::size_t depth = 0;
  std::size_t closing = 0;  // elements still to close because an outer one ended
  bool close_at_once = false;
  std::string tag;                   // the current open tag, so that attributes outlive the window
  std::deque<Attribute> attributes;  // never moves: values point into their expanded texts
  std::size_t attribute_count = 0;
  std::string closed_name;
  std::string closed_text;
  std::uint64_t damages = 0;
  TextPlace first_unreported;
  std::uint64_t mismatched = 0;
  TextPlace first_mismatch;
  std::size_t broken_declarations = 0;
  bool ended = false;
  Result<void> result;

  void damage(TextPlace at, std::string_view reason, std::string_view sample);
  [[nodiscard]] TextPlace here() const { return {window.offset(), window.line()}; }
  XmlEvent finish();
  bool take_text();
  bool take_markup(XmlEvent& event);
  void pass_over(std::string_view end, std::size_t from, bool keep);
  [[nodiscard]] std::size_t declaration_end();
  void pass_over_declaration();
  void pass_over_leftover();
  void add_text(std::string_view text, bool expand);
  bool take_open(XmlEvent& event);
  bool take_close(XmlEvent& event);
  void parse_attributes(std::size_t name_end);
  void open(std::string_view name);
  XmlEvent close_innermost();
};

void XmlReader::State::damage(TextPlace at, std::string_view reason, std::string_view sample) {
  constexpr std::uint64_t kReported = 100;
  if (++damages <= kReported) {
    sources::reject(sink, file, at.offset, at.line, reason, sample);
  } else if (damages == kReported + 1) {
    first_unreported = at;
  }
}

/// The end of the input: says once what was not said one by one.
XmlEvent XmlReader::State::finish() {
  if (ended) return {};
  ended = true;
  result = settle(window.error(), sink, file, here());
  if (depth > 0 && !window.error()) {
    sources::reject(sink, file, window.offset(), window.line(),
                    fmt::format("the file ends inside <{}>", frames[depth - 1].name), {}, Loss::rest);
  }
  if (mismatched > 0) {
    sources::reject(sink, file, first_mismatch.offset, first_mismatch.line, "end tags that do not match",
                    fmt::format("{} of them, the first is here", mismatched));
  }
  constexpr std::uint64_t kReported = 100;
  if (damages > kReported) {
    sources::reject(sink, file, first_unreported.offset, first_unreported.line, "more damaged places",
                    fmt::format("{} of them, the first is here", damages - kReported));
  }
  return {};
}

void XmlReader::State::add_text(std::string_view text, bool expand) {
  if (depth == 0) return;
  Frame& frame = frames[depth - 1];
  if (frame.text.empty() && is_blank(text)) return;  // the layout of the file; also keeps what is outer small
  if (frame.text.size() + text.size() > kItemLimit) {
    if (!frame.cut) damage(here(), "text longer than the limit, cut", text.substr(0, 80));
    frame.cut = true;
    return;
  }
  if (expand) {
    append_expanded(text, frame.text);
  } else {
    frame.text += text;
  }
}

/// Takes what comes before the next '<'. False at the end of the input.
bool XmlReader::State::take_text() {
  constexpr std::size_t kLongestEntity = 12;
  for (;;) {
    const std::string_view view = window.view();
    const std::size_t end = view.find('<');
    if (end != kNone) {
      std::string_view text = view.substr(0, end);
      add_text(text.ends_with("]]>") ? text.substr(0, text.size() - 3) : text, true);  // left over from nested CDATA
      window.consume(end);
      return true;
    }
    if (view.size() > kPiece) {
      // Keep the tail in sight: an entity or a line end may go on.
      std::size_t take = view.size() - kLongestEntity;
      const std::size_t entity = view.substr(take - kLongestEntity, kLongestEntity).rfind('&');
      if (entity != kNone) take -= kLongestEntity - entity;
      if (view[take - 1] == '\r') --take;
      add_text(view.substr(0, take), true);
      window.consume(take);
    }
    if (!window.more()) {
      add_text(window.view(), true);
      window.consume(window.view().size());
      return false;
    }
  }
}

/// Consumes up to and with `end`, from `from` bytes into the view; what was before it is text of the element if `keep`.
void XmlReader::State::pass_over(std::string_view end, std::size_t from, bool keep) {
  window.consume(from);
  for (;;) {
    const std::string_view view = window.view();
    if (const std::size_t at = view.find(end); at != kNone) {
      if (keep) add_text(view.substr(0, at), false);
      window.consume(at + end.size());
      return;
    }
    const std::size_t whole = view.size() >= end.size() ? view.size() - (end.size() - 1) : 0;
    if (whole > kPiece) {
      if (keep) add_text(view.substr(0, whole), false);
      window.consume(whole);
    }
    if (!window.more()) {
      damage(here(), keep ? "CDATA without an end" : "comment without an end", {});
      if (keep) add_text(window.view(), false);
      window.consume(window.view().size());
      return;
    }
  }
}

/// Where the declaration at the front ends (behind its '>'); kNone if that is not within kPiece.
std::size_t XmlReader::State::declaration_end() {
  (void)window.reach(kPiece);
  const std::string_view view = window.view().substr(0, kPiece);
  bool in_brackets = false;
  for (std::size_t at = 2; at < view.size(); ++at) {
    const char c = view[at];
    if (c == '"' || c == '\'') {
      at = view.find(c, at + 1);
    } else if (view.substr(at).starts_with("<!--")) {
      at = view.find("-->", at + 4);
    } else if (c == '[' || c == ']') {
      in_brackets = c == '[';
    } else if (c == '>' && !in_brackets) {
      return at + 1;
    }
    if (at == kNone) return kNone;
  }
  return kNone;
}

/// A DOCTYPE, with the declarations in brackets that it may hold. Nothing of it is used. One that does not end hides
/// nothing but itself.
void XmlReader::State::pass_over_declaration() {
  constexpr std::size_t kTried = 16;  // each costs a look at kPiece bytes
  const std::size_t end = broken_declarations < kTried ? declaration_end() : kNone;
  if (end != kNone) return window.consume(end);
  ++broken_declarations;
  (void)window.reach(kPiece);
  const std::string_view view = window.view().substr(0, kPiece);
  damage(here(), "a declaration without an end", view.substr(0, 80));
  const std::size_t stop = std::min(view.find_first_of("<>", 2), view.size());
  window.consume(stop < view.size() && view[stop] == '>' ? stop + 1 : stop);
}

/// `<!…>` within an element, as word processors leave them: no words. Without its '>' it is text.
void XmlReader::State::pass_over_leftover() {
  (void)window.reach(kPiece);
  const std::string_view view = window.view().substr(0, kPiece);
  const std::size_t stop = view.find_first_of("<>", 2);
  if (stop != kNone && view[stop] == '>') return window.consume(stop + 1);
  add_text("<", false);
  window.consume(1);
}

void XmlReader::State::open(std::string_view name) {
  if (depth == frames.size()) frames.emplace_back();
  Frame& frame = frames[depth++];
  frame.name = name;
  frame.text.clear();
  frame.cut = false;
}

/// Ends the innermost element. Words around it make its own words part of the outer element too.
XmlEvent XmlReader::State::close_innermost() {
  Frame& frame = frames[--depth];
  if (depth > 0 && !frame.text.empty()) {
    Frame& outer = frames[depth - 1];
    if (!outer.text.empty() && outer.text.size() + frame.text.size() <= kItemLimit) outer.text += frame.text;
  }
  closed_name.swap(frame.name);
  closed_text.swap(frame.text);
  return {.kind = XmlEvent::Kind::close, .name = closed_name, .text = closed_text, .at = here()};
}

/// The attributes of `tag`, whose name ends at `name_end`.
void XmlReader::State::parse_attributes(std::size_t name_end) {
  attribute_count = 0;
  std::string_view rest = std::string_view{tag}.substr(name_end);
  for (;;) {
    const std::size_t start =
        static_cast<std::size_t>(std::find_if(rest.begin(), rest.end(), starts_name) - rest.begin());
    if (start == rest.size()) return;
    rest.remove_prefix(start);
    const std::size_t equals = rest.find('=');
    if (equals == kNone) return;
    std::string_view name = rest.substr(0, equals);
    while (!name.empty() && is_space(name.back())) name.remove_suffix(1);
    rest.remove_prefix(equals + 1);
    while (!rest.empty() && is_space(rest[0])) rest.remove_prefix(1);
    if (rest.empty() || (rest[0] != '"' && rest[0] != '\'')) continue;
    const std::size_t end = rest.find(rest[0], 1);
    if (end == kNone) return;
    if (attribute_count == attributes.size()) attributes.emplace_back();
    Attribute& attribute = attributes[attribute_count++];
    attribute.name = local_name(name);
    attribute.value = rest.substr(1, end - 1);
    if (attribute.value.find_first_of("&\r\n\t") != kNone) {
      // XML turns written line ends in attributes into blanks; line ends written as numbers stay.
      attribute.expanded.clear();
      const std::string_view raw = attribute.value;
      std::size_t from = 0;
      while (from < raw.size()) {
        const std::size_t special = std::min(raw.find_first_of("\r\n\t", from), raw.size());
        append_expanded(raw.substr(from, special - from), attribute.expanded);
        if (special < raw.size() && !(raw[special] == '\r' && raw.substr(special + 1).starts_with('\n'))) {
          attribute.expanded += ' ';
        }
        from = special + 1;
      }
      attribute.value = attribute.expanded;
    }
    rest.remove_prefix(end + 1);
  }
}

/// `<name ...>` or `<name .../>` at the front. False if it is none: the '<' was taken as text, or a broken tag was
/// rejected.
bool XmlReader::State::take_open(XmlEvent& event) {
  char quote = '\0';
  std::size_t at = 1;
  const char* broken = nullptr;
  for (;; ++at) {
    if (!window.reach(at + 1)) {
      broken = "a tag without an end";
      break;
    }
    const char c = window.view()[at];
    if (c == '<') {
      broken = "a tag within a tag";
      break;
    }
    if (at > kItemLimit) {
      broken = "a tag longer than the limit";
      break;
    }
    if (quote != '\0') {
      // Most of a tag is its values: go to their end in one step.
      const std::string_view view = window.view();
      const std::size_t skip = view.substr(at).find_first_of(quote == '"' ? "\"<" : "'<");
      at += skip == kNone ? view.size() - at - 1 : skip;
      if (view[at] == quote) quote = '\0';
      if (view[at] == '<') --at;
    } else if (c == '"' || c == '\'') {
      quote = c;
    } else if (c == '>') {
      break;
    }
  }
  event.at = here();
  if (broken != nullptr) {
    damage(here(), broken, window.view().substr(0, std::min<std::size_t>(at, 200)));
    window.consume(std::min(at, window.view().size()));
    return false;
  }
  tag.assign(window.view().substr(1, at - 1));
  window.consume(at + 1);
  close_at_once = tag.ends_with('/');
  const auto name_end = static_cast<std::size_t>(std::find_if_not(tag.begin(), tag.end(), in_name) - tag.begin());
  parse_attributes(name_end);
  if (depth == kDeepest) {
    damage(event.at, "elements nested too deep", tag);
    close_at_once = false;
    return false;
  }
  open(local_name(std::string_view{tag}.substr(0, name_end)));
  event.kind = XmlEvent::Kind::open;
  event.name = frames[depth - 1].name;
  return true;
}

/// `</name>` at the front. False if no such element is open.
bool XmlReader::State::take_close(XmlEvent& event) {
  constexpr std::size_t kLongestName = 256;
  std::size_t end = kNone;
  while ((end = window.view().substr(0, kLongestName).find('>')) == kNone && window.view().size() < kLongestName) {
    if (!window.more()) break;
  }
  const TextPlace at = here();
  if (end == kNone) {
    damage(at, "an end tag without an end", window.view().substr(0, 80));
    window.consume(2);
    return false;
  }
  std::string_view name = window.view().substr(2, end - 2);
  while (!name.empty() && is_space(name.back())) name.remove_suffix(1);
  name = local_name(name);
  std::size_t inner = 0;
  while (inner < depth && frames[depth - 1 - inner].name != name) ++inner;
  if (inner > 0) {
    if (mismatched++ == 0) first_mismatch = at;
  }
  const bool known = inner < depth;
  window.consume(end + 1);
  if (!known) return false;
  closing = inner;
  event = close_innermost();
  return true;
}

/// Takes the markup at the front ('<'). False if it told nothing.
bool XmlReader::State::take_markup(XmlEvent& event) {
  constexpr std::string_view kCdata = "<![CDATA[";
  (void)window.reach(kCdata.size());
  const std::string_view view = window.view();
  if (view.size() > 1 && starts_name(view[1])) return take_open(event);
  if (view.starts_with("</")) return take_close(event);
  if (view.starts_with(kCdata)) {
    pass_over("]]>", kCdata.size(), true);
  } else if (view.starts_with("<!--")) {
    pass_over("-->", 4, false);
  } else if (view.starts_with("<?")) {
    pass_over("?>", 2, false);
  } else if (view.starts_with("<!")) {
    depth == 0 ? pass_over_declaration() : pass_over_leftover();
  } else {
    add_text("<", false);  // "3 < 4"
    window.consume(1);
  }
  return false;
}

XmlReader::XmlReader(ByteStream& stream, std::string_view file, EventSink& sink)
    : state_(std::make_unique<State>(stream, file, sink)) {}
XmlReader::~XmlReader() = default;

XmlEvent XmlReader::next() {
  State& s = *state_;
  if (s.close_at_once) {
    s.close_at_once = false;
    return s.close_innermost();
  }
  if (s.closing > 0) {
    --s.closing;
    return s.close_innermost();
  }
  XmlEvent event;
  while (s.take_text()) {
    if (s.take_markup(event)) return event;
  }
  return s.finish();
}

std::string_view XmlReader::attribute(std::string_view name) const {
  const State& s = *state_;
  for (std::size_t i = 0; i < s.attribute_count; ++i) {
    if (s.attributes[i].name == name) return s.attributes[i].value;
  }
  return {};
}

void XmlReader::reject(TextPlace at, std::string_view reason, std::string_view sample) {
  sources::reject(state_->sink, state_->file, at.offset, at.line, reason, sample);
}

Result<void> XmlReader::result() const { return state_->result; }

}  // namespace colloquio::sources
