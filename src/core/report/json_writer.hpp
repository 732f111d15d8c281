#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace colloquio::report {

/// Writes JSON in one pass, indented by two spaces, the same bytes for the same calls on every machine. Doubles are the
/// shortest text that reads back as the same double; what is not finite becomes null. Lists of plain values opened
/// with `begin_list(Layout::one_line)` stay on one line.
class JsonWriter {
 public:
  enum class Layout : std::uint8_t { lines, one_line };

  void begin_object(Layout layout = Layout::lines) { open('{', '}', layout); }
  void begin_list(Layout layout = Layout::lines) { open('[', ']', layout); }
  /// Closes the innermost object or list.
  void end();
  /// The key of the next value; only inside an object.
  void key(std::string_view name);

  void value(std::string_view text);
  void value(const char* text) { value(std::string_view{text}); }
  void value(double number);
  void value(std::int64_t number);
  void value(bool truth);
  void null();
  template <class T>
  void value(const std::optional<T>& maybe) {
    if (maybe)
      value(*maybe);
    else
      null();
  }
  template <class T>
  void field(std::string_view name, const T& v) {
    key(name);
    value(v);
  }

  /// The document, with a final line end.
  [[nodiscard]] std::string take();

 private:
  struct Level {
    char close;
    bool is_one_line;
    bool is_empty = true;
  };
  void open(char first, char last, Layout layout);
  void separate();
  void new_line(std::size_t depth);

  std::string out_;
  std::vector<Level> levels_;
  bool after_key_ = false;
};

}  // namespace colloquio::report
