#pragma once

#include <cstddef>
#include <string_view>

namespace colloquio::sources {

/// Finds where one JSON value ends, in text that may come in pieces. Looks at brackets and quotes only.
class JsonScan {
 public:
  enum class Stop {
    done,                  ///< `at` is behind the value
    more,                  ///< the text ends within the value
    line_break_in_string,  ///< `at` is behind it; the value may be broken here, or scanning may go on
  };

  /// Goes on from `at`, which is then the place it stopped. The first call must begin at the value's first byte.
  [[nodiscard]] Stop go_on(std::string_view text, std::size_t& at);

  /// A number or a word: it ends with the text if nothing else ends it.
  [[nodiscard]] bool is_plain() const { return is_plain_; }

 private:
  [[nodiscard]] Stop in_string(std::string_view text, std::size_t& at);

  std::size_t depth_ = 0;
  bool in_string_ = false;
  bool escaped_ = false;
  bool started_ = false;
  bool is_plain_ = false;
};

}  // namespace colloquio::sources
