#pragma once

#include <string>
#include <string_view>

namespace colloquio::sources::formats {

/// The name of what the user pointed at, for inputs that do not say where they come from: the last part of the path
/// without endings. "exports/forum.example.jsonl.gz" → "forum.example"; a host's own dots stay.
inline std::string name_in_title(std::string_view title) {
  while (title.ends_with('/')) title.remove_suffix(1);
  title = title.substr(title.find_last_of('/') + 1);
  for (bool again = true; again;) {
    again = false;
    for (const std::string_view ending : {".gz", ".bz2", ".xz", ".zst", ".zip", ".7z", ".tar", ".tgz", ".jsonl",
                                          ".ndjson", ".json", ".xml", ".wxr", ".mbox", ".mbx", ".eml"}) {
      if (title.size() > ending.size() && title.ends_with(ending)) {
        title.remove_suffix(ending.size());
        again = true;
      }
    }
  }
  return std::string{title};
}

}  // namespace colloquio::sources::formats
