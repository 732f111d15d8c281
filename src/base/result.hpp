#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <utility>

#include <tl/expected.hpp>

namespace colloquio {

/// What the caller can do about a failure, not where it happened.
enum class ErrorKind : std::uint8_t {
  invalid_input,  ///< the person or the channel sent something we refuse: show it, do not retry
  not_found,      ///< the named thing does not exist: show it
  conflict,       ///< somebody else changed it first: reload and ask again
  unavailable,    ///< a channel, disk or network does not answer now: retry later
  corrupt,        ///< stored data breaks an invariant: stop writing, tell the administrator
  interrupted,    ///< the person asked to stop (Ctrl-C): end quietly, everything stays consistent
};

/// A failure as a value: a kind to decide by, a sentence to show, the place in the input.
struct Error {
  ErrorKind kind;
  std::string message;  ///< one English sentence without a final stop, e.g. `line 4 has 3 columns, expected 5`
  std::string where{};  ///< file, URL or field the message is about; empty if none

  friend bool operator==(const Error&, const Error&) = default;
};

/// Either a `T` or an `Error`. Becomes `std::expected` the day we compile as C++23.
template <class T>
using Result = tl::expected<T, Error>;

[[nodiscard]] inline auto fail(ErrorKind kind, std::string message, std::string_view where = {}) {
  return tl::make_unexpected(Error{kind, std::move(message), std::string{where}});
}

}  // namespace colloquio
