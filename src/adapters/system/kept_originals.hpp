#pragma once

#include <filesystem>
#include <memory>

#include "colloquio/ports/originals.hpp"

namespace colloquio::adapters {

/// Originals in a folder: one folder a run (`<run id>/data/`, of a folder `<run id>/data/<its name>/`), the files in it
/// compressed with zstd unless they are compressed already, and `expires` with the day. What was half written when the
/// program was killed is removed on open. Errors: unavailable (the folder cannot be made or written).
[[nodiscard]] Result<std::unique_ptr<ports::Originals>> open_originals(const std::filesystem::path& folder);
/// Those that are there, for a folder that cannot be written to; none if it does not exist. Makes and removes nothing.
[[nodiscard]] std::unique_ptr<ports::Originals> originals_to_read(const std::filesystem::path& folder);

}  // namespace colloquio::adapters
