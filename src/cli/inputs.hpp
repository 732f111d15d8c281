#pragma once

#include <memory>
#include <string>
#include <vector>

#include "commands.hpp"

#include "colloquio/adapters/system/file_bundle.hpp"
#include "colloquio/app/ingest.hpp"
#include "colloquio/sources/mapping.hpp"

namespace colloquio::cli {

/// One opened input with everything that must live as long as it is read.
struct OpenInput {
  std::unique_ptr<sources::Bundle> bundle;
  std::unique_ptr<sources::Mapping> mapping;
  std::unique_ptr<adapters::ReadProgress> progress;
  app::Input input;
};

/// Opens a path as a bundle: counts its bytes, hashes its content (for runs), reads the mapping.
/// Errors: not_found, unavailable; invalid_input (--as or --map).
[[nodiscard]] Result<OpenInput> open_input(const Context& context, const app::Company& company, const InputWords& words,
                                           const std::string& path, bool hash_content);

/// The words of an earlier run again (remap).
[[nodiscard]] Result<InputWords> words_of_run(const ports::ImportRun& run);

}  // namespace colloquio::cli
