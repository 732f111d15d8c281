#pragma once

#include <cstdint>
#include <optional>
#include <span>

#include "colloquio/sources/format.hpp"

namespace colloquio::sources {

/// Exports that people have and that no format reads yet: named, so that the refusal can say what to do instead.
enum class Unsupported : std::uint8_t { whatsapp, spreadsheet, facebook, instagram, meta_messages };

/// What one of the files is by its name and beginning; nullopt if it is none of them. Asked only where no format is
/// sure of the input.
[[nodiscard]] std::optional<Unsupported> unsupported(std::span<const Sniffed> files);

/// Whether `file` belongs to such an export.
[[nodiscard]] bool is_part_of(Unsupported what, const Sniffed& file);

/// The same of a bundle, for saying it in another language. Errors: interrupted.
[[nodiscard]] Result<std::optional<Unsupported>> unsupported_in(Bundle& bundle);

}  // namespace colloquio::sources
