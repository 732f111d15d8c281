#pragma once

#include <cstddef>
#include <cstdint>
#include <memory>

#include "colloquio/base/result.hpp"
#include "colloquio/sources/bytes.hpp"

namespace colloquio::sources {

/// What an archive may become before we call it a bomb. A file compressed 1000 times over is no export of words.
struct UnpackLimits {
  std::size_t entries = 1'000'000;                      ///< files in one archive
  std::uint64_t total = std::uint64_t{1} << 40;         ///< bytes out of one archive or compressed file
  double ratio = 400;                                   ///< bytes out per byte in ...
  std::uint64_t ratio_from = std::uint64_t{256} << 20;  ///< ... asked only above this many bytes out
};

/// Shows a raw bundle with all compression undone, streaming: gz, bz2, xz and zst (any window up to 2 GiB) of single
/// files; zip, tar, tar.gz, tgz, tar.xz, tar.zst, 7z as folders of files. If the archive is all there is, its entries
/// are the bundle's names; beside other files they are shown under the archive's name without its ending. Entries that
/// would leave the folder, `__MACOSX`, dotfiles and links are passed over. An archive within an archive stays closed.
///
/// An archive that is cut or damaged behind some of its files shows those, and says so in Bundle::cut().
/// A bomb, a cut or a damaged file gives `corrupt` from ByteStream::read after what could be read.
/// Errors: corrupt (not even the list can be read), invalid_input (over the limits; an encrypted archive), those of
/// `raw`.
[[nodiscard]] Result<std::unique_ptr<Bundle>> open_bundle(std::unique_ptr<Bundle> raw, const UnpackLimits& limits = {});

}  // namespace colloquio::sources
