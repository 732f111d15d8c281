#pragma once

#include "colloquio/sources/format.hpp"

/// Every format, one line each, in the order of `colloquio sources`. To add one: a file in formats/ that defines
/// `const Format <name>`, a fixture, a line here.
#define COLLOQUIO_FORMATS(X) \
  X(convokit)                \
  X(table)                   \
  X(outcomes)                \
  X(reddit)                  \
  X(mastodon_archive)        \
  X(bluesky)                 \
  X(telegram)                \
  X(wordpress_wxr)           \
  X(discourse)               \
  X(stack_exchange)          \
  X(mbox)

namespace colloquio::sources::formats {

#define COLLOQUIO_FORMAT(name) extern const Format name;
COLLOQUIO_FORMATS(COLLOQUIO_FORMAT)
#undef COLLOQUIO_FORMAT

}  // namespace colloquio::sources::formats
