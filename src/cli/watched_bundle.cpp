#include "watched_bundle.hpp"

#include <algorithm>
#include <array>

namespace colloquio::cli {

namespace {

/// What lies beside talk in exports and is never talk itself.
constexpr std::array<std::string_view, 24> kNoTalk = {
    ".jpg", ".jpeg", ".png", ".gif", ".webp", ".heic", ".bmp", ".svg", ".ico", ".mp4",   ".mov",  ".webm",
    ".avi", ".mkv",  ".mp3", ".ogg", ".oga",  ".opus", ".wav", ".m4a", ".css", ".woff2", ".woff", ".tgs"};

bool may_be_talk(std::string_view name) {
  const auto dot = name.rfind('.');
  if (dot == std::string_view::npos) return true;
  std::string ending{name.substr(dot)};
  for (char& c : ending) {
    if (c >= 'A' && c <= 'Z') c = static_cast<char>(c - 'A' + 'a');
  }
  return std::ranges::find(kNoTalk, ending) == kNoTalk.end();
}

}  // namespace

Result<std::unique_ptr<sources::ByteStream>> WatchedBundle::open(std::string_view name) {
  opened_.emplace(name);
  return inner_->open(name);
}

std::vector<std::string> WatchedBundle::unread() const {
  std::vector<std::string> out;
  for (const std::string& name : names()) {
    if (!opened_.contains(name) && may_be_talk(name)) out.push_back(name);
  }
  return out;
}

}  // namespace colloquio::cli
