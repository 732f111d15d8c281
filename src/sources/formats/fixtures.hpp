#pragma once

#include <fstream>
#include <initializer_list>
#include <iterator>
#include <map>
#include <string>
#include <string_view>

#include "colloquio/sources/format.hpp"
#include "colloquio/sources/memory_bundle.hpp"

namespace colloquio::sources::formats {

/// A file of tests/fixtures as text. For tests only, which define COLLOQUIO_FIXTURES.
inline std::string fixture(const std::string& fixtures, const std::string& path) {
  std::ifstream in(fixtures + "/" + path, std::ios::binary);
  return {std::istreambuf_iterator<char>(in), {}};
}

/// Reads files of tests/fixtures/<folder>/ as one bundle; `chunk` = how many bytes one read gives.
inline Result<void> read_fixtures(const Format& format, const std::string& fixtures, const std::string& folder,
                                  std::initializer_list<std::string> names, EventSink& sink,
                                  const ReadOptions& options = {}, std::size_t chunk = static_cast<std::size_t>(-1)) {
  std::map<std::string, std::string> files;
  for (const std::string& name : names) files[name] = fixture(fixtures, folder + "/" + name);
  MemoryBundle bundle{std::move(files), folder, chunk};
  return format.read(bundle, options, sink);
}

}  // namespace colloquio::sources::formats
