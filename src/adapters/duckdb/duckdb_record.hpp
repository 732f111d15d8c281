#pragma once

#include <cstdint>
#include <filesystem>
#include <memory>

#include "colloquio/base/result.hpp"
#include "colloquio/ports/record.hpp"

namespace colloquio::adapters {

struct DuckDbOptions {
  std::uint32_t memory_limit_mib = 512;  ///< of DuckDB itself; beyond it, it uses record.duckdb.tmp in the same folder;
                                         ///< read_only: a private folder among the temporary files of the system
  std::uint32_t threads = 0;             ///< 0 = all cores
  bool read_only = false;  ///< nothing in the folder is made, changed or removed: for one that cannot be written to
};

/// Opens (or makes) the record in `folder`/record.duckdb and removes what a killed import left behind.
///
/// The store's doors are closed: it reads no other file, opens no connection, loads no extension. Reading is
/// thread-safe (each call takes its own connection and sees one finished state); one import at a time.
/// Errors: conflict (another process, or this one, has it open), unavailable (folder cannot be written, disk full),
/// not_found (read_only, and there is none), corrupt (no DuckDB file, damaged, no record of ours, written by a newer
/// colloquio). Tables and merge rules: docs/formats/record.md; why DuckDB: docs/decisions/0004-record-in-duckdb.md.
[[nodiscard]] Result<std::unique_ptr<ports::Record>> open_duckdb_record(const std::filesystem::path& folder,
                                                                        const DuckDbOptions& options = {});

}  // namespace colloquio::adapters
