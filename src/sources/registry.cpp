#include <algorithm>
#include <array>
#include <string>
#include <vector>

#include "colloquio/sources/format.hpp"
#include "colloquio/sources/formats.hpp"
#include "colloquio/sources/unsupported.hpp"

namespace colloquio::sources {

namespace {

constexpr std::size_t kHeadSize = std::size_t{64} << 10;
constexpr std::size_t kHeadsRead = 64;  // files looked into; of the others only the names are shown
constexpr Confidence kGuess = 10;       // so sure is who takes whatever nobody else wants

#define COLLOQUIO_FORMAT(name) &formats::name,
constexpr std::array kFormats = {COLLOQUIO_FORMATS(COLLOQUIO_FORMAT)};
#undef COLLOQUIO_FORMAT

/// The beginning of a file; what cannot be read is shown as empty, the reader will say why.
Result<std::string> head_of(Bundle& bundle, const std::string& name) {
  auto stream = bundle.open(name);
  if (!stream)
    return stream.error().kind == ErrorKind::interrupted ? Result<std::string>{tl::make_unexpected(stream.error())}
                                                         : std::string{};
  std::string head(kHeadSize, '\0');
  std::size_t filled = 0;
  while (filled < kHeadSize) {
    const auto got = (*stream)->read({head.data() + filled, kHeadSize - filled});
    if (!got && got.error().kind == ErrorKind::interrupted) return tl::make_unexpected(got.error());
    if (!got || *got == 0) break;
    filled += *got;
  }
  head.resize(filled);
  return head;
}

Result<std::vector<std::string>> heads_of(Bundle& bundle) {
  const auto names = bundle.names();
  std::vector<std::string> heads(names.size());
  for (std::size_t i = 0; i < std::min(names.size(), kHeadsRead); ++i) {
    auto head = head_of(bundle, names[i]);
    if (!head) return tl::make_unexpected(head.error());
    heads[i] = std::move(*head);
  }
  return heads;
}

/// `heads` must outlive it, as the bundle must.
std::vector<Sniffed> sniffed(const Bundle& bundle, const std::vector<std::string>& heads) {
  std::vector<Sniffed> files;
  for (std::size_t i = 0; i < heads.size(); ++i) files.push_back({.name = bundle.names()[i], .head = heads[i]});
  return files;
}

/// Whether some files are of a kind that no format reads, and `guess` (nullptr = none) wants none of the others.
bool is_only_unsupported(const Format* guess, std::vector<Sniffed> files) {
  const auto what = unsupported(files);
  if (!what) return false;
  std::erase_if(files, [&](const Sniffed& file) { return is_part_of(*what, file); });
  return guess == nullptr || guess->recognise(files) == 0;
}

std::string list_of_formats() {
  std::string list;
  for (const Format* format : kFormats) {
    list += "\n  " + std::string{format->name};
    list.append(format->name.size() < 20 ? 20 - format->name.size() : 1, ' ');
    list += format->title;
  }
  return list;
}

}  // namespace

std::span<const Format* const> all_formats() { return kFormats; }

const Format* find_format(std::string_view name) {
  const auto found =
      std::find_if(kFormats.begin(), kFormats.end(), [&](const Format* format) { return format->name == name; });
  return found == kFormats.end() ? nullptr : *found;
}

Result<std::optional<Unsupported>> unsupported_in(Bundle& bundle) {
  const auto heads = heads_of(bundle);
  if (!heads) return tl::make_unexpected(heads.error());
  return unsupported(sniffed(bundle, *heads));
}

Result<const Format*> recognise(Bundle& bundle) {
  if (bundle.names().empty()) return fail(ErrorKind::not_found, "there is no file in it", bundle.title());
  const auto heads = heads_of(bundle);
  if (!heads) return tl::make_unexpected(heads.error());
  const std::vector<Sniffed> files = sniffed(bundle, *heads);

  const Format* best = nullptr;
  const Format* equal = nullptr;
  Confidence highest = 0;
  for (const Format* format : kFormats) {
    const Confidence confidence = format->recognise(files);
    if (confidence == 0 || confidence < highest) continue;
    equal = confidence == highest ? best : nullptr;
    best = format;
    highest = confidence;
  }
  if (highest <= kGuess && is_only_unsupported(best, files)) {
    return fail(ErrorKind::not_found, "exports of this kind are not supported yet", bundle.title());
  }
  if (best == nullptr) {
    return fail(ErrorKind::not_found, "no format recognises it; name one with --as:" + list_of_formats(),
                bundle.title());
  }
  if (equal != nullptr) {
    return fail(
        ErrorKind::conflict,
        "it looks like " + std::string{equal->name} + " and like " + std::string{best->name} + "; say which with --as",
        bundle.title());
  }
  return best;
}

}  // namespace colloquio::sources
