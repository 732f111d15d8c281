#pragma once

#include <filesystem>
#include <memory>

#include "colloquio/ports/files.hpp"

namespace colloquio::system {

/// Files in a folder, made when needed. A file appears under its name only when it is closed (written beside and
/// renamed), so a reader never sees half of one and a failure leaves the old one.
[[nodiscard]] std::unique_ptr<ports::FileWriter> write_into(std::filesystem::path folder);

/// Writes one whole file the same way.
[[nodiscard]] Result<void> write_file(const std::filesystem::path& path, std::string_view bytes);

/// Reads a whole file. Errors: not_found, unavailable, invalid_input above `most` bytes.
[[nodiscard]] Result<std::string> read_file(const std::filesystem::path& path, std::size_t most);

/// What errno says, as an Error about that path.
[[nodiscard]] Error system_error(int error_number, const std::filesystem::path& path, std::string_view doing);

}  // namespace colloquio::system
