#pragma once

#include <cstdint>
#include <memory>
#include <string_view>

#include "colloquio/base/result.hpp"
#include "colloquio/core/model/event.hpp"
#include "colloquio/sources/bytes.hpp"
#include "colloquio/sources/lines.hpp"

namespace colloquio::sources {

struct XmlEvent {
  enum class Kind : std::uint8_t { open, close, end };
  Kind kind = Kind::end;
  std::string_view name;  ///< local name: "wp:comment" is "comment"; alive until the next call
  std::string_view text;  ///< close: the words inside, entities and CDATA undone; alive until the next call
  TextPlace at;           ///< open: of the '<'
};

/// Walks through XML of any size in bounded memory, forgiving what exports get wrong: tags that do not match, bare '<'
/// and '&', CDATA within CDATA, control characters, invalid UTF-8, a missing end. On a well-formed file it tells what
/// expat tells (xml_test.cpp compares the two); on another it goes on after the damage, where expat stops.
///
/// Namespaces are ignored. Only &amp; &lt; &gt; &quot; &apos; and numbers are expanded, so no file can blow up; other
/// entities stay as written, a DOCTYPE is passed over. An element's text is its own; if there are words around a child
/// element, the child's words belong to it too. Text above 16 MiB is cut and rejected; a tag above it is passed over.
/// The first 100 damaged places are one reject each, the rest are counted in a last one. About 500 MB/s.
class XmlReader {
 public:
  /// `file` names the input in rejects. Stream, sink and the name must outlive the reader.
  XmlReader(ByteStream& stream, std::string_view file, EventSink& sink);
  ~XmlReader();
  XmlReader(const XmlReader&) = delete;
  XmlReader& operator=(const XmlReader&) = delete;

  /// The next tag. Elements still open at the end of the input are not closed: what was cut is not whole.
  [[nodiscard]] XmlEvent next();

  /// Of the element that open told last, entities undone; "" if it has none of that name. Alive until the next call.
  [[nodiscard]] std::string_view attribute(std::string_view local_name) const;

  /// Tells the sink of something wrong there.
  void reject(TextPlace at, std::string_view reason, std::string_view sample = {});

  /// After the end: why reading stopped. Damage was rejected already; only interrupted and unavailable fail.
  [[nodiscard]] Result<void> result() const;

 private:
  struct State;
  std::unique_ptr<State> state_;
};

}  // namespace colloquio::sources
