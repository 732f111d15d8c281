#pragma once

#include <memory>
#include <string>
#include <vector>

#include "commands.hpp"
#include "watched_bundle.hpp"

#include "colloquio/adapters/system/file_bundle.hpp"
#include "colloquio/app/ingest.hpp"
#include "colloquio/sources/mapping.hpp"

namespace colloquio::cli {

/// One opened input with everything that must live as long as it is read.
struct OpenInput {
  std::unique_ptr<WatchedBundle> bundle;
  std::unique_ptr<sources::Mapping> mapping;
  std::unique_ptr<adapters::ReadProgress> progress;
  app::Input input;
};

/// Errors: invalid_input, in the reader's words.
[[nodiscard]] Result<void> check_zone(const Context& context, const std::string& zone);

/// Opens a path as a bundle: counts its bytes, hashes its content (for runs), reads the mapping.
/// Errors: not_found (no such path), unavailable, conflict (two formats recognise it), invalid_input (none does, --as
/// or
/// --map, empty).
[[nodiscard]] Result<OpenInput> open_input(const Context& context, const app::Company& company, const InputWords& words,
                                           const std::string& path, bool hash_content);

/// Tells which files of the input nobody read, because they are of another format: one line to stderr. After reading.
void tell_unread(const Context& context, const OpenInput& open);

/// The conflict of app::Elsewhere; `advice` says what to do about it.
[[nodiscard]] Error known_elsewhere(const Context& context, const app::Elsewhere& elsewhere, const std::string& path,
                                    Key advice);

/// The words of an earlier run again (remap).
[[nodiscard]] Result<InputWords> words_of_run(const Context& context, const ports::ImportRun& run);

}  // namespace colloquio::cli
