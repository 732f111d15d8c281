#pragma once

#include <filesystem>
#include <memory>
#include <stop_token>

#include "colloquio/base/id.hpp"
#include "colloquio/ports/files.hpp"

namespace colloquio::adapters {

/// Files in a folder, made when needed. A file appears under its name only when it is closed (written beside and
/// renamed), so a reader never sees half of one and a failure leaves the old one. Only their owner can read them. Links
/// are followed; a device or a pipe of that name is written to directly.
[[nodiscard]] std::unique_ptr<ports::FileWriter> write_into(std::filesystem::path folder);

/// Writes one whole file the same way.
[[nodiscard]] Result<void> write_file(const std::filesystem::path& path, std::string_view bytes);

/// Reads a whole file. Errors: not_found, unavailable, invalid_input above `most` bytes.
[[nodiscard]] Result<std::string> read_file(const std::filesystem::path& path, std::size_t most);

/// XXH3-128 of a whole file, read in big pieces. Errors: unavailable, interrupted.
[[nodiscard]] Result<Id128> hash_file(const std::filesystem::path& path, std::stop_token stop = {});

/// What errno says, as an Error about that path.
[[nodiscard]] Error system_error(int error_number, const std::filesystem::path& path, std::string_view doing);

}  // namespace colloquio::adapters
