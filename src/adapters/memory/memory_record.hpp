#pragma once

#include <memory>

#include "colloquio/ports/record.hpp"

namespace colloquio::adapters {

/// The record's twin without a disk: for tests and previews. Same rules, same answers, same fingerprints as the others;
/// about 1 kB a message. Thread-safe.
[[nodiscard]] std::unique_ptr<ports::Record> make_memory_record();

}  // namespace colloquio::adapters
