#pragma once

#include <algorithm>
#include <filesystem>
#include <fstream>
#include <iterator>
#include <map>
#include <string>
#include <string_view>
#include <vector>

#include "colloquio/sources/format.hpp"

namespace colloquio::hostile {

using Files = std::map<std::string, std::string>;

/// One file of the fixtures, or all the files of one folder.
struct Fixture {
  std::string name;
  Files files;
};

inline std::string bytes_of(const std::filesystem::path& path) {
  std::ifstream in(path, std::ios::binary);
  return {std::istreambuf_iterator<char>(in), {}};
}

inline const std::vector<Fixture>& fixtures() {
  static const std::vector<Fixture> all = [] {
    std::map<std::string, Files> by_folder;
    std::vector<Fixture> found;
    const std::filesystem::path root{COLLOQUIO_FIXTURES};
    for (const auto& entry : std::filesystem::recursive_directory_iterator(root)) {
      if (!entry.is_regular_file()) continue;
      const std::string file = entry.path().filename().string();
      const std::string folder = entry.path().parent_path().lexically_relative(root).string();
      const std::string bytes = bytes_of(entry.path());
      by_folder[folder][file] = bytes;
      found.push_back({folder + "/" + file, {{file, bytes}}});
    }
    for (const auto& [folder, files] : by_folder) {
      if (files.size() > 1) found.push_back({folder, files});
    }
    std::sort(found.begin(), found.end(), [](const Fixture& a, const Fixture& b) { return a.name < b.name; });
    return found;
  }();
  return all;
}

inline sources::Confidence confidence(const sources::Format& format, const Files& files) {
  std::vector<sources::Sniffed> heads;
  for (const auto& [name, bytes] : files) {
    heads.push_back({name, std::string_view{bytes}.substr(0, std::size_t{64} << 10)});
  }
  return format.recognise(heads);
}

/// Whether nobody is surer of these files than this format.
inline bool is_own(const sources::Format& format, const Files& files) {
  const auto sure = confidence(format, files);
  if (sure == 0) return false;
  const auto all = sources::all_formats();
  return std::none_of(all.begin(), all.end(),
                      [&](const sources::Format* other) { return confidence(*other, files) > sure; });
}

}  // namespace colloquio::hostile
