#include "colloquio/ports/record.hpp"

#include <algorithm>

namespace colloquio::ports {

Result<IdRange> id_range(std::string_view hex_prefix) {
  std::string first{hex_prefix};
  std::string last{hex_prefix};
  if (hex_prefix.empty() || hex_prefix.size() > 32) {
    return fail(ErrorKind::invalid_input, "the beginning of an id has 1 to 32 hexadecimal digits");
  }
  first.resize(32, '0');
  last.resize(32, 'f');
  const auto low = id_from_hex(first);
  const auto high = id_from_hex(last);
  if (!low || !high) {
    return fail(ErrorKind::invalid_input,
                "an id has only the digits 0-9 and a-f, not '" + std::string{hex_prefix} + "'");
  }
  return IdRange{*low, *high};
}

ImportRun unfinished(const ImportRun& run) {
  ImportRun r = run;
  r.finished = false;
  r.messages_read = r.messages_new = r.messages_changed = r.taps_read = r.taps_new = r.counts_read = r.outcomes_read =
      r.rejects = r.messages_again = 0;
  return r;
}

}  // namespace colloquio::ports
